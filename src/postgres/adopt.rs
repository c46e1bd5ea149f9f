//! Takes over a server that a killed Carrel left running.
//!
//! Its process id is read from `postmaster.pid`, checked to be a Postgres at work on this very
//! cluster, and then it has to prove by SCRAM that it knows our password's verifier.

use anyhow::Context;

use super::place::Place;
use super::postmaster::Postmaster;
use super::socket::Address;
use super::{Running, Settings, initdb, pidfile, process, ready};

/// The running server of a data directory, if there is one that will do. One that runs with other
/// settings is stopped, so that the caller starts it anew.
pub(super) async fn orphan(
    settings: &Settings,
    place: &Place,
    say: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Option<Running>> {
    let cluster = place.cluster();
    let Some(file) = pidfile::read(&cluster) else {
        return Ok(None);
    };
    let at_work = process::works_in(file.pid, &cluster).unwrap_or_else(|| process::alive(file.pid));
    if !at_work {
        return Ok(None);
    }
    let mut postmaster = Postmaster::Adopted { pid: file.pid };
    let Some(password) = initdb::password(place)? else {
        postmaster.stop().await?;
        return Ok(None);
    };
    // It tells its directory itself, for we may have been started in other surroundings then. One
    // that reaches its home through an open file has a name for it that only it can follow.
    let told = file.socket_dir.filter(|dir| !dir.starts_with("/proc"));
    let address = told.map_or_else(|| Address::choose(place), |dir| Address::of(place, dir));

    let answer = ready::wait(&mut postmaster, &address.url(&password, initdb::DATABASE), say).await;
    let facts = match answer {
        Ok(facts) => facts,
        // It was about to stop, and now it has.
        Err(_) if !process::alive(file.pid) => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| {
                format!("A Postgres server (process {}) runs on {} but does not let us in", file.pid, cluster.display())
            });
        }
    };
    let wanted = facts.fsync != settings.throwaway && facts.max_connections == settings.max_connections;
    if !wanted || !facts.has_extension {
        say("The private database was still running with other settings; restarting it.");
        postmaster.stop().await.context("the running Postgres could not be stopped")?;
        return Ok(None);
    }
    say("The private database was still running; going on with it.");
    Ok(Some(Running { postmaster, address, password }))
}

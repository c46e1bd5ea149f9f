//! Where measures are taken: the server, its database, the yardstick, and the learners who ask.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::client::{Answer, Client};
use super::figures::{Figure, Limits, Served};
use super::load::{Load, Until, metered};
use super::nginx::Nginx;
use super::plan::Plan;
use super::requests::{self, Readers};
use super::server::Server;
use super::smtp_sink::Sink;
use super::target::Target;
use crate::app::App;

/// How many requests are under way at once.
pub const AT_ONCE: [usize; 3] = [1, 8, 32];
/// How long a load runs before it is measured.
const WARM: Duration = Duration::from_secs(1);
/// So many learners ask, one after the other; more would only fill the memory of this process.
const ASKING: u64 = 5_000;

/// Everything a measure needs.
pub struct Stage<'a> {
    /// The program's parts, for signing sessions.
    pub app: &'a App,
    /// What is wanted.
    pub plan: &'a Plan,
    /// What is asked for.
    pub target: &'a Target,
    /// The server.
    pub server: &'a Server,
    /// The first process of the database.
    pub postmaster: i32,
    /// The yardstick, where there is one.
    pub nginx: Option<Nginx>,
    /// Where mail goes.
    pub sink: &'a Sink,
    /// Counts requests, so that no two measures begin with the same learner.
    pub asked: AtomicU64,
}

impl Stage<'_> {
    /// The processes that answer.
    pub fn roots(&self) -> [i32; 2] {
        [self.server.pid, self.postmaster]
    }

    /// Sessions of learners, fresh.
    pub fn readers(&self) -> anyhow::Result<Readers> {
        Readers::of(self.app, 1, self.plan.learners.min(ASKING))
    }

    /// One page as a learner's browser gets it.
    pub async fn page(&self, path: &str, cookie: &str) -> anyhow::Result<Answer> {
        self.shown(path, &requests::get(path, cookie)).await
    }

    /// The same without compression, to be read.
    pub async fn plain_page(&self, path: &str, cookie: &str) -> anyhow::Result<Answer> {
        self.shown(path, &requests::get_plain(path, cookie)).await
    }

    async fn shown(&self, path: &str, request: &[u8]) -> anyhow::Result<Answer> {
        let answer = Client::new(self.server.address).ask(request).await?;
        anyhow::ensure!(answer.status == 200, "{path} was answered with {}", answer.status);
        Ok(answer)
    }

    /// A load on the server that goes on where the last one stopped.
    pub fn load<'l>(&self, expected: u16, request: impl Fn(u64) -> Vec<u8> + 'l) -> Load<'l> {
        // A prime apart, so that readers are asked for in another order each time.
        let begin = self.asked.fetch_add(104_729, Ordering::Relaxed);
        Load::new(self.server.address, expected, request).from(begin)
    }

    /// A page for learners, at one, eight and thirty-two requests at once.
    pub async fn pages(&self, name: &str, path: &str, limits: Limits) -> anyhow::Result<Vec<Figure>> {
        self.each(name, limits, false, 200, |readers, nth| requests::get(path, readers.cookie(nth))).await
    }

    /// The same for any request of learners; with the yardstick in turn where that is asked for:
    /// ours, nginx, ours.
    pub async fn each(
        &self,
        name: &str,
        limits: Limits,
        against_nginx: bool,
        expected: u16,
        request: impl Fn(&Readers, u64) -> Vec<u8>,
    ) -> anyhow::Result<Vec<Figure>> {
        let mut figures = Vec::new();
        let until = Until::Elapsed(self.plan.lasting);
        for at_once in AT_ONCE {
            let mut served =
                Served { name: name.to_owned(), at_once, rounds: Vec::new(), yardstick: Vec::new(), limits };
            let name = "The same page from nginx, compressed each time".to_owned();
            let mut fresh =
                Served { name, at_once, rounds: Vec::new(), yardstick: Vec::new(), limits: Limits::default() };
            let readers = self.readers()?;
            self.load(expected, |nth| request(&readers, nth)).closed(at_once, Until::Elapsed(WARM)).await?;
            for _ in 0..self.plan.rounds {
                // Sessions are signed anew each time: they last ten minutes, and a round may be long.
                let readers = self.readers()?;
                let load = self.load(expected, |nth| request(&readers, nth));
                served.rounds.push(metered(&self.roots(), load.closed(at_once, until)).await?);
                let Some(nginx) = self.nginx.as_ref().filter(|_| against_nginx) else { continue };
                for (page, taken) in [("/page", &mut served.yardstick), ("/fresh", &mut fresh.rounds)] {
                    let same = Load::new(nginx.address, 200, |nth| requests::get(page, readers.cookie(nth)));
                    taken.push(metered(&[nginx.pid], same.closed(at_once, until)).await?);
                }
                served.rounds.push(metered(&self.roots(), load.closed(at_once, until)).await?);
            }
            figures.push(Figure::Served(served));
            if !fresh.rounds.is_empty() {
                figures.push(Figure::Served(fresh));
            }
        }
        Ok(figures)
    }
}

//! The end of a module, and the certificate that comes of it.

use diesel::{ExpressionMethods, QueryDsl};
use uuid::Uuid;

use crate::accounts::UserId;
use crate::bench::client::Client;
use crate::bench::figures::{Figure, Limits, Served, Value};
use crate::bench::load::{Round, Until, metered};
use crate::bench::number::of_len;
use crate::bench::requests::{self, Readers, get, post};
use crate::bench::stage::{AT_ONCE, Stage};
use crate::db;
use crate::db::schema::certificates;

/// Learners who finish in one round: a module is finished once, so each needs someone new.
const FINISHING: u64 = 100;
/// Those who finish first, uncounted.
const WARM: u64 = 20;
/// Certificates that are drawn in turn.
const CERTIFICATES: i64 = 500;

/// How many learners stand before the end of the module, for so many rounds.
pub fn finishers(rounds: u32) -> u64 {
    WARM + FINISHING * u64::from(rounds) * 3
}

/// Finishing: the form that closes the module, and with it completion, ledger, award, certificate.
pub async fn finish(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let path = format!("{}/feedback", stage.target.module.path());
    let form = stage.target.feedback_form();
    // The first of them finished when the database was made.
    let mut next = stage.plan.learners + 2;
    let mut round = async |at_once: usize, count: u64| -> anyhow::Result<Round> {
        let readers = Readers::of(stage.app, next, count)?;
        next += count;
        let load = stage.load(303, |nth| post(&path, readers.cookie(nth), &form));
        metered(&stage.roots(), load.closed(at_once, Until::Answered(count))).await
    };
    round(1, WARM).await?;
    let mut figures = Vec::new();
    for at_once in AT_ONCE {
        let mut rounds = Vec::new();
        for _ in 0..stage.plan.rounds {
            rounds.push(round(at_once, FINISHING).await?);
        }
        let name = "Finishing a module, with certificate".to_owned();
        figures.push(Figure::Served(Served {
            name,
            at_once,
            rounds,
            yardstick: Vec::new(),
            limits: Limits::default(),
        }));
    }
    Ok(figures)
}

/// Whose certificates there are, and which.
async fn issued(stage: &Stage<'_>) -> anyhow::Result<Vec<(UserId, Uuid)>> {
    use diesel_async::RunQueryDsl;
    let mut conn = db::connect(stage.app.db().url()).await?;
    let latest = certificates::table.order(certificates::user_id.desc()).limit(CERTIFICATES);
    Ok(latest.select((certificates::user_id, certificates::id)).load(&mut conn).await?)
}

/// Drawing certificates.
pub async fn pdf(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let all = issued(stage).await?;
    anyhow::ensure!(!all.is_empty(), "nobody has a certificate");
    let mut served = Served {
        name: "Certificate as PDF, with logo and signatures".to_owned(),
        at_once: 1,
        rounds: Vec::new(),
        yardstick: Vec::new(),
        limits: Limits { cpu_ms: Some(20.0), ..Limits::default() },
    };
    let mut size = 0;
    for round in 0..stage.plan.rounds {
        let asked: Vec<Vec<u8>> = all
            .iter()
            .map(|(user, id)| {
                let cookie = requests::cookie(stage.app, requests::number(*user), Vec::new())?;
                Ok(get(&format!("/c/{id}.pdf"), &cookie))
            })
            .collect::<anyhow::Result<_>>()?;
        if round == 0
            && let Some(first) = asked.first()
        {
            size = Client::new(stage.server.address).ask(first).await?.body.len();
        }
        let count = u64::try_from(asked.len())?;
        let nth =
            |nth: u64| usize::try_from(nth % count).ok().and_then(|at| asked.get(at)).cloned().unwrap_or_default();
        let load = stage.load(200, nth);
        served.rounds.push(metered(&stage.roots(), load.closed(1, Until::Elapsed(stage.plan.lasting))).await?);
    }
    let size = Value::new("Certificate as PDF: size on the wire", "bytes", vec![of_len(size)]).at_most(60_000.0);
    Ok(vec![Figure::Served(served), size.into()])
}

//! Load: requests sent as fast as they are answered, or at a given pace, and how long each took.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use futures_util::future::try_join_all;

use super::client::Client;
use super::number::{self, millis, percentile};
use super::processes;

/// What is asked, again and again.
pub struct Load<'a> {
    /// Whom.
    pub address: SocketAddr,
    /// The nth request.
    pub request: Box<dyn Fn(u64) -> Vec<u8> + 'a>,
    /// The status that every answer must have.
    pub expected: u16,
    /// The number of the next request.
    pub next: AtomicU64,
}

/// When it is over.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After this long.
    Elapsed(Duration),
    /// After so many requests.
    Answered(u64),
}

/// How long each request took, and all of them together.
#[derive(Debug, Default)]
pub struct Answered {
    latencies: Vec<Duration>,
    elapsed: Duration,
}

/// One taking of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Requests that were answered.
    pub requests: usize,
    /// How long that took.
    pub elapsed: Duration,
    /// Processor time of everybody who answered.
    pub cpu: Duration,
    /// Half of the answers were no slower.
    pub p50: Duration,
    /// 95 of a hundred were no slower.
    pub p95: Duration,
    /// 99 of a hundred were no slower.
    pub p99: Duration,
}

impl Round {
    /// Processor milliseconds for each request.
    pub fn cpu_ms(&self) -> f64 {
        millis(self.cpu) / number::of_len(self.requests.max(1))
    }

    /// Requests a second.
    pub fn per_second(&self) -> f64 {
        number::of_len(self.requests) / self.elapsed.as_secs_f64().max(1e-9)
    }
}

impl<'a> Load<'a> {
    /// A load on an address whose every answer must have this status.
    pub fn new(address: SocketAddr, expected: u16, request: impl Fn(u64) -> Vec<u8> + 'a) -> Load<'a> {
        Load { address, request: Box::new(request), expected, next: AtomicU64::new(0) }
    }

    /// The same, counting its requests from this number on.
    pub fn from(mut self, number: u64) -> Load<'a> {
        self.next = AtomicU64::new(number);
        self
    }

    /// Sends so many requests at once, each connection its next one when the last is answered.
    pub async fn closed(&self, at_once: usize, until: Until) -> anyhow::Result<Answered> {
        let begin = Instant::now();
        let last = match until {
            Until::Answered(count) => self.next.load(Ordering::Relaxed) + count,
            Until::Elapsed(_) => u64::MAX,
        };
        let connection = async || {
            let mut client = Client::new(self.address);
            let mut latencies = Vec::new();
            loop {
                let over = matches!(until, Until::Elapsed(time) if begin.elapsed() >= time);
                let nth = self.next.fetch_add(1, Ordering::Relaxed);
                if over || nth >= last {
                    return anyhow::Ok(latencies);
                }
                let asked = Instant::now();
                self.ask(&mut client, nth).await?;
                latencies.push(asked.elapsed());
            }
        };
        let all = try_join_all((0..at_once).map(|_| connection())).await?;
        Ok(Answered { latencies: all.concat(), elapsed: begin.elapsed() })
    }

    /// Sends so many requests a second, whether or not the last are answered. The time of a request
    /// that had to wait for its connection counts from when it was due, so that a slow answer shows
    /// in those behind it too.
    pub async fn paced(&self, per_second: u32, lasting: Duration, at_once: u32) -> anyhow::Result<Answered> {
        let gap = Duration::from_secs(1) / per_second.max(1);
        let begin = Instant::now();
        let connection = async |first: u32| {
            let mut client = Client::new(self.address);
            let mut latencies = Vec::new();
            let mut due = begin + gap * first;
            while due < begin + lasting {
                let waited = Instant::now() < due;
                tokio::time::sleep_until(due.into()).await;
                // A timer that rings late is not the server's fault.
                let asked = if waited { Instant::now() } else { due };
                self.ask(&mut client, self.next.fetch_add(1, Ordering::Relaxed)).await?;
                latencies.push(asked.elapsed());
                due += gap * at_once;
            }
            anyhow::Ok(latencies)
        };
        let all = try_join_all((0..at_once).map(connection)).await?;
        Ok(Answered { latencies: all.concat(), elapsed: begin.elapsed() })
    }

    async fn ask(&self, client: &mut Client, nth: u64) -> anyhow::Result<()> {
        let request = (self.request)(nth);
        let line = || String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
        let answer = client.ask(&request).await.with_context(|| format!("{} was not answered", line()))?;
        ensure!(answer.status == self.expected, "{} was answered with {}", line(), answer.status);
        Ok(())
    }
}

/// Takes one figure: does the work, and reads what these processes and their children used for it.
pub async fn metered(roots: &[i32], work: impl Future<Output = anyhow::Result<Answered>>) -> anyhow::Result<Round> {
    let before = processes::cpu(roots)?;
    let mut answered = work.await?;
    let cpu = processes::cpu(roots)?.saturating_sub(before);
    ensure!(!answered.latencies.is_empty(), "nothing was answered in the time given");
    answered.latencies.sort_unstable();
    Ok(Round {
        requests: answered.latencies.len(),
        elapsed: answered.elapsed,
        cpu,
        p50: percentile(&answered.latencies, 50),
        p95: percentile(&answered.latencies, 95),
        p99: percentile(&answered.latencies, 99),
    })
}

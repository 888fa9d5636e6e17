//! Goal 4: deliveries are taken while others are worked off, and worked off as fast as the calls to iCIMS allow.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::engine::Mode;
use crate::figures::Rounds;
use crate::goals::Goal;
use crate::http;
use crate::letters::Letters;
use crate::load::{self, Until};
use crate::plan::Plan;
use crate::pretend::Pretend;
use crate::product::{Site, Work};
use crate::say::hint;

/// Applications for each second of sending.
const A_SECOND: usize = 8_000;
/// Between two looks at how much is worked off.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What was worked off so far, as the product's own metrics say.
#[derive(Debug, Clone, Copy)]
struct Worked {
    handoffs: f64,
    calls: f64,
    at: Instant,
}

/// Sends to a product that works, and lets it work on when nothing more is sent.
pub(crate) async fn measure(plan: &Plan, site: &Site, rounds: &Rounds) -> anyhow::Result<Vec<Goal>> {
    let pretend = Pretend::start(A_SECOND * (usize::try_from(plan.span.as_secs())? + 1))?;
    let bare = pretend.calls_a_second(plan.span)?;
    let letters = Arc::new(Letters::about(pretend.all()));
    let database = site.database().await?;
    let product = site.serve(&database, Work::On, Some(&pretend.url()))?;
    let ops = product.ops.context("it has such an address")?;
    let senders = (product.address, plan.connections);
    let began = worked(ops)?;
    let heard = load::send(senders, &letters, 0, Until::Span(plan.span), product.look()).await?;
    let stopped = worked(ops)?;
    let ended = wait(ops, stopped, load::number(heard.used), plan.span)?;
    let alone = rounds.figure(Mode::Product, |f| f.rate).median;
    let each = (ended.calls - began.calls) / (ended.handoffs - began.handoffs);
    let while_sent = rate(began, stopped);
    let after = rate(stopped, ended);
    hint(&format!(
        "worked off: {while_sent:.0}/s while sent to, {after:.0}/s after; a bare client makes {bare:.0} calls/s"
    ));
    drop(product);
    site.remove(&database).await?;
    Ok(vec![
        Goal::at_least(4, "acknowledged a second while it works, × ingest alone", (0.5, ""), heard.rate() / alone)
            .from(&format!("{:.0}/s; {while_sent:.0} hand-offs/s worked off meanwhile", heard.rate())),
        Goal::at_least(4, "worked off a second, × what a bare client's calls allow", (0.5, ""), after / (bare / each))
            .from(&format!("{after:.0}/s; {bare:.0} calls/s ÷ {each:.1} calls each")),
    ])
}

/// Waits until all is worked off, or for that long.
fn wait(ops: SocketAddr, stopped: Worked, all: f64, span: Duration) -> anyhow::Result<Worked> {
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = worked(ops)?;
        if now.handoffs >= all || now.at.duration_since(stopped.at) > span {
            return Ok(now);
        }
    }
}

fn worked(ops: SocketAddr) -> anyhow::Result<Worked> {
    let (_, text) = http::get(ops, "/metrics")?;
    let sum = |name: &str, with: &[&str]| {
        let lines = text.lines().filter(|line| line.starts_with(name) && with.iter().all(|label| line.contains(label)));
        lines.filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum::<f64>()
    };
    let handoffs = sum("goodtime_task_attempts_total{", &["kind=\"fetch_application\"", "verdict=\"done\""]);
    Ok(Worked { handoffs, calls: sum("goodtime_ats_calls_total{", &[]), at: Instant::now() })
}

fn rate(from: Worked, to: Worked) -> f64 {
    (to.handoffs - from.handoffs) / to.at.duration_since(from.at).as_secs_f64()
}

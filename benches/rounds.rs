//! Each mode in turn, round by round: what disturbs the machine for longer than a moment disturbs all of them.

use std::sync::Arc;

use anyhow::Context as _;

use crate::engine::Mode;
use crate::figures::{Figures, Rounds};
use crate::letters::{About, Letters};
use crate::load::{self, Until, number};
use crate::plan::Plan;
use crate::process;
use crate::product::{Site, Work};
use crate::say::hint;
use crate::server::Server;

/// Deliveries for each second: more than any mode that keeps something takes. Who takes them all stops early.
const A_SECOND: usize = 25_000;
/// Deliveries in all: about 300 MB.
const MOST: usize = 250_000;

/// Measures every mode on one engine.
pub(crate) async fn run(plan: &Plan, site: &Site) -> anyhow::Result<Rounds> {
    let seconds = usize::try_from(plan.span.as_secs())? + 1;
    let many = (A_SECOND * seconds).min(MOST);
    let letters = Arc::new(Letters::about((0..many).map(|n| About::nth(n, many))));
    let (inflated, wire) = letters.sizes;
    hint(&format!("{}: {many} deliveries of {inflated} bytes, {wire} as sent", site.engine.name()));
    let mut rounds = Rounds::default();
    for round in 0..plan.rounds {
        let mut modes = Mode::ALL;
        if round % 2 == 1 {
            modes.reverse();
        }
        for mode in modes {
            let figures = measure(plan, site, mode, &letters).await.with_context(|| mode.name(site.engine))?;
            let Figures { rate, cpu, p50, p99, .. } = figures;
            let told = format!("{rate:>7.0}/s {cpu:>5.0} µs, p50 {p50:.1} ms, p99 {p99:.1} ms");
            hint(&format!("round {}: {:<10} {told}", round + 1, mode.argument()));
            rounds.add(mode, figures);
        }
    }
    Ok(rounds)
}

async fn measure(plan: &Plan, site: &Site, mode: Mode, letters: &Arc<Letters>) -> anyhow::Result<Figures> {
    let database = site.database().await?;
    let mut server = match mode {
        Mode::Product => site.serve(&database, Work::Paused, None)?,
        _ => Server::of_ourselves(&["reference", mode.argument(), &database], site.database_process())?.0,
    };
    let (idle, _) = process::memory(server.id());
    let senders = (server.address, plan.connections);
    let heard = load::send(senders, letters, 0, Until::Span(plan.span), server.look()).await;
    server.check()?; // If it died, that says more than a broken connection.
    let heard = heard?;
    let (_, load) = process::memory(server.id());
    drop(server);
    site.remove(&database).await?;
    let cpu = (heard.looks.1 - heard.looks.0) * 1_000_000.0 / number(heard.acknowledged);
    Ok(Figures { rate: heard.rate(), p50: heard.percentile(50), p99: heard.percentile(99), cpu, idle, load })
}

//! What a delivery costs beside the least that it could cost (`make bench`), and with millions of events beside none
//! (`make bench-scale`); what a mirrored record costs (`make bench-sync`), and how
//! long a page takes (`make bench-pages`).
//!
//! This program sends, measures and tells. The product is its real program, as its own process. Each reference (the
//! least program that does a part of the work) and the pretend iCIMS are this program again, with an argument, as processes
//! of their own. What is compared comes from one build and one run, round by round in turn: on a machine that others use,
//! ratios of one round hold where rates do not. It fails when something does not work, not when a goal is missed.

mod draining;
mod engine;
mod figures;
mod goals;
mod http;
mod letters;
mod load;
mod mirror;
mod pages;
mod plan;
mod pretend;
mod process;
mod product;
mod queued;
mod reference;
mod rounds;
mod say;
mod scale;
mod server;
mod start;
mod table;

use anyhow::Context as _;

use crate::engine::Mode;
use crate::plan::Plan;
use crate::say::say;

fn main() -> anyhow::Result<()> {
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    match arguments[..] {
        [] => run(ratios(&Plan::read()?)),
        ["scale"] => run(scale::tell(&Plan::read()?)),
        ["pages"] => run(pages::tell(&Plan::read()?)),
        ["sync"] => run(mirror::tell(&Plan::read()?)),
        ["reference", mode, database] => {
            let mode = Mode::named(mode).context("no such mode")?;
            tokio::runtime::Runtime::new()?.block_on(reference::serve(mode, database))
        }
        ["pretend", applications] => {
            tokio::runtime::Runtime::new()?.block_on(pretend::serve(applications.parse().context("a number")?))
        }
        ["customer", people, list] => {
            let people = people.parse().context("a number")?;
            tokio::runtime::Runtime::new()?.block_on(mirror::customer::serve(people, list))
        }
        ["bare", database, url, list] => {
            tokio::runtime::Runtime::new()?.block_on(mirror::bare::work(database, url, list))
        }
        _ => anyhow::bail!("usage: [scale | sync | pages]"),
    }
}

/// Measuring takes as little of the machine as it can: one thread beside the sender's.
fn run(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

async fn ratios(plan: &Plan) -> anyhow::Result<()> {
    let machine = process::machine();
    say(&format!("{} rounds of {} s, {} connections, {machine}", plan.rounds, plan.span.as_secs(), plan.connections));
    for engine in &plan.engines {
        let site = product::Site::new(plan, *engine).await?;
        let rounds = rounds::run(plan, &site).await?;
        say(&table::of(*engine, &rounds));
        let mut goals = goals::of(*engine, &rounds);
        goals.extend(draining::measure(plan, &site, &rounds).await?);
        goals.extend(queued::measure(plan, &site).await?);
        goals.extend(start::measure(plan, &site).await?);
        say(&goals::tell(*engine, &goals));
    }
    Ok(())
}

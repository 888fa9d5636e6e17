//! Goal 7: with millions of stored events everything on the way of a delivery is as fast as on an empty store, and the
//! timeline of anything is there at once.
//!
//! `BENCH_EVENTS` stored events, of which half made hand-offs, and a fifth of all belongs to the customer that delivers.

mod asking;
pub(crate) mod fill;

use std::sync::Arc;
use std::time::Instant;

use crate::engine::{Engine, Mode};
use crate::figures::{Figures, Rounds, Spread};
use crate::goals::{self, Goal};
use crate::letters::{About, Letters};
use crate::load::{self, Until, number};
use crate::plan::Plan;
use crate::process;
use crate::product::{Site, Work};
use crate::say::{hint, say};

use self::asking::Asked;

/// Deliveries of one round.
const A_ROUND: usize = 20_000;
/// Milliseconds for a timeline.
const TIMELINE_MOST: f64 = 50.0;
/// What a full store may cost: a tenth.
const FLAT: f64 = 0.9;

/// Fills a store on each engine and compares it with an empty one.
pub(crate) async fn tell(plan: &Plan) -> anyhow::Result<()> {
    for engine in &plan.engines {
        let site = Site::new(plan, *engine).await?;
        let (empty, full) = (site.database().await?, site.database().await?);
        let began = Instant::now();
        let bytes = fill::fill(*engine, &full, plan.events).await?;
        say(&format!(
            "{}: {} events, {:.1} GB with what belongs to them, filled in {:.0} s; {}",
            engine.name(),
            plan.events,
            bytes / 1e9,
            began.elapsed().as_secs_f64(),
            process::machine()
        ));
        let mut goals = acknowledged(plan, &site, (&empty, &full)).await?;
        goals.extend(asked(plan, &site, (&empty, &full)).await?);
        say(&goals::tell(*engine, &goals));
    }
    Ok(())
}

/// The rate of acknowledgements, in turn on both. The full one is [`Mode::Product`], the empty one [`Mode::Four`].
async fn acknowledged(plan: &Plan, site: &Site, (empty, full): (&str, &str)) -> anyhow::Result<Vec<Goal>> {
    let many = A_ROUND * plan.rounds;
    let persons = usize::try_from(fill::persons(plan.events))?;
    let about = |n| {
        let about = About::nth(n, many);
        let person = fill::FIRST_ID + i64::try_from(n.wrapping_mul(7_919) % persons).unwrap_or_default();
        About { person, ..about }
    };
    let letters = Arc::new(Letters::about((0..many).map(about)));
    let mut rounds = Rounds::default();
    for round in 0..plan.rounds {
        let mut both = [(Mode::Four, empty), (Mode::Product, full)];
        if round % 2 == 1 {
            both.reverse();
        }
        for (mode, database) in both {
            let mut product = site.serve(database, Work::Paused, None)?;
            let (idle, _) = process::memory(product.id());
            let senders = (product.address, plan.connections);
            let until = Until::Letters(A_ROUND);
            let heard = load::send(senders, &letters, round * A_ROUND, until, product.look()).await?;
            product.check()?;
            let (_, load) = process::memory(product.id());
            let cpu = (heard.looks.1 - heard.looks.0) * 1_000_000.0 / number(heard.acknowledged);
            let (rate, p50, p99) = (heard.rate(), heard.percentile(50), heard.percentile(99));
            let which = if mode == Mode::Four { "empty" } else { "full" };
            hint(&format!(
                "round {}: {which:<5} {rate:>7.0}/s {cpu:>5.0} µs, p50 {p50:.1} ms, p99 {p99:.1} ms",
                round + 1
            ));
            rounds.add(mode, Figures { rate, p50, p99, cpu, idle, load });
        }
    }
    let to = |which| rounds.ratio((Mode::Product, Mode::Four), which);
    let (rate, cpu) = (to(|f| f.rate), to(|f| f.cpu));
    let figure = |which: fn(&Figures) -> f64| {
        (rounds.figure(Mode::Four, which).median, rounds.figure(Mode::Product, which).median)
    };
    let (rates, cpus, p99s) = (figure(|f| f.rate), figure(|f| f.cpu), figure(|f| f.p99));
    Ok(vec![
        Goal::at_least(7, "acknowledged a second, × empty", (FLAT, ""), rate.median)
            .from(&format!("{:.0}/s empty, {:.0}/s full; p99 {:.1} and {:.1} ms", rates.0, rates.1, p99s.0, p99s.1)),
        Goal::at_most(7, "processor for each delivery, × empty", (1.11, ""), cpu.median)
            .from(&format!("{:.0} µs empty, {:.0} µs full", cpus.0, cpus.1)),
    ])
}

/// Claims and timelines, asked of the store as the product's own rooms ask.
async fn asked(plan: &Plan, site: &Site, (empty, full): (&str, &str)) -> anyhow::Result<Vec<Goal>> {
    for database in [empty, full] {
        fill::queue(site.engine, database, plan.queued).await?;
    }
    let (of_empty, of_full) = (Asked::open(site, empty).await?, Asked::open(site, full).await?);
    let (mut ratios, mut rates) = (Vec::new(), (Vec::new(), Vec::new()));
    for _ in 0..plan.rounds {
        let both = (of_empty.claims_a_second().await?, of_full.claims_a_second().await?);
        hint(&format!("claims: {:.0}/s empty, {:.0}/s full", both.0, both.1));
        ratios.push(both.1 / both.0);
        rates.0.push(both.0);
        rates.1.push(both.1);
    }
    let (rates, ratio) = ((Spread::of(rates.0).median, Spread::of(rates.1).median), Spread::of(ratios));
    let told = format!("{:.0}/s empty, {:.0}/s full; {} hand-offs queued", rates.0, rates.1, plan.queued);
    let mut goals = vec![Goal::at_least(7, "claims a second, × empty", (FLAT, ""), ratio.median).from(&told)];
    for (what, times, slowest) in of_full.timelines(plan.events).await? {
        let goal = Goal::at_most(7, &format!("timeline by {what}, slowest"), (TIMELINE_MOST, " ms"), times.most);
        goals.push(goal.from(&format!("median {:.1} ms; {slowest}", times.median)));
    }
    of_empty.close().await;
    of_full.close().await;
    if site.engine == Engine::Sqlite {
        site.remove(full).await?;
    }
    Ok(goals)
}

//! Goal 8: what a mirrored record costs beside the least that it could cost, and what memory an import takes of however many
//! (`make bench-sync`).
//!
//! The pretend iCIMS has so many invented persons and a hundredth of that of jobs; some two thirds of them are mirrored. The
//! product imports them into an empty database; then a bare loop reads the same profiles from the same pretend iCIMS, eight at
//! the same time, decodes them, and keeps fifty at a time in one table. Each is a process of its own.

pub(crate) mod bare;
pub(crate) mod customer;
mod import;
mod kept;

use std::fmt::Write as _;
use std::time::Duration;

use crate::engine::Engine;
use crate::goals::{self, Goal};
use crate::load::number;
use crate::plan::Plan;
use crate::process;
use crate::product::Site;
use crate::say::{hint, say};

use self::customer::Customer;

/// Calls that are under way at the same time, as the product has them.
const AT_ONCE: usize = 8;
/// Profiles that are kept in one transaction, as the product does it.
const PORTION: usize = 50;

/// The processor's time for a record, as a multiple of the bare loop's.
const CPU_MOST: f64 = 3.0;
/// Memory with many persons, as a multiple of that with the fewest.
const MEMORY_MOST: f64 = 1.1;

/// What reading and keeping all records came to.
struct Came {
    records: usize,
    took: Duration,
    /// Microseconds of processor for each record, the database's processes included.
    cpu: f64,
    /// Calls that the pretend iCIMS counted.
    calls: u64,
    /// Megabytes, before and at most.
    memory: (f64, f64),
}

impl Came {
    fn rate(&self) -> f64 {
        number(self.records) / self.took.as_secs_f64()
    }
}

/// Both for one number of persons.
struct Pair {
    people: usize,
    product: Came,
    bare: Came,
}

/// Imports customers of every size on each engine.
pub(crate) async fn tell(plan: &Plan) -> anyhow::Result<()> {
    say(&process::machine());
    for engine in &plan.engines {
        let site = Site::new(plan, *engine).await?;
        let mut pairs = Vec::new();
        for people in &plan.people {
            let customer = Customer::start(plan, *people)?;
            let product = import::measure(&site, &customer).await?;
            hint(&format!("{}: {people} persons, the product: {}", engine.name(), told(&product)));
            let bare = bare::measure(&site, &customer).await?;
            hint(&format!("{}: {people} persons, the bare loop: {}", engine.name(), told(&bare)));
            anyhow::ensure!(product.records == bare.records, "both read the same");
            pairs.push(Pair { people: *people, product, bare });
        }
        say(&table(*engine, &pairs));
        say(&goals::tell(*engine, &reached(&pairs)));
    }
    Ok(())
}

fn told(came: &Came) -> String {
    format!("{} records, {:.0}/s, {:.0} µs each, {:.0} MB", came.records, came.rate(), came.cpu, came.memory.1)
}

fn table(engine: Engine, pairs: &[Pair]) -> String {
    let mut text = format!(
        "| {}, persons | mirrored | records/s, bare | records/s | processor µs each, bare | processor µs each | × bare | calls each | memory MB, idle / at most |\n\
        |---|---|---|---|---|---|---|---|---|",
        engine.name()
    );
    for Pair { people, product, bare } in pairs {
        let calls = number(usize::try_from(product.calls).unwrap_or(usize::MAX)) / number(product.records);
        // Writing into a `String` cannot fail.
        let _ = write!(
            text,
            "\n| {people} | {} | {:.0} | {:.0} | {:.0} | {:.0} | {:.2} | {calls:.3} | {:.0} / {:.0} |",
            product.records,
            bare.rate(),
            product.rate(),
            bare.cpu,
            product.cpu,
            product.cpu / bare.cpu,
            product.memory.0,
            product.memory.1,
        );
    }
    text
}

/// An import of few is over before much could be measured, so the largest one tells.
fn reached(pairs: &[Pair]) -> Vec<Goal> {
    let (Some(few), Some(many)) = (pairs.first(), pairs.last()) else { return Vec::new() };
    let what = format!("processor for each record of {} persons, × a bare loop", many.people);
    let cpu = Goal::at_most(8, &what, (CPU_MOST, ""), many.product.cpu / many.bare.cpu)
        .from(&format!("{:.0} and {:.0} µs", many.product.cpu, many.bare.cpu));
    let what = format!("memory at most with {} persons, × with {}", many.people, few.people);
    let memory = Goal::at_most(8, &what, (MEMORY_MOST, ""), many.product.memory.1 / few.product.memory.1)
        .from(&format!("{:.0} and {:.0} MB", many.product.memory.1, few.product.memory.1));
    vec![cpu, memory]
}

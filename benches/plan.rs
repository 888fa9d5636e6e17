//! How much is measured, as the environment says.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use anyhow::Context as _;

use crate::engine::Engine;

/// What is measured, and for how long.
pub(crate) struct Plan {
    /// `BENCH_ROUNDS`: an odd number has a median that was measured.
    pub(crate) rounds: usize,
    /// `BENCH_SECONDS` of each mode in each round.
    pub(crate) span: Duration,
    /// `BENCH_CONNECTIONS`.
    pub(crate) connections: usize,
    /// `BENCH_ENGINES`.
    pub(crate) engines: Vec<Engine>,
    /// `BENCH_QUEUED`: hand-offs that wait while memory is looked at.
    pub(crate) queued: usize,
    /// `BENCH_EVENTS`: stored events of `make bench-scale`.
    pub(crate) events: u64,
    /// `BENCH_PEOPLE`: persons of each customer that `make bench-sync` imports, fewest first.
    pub(crate) people: Vec<usize>,
    /// `BENCH_DIR`: where the databases are; it must be on the disk whose speed is meant.
    pub(crate) folder: PathBuf,
}

impl Plan {
    /// Reads it; what is not set is sized for ten minutes on two cores.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let engines = named("BENCH_ENGINES").unwrap_or_else(|| "sqlite,postgres".to_owned());
        let people = named("BENCH_PEOPLE").unwrap_or_else(|| "1000,100000".to_owned());
        let folder = named("BENCH_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
        Ok(Self {
            rounds: number("BENCH_ROUNDS", 5)?,
            span: Duration::from_secs(number("BENCH_SECONDS", 4)?),
            connections: number("BENCH_CONNECTIONS", 64)?,
            engines: engines.split(',').map(Engine::named).collect::<Option<_>>().context("BENCH_ENGINES")?,
            queued: number("BENCH_QUEUED", 100_000)?,
            events: number("BENCH_EVENTS", 10_000_000)?,
            people: people.split(',').map(str::parse).collect::<Result<_, _>>().context("BENCH_PEOPLE")?,
            folder,
        })
    }
}

fn number<T: FromStr>(name: &str, usual: T) -> anyhow::Result<T> {
    named(name).map_or(Ok(usual), |text| text.parse().ok().with_context(|| format!("{name} is no number: {text}")))
}

#[expect(clippy::disallowed_methods, reason = "these are settings of the measuring, none of the product")]
fn named(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

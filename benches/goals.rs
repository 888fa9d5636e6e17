//! The goals, and how far each is met.

use std::fmt::Write as _;

use crate::engine::{Engine, Mode};
use crate::figures::{Rounds, Spread};

/// One goal and what was found.
pub(crate) struct Goal {
    pub(crate) number: u8,
    pub(crate) what: String,
    pub(crate) aim: String,
    pub(crate) found: String,
    pub(crate) met: bool,
}

impl Goal {
    /// At most so much.
    pub(crate) fn at_most(number: u8, what: &str, (aim, unit): (f64, &str), found: f64) -> Self {
        let (aim, met) = (format!("≤ {aim}{unit}"), found <= aim);
        Self { number, what: what.to_owned(), aim, found: format!("{}{unit}", short(found)), met }
    }

    /// At least so much.
    pub(crate) fn at_least(number: u8, what: &str, (aim, unit): (f64, &str), found: f64) -> Self {
        let (aim, met) = (format!("≥ {aim}{unit}"), found >= aim);
        Self { number, what: what.to_owned(), aim, found: format!("{}{unit}", short(found)), met }
    }

    /// With what stands behind the figure.
    pub(crate) fn from(mut self, found: &str) -> Self {
        // Writing into a `String` cannot fail.
        let _ = write!(self.found, " ({found})");
        self
    }
}

fn short(value: f64) -> String {
    if value.abs() < 10.0 { format!("{value:.2}") } else { format!("{value:.0}") }
}

/// What the rounds say of the goals 1 to 3.
pub(crate) fn of(engine: Engine, rounds: &Rounds) -> Vec<Goal> {
    let reference = if engine == Engine::Sqlite { "(iv4)" } else { "(vi-group-4)" };
    let to = |mode, which| rounds.ratio((Mode::Product, mode), which);
    let spread = |Spread { least, most, .. }: Spread| format!("{least:.2} to {most:.2}");
    let (cpu, rate) = (to(Mode::Four, |f| f.cpu), to(Mode::Four, |f| f.rate));
    let (p50, p99) = (to(Mode::Four, |f| f.p50), to(Mode::Four, |f| f.p99));
    let (naive, naive_p99) = (to(Mode::Naive, |f| f.rate), to(Mode::Naive, |f| f.p99));
    let name = |what: &str| format!("{what}, × {reference}");
    vec![
        Goal::at_most(1, &name("**the gate**: processor for each delivery"), (1.3, ""), cpu.median).from(&spread(cpu)),
        Goal::at_least(2, &name("acknowledged a second"), (0.8, ""), rate.median).from(&spread(rate)),
        Goal::at_least(3, "acknowledged a second, × naive", (4.0, ""), naive.median).from(&spread(naive)),
        Goal::at_most(3, "p99, × naive", (0.1, ""), naive_p99.median).from(&spread(naive_p99)),
        Goal::at_most(3, &name("p50"), (1.5, ""), p50.median).from(&spread(p50)),
        Goal::at_most(3, &name("p99"), (1.5, ""), p99.median).from(&spread(p99)),
    ]
}

/// The goals of an engine as a table.
pub(crate) fn tell(engine: Engine, goals: &[Goal]) -> String {
    let mut text = format!("| goal | {} | aim | found | |\n|---|---|---|---|---|", engine.name());
    for Goal { number, what, aim, found, met } in goals {
        let met = if *met { "met" } else { "**missed**" };
        // Writing into a `String` cannot fail.
        let _ = write!(text, "\n| {number} | {what} | {aim} | {found} | {met} |");
    }
    text
}

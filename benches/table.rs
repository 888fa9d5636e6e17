//! The rounds as a table.

use std::fmt::Write as _;

use crate::engine::{Engine, Mode};
use crate::figures::Rounds;

/// Medians of each mode, and as multiples of the reference of the gate in the same round.
pub(crate) fn of(engine: Engine, rounds: &Rounds) -> String {
    let name = engine.name();
    let mut text = format!(
        "| {name}, medians | acknowledged/s | p50 ms | p99 ms | processor µs each | memory MB, idle / load | rate, × reference | processor, × reference |\n\
        |---|---|---|---|---|---|---|---|"
    );
    for mode in Mode::ALL {
        let median = |which| rounds.figure(mode, which).median;
        let ratio = |which| rounds.ratio((mode, Mode::Four), which).median;
        // Writing into a `String` cannot fail.
        let _ = write!(
            text,
            "\n| {} | {:.0} | {:.1} | {:.1} | {:.0} | {:.0} / {:.0} | {:.2} | {:.2} |",
            mode.name(engine),
            median(|f| f.rate),
            median(|f| f.p50),
            median(|f| f.p99),
            median(|f| f.cpu),
            median(|f| f.idle),
            median(|f| f.load),
            ratio(|f| f.rate),
            ratio(|f| f.cpu),
        );
    }
    text
}

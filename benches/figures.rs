//! What one mode did in one round, and what many rounds come to.

use std::collections::BTreeMap;

use crate::engine::Mode;

/// What one mode did in one round.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// Acknowledged a second.
    pub(crate) rate: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    /// Microseconds of processor for each, the database's processes included.
    pub(crate) cpu: f64,
    /// Megabytes of the serving process: before, and at most.
    pub(crate) idle: f64,
    pub(crate) load: f64,
}

/// A median with the least and the most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Spread {
    /// Of some values.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let at = |n: usize| values.get(n).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        let median = f64::midpoint(at(last / 2), at(last.div_ceil(2)));
        Self { median, least: at(0), most: at(last) }
    }
}

/// All rounds of an engine.
#[derive(Default)]
pub(crate) struct Rounds(BTreeMap<Mode, Vec<Figures>>);

impl Rounds {
    pub(crate) fn add(&mut self, mode: Mode, figures: Figures) {
        self.0.entry(mode).or_default().push(figures);
    }

    fn of(&self, mode: Mode) -> &[Figures] {
        self.0.get(&mode).map_or(&[], Vec::as_slice)
    }

    /// One figure of a mode.
    pub(crate) fn figure(&self, mode: Mode, which: fn(&Figures) -> f64) -> Spread {
        Spread::of(self.of(mode).iter().map(which))
    }

    /// One figure of a mode as a multiple of another's in the same round.
    pub(crate) fn ratio(&self, (mode, to): (Mode, Mode), which: fn(&Figures) -> f64) -> Spread {
        Spread::of(self.of(mode).iter().zip(self.of(to)).map(|(one, other)| which(one) / which(other)))
    }
}

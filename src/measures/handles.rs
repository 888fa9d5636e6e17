//! Counters and times that are found once: a delivery need not make their labels anew and look the series up by them.

use std::sync::{PoisonError, RwLock};

use metrics::{Counter, Histogram};

/// What is counted and timed together, by what its labels are made of.
pub(super) struct Handles<K>(RwLock<Vec<(K, Counter, Histogram)>>);

impl<K> Default for Handles<K> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K> Handles<K> {
    /// Counts one and records how long it took. The labels are bounded, so the list is; the commonest stand first because
    /// they come first.
    pub(super) fn record(
        &self,
        is_it: impl Fn(&K) -> bool,
        seconds: f64,
        make: impl FnOnce() -> (K, Counter, Histogram),
    ) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, counter, histogram)) = known.iter().find(|(key, ..)| is_it(key)) {
            counter.increment(1);
            histogram.record(seconds);
            return;
        }
        drop(known);
        let (key, counter, histogram) = make();
        counter.increment(1);
        histogram.record(seconds);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if !known.iter().any(|(key, ..)| is_it(key)) {
            known.push((key, counter, histogram));
        }
    }
}

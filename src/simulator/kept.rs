//! A stored profile with the times beside it, and what it was before its latest changes, which a slow index still shows.

use std::collections::VecDeque;

/// How many former states are kept. Of more changes than these within the lag of the index, the oldest show too early.
const FORMER_MOST: usize = 16;

/// A profile with the times iCIMS keeps beside it; all in microseconds since the epoch.
pub(super) struct Kept<T> {
    pub(super) profile: T,
    pub(super) created: i64,
    pub(super) updated: i64,
    /// Oldest first.
    former: VecDeque<Former<T>>,
}

/// What a profile was until a change.
struct Former<T> {
    profile: T,
    updated: i64,
    until: i64,
}

impl<T: Clone> Kept<T> {
    pub(super) fn new(profile: T, now: i64) -> Self {
        Self { profile, created: now, updated: now, former: VecDeque::new() }
    }

    /// Changes the profile and keeps what it was.
    pub(super) fn change(&mut self, now: i64, change: impl FnOnce(&mut T)) {
        if self.former.len() >= FORMER_MOST {
            self.former.pop_front();
        }
        self.former.push_back(Former { profile: self.profile.clone(), updated: self.updated, until: now });
        change(&mut self.profile);
        self.updated = now;
    }

    /// The profile as an index shows it that is `lag` microseconds behind, and when it was updated by then.
    pub(super) fn indexed(&self, now: i64, lag: i64) -> (&T, i64) {
        let shown = self.former.iter().find(|former| now < former.until.saturating_add(lag));
        shown.map_or((&self.profile, self.updated), |former| (&former.profile, former.updated))
    }

    /// Makes the profile, as it is, old enough to be visible whatever the delay.
    pub(super) fn settle(&mut self) {
        self.created = i64::MIN / 2;
        self.former.clear();
    }
}

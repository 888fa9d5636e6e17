//! Answers kept for a while, because the vendor answers a repeated search from its cache (data-apis §1.9).

use std::collections::VecDeque;

use super::super::profile::ProfileType;
use super::grammar::Query;

/// How many answers are kept; the vendor's number is not public, this one bounds the memory.
pub(super) const ENTRIES_MOST: usize = 256;
const MICROS_PER_MINUTE: i64 = 60_000_000;

/// How old an answer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Staleness {
    micros: i64,
}

impl Staleness {
    /// What holds when the caller says nothing: 15 minutes (data-apis §1.9).
    pub(super) const DEFAULT: Self = Self { micros: 15 * MICROS_PER_MINUTE };

    /// Reads the parameter `staleness`, in minutes; 0 searches live. What the vendor does with one that is negative or no
    /// whole number is not public; here it is the default.
    pub(in super::super) fn parse(text: Option<&str>) -> Self {
        let minutes = text.and_then(|text| text.parse::<u32>().ok());
        minutes.map_or(Self::DEFAULT, |minutes| Self { micros: i64::from(minutes) * MICROS_PER_MINUTE })
    }
}

/// Ids found before, by entity and question. It is shared by all users, as the vendor's is.
#[derive(Default)]
pub(in super::super) struct Cache {
    /// The oldest first.
    entries: VecDeque<Entry>,
}

struct Entry {
    entity: ProfileType,
    query: Query,
    taken_at: i64,
    ids: Vec<i64>,
}

impl Cache {
    /// The ids of an answer that is younger than asked for; `now` in microseconds since the epoch.
    pub(in super::super) fn recent(
        &self,
        entity: ProfileType,
        query: &Query,
        staleness: Staleness,
        now: i64,
    ) -> Option<&[i64]> {
        let entry = self.entries.iter().find(|entry| entry.entity == entity && entry.query == *query)?;
        // An answer from the future, after a clock was set back, is not trusted.
        let fresh = (0..staleness.micros).contains(&now.saturating_sub(entry.taken_at));
        fresh.then_some(entry.ids.as_slice())
    }

    /// Keeps an answer instead of the one it had for the same question; the oldest goes when there are too many.
    pub(in super::super) fn store(&mut self, entity: ProfileType, query: Query, ids: Vec<i64>, now: i64) {
        self.entries.retain(|entry| entry.entity != entity || entry.query != query);
        if self.entries.len() >= ENTRIES_MOST {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry { entity, query, taken_at: now, ids });
    }
}

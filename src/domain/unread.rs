//! Profiles that could not be read so far.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Entity, Timestamp};

/// Between two tries at first, and at the most.
const AT_FIRST: Duration = Duration::from_mins(5);
const AT_MOST: Duration = Duration::from_hours(6);
/// A walk finds whoever could not be read for so long.
const KEPT: Duration = Duration::from_hours(24 * 14);

/// A profile that others could be read beside, but not this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Of what.
    pub entity: Entity,
    /// Its number in the ATS.
    pub id: i64,
    /// Since when.
    pub since: Timestamp,
    /// When it was last tried.
    pub tried_at: Timestamp,
}

impl Unread {
    /// Whether it is time for another try: the longer it lasts, the longer is the wait.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        now >= self.tried_at.plus(self.tried_at.since(self.since).clamp(AT_FIRST, AT_MOST))
    }

    /// Whether it was tried for long enough.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.since.plus(KEPT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_get_rarer_and_end() {
        let since = Timestamp::from_micros(1_795_305_600_000_000);
        let unread = |tried: u64| Unread {
            entity: Entity::Person,
            id: 1,
            since,
            tried_at: since.plus(Duration::from_mins(tried)),
        };
        let due = |tried, then: u64| unread(tried).is_due(since.plus(Duration::from_mins(then)));
        assert!(!due(0, 4) && due(0, 5));
        assert!(!due(60, 119) && due(60, 120));
        assert!(!due(6_000, 6_359) && due(6_000, 6_360));
        assert!(!unread(0).is_over(since.plus(AT_MOST)) && unread(0).is_over(since.plus(KEPT)));
    }
}

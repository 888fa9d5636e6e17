//! What keeps an ATS that fails from being asked all the time, and its tenant from taking everybody's workers.
//!
//! After some failures in a row the tenant's circuit opens: its background waits, and its clicks go on one at a time, so
//! that the first success is seen soon. Then everything goes on.

use std::time::Duration;

use super::{TenantId, Timestamp};

/// Failures in a row that open it: fewer happen in any bad minute.
const FAILURES: i64 = 5;
/// Shortest and longest time it stays open after a failure.
const OPEN_RANGE: (Duration, Duration) = (Duration::from_secs(30), Duration::from_mins(5));

/// The failing ATS of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circuit {
    /// Whose.
    pub tenant: TenantId,
    /// Failures in a row.
    pub failures: i64,
    /// Since when.
    pub since: Timestamp,
    /// Until when the background waits.
    pub open_until: Timestamp,
    /// What failed last, without personal data.
    pub why: String,
}

/// How long the circuit opens after the `failures`th failure in a row; the longer it lasts, the seldomer it is tried.
#[must_use]
pub fn opens_for(failures: i64, since: Timestamp, now: Timestamp) -> Option<Duration> {
    (failures >= FAILURES).then(|| (now.since(since) / 4).clamp(OPEN_RANGE.0, OPEN_RANGE.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_at_the_fifth_failure_and_for_longer_the_longer_it_lasts() {
        let since = Timestamp::from_micros(0);
        let after = |failures, seconds| opens_for(failures, since, since.plus(Duration::from_secs(seconds)));
        assert_eq!(after(4, 3_600), None);
        assert_eq!(after(5, 0), Some(Duration::from_secs(30)));
        assert_eq!(after(9, 400), Some(Duration::from_secs(100)));
        assert_eq!(after(999, 86_400), Some(Duration::from_mins(5)));
    }
}

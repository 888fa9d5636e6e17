//! What the queue bears, whichever engine keeps it.

use std::time::Duration;

/// A task that took down this many workers is given up: it would take down more.
pub(super) const LOST_MOST: i64 = 5;
/// Lanes a claim puts to rest at the most before it comes back with nothing.
pub(super) const DUE_LANES_MOST: usize = 16;
/// Between two tries of a tenant whose ATS fails: soon enough to see it come back, seldom enough to let it.
pub(super) const FAILING_PAUSE: Duration = Duration::from_secs(5);

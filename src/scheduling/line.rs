//! What is under way to each endpoint: few at once, and none while it fails. Each process sees for itself.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::{Endpoint, EndpointId, TenantId, Timestamp, growing};

/// Sent to one endpoint at once, and to all of one tenant.
const AT_ONCE: usize = 4;
const AT_ONCE_OF_TENANT: usize = 8;
/// While so many are under way.
const BUSY_PAUSE: Duration = Duration::from_secs(2);
/// After a failure, and after many in a row. One message at a time finds out whether it works again.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

#[derive(Debug, Default)]
struct Line {
    under_way: usize,
    failures: i64,
    held_until: Option<Timestamp>,
}

/// Every endpoint that something is under way to, or that fails, and how much is under way to whose.
#[derive(Debug, Default)]
struct Way {
    lines: HashMap<EndpointId, Line>,
    owners: HashMap<Option<TenantId>, usize>,
}

/// What is under way.
#[derive(Debug, Default)]
pub(super) struct Lines(Mutex<Way>);

/// What a sending told of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// It works.
    Works,
    /// It fails, and asks for so long a pause, if for any.
    Fails(Option<Duration>),
    /// Nothing.
    Nothing,
}

impl Lines {
    fn way(&self) -> MutexGuard<'_, Way> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When there is a place in an endpoint's line, where there is none now.
    pub(super) fn not_before(&self, endpoint: &Endpoint, now: Timestamp) -> Option<Timestamp> {
        self.way().not_before(endpoint, now)
    }

    /// Takes a place in an endpoint's line; or when to come again.
    pub(super) fn enter(&self, endpoint: &Endpoint, now: Timestamp) -> Result<(), Timestamp> {
        let mut way = self.way();
        if let Some(at) = way.not_before(endpoint, now) {
            return Err(at);
        }
        way.lines.entry(endpoint.id).or_default().under_way += 1;
        *way.owners.entry(endpoint.tenant).or_default() += 1;
        Ok(())
    }

    /// Leaves it, and notes what was found.
    pub(super) fn leave(&self, endpoint: &Endpoint, found: Found, now: Timestamp) {
        let mut way = self.way();
        let line = way.lines.entry(endpoint.id).or_default();
        line.under_way = line.under_way.saturating_sub(1);
        match found {
            Found::Works => (line.failures, line.held_until) = (0, None),
            // Those that were under way together fail together: that is one failure.
            Found::Fails(asked) if line.held_until.is_none_or(|until| until <= now) => {
                line.failures = line.failures.saturating_add(1);
                let pause = growing(FIRST_PAUSE, LONGEST_PAUSE, line.failures).max(asked.unwrap_or_default());
                line.held_until = Some(now.plus(pause));
            }
            Found::Fails(_) | Found::Nothing => {}
        }
        if line.under_way == 0 && line.failures == 0 {
            way.lines.remove(&endpoint.id);
        }
        let owned = way.owners.entry(endpoint.tenant).or_default();
        *owned = owned.saturating_sub(1);
        if *owned == 0 {
            way.owners.remove(&endpoint.tenant);
        }
    }
}

impl Way {
    fn not_before(&self, endpoint: &Endpoint, now: Timestamp) -> Option<Timestamp> {
        let owned = self.owners.get(&endpoint.tenant).copied().unwrap_or_default();
        let busy = (owned >= AT_ONCE_OF_TENANT).then(|| now.plus(BUSY_PAUSE));
        let Some(line) = self.lines.get(&endpoint.id) else { return busy };
        let held = line.held_until.filter(|until| now < *until);
        let most = if line.failures > 0 { 1 } else { AT_ONCE };
        held.or((line.under_way >= most).then(|| now.plus(BUSY_PAUSE))).or(busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MessageKinds, Sealed};

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    fn endpoint(n: i64, tenant: i64) -> Endpoint {
        Endpoint {
            id: EndpointId::at(at(n)),
            tenant: TenantId::try_from(tenant).ok(),
            name: String::new(),
            kinds: MessageKinds::all(),
            enabled: true,
            sealed: Sealed { key_id: String::new(), bytes: Vec::new() },
            version: 1,
            created_at: at(n),
        }
    }

    #[test]
    fn few_are_under_way_at_once_and_neither_an_endpoint_nor_a_tenant_holds_another() {
        let lines = Lines::default();
        let [one, two, three, other] = [(1, 1), (2, 1), (3, 1), (4, 2)].map(|(n, tenant)| endpoint(n, tenant));
        for _ in 0..AT_ONCE {
            lines.enter(&one, at(0)).unwrap();
        }
        assert_eq!(lines.enter(&one, at(0)), Err(at(2)));
        for _ in 0..AT_ONCE {
            lines.enter(&two, at(0)).unwrap();
        }
        assert_eq!((lines.enter(&three, at(0)), lines.enter(&other, at(0))), (Err(at(2)), Ok(())));
        lines.leave(&one, Found::Works, at(0));
        assert_eq!(lines.enter(&three, at(0)), Ok(()));
    }

    #[test]
    fn one_that_fails_is_left_alone_longer_and_longer_until_it_works() {
        let (lines, one) = (Lines::default(), endpoint(1, 1));
        let fail = |now, asked| {
            lines.enter(&one, now).unwrap();
            lines.leave(&one, Found::Fails(asked), now);
        };
        for _ in 0..AT_ONCE {
            lines.enter(&one, at(0)).unwrap();
        }
        for _ in 0..AT_ONCE {
            lines.leave(&one, Found::Fails(None), at(0));
        }
        assert_eq!(lines.enter(&one, at(4)), Err(at(5)), "what fails together is one failure");
        fail(at(5), None);
        assert_eq!(lines.not_before(&one, at(6)), Some(at(15)));
        fail(at(20), Some(Duration::from_mins(10)));
        assert_eq!(lines.enter(&one, at(21)), Err(at(620)), "as long as it asks for");
        for n in 1..20 {
            fail(at(1_000 * n), None);
        }
        assert_eq!(lines.enter(&one, at(19_001)), Err(at(19_300)));
        lines.enter(&one, at(30_000)).unwrap();
        assert_eq!(lines.enter(&one, at(30_000)), Err(at(30_002)), "one finds out");
        lines.leave(&one, Found::Works, at(30_000));
        let way = lines.way();
        assert!(way.lines.is_empty() && way.owners.is_empty(), "nothing is left of it");
    }
}

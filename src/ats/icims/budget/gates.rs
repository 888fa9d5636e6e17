//! Bounds on calls at the same time and in the same second.
//!
//! They are this process' part of the tenant's limits. Two lanes stand at each: a click, and everything else, which has a gate
//! of its own before it, so that a click never waits behind more than a part.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::{CallLimits, HeldBy, Lane};

/// Longest wait at a gate; after it a worker does better with other work.
const WAIT_MOST: Duration = Duration::from_secs(2);

/// This process' part of the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    per_second: u32,
    in_flight: u32,
}

impl Shape {
    /// Of limits that so many processes share. Each has two places at least: one for a click.
    pub(super) fn of(limits: CallLimits, replicas: i64) -> Self {
        let replicas = u32::try_from(replicas).unwrap_or(u32::MAX).max(1);
        Self { per_second: (limits.per_second / replicas).max(1), in_flight: (limits.in_flight / replicas).max(2) }
    }

    /// What lanes other than a click may use: three quarters.
    fn background(self) -> Self {
        let part = |of: u32| (of - (of / 4).max(1)).max(1);
        Self { per_second: part(self.per_second), in_flight: part(self.in_flight) }
    }
}

/// A place in flight; given back when dropped.
#[derive(Debug)]
pub(in crate::ats::icims) struct Place {
    _all: OwnedSemaphorePermit,
    _background: Option<OwnedSemaphorePermit>,
}

/// One bound.
struct Gate {
    places: Arc<Semaphore>,
    seconds: DefaultDirectRateLimiter,
}

impl Gate {
    fn new(shape: Shape) -> Self {
        // A fifth may come at once; what follows is spaced so that no second has more than the limit.
        let burst = (shape.per_second / 5).max(1);
        let [burst, spaced] =
            [burst, shape.per_second - (burst - 1)].map(|n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Self {
            places: Arc::new(Semaphore::new(usize::try_from(shape.in_flight).unwrap_or(usize::MAX))),
            seconds: RateLimiter::direct(Quota::per_second(spaced).allow_burst(burst)),
        }
    }

    async fn pass(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.places).acquire_owned().await.ok()
    }

    async fn second(&self) {
        while let Err(not_yet) = self.seconds.check() {
            tokio::time::sleep(not_yet.wait_time_from(DefaultClock::default().now())).await;
        }
    }
}

/// Both bounds.
pub(super) struct Gates {
    pub(super) shape: Shape,
    all: Gate,
    background: Gate,
}

impl Gates {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, all: Gate::new(shape), background: Gate::new(shape.background()) }
    }

    /// A place in flight, in its turn.
    pub(super) async fn pass(&self, lane: Lane) -> Result<Place, HeldBy> {
        let place = tokio::time::timeout(WAIT_MOST, self.place(lane)).await;
        let place = place.ok().flatten().ok_or(HeldBy::InFlight)?;
        tokio::time::timeout(WAIT_MOST, self.second(lane)).await.map_err(|_| HeldBy::Second)?;
        Ok(place)
    }

    async fn place(&self, lane: Lane) -> Option<Place> {
        let background = if lane == Lane::Click { None } else { Some(self.background.pass().await?) };
        Some(Place { _all: self.all.pass().await?, _background: background })
    }

    async fn second(&self, lane: Lane) {
        if lane != Lane::Click {
            self.background.second().await;
        }
        self.all.second().await;
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn gates(limits: CallLimits, replicas: i64) -> Gates {
        Gates::new(Shape::of(limits, replicas))
    }

    #[tokio::test]
    async fn a_click_finds_room_beside_a_full_background() {
        let (gates, mut places) = (gates(CallLimits { per_second: 1_000, ..CallLimits::default() }, 1), Vec::new());
        for _ in 0..6 {
            places.push(gates.pass(Lane::Sync).await.unwrap());
        }
        assert!(gates.pass(Lane::Sync).now_or_never().is_none(), "it waits");
        for _ in 6..8 {
            places.push(gates.pass(Lane::Click).await.unwrap());
        }
        assert!(gates.pass(Lane::Click).now_or_never().is_none(), "it waits");
        assert_eq!(gates.pass(Lane::Click).await.unwrap_err(), HeldBy::InFlight, "not for ever");
        places.clear();
        assert!(gates.pass(Lane::Sync).await.is_ok());
    }

    #[tokio::test]
    async fn no_second_has_more_calls_than_the_limit() {
        let gates = gates(CallLimits { per_second: 10, in_flight: 100, ..CallLimits::default() }, 1);
        let (mut at, began) = (Vec::new(), std::time::Instant::now());
        while began.elapsed() < Duration::from_millis(1_500) {
            drop(gates.pass(Lane::Click).await.unwrap());
            at.push(began.elapsed());
        }
        assert!(at.len() > 11, "{at:?}");
        for (n, first) in at.iter().enumerate() {
            let within = at[n..].iter().filter(|one| **one < *first + Duration::from_millis(990)).count();
            assert!(within <= 10, "{within} calls from {first:?} on");
        }
    }

    #[test]
    fn processes_share_and_each_has_a_place_for_a_click() {
        let limits = CallLimits { per_second: 25, in_flight: 8, ..CallLimits::default() };
        let shape = |replicas| (Shape::of(limits, replicas), Shape::of(limits, replicas).background());
        let of = |per_second, in_flight| Shape { per_second, in_flight };
        assert_eq!(shape(1), (of(25, 8), of(19, 6)));
        assert_eq!(shape(3), (of(8, 2), of(6, 1)));
        assert_eq!(shape(100), (of(1, 2), of(1, 1)));
    }
}

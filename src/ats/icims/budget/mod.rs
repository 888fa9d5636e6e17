//! What a customer of iCIMS may be asked: how much at the same time, in a second, in an hour and in a day.
//!
//! Hours and days are counted over all processes in the ledger, of which each process holds blocks; nothing is ever sent that
//! the ledger does not cover. What iCIMS says (its rate headers, its 429s) only lowers that.

mod blocks;
#[cfg(test)]
mod days;
mod gates;
mod said;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};

use self::blocks::Blocks;
use self::gates::{Gates, Shape};
use self::said::{Said, believed};
use crate::ats::{AtsError, BudgetLedger, Call, Usage};
use crate::domain::{CallWindow, CallsAsked, Clock, Feature, HeldBy, Span, Tenant, TenantId, Timestamp};
use crate::measures::Measures;

pub(super) use self::gates::Place;
pub(super) use self::said::retry_after;

/// What is known of every tenant.
pub(super) struct Budget {
    clock: Arc<dyn Clock>,
    measures: Arc<Measures>,
    ledger: Arc<dyn BudgetLedger>,
    usage: Arc<Usage>,
    tenants: Mutex<HashMap<TenantId, Arc<Meter>>>, // bounded by the tenants of the region
}

/// A call may need so many blocks, and others may use what it asked for.
const TRIES: usize = 16;

/// Longest wait for the ledger, and for those that ask it before: a place in flight is held meanwhile.
const USED_WITHIN: Duration = Duration::from_secs(4);

/// After so long what was held back asks again: somebody may have bought more calls.
const WAIT_MOST: Duration = Duration::from_mins(5);

#[derive(Default)]
struct Meter {
    gates: Mutex<Option<Arc<Gates>>>,
    said: Mutex<Said>,
    blocks: Mutex<Blocks>,
    /// Held by who asks the ledger.
    asking: tokio::sync::Mutex<()>,
    /// What the ledger said is left of a day.
    left: Mutex<Option<(CallWindow, u64)>>,
    /// Processes that share the limits, as the ledger counted last.
    replicas: AtomicI64,
}

impl Budget {
    pub(super) fn new(
        clock: Arc<dyn Clock>,
        measures: Arc<Measures>,
        ledger: Arc<dyn BudgetLedger>,
        usage: Arc<Usage>,
    ) -> Self {
        Self { clock, measures, ledger, usage, tenants: Mutex::default() }
    }

    /// A place in flight, or how long to wait.
    pub(super) async fn enter(&self, call: Call<'_>) -> Result<Place, AtsError> {
        let meter = self.meter(call.tenant.id);
        self.check(&meter, call)?;
        let place = meter.gates(call.tenant).pass(call.lane).await.map_err(|by| self.held_back(call, by, None))?;
        self.check(&meter, call)?; // another call may have been told to wait meanwhile
        Ok(place)
    }

    /// Uses one call, right before it is sent; nothing is used where it may not be.
    pub(super) async fn use_one(&self, call: Call<'_>) -> Result<(), AtsError> {
        let used = tokio::time::timeout(USED_WITHIN, self.use_held(call)).await;
        used.unwrap_or_else(|_| {
            tracing::warn!(tenant.id = %call.tenant.id, "calls were not counted in time; none is made");
            Err(AtsError::Busy)
        })
    }

    async fn use_held(&self, call: Call<'_>) -> Result<(), AtsError> {
        let meter = self.meter(call.tenant.id);
        for _ in 0..TRIES {
            let now = self.clock.now();
            let Some(missing) = meter.take(call, now) else {
                self.usage.called(call, now);
                return Ok(());
            };
            // One asks, and the others see what it got. Whoever has calls does not wait for them.
            let _asking = meter.asking.lock().await;
            if meter.blocks().is_empty(missing, call.lane) {
                let calls = self.reserve(&meter, call, missing, now).await?;
                meter.blocks().put(missing, call.lane, calls);
            }
        }
        Err(AtsError::Busy)
    }

    /// Learns from an answer.
    pub(super) fn heard(&self, tenant: &Tenant, status: StatusCode, headers: &HeaderMap) {
        let (meter, now) = (self.meter(tenant.id), self.clock.now());
        if meter.said().learn(now, status, headers) {
            meter.blocks().drop_days(); // what is held may be more than there is now
        }
        self.tell_left(&meter, tenant, now);
    }

    /// What is left of the day, by what we counted or iCIMS says.
    fn tell_left(&self, meter: &Meter, tenant: &Tenant, now: Timestamp) {
        let day = CallWindow::of(Span::Day, now);
        let counted = *meter.left.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = counted.filter(|(of, _)| *of == day).map(|(_, left)| left);
        let least = counted.into_iter().chain(meter.said().left(day)).min();
        if let Some(left) = least {
            self.measures.calls_left(tenant.customer, left, now);
        }
    }

    async fn reserve(
        &self,
        meter: &Meter,
        call: Call<'_>,
        window: CallWindow,
        now: Timestamp,
    ) -> Result<i64, AtsError> {
        if let Some(opens_at) = meter.blocks().denied(window, call.lane, now) {
            return Err(self.none_left(call, window, opens_at, now));
        }
        let heard = meter.said().of(window);
        // A command ends soon, and what it does not use is lost.
        let most = match call.feature {
            Feature::Check => 1,
            Feature::Stages => 10,
            _ => i64::MAX,
        };
        let (tenant, limits) = (call.tenant.id, call.tenant.settings.calls);
        let asked = CallsAsked { tenant, window, limits, lane: call.lane, heard, at: now, most };
        let given = self.ledger.reserve(&asked).await?;
        meter.replicas.store(given.replicas, Ordering::Relaxed);
        if window.span == Span::Day {
            let left = u64::try_from(given.left + given.calls).unwrap_or(0);
            *meter.left.lock().unwrap_or_else(PoisonError::into_inner) = Some((window, left));
            self.tell_left(meter, call.tenant, now);
        }
        if given.calls > 0 {
            return Ok(given.calls);
        }
        meter.blocks().deny(window, call.lane, now, given.opens_at);
        Err(self.none_left(call, window, given.opens_at, now))
    }

    fn none_left(&self, call: Call<'_>, window: CallWindow, opens_at: Timestamp, now: Timestamp) -> AtsError {
        let wait = believed(opens_at.since(now)).min(WAIT_MOST);
        self.held_back(call, window.span.into(), Some(wait))
    }

    fn check(&self, meter: &Meter, call: Call<'_>) -> Result<(), AtsError> {
        let wait = meter.said().wait(self.clock.now(), call.lane);
        wait.map_or(Ok(()), |wait| Err(self.held_back(call, HeldBy::Ats, Some(wait))))
    }

    fn held_back(&self, call: Call<'_>, by: HeldBy, retry_after: Option<Duration>) -> AtsError {
        self.measures.held_back(call.lane, by);
        self.usage.held_back(call, by, self.clock.now());
        match by {
            HeldBy::InFlight | HeldBy::Second => AtsError::Busy,
            HeldBy::Hour | HeldBy::Day | HeldBy::Ats => AtsError::Throttled { retry_after },
        }
    }

    fn meter(&self, tenant: TenantId) -> Arc<Meter> {
        let mut tenants = self.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(tenants.entry(tenant).or_default())
    }
}

impl Meter {
    /// The gates as the tenant's limits are now. Calls that are under way leave through those that they came by.
    fn gates(&self, tenant: &Tenant) -> Arc<Gates> {
        let shape = Shape::of(tenant.settings.calls, self.replicas.load(Ordering::Relaxed));
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        match gates.as_ref().filter(|gates| gates.shape == shape) {
            Some(gates) => Arc::clone(gates),
            None => Arc::clone(gates.insert(Arc::new(Gates::new(shape)))),
        }
    }

    /// Uses one call of each window, or tells of which there is none.
    fn take(&self, call: Call<'_>, now: Timestamp) -> Option<CallWindow> {
        let windows = CallWindow::around(now);
        let mut blocks = self.blocks();
        blocks.keep_to(call.tenant, now);
        let missing = windows.iter().find(|window| blocks.is_empty(**window, call.lane)).copied();
        if missing.is_none() {
            blocks.take(&windows, call.lane);
        }
        missing
    }

    fn blocks(&self) -> MutexGuard<'_, Blocks> {
        self.blocks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

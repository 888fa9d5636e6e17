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

use axum::http::{HeaderMap, StatusCode};

use self::blocks::Blocks;
use self::gates::{Gates, Shape};
use self::said::{Said, believed};
use crate::ats::{AtsError, BudgetLedger, Call, Usage};
use crate::domain::{CallWindow, CallsAsked, Clock, HeldBy, Span, Tenant, TenantId, Timestamp};
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

#[derive(Default)]
struct Meter {
    gates: Mutex<Option<Arc<Gates>>>,
    said: Mutex<Said>,
    blocks: tokio::sync::Mutex<Blocks>,
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
        let (meter, now) = (self.meter(call.tenant.id), self.clock.now());
        let windows = CallWindow::around(now);
        let mut blocks = meter.blocks.lock().await;
        blocks.forget(now);
        for window in &windows {
            if blocks.is_empty(*window, call.lane) {
                let calls = self.reserve(&meter, call, *window, now).await?;
                blocks.put(*window, call.lane, calls);
            }
        }
        blocks.take(&windows, call.lane);
        self.usage.called(call, now);
        Ok(())
    }

    /// Learns from an answer.
    pub(super) async fn heard(&self, tenant: &Tenant, status: StatusCode, headers: &HeaderMap) {
        let (meter, now) = (self.meter(tenant.id), self.clock.now());
        let (changed, left) = {
            let mut said = meter.said();
            (said.learn(now, status, headers), said.left())
        };
        if let Some(left) = left {
            self.measures.calls_left(tenant.customer, left, now);
        }
        if changed {
            meter.blocks.lock().await.drop_days(); // what is held may be more than there is now
        }
    }

    async fn reserve(
        &self,
        meter: &Meter,
        call: Call<'_>,
        window: CallWindow,
        now: Timestamp,
    ) -> Result<i64, AtsError> {
        let heard = meter.said().of(window);
        let (tenant, limits) = (call.tenant.id, call.tenant.settings.calls);
        let asked = CallsAsked { tenant, window, limits, lane: call.lane, heard, at: now };
        let given = self.ledger.reserve(&asked).await?;
        meter.replicas.store(given.replicas, Ordering::Relaxed);
        if window == CallWindow::of(Span::Day, now) {
            let left = u64::try_from(given.left + given.calls).unwrap_or(0);
            self.measures.calls_left(
                call.tenant.customer,
                meter.said().left().map_or(left, |said| said.min(left)),
                now,
            );
        }
        if given.calls > 0 {
            return Ok(given.calls);
        }
        Err(self.held_back(call, window.span.into(), Some(believed(given.opens_at.since(now)))))
    }

    fn check(&self, meter: &Meter, call: Call<'_>) -> Result<(), AtsError> {
        let wait = meter.said().wait(self.clock.now(), call.lane);
        wait.map_or(Ok(()), |wait| Err(self.held_back(call, HeldBy::Ats, Some(wait))))
    }

    fn held_back(&self, call: Call<'_>, by: HeldBy, retry_after: Option<std::time::Duration>) -> AtsError {
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

    fn said(&self) -> MutexGuard<'_, Said> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

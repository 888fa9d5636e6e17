//! What the calls of this process were used for, until somebody writes it down.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::Call;
use crate::domain::{CallWindow, CallsUsed, Feature, HeldBy, Lane, Span, TenantId, Timestamp};

/// Whose calls, when, and what for.
type Key = (TenantId, Timestamp, Lane, Feature);

/// Calls since they were written down last, and calls in all. The one is bounded by tenants, lanes, features and the hours since
/// then, the other by tenants and features.
#[derive(Debug, Default)]
pub struct Usage {
    noted: Mutex<HashMap<Key, CallsUsed>>,
    made: Mutex<HashMap<(TenantId, Feature), u64>>,
}

impl Usage {
    /// A call is made.
    pub fn called(&self, call: Call<'_>, at: Timestamp) {
        self.note(call, at, |used| used.calls += 1);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        *made.entry((call.tenant.id, call.feature)).or_default() += 1;
    }

    /// Calls that this process made for a tenant and a feature since it began.
    #[must_use]
    pub fn made(&self, tenant: TenantId, feature: Feature) -> u64 {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(&(tenant, feature)).copied().unwrap_or_default()
    }

    /// A call is not made.
    pub fn held_back(&self, call: Call<'_>, by: HeldBy, at: Timestamp) {
        self.note(call, at, |used| (used.held_back, used.held) = (used.held_back + 1, Some((by, at))));
    }

    /// What is to be written down; it is forgotten here.
    #[must_use]
    pub fn take(&self) -> Vec<CallsUsed> {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        noted.drain().map(|(_, used)| used).collect()
    }

    /// What could not be written down comes back.
    pub fn put_back(&self, used: Vec<CallsUsed>) {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        for old in used {
            noted
                .entry((old.tenant, old.hour, old.lane, old.feature))
                .and_modify(|new| {
                    new.calls += old.calls;
                    new.held_back += old.held_back;
                    new.held = new.held.or(old.held);
                })
                .or_insert(old);
        }
    }

    fn note(&self, call: Call<'_>, at: Timestamp, change: impl FnOnce(&mut CallsUsed)) {
        let (tenant, lane, feature) = (call.tenant.id, call.lane, call.feature);
        let hour = CallWindow::of(Span::Hour, at).starts_at;
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || CallsUsed { tenant, hour, lane, feature, calls: 0, held_back: 0, held: None };
        change(noted.entry((tenant, hour, lane, feature)).or_insert_with(new));
    }
}

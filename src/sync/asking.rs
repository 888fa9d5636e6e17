//! Calls that a person waits for: bounded in number and in time, and what is not answered is told.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Sleep;

use crate::ats::{Ats, AtsError, Call};
use crate::domain::{Feature, Lane, Tenant};

/// Calls of one run: about what a tenant's rounds use in eight hours for one trigger.
const CALLS_MOST: usize = 100;
/// Searches among them.
pub(super) const SEARCHES_MOST: usize = 50;
/// Calls in a row that the ATS cannot answer: the next would not be either.
const STUMBLES_MOST: usize = 3;
/// Things that are told as unread.
const UNREAD_MOST: usize = 20;

/// A run of calls.
pub(super) struct Asking<'a> {
    tenant: &'a Tenant,
    ats: Arc<dyn Ats>,
    end: Pin<Box<Sleep>>,
    attempts: usize,
    stumbles: usize,
    has_stopped: bool,
    /// Searches so far.
    pub(super) searches: usize,
    /// What could not be read, and why.
    pub(super) unread: Vec<String>,
    /// Whether something was left out because of a bound.
    pub(super) is_cut: bool,
}

impl<'a> Asking<'a> {
    pub(super) fn new(tenant: &'a Tenant, ats: Arc<dyn Ats>, within: Duration) -> Self {
        let end = Box::pin(tokio::time::sleep(within));
        let (attempts, stumbles, searches, unread) = (0, 0, 0, Vec::new());
        Self { tenant, ats, end, attempts, stumbles, has_stopped: false, searches, unread, is_cut: false }
    }

    pub(super) fn ats(&self) -> Arc<dyn Ats> {
        Arc::clone(&self.ats)
    }

    /// As urgent as a first import: the rounds that find lost deliveries must not wait for it.
    pub(super) fn call(&self) -> Call<'a> {
        Call { tenant: self.tenant, lane: Lane::Backfill, feature: Feature::Stages }
    }

    /// Whether one more search may be made; it is counted then.
    pub(super) fn may_search(&mut self) -> bool {
        let may = self.searches < SEARCHES_MOST && !self.has_stopped;
        self.is_cut |= !may;
        self.searches += usize::from(may);
        may
    }

    /// Makes one call; `None` where it is not answered, or not made.
    pub(super) async fn one<T>(
        &mut self,
        what: &str,
        asked: impl Future<Output = Result<T, AtsError>> + Send,
    ) -> Option<T> {
        if self.has_stopped || self.attempts >= CALLS_MOST {
            self.is_cut = true;
            return None;
        }
        self.attempts += 1;
        let answer = tokio::select! {
            biased;
            () = &mut self.end => {
                (self.has_stopped, self.is_cut) = (true, true);
                return None;
            }
            answer = asked => answer,
        };
        match answer {
            Ok(found) => {
                self.stumbles = 0;
                Some(found)
            }
            Err(error) => {
                self.not_read(what, &error);
                None
            }
        }
    }

    fn not_read(&mut self, what: &str, error: &AtsError) {
        match error {
            AtsError::Throttled { .. } | AtsError::Busy => self.has_stopped = true,
            AtsError::NotConnected { .. } | AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } => {
                self.stumbles += 1;
                self.is_cut = true;
                self.has_stopped = self.stumbles >= STUMBLES_MOST;
            }
            AtsError::Missing { .. }
            | AtsError::Denied { .. }
            | AtsError::Rejected { .. }
            | AtsError::Unreadable { .. } => self.stumbles = 0,
        }
        let told = format!("{what}: {error}");
        if self.unread.len() < UNREAD_MOST && !self.unread.contains(&told) {
            self.unread.push(told);
        }
        self.is_cut |= self.has_stopped;
    }
}

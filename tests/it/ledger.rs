//! Calls counted in memory, for clients without a database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use goodtime_icims::ats::{AtsError, BudgetLedger, Usage};
use goodtime_icims::domain::{CallWindow, CallsAsked, CallsCounted, CallsReserved, TenantId};

/// What one process would be told.
#[derive(Default)]
pub(crate) struct Counted(Mutex<HashMap<(TenantId, CallWindow), CallsCounted>>);

impl Counted {
    /// What a client asks for.
    pub(crate) fn parts() -> (Arc<dyn BudgetLedger>, Arc<Usage>) {
        (Arc::new(Self::default()), Arc::default())
    }
}

#[async_trait]
impl BudgetLedger for Counted {
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError> {
        let mut all = self.0.lock().expect("nobody panicked");
        let counted = all.entry((asked.tenant, asked.window)).or_default();
        *counted = asked.told(*counted);
        let given = asked.given(*counted, 1);
        counted.granted += given.calls;
        Ok(given)
    }
}

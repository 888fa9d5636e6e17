//! One live call to the ATS: what came of it, and what is missing where it was not let in.

use std::time::Duration;

use crate::ats::{AtsError, Call, Probe};
use crate::domain::{Feature, Lane, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::texts;

/// Shorter than the time limit of every request.
const WITHIN: Duration = Duration::from_secs(12);

/// What came of the call.
pub(super) struct Tested {
    pub(super) tone: &'static str,
    pub(super) text: &'static str,
    /// What the ATS says of the customer.
    pub(super) facts: Vec<(&'static str, String)>,
    /// What went wrong, as it was seen.
    pub(super) why: Option<String>,
    /// What is missing.
    pub(super) missing: Option<&'static str>,
}

/// Asks who the ATS thinks the tenant is. The tenant's own pause does not matter: this comes before it is live.
pub(super) async fn test(doors: &Doors, tenant: &Tenant) -> Tested {
    let t = texts::ONBOARDING;
    let bad = |why, missing| Tested { tone: "alert", text: t.test_bad, facts: Vec::new(), why, missing };
    let Some(adapter) = doors.flow.registry.get(&tenant.ats) else { return bad(None, Some(t.fix_engineer)) };
    let call = Call { tenant, lane: Lane::Click, feature: Feature::Check };
    match tokio::time::timeout(WITHIN, adapter.ats.probe(call)).await {
        Ok(Ok(probe)) => Tested { tone: "good", text: t.test_good, facts: facts(probe), why: None, missing: None },
        Ok(Err(error)) => bad(Some(error.to_string()), Some(missing(&error))),
        Err(_) => Tested { text: t.test_slow, ..bad(None, None) },
    }
}

fn facts(probe: Probe) -> Vec<(&'static str, String)> {
    let t = texts::ONBOARDING;
    let said = |text: Option<String>| text.unwrap_or_else(|| t.test_unsaid.to_owned());
    vec![
        (t.test_name, said(probe.name)),
        (t.test_type, said(probe.customer_type)),
        (t.test_host, said(probe.platform_host)),
    ]
}

/// What is missing, by what somebody would do next.
fn missing(error: &AtsError) -> &'static str {
    let t = texts::ONBOARDING;
    match error {
        AtsError::Denied { .. } => t.fix_client,
        AtsError::Missing { .. } => t.fix_customer,
        AtsError::NotConnected { .. } => t.fix_setup,
        AtsError::Throttled { .. } | AtsError::Busy => t.fix_limit,
        AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } => t.fix_later,
        AtsError::Rejected { .. } | AtsError::Unreadable { .. } => t.fix_engineer,
    }
}

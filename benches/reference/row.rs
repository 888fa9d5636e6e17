//! What a delivery said.

use goodtime_icims::domain::{Clock as _, EventId, SystemClock};
use serde::Deserialize;
use uuid::Uuid;

/// What a delivery said.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) event: Uuid,
    pub(crate) body_sha256: [u8; 32],
    pub(crate) customer: i64,
    pub(crate) workflow: i64,
    pub(crate) person: i64,
    pub(crate) job: i64,
    pub(crate) user: i64,
    pub(crate) from: i64,
    pub(crate) to: i64,
    pub(crate) at: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said<'a> {
    customer_id: &'a str,
    system_id: &'a str,
    person_id: &'a str,
    job_id: &'a str,
    user_id: &'a str,
    old_status: &'a str,
    new_status: &'a str,
}

impl Row {
    /// Reads a body.
    pub(crate) fn read(plain: &[u8], body_sha256: [u8; 32]) -> Option<Self> {
        let said: Said<'_> = serde_json::from_slice(plain).ok()?;
        let at = SystemClock.now();
        Some(Self {
            event: EventId::at(at).uuid(),
            body_sha256,
            customer: said.customer_id.parse().ok()?,
            workflow: said.system_id.parse().ok()?,
            person: said.person_id.parse().ok()?,
            job: said.job_id.parse().ok()?,
            user: said.user_id.parse().ok()?,
            from: said.old_status.parse().ok()?,
            to: said.new_status.parse().ok()?,
            at: at.micros(),
        })
    }
}

//! What a delivery starts, by the tenant's rules. Nothing is read or written here.

use std::time::Duration;

use crate::domain::{HandoffId, Ignored, StatusChanged, Tenant, Timestamp};
use crate::store::Decision;

/// How long the event that our own move causes is waited for.
pub const ECHO_WINDOW: Duration = Duration::from_mins(15);

const DAY: Duration = Duration::from_hours(24);

/// Decides what a status change starts.
#[must_use]
pub fn qualify(tenant: &Tenant, change: Option<&StatusChanged>, now: Timestamp) -> Decision {
    let Some(change) = change else {
        return Decision::Ignore(Ignored::OtherType);
    };
    match tenant.rules.get(&change.to) {
        None => Decision::Ignore(Ignored::NotATrigger),
        Some(rule) => Decision::HandOff {
            handoff: HandoffId::at(now),
            rule: rule.clone(),
            expires_at: expires_at(tenant, now),
            held: tenant.is_paused(now),
        },
    }
}

/// From when on a link that is minted now is too old.
pub(super) fn expires_at(tenant: &Tenant, now: Timestamp) -> Timestamp {
    now.plus(DAY * u32::from(tenant.settings.link_days))
}

//! Which customer it is, whether the connection is on, and with what the ATS is reached.

use askama::Template;

use super::access::Access;
use crate::domain::{CustomerId, Region, Tenant, Timestamp};
use crate::inbound::Doors;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

/// Digits of a customer's number that stay to be recognised by.
const SHOWN_OF_CUSTOMER: usize = 2;

/// What stands above the forms of the first tab.
#[derive(Template)]
#[template(path = "settings_connection.html")]
pub(super) struct Connection {
    t: &'static texts::Settings,
    /// Where the forms of this tab go.
    url: String,
    /// Where the customer goes live.
    onboarding: String,
    customer: String,
    region: Region,
    standing: Standing,
    access: Vec<Access>,
}

/// Whether the connection is on.
pub(super) enum Standing {
    On,
    /// Until then, or until somebody ends it.
    Paused(Option<Moment>),
    /// Until an operator activates it for the first time.
    NotActivated,
    /// With its region, whatever the tenant's own pause says.
    WithRegion,
}

impl Standing {
    pub(super) fn of(doors: &Doors, tenant: &Tenant) -> Self {
        let (now, directory) = (doors.flow.clock.now(), doors.flow.directory.current());
        let is_ahead = |until: Option<Timestamp>| until.is_some_and(|until| now < until);
        match (is_ahead(directory.paused_until()), tenant.is_paused(now)) {
            (true, _) => Self::WithRegion,
            (false, false) => Self::On,
            (false, true) if !directory.is_activated(tenant.id) => Self::NotActivated,
            (false, true) => {
                Self::Paused(tenant.paused_until.filter(|until| *until < Timestamp::NEVER).map(Moment::of))
            }
        }
    }
}

impl Connection {
    pub(super) fn of(doors: &Doors, tenant: &Tenant) -> Self {
        Self {
            t: texts::SETTINGS,
            url: format!("/tenants/{}/settings", tenant.id),
            onboarding: format!("/tenants/{}/onboarding", tenant.id),
            customer: masked(tenant.customer),
            region: doors.region,
            standing: Standing::of(doors, tenant),
            access: Access::all(&doors.flow.directory.current(), tenant, doors.flow.clock.now()),
        }
    }
}

/// A customer's number, but for its end.
pub(super) fn masked(customer: CustomerId) -> String {
    let digits = customer.to_string();
    let hidden = digits.len().saturating_sub(SHOWN_OF_CUSTOMER);
    "•".repeat(hidden.max(1)) + digits.get(hidden.max(1)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_customers_number_the_end_alone_is_shown() {
        let shown = [4_321, 21, 7].map(|number: i64| masked(number.try_into().unwrap()));
        assert_eq!(shown, ["••21", "•1", "•"]);
    }
}

//! Which customer it is, whether the connection is on, and with what the ATS is reached.

use askama::Template;

use super::access::Access;
use crate::domain::{CustomerId, Region, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::store::Working;

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
    working: Working,
    /// Until when it is paused, where that is known.
    until: Option<Moment>,
    access: Vec<Access>,
}

impl Connection {
    pub(super) fn of(doors: &Doors, tenant: &Tenant) -> Self {
        let (directory, now) = (doors.flow.directory.current(), doors.flow.clock.now());
        let working = directory.working(tenant, now);
        Self {
            t: texts::SETTINGS,
            url: format!("/tenants/{}/settings", tenant.id),
            onboarding: format!("/tenants/{}/onboarding", tenant.id),
            customer: masked(tenant.customer),
            region: doors.region,
            working,
            until: if let Working::Paused(until) = working { until.map(Moment::of) } else { None },
            access: Access::all(&directory, tenant, now),
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

//! With what the API of the ATS is reached, for each family of its APIs.

use crate::domain::{ApiFamily, Tenant, Timestamp};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::store::Directory;

/// The access to one family of APIs.
pub(super) struct Access {
    pub(super) family: &'static str,
    pub(super) option: &'static str,
    /// Client and how it proves itself, and since when.
    pub(super) client: Option<(String, &'static str, Moment)>,
}

impl Access {
    /// Of both families.
    pub(super) fn all(directory: &Directory, tenant: &Tenant, now: Timestamp) -> Vec<Self> {
        [ApiFamily::Records, ApiFamily::Collaboration].map(|family| Self::of(directory, tenant, family, now)).into()
    }

    fn of(directory: &Directory, tenant: &Tenant, family: ApiFamily, now: Timestamp) -> Self {
        let t = texts::SETTINGS;
        let name = texts::family(family);
        let without = match family {
            ApiFamily::Records => t.option_none,
            ApiFamily::Collaboration => t.option_unused,
        };
        let Some(own) = directory.outbound(tenant.id, family, now) else {
            return Self { family: name, option: without, client: None };
        };
        let is_shared = directory.tenants().iter().filter(|other| other.id != tenant.id).any(|other| {
            directory.newest_outbound(other.id, family).is_some_and(|theirs| theirs.principal == own.principal)
        });
        Self {
            family: name,
            option: if is_shared { t.option_shared } else { t.option_own },
            client: Some((own.principal.clone(), texts::way(own.kind), Moment::of(own.valid_from))),
        }
    }
}

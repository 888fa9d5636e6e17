//! What others do to an account, and how they invite.

use std::time::Duration;

use super::{Account, Invitation, Role, SignInName, TenantId, Timestamp};

impl Role {
    /// Whether an account with it may belong to that tenant, or to none: operators are of the region, all others of one.
    #[must_use]
    pub const fn fits(self, tenant: Option<TenantId>) -> bool {
        self.is_of_region() == tenant.is_none()
    }
}

/// What others do to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountChange {
    /// Give it another role.
    Role(Role),
    /// Keep it out from now on.
    Disable,
    /// Let it in again.
    Enable,
    /// End its sessions, and nothing else.
    SignOut,
}

impl AccountChange {
    /// How the audit log names it.
    #[must_use]
    pub const fn did(self) -> &'static str {
        match self {
            Self::Role(_) => "account.role",
            Self::Disable => "account.disable",
            Self::Enable => "account.enable",
            Self::SignOut => "account.sign_out",
        }
    }

    /// The account as it is then; none where it is so already, or where it cannot be so.
    #[must_use]
    pub fn made_to(self, account: &Account, now: Timestamp) -> Option<Account> {
        let is_new = match self {
            Self::Role(role) => role != account.role && role.fits(account.tenant),
            Self::Disable => account.disabled_at.is_none(),
            Self::Enable => account.disabled_at.is_some(),
            Self::SignOut => true,
        };
        let mut changed = account.clone();
        match self {
            Self::Role(role) => changed.role = role,
            Self::Disable => changed.disabled_at = Some(now),
            Self::Enable => changed.disabled_at = None,
            Self::SignOut => {}
        }
        is_new.then_some(changed)
    }
}

impl Invitation {
    /// Days that a link may count at the most: whoever needs longer is invited again.
    pub const DAYS_MOST: u8 = 30;

    /// One that whoever follows its link first uses up, within so many days.
    #[must_use]
    pub fn to(
        (role, tenant): (Role, Option<TenantId>),
        sign_in: Option<SignInName>,
        token_sha256: [u8; 32],
        (now, days): (Timestamp, u8),
    ) -> Self {
        let expires_at = now.plus(Duration::from_hours(24 * u64::from(days)));
        Self { token_sha256, tenant, role, sign_in, is_first: false, created_at: now, expires_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;

    fn account(role: Role, tenant: Option<i64>) -> Account {
        let now = Timestamp::from_micros(0);
        Account {
            id: AccountId::at(now),
            tenant: tenant.map(|id| id.try_into().unwrap()),
            role,
            sign_in: "ada@example.com".parse().unwrap(),
            name: "Ada".to_owned(),
            password: None,
            subject: None,
            created_at: now,
            disabled_at: None,
            version: 1,
        }
    }

    #[test]
    fn operators_are_of_no_tenant_and_all_others_of_one() {
        for role in Role::ALL {
            let of_one = account(role, Some(1)).tenant;
            assert_eq!(
                (role.fits(of_one), role.fits(None)),
                (role != Role::Operator, role == Role::Operator),
                "{role}"
            );
        }
        let made = AccountChange::Role(Role::Operator).made_to(&account(Role::SuperAdmin, Some(1)), Timestamp::NEVER);
        assert!(made.is_none());
    }

    #[test]
    fn what_is_so_already_is_no_change() {
        let (now, viewer) = (Timestamp::from_micros(7), account(Role::Viewer, Some(1)));
        assert_eq!(AccountChange::Role(Role::Viewer).made_to(&viewer, now), None);
        assert_eq!(AccountChange::Enable.made_to(&viewer, now), None);
        let disabled = AccountChange::Disable.made_to(&viewer, now).unwrap();
        assert_eq!(disabled.disabled_at, Some(now));
        assert_eq!(AccountChange::Disable.made_to(&disabled, now), None);
        assert_eq!(AccountChange::Enable.made_to(&disabled, now), Some(viewer.clone()));
        assert_eq!(AccountChange::SignOut.made_to(&viewer, now), Some(viewer));
    }
}

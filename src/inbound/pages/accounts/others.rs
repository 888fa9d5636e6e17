//! What somebody does with the accounts of others: invite them, and change what they may do.
//!
//! True in here: nobody gives or touches a role above their own; nobody changes themselves; of another tenant's accounts, and
//! of operators' where one is none, nobody learns that they are there. A change ends the sessions of who is changed.

use crate::domain::{Account, AccountChange, AccountId, Invitation, Role, SignInName, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::nothing_here;
use crate::inbound::api::input::Mistakes;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visitor;
use crate::inbound::problem::{CONFLICT, NOT_ALLOWED, Problem};
use crate::secrets::SignInToken;

/// Who is to be invited.
pub(in crate::inbound::pages) struct Asked<'a> {
    pub(in crate::inbound::pages) role: &'a str,
    pub(in crate::inbound::pages) sign_in: &'a str,
    pub(in crate::inbound::pages) days: &'a str,
}

/// The roles that somebody may give to accounts of a tenant, or of the region.
pub(in crate::inbound::pages) fn roles(by: &Account, tenant: Option<TenantId>) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| by.role.may_give(*role) && role.fits(tenant)).collect()
}

/// Whether somebody may invite at all, and see who else there is.
pub(in crate::inbound::pages) fn may_manage(by: &Account, tenant: Option<TenantId>) -> Result<(), Problem> {
    let is_own = by.tenant.is_none() || by.tenant == tenant;
    if is_own && !roles(by, tenant).is_empty() {
        return Ok(());
    }
    Err(NOT_ALLOWED.says(texts::PEOPLE.not_allowed))
}

/// Whether somebody may change an account.
pub(in crate::inbound::pages) fn may_touch(by: &Account, other: &Account) -> bool {
    let is_seen = by.tenant.is_none() || by.tenant == other.tenant;
    by.id != other.id && is_seen && by.role.may_give(other.role)
}

/// Invites somebody; answers with the link, which is shown this once.
pub(in crate::inbound::pages) async fn invite(
    doors: &Doors,
    by: &Visitor,
    tenant: Option<TenantId>,
    asked: &Asked<'_>,
) -> Result<(Invitation, String), Problem> {
    may_manage(&by.account, tenant)?;
    let t = texts::PEOPLE;
    let mut mistakes = Mistakes::default();
    let allowed = roles(&by.account, tenant);
    let role = allowed.into_iter().find(|role| role.name() == asked.role);
    if role.is_none() {
        mistakes.note("role", t.no_role);
    }
    let days = asked.days.parse().ok().filter(|days| (1..=Invitation::DAYS_MOST).contains(days));
    if days.is_none() {
        mistakes.note("days", t.no_days);
    }
    let sign_in: Option<SignInName> = Some(asked.sign_in.trim()).filter(|name| !name.is_empty()).and_then(|name| {
        let read = name.parse();
        read.map_err(|_| mistakes.note("sign_in", t.no_address)).ok()
    });
    if let Some(name) = &sign_in
        && doors.flow.store.account_named(name).await?.is_some()
    {
        mistakes.note("sign_in", t.taken);
    }
    mistakes.none()?;
    let (Some(role), Some(days)) = (role, days) else { return Err(NOT_ALLOWED.says(t.not_allowed)) };
    let (token, now) = (SignInToken::new(), doors.flow.clock.now());
    let invitation = Invitation::to((role, tenant), sign_in, token.sha256, (now, days));
    doors.flow.store.invite(&invitation, (&by.caller.actor(), now)).await?;
    Ok((invitation, format!("{}/sign-in/invitation/{}", doors.flow.public_url, token.secret)))
}

/// Changes an account of a tenant; of the region, where none is named, any.
pub(in crate::inbound::pages) async fn change(
    doors: &Doors,
    by: &Visitor,
    tenant: Option<TenantId>,
    (id, change): (AccountId, AccountChange),
) -> Result<(), Problem> {
    may_manage(&by.account, tenant)?;
    let t = texts::PEOPLE;
    if id == by.account.id {
        return Err(CONFLICT.says(t.oneself));
    }
    let found = doors.flow.store.account(id).await?.filter(|other| tenant.is_none() || other.tenant == tenant);
    let other = found.filter(|other| may_touch(&by.account, other)).ok_or_else(nothing_here)?;
    if let AccountChange::Role(role) = change
        && !by.account.role.may_give(role)
    {
        return Err(NOT_ALLOWED.says(t.not_allowed));
    }
    let now = doors.flow.clock.now();
    let changed = change.made_to(&other, now).ok_or_else(|| CONFLICT.says(t.already))?;
    if !doors.flow.store.change_account(&changed, change.did(), (&by.caller.actor(), now)).await? {
        return Err(CONFLICT.says(t.changed_meanwhile));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

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
    fn a_super_admin_touches_neither_operators_nor_other_tenants_nor_themselves() {
        let admin = account(Role::SuperAdmin, Some(1));
        assert!(may_touch(&admin, &account(Role::SuperAdmin, Some(1))));
        assert!(may_touch(&admin, &account(Role::Viewer, Some(1))));
        assert!(!may_touch(&admin, &account(Role::Viewer, Some(2))));
        assert!(!may_touch(&admin, &account(Role::Operator, None)));
        assert!(!may_touch(&admin, &admin));
        assert!(may_manage(&admin, admin.tenant).is_ok());
        assert!(may_manage(&admin, None).is_err());
        assert!(may_manage(&admin, account(Role::Viewer, Some(2)).tenant).is_err());
    }

    #[test]
    fn only_who_gives_roles_sees_who_else_there_is() {
        for role in [Role::Viewer, Role::Coordinator] {
            let one = account(role, Some(1));
            assert!(may_manage(&one, one.tenant).is_err(), "{role}");
        }
        let operator = account(Role::Operator, None);
        assert_eq!(roles(&operator, None), [Role::Operator]);
        assert_eq!(roles(&operator, account(Role::Viewer, Some(1)).tenant).len(), 3);
    }
}

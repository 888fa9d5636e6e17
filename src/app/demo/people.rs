//! Who signs in to the demo's pages: one of each kind that looks at different things.

use anyhow::Context as _;

use super::super::region::RunningRegion;
use crate::domain::{Account, AccountId, Clock as _, CustomerId, Invitation, Role, SystemClock, TenantId};
use crate::secrets::{Passwords, SignInToken};

/// Who there is; all have one password.
pub(super) const PEOPLE: [(&str, &str, Role); 3] = [
    ("admin@example.com", "Ada Admin", Role::SuperAdmin),
    ("coordinator@example.com", "Cleo Coordinator", Role::Coordinator),
    ("operator@example.com", "Olu Operator", Role::Operator),
];
const ACTOR: &str = "demo";

/// Adds them, as invitations that are accepted do.
pub(super) async fn add(running: &RunningRegion, customer: CustomerId, password: &str) -> anyhow::Result<()> {
    let hash = Passwords::default().hash(password.to_owned()).await.context("the password cannot be hashed")?;
    let directory = running.flow.directory.current();
    let tenant: TenantId = directory.customer("icims", customer).context("the tenant was added")?.id;
    for (sign_in, name, role) in PEOPLE {
        let (token, now) = (SignInToken::new(), SystemClock.now());
        let tenant = (!role.is_of_region()).then_some(tenant);
        let invitation = Invitation {
            token_sha256: token.sha256,
            tenant,
            role,
            sign_in: None,
            is_first: false,
            created_at: now,
            expires_at: now.plus(std::time::Duration::from_mins(1)),
        };
        running.flow.store.invite(&invitation, (ACTOR, now)).await?;
        let account = Account {
            id: AccountId::at(now),
            tenant,
            role,
            sign_in: sign_in.parse()?,
            name: name.to_owned(),
            password: Some(hash.clone()),
            subject: None,
            created_at: now,
            disabled_at: None,
            version: 1,
        };
        running.flow.store.accept(token.sha256, &account).await?;
    }
    Ok(())
}

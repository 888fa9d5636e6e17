//! Who signs in.

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{Account, AccountId, Invitation, Session, SignInName, TenantId, Timestamp};
use crate::store::accounts::{accounts, add_account, add_invitation, change_account};
use crate::store::listing::part;
use crate::store::rows::Row;
use crate::store::{Accepted, Accounts, Found, Page, sql};

/// Accounts are added one after the other: else two first invitations at once would each see no operator. Whoever reads waits
/// for nothing.
const TAKE_TURN: &str = "lock table accounts in share row exclusive mode";

accounts!(PgStore, run);

impl PgStore {
    async fn add_invitation(&self, invitation: &Invitation, audit: (&str, Timestamp)) -> Result<()> {
        transaction!(self, others, |write| {
            write.run(add_invitation!(invitation)).await?;
            write.audit(invitation.tenant, audit, "account.invite", invitation.role.name()).await
        })
    }

    async fn make_account(&self, token_sha256: [u8; 32], account: &Account) -> Result<Accepted> {
        transaction!(self, others, |write| {
            write.run(sqlx::query(TAKE_TURN)).await?;
            let used = sqlx::query(sql::USE_INVITATION).bind(token_sha256.to_vec()).bind(account.created_at.micros());
            if write.run(used).await? == 0 {
                return Ok(Accepted::Unknown);
            }
            if write.run(add_account!(account)).await? == 0 {
                write.undo();
                return Ok(Accepted::Taken);
            }
            let (actor, id) = (format!("account {}", account.id), account.id.to_string());
            write.audit(account.tenant, (&actor, account.created_at), "account.add", &id).await?;
            Ok(Accepted::Done)
        })
    }

    async fn alter_account(&self, account: &Account, did: &str, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(change_account!(account)).await? == 0 {
                return Ok(false);
            }
            write.run(sqlx::query(sql::END_SESSIONS).bind(account.id.uuid())).await?;
            write.audit(account.tenant, audit, did, &account.id.to_string()).await?;
            Ok(true)
        })
    }
}

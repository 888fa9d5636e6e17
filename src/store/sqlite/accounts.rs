//! Who signs in.

use async_trait::async_trait;

use super::{Result, SqliteStore, write_audit};
use crate::domain::{Account, AccountId, Invitation, Session, SignInName, TenantId, Timestamp};
use crate::store::accounts::{accounts, add_account, add_invitation, change_account};
use crate::store::listing::part;
use crate::store::rows::Row;
use crate::store::{Accepted, Accounts, Found, Page, sql};

accounts!(SqliteStore, change);

impl SqliteStore {
    async fn add_invitation(&self, invitation: &Invitation, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_invitation!(invitation).execute(&mut *tx).await?;
        write_audit(&mut tx, invitation.tenant, audit, "account.invite", invitation.role.name()).await?;
        Ok(tx.commit().await?)
    }

    async fn make_account(&self, token_sha256: [u8; 32], account: &Account) -> Result<Accepted> {
        let (_turn, mut tx) = self.write().await?;
        let used = sqlx::query(sql::USE_INVITATION).bind(token_sha256.to_vec()).bind(account.created_at.micros());
        if used.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(Accepted::Unknown);
        }
        if add_account!(account).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(Accepted::Taken);
        }
        let (actor, id) = (format!("account {}", account.id), account.id.to_string());
        write_audit(&mut tx, account.tenant, (&actor, account.created_at), "account.add", &id).await?;
        tx.commit().await?;
        Ok(Accepted::Done)
    }

    async fn alter_account(&self, account: &Account, did: &str, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        if change_account!(account).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(sql::END_SESSIONS).bind(account.id.uuid()).execute(&mut *tx).await?;
        write_audit(&mut tx, account.tenant, audit, did, &account.id.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }
}

//! Who signs in. Every engine takes the same statements, so it is written once; as a macro, because the type of a statement
//! is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{Account, AccountId, Invitation, PasswordHash, Session};

type Result<T> = std::result::Result<T, StoreError>;

/// Lets a store keep accounts. It needs `row`, `rows`, `$change`, which runs one statement that writes, and what takes more
/// than one statement under the names used here.
macro_rules! accounts {
    ($store:ty, $change:ident) => {
        #[async_trait]
        impl Accounts for $store {
            async fn has_operator(&self) -> Result<bool> {
                Ok(self.row(sqlx::query(sql::HAS_OPERATOR)).await?.is_some())
            }

            async fn invite(&self, invitation: &Invitation, audit: (&str, Timestamp)) -> Result<()> {
                self.add_invitation(invitation, audit).await
            }

            async fn invitation(&self, token_sha256: [u8; 32], now: Timestamp) -> Result<Option<Invitation>> {
                let query = sqlx::query(sql::READ_INVITATION).bind(token_sha256.to_vec()).bind(now.micros());
                let row = self.row(query).await?;
                row.map(|row| Row::of("invitations", &row).invitation()).transpose()
            }

            async fn accept(&self, token_sha256: [u8; 32], account: &Account) -> Result<Accepted> {
                self.make_account(token_sha256, account).await
            }

            async fn account(&self, id: AccountId) -> Result<Option<Account>> {
                let row = self.row(sqlx::query(sql::READ_ACCOUNT).bind(id.uuid())).await?;
                row.map(|row| Row::of("accounts", &row).account()).transpose()
            }

            async fn account_named(&self, name: &SignInName) -> Result<Option<Account>> {
                let row = self.row(sqlx::query(sql::ACCOUNT_NAMED).bind(name.as_str().to_owned())).await?;
                row.map(|row| Row::of("accounts", &row).account()).transpose()
            }

            async fn account_of_subject(&self, subject: &str) -> Result<Option<Account>> {
                let row = self.row(sqlx::query(sql::ACCOUNT_OF_SUBJECT).bind(subject.to_owned())).await?;
                row.map(|row| Row::of("accounts", &row).account()).transpose()
            }

            async fn accounts_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<Account>> {
                let query = sqlx::query(sql::ACCOUNTS_PAGE).bind(page.before).bind(page.from);
                let rows = self.rows(query.bind(tenant.map_or(0, TenantId::get)).bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("accounts", row).account()).collect();
                let (rows, next) = part(rows?, page.most, |account| account.id.uuid(), None);
                Ok(Found { rows, next })
            }

            async fn change_account(
                &self,
                account: &Account,
                did: &'static str,
                audit: (&str, Timestamp),
            ) -> Result<bool> {
                self.alter_account(account, did, audit).await
            }

            async fn set_subject(&self, id: AccountId, subject: &str) -> Result<bool> {
                let query = sqlx::query(sql::SET_SUBJECT).bind(subject.to_owned()).bind(id.uuid());
                Ok(self.$change(query).await? == 1)
            }

            async fn begin_session(&self, session: &Session, version: i64) -> Result<bool> {
                let query = sqlx::query(sql::ADD_SESSION).bind(session.token_sha256.to_vec());
                let query = query.bind(session.account.uuid()).bind(session.created_at.micros());
                Ok(self.$change(query.bind(session.seen_at.micros()).bind(version)).await? == 1)
            }

            async fn session(&self, token_sha256: [u8; 32]) -> Result<Option<(Session, Account)>> {
                let row = self.row(sqlx::query(sql::READ_SESSION).bind(token_sha256.to_vec())).await?;
                let Some(row) = row else { return Ok(None) };
                let row = Row::of("sessions", &row);
                Ok(Some((row.session()?, row.account()?)))
            }

            async fn keep_session(&self, token_sha256: [u8; 32], at: Timestamp) -> Result<()> {
                let query = sqlx::query(sql::KEEP_SESSION).bind(at.micros()).bind(token_sha256.to_vec());
                self.$change(query).await?;
                Ok(())
            }

            async fn end_session(&self, token_sha256: [u8; 32]) -> Result<()> {
                self.$change(sqlx::query(sql::END_SESSION).bind(token_sha256.to_vec())).await?;
                Ok(())
            }

            async fn end_sessions(&self, id: AccountId) -> Result<u64> {
                self.$change(sqlx::query(sql::END_SESSIONS).bind(id.uuid())).await
            }

            async fn prune_sessions(&self, before: Timestamp, now: Timestamp, most: i64) -> Result<u64> {
                let sessions = sqlx::query(sql::PRUNE_SESSIONS).bind(before.micros()).bind(most);
                let gone = self.$change(sessions).await?;
                let invitations = sqlx::query(sql::PRUNE_INVITATIONS).bind(now.micros()).bind(most);
                Ok(gone + self.$change(invitations).await?)
            }
        }
    };
}

/// A statement that adds an invitation.
macro_rules! add_invitation {
    ($invitation:ident) => {{
        let query = sqlx::query(sql::ADD_INVITATION).bind($invitation.token_sha256.to_vec());
        let query = query.bind($invitation.tenant.map(TenantId::get)).bind($invitation.role.name());
        let query = query.bind($invitation.sign_in.as_ref().map(SignInName::as_str));
        let query = query.bind(i64::from($invitation.is_first)).bind($invitation.created_at.micros());
        query.bind($invitation.expires_at.micros())
    }};
}

/// A statement that adds an account.
macro_rules! add_account {
    ($account:ident) => {{
        let query = sqlx::query(sql::ADD_ACCOUNT).bind($account.id.uuid()).bind($account.tenant.map(TenantId::get));
        let query = query.bind($account.role.name()).bind($account.sign_in.as_str()).bind($account.name.as_str());
        let query =
            query.bind($account.password.as_ref().map(|hash| hash.0.as_str())).bind($account.subject.as_deref());
        query.bind($account.created_at.micros())
    }};
}

/// A statement that changes the version of an account that was read.
macro_rules! change_account {
    ($account:ident) => {{
        let query = sqlx::query(sql::CHANGE_ACCOUNT).bind($account.role.name()).bind($account.name.as_str());
        let query = query.bind($account.password.as_ref().map(|hash| hash.0.as_str()));
        let query = query.bind($account.disabled_at.map(Timestamp::micros));
        query.bind($account.id.uuid()).bind($account.version)
    }};
}

pub(super) use {accounts, add_account, add_invitation, change_account};

impl<F: Fields> Row<'_, F> {
    pub(super) fn account(&self) -> Result<Account> {
        Ok(Account {
            id: AccountId::from_uuid(self.uuid("account_id")?),
            tenant: self.opt_id("tenant_id")?,
            role: self.parsed("role")?,
            sign_in: self.parsed("sign_in")?,
            name: self.text("name")?,
            password: self.opt_text("password")?.map(PasswordHash),
            subject: self.opt_text("subject")?,
            created_at: self.at("created_at")?,
            disabled_at: self.opt_at("disabled_at")?,
            version: self.int("version")?,
        })
    }

    pub(super) fn session(&self) -> Result<Session> {
        Ok(Session {
            token_sha256: self.sha256("token_sha256")?,
            account: AccountId::from_uuid(self.uuid("account_id")?),
            created_at: self.at("begun_at")?,
            seen_at: self.at("seen_at")?,
        })
    }

    pub(super) fn invitation(&self) -> Result<Invitation> {
        Ok(Invitation {
            token_sha256: self.sha256("token_sha256")?,
            tenant: self.opt_id("tenant_id")?,
            role: self.parsed("role")?,
            sign_in: self.opt_parsed("sign_in")?,
            is_first: self.int("is_first")? == 1,
            created_at: self.at("created_at")?,
            expires_at: self.at("expires_at")?,
        })
    }

    fn sha256(&self, column: &'static str) -> Result<[u8; 32]> {
        let bytes = self.bytes(column)?;
        bytes.try_into().map_err(|_| self.unreadable(column, "is not 32 bytes"))
    }
}

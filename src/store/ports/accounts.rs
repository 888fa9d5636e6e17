//! Who signs in.

use async_trait::async_trait;

use crate::domain::{Account, AccountId, Invitation, Session, SignInName, TenantId, Timestamp};
use crate::store::{Found, Page, StoreError};

/// Accounts, their sessions, and invitations.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Whether somebody can sign in for the region.
    async fn has_operator(&self) -> Result<bool, StoreError>;

    /// Adds an invitation, with its line in the audit log.
    async fn invite(&self, invitation: &Invitation, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// An invitation that counts now.
    async fn invitation(&self, token_sha256: [u8; 32], now: Timestamp) -> Result<Option<Invitation>, StoreError>;

    /// Uses an invitation up and adds the account that it makes.
    async fn accept(&self, token_sha256: [u8; 32], account: &Account) -> Result<Accepted, StoreError>;

    /// An account.
    async fn account(&self, id: AccountId) -> Result<Option<Account>, StoreError>;

    /// Who signs in with a name.
    async fn account_named(&self, name: &SignInName) -> Result<Option<Account>, StoreError>;

    /// Who an identity provider calls so.
    async fn account_of_subject(&self, subject: &str) -> Result<Option<Account>, StoreError>;

    /// Accounts, newest first; of a tenant, or all.
    async fn accounts_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<Account>, StoreError>;

    /// Changes the version of an account that was read, and ends its sessions. Tells whether it was that version.
    async fn change_account(
        &self,
        account: &Account,
        did: &'static str,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Notes who an account is for an identity provider; tells whether it was nobody so far. Another account's subject is refused.
    async fn set_subject(&self, id: AccountId, subject: &str) -> Result<bool, StoreError>;

    /// Lets a browser in; `false` where the account is no longer what was read, by its version, or is disabled.
    async fn begin_session(&self, session: &Session, version: i64) -> Result<bool, StoreError>;

    /// A session and who signed in, whether it counts or not.
    async fn session(&self, token_sha256: [u8; 32]) -> Result<Option<(Session, Account)>, StoreError>;

    /// Notes that a session was used.
    async fn keep_session(&self, token_sha256: [u8; 32], at: Timestamp) -> Result<(), StoreError>;

    /// Ends a session.
    async fn end_session(&self, token_sha256: [u8; 32]) -> Result<(), StoreError>;

    /// Ends every session of an account.
    async fn end_sessions(&self, id: AccountId) -> Result<u64, StoreError>;

    /// Removes up to `most` sessions that were last used before then, and as many invitations that ended.
    async fn prune_sessions(&self, before: Timestamp, now: Timestamp, most: i64) -> Result<u64, StoreError>;
}

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// The account is there.
    Done,
    /// It does not count: it was used, is too old, or was for the first operator and there is one.
    Unknown,
    /// Somebody signs in with that name already.
    Taken,
}

//! A token of the JSON API, as it is kept: the token itself is not.

use super::{ApiTokenId, Scopes, TenantId, Timestamp};

/// Days that a token counts at the most: whoever has forgotten it is asked again once a year.
pub const TOKEN_DAYS_MOST: u16 = 366;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// The row, and the subject of the token.
    pub id: ApiTokenId,
    /// Whose data it may see; `None` is a token of operators, for every tenant of the region.
    pub tenant: Option<TenantId>,
    /// What people call it.
    pub name: String,
    /// What it allows.
    pub scopes: Scopes,
    /// Who made it.
    pub created_by: String,
    /// When.
    pub created_at: Timestamp,
    /// First instant at which it no longer counts.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl ApiToken {
    /// Whether it counts at `now`.
    #[must_use]
    pub fn counts(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

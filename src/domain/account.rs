//! Who signs in to the pages: accounts, the roles that say what they may do, sessions, and the invitations that make them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::{AccountId, ParseError, Scope, Scopes, TenantId, Timestamp};

/// Letters of a name to sign in with: the longest address of RFC 5321.
const SIGN_IN_MOST: usize = 254;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Sees hand-offs and the mirror of one tenant.
    Viewer,
    /// Works with them: opens, retries, undoes, lapses.
    Coordinator,
    /// Sets one tenant up.
    SuperAdmin,
    /// Sees and sets up all tenants of the region.
    Operator,
}

impl Role {
    /// Every role, from what may least.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Coordinator, Self::SuperAdmin, Self::Operator];

    /// The name in tables, forms and commands.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Coordinator => "coordinator",
            Self::SuperAdmin => "super-admin",
            Self::Operator => "operator",
        }
    }

    /// What it allows: the same scopes that a token of the API has.
    #[must_use]
    pub fn scopes(self) -> Scopes {
        use Scope as S;
        let viewer =
            [S::TenantsRead, S::EventsRead, S::HandoffsRead, S::ApplicationsRead, S::ResumesRead, S::MirrorRead];
        let coordinator = [S::HandoffsWrite, S::LinksWrite, S::TasksRead, S::EventsReplay];
        match self {
            Self::Viewer => viewer.into_iter().collect(),
            Self::Coordinator => viewer.into_iter().chain(coordinator).collect(),
            Self::SuperAdmin | Self::Operator => Scopes::all(),
        }
    }

    /// Whether it belongs to no tenant.
    #[must_use]
    pub const fn is_of_region(self) -> bool {
        matches!(self, Self::Operator)
    }

    /// Whether it may give others a role: nobody gives more than they have.
    #[must_use]
    pub fn may_give(self, other: Self) -> bool {
        matches!(self, Self::SuperAdmin | Self::Operator) && other <= self
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let known = Self::ALL.into_iter().find(|role| role.name() == text);
        known.ok_or_else(|| ParseError::new("role", "viewer, coordinator, super-admin or operator"))
    }
}

/// What somebody signs in with: an e-mail address, in lower case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SignInName(String);

impl SignInName {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SignInName {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = text.trim().to_lowercase();
        let parts =
            text.split_once('@').filter(|(who, host)| !who.is_empty() && !host.is_empty() && !host.contains('@'));
        let plain = text.chars().count() <= SIGN_IN_MOST && !text.chars().any(|c| c.is_control() || c.is_whitespace());
        parts
            .filter(|_| plain)
            .map(|_| Self(text.clone()))
            .ok_or_else(|| ParseError::new("sign-in name", "an e-mail address"))
    }
}

/// It is somebody's address: it is not for logs.
impl fmt::Debug for SignInName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInName(…)")
    }
}

/// What is kept of a password, in the form of PHC strings.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Somebody who signs in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The row, and what the audit log names.
    pub id: AccountId,
    /// Whose data it sees; none is of the region's operators.
    pub tenant: Option<TenantId>,
    /// What it may do.
    pub role: Role,
    /// What it signs in with.
    pub sign_in: SignInName,
    /// What people call it.
    pub name: String,
    /// What its password is checked with; none signs in elsewhere.
    pub password: Option<PasswordHash>,
    /// Who it is for the identity provider, once it has signed in there.
    pub subject: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Since when it cannot sign in.
    pub disabled_at: Option<Timestamp>,
    /// Raised with each change.
    pub version: i64,
}

/// Without what says who it is.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}

/// How long a session counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without a request.
    pub idle: Duration,
    /// In all.
    pub life: Duration,
}

/// One browser that signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of what the browser shows.
    pub token_sha256: [u8; 32],
    /// Who signed in.
    pub account: AccountId,
    /// When.
    pub created_at: Timestamp,
    /// When it last asked for something, to the minute.
    pub seen_at: Timestamp,
}

impl Session {
    /// Whether it counts at `now`.
    #[must_use]
    pub fn counts(&self, limits: SessionLimits, now: Timestamp) -> bool {
        now < self.seen_at.plus(limits.idle) && now < self.created_at.plus(limits.life)
    }
}

/// What makes an account of whoever follows its link, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The hash of what its link shows.
    pub token_sha256: [u8; 32],
    /// Whose data the account will see.
    pub tenant: Option<TenantId>,
    /// What it will be able to do.
    pub role: Role,
    /// What it will sign in with; none is chosen by who accepts it.
    pub sign_in: Option<SignInName>,
    /// Whether it is the region's first: it counts only while there is no operator.
    pub is_first: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// First instant at which it no longer counts.
    pub expires_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gives_more_than_they_have() {
        assert!(Role::Operator.may_give(Role::Operator) && Role::SuperAdmin.may_give(Role::Coordinator));
        assert!(!Role::SuperAdmin.may_give(Role::Operator) && !Role::Coordinator.may_give(Role::Viewer));
        let [viewer, coordinator, admin] = [Role::Viewer, Role::Coordinator, Role::SuperAdmin].map(Role::scopes);
        assert!(viewer.beyond(&coordinator).is_none() && coordinator.beyond(&admin).is_none());
    }

    #[test]
    fn a_sign_in_name_is_an_address_whatever_its_case() {
        assert_eq!(" Ada@Example.COM ".parse::<SignInName>().unwrap().as_str(), "ada@example.com");
        for bad in ["", "ada", "@example.com", "ada@", "a b@example.com", "a@b@c"] {
            assert!(bad.parse::<SignInName>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_session_ends_by_idleness_and_by_age() {
        let limits = SessionLimits { idle: Duration::from_hours(2), life: Duration::from_hours(12) };
        let at = |hours: u64| Timestamp::from_micros(0).plus(Duration::from_hours(hours));
        let session =
            |seen| Session { token_sha256: [0; 32], account: AccountId::at(at(0)), created_at: at(0), seen_at: seen };
        assert!(session(at(0)).counts(limits, at(1)) && !session(at(0)).counts(limits, at(2)));
        assert!(session(at(11)).counts(limits, at(11)) && !session(at(11)).counts(limits, at(12)));
    }
}

//! What a token of the JSON API allows.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::ParseError;

/// Declares the scopes: the enum, its names, what each allows, and the list of all.
macro_rules! scopes {
    ($($variant:ident = $name:literal, $about:literal;)+) => {
        /// One kind of resource and one verb.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Scope {
            $(#[doc = $about] $variant),+
        }

        impl Scope {
            /// Every scope.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name in tokens, tables and the contract.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it allows, as a sentence.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }
        }
    };
}

scopes! {
    TenantsRead = "tenants:read", "See tenants, their senders, their rules and the statuses that start nothing.";
    TenantsWrite = "tenants:write", "Add, change, pause, activate and remove tenants.";
    CredentialsWrite = "credentials:write", "Set and rotate the secrets of tenants.";
    RulesWrite = "rules:write", "Add, change and remove rules.";
    EventsRead = "events:read", "See the deliveries that were kept.";
    EventsReplay = "events:replay", "Play events again: the ATS is asked anew.";
    HandoffsRead = "handoffs:read", "See hand-offs and what happened to them.";
    HandoffsWrite = "handoffs:write", "Open hand-offs, let them lapse, take moves back.";
    LinksWrite = "links:write", "Get the links of hand-offs, and make links useless.";
    TasksRead = "tasks:read", "See the work that was given up.";
    TasksWrite = "tasks:write", "Run such work again, or discard it.";
    ApplicationsRead = "applications:read", "Read applications with their candidates, jobs and hiring teams from the ATS.";
    ResumesRead = "resumes:read", "See where resumes are, and read them.";
    TokensRead = "api-tokens:read", "See the tokens of this API.";
    TokensWrite = "api-tokens:write", "Make and revoke tokens of this API.";
    WebhooksRead = "webhooks:read", "See the webhook endpoints, their addresses, and what they were told.";
    WebhooksWrite = "webhooks:write", "Add, change, test and remove webhook endpoints, and send messages again.";
    MirrorRead = "mirror:read", "See the mirrored jobs, candidates, users and applications, and how the mirror stands.";
    MirrorWrite = "mirror:write", "Start and cancel walks of the mirror.";
    AuditRead = "audit:read", "See who changed what.";
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let known = Self::ALL.iter().copied().find(|scope| scope.name() == text);
        known.ok_or_else(|| ParseError::new("scope", "one of the scopes that the contract names"))
    }
}

/// The scopes of one token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// All there are.
    #[must_use]
    pub fn all() -> Self {
        Self(Scope::ALL.iter().copied().collect())
    }

    /// Whether one of them is `scope`.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }

    /// The first of them that is not among `others`.
    #[must_use]
    pub fn beyond(&self, others: &Self) -> Option<Scope> {
        self.iter().find(|scope| !others.has(*scope))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

/// Names, parted by blanks.
impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, scope) in self.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            f.write_str(scope.name())?;
        }
        Ok(())
    }
}

impl FromStr for Scopes {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.split_whitespace().map(Scope::from_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_as_they_are_written() {
        assert_eq!(Scopes::all().to_string().parse::<Scopes>().unwrap(), Scopes::all());
        assert!("handoffs:read tenant:read".parse::<Scopes>().is_err());
    }

    #[test]
    fn what_goes_beyond_others_is_named() {
        let few: Scopes = "events:read handoffs:read".parse().unwrap();
        assert_eq!(few.beyond(&Scopes::all()), None);
        assert_eq!(few.beyond(&"events:read".parse().unwrap()), Some(Scope::HandoffsRead));
    }
}

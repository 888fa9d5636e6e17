//! The processes that serve a region together.

use std::fmt;
use std::str::FromStr;

use super::names::stored_name;
use super::{ParseError, ReplicaId, Timestamp};

/// What a process does for its regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProcessRole {
    /// Answers senders and recruiters.
    Web,
    /// Works off tasks.
    Worker,
    /// Does what is due in rounds.
    Sync,
}

impl ProcessRole {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Web, Self::Worker, Self::Sync];
}

stored_name!(ProcessRole, "role", "`web`, `worker` or `sync`", Web = "web", Worker = "worker", Sync = "sync");

/// What one process does: one role at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcessRoles {
    web: bool,
    worker: bool,
    sync: bool,
}

impl ProcessRoles {
    /// Everything, in one process.
    pub const ALL: Self = Self { web: true, worker: true, sync: true };

    /// Whether it has a role.
    #[must_use]
    pub const fn has(self, role: ProcessRole) -> bool {
        match role {
            ProcessRole::Web => self.web,
            ProcessRole::Worker => self.worker,
            ProcessRole::Sync => self.sync,
        }
    }
}

impl FromStr for ProcessRoles {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut roles = Self { web: false, worker: false, sync: false };
        for name in text.split(',') {
            match name.trim().parse()? {
                ProcessRole::Web => roles.web = true,
                ProcessRole::Worker => roles.worker = true,
                ProcessRole::Sync => roles.sync = true,
            }
        }
        Ok(roles)
    }
}

impl fmt::Display for ProcessRoles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = ProcessRole::ALL.into_iter().filter(|role| self.has(*role)).map(ProcessRole::name);
        f.write_str(&named.collect::<Vec<_>>().join(","))
    }
}

/// A process that serves a region, as the others see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replica {
    /// Which one.
    pub id: ReplicaId,
    /// Its host and process, for people.
    pub name: String,
    /// What it does.
    pub roles: ProcessRoles,
    /// The version of its program.
    pub version: String,
    /// How far its machine's clock was from the database's, in microseconds.
    pub skew_micros: i64,
    /// When it started.
    pub started_at: Timestamp,
    /// When it last said that it lives.
    pub seen_at: Timestamp,
}

/// The right to do a round of what only one process does at a time. It ends by itself; whoever comes later has a higher
/// fence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Which work.
    pub schedule: String,
    /// Which turn.
    pub fence: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_named_in_any_order_and_told_in_one() {
        let roles: ProcessRoles = "sync, web".parse().unwrap();
        assert!(roles.has(ProcessRole::Web) && !roles.has(ProcessRole::Worker));
        assert_eq!(roles.to_string(), "web,sync");
        assert_eq!("web,worker,sync".parse(), Ok(ProcessRoles::ALL));
        for bad in ["", "web,", "boss"] {
            assert!(bad.parse::<ProcessRoles>().is_err(), "{bad:?}");
        }
    }
}

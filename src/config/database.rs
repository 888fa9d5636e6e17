//! Where a region's database is: a file of SQLite, or a server of PostgreSQL.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::settings;
use super::sources::Sources;
use crate::domain::Region;

/// A region's database.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file: embedded SQLite, for one process.
    File(PathBuf),
    /// The address of a PostgreSQL database, for any number of processes; it may hold a password.
    Server(SecretString),
}

impl Database {
    /// Reads a path or an address.
    ///
    /// # Errors
    /// A sentence that does not repeat the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("must name a file, or a PostgreSQL database as postgres://user:password@host/name".to_owned());
        }
        let Some((scheme, _)) = text.split_once("://") else {
            return Ok(Self::File(PathBuf::from(text)));
        };
        let url = reqwest::Url::parse(text).ok().filter(|_| matches!(scheme, "postgres" | "postgresql"));
        // The host may be the folder of a socket, which stands in the query.
        let has_host = |url: &reqwest::Url| {
            url.host_str().is_some_and(|host| !host.is_empty()) || url.query_pairs().any(|(name, _)| name == "host")
        };
        let named = url.is_some_and(|url| has_host(&url) && url.path().len() > 1);
        let wrong = "must be a PostgreSQL address with host and database, such as postgres://user:password@host/name";
        if named { Ok(Self::Server(SecretString::from(text))) } else { Err(wrong.to_owned()) }
    }

    /// The file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Server(_) => None,
        }
    }

    /// Whether both are the same place, as far as their texts tell.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(a), Self::File(b)) => a == b,
            (Self::Server(a), Self::Server(b)) => place(a) == place(b),
            (Self::File(_), Self::Server(_)) | (Self::Server(_), Self::File(_)) => false,
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(url) => place(url).fmt(f),
        }
    }
}

/// How a database is used: connections and times of a server, room of a file.
#[derive(Debug, Clone, Copy)]
pub struct ServerLimits {
    /// The most connections for everything but deliveries.
    pub connections: u32,
    /// How long is waited for a free connection.
    pub acquire: Duration,
    /// How long one statement may take.
    pub statement: Duration,
    /// How long one statement may wait for a lock.
    pub lock: Duration,
    /// The most megabytes that a file may take.
    pub max_megabytes: Option<u32>,
}

impl Default for ServerLimits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connections: 8, acquire: seconds(2), statement: seconds(4), lock: seconds(2), max_megabytes: None }
    }
}

/// Reads the limits of a region.
pub(super) fn read_limits(sources: &mut Sources, region: Region) -> Option<ServerLimits> {
    let connections = sources.take(&format!("{region}.database_connections"), Some("8"), |text| match text.parse() {
        Ok(connections @ 2..=200) => Ok(connections),
        _ => Err("must be a whole number from 2 to 200".to_owned()),
    });
    let mut seconds = |key: &str, default: &'static str| {
        sources.take(&format!("{region}.{key}"), Some(default), |text| settings::seconds(text, 1, 60))
    };
    let (acquire, statement) = (seconds("database_acquire_seconds", "2"), seconds("database_statement_seconds", "4"));
    let lock = seconds("database_lock_seconds", "2");
    let ceiling = format!("{region}.database_max_megabytes");
    let max_megabytes = sources.has(&ceiling).then(|| {
        sources.take(&ceiling, None, |text| match text.parse() {
            Ok(megabytes @ 1..=16_000_000) => Ok(megabytes),
            _ => Err("must be a whole number of megabytes from 1 to 16000000".to_owned()),
        })
    });
    Some(ServerLimits {
        connections: connections?,
        acquire: acquire?,
        statement: statement?,
        lock: lock?,
        max_megabytes: max_megabytes.flatten(),
    })
}

/// Host and name, without who and how.
fn place(url: &SecretString) -> String {
    let Ok(url) = reqwest::Url::parse(url.expose_secret()) else { return "postgres".to_owned() };
    let folder = url.query_pairs().find(|(name, _)| name == "host").map(|(_, folder)| folder.into_owned());
    let host = url.host_str().map(str::to_owned).filter(|host| !host.is_empty()).or(folder).unwrap_or_default();
    format!("postgres://{host}:{}{}", url.port().unwrap_or(5432), url.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_file_and_an_address_is_a_server_whose_password_is_never_shown() {
        assert_eq!(Database::parse("data/us.db").unwrap().file(), Some(Path::new("data/us.db")));
        let server = Database::parse("postgresql://goodtime:top%20secret@db.example/us?sslmode=verify-full").unwrap();
        assert_eq!(server.to_string(), "postgres://db.example:5432/us");
        assert!(!format!("{server:?}").contains("top"));
        for bad in ["", "  ", "mysql://u:pw@h/d", "postgres://", "postgres://h", "postgres:///d"] {
            let told = Database::parse(bad).unwrap_err();
            assert!(told.starts_with("must") && !told.contains("pw@"), "{bad:?}: {told}");
        }
    }

    #[test]
    fn one_server_database_is_the_same_whoever_signs_in() {
        let at = |text| Database::parse(text).unwrap();
        assert!(at("postgres://a:b@h/us").is(&at("postgres://c@h:5432/us")));
        assert!(!at("postgres://a@h/us").is(&at("postgres://a@h/eu")));
        assert!(!at("postgres:///us?host=/run/a").is(&at("postgres:///us?host=/run/b")));
    }
}

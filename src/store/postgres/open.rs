//! Opening the database: how it is reached, and whether it is the right one.

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sqlx::{Connection as _, PgPool};
use tokio::sync::Notify;
use tracing::Instrument as _;

use super::connection::{Held, sorted};
use super::pool::Pool;
use super::unheard::Unheard;
use super::{PgStore, Result, prepare, wake};
use crate::domain::Region;
use crate::store::rows::Row;
use crate::store::{Opening, StoreError, sql};

/// The oldest server that is tested.
const OLDEST_SERVER: i64 = 15;
/// One that writes batches, one for the answer to a sender whose batch has to be replayed singly.
const FOR_DELIVERIES: u32 = 2;
/// Each look takes a millisecond, a few times a second.
const FOR_LOOKS: u32 = 1;
/// Of the other connections one in so many is for reading alone, at least one.
const READERS_ONE_IN: u32 = 4;
/// Beyond a statement's own limit: the database had its chance to say so itself.
const BEYOND: Duration = Duration::from_secs(2);
/// A connection that was idle for longer is asked whether it still lives: a restarted server closes all of them.
const TRUSTED_FOR: Duration = Duration::from_secs(1);
/// A connection that needs longer to say that it lives is replaced: the network may have lost it without a word.
const PING_MOST: Duration = Duration::from_millis(500);
/// There is a statement for each verb; none of them needs to be parsed twice on a connection.
const STATEMENTS_KEPT: usize = 256;

/// Every session: a commit that returns is on the disk, whatever the server's default is, and one that waits for a replica
/// to apply it goes on doing so; nothing waits, or holds a lock, without an end. Statements are short: to compile one would
/// take longer than it does, whatever the planner expects of a table that has just grown.
const SET_UP: &str = "select set_config('synchronous_commit', \
    case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, false), \
    set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false), \
    set_config('idle_in_transaction_session_timeout', $3, false), set_config('timezone', 'UTC', false), \
    set_config('jit', 'off', false)";
const LOOK_AT_SERVER: &str = "select current_setting('server_version_num')::bigint / 10000 as version, \
    current_setting('synchronous_commit') as synchronous_commit, current_setting('fsync') as fsync, \
    current_setting('server_encoding') as encoding, case when pg_is_in_recovery() then 1::bigint else 0 end as is_replica";

/// How the database is reached, and how long is waited for what.
#[derive(Debug, Clone)]
pub struct PgSettings {
    /// Its address: `postgres://user:password@host:port/database`; `sslmode=verify-full` and `sslrootcert=…` in it choose
    /// TLS and the authority whose certificates count.
    pub url: SecretString,
    /// The most connections for everything but deliveries. Deliveries have two more; short looks,
    /// telling and hearing of new work one each.
    pub connections: u32,
    /// How long is waited for a free connection.
    pub acquire_timeout: Duration,
    /// How long one statement may take.
    pub statement_timeout: Duration,
    /// How long one statement may wait for a lock that another transaction has.
    pub lock_timeout: Duration,
    /// How long a transaction may do nothing before the server ends it.
    pub idle_in_transaction_timeout: Duration,
}

impl PgSettings {
    /// A database with the usual limits.
    #[must_use]
    pub fn at(url: SecretString) -> Self {
        Self {
            url,
            // A process uses a connection for milliseconds between calls that take seconds; with the other five, seven
            // processes fit into a server's usual hundred.
            connections: 8,
            // A sender is told to come again after five seconds; all waiting together must be over by then.
            acquire_timeout: Duration::from_secs(2),
            lock_timeout: Duration::from_secs(2),
            statement_timeout: Duration::from_secs(4),
            // Between two statements of ours there is no waiting, so the process is gone or hangs.
            idle_in_transaction_timeout: Duration::from_secs(10),
        }
    }
}

impl PgStore {
    /// Connects, and checks that the database belongs to `region`. [`Opening::Prepare`] brings its tables up to date, one
    /// process at a time; [`Opening::AsItIs`] refuses a database that is not of this version.
    ///
    /// # Errors
    /// [`StoreError::WrongDatabase`] says what is wrong with the database; else what PostgreSQL says.
    pub async fn open(settings: &PgSettings, region: Region, opening: Opening) -> Result<Self> {
        let options = prepare::options(settings)?.statement_cache_capacity(STATEMENTS_KEPT);
        prepare::prepare(&options, opening).await?;
        let patience = settings.statement_timeout + BEYOND;
        let others = pool(settings, settings.connections).connect_with(options.clone()).await.map_err(sorted)?;
        check_server(&others, patience).await?;
        if !is_surely_it(&options) {
            tracing::warn!(
                "the database server does not have to prove who it is: over a network, let its address end with \
                `?sslmode=verify-full&sslrootcert=…`"
            );
        }
        check_region(&others, patience, region).await?;
        let deliveries = pool(settings, FOR_DELIVERIES).connect_with(options.clone()).await.map_err(sorted)?;
        let due = Arc::new(Notify::new());
        Ok(Self {
            deliveries: Pool::new(deliveries, 0, patience),
            looks: pool(settings, FOR_LOOKS).connect_lazy_with(options.clone()),
            listening: pool(settings, 1).connect_lazy_with(options.clone()),
            telling: tokio::spawn(wake::tell(options, Arc::clone(&due)).in_current_span()),
            others: Pool::new(others, (settings.connections / READERS_ONE_IN).max(1), patience),
            due,
            unheard: Unheard::default(),
            patience,
        })
    }
}

/// Whether nobody else can answer in the server's place. Weaker modes than `verify-full` fall back to plain text, or
/// accept any certificate.
fn is_surely_it(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let is_local =
        options.get_socket().is_some() || host.starts_with('/') || ["localhost", "127.0.0.1", "::1"].contains(&host);
    is_local || matches!(options.get_ssl_mode(), PgSslMode::VerifyFull)
}

fn pool(settings: &PgSettings, most: u32) -> PgPoolOptions {
    let millis = |limit: Duration| limit.as_millis().to_string();
    let limits = [settings.statement_timeout, settings.lock_timeout, settings.idle_in_transaction_timeout].map(millis);
    PgPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(settings.acquire_timeout)
        // The ping below is enough; one before each use would cost every transaction a round trip.
        .test_before_acquire(false)
        .before_acquire(|connection, state| {
            Box::pin(async move {
                if state.idle_for > TRUSTED_FOR {
                    let silent = |_| sqlx::Error::Io(std::io::ErrorKind::TimedOut.into());
                    tokio::time::timeout(PING_MOST, connection.ping()).await.map_err(silent)??;
                }
                Ok(true)
            })
        })
        .after_connect(move |connection, _| {
            let [statement, lock, idle] = limits.clone();
            Box::pin(async move {
                let query = sqlx::query(SET_UP).bind(statement).bind(lock).bind(idle);
                query.execute(connection).await.map(|_done| ())
            })
        })
}

async fn check_server(pool: &PgPool, patience: Duration) -> Result<()> {
    let rows = Held::take(pool, patience).await?.rows(sqlx::query(LOOK_AT_SERVER)).await?;
    let row = Row::of("server", rows.first().ok_or_else(|| sorted(sqlx::Error::RowNotFound))?);
    let version = row.int("version")?;
    if version < OLDEST_SERVER {
        let why = format!("the server is PostgreSQL {version}, but {OLDEST_SERVER} or later is needed");
        return Err(StoreError::WrongDatabase(why));
    }
    let synchronous = row.text("synchronous_commit")?;
    if !["on", "remote_apply"].contains(&synchronous.as_str()) {
        return Err(StoreError::WrongDatabase(format!(
            "the database would not keep what it acknowledges: synchronous_commit is {synchronous} (on is needed); is there a pooler that loses what sessions set?"
        )));
    }
    if row.int("is_replica")? == 1 {
        let why = "the server is a replica that cannot be written to: name the primary in `database`";
        return Err(StoreError::WrongDatabase(why.to_owned()));
    }
    let encoding = row.text("encoding")?;
    if encoding != "UTF8" {
        let why = format!("the database's encoding is {encoding}, but names need UTF8: make it with `encoding 'UTF8'`");
        return Err(StoreError::WrongDatabase(why));
    }
    if row.text("fsync")? != "on" {
        tracing::warn!("the database server runs with fsync off: a crash of its machine loses what was acknowledged");
    }
    Ok(())
}

async fn check_region(pool: &PgPool, patience: Duration, region: Region) -> Result<()> {
    let mut held = Held::take(pool, patience).await?;
    held.run(sqlx::query(sql::WRITE_META).bind(region.name())).await?;
    let rows = held.rows(sqlx::query(sql::READ_META)).await?;
    let row = rows.first().ok_or_else(|| sorted(sqlx::Error::RowNotFound))?;
    let found: Region = Row::of("meta", row).parsed("region")?;
    if found == region {
        return Ok(());
    }
    Err(StoreError::WrongDatabase(format!(
        "the database belongs to region {found}, but the settings name it for region {region}: data never changes its region; set another `database`"
    )))
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use super::*;

    #[test]
    fn a_server_on_the_network_has_to_prove_who_it_is() {
        let proves_it = |url: &str| is_surely_it(&PgConnectOptions::from_str(url).unwrap());
        for local in ["postgres:///us?host=/run/postgresql", "postgres://u@127.0.0.1/us", "postgres://u@localhost/us"] {
            assert!(proves_it(local), "{local}");
        }
        assert!(proves_it("postgres://u@db.example/us?sslmode=verify-full"));
        for weak in ["", "?sslmode=prefer", "?sslmode=require", "?sslmode=verify-ca"] {
            let url = format!("postgres://u@db.example/us{weak}");
            assert!(!proves_it(&url), "{weak}");
        }
    }
}

//! A connection that is lent out, and what the database's errors mean.
//!
//! True in here: a connection on which something was interrupted is closed and never lent again. A future that is dropped
//! in the middle (a sender hangs up, a time-out strikes) therefore cannot leave a transaction open, and its half-sent
//! statement cannot meet the next borrower. This matters most for `begin`: sqlx 0.9.0 does not notice when that is
//! interrupted. What was committed stays committed, whoever stops listening.

use std::io;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{PgPool, Postgres};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::error::Elapsed;

use super::Result;
use crate::store::StoreError;

pub(super) type Ask<'q> = sqlx::query::Query<'q, Postgres, PgArguments>;

/// Victim of a deadlock, and a transaction that cannot be put in order with the others.
const CONFLICTS: [&str; 2] = ["40P01", "40001"];
/// Classes of errors that are about the values: of their form, against a constraint, or beyond a limit.
const ABOUT_VALUES: [&str; 3] = ["22", "23", "54"];

/// A connection that is lent out.
pub(super) struct Held {
    connection: PoolConnection<Postgres>,
    patience: Duration,
    /// Nothing is under way on it.
    whole: bool,
    in_transaction: bool,
    /// The turn to write, given back after the connection.
    turn: Option<OwnedSemaphorePermit>,
}

impl Held {
    /// Takes one from the pool; `patience` is how long each answer is waited for.
    pub(super) async fn take(pool: &PgPool, patience: Duration) -> Result<Self> {
        let connection = pool.acquire().await.map_err(sorted)?;
        Ok(Self { connection, patience, whole: true, in_transaction: false, turn: None })
    }

    /// The same, with a turn to write.
    pub(super) fn in_turn(mut self, turn: OwnedSemaphorePermit) -> Self {
        self.turn = Some(turn);
        self
    }

    /// Whether the last answer came, so that another statement can follow.
    pub(super) fn is_whole(&self) -> bool {
        self.whole
    }

    /// Waits longer from now on.
    pub(super) fn wait_for(&mut self, patience: Duration) {
        self.patience = patience;
    }

    /// Begins a transaction; until [`Self::end`] the connection cannot go back.
    pub(super) async fn begin(&mut self, how: &'static str) -> Result<()> {
        self.in_transaction = true;
        self.run(sqlx::query(how)).await.map(|_none| ())
    }

    /// Ends it, by `commit` or `rollback`.
    pub(super) async fn end(&mut self, how: &'static str) -> Result<()> {
        self.run(sqlx::query(how)).await?;
        self.in_transaction = false;
        Ok(())
    }

    /// Runs a statement; tells how many rows it changed.
    pub(super) async fn run(&mut self, query: Ask<'_>) -> Result<u64> {
        self.whole = false;
        let answer = tokio::time::timeout(self.patience, query.execute(&mut *self.connection)).await;
        self.answered(answer).map(|done| done.rows_affected())
    }

    pub(super) async fn rows(&mut self, query: Ask<'_>) -> Result<Vec<PgRow>> {
        self.whole = false;
        let answer = tokio::time::timeout(self.patience, query.fetch_all(&mut *self.connection)).await;
        self.answered(answer)
    }

    fn answered<T>(&mut self, answer: std::result::Result<sqlx::Result<T>, Elapsed>) -> Result<T> {
        let late = |_| sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "the database does not answer"));
        let answer = answer.map_err(late).and_then(|answer| answer);
        // What the database itself says ends a statement; after anything else nobody knows where the connection stands.
        self.whole = matches!(answer, Ok(_) | Err(sqlx::Error::Database(_)));
        answer.map_err(sorted)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.in_transaction || !self.whole {
            self.connection.close_on_drop();
        }
    }
}

/// Sorts an error by what to do next.
pub(super) fn sorted(error: sqlx::Error) -> StoreError {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    if code.is_some_and(|code| ABOUT_VALUES.iter().any(|class| code.starts_with(class))) {
        return StoreError::Refused(error);
    }
    StoreError::from(error)
}

/// Whether the same transaction may succeed at the next try.
pub(super) fn is_conflict(error: &StoreError) -> bool {
    let StoreError::Unavailable(error) = error else { return false };
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    code.is_some_and(|code| CONFLICTS.contains(&code.as_ref()))
}

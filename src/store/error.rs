//! Why the store did not do what was asked, named by what to do next.

use crate::domain::RuleError;

/// Why a verb of the store failed. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database does not answer or is full. Try again later.
    #[error("the database is unavailable: {0}")]
    Unavailable(sqlx::Error),
    /// The database refuses these values. Trying again does not help.
    #[error("the database refused the values: {0}")]
    Refused(sqlx::Error),
    /// A row is not what the code believes it to be. A developer has to look.
    #[error("table {table}, column {column}: {why}")]
    Unreadable {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
        /// What is wrong; never the value.
        why: String,
    },
    /// A name belongs to somebody else.
    #[error("{0} is taken")]
    Taken(String),
    /// The rule does not fit those that are there.
    #[error(transparent)]
    Unfit(#[from] RuleError),
    /// The database is not the one that was expected.
    #[error("{0}")]
    WrongDatabase(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let refused = match &error {
            sqlx::Error::Database(db) => {
                db.kind() != sqlx::error::ErrorKind::Other || super::is_about_values(db.as_ref())
            }
            sqlx::Error::Encode(_)
            | sqlx::Error::Decode(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::TypeNotFound { .. } => true,
            _ => false,
        };
        if refused { Self::Refused(error) } else { Self::Unavailable(error) }
    }
}

//! What SQLite's errors mean.
//!
//! Only those about the values would come again with the same values. A full disk, a busy file and a failing disk pass, so
//! they are an outage: whoever asked comes again.

use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::sqlite::SqliteError;

/// Too big; against a constraint; of the wrong type; a parameter that is not there.
/// <https://www.sqlite.org/rescode.html>
const ABOUT_VALUES: [i64; 4] = [18, 19, 20, 25];
/// What an extended code adds stands above this.
const PRIMARY: i64 = 0xff;

/// Whether SQLite refuses the values, so that trying again does not help; of another engine's errors it knows nothing.
pub(in crate::store) fn is_about_values(error: &dyn DatabaseError) -> bool {
    let ours = error.try_downcast_ref::<SqliteError>().is_some();
    let code = error.code().and_then(|code| code.parse().ok());
    ours && (error.kind() != ErrorKind::Other || code.is_some_and(refuses))
}

fn refuses(code: i64) -> bool {
    ABOUT_VALUES.contains(&(code & PRIMARY))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
    use sqlx::{ConnectOptions as _, Executor as _};

    use super::*;
    use crate::store::StoreError;

    async fn tried(on: &mut SqliteConnection, statement: &'static str) -> StoreError {
        on.execute(statement).await.expect_err(statement).into()
    }

    #[tokio::test]
    async fn what_is_wrong_with_the_values_is_refused() {
        let mut memory = SqliteConnectOptions::new().in_memory(true).connect().await.unwrap();
        memory
            .execute("create table t (id integer primary key, n integer not null unique check (n > 0)) strict")
            .await
            .unwrap();
        memory.execute("create table u (id integer references t (id)); insert into t values (1, 1)").await.unwrap();
        for statement in [
            "insert into t values (1, 2)",
            "insert into t values (2, 1)",
            "insert into t values (2, 0)",
            "insert into t values (2, null)",
            "insert into t values (2, 'two')", // a type that a strict table does not take
            "insert into t values ('two', 2)",
            "insert into u values (7)",
            "select zeroblob(2000000000)",
        ] {
            let error = tried(&mut memory, statement).await;
            assert!(matches!(error, StoreError::Refused(_)), "{statement}: {error}");
        }
    }

    #[tokio::test]
    async fn a_full_busy_or_missing_file_is_an_outage() {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new().filename(folder.path().join("file")).busy_timeout(Duration::ZERO);
        let mut one = options.clone().create_if_missing(true).connect().await.unwrap();
        one.execute("create table t (n); pragma max_page_count = 3").await.unwrap();
        let full = tried(&mut one, "insert into t values (zeroblob(100000))").await;
        let mut other = options.clone().connect().await.unwrap();
        one.execute("begin immediate").await.unwrap();
        let busy = tried(&mut other, "begin immediate").await;
        let gone = options.filename(folder.path().join("no/file")).connect().await.unwrap_err().into();
        for (code, error) in [("13", full), ("5", busy), ("14", gone)] {
            let StoreError::Unavailable(error) = error else { panic!("{error}") };
            assert_eq!(error.as_database_error().unwrap().code().unwrap(), code, "{error}");
        }
    }

    #[test]
    fn codes_are_sorted_whatever_an_extended_one_adds() {
        let (locked, nomem, full, fsync, range, datatype) = (6, 7, 13, 0x040a, 25, 0x0c13);
        assert!([locked, nomem, full, fsync].into_iter().all(|code| !refuses(code)));
        assert!([range, 18, 20, datatype].into_iter().all(refuses));
    }
}

//! Tables and programs of different versions, and processes that start at once.

use std::time::Duration;

use futures_util::future::join_all;
use goodtime_icims::domain::Region;
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::sqlite::SqliteStore;
use goodtime_icims::store::{Opening, StoreError, Tenants as _};
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::bench::{database, open};

const NEWER: &str = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
    values (9999, 'of a newer program', true, 'x', 0)";
const REMOVES: &str = "update meta set oldest_program = 9999";

fn told(opened: Result<(), StoreError>) -> String {
    match opened.expect_err("it is refused") {
        StoreError::WrongDatabase(why) => why,
        error => panic!("{error}"),
    }
}

async fn open_pg(url: &str, opening: Opening) -> Result<(), StoreError> {
    let store = PgStore::open(&PgSettings::at(url.to_owned().into()), Region::Us, opening).await?;
    store.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_that_start_at_once_make_the_tables_once() {
    let url = database(None).await;
    let all = join_all((0..8).map(|_| open_pg(&url, Opening::Prepare))).await;
    for opened in all {
        opened.expect("opened");
    }
    assert_eq!(open(&url).await.settings_epoch().await.expect("read"), 1);
    let pending = PgStore::pending(&PgSettings::at(url.into())).await.expect("read");
    assert!(pending.is_empty(), "{pending:?}");
}

#[tokio::test]
async fn what_is_pending_is_told_before_it_is_done() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let settings = PgSettings::at(database(None).await.into());
    let pending = PgStore::pending(&settings).await.expect("read");
    assert_eq!((pending[0].version, pending[0].what.as_str()), (1, "foundation"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("us.db");
    assert_eq!(SqliteStore::pending(&file).await.expect("read"), pending);
    assert!(!file.exists(), "asking makes nothing");
    SqliteStore::open(&file, Region::Us, Opening::Prepare).await.expect("opened").close().await;
    assert_eq!(SqliteStore::pending(&file).await.expect("read"), []);
}

/// As when the next version is being rolled out: its migration came first, and this program starts once more.
#[tokio::test]
async fn tables_that_a_newer_program_added_to_are_used_until_it_removes_something() {
    let url = database(Some("goodtime")).await;
    let mut raw = PgConnection::connect(&url).await.expect("it listens");
    sqlx::query(NEWER).execute(&mut raw).await.expect("written");
    for opening in [Opening::Prepare, Opening::AsItIs] {
        open_pg(&url, opening).await.expect("it was only added to");
    }
    sqlx::query(REMOVES).execute(&mut raw).await.expect("written");
    for opening in [Opening::Prepare, Opening::AsItIs] {
        let why = told(open_pg(&url, opening).await);
        assert!(why.contains("of version 9999") && why.contains("use a newer one"), "{why}");
    }
}

#[tokio::test]
async fn the_same_holds_for_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("us.db");
    let open = async |opening| SqliteStore::open(&file, Region::Us, opening).await.map(drop);
    open(Opening::Prepare).await.expect("made");
    let url = format!("sqlite:{}", file.display());
    let mut raw = SqliteConnection::connect(&url).await.expect("opened");
    sqlx::query(NEWER).execute(&mut raw).await.expect("written");
    open(Opening::Prepare).await.expect("it was only added to");
    open(Opening::AsItIs).await.expect("it was only added to");
    sqlx::query(REMOVES).execute(&mut raw).await.expect("written");
    assert!(told(open(Opening::Prepare).await).contains("use a newer one"));
}

/// A change that waits for a lock makes everybody behind it wait: so it gives up soon, and comes again.
#[tokio::test]
async fn a_migration_that_cannot_have_its_lock_gives_up_soon_and_comes_again() {
    let url = database(None).await;
    let mut other = PgConnection::connect(&url).await.expect("it listens");
    for statement in ["begin", "create table meta (id bigint)"] {
        sqlx::query(statement).execute(&mut other).await.expect("run");
    }
    let opening = tokio::spawn({
        let url = url.clone();
        async move { open_pg(&url, Opening::Prepare).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    let waiting =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let waiting = || sqlx::query_scalar::<_, i64>(waiting);
    assert_eq!(waiting().fetch_one(&mut other).await.expect("read"), 1, "it waits for the other");
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(waiting().fetch_one(&mut other).await.expect("read"), 0, "nobody has to wait behind it now");
    sqlx::query("rollback").execute(&mut other).await.expect("run");
    opening.await.expect("it ran").expect("opened");
    assert_eq!(open(&url).await.settings_epoch().await.expect("read"), 1);
}

//! Opening a PostgreSQL: whether it is the right one, and whether it keeps what it acknowledges.

use std::time::Duration;

use goodtime_icims::domain::Region;
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::{Opening, StoreError, Tenants as _};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::bench::{database, no_database, open};

async fn refused(url: &str, region: Region, opening: Opening) -> String {
    match PgStore::open(&PgSettings::at(url.to_owned().into()), region, opening).await {
        Err(StoreError::WrongDatabase(why)) => why,
        Err(other) => panic!("not a sentence for a person: {other}"),
        Ok(_) => panic!("it was opened"),
    }
}

async fn run(url: &str, statement: &str) {
    let mut connection = PgConnection::connect(url).await.expect("it listens");
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await.expect("it is understood");
}

#[tokio::test]
async fn processes_that_start_at_once_prepare_the_database_one_after_the_other() {
    let url = database(None).await;
    let opened = futures_util::future::join_all((0..4).map(|_| open(&url))).await;
    for store in opened {
        assert_eq!(store.settings_epoch().await.expect("read"), 1);
        store.close().await;
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_or_not_prepared_is_refused_with_what_to_do() {
    let missing = refused(&no_database().await, Region::Us, Opening::Prepare).await;
    assert!(missing.starts_with("there is no such database"), "{missing}");
    let empty = refused(&database(None).await, Region::Us, Opening::AsItIs).await;
    assert!(empty.starts_with("its tables are of version 0, this program's of version 9: run `migrate`"), "{empty}");
    let wrong = refused("postgres://[", Region::Us, Opening::Prepare).await;
    assert!(wrong.starts_with("the database's address cannot be read"), "{wrong}");
}

#[tokio::test]
async fn a_database_of_the_other_region_is_refused() {
    let url = database(Some("goodtime")).await;
    let why = refused(&url, Region::Eu, Opening::Prepare).await;
    assert!(why.starts_with("the database belongs to region us, but the settings name it for region eu"), "{why}");
}

#[tokio::test]
async fn a_database_that_cannot_hold_names_is_refused() {
    let url = database(None).await;
    let name = url.split(['/', '?']).nth(3).expect("a name").to_owned();
    let latin = format!("create database latin_{name} template template0 encoding 'LATIN1' locale 'C'");
    run(&url, &latin).await;
    let why = refused(&url.replacen(&name, &format!("latin_{name}"), 1), Region::Us, Opening::Prepare).await;
    assert!(why.starts_with("the database's encoding is LATIN1"), "{why}");
}

#[tokio::test]
async fn a_commit_is_on_the_disk_whatever_the_servers_default_is() {
    let url = database(Some("goodtime")).await;
    let name = url.split(['/', '?']).nth(3).expect("a name").to_owned();
    run(&url, &format!("alter database {name} set synchronous_commit = off")).await;
    run(&url, "create table seen (setting text)").await;
    let note = "create function note() returns trigger language plpgsql as $$ begin \
        insert into seen values (current_setting('synchronous_commit')); return new; end $$";
    run(&url, note).await;
    run(&url, "create trigger note before insert on events for each row execute function note()").await;
    run(&url, "create trigger note before insert on audit_log for each row execute function note()").await;
    let store = open(&url).await;
    store.pause_region(None, crate::bench::AUDIT).await.expect("kept");
    let bench_tenant = goodtime_icims::domain::TenantSettings::default();
    let customer = 1.try_into().expect("an id");
    let audit = crate::bench::AUDIT;
    let new = goodtime_icims::store::NewTenant {
        paused_until: None,
        ats: "toy",
        customer,
        name: "A",
        settings: &bench_tenant,
        audit,
    };
    let tenant = store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
    let delivery = crate::bench::sent(tenant, 1, crate::bench::START);
    goodtime_icims::store::Inbox::record_deliveries(&store, &[delivery]).await.expect("kept");
    let mut connection = PgConnection::connect(&url).await.expect("it listens");
    let seen: Vec<String> =
        sqlx::query_scalar("select setting from seen").fetch_all(&mut connection).await.expect("read");
    assert_eq!(seen, ["on", "on", "on"], "both pools");

    // Whoever waits for a replica goes on waiting for it.
    run(&url, &format!("alter database {name} set synchronous_commit = remote_apply")).await;
    let careful = open(&url).await;
    careful.pause_region(None, crate::bench::AUDIT).await.expect("kept");
    let last: String = sqlx::query_scalar("select setting from seen where setting <> 'on'")
        .fetch_one(&mut connection)
        .await
        .expect("one is different");
    assert_eq!(last, "remote_apply");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_an_outage_and_not_a_mistake() {
    let mut settings = PgSettings::at("postgres:///goodtime?host=/nowhere&user=test".to_owned().into());
    settings.acquire_timeout = Duration::from_millis(300);
    let Err(error) = PgStore::open(&settings, Region::Us, Opening::Prepare).await else { panic!("it was opened") };
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    assert!(!format!("{settings:?}").contains("nowhere"), "an address carries a password");
}

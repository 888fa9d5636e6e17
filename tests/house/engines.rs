//! Both engines always: the same migrations for each, and every statement prepared on a real PostgreSQL.

use std::collections::BTreeSet;
use std::process::Command;

use goodtime_icims::store::sql;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqlSafeStr};

use crate::source::{file, files, root};

fn migrations(engine: &str) -> BTreeSet<String> {
    let names = files(&format!("migrations/{engine}"), &["sql"]);
    names.into_iter().map(|(path, _)| path.rsplit('/').next().expect("a name").to_owned()).collect()
}

/// Tables and columns that a migration's text makes.
fn columns(engine: &str) -> BTreeSet<String> {
    let mut table = String::new();
    let mut found = BTreeSet::new();
    for (path, _) in files(&format!("migrations/{engine}"), &["sql"]) {
        for line in file(&path).lines() {
            if let Some(rest) = line.strip_prefix("create table ") {
                rest.trim_end_matches(" (").clone_into(&mut table);
            } else if let Some(column) =
                line.strip_prefix("    ").filter(|column| column.starts_with(char::is_alphabetic))
            {
                found.insert(format!("{table}.{}", column.split([' ', '(']).next().expect("a word")));
            }
        }
    }
    found
}

#[test]
fn both_engines_have_the_same_migrations_tables_and_columns() {
    assert_eq!(migrations("sqlite"), migrations("postgres"));
    assert_eq!(columns("sqlite"), columns("postgres"));
    assert!(columns("sqlite").contains("handoff_slots.expires_at"), "the comparison sees columns");
}

#[test]
fn no_statement_is_left_that_nothing_uses() {
    let store: String = files("src/store", &["rs"]).into_iter().map(|(_, text)| text).collect();
    let names = sql::ALL
        .iter()
        .chain(sql::notices::ALL)
        .chain(sql::profiles::ALL)
        .chain(sql::listing::ALL)
        .chain(sql::webhooks::ALL)
        .chain(sql::accounts::ALL)
        .chain(sql::answers::ALL)
        .chain(sql::reconciling::ALL)
        .chain(sql::stages::ALL)
        .chain(sql::budget::ALL)
        .chain(sql::mirror::ALL)
        .chain(sql::mirror_lists::ALL)
        .map(|(name, _)| *name)
        .chain(sql::BATCHES.iter().chain(sql::mirror::BATCHES).map(|(name, _)| *name));
    let unused: Vec<_> = names.filter(|name| !store.contains(&format!("sql::{name}"))).collect();
    assert_eq!(unused, Vec::<&str>::new());
}

/// A private PostgreSQL that ends with the value. Started by a script, so that `make test` and a person do the same.
struct Cluster {
    folder: tempfile::TempDir,
}

impl Cluster {
    fn start() -> (Self, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let script = root().join("tests/postgres.sh");
        let output = Command::new("bash").arg(script).arg("start").arg(folder.path()).output().expect("bash runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "PostgreSQL does not start (`make test` installs it): {said}");
        let url = String::from_utf8(output.stdout).expect("text").trim().to_owned();
        (Self { folder }, url)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let script = root().join("tests/postgres.sh");
        let _ = Command::new("bash").arg(script).arg("stop").arg(self.folder.path()).status();
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_a_real_postgresql() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let (_cluster, url) = Cluster::start();
    let mut connection = PgConnection::connect(&url).await.expect("it listens");
    sqlx::migrate!("migrations/postgres").run(&mut connection).await.expect("the tables are made");
    let row =
        connection.fetch_one("select count(*) from information_schema.tables where table_schema = 'public'").await;
    let tables: i64 = row.expect("counted").get(0);
    assert!(tables > 15, "{tables} tables");

    let batches = sql::BATCHES.iter().chain(sql::mirror::BATCHES).map(|(name, batch)| (*name, batch.sql(2)));
    let single = sql::ALL
        .iter()
        .chain(sql::notices::ALL)
        .chain(sql::profiles::ALL)
        .chain(sql::listing::ALL)
        .chain(sql::webhooks::ALL)
        .chain(sql::accounts::ALL)
        .chain(sql::answers::ALL)
        .chain(sql::reconciling::ALL)
        .chain(sql::stages::ALL)
        .chain(sql::budget::ALL)
        .chain(sql::mirror::ALL)
        .chain(sql::mirror_lists::ALL)
        .map(|(name, text)| (*name, (*text).to_owned()));
    let all = single.chain(batches);
    let mut refused = Vec::new();
    for (name, text) in all {
        if let Err(error) = connection.prepare(AssertSqlSafe(text).into_sql_str()).await {
            refused.push(format!("{name}: {error}"));
        }
    }
    assert!(sql::ALL.len() > 60, "the list is whole");
    assert_eq!(refused, Vec::<String>::new());
}

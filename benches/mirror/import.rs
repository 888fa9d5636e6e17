//! The product's import, from the row that says that it has begun to the one that says that it is done.

use std::time::Duration;

use anyhow::{Context as _, bail};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use super::Came;
use super::customer::Customer;
use crate::letters::CUSTOMER;
use crate::process;
use crate::product::{Site, Work};

/// Until an import begins: the processor's time before is not its.
const BEGINS: Duration = Duration::from_millis(10);
/// Until it is done, which takes longer.
const ENDS: Duration = Duration::from_millis(100);

const IMPORT: &str = "select state, read_count, began_at, ended_at from sync_runs where kind = 'import'";

type Run = (String, i64, i64, Option<i64>);

enum Watch {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Watch {
    async fn at(database: &str) -> anyhow::Result<Self> {
        if database.starts_with("postgres") {
            return Ok(Self::Postgres(PgConnection::connect(database).await?));
        }
        let options = SqliteConnectOptions::new().filename(database).read_only(true);
        Ok(Self::Sqlite(options.connect().await?))
    }

    async fn run(&mut self) -> anyhow::Result<Option<Run>> {
        Ok(match self {
            Self::Sqlite(store) => sqlx::query_as(IMPORT).fetch_optional(store).await?,
            Self::Postgres(store) => sqlx::query_as(IMPORT).fetch_optional(store).await?,
        })
    }

    async fn close(self) -> anyhow::Result<()> {
        match self {
            Self::Sqlite(store) => store.close().await?,
            Self::Postgres(store) => store.close().await?,
        }
        Ok(())
    }
}

/// Lets a running service have a mirror, and follows its import.
pub(super) async fn measure(site: &Site, customer: &Customer) -> anyhow::Result<Came> {
    let database = site.database().await?;
    let mut server = site.serve(&database, Work::On, Some(&customer.url()))?;
    let (idle, _) = process::memory(server.id());
    let (mut watch, look) = (Watch::at(&database).await?, server.look());
    let called = customer.calls()?;
    site.run(&database, &format!("tenant set --customer {CUSTOMER} --sync search"))?;
    while watch.run().await?.is_none() {
        server.check()?;
        tokio::time::sleep(BEGINS).await;
    }
    let before = look();
    let (records, began_at, ended_at) = loop {
        tokio::time::sleep(ENDS).await;
        server.check()?;
        match watch.run().await?.context("it does not go away")? {
            (state, records, began_at, Some(ended_at)) if state == "done" => break (records, began_at, ended_at),
            (state, ..) if state != "running" => bail!("the import was {state}"),
            _ => {}
        }
    };
    let cpu = look() - before;
    let calls = customer.calls()? - called;
    let memory = (idle, process::memory(server.id()).1);
    watch.close().await?;
    drop(server);
    site.remove(&database).await?;
    let took = Duration::from_micros((ended_at - began_at).unsigned_abs());
    let records = usize::try_from(records)?;
    Ok(Came { records, took, cpu: cpu * 1_000_000.0 / crate::load::number(records), calls, memory })
}

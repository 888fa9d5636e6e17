//! The references: the least programs that do a part of the product's work, on the same crates.
//!
//! Each verifies the sender by the same scheme (canonical request, content hash, HMAC), inflates and reads the body; what
//! it keeps is its mode's. None of them has settings, tenants, rules, limits, logs, metrics, or more than one answer.

mod door;
mod four;
mod group;
mod postgres;
mod row;
mod sqlite;

use crate::engine::Mode;
use crate::say::say;

pub(crate) use self::row::Row;

/// Serves until it is killed.
pub(crate) async fn serve(mode: Mode, database: &str) -> anyhow::Result<()> {
    let keep = if database.starts_with("postgres") {
        postgres::keep(mode, database).await?
    } else {
        sqlite::keep(mode, database).await?
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    say(&listener.local_addr()?.to_string());
    axum::serve(listener, door::router(keep)).await?;
    Ok(())
}

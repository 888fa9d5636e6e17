//! What a page shows while the store can only be read.

use std::time::Duration;

use sqlx::Connection as _;

use crate::world::World;

#[tokio::test]
async fn a_page_shows_what_was_read_when_no_newer_reading_can_be_asked_for() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let link = world.link(jane).await;
    world.clock.advance(Duration::from_mins(2));
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(world.database());
    let mut database = sqlx::SqliteConnection::connect_with(&options).await.expect("the database opens");
    let refuse =
        "create trigger full before insert on tasks begin select raise(abort, 'database or disk is full'); end";
    sqlx::query(refuse).execute(&mut database).await.expect("it is understood");
    let page = world.page(&link).await;
    assert!(page.contains("Jane"), "{page}");
    sqlx::query("drop trigger full").execute(&mut database).await.expect("it is understood");
    world.page(&link).await;
    assert!(world.work().await > 0, "now a newer reading was asked for");
}

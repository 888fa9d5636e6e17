//! The mirror of the real program: its import is killed again and again, and replicas take turns at it.
//!
//! A turn lasts two minutes after its process died. The tests do not wait for that: they end it in the database, which is all that
//! the time would do.

mod kills;
mod readers;
mod turns;

use std::time::{Duration, Instant};

use goodtime_icims::simulator::Person;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use crate::look::Look;
use crate::service::{CUSTOMER, Site};

const INVENTED_JOBS: usize = 40;
const FOLDERS: [&str; 3] = ["Cand:Active", "HM:Active", "Emp:Current Employee"];
/// What each call takes, so that a kill meets a round in its middle.
const CALL: Duration = Duration::from_millis(5);
/// A walk that nobody holds up takes some seconds.
const WALKED_WITHIN: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(100);

const LOOK_IS_DUE: &str = "update sync_standings set next_at = 0";
const END_TURNS: &str = "update schedules set held_until = 0 where name like 'sync:%'";
const WALKS_DONE: &str = "select count(*) from sync_runs where kind <> 'increment' and state = 'done'";
const MIRRORED: &str = "select m.id, coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '') as name from mirrored m \
    join persons p on p.tenant_id = m.tenant_id and p.person_id = m.id \
    where m.entity = 'person' and m.scope is not null order by m.id";

/// Fills the pretend iCIMS, and lets the tenant have a mirror. Of twenty invented persons thirteen stand in folders that are
/// mirrored.
fn switch_on(site: &Site, invented: usize) {
    site.sim.populate(invented, INVENTED_JOBS);
    site.sim.switch(|switches| switches.stall = Some(CALL));
    site.run(&["tenant", "set", "--customer", CUSTOMER, "--sync", "search", "--sync-every", "1"]);
}

/// Whom the mirror must have, by what the pretend iCIMS remembers.
fn wanted(site: &Site) -> Vec<(i64, String)> {
    let all = site.sim.people().into_iter().filter_map(|id| Some((id, site.sim.person(id)?)));
    let there = all.filter(|(_, person)| FOLDERS.contains(&person.folder.value.as_str()));
    let mut there: Vec<_> = there.map(|(id, person)| (id, name(&person))).collect();
    there.sort_unstable();
    there
}

fn name(person: &Person) -> String {
    format!("{} {}", person.firstname, person.lastname)
}

/// Whom the mirror has.
async fn mirrored(site: &Site) -> Vec<(i64, String)> {
    look_once(site, async |look| look.all(MIRRORED).await).await
}

async fn look_once<T>(site: &Site, ask: impl AsyncFnOnce(&mut Look) -> T) -> T {
    let mut look = Look::into(site).await;
    let said = ask(&mut look).await;
    look.close().await;
    said
}

/// Waits until that many walks came to their end.
async fn walked(site: &Site, walks: i64) {
    let began = Instant::now();
    while look_once(site, async |look| look.count(WALKS_DONE).await).await < walks {
        assert!(began.elapsed() < WALKED_WITHIN, "the walk does not end\n{}", site.log());
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Ends the turn of whoever was killed.
async fn end_turn(site: &Site) {
    assert_eq!(written(site, END_TURNS).await, 1, "one mirror has turns");
}

/// Lets the next round look for changes, which else it would do minutes later.
async fn look_is_due(site: &Site) {
    assert_eq!(written(site, LOOK_IS_DUE).await, 1, "there is one mirror");
}

async fn written(site: &Site, statement: &'static str) -> u64 {
    if let Some(server) = site.server() {
        let mut store = PgConnection::connect(server).await.expect("the database listens");
        sqlx::query(statement).execute(&mut store).await.expect("written").rows_affected()
    } else {
        let mut store = SqliteConnectOptions::new().filename(site.database()).connect().await.expect("it opens");
        sqlx::query(statement).execute(&mut store).await.expect("written").rows_affected()
    }
}

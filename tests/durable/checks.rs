//! The book of the senders against the store, the pages and the pretend iCIMS.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use goodtime_icims::secrets::{Keyring, Links};
use reqwest::Client;
use sqlx::FromRow;
use uuid::Uuid;

use crate::doors;
use crate::load::{Book, Line, Opening};
use crate::look::Look;
use crate::service::{KEY, NEXT, Site, TRIGGER};

/// A write that a kill cut off is waited out for 40 s; the rest of the queue takes less.
const DRAINED_WITHIN: Duration = Duration::from_mins(3);
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Pages that are looked at at the same time.
const READERS: usize = 32;

/// What is not done by itself within minutes: a lapse waits for its day, and a repeat for an application that was moved
/// on may be news that the ATS does not show yet, so it is looked at again for ten minutes.
const OWED: &str = "select count(*) from tasks t join handoffs h on h.handoff_id = t.handoff_id where t.state <> 'dead' \
    and t.kind <> 'lapse' and not (t.kind = 'recheck' and h.opened_at is not null)";
const OWING: &str = "select kind || ', ' || state || ', attempt ' || attempts || ': ' || coalesce(last_error, '') \
    from tasks where state <> 'dead' and kind <> 'lapse'";
const DEAD: &str = "select kind || ': ' || coalesce(last_error, '') from tasks where state = 'dead'";
const HANDOFFS: &str = "select h.handoff_id, h.workflow_id, h.opened_at is not null as opened, h.fetched_at is not null as \
    fetched, a.outcome || coalesce(': ' || a.why, '') as outcome from handoffs h \
    left join advances a on a.handoff_id = h.handoff_id";
const EVENTS: &str = "select workflow_id, count(*) as events from events where source = 'webhook' \
    and outcome in ('accepted', 'duplicate') and handoff_id is not null group by workflow_id";
const OTHERS: &str = "select count(*) from events where workflow_id is null and outcome = 'ignored'";
const LOST: &str = "select kind, count(*) as attempts from task_attempts where verdict = 'lost' group by kind";
/// A slot that leads to no hand-off, or a hand-off that no slot leads to.
const LOOSE: &str = "select count(*) from handoff_slots s full join handoffs h on h.handoff_id = s.handoff_id \
    where s.handoff_id is null or h.handoff_id is null";

/// A hand-off as the store has it.
#[derive(Debug, FromRow)]
struct Kept {
    #[sqlx(rename = "handoff_id")]
    id: Uuid,
    #[sqlx(rename = "workflow_id")]
    application: i64,
    opened: bool,
    fetched: bool,
    outcome: Option<String>,
}

/// Waits until nothing is owed; how long that took.
pub(crate) async fn drained(site: &Site) -> Duration {
    let began = Instant::now();
    loop {
        let mut store = Look::into(site).await;
        let owed = store.count(OWED).await;
        let owing: Vec<(String,)> = if began.elapsed() < DRAINED_WITHIN { Vec::new() } else { store.all(OWING).await };
        store.close().await;
        if owed == 0 {
            return began.elapsed();
        }
        assert!(
            began.elapsed() < DRAINED_WITHIN,
            "{owed} tasks are owed after {DRAINED_WITHIN:?}: {owing:?}\n{}",
            site.log()
        );
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Every link that was given out shows a page.
pub(crate) async fn links_show_their_pages(site: &Site, book: &Book) {
    let links: Vec<_> = book.lines.values().filter_map(|line| line.location.clone()).collect();
    show_their_pages(site, &links).await;
}

/// Each of these links shows a page.
pub(crate) async fn show_their_pages(site: &Site, links: &[String]) {
    let looks = links.iter().map(|link| {
        let answer = site.doors.send(doors::path(link), Client::get);
        async move { (link, answer.await.map_or(0, |answer| answer.status().as_u16())) }
    });
    let seen: Vec<_> = futures_util::stream::iter(looks).buffer_unordered(READERS).collect().await;
    let broken: Vec<_> = seen.into_iter().filter(|(_, status)| *status != 200).collect();
    assert!(broken.is_empty(), "{} links show no page, such as {:?}", broken.len(), broken[0]);
}

/// Every acknowledged delivery is in the store, with exactly one hand-off: the one that its link leads to.
pub(crate) async fn deliveries_are_kept_once(site: &Site, book: &Book) {
    assert!(book.wrong.is_empty(), "{:?}", book.wrong);
    let links = Links::new(&Keyring::parse([KEY]).expect("a key"));
    let mut store = Look::into(site).await;
    let kept = handoffs(&mut store).await;
    let events: HashMap<i64, i64> = store.all(EVENTS).await.into_iter().collect();
    for (application, line) in &book.lines {
        let here = kept.get(application).map_or(&[][..], Vec::as_slice);
        assert!(here.len() <= 1, "application {application} has {} hand-offs", here.len());
        let Some(location) = &line.location else { continue };
        let claim = links.read(location.rsplit('/').next().unwrap_or_default()).expect("a link of this region");
        let found = here.first().map(|handoff| handoff.id);
        assert_eq!(found, Some(claim.handoff.uuid()), "application {application}: the link's hand-off is kept");
        let found = events.get(application).copied().unwrap_or_default();
        assert!(found >= line.answers, "application {application}: {} answers, {found} events", line.answers);
    }
    let strangers = kept.keys().filter(|application| !book.lines.contains_key(application)).count();
    assert_eq!(strangers, 0, "hand-offs of applications that nobody sent");
    assert_eq!(store.count(LOOSE).await, 0, "slots and hand-offs that do not belong together");
}

/// Every opening moved its application once, by one request, nothing else moved any, and everything was read.
pub(crate) async fn openings_moved_once(site: &Site, book: &Book) {
    let mut store = Look::into(site).await;
    let dead: Vec<(String,)> = store.all(DEAD).await;
    assert!(dead.is_empty(), "work was given up: {dead:?}\n{}", site.log());
    let kept = handoffs(&mut store).await;
    let mut wrong = Vec::new();
    for (application, line) in &book.lines {
        let requests = site.sim.patch_requests(*application);
        if line.opening == Opening::Never {
            assert_eq!(requests, 0, "application {application} was written without being opened");
        }
        let Some(handoff) = kept.get(application).and_then(|all| all.first()) else { continue };
        let (in_icims, moves) = (site.sim.status_of(*application), site.sim.patches_applied(*application));
        if moves != requests || !moved_if_opened(line, handoff, in_icims.as_deref(), moves) {
            let opening = line.opening;
            wrong.push(format!(
                "{application}: {opening:?}, {handoff:?}, {in_icims:?}, {moves} moves by {requests} requests"
            ));
        }
    }
    let (some, count) = (wrong.iter().take(5).collect::<Vec<_>>(), wrong.len());
    assert!(wrong.is_empty(), "{count} applications are not where they belong, such as {some:#?}\n{}", site.log());
}

/// Opened, and moved once; or neither. An opening without an answer may be either.
fn moved_if_opened(line: &Line, handoff: &Kept, in_icims: Option<&str>, moves: u64) -> bool {
    let opened = match line.opening {
        Opening::Never => false,
        Opening::Tried => handoff.opened,
        Opening::Acknowledged => true,
    };
    let (status, expected) = if opened { (NEXT, 1) } else { (TRIGGER, 0) };
    let outcome = opened.then_some("advanced");
    (handoff.opened, handoff.fetched) == (opened, true)
        && handoff.outcome.as_deref() == outcome
        && (in_icims, moves) == (Some(status), expected)
}

/// The attempts of the worker that kills cut off, by the kind of task.
pub(crate) async fn attempts_cut_off(site: &Site) -> BTreeMap<String, i64> {
    Look::into(site).await.all(LOST).await.into_iter().collect()
}

/// Deliveries that start nothing are kept too: as many as were acknowledged, at least.
pub(crate) async fn other_deliveries_are_kept(site: &Site, acknowledged: i64) {
    let kept = Look::into(site).await.count(OTHERS).await;
    assert!(acknowledged > 0 && kept >= acknowledged, "{acknowledged} acknowledged, {kept} kept");
}

/// The command knows an application by its id and by its link.
pub(crate) fn the_command_explains(site: &Site, book: &Book) {
    let acknowledged = |(application, line): (&i64, &Line)| Some((*application, line.location.clone()?));
    let (application, link) = book.lines.iter().filter_map(acknowledged).next_back().expect("one was acknowledged");
    for subject in [&*application.to_string(), &link] {
        let said = site.run(&["explain", subject]);
        assert!(said.contains(&format!("of application {application} (generation 1)")), "{said}");
    }
}

async fn handoffs(store: &mut Look) -> BTreeMap<i64, Vec<Kept>> {
    let mut kept: BTreeMap<i64, Vec<Kept>> = BTreeMap::new();
    for handoff in store.all::<Kept>(HANDOFFS).await {
        kept.entry(handoff.application).or_default().push(handoff);
    }
    kept
}

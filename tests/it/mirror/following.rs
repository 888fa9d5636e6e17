//! Lists of the mirror over HTTP, page by page, while everything moves.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use goodtime_icims::domain::Timestamp;
use goodtime_icims::simulator::{ListNode, Person};
use serde_json::Value;

use super::truth::{settings, world};
use crate::api::{Answer, Api};
use crate::world::World;

const MINUTE: Duration = Duration::from_mins(1);
/// Candidates that are there from the beginning.
const CANDIDATES: usize = 40;
/// Pages are small, so that much happens between them.
const PAGE: &str = "limit=7";
/// More pages than any list of these tests has.
const PAGES_MOST: usize = 60;

/// What a list answers.
pub(super) async fn list(api: &Api<'_>, name: &str, query: &str) -> Answer {
    let answer = api.get(&format!("/v2/ats/tenants/{}/{name}?{query}", api.world.tenant)).await;
    assert_eq!(answer.status, 200, "{name}?{query}: {answer:?}");
    answer
}

/// The numbers of a page, in its order.
pub(super) fn ids(name: &str, page: &Answer) -> Vec<i64> {
    let key = match name {
        "jobs" => "job_id",
        "applications" => "workflow_id",
        _ => "person_id",
    };
    page.items().iter().map(|item| item[key].as_i64().expect("a number")).collect()
}

/// The query of the page after this one; none after the last.
fn next(query: &str, page: &Answer) -> Option<String> {
    page.body["next_cursor"].as_str().map(|cursor| format!("{query}&cursor={cursor}"))
}

/// A mirror with that many candidates, and their numbers.
async fn imported() -> (World, Vec<i64>) {
    let world = world(settings()).await;
    let add = |n| world.sim.add_person(Person::candidate("Jane", &format!("Number {n}")));
    let all = (0..CANDIDATES).map(add).collect();
    world.sim.settle();
    world.clock.advance(60 * MINUTE);
    world.mirror_round().await;
    (world, all)
}

/// A minute passes, in which one comes and two are renamed.
async fn happens(world: &World, n: usize, renamed: [i64; 2]) {
    world.sim.add_person(Person::candidate("New", &format!("Number {n}")));
    for id in renamed {
        world.sim.edit_person(id, |person| person.lastname = format!("Renamed {n}"));
    }
    world.clock.advance(MINUTE);
    assert_eq!(world.mirror_round().await.standing.failure, None);
}

#[tokio::test]
async fn pages_by_number_miss_nothing_and_repeat_nothing() {
    let (world, all) = imported().await;
    let api = Api::of(&world, world.tenant).await;
    let there: BTreeSet<i64> = ids("candidates", &list(&api, "candidates", "limit=200").await).into_iter().collect();
    assert!(all.iter().all(|id| there.contains(id)), "{there:?}");
    let (mut seen, mut query) = (Vec::new(), Some(PAGE.to_owned()));
    for n in 0..PAGES_MOST {
        let Some(asked) = query else { break };
        let page = list(&api, "candidates", &asked).await;
        assert!(page.items().len() <= 7);
        seen.extend(ids("candidates", &page));
        query = next(PAGE, &page);
        // One that was listed and one that is still to come.
        happens(&world, n, [all[n % CANDIDATES], all[CANDIDATES - 1 - n % CANDIDATES]]).await;
    }
    assert_eq!(query, None, "the list has an end");
    assert!(seen.is_sorted());
    let once: BTreeSet<i64> = seen.iter().copied().collect();
    assert_eq!(once.len(), seen.len(), "each is shown once");
    assert!(once.is_superset(&there), "who was there is shown");
    assert!(once.len() > there.len(), "and who came before the end");
}

#[tokio::test]
async fn pages_by_change_miss_nothing_that_changes_meanwhile() {
    let (world, all) = imported().await;
    let api = Api::of(&world, world.tenant).await;
    let since = format!("{PAGE}&include_gone=true&updated_since=2026-01-01T00:00:00Z");
    let (mut latest, mut changes, mut times) = (BTreeMap::new(), Vec::new(), BTreeMap::<i64, usize>::new());
    let mut query = Some(since.clone());
    for n in 0..PAGES_MOST {
        let Some(asked) = query else { break };
        let page = list(&api, "candidates", &asked).await;
        assert_eq!(page.body, list(&api, "candidates", &asked).await.body, "the same question has the same answer");
        for (id, item) in ids("candidates", &page).into_iter().zip(page.items()) {
            changes.push((changed(item), id));
            latest.insert(id, item.clone());
            *times.entry(id).or_default() += 1;
        }
        query = next(&since, &page);
        if n < 5 {
            happens(&world, n, [all[n], all[CANDIDATES - 1 - n]]).await;
            world.sim.edit_person(all[20 + n], |person| person.folder = ListNode::new("D32008", "Cand:Inactive"));
        }
    }
    assert_eq!(query, None, "the list has an end");
    assert!(changes.is_sorted_by_key(|(at, _)| *at), "in the order of the changes");
    let whole = list(&api, "candidates", "limit=200&include_gone=true").await;
    let whole: BTreeMap<i64, Value> = ids("candidates", &whole).into_iter().zip(whole.items().to_vec()).collect();
    assert_eq!(latest, whole, "what was read last of each is what there is");
    let twice: Vec<i64> = times.into_iter().filter(|(_, times)| *times > 1).map(|(id, _)| id).collect();
    assert!(twice.contains(&all[0]), "what changes after it was read comes again");
    assert!(twice.iter().all(|id| !all[5..20].contains(id)), "what does not change comes once: {twice:?}");
}

#[tokio::test]
async fn who_asks_from_a_minute_before_the_last_change_hears_of_every_later_one() {
    let (world, all) = imported().await;
    let api = Api::of(&world, world.tenant).await;
    let mut newest = newest_of(list(&api, "candidates", "limit=200").await.items());
    for n in 0..4 {
        let (one, other) = (all[n], all[30 + n]);
        happens(&world, n, [one, other]).await;
        let from = newest.minus(MINUTE);
        let page = list(&api, "candidates", &format!("limit=200&include_gone=true&updated_since={from}")).await;
        let heard = ids("candidates", &page);
        assert!(heard.contains(&one) && heard.contains(&other), "round {n}: {heard:?}");
        let all_since = page.items().iter().all(|item| changed(item) >= from);
        assert!(all_since, "nothing older: {page:?}");
        newest = newest_of(page.items());
    }
}

fn newest_of(items: &[Value]) -> Timestamp {
    items.iter().map(changed).max().expect("one")
}

fn changed(item: &Value) -> Timestamp {
    item["changed_at"].as_str().and_then(|at| at.parse().ok()).expect("a time")
}

#[tokio::test]
async fn a_cursor_counts_only_in_the_order_that_it_came_from() {
    let (world, _) = imported().await;
    let api = Api::of(&world, world.tenant).await;
    let since = "updated_since=2026-01-01T00:00:00Z";
    let by_number = next(since, &list(&api, "candidates", PAGE).await).expect("a second page");
    let by_change = next(PAGE, &list(&api, "candidates", &format!("{PAGE}&{since}")).await).expect("a second page");
    for query in [by_number, by_change] {
        let answer = api.get(&format!("/v2/ats/tenants/{}/candidates?{query}", world.tenant)).await;
        assert_eq!((answer.status, answer.wrong()), (422, vec!["cursor"]), "{query}");
    }
}

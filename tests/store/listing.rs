//! Lists, a page at a time, and what is done to single entries of them.

use std::time::Duration;

use goodtime_icims::domain::{
    ApiToken, ApiTokenId, EventId, HandoffId, Lane, Lifecycle, Scope, Scopes, TaskKind, TenantId, Verdict,
};
use goodtime_icims::store::{EventsAsked, HandoffsAsked, Page};
use uuid::Uuid;

use crate::bench::{AUDIT, Bench, LEASE, START, ignored, on_both_engines, owed, seconds, sent};

on_both_engines![
    events_come_newest_first_and_page_by_page,
    a_page_looks_at_a_bounded_number_of_rows_and_goes_on_behind_them,
    hand_offs_are_found_by_tenant_person_and_point_of_life,
    a_dead_task_is_listed_run_again_and_discarded,
    of_dead_tasks_for_the_same_work_one_runs_again,
    the_audit_log_is_read_by_tenant,
    a_token_is_kept_listed_and_ends,
];

async fn ids(bench: &Bench, asked: &EventsAsked, page: Page) -> (Vec<EventId>, Option<Uuid>) {
    let found = bench.store.events_page(asked, page).await.expect("read");
    (found.rows.iter().map(|event| event.id).collect(), found.next)
}

async fn events_come_newest_first_and_page_by_page(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    for n in 1..=5_i64 {
        bench.keep(sent(bench.tenant, n, seconds(n.unsigned_abs()))).await;
        bench.keep(ignored(other, n, 5, seconds(n.unsigned_abs()))).await;
    }
    let asked = EventsAsked { tenant: Some(bench.tenant), ..EventsAsked::default() };
    let (all, next) = ids(bench, &asked, Page::newest(50)).await;
    assert!(all.len() == 5 && all.is_sorted_by(|a, b| a > b) && next.is_none());
    let (first, next) = ids(bench, &asked, Page::newest(2)).await;
    assert_eq!((first.as_slice(), next), (&all[..2], Some(all[1].uuid())));
    let (rest, next) = ids(bench, &asked, Page { before: all[1].uuid(), ..Page::newest(3) }).await;
    assert_eq!((rest.as_slice(), next), (&all[2..], None));
    let since = Page { from: all[1].uuid(), ..Page::newest(50) };
    assert_eq!(ids(bench, &asked, since).await.0, all[..2]);
    for (asked, expected) in [
        (EventsAsked { outcome: Some("ignored"), ..EventsAsked::default() }, 5),
        (EventsAsked { workflow: Some(3.try_into().expect("an id")), ..EventsAsked::default() }, 2),
        (EventsAsked { workflow: Some(3.try_into().expect("an id")), ..asked.clone() }, 1),
        (EventsAsked { person: Some(71.try_into().expect("an id")), ..asked.clone() }, 5),
        (EventsAsked { person: Some(1.try_into().expect("an id")), ..EventsAsked::default() }, 0),
    ] {
        assert_eq!(ids(bench, &asked, Page::newest(50)).await.0.len(), expected, "{asked:?}");
    }
}

/// Twenty thousand rows that nobody asks for lie before the one that somebody does.
async fn a_page_looks_at_a_bounded_number_of_rows_and_goes_on_behind_them(bench: &Bench) {
    let rare = bench.add_tenant(8_765).await;
    let wanted = bench.keep(sent(rare, 1, START)).await.event;
    for page in 0..81 {
        let batch: Vec<_> = (1..=250).map(|n| ignored(bench.tenant, n, 5, seconds(1 + page))).collect();
        bench.store.record_deliveries(&batch).await.expect("kept");
    }
    let asked = EventsAsked { tenant: Some(rare), ..EventsAsked::default() };
    let (none, next) = ids(bench, &asked, Page::newest(50)).await;
    assert_eq!(none, []);
    let (found, next) = ids(bench, &asked, Page { before: next.expect("there is more"), ..Page::newest(50) }).await;
    assert_eq!((found, next), (vec![wanted], None));
}

async fn hand_offs_are_found_by_tenant_person_and_point_of_life(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    for n in 1..=4_i64 {
        bench.keep(sent(bench.tenant, n, seconds(n.unsigned_abs()))).await;
    }
    bench.keep(sent(other, 1, START)).await;
    let find =
        async |asked: HandoffsAsked, most| bench.store.handoffs_page(&asked, Page::newest(most)).await.expect("read");
    let own = HandoffsAsked { tenant: Some(bench.tenant), ..HandoffsAsked::default() };
    let all = find(own.clone(), 50).await;
    assert!(all.rows.len() == 4 && all.rows.is_sorted_by(|a, b| a.id > b.id) && all.next.is_none());
    assert_eq!(find(HandoffsAsked::default(), 50).await.rows.len(), 5);
    assert_eq!(find(HandoffsAsked { lifecycle: Some(Lifecycle::Failed), ..own.clone() }, 50).await.rows.len(), 0);
    let person = Some(all.rows[0].person);
    let same = all.rows.iter().filter(|one| Some(one.person) == person).count();
    let of_person = find(HandoffsAsked { person, ..own.clone() }, 50).await;
    assert_eq!((of_person.rows.len(), of_person.next), (same, None));
    let first = find(HandoffsAsked { person, lifecycle: Some(Lifecycle::Live), ..own }, 1).await;
    assert_eq!((first.rows[0].id, first.next.is_some()), (all.rows[0].id, same > 1));
}

async fn give_up(bench: &Bench) -> HandoffId {
    let handoff = bench.keep(sent(bench.tenant, 1, START)).await.handoff.expect("one answers").0;
    let task = owed(TaskKind::Recheck, bench.tenant, handoff, START);
    bench.store.add_task(&task).await.expect("kept");
    for task in bench.store.claim(START, LEASE, 8, Lane::Backfill).await.expect("claimed") {
        let verdict = match task.kind {
            TaskKind::Recheck => Verdict::GiveUp { why: "no answer".to_owned() },
            _ => Verdict::Done,
        };
        assert!(bench.store.settle(&task, &verdict, START, START).await.expect("settled"));
    }
    handoff
}

async fn a_dead_task_is_listed_run_again_and_discarded(bench: &Bench) {
    let nobody = TenantId::try_from(999).expect("an id");
    let handoff = give_up(bench).await;
    let dead = async |tenant| bench.store.dead_tasks_page(tenant, Page::newest(9)).await.expect("read").rows;
    assert_eq!(dead(Some(nobody)).await, []);
    let [task] = dead(Some(bench.tenant)).await.try_into().expect("one");
    assert_eq!((task.handoff, task.kind, task.last_error.as_deref()), (handoff, TaskKind::Recheck, Some("no answer")));
    assert_eq!(bench.store.task(task.id).await.expect("read"), Some(task.clone()));
    assert!(bench.store.revive_task(task.id, AUDIT).await.expect("kept"));
    assert!(!bench.store.revive_task(task.id, AUDIT).await.expect("asked"), "it is no dead letter any more");
    assert!(!bench.store.discard_task(&task, "of no use", AUDIT).await.expect("asked"));
    assert_eq!(bench.store.timeline(handoff).await.expect("read"), [], "nothing is said of what was not done");
    let claimed = bench.store.claim(AUDIT.1, LEASE, 8, Lane::Backfill).await.expect("claimed");
    assert_eq!(claimed.iter().map(|one| one.lease.task).collect::<Vec<_>>(), [task.id]);
    let why = "again".to_owned();
    assert!(bench.store.settle(&claimed[0], &Verdict::GiveUp { why }, START, START).await.expect("settled"));
    assert!(bench.store.discard_task(&task, "of no use", AUDIT).await.expect("kept"));
    assert_eq!((dead(None).await, bench.store.task(task.id).await.expect("read")), (vec![], None));
    let said = bench.store.timeline(handoff).await.expect("read");
    assert!(said.len() == 1 && said[0].cause.as_ref().is_some_and(|why| why.starts_with("of no use")), "{said:?}");
    let audited = "select count(*) from audit_log where action in ('task.retry', 'task.discard')";
    assert_eq!(bench.count(audited).await, 2);
}

/// Two for the same work at once would break what keeps work from being done twice.
async fn of_dead_tasks_for_the_same_work_one_runs_again(bench: &Bench) {
    let handoff = give_up(bench).await;
    assert_eq!(give_up(bench).await, handoff);
    let dead = async || bench.store.dead_tasks_page(None, Page::newest(9)).await.expect("read").rows;
    let [newer, older] = dead().await.try_into().expect("two");
    assert_eq!(bench.store.revive(handoff, AUDIT.1).await.expect("kept"), 1, "the newest");
    assert_eq!(dead().await, std::slice::from_ref(&older));
    assert!(!bench.store.revive_task(older.id, AUDIT).await.expect("asked"), "the same work is under way");
    assert_eq!(bench.store.revive(handoff, AUDIT.1).await.expect("asked"), 0);
    assert_eq!(bench.store.task(newer.id).await.expect("read").map(|task| task.state).as_deref(), Some("queued"));
    assert!(bench.store.discard_task(&older, "the other one runs", AUDIT).await.expect("kept"));
    assert_eq!(dead().await, []);
}

async fn the_audit_log_is_read_by_tenant(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    bench.store.pause_region(None, AUDIT).await.expect("kept");
    let log = async |tenant| bench.store.audit_page(tenant, Page::newest(50)).await.expect("read").rows;
    let all = log(None).await;
    assert_eq!((all[0].action.as_str(), all[0].tenant), ("region.pause", None), "newest first");
    let theirs = log(Some(other)).await;
    assert!(!theirs.is_empty() && theirs.iter().all(|one| one.tenant == Some(other)), "{theirs:?}");
}

async fn a_token_is_kept_listed_and_ends(bench: &Bench) {
    let token = ApiToken {
        id: ApiTokenId::at(START),
        tenant: Some(bench.tenant),
        name: "scheduler".to_owned(),
        scopes: [Scope::EventsRead, Scope::HandoffsRead].into_iter().collect::<Scopes>(),
        created_by: "test".to_owned(),
        created_at: START,
        expires_at: START.plus(Duration::from_hours(1)),
        revoked_at: None,
    };
    bench.store.add_api_token(&token).await.expect("kept");
    let list = async |tenant| bench.store.api_tokens_page(tenant, Page::newest(9)).await.expect("read").rows;
    assert_eq!((list(None).await, list(Some(bench.tenant)).await), (vec![token.clone()], vec![token.clone()]));
    assert_eq!(list(Some(TenantId::try_from(999).expect("an id"))).await, []);
    let directory = bench.process(1).load_directory().await.expect("read");
    assert_eq!(directory.api_token(token.id, START).map(|known| known.name.clone()).as_deref(), Some("scheduler"));
    assert!(directory.api_token(token.id, token.expires_at).is_none());
    let before = bench.store.settings_epoch().await.expect("read");
    assert!(bench.store.revoke_api_token(&token, AUDIT).await.expect("kept"));
    assert!(!bench.store.revoke_api_token(&token, AUDIT).await.expect("asked"));
    assert_eq!(bench.process(1).settings_epoch().await.expect("read"), before + 1, "every process hears of it");
    assert!(bench.process(1).load_directory().await.expect("read").api_token(token.id, START).is_none());
    let kept = bench.store.api_token(token.id).await.expect("read").expect("it is still listed");
    assert_eq!(kept.revoked_at, Some(AUDIT.1));
    assert_eq!(bench.store.prune_api_tokens(AUDIT.1, 9).await.expect("asked"), 0, "it has just ended");
    assert_eq!(bench.store.prune_api_tokens(seconds(1), 9).await.expect("kept"), 1);
    assert_eq!(bench.store.api_token(token.id).await.expect("read"), None);
}

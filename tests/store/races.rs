//! Many at once: nothing twice, nothing lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use goodtime_icims::domain::{
    AdvanceOutcome, Entry, EventId, HandoffId, Lane, Lifecycle, Step, TaskId, TaskKind, Verdict,
};
use goodtime_icims::store::{Begun, Hold, Opened, Store, Succession};

use crate::bench::{Bench, LEASE, START, on_both_engines, owed, rule, seconds, sent};
use crate::echoes::{forward, opened};

on_both_engines![
    overlapping_batches_make_one_hand_off_for_each_slot_and_keep_every_event,
    many_workers_never_claim_a_task_twice,
    work_that_is_added_while_others_claim_is_never_left_lying,
    a_hand_off_is_opened_once_however_many_try,
    one_successor_takes_the_place_of_a_hand_off,
    a_move_ends_once,
    the_same_customer_is_added_once,
    whatever_goes_on_at_once_waits_in_one_order,
];

const WRITERS: u64 = 20;
const BATCHES: u64 = 50;
const SLOTS: u64 = 40;
const PER_BATCH: u64 = 4;

async fn overlapping_batches_make_one_hand_off_for_each_slot_and_keep_every_event(bench: &Bench) {
    let tenant = bench.tenant;
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let store = bench.process(usize::try_from(writer).expect("small"));
        writers.push(tokio::spawn(async move {
            let mut answers = Vec::new();
            for batch in 0..BATCHES {
                let first = (writer * 7 + batch * 3) % SLOTS;
                // Neither sorted nor without gaps, so that two batches meet in any order.
                let slots = [first, (first + 17) % SLOTS, (first + 5) % SLOTS, (first + 31) % SLOTS];
                let deliveries = slots.map(|slot| sent(tenant, 1 + i64::try_from(slot).expect("small"), START));
                let recorded = store.record_deliveries(&deliveries).await.expect("kept");
                answers.extend(slots.into_iter().zip(recorded.into_iter().map(|one| one.handoff)));
            }
            answers
        }));
    }
    let mut answered: BTreeMap<u64, BTreeSet<HandoffId>> = BTreeMap::new();
    for writer in writers {
        for (slot, handoff) in writer.await.expect("it ran") {
            answered.entry(slot).or_default().insert(handoff.expect("one answers").0);
        }
    }
    assert_eq!(answered.len(), usize::try_from(SLOTS).expect("small"));
    assert!(answered.values().all(|ids| ids.len() == 1), "one answer for each slot: {answered:?}");
    let handoffs = bench.count("select count(*) from handoffs").await;
    let events = bench.count("select count(*) from events where handoff_id is not null").await;
    let accepted = bench.count("select count(*) from events where outcome = 'accepted'").await;
    let expected = (SLOTS, WRITERS * BATCHES * PER_BATCH, SLOTS);
    assert_eq!((handoffs, events, accepted), (signed(expected.0), signed(expected.1), signed(expected.2)));
    assert_eq!(bench.deadlocks().await, 0);
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).expect("small")
}

async fn many_workers_never_claim_a_task_twice(bench: &Bench) {
    let others = [bench.add_tenant(1).await, bench.add_tenant(2).await];
    for n in 0..500 {
        let tenant = [bench.tenant, others[0], others[1]][n % 3];
        bench.add_task(TaskKind::HandOver, tenant, START).await;
    }
    let claimed = work_off(bench, seconds(1)).await;
    assert_eq!(claimed.len(), 500, "each of them");
    assert_eq!(claimed.iter().collect::<BTreeSet<_>>().len(), 500, "none twice");
    assert_eq!(bench.store.next_run_at(seconds(1)).await.expect("read").filter(|at| *at <= seconds(1)), None);
    assert_eq!(bench.count("select count(*) from task_attempts where attempt = 1").await, 500);
}

/// Eight workers claim and finish until nothing is due.
async fn work_off(bench: &Bench, now: goodtime_icims::domain::Timestamp) -> Vec<TaskId> {
    let workers = (0..8).map(|n| tokio::spawn(work(bench.process(n), now)));
    let mut claimed = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        claimed.extend(worker.await.expect("it ran"));
    }
    claimed
}

async fn work(store: Arc<dyn Store>, now: goodtime_icims::domain::Timestamp) -> Vec<TaskId> {
    let mut own = Vec::new();
    loop {
        let tasks = store.claim(now, LEASE, 8, Lane::Backfill).await.expect("claimed");
        if tasks.is_empty() && store.next_run_at(now).await.expect("read").is_none_or(|at| at > now) {
            return own;
        }
        for task in tasks {
            assert!(store.settle(&task, &Verdict::Done, now, now).await.expect("settled"), "nobody else has it");
            own.push(task.lease.task);
        }
    }
}

async fn work_that_is_added_while_others_claim_is_never_left_lying(bench: &Bench) {
    let adding = Arc::new(AtomicUsize::new(4));
    let mut all = Vec::new();
    for n in 0..4 {
        let (store, tenant, adding) = (bench.process(n), bench.tenant, Arc::clone(&adding));
        all.push(tokio::spawn(async move {
            for _ in 0..60 {
                let task = owed(TaskKind::HandOver, tenant, HandoffId::at(START), START);
                assert!(store.add_task(&task).await.expect("kept"));
            }
            adding.fetch_sub(1, Ordering::SeqCst);
            Vec::new()
        }));
    }
    for n in 0..4 {
        let (store, adding) = (bench.process(n), Arc::clone(&adding));
        all.push(tokio::spawn(async move {
            let mut own = Vec::new();
            while adding.load(Ordering::SeqCst) > 0 {
                own.extend(work(Arc::clone(&store), START).await);
                tokio::task::yield_now().await;
            }
            own
        }));
    }
    let mut claimed = 0;
    for one in all {
        claimed += one.await.expect("it ran").len();
    }
    // What was added last may be left; but then its lane says so.
    claimed += work(bench.process(0), START).await.len();
    assert_eq!(claimed, 240);
    assert_eq!(bench.store.count_tasks().await.expect("read").queued, 0, "none lies in a lane at rest");
}

async fn a_hand_off_is_opened_once_however_many_try(bench: &Bench) {
    let handoff = Arc::new(bench.sent_handoff(1).await);
    let mut racers = Vec::new();
    for n in 0..50 {
        let (store, handoff, tenant) = (bench.process(n), Arc::clone(&handoff), bench.tenant);
        racers.push(tokio::spawn(async move {
            let entry = Entry::new(handoff.id, START, Step::Open, "opened");
            let task = Some(owed(TaskKind::AdvanceApplication, tenant, handoff.id, START));
            store.open(&handoff, Opened { epoch: 0, at: START, by: "link", task, entry: &entry }).await.expect("asked")
        }));
    }
    assert_eq!(winners(racers).await, 1);
    assert_eq!(bench.store.timeline(handoff.id).await.expect("read").len(), 1);
    let tasks = bench.store.tasks_of(&handoff).await.expect("read");
    assert_eq!(tasks.iter().filter(|task| task.kind == TaskKind::AdvanceApplication).count(), 1);
    let advance = bench.store.advance(forward(handoff.id)).await.expect("read").expect("it is intended");
    assert_eq!((advance.from, Some(advance.to), advance.writes), (rule().trigger, rule().next, 0));
}

async fn winners(racers: Vec<tokio::task::JoinHandle<bool>>) -> usize {
    let mut won = 0;
    for racer in racers {
        won += usize::from(racer.await.expect("it ran"));
    }
    won
}

async fn one_successor_takes_the_place_of_a_hand_off(bench: &Bench) {
    let old = Arc::new(bench.sent_handoff(1).await);
    let mut racers = Vec::new();
    for n in 0..20 {
        let (store, old, tenant) = (bench.process(n), Arc::clone(&old), bench.tenant);
        racers.push(tokio::spawn(async move {
            let at = seconds(10);
            let handoff = HandoffId::at(at);
            let entry = Entry::new(old.id, at, Step::Recheck, "superseded");
            let new = Succession {
                handoff,
                event: EventId::at(at),
                rule: &rule(),
                at,
                expires_at: seconds(4_000),
                task: owed(TaskKind::FetchApplication, tenant, handoff, at),
                entry: &entry,
            };
            store.supersede(&old, new).await.expect("asked")
        }));
    }
    assert_eq!(winners(racers).await, 1);
    let current = bench.store.current(&old).await.expect("read").expect("one answers");
    let successor = bench.handoff(current).await;
    assert_eq!((successor.generation, successor.previous, successor.expires_at), (2, Some(old.id), seconds(4_000)));
    assert_eq!(bench.handoff(old.id).await.lifecycle, Lifecycle::Superseded);
    assert_eq!(bench.count("select count(*) from handoffs").await, 2, "the losers left nothing");
    assert_eq!(bench.count("select count(*) from events").await, 2);
    assert_eq!(bench.store.timeline(old.id).await.expect("read").len(), 1);
}

async fn a_move_ends_once(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    let mut racers = Vec::new();
    for n in 0..20 {
        let (store, id) = (bench.process(n), handoff.id);
        racers.push(tokio::spawn(async move {
            let entry = Entry::new(id, seconds(2), Step::Advance, "advanced");
            store.finish_advance(forward(id), None, &AdvanceOutcome::Advanced, &[entry]).await.expect("asked")
        }));
    }
    assert_eq!(winners(racers).await, 1);
    assert_eq!(bench.store.timeline(handoff.id).await.expect("read").len(), 2, "opened, advanced");
    assert_eq!(bench.handoff(handoff.id).await.seen_left_at, Some(seconds(2)));
    let hold = bench.hold(forward(handoff.id), seconds(3)).await;
    assert_eq!(bench.store.begin_write(forward(handoff.id), hold).await.expect("asked"), Begun::Over);
}

async fn the_same_customer_is_added_once(bench: &Bench) {
    let mut racers = Vec::new();
    for n in 0..8 {
        let store = bench.process(n);
        racers.push(tokio::spawn(async move {
            let settings = goodtime_icims::domain::TenantSettings::default();
            let customer = 5_000.try_into().expect("an id");
            let audit = crate::bench::AUDIT;
            let new = goodtime_icims::store::NewTenant {
                paused_until: None,
                ats: "toy",
                customer,
                name: "Raced",
                settings: &settings,
                audit,
            };
            store.add_tenant(&new, &[]).await.expect("asked").is_some()
        }));
    }
    assert_eq!(winners(racers).await, 1);
}

/// Every kind of transaction on the same few rows. An engine with row locks finds circles of waiting, if there are any.
async fn whatever_goes_on_at_once_waits_in_one_order(bench: &Bench) {
    let mut all = Vec::new();
    for n in 0..8 {
        let (store, tenant) = (bench.process(n), bench.tenant);
        all.push(tokio::spawn(async move {
            for round in 0..30 {
                let at = seconds(round);
                // New ones come in all the time, and not in the order of their keys.
                let (first, base) = (signed(round % 6), signed(round / 3 * 10));
                let mut batch = [first, 7 - first, 3].map(|nth| sent(tenant, 1 + base + nth, at));
                batch[1].may_be_move = true;
                let recorded = store.record_deliveries(&batch).await.expect("kept");
                if let Some((id, ..)) = recorded[0].handoff {
                    live(store.as_ref(), id, at).await;
                }
                for (nth, task) in (0..).zip(store.claim(at, LEASE, 4, Lane::Backfill).await.expect("claimed")) {
                    if (nth + n) % 3 == 0 {
                        task.heard.failed();
                    } else {
                        task.heard.answered();
                    }
                    let verdict = match (nth + n) % 3 {
                        0 => Verdict::Retry { at, why: "no answer".to_owned() },
                        1 => Verdict::Wait { at, why: "not yet".to_owned() },
                        _ => Verdict::Done,
                    };
                    store.settle(&task, &verdict, at, at).await.expect("settled");
                }
                if round % 5 == 0 {
                    store.pause_tenant(tenant, None, ("test", at)).await.expect("kept");
                    store.reclaim(at).await.expect("taken back");
                }
            }
        }));
    }
    for one in all {
        one.await.expect("nothing failed");
    }
    assert_eq!(bench.deadlocks().await, 0);
}

/// What happens to a hand-off between its first delivery and the next generation.
async fn live(store: &dyn Store, id: HandoffId, at: goodtime_icims::domain::Timestamp) {
    let Some(handoff) = store.handoff(id).await.expect("read") else { return };
    let entry = Entry::new(id, at, Step::Open, "moved on");
    let task = |kind| owed(kind, handoff.tenant, id, at);
    let opening = Opened { epoch: 0, at, by: "link", task: Some(task(TaskKind::AdvanceApplication)), entry: &entry };
    if store.open(&handoff, opening).await.expect("asked") {
        return;
    }
    for task in store.claim(at, LEASE, 4, Lane::Click).await.expect("claimed") {
        let hold = Hold { lease: task.lease, at, span: LEASE };
        store.begin_write(forward(task.handoff), hold).await.expect("asked");
        store.end_write(forward(task.handoff), task.lease, true).await.expect("asked");
    }
    let fetched = crate::handoffs::fetched(&handoff);
    let fetched = goodtime_icims::store::Fetched { profile: &fetched, seen_left: true, tasks: &[], entry: None };
    store.record_fetched(&handoff, fetched).await.expect("kept");
    store
        .finish_advance(forward(id), None, &AdvanceOutcome::Advanced, std::slice::from_ref(&entry))
        .await
        .expect("asked");
    let next = HandoffId::at(at);
    let task = owed(TaskKind::FetchApplication, handoff.tenant, next, at);
    let (event, expires_at) = (EventId::at(at), seconds(4_000));
    let new = Succession { handoff: next, event, rule: &rule(), at, expires_at, task, entry: &entry };
    store.supersede(&handoff, new).await.expect("asked");
}

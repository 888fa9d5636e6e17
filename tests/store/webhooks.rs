//! What schedulers are told is kept with what happened, goes with the hand-off, and is listed; answers by key are kept for a
//! while.

use std::time::Duration;

use goodtime_icims::domain::{
    Endpoint, EndpointId, Entry, HandoffId, Lane, Lifecycle, MessageAttempt, MessageId, MessageKind, MessageKinds,
    MessageState, NewMessage, Sealed, Step, TaskKind, TenantId, Timestamp, Verdict,
};
use goodtime_icims::store::{DeadEnd, Key, KeyAsked, MessagesAsked, Page, Told};

use crate::bench::{AUDIT, Bench, LEASE, START, on_both_engines, seconds};

on_both_engines![
    what_is_told_is_kept_with_its_entry_and_its_task,
    what_is_told_while_a_task_runs_is_not_finished_by_it,
    a_message_that_was_asked_for_again_is_not_ended_by_an_earlier_sending,
    messages_are_listed_by_what_they_are_about,
    messages_go_with_their_hand_off,
    an_endpoint_is_changed_by_whoever_read_it_last_and_goes_with_its_tenant,
    a_key_is_taken_once_until_it_is_given_back_or_forgotten,
];

fn endpoint(tenant: Option<TenantId>, n: u64) -> Endpoint {
    Endpoint {
        id: EndpointId::at(seconds(n)),
        tenant,
        name: "scheduler".to_owned(),
        kinds: MessageKinds::all(),
        enabled: true,
        sealed: Sealed { key_id: "k1".to_owned(), bytes: vec![1, 2, 3] },
        version: 1,
        created_at: seconds(n),
    }
}

fn telling(handoff: HandoffId, tenant: TenantId, endpoint: EndpointId, at: Timestamp, kind: MessageKind) -> Entry {
    let new =
        NewMessage { id: MessageId::at(at), endpoint, owner: Some(tenant), tenant, kind, detail: Some("x".to_owned()) };
    Entry::new(handoff, at, Step::Alert, "told").telling(vec![new])
}

/// A hand-off with two messages to an endpoint.
async fn told(bench: &Bench, workflow: i64) -> (HandoffId, EndpointId) {
    let (handoff, endpoint) = (bench.sent_handoff(workflow).await.id, EndpointId::at(START));
    for (n, kind) in [(1, MessageKind::Ready), (2, MessageKind::Opened)] {
        let entry = telling(handoff, bench.tenant, endpoint, seconds(n), kind);
        bench.store.add_entry(&entry).await.expect("kept");
    }
    (handoff, endpoint)
}

async fn what_is_told_is_kept_with_its_entry_and_its_task(bench: &Bench) {
    let (handoff, endpoint) = told(bench, 1).await;
    let owed = bench.process(1).messages_owed(handoff).await.expect("read");
    assert_eq!(owed.iter().map(|message| message.kind).collect::<Vec<_>>(), [MessageKind::Ready, MessageKind::Opened]);
    assert!(owed.iter().all(|message| message.endpoint == endpoint && message.state == MessageState::Queued));
    assert_eq!((owed[0].happened_at, owed[0].detail.as_deref()), (seconds(1), Some("x")));
    let claimed = bench.store.claim(seconds(9), LEASE, 9, Lane::Outbound).await.expect("claimed");
    assert_eq!(
        claimed.iter().map(|task| (task.kind, task.handoff)).collect::<Vec<_>>(),
        [(TaskKind::TellScheduler, handoff)]
    );
    let gone = HandoffId::at(START);
    bench.store.add_entry(&telling(gone, bench.tenant, endpoint, seconds(3), MessageKind::Ready)).await.expect("asked");
    assert_eq!(
        bench.store.messages_owed(gone).await.expect("read"),
        [],
        "nothing is told of what is not there any more"
    );
    let others = bench.store.claim(seconds(9), LEASE, 9, Lane::Backfill).await.expect("claimed");
    assert!(others.iter().all(|task| task.kind != TaskKind::TellScheduler), "it has hands of its own");
}

async fn what_is_told_while_a_task_runs_is_not_finished_by_it(bench: &Bench) {
    let (handoff, endpoint) = told(bench, 1).await;
    let claimed = bench.store.claim(seconds(5), LEASE, 9, Lane::Outbound).await.expect("claimed").remove(0);
    let entry = telling(handoff, bench.tenant, endpoint, seconds(6), MessageKind::Advanced);
    bench.store.add_entry(&entry).await.expect("kept");
    assert!(bench.store.settle(&claimed, &Verdict::Done, seconds(5), seconds(7)).await.expect("settled"));
    let again = bench.store.claim(seconds(8), LEASE, 9, Lane::Outbound).await.expect("claimed").remove(0);
    let entry = telling(handoff, bench.tenant, endpoint, seconds(9), MessageKind::Lapsed);
    bench.store.add_entry(&entry).await.expect("kept");
    let late = Verdict::Retry { at: seconds(3_600), why: "no".to_owned() };
    assert!(bench.store.settle(&again, &late, seconds(8), seconds(10)).await.expect("settled"));
    let now = bench.store.claim(seconds(11), LEASE, 9, Lane::Outbound).await.expect("claimed");
    assert_eq!(now.len(), 1, "what is new does not wait for what failed");
}

async fn a_message_that_was_asked_for_again_is_not_ended_by_an_earlier_sending(bench: &Bench) {
    let (handoff, _) = told(bench, 1).await;
    let first = bench.store.messages_owed(handoff).await.expect("read").remove(0);
    let attempt = |attempt, status| MessageAttempt {
        attempt,
        started_at: seconds(5),
        finished_at: seconds(6),
        status: Some(status),
        why: None,
    };
    assert!(!bench.store.resend(&first, (AUDIT.0, seconds(5))).await.expect("asked"), "it is still to be sent");
    let now = |state, at| Told { state, why: None, at, next_at: None };
    let failed = now(MessageState::Failed, seconds(6));
    bench.store.record_told(&first, Some(&attempt(1, 500)), failed).await.expect("kept");
    let kept = bench.store.message(first.id).await.expect("read").expect("it is there");
    assert_eq!((kept.state, kept.attempts, kept.ended_at), (MessageState::Failed, 1, Some(seconds(6))));
    assert!(bench.store.resend(&kept, (AUDIT.0, seconds(7))).await.expect("kept"));
    // An answer to the earlier sending comes late.
    bench.store.record_told(&first, Some(&attempt(1, 200)), now(MessageState::Sent, seconds(8))).await.expect("kept");
    let owed = bench.store.messages_owed(handoff).await.expect("read").remove(0);
    assert_eq!((owed.id, owed.owed_since, owed.ended_at), (first.id, seconds(7), None));
    bench.store.record_told(&owed, Some(&attempt(2, 204)), now(MessageState::Sent, seconds(9))).await.expect("kept");
    let tries = bench.store.message_attempts(first.id).await.expect("read");
    assert_eq!(tries.iter().map(|one| (one.attempt, one.status)).collect::<Vec<_>>(), [(1, Some(500)), (2, Some(204))]);
}

async fn messages_are_listed_by_what_they_are_about(bench: &Bench) {
    let (handoff, endpoint) = told(bench, 1).await;
    told(bench, 2).await;
    let list = async |asked: MessagesAsked, page| bench.store.messages_page(&asked, page).await.expect("read");
    let all = list(MessagesAsked::default(), Page::newest(3)).await;
    assert_eq!((all.rows.len(), all.next), (3, Some(all.rows[2].id.uuid())));
    let rest = list(MessagesAsked::default(), Page { before: all.rows[2].id.uuid(), ..Page::newest(3) }).await;
    assert_eq!((rest.rows.len(), rest.next), (1, None));
    for (asked, expected) in [
        (MessagesAsked { handoff: Some(handoff), ..MessagesAsked::default() }, 2),
        (MessagesAsked { handoff: Some(handoff), state: Some(MessageState::Sent), ..MessagesAsked::default() }, 0),
        (MessagesAsked { endpoint: Some(endpoint), ..MessagesAsked::default() }, 2),
        (MessagesAsked { endpoint: Some(EndpointId::at(START)), ..MessagesAsked::default() }, 0),
        (
            MessagesAsked { tenant: Some(bench.tenant), state: Some(MessageState::Queued), ..MessagesAsked::default() },
            4,
        ),
        (MessagesAsked { tenant: TenantId::try_from(999).ok(), ..MessagesAsked::default() }, 0),
        (MessagesAsked { owner: Some(bench.tenant), ..MessagesAsked::default() }, 4),
        (MessagesAsked { owner: TenantId::try_from(999).ok(), ..MessagesAsked::default() }, 0),
        (MessagesAsked { tenant: TenantId::try_from(999).ok(), handoff: Some(handoff), ..MessagesAsked::default() }, 0),
    ] {
        assert_eq!(list(asked.clone(), Page::newest(50)).await.rows.len(), expected, "{asked:?}");
    }
}

async fn messages_go_with_their_hand_off(bench: &Bench) {
    let (handoff, _) = told(bench, 1).await;
    let message = bench.store.messages_owed(handoff).await.expect("read").remove(0);
    let attempt =
        MessageAttempt { attempt: 1, started_at: START, finished_at: START, status: None, why: Some("no".to_owned()) };
    let again = Told { state: MessageState::Queued, why: Some("no"), at: seconds(3), next_at: Some(seconds(9)) };
    bench.store.record_told(&message, Some(&attempt), again).await.expect("kept");
    let kept = bench.store.messages_owed(handoff).await.expect("read").remove(0);
    assert_eq!((kept.next_at, kept.last_error.as_deref(), kept.attempts), (Some(seconds(9)), Some("no"), 1));
    let read = bench.handoff(handoff).await;
    let entry = Entry::new(handoff, seconds(4), Step::Lapse, "lapsed");
    let end = DeadEnd { lifecycle: Lifecycle::Lapsed, failure: None, answers_until: seconds(4), entry: &entry };
    assert!(bench.store.end(&read, end).await.expect("kept"));
    let later = START.plus(Duration::from_hours(10_000));
    assert_eq!(bench.store.prune_handoffs(later, 9).await.expect("kept"), 1);
    for table in ["webhook_messages", "webhook_attempts"] {
        assert_eq!(bench.count(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
}

async fn an_endpoint_is_changed_by_whoever_read_it_last_and_goes_with_its_tenant(bench: &Bench) {
    let (own, all) = (endpoint(Some(bench.tenant), 1), endpoint(None, 2));
    for one in [&own, &all] {
        bench.store.add_endpoint(one, AUDIT).await.expect("kept");
    }
    let known = async || bench.process(1).load_directory().await.expect("read");
    let changed = Endpoint { name: "other".to_owned(), enabled: false, ..own.clone() };
    assert!(bench.store.change_endpoint(&changed, "webhook_endpoint.change", AUDIT).await.expect("kept"));
    assert!(!bench.store.change_endpoint(&own, "webhook_endpoint.change", AUDIT).await.expect("asked"));
    let read = known().await.endpoint(own.id).cloned().expect("it is there");
    assert_eq!((read.name.as_str(), read.enabled, read.version), ("other", false, 2));
    assert!(!read.hears(bench.tenant, MessageKind::Ready) && all.hears(bench.tenant, MessageKind::Ready));
    assert!(bench.store.remove_tenant(bench.tenant, AUDIT).await.expect("kept"));
    assert_eq!(known().await.endpoints().iter().map(|one| one.id).collect::<Vec<_>>(), [all.id]);
    assert!(bench.store.remove_endpoint(&all, AUDIT).await.expect("kept"));
    assert!(!bench.store.remove_endpoint(&all, AUDIT).await.expect("asked"));
}

async fn a_key_is_taken_once_until_it_is_given_back_or_forgotten(bench: &Bench) {
    let day = Duration::from_hours(24);
    let asked = |request: u8, at| KeyAsked {
        key: [1; 32],
        request: [request; 32],
        tenant: Some(bench.tenant),
        now: seconds(at),
        busy_until: seconds(at + 60),
        forgotten: seconds(at).minus(day),
    };
    let (store, sealed) = (&bench.store, Sealed { key_id: "k1".to_owned(), bytes: vec![1] });
    let take = async |request, at| store.take_key(&asked(request, at)).await.expect("asked");
    assert_eq!((take(1, 0).await, take(1, 1).await, take(2, 1).await), (Key::Taken, Key::Busy, Key::Other));
    store.give_key_back([1; 32], seconds(0)).await.expect("kept");
    assert_eq!(take(2, 2).await, Key::Taken);
    assert_eq!((take(2, 61).await, take(2, 62).await), (Key::Busy, Key::Taken), "an abandoned key can be taken again");
    store.keep_answer([1; 32], seconds(2), &sealed).await.expect("asked");
    assert_eq!(take(2, 63).await, Key::Busy, "who was too late keeps nothing");
    store.give_key_back([1; 32], seconds(62)).await.expect("kept");
    assert_eq!(take(2, 2).await, Key::Taken);
    store.keep_answer([1; 32], seconds(2), &sealed).await.expect("kept");
    store.give_key_back([1; 32], seconds(2)).await.expect("asked");
    assert_eq!((take(2, 3).await, take(1, 3).await), (Key::Answered(sealed), Key::Other), "what was answered stays so");
    assert_eq!(take(1, 2 + day.as_secs()).await, Key::Other);
    assert_eq!(take(1, 3 + day.as_secs()).await, Key::Taken, "it is forgotten after a day");
    assert_eq!(store.prune_keys(seconds(3 + day.as_secs()), 9).await.expect("asked"), 0);
    assert!(store.remove_tenant(bench.tenant, AUDIT).await.expect("kept"));
    assert_eq!(bench.count("select count(*) from idempotency_keys").await, 0);
}

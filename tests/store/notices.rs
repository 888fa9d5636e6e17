//! What is wrong with tenants, who is told, and what was told.

use std::collections::BTreeMap;
use std::time::Duration;

use goodtime_icims::domain::{
    AdvanceKey, AdvanceOutcome, Channel, Entry, EventId, HandoffId, Lane, Lease, Lifecycle, Notice, NoticeId,
    NoticeKind, NoticeKinds, NoticeTarget, NoticeTargetId, Sealed, Sending, StageKey, Step, Task, TaskKind, TenantId,
    Timestamp, Trouble, Verdict, Waiting, Way,
};
use goodtime_icims::store::{DeadEnd, Fetched, Recording};

use crate::bench::{AUDIT, Bench, LEASE, START, TARGET, ignored, on_both_engines, seconds};

on_both_engines![
    what_happens_to_a_hand_off_is_counted_once_with_what_records_it,
    a_burst_is_one_row_and_one_notice,
    what_lasts_is_told_when_it_begins_and_when_it_ends,
    a_target_hears_of_its_tenant_and_an_operator_of_all,
    a_target_hears_nothing_of_what_was_before_it,
    two_processes_write_down_and_try_a_notice_once,
    a_late_try_does_not_end_another,
    a_refused_attempt_is_noted_with_its_end,
    hand_offs_that_wait_are_counted_by_reason,
    deliveries_are_counted_by_the_hour,
    what_is_too_old_goes_and_what_is_owed_stays,
    a_removed_tenant_leaves_nothing_behind,
];

const HOUR: Duration = Duration::from_hours(1);

impl Bench {
    pub(crate) async fn target(&self, tenant: Option<TenantId>, kinds: &str, at: Timestamp) -> NoticeTargetId {
        let id = NoticeTargetId::at(at);
        let sealed = Sealed { key_id: "k1".to_owned(), bytes: vec![1, 2, 3] };
        let kinds = if kinds.is_empty() { NoticeKinds::all() } else { kinds.parse().expect("kinds") };
        let target = NoticeTarget { id, tenant, channel: Channel::Mail, sealed, kinds, created_at: at };
        self.store.add_target(&target, AUDIT).await.expect("kept");
        id
    }

    /// Writes down what is owed at that time; the kinds, how many of each, and whether it is the end.
    pub(crate) async fn told(&self, at: Timestamp) -> Vec<(NoticeKind, i64, bool)> {
        let mut told = Vec::new();
        for owed in self.store.owed(at.minus(HOUR)).await.expect("read") {
            let notice = owed.notice(at);
            if self.store.write_down(&owed, &notice).await.expect("kept") {
                told.push((notice.kind, notice.times, notice.is_over));
            }
        }
        told
    }

    /// Sends everything that is due.
    pub(crate) async fn send_due(&self, at: Timestamp) -> usize {
        let due = self.store.due(at, 1_000).await.expect("read");
        for notice in &due {
            let tried =
                self.store.try_notice(notice, at, at.plus(LEASE)).await.expect("asked").expect("nobody else has it");
            assert!(self.store.end_try(&tried, &Sending::Sent, at).await.expect("kept"));
        }
        due.len()
    }

    async fn lasts(&self, tenant: TenantId, kind: NoticeKind, at: Timestamp) {
        let trouble = Trouble {
            tenant,
            kind,
            times: 3,
            since: at,
            last_at: at,
            is_over: false,
            workflow: Some(13_001.try_into().expect("an id")),
            handoff: None,
            why: Some("unavailable".to_owned()),
        };
        self.store.trouble_lasts(&trouble).await.expect("kept");
    }

    /// Works on the first task of that kind, and gives it up.
    async fn give_up(&self, kind: TaskKind, at: Timestamp) -> HandoffId {
        let tasks = self.store.claim(at, LEASE, 100, Lane::Backfill).await.expect("claimed");
        let task = tasks.iter().find(|task| task.kind == kind).expect("it is there");
        let verdict = Verdict::GiveUp { why: "nobody can do it".to_owned() };
        assert!(self.store.settle(task, &verdict, at, at).await.expect("settled"));
        task.handoff
    }
}

async fn what_happens_to_a_hand_off_is_counted_once_with_what_records_it(bench: &Bench) {
    bench.target(None, "", START).await;
    let handoff = bench.sent_handoff(1).await;
    let entry = Entry::new(handoff.id, seconds(1), Step::Fail, "failed").because("it is gone");
    let end =
        || DeadEnd { lifecycle: Lifecycle::Failed, failure: Some("gone"), answers_until: seconds(9), entry: &entry };
    assert!(bench.store.end(&handoff, end()).await.expect("kept"));
    assert!(!bench.store.end(&handoff, end()).await.expect("asked"), "it has ended");
    // Its task is a dead letter now: the same thing once more.
    assert_eq!(bench.give_up(TaskKind::FetchApplication, seconds(2)).await, handoff.id);
    let owed = bench.store.owed(seconds(3)).await.expect("read");
    let told = &owed[0].trouble;
    assert_eq!((owed.len(), told.kind, told.times), (1, NoticeKind::HandoffFailed, 1));
    assert_eq!((told.workflow, told.handoff), (Some(handoff.workflow), Some(handoff.id)));
    assert_eq!((told.why.as_deref(), told.last_at), (Some("it is gone"), seconds(1)));

    let other = crate::echoes::opened(bench, 2).await;
    let key = AdvanceKey { handoff: other.id, way: Way::Forward };
    let lease = bench.begin(key, seconds(4)).await;
    let from = StageKey::from_digits(TARGET);
    let outcome = AdvanceOutcome::Overrode { by: None, at: None, from };
    let entries = [Entry::new(other.id, seconds(5), Step::Advance, "overrode")];
    let finish =
        async |lease: Lease| bench.store.finish_advance(key, Some(lease), &outcome, &entries).await.expect("kept");
    assert!(finish(lease).await);
    assert!(!finish(lease).await, "it has ended");
    let told = bench.told(seconds(6)).await;
    assert_eq!(told, [(NoticeKind::HandoffFailed, 1, false), (NoticeKind::MoveOverrode, 1, false)]);
}

async fn a_burst_is_one_row_and_one_notice(bench: &Bench) {
    bench.target(None, "", START).await;
    for n in 1..=60 {
        bench.sent_handoff(n).await;
    }
    let mut given_up = 0;
    while given_up < 60 {
        let at = seconds(10 + given_up);
        let tasks = bench.store.claim(at, LEASE, 8, Lane::Click).await.expect("claimed");
        for task in &tasks {
            let verdict = Verdict::GiveUp { why: "it panicked".to_owned() };
            assert!(bench.store.settle(task, &verdict, at, at).await.expect("settled"));
            given_up += 1;
        }
        if given_up == 8 {
            assert_eq!(bench.told(seconds(20)).await, [(NoticeKind::HandoffFailed, 8, false)]);
        }
    }
    assert_eq!(bench.count("select count(*) from troubles").await, 1);
    assert_eq!(bench.told(seconds(90)).await, [], "the first is not through");
    assert_eq!(bench.send_due(seconds(91)).await, 1);
    assert_eq!(bench.told(seconds(92)).await, [], "it was told less than an hour ago");
    assert_eq!(bench.told(seconds(3_620)).await, [(NoticeKind::HandoffFailed, 52, false)], "the rest at once");
    assert_eq!(bench.send_due(seconds(3_621)).await, 1);
    assert_eq!(bench.told(seconds(99_999)).await, [], "nothing has happened since");
}

async fn what_lasts_is_told_when_it_begins_and_when_it_ends(bench: &Bench) {
    bench.target(None, "", START).await;
    let (tenant, kind) = (bench.tenant, NoticeKind::TenantSilent);
    bench.lasts(tenant, kind, seconds(10)).await;
    bench.lasts(tenant, kind, seconds(70)).await;
    assert_eq!(
        bench.store.lasting_troubles().await.expect("read")[0].since,
        seconds(10),
        "it began with the first look"
    );
    assert_eq!(bench.told(seconds(71)).await, [(kind, 3, false)]);
    assert!(bench.store.trouble_ended(tenant, kind, None, seconds(80)).await.expect("kept"));
    assert!(!bench.store.trouble_ended(tenant, kind, None, seconds(81)).await.expect("asked"), "it has ended");
    assert_eq!(bench.told(seconds(82)).await, [], "its beginning is not through");
    assert_eq!(bench.send_due(seconds(83)).await, 1);
    let owed = bench.store.owed(START).await.expect("read");
    assert_eq!(owed[0].notice(seconds(84)).since, seconds(10));
    assert_eq!(bench.told(seconds(84)).await, [(kind, 3, true)], "its end is told at once");
    assert_eq!(bench.send_due(seconds(85)).await, 1);
    bench.lasts(tenant, kind, seconds(90)).await;
    assert_eq!(bench.told(seconds(100)).await, [], "it was told less than an hour ago");
    assert!(bench.store.trouble_ended(tenant, kind, None, seconds(110)).await.expect("kept"));
    assert_eq!(bench.told(seconds(9_999)).await, [], "what came and went in between is not told");
}

async fn a_target_hears_of_its_tenant_and_an_operator_of_all(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    let operator = bench.target(None, "", START).await;
    let own = bench.target(Some(other), "", seconds(1)).await;
    let picky = bench.target(None, "move_failed,handoff_waits", seconds(2)).await;
    bench.lasts(bench.tenant, NoticeKind::TenantSilent, seconds(10)).await;
    bench.lasts(other, NoticeKind::HandoffWaits, seconds(11)).await;
    let owed = bench.store.owed(seconds(12)).await.expect("read");
    let mut told: Vec<_> = owed.iter().map(|one| (one.target, one.trouble.tenant)).collect();
    told.sort();
    assert_eq!(told, [(operator, bench.tenant), (operator, other), (own, other), (picky, other)]);
    assert_eq!(bench.store.targets().await.expect("read").len(), 3);
    assert!(bench.store.remove_target(operator, AUDIT).await.expect("removed"));
    assert!(!bench.store.remove_target(operator, AUDIT).await.expect("asked"));
    assert_eq!(bench.store.owed(seconds(12)).await.expect("read").len(), 2);
}

async fn a_target_hears_nothing_of_what_was_before_it(bench: &Bench) {
    bench.sent_handoff(1).await;
    bench.give_up(TaskKind::FetchApplication, seconds(1)).await;
    bench.lasts(bench.tenant, NoticeKind::CredentialRefused, seconds(2)).await;
    bench.target(None, "", seconds(3)).await;
    assert_eq!(
        bench.told(seconds(4)).await,
        [(NoticeKind::CredentialRefused, 3, false)],
        "what lasts concerns everybody"
    );
    bench.sent_handoff(2).await;
    bench.give_up(TaskKind::FetchApplication, seconds(5)).await;
    assert_eq!(bench.told(seconds(6)).await, [(NoticeKind::HandoffFailed, 1, false)]);
}

async fn two_processes_write_down_and_try_a_notice_once(bench: &Bench) {
    bench.target(None, "", START).await;
    bench.lasts(bench.tenant, NoticeKind::HandoffWaits, seconds(1)).await;
    let owed = bench.store.owed(seconds(2)).await.expect("read").remove(0);
    let notice = owed.notice(seconds(2));
    assert!(bench.process(0).write_down(&owed, &notice).await.expect("kept"));
    assert!(!bench.process(1).write_down(&owed, &owed.notice(seconds(2))).await.expect("asked"), "it was told by then");
    let due = bench.store.due(seconds(2), 8).await.expect("read").remove(0);
    let (one, two) = (bench.process(0), bench.process(1));
    let (one, two) =
        tokio::join!(one.try_notice(&due, seconds(3), seconds(63)), two.try_notice(&due, seconds(3), seconds(63)));
    let tries = [one.expect("asked"), two.expect("asked")];
    assert_eq!(tries.iter().flatten().count(), 1, "one of them sends it");
    assert_eq!(bench.store.due(seconds(62), 8).await.expect("read"), [], "while it does, nobody else");
    assert_eq!(bench.store.due(seconds(63), 8).await.expect("read").len(), 1, "whoever died may have sent it, or not");
}

async fn a_late_try_does_not_end_another(bench: &Bench) {
    let target = bench.target(None, "", START).await;
    bench.lasts(bench.tenant, NoticeKind::HandoffWaits, seconds(1)).await;
    bench.told(seconds(2)).await;
    let due = bench.store.due(seconds(2), 8).await.expect("read").remove(0);
    let first = bench.store.try_notice(&due, seconds(2), seconds(62)).await.expect("asked").expect("it is free");
    let due = bench.store.due(seconds(62), 8).await.expect("read").remove(0);
    let second = bench.store.try_notice(&due, seconds(62), seconds(122)).await.expect("asked").expect("it is free");
    assert!(!bench.store.end_try(&first, &Sending::Sent, seconds(63)).await.expect("asked"));
    let again = Sending::Again(seconds(200), "it answered HTTP 500".to_owned());
    assert!(bench.store.end_try(&second, &again, seconds(64)).await.expect("kept"));
    let went = bench.store.delivered(target).await.expect("read");
    assert_eq!((went.queued, went.given_up, went.sent_at), (1, 0, None));
    assert_eq!(went.last_error.as_deref(), Some("it answered HTTP 500"));
    let due = bench.store.due(seconds(200), 8).await.expect("read").remove(0);
    assert_eq!((due.id, due.attempts), (second.id, 2));
    let third = bench.store.try_notice(&due, seconds(200), seconds(260)).await.expect("asked").expect("it is free");
    assert!(bench.store.end_try(&third, &Sending::GivenUp("gone".to_owned()), seconds(201)).await.expect("kept"));
    assert_eq!(bench.store.delivered(target).await.expect("read").given_up, 1);
}

async fn a_refused_attempt_is_noted_with_its_end(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let settle = async |task: &Task, at: Timestamp| {
        let verdict = Verdict::Retry { at: at.plus(Duration::from_secs(1)), why: "the password is wrong".to_owned() };
        assert!(bench.store.settle(task, &verdict, at, at).await.expect("settled"));
    };
    let task = bench.claim(seconds(1), 1).await.remove(0);
    settle(&task, seconds(1)).await;
    assert_eq!(bench.store.lasting_troubles().await.expect("read"), [], "it failed, but was not refused");
    let task = bench.claim(seconds(3), 1).await.remove(0);
    task.heard.refused();
    settle(&task, seconds(3)).await;
    let troubles = bench.store.lasting_troubles().await.expect("read");
    let refused = &troubles[0];
    assert_eq!((troubles.len(), refused.kind, refused.tenant), (1, NoticeKind::CredentialRefused, handoff.tenant));
    assert_eq!((refused.since, refused.why.as_deref()), (seconds(3), Some("the password is wrong")));
}

async fn hand_offs_that_wait_are_counted_by_reason(bench: &Bench) {
    let first = bench.sent_handoff(1).await;
    let second = bench.keep(bench.sent(2, seconds(100))).await.handoff.expect("one answers").0;
    bench.keep(bench.sent(3, seconds(100))).await;
    for id in [first.id, second] {
        let entry = Entry::new(id, seconds(101), Step::Fetch, "waiting");
        bench.store.record_waiting(id, Waiting::Refused, &entry).await.expect("kept");
    }
    let mut found = bench.store.not_ready(seconds(50)).await.expect("counted");
    found.sort_by_key(|one| one.handoffs);
    let told: Vec<_> = found.iter().map(|one| (one.waiting, one.handoffs, one.late, one.workflow)).collect();
    assert_eq!(told, [(None, 1, 0, None), (Some(Waiting::Refused), 2, 1, Some(first.workflow))]);
    assert_eq!(found[1].oldest, START);
    let fetched = crate::handoffs::fetched(&first);
    let fetched = Fetched { profile: &fetched, seen_left: false, tasks: &[], entry: None };
    bench.store.record_fetched(&first, fetched).await.expect("kept");
    let found = bench.store.not_ready(seconds(50)).await.expect("counted");
    assert_eq!(found.iter().map(|one| one.handoffs).sum::<i64>(), 2, "one of them was read");
}

async fn deliveries_are_counted_by_the_hour(bench: &Bench) {
    let (other, gone) = (bench.add_tenant(8_765).await, 99_999.try_into().expect("an id"));
    for (tenant, at) in [(bench.tenant, 0), (bench.tenant, 299), (other, 150), (bench.tenant, 300)] {
        // Ids of one process never go back, so an id made here may be of another test's time.
        let event = EventId::floor(seconds(at).plus(Duration::from_millis(tenant.get().unsigned_abs())));
        bench.keep(Recording { event, ..ignored(tenant, 5, TARGET, seconds(at)) }).await;
    }
    let counted = bench.store.received(START, seconds(300)).await.expect("counted");
    assert_eq!(counted, BTreeMap::from([(bench.tenant, 2), (other, 1)]), "the end belongs to the next");
    assert_eq!(bench.store.hours_counted().await.expect("read"), None);
    let kept = BTreeMap::from([(bench.tenant, 2), (gone, 7)]);
    bench.store.keep_hour(498_611, &kept).await.expect("kept");
    bench.store.keep_hour(498_611, &BTreeMap::from([(bench.tenant, 9)])).await.expect("kept");
    assert_eq!(bench.store.hours_counted().await.expect("read"), Some(498_611));
    let found = bench.store.deliveries_in(498_611).await.expect("read");
    assert_eq!(found, BTreeMap::from([(bench.tenant, 2)]), "once, and nothing of who is not there");
    bench.store.keep_hour(498_610, &BTreeMap::new()).await.expect("kept");
    assert_eq!(bench.store.hours_counted().await.expect("read"), Some(498_611), "it does not go back");
}

async fn what_is_too_old_goes_and_what_is_owed_stays(bench: &Bench) {
    let (one, two) = (bench.target(None, "", START).await, bench.target(None, "", START).await);
    bench.lasts(bench.tenant, NoticeKind::HandoffWaits, seconds(1)).await;
    for (n, owed) in bench.store.owed(seconds(2)).await.expect("read").iter().enumerate() {
        let id = NoticeId::floor(seconds(2).plus(Duration::from_millis(n as u64)));
        let notice = Notice { id, ..owed.notice(seconds(2)) };
        assert!(bench.store.write_down(owed, &notice).await.expect("kept"));
    }
    let due = bench.store.due(seconds(2), 8).await.expect("read");
    let sent = due.iter().find(|notice| notice.target == one).expect("for the first");
    let tried = bench.store.try_notice(sent, seconds(3), seconds(63)).await.expect("asked").expect("it is free");
    assert!(bench.store.end_try(&tried, &Sending::Sent, seconds(3)).await.expect("kept"));
    let hour = START.micros() / 3_600_000_000;
    for hour in [hour - 1, hour + 5] {
        bench.store.keep_hour(hour, &BTreeMap::from([(bench.tenant, 4)])).await.expect("kept");
    }
    assert_eq!(bench.store.prune_notices(START, 100).await.expect("removed"), 1, "an hour");
    assert_eq!(bench.store.prune_notices(seconds(3_600), 100).await.expect("removed"), 1, "what was sent");
    assert_eq!(bench.store.due(seconds(9), 8).await.expect("read")[0].target, two, "what is owed stays");
}

async fn a_removed_tenant_leaves_nothing_behind(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    bench.target(None, "", START).await;
    bench.target(Some(bench.tenant), "", START).await;
    for tenant in [bench.tenant, other] {
        bench.lasts(tenant, NoticeKind::HandoffWaits, seconds(1)).await;
    }
    bench.store.keep_hour(1, &BTreeMap::from([(bench.tenant, 4), (other, 4)])).await.expect("kept");
    assert_eq!(bench.told(seconds(2)).await.len(), 3);
    assert!(bench.store.remove_tenant(bench.tenant, AUDIT).await.expect("removed"));
    assert_eq!(bench.tables_with(bench.tenant).await, Vec::<String>::new());
    assert_eq!(bench.store.targets().await.expect("read").len(), 1);
    assert_eq!(bench.send_due(seconds(3)).await, 1, "of the other tenant");
}

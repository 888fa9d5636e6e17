//! Hand-offs: what is read of them, how they end, and what takes their place.

use goodtime_icims::domain::{
    Application, Entry, EventOutcome, Handoff, HandoffId, Job, Lifecycle, Person, Phone, Profile, Stage, Step,
    TaskKind, TeamMember, Timestamp, Waiting, Who,
};
use goodtime_icims::store::{DeadEnd, Fetched, Opened, Succession};

use crate::bench::{AUDIT, Bench, START, on_both_engines, owed, rule, seconds};

on_both_engines![
    what_was_read_is_kept_with_the_work_that_follows,
    an_older_reading_never_overwrites_a_newer_one,
    what_many_applications_share_is_not_written_for_each_of_them,
    waiting_is_noted_since_its_beginning_and_ends_with_the_reading,
    facts_are_noted_once,
    a_hand_off_that_ended_answers_a_little_longer,
    what_has_ended_cannot_end_again,
    an_old_link_does_not_open,
    links_of_all_generations_are_revoked_together,
];

fn person(id: i64, name: &str) -> Person {
    Person {
        id: id.try_into().expect("an id"),
        first_name: Some(name.to_owned()),
        middle_name: None,
        last_name: Some("Éxämple".to_owned()),
        email: None,
        phones: vec![Phone { kind: Some("Home".to_owned()), number: "1".to_owned() }],
        location: None,
        folder: Some("Active".to_owned()),
        updated_at: Some(START),
    }
}

fn profile(name: &str, read_at: Timestamp) -> Profile {
    let member = TeamMember { role: "recruiter".to_owned(), person: 91 };
    let stage = Stage { id: "C20700".parse().expect("an id"), label: Some("Interview".to_owned()) };
    Profile {
        application: Application {
            workflow: 1.try_into().expect("an id"),
            person: Some(71.try_into().expect("an id")),
            job: Some(81.try_into().expect("an id")),
            stage: Some(stage),
            source: None,
            updated_at: None,
        },
        person: Some(person(71, name)),
        job: Some(Job {
            id: 81.try_into().expect("an id"),
            requisition: Some("R-1".to_owned()),
            title: Some("Baker".to_owned()),
            folder: None,
            location: None,
            team: vec![member.clone()],
            updated_at: None,
        }),
        team: vec![Who { role: member.role, person: person(91, "Team") }],
        read_at,
    }
}

/// What could be read of a hand-off.
pub(crate) fn fetched(handoff: &Handoff) -> Profile {
    let read = profile("Jane", START);
    Profile { application: Application { workflow: handoff.workflow, ..read.application }, ..read }
}

async fn what_was_read_is_kept_with_the_work_that_follows(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    assert!(bench.store.profile(&handoff).await.expect("read").is_none());
    let profile = profile("Jane", seconds(1));
    let entry = Entry::new(handoff.id, seconds(2), Step::Fetch, "read").because("it is new").next("hand it over");
    let tasks = [TaskKind::HandOver, TaskKind::Lapse].map(|kind| owed(kind, bench.tenant, handoff.id, seconds(2)));
    let fetched = Fetched { profile: &profile, seen_left: true, tasks: &tasks, entry: Some(&entry) };
    bench.store.record_fetched(&handoff, fetched).await.expect("kept");
    let kept = bench.store.profile(&handoff).await.expect("read").expect("it is there");
    assert_eq!(
        (kept.application, kept.person, kept.job, kept.read_at),
        (profile.application, profile.person, profile.job, profile.read_at)
    );
    assert_eq!(
        kept.team.iter().map(|who| (who.role.as_str(), who.person.full_name())).collect::<Vec<_>>(),
        [("recruiter", Some("Team Éxämple".to_owned()))]
    );
    let after = bench.handoff(handoff.id).await;
    assert_eq!((after.fetched_at, after.seen_left_at), (Some(seconds(1)), Some(seconds(1))));
    assert_eq!(bench.store.timeline(handoff.id).await.expect("read"), [entry]);
    assert_eq!(bench.store.count_tasks().await.expect("read").queued, 3);
}

async fn an_older_reading_never_overwrites_a_newer_one(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    for (name, at) in [("Newer", 5), ("Older", 4)] {
        let read = profile(name, seconds(at));
        let fetched = Fetched { profile: &read, seen_left: false, tasks: &[], entry: None };
        bench.store.record_fetched(&handoff, fetched).await.expect("kept");
        bench
            .store
            .record_application(
                bench.tenant,
                &Application { source: Some(name.to_owned()), ..read.application },
                seconds(at),
            )
            .await
            .expect("kept");
    }
    let kept = bench.store.profile(&handoff).await.expect("read").expect("it is there");
    assert_eq!(kept.person.and_then(|person| person.first_name).as_deref(), Some("Newer"));
    assert_eq!((kept.application.source.as_deref(), kept.read_at), (Some("Newer"), seconds(5)));
    assert_eq!(bench.handoff(handoff.id).await.fetched_at, Some(seconds(5)), "the first reading counts");
}

async fn what_many_applications_share_is_not_written_for_each_of_them(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let renamed = |at| {
        let read = profile("Jane", at);
        Profile { job: read.job.map(|job| Job { title: Some("Head baker".to_owned()), ..job }), ..read }
    };
    let readings = [
        (profile("Jane", seconds(1)), 1, "first"),
        (profile("Jane", seconds(60)), 1, "the same within a minute"),
        (renamed(seconds(60)), 60, "something else"),
        (renamed(seconds(120)), 120, "the same, a minute later"),
    ];
    for (read, written_at, what) in readings {
        let fetched = Fetched { profile: &read, seen_left: false, tasks: &[], entry: None };
        bench.store.record_fetched(&handoff, fetched).await.expect("kept");
        let kept = bench.store.profile(&handoff).await.expect("read").expect("it is there");
        assert_eq!((kept.job, kept.read_at), (read.job, read.read_at), "{what}");
        let written = format!("select count(*) from jobs where read_at = {}", seconds(written_at).micros());
        assert_eq!(bench.count(&written).await, 1, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_of_one_job_do_not_wait_for_each_other() {
    let bench = Bench::on_postgresql().await;
    let (first, second) = (bench.sent_handoff(1).await, bench.sent_handoff(2).await);
    for (handoff, at) in [(&first, 1), (&second, 2)] {
        let _others = bench.lock("select jobs.job_id from jobs, persons for update").await;
        let read = Profile { read_at: seconds(at), ..fetched(handoff) };
        let fetched = Fetched { profile: &read, seen_left: false, tasks: &[], entry: None };
        bench.store.record_fetched(handoff, fetched).await.expect("it waits for no lock");
    }
}

async fn waiting_is_noted_since_its_beginning_and_ends_with_the_reading(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    for (why, at) in [(Waiting::NotVisibleYet, 1), (Waiting::Unavailable, 9)] {
        let entry = Entry::new(handoff.id, seconds(at), Step::Fetch, "waiting");
        bench.store.record_waiting(handoff.id, why, &entry).await.expect("kept");
    }
    assert_eq!(bench.handoff(handoff.id).await.waiting, Some((Waiting::Unavailable, seconds(1))));
    let fetched = Fetched { profile: &profile("Jane", seconds(20)), seen_left: false, tasks: &[], entry: None };
    bench.store.record_fetched(&handoff, fetched).await.expect("kept");
    assert_eq!(bench.handoff(handoff.id).await.waiting, None);
}

async fn facts_are_noted_once(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    for at in [3, 4] {
        bench.store.record_seen_left(handoff.id, seconds(at)).await.expect("kept");
        let entry = Entry::new(handoff.id, seconds(at), Step::HandOver, "told");
        bench.store.record_handed_over(handoff.id, &entry).await.expect("kept");
    }
    let after = bench.handoff(handoff.id).await;
    assert_eq!((after.seen_left_at, after.handed_over_at), (Some(seconds(3)), Some(seconds(3))));
}

async fn a_hand_off_that_ended_answers_a_little_longer(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let entry = Entry::new(handoff.id, seconds(1), Step::Fail, "failed");
    let end = DeadEnd {
        lifecycle: Lifecycle::Failed,
        failure: Some("It is gone."),
        answers_until: seconds(60),
        entry: &entry,
    };
    assert!(bench.store.end(&handoff, end).await.expect("kept"));
    let after = bench.handoff(handoff.id).await;
    assert_eq!((after.lifecycle, after.failure.as_deref()), (Lifecycle::Failed, Some("It is gone.")));
    assert_eq!(bench.keep(bench.sent(1, seconds(59))).await.handoff.map(|(id, ..)| id), Some(handoff.id));
    let next = bench.keep(bench.sent(1, seconds(60))).await;
    assert_eq!(next.outcome, EventOutcome::Accepted);
    assert_eq!(bench.handoff(next.handoff.expect("one answers").0).await.generation, 2);
}

async fn what_has_ended_cannot_end_again(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let entry = Entry::new(handoff.id, seconds(1), Step::Lapse, "lapsed");
    let end = |until| DeadEnd { lifecycle: Lifecycle::Lapsed, failure: None, answers_until: until, entry: &entry };
    assert!(bench.store.end(&handoff, end(seconds(600))).await.expect("kept"));
    assert!(!bench.store.end(&handoff, end(seconds(2))).await.expect("asked"));
    assert_eq!(bench.store.timeline(handoff.id).await.expect("read").len(), 1);
    let repeat = bench.keep(bench.sent(1, seconds(500))).await;
    assert_eq!(repeat.outcome, EventOutcome::Duplicate, "what was refused did not shorten the slot");
    let entry = Entry::new(handoff.id, seconds(1), Step::Open, "opened");
    let opening = Opened { epoch: 0, at: seconds(3), by: "link", task: None, entry: &entry };
    assert!(!bench.store.open(&handoff, opening).await.expect("asked"), "nor can it be opened");
}

async fn an_old_link_does_not_open(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let entry = Entry::new(handoff.id, seconds(1), Step::Open, "opened");
    let opening = |epoch, at| Opened { epoch, at, by: "link", task: None, entry: &entry };
    assert!(!bench.store.open(&handoff, opening(0, handoff.expires_at)).await.expect("asked"), "too late");
    assert!(bench.store.revoke_links(handoff.id, AUDIT).await.expect("kept"));
    assert!(!bench.store.open(&handoff, opening(0, seconds(1))).await.expect("asked"), "revoked");
    assert!(bench.store.open(&handoff, opening(1, seconds(2))).await.expect("kept"));
    assert_eq!(bench.handoff(handoff.id).await.opened_at, Some(seconds(2)));
}

async fn links_of_all_generations_are_revoked_together(bench: &Bench) {
    let mut chain = vec![bench.sent_handoff(1).await];
    for n in 1..4 {
        let old = &chain[chain.len() - 1];
        let (at, handoff) = (seconds(n), HandoffId::at(seconds(n)));
        let entry = Entry::new(old.id, at, Step::Recheck, "superseded");
        let task = owed(TaskKind::FetchApplication, bench.tenant, handoff, at);
        let event = goodtime_icims::domain::EventId::at(at);
        let new = Succession { handoff, event, rule: &rule(), at, expires_at: seconds(4_000), task, entry: &entry };
        assert!(bench.store.supersede(old, new).await.expect("kept"));
        chain.push(bench.handoff(handoff).await);
    }
    let other = bench.sent_handoff(2).await;
    assert!(bench.store.revoke_links(chain[2].id, AUDIT).await.expect("kept"));
    let mut epochs = Vec::new();
    for handoff in &chain {
        epochs.push(bench.handoff(handoff.id).await.link_epoch);
    }
    assert_eq!(epochs, [1, 1, 1, 0], "it and those whose place it took");
    assert_eq!(bench.handoff(other.id).await.link_epoch, 0);
    assert!(!bench.store.revoke_links(HandoffId::at(START), AUDIT).await.expect("asked"), "there is none");
    assert_eq!(bench.count("select count(*) from audit_log where action = 'link.revoke'").await, 1);
}

//! Opening and advancing: once, only from the trigger, never unseen over a person's move.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use goodtime_icims::app::Pace;
use goodtime_icims::domain::{AdvanceKey, AdvanceOutcome, Clock as _, Lane, Step, TaskKind, Way};
use goodtime_icims::flow::LEASE;
use goodtime_icims::simulator::{Call, Fault};
use goodtime_icims::store::{Begun, Hold};

use crate::world::{Plan, World, path};

const MINUTE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn fifty_opens_at_once_are_one_opening() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let link = world.link(jane).await;
    let answers = join_all((0..50).map(|_| world.post(&link))).await;
    assert!(answers.iter().all(|answer| answer.status() == 303));
    world.work().await;
    let opened = world.timeline(jane).await.iter().filter(|entry| entry.step == Step::Open).count();
    assert_eq!((opened, world.sim.patch_requests(jane)), (1, 1));
}

#[tokio::test]
async fn looking_changes_nothing_whoever_looks() {
    let world = World::new().await;
    let jane = world.jane();
    let direct = path(&world.send(jane).await.location.expect("a link"));
    world.work().await;
    for link in [direct, world.link(jane).await] {
        for address in [link.clone(), format!("{link}/state"), format!("{link}/resume")] {
            let url = world.url(&address);
            world.get(&address).await;
            world.request(world.http().head(&url)).await;
            world.request(world.http().request(reqwest::Method::OPTIONS, &url)).await;
            world.request(world.http().get(&url).header("purpose", "prefetch")).await;
        }
    }
    world.work().await;
    assert!(world.handoff(jane).await.opened_at.is_none());
    assert_eq!((world.sim.patch_requests(jane), world.outcome(jane).await), (0, "none"));
}

#[tokio::test]
async fn only_a_young_direct_link_opens_by_itself() {
    let world = World::new().await;
    let direct = path(&world.send(world.jane()).await.location.expect("a link"));
    let shared = world.link(world.jane()).await;
    assert!(world.page(&direct).await.contains("data-opens-itself"));
    assert!(!world.page(&shared).await.contains("data-opens-itself"));
    world.clock.advance(6 * MINUTE);
    assert!(!world.page(&direct).await.contains("data-opens-itself"), "it may have been passed on by now");
}

#[tokio::test]
async fn a_person_who_moved_first_is_left_alone() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.move_quietly(jane, world.story.offer, world.story.hiring_manager);
    world.work().await;
    assert_eq!((world.outcome(jane).await, world.sim.patch_requests(jane)), ("moved_by_someone", 0));
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.offer));
    assert!(world.page(&world.link(jane).await).await.contains("Somebody moved the candidate"));
}

#[tokio::test]
async fn an_application_that_is_there_already_is_not_written() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.move_quietly(jane, world.story.interview_scheduled, world.story.hiring_manager);
    world.work().await;
    assert_eq!((world.outcome(jane).await, world.sim.patch_requests(jane)), ("already_there", 0));
}

#[tokio::test]
async fn a_move_between_our_read_and_our_write_is_detected_and_alerted() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    let (offer, by) = (world.story.offer, world.story.hiring_manager);
    world.sim.after_next_get(jane, move |sim| sim.move_quietly(jane, offer, by));
    world.work().await;
    let outcome = world.advance(jane).await.and_then(|advance| advance.outcome);
    let Some(AdvanceOutcome::Overrode { by: covered, from, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(
        (covered.map(goodtime_icims::domain::PersonId::get), from),
        (Some(by), offer.parse().expect("a status"))
    );
    let timeline = world.timeline(jane).await;
    assert_eq!(timeline.iter().filter(|entry| entry.step == Step::Alert).count(), 1);
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.interview_scheduled), "nothing is repaired");
    assert!(world.page(&world.link(jane).await).await.contains("that move was covered"));
}

#[tokio::test]
async fn a_write_whose_answer_is_lost_is_not_done_twice() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.fail(Call::Patches, Fault::LoseAnswer, 1));
    world.work().await;
    assert_eq!(world.outcome(jane).await, "none", "whether it happened is not known yet");
    world.pass(MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patch_requests(jane)), ("advanced", 1));
}

#[tokio::test]
async fn a_write_that_never_arrived_is_done_again() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.fail(Call::Patches, Fault::DropBefore, 1));
    world.pass(2 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn a_write_that_never_arrived_is_done_again_while_the_hand_off_is_still_being_read() {
    let world = World::new().await;
    world.sim.switch(|s| s.fail(Call::People, Fault::Status(500), 100));
    world.sim.switch(|s| s.fail(Call::Patches, Fault::DropBefore, 1));
    let jane = world.sent_and_opened().await;
    world.pass(2 * MINUTE).await;
    assert!(world.handoff(jane).await.fetched_at.is_none(), "the person cannot be read");
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn three_writes_without_effect_end_the_trying() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.fail(Call::Patches, Fault::Status(500), 100));
    world.pass(30 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patch_requests(jane)), ("failed", 3));
    assert!(world.timeline(jane).await.iter().any(|entry| entry.step == Step::Alert));
}

#[tokio::test]
async fn a_person_who_moves_back_after_a_lost_answer_is_left_alone() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.fail(Call::Patches, Fault::LoseAnswer, 1));
    world.work().await;
    world.sim.move_quietly(jane, world.story.send_to_goodtime, world.story.recruiter);
    world.pass(5 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("moved_by_someone", 1));
}

#[tokio::test]
async fn a_crash_after_a_write_began_waits_before_it_reads() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    let handoff = world.handoff(jane).await;
    // What a crash leaves behind between "the write begins" and its answer.
    let key = AdvanceKey { handoff: handoff.id, way: Way::Forward };
    let (store, now) = (&world.region.flow.store, world.clock.now());
    let claimed = store.claim(now, LEASE, 8, Lane::Click).await.expect("claimed");
    let task = claimed.iter().find(|task| task.kind == TaskKind::AdvanceApplication).expect("it is waiting");
    let hold = Hold { lease: task.lease, at: now, span: LEASE };
    assert_eq!(store.begin_write(key, hold).await.expect("kept"), Begun::Noted);
    let world = world.restart().await;
    world.work().await;
    assert_eq!(world.sim.patch_requests(jane), 0, "the write may still be under way");
    // Where others may work too, the crashed one's lease has to end first.
    world.pass(LEASE).await;
    world.pass(2 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn the_echo_of_our_own_move_starts_nothing_even_before_the_answer() {
    for before in [true, false] {
        let world = World::new().await;
        world.rule(world.story.interview_scheduled, None, goodtime_icims::domain::Reply::Seamless).await;
        world.sim.designate_trigger(world.story.interview_scheduled);
        world.sim.switch(|s| (s.api_patch_fires_events, s.echo_before_answer) = (true, before));
        let jane = world.sent_and_opened().await;
        world.work().await;
        world.sim.wait_for_echoes().await;
        world.work().await;
        let last = world.sim.deliveries().pop().expect("the echo was delivered");
        assert_eq!(last.status, 200);
        assert_eq!(world.outcome(jane).await, "advanced", "one hand-off answers for the application, the first");
        let store = &world.region.flow.store;
        let ignored = store.ignored_events_of(jane.try_into().expect("an id"), None).await.expect("read");
        assert_eq!(ignored[0].outcome.reason(), Some("echo"));
    }
}

#[tokio::test]
async fn an_old_status_that_is_still_shown_is_waited_out() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.status_delay = 4 * 60_000_000);
    world.work().await;
    assert_eq!(world.sim.patch_requests(jane), 0, "the trigger is not shown yet");
    world.pass(10 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn a_refused_write_is_told_and_not_repeated() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|s| s.required_fields_missing = vec!["rcf3048".to_owned()]);
    world.pass(30 * MINUTE).await;
    assert_eq!((world.outcome(jane).await, world.sim.patch_requests(jane)), ("refused", 1));
    assert!(world.page(&world.link(jane).await).await.contains("did not allow the move"));
}

#[tokio::test]
async fn an_unreadable_status_log_does_not_stop_the_move() {
    let world = World::new().await;
    world.sim.switch(|s| s.status_log_readable = false);
    let jane = world.sent_and_opened().await;
    world.work().await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn without_a_next_status_nobody_is_moved() {
    let world = World::planned(Plan { next: false, ..Plan::default() }).await;
    let jane = world.sent_and_opened().await;
    world.pass(5 * MINUTE).await;
    assert_eq!((world.sim.patch_requests(jane), world.outcome(jane).await), (0, "none"));
    assert!(world.page(&world.link(jane).await).await.contains("stays as it is"));
}

#[tokio::test]
async fn unknown_and_revoked_links_are_explained() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let old = world.link(world.jane()).await;
    let id = world.handoff(world.jane()).await.id;
    assert!(world.region.flow.store.revoke_links(id, ("test", world.clock.now())).await.expect("kept"));
    let revoked = world.get(&old).await;
    assert_eq!(revoked.status(), 410);
    assert!(revoked.text().await.expect("a page").contains("revoked"));
    world.post(&old).await;
    assert!(world.handoff(world.jane()).await.opened_at.is_none(), "a revoked link opens nothing");
    let unknown = world.get("/v2/ats/open/AAAA").await;
    assert_eq!(unknown.status(), 404);
    assert!(unknown.text().await.expect("a page").contains("not known"));
    assert!(world.page(&world.link(world.jane()).await).await.contains("Jane Doe"), "the new link works");
}

#[tokio::test]
async fn the_page_is_there_at_once_while_icims_stalls() {
    let world = World::planned(Plan { pace: Pace::Running, ..Plan::default() }).await;
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Stall(Duration::from_secs(3)), 3));
    let link = path(&world.send(world.jane()).await.location.expect("a link"));
    let began = Instant::now();
    let page = world.page(&link).await;
    assert!(began.elapsed() < Duration::from_millis(500), "took {:?}", began.elapsed());
    assert!(page.contains("Reading from iCIMS"));
    assert_eq!(world.post(&link).await.status(), 303, "it can be opened meanwhile");
}

#[tokio::test]
async fn a_page_is_read_anew_at_most_once_a_minute() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let link = world.link(world.jane()).await;
    let reads = world.sim.calls().workflows;
    for _ in 0..12 {
        world.clock.advance(Duration::from_secs(10));
        world.page(&link).await;
        world.work().await;
    }
    assert_eq!(world.sim.calls().workflows - reads, 2, "two minutes, two readings");
}

#[tokio::test]
async fn a_resume_is_served_as_it_is_now_and_never_kept() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let resume = format!("{}/resume", world.link(world.jane()).await);
    assert!(world.page(&resume).await.contains("Support engineer"));
    let person = world.handoff(world.jane()).await.person.get();
    world.sim.replace_resume(person, "text/html", b"<script>alert(1)</script>".to_vec());
    let replaced = world.get(&resume).await;
    assert_eq!(replaced.headers()["content-type"], "application/octet-stream", "a page of theirs is only downloaded");
    assert_eq!(replaced.headers()["cache-control"], "no-store");
    assert!(replaced.text().await.expect("text").contains("alert"));
}

#[tokio::test]
async fn the_page_lets_nothing_in_and_leaks_nothing() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let answer = world.get(&world.link(world.jane()).await).await;
    let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
    assert_eq!((header("cache-control"), header("referrer-policy")), ("no-store".into(), "no-referrer".into()));
    assert!(header("content-security-policy").starts_with("default-src 'none'"));
    assert!(header("content-security-policy").contains("frame-ancestors 'none'"));
    let tasks = world.region.flow.store.tasks_of(&world.handoff(world.jane()).await).await.expect("read");
    assert!(tasks.iter().all(|task| task.kind == TaskKind::FetchApplication), "looking adds no other work");
}

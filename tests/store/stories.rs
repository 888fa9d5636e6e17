//! All that is known of hand-offs: of several the same as of each alone.

use goodtime_icims::domain::{AdvanceKey, Entry, HandoffId, Step, TaskKind, Verdict, Way};
use goodtime_icims::store::Story;

use crate::bench::{Bench, START, on_both_engines, seconds};
use crate::echoes::{forward, opened, taken_back};

on_both_engines![stories_of_several_are_told_in_the_order_asked_for, the_newest_attempts_are_read_in_order];

async fn stories_of_several_are_told_in_the_order_asked_for(bench: &Bench) {
    let plain = bench.sent_handoff(1).await;
    let moved = opened(bench, 2).await;
    let back = taken_back(bench, 3).await;
    let elsewhere = bench.add_tenant(9_876).await;
    bench.keep(crate::bench::sent(elsewhere, 1, START)).await;
    for (workflow, at) in [(1, 1), (3, 2), (1, 3), (1, 2)] {
        bench.keep(bench.sent(workflow, seconds(at))).await;
        let entry =
            Entry::new(if workflow == 1 { plain.id } else { back.id }, seconds(at), Step::Alert, at.to_string());
        bench.store.add_entry(&entry).await.expect("kept");
    }
    for task in bench.claim(seconds(9), 100).await {
        let verdict = if task.handoff == plain.id && task.kind == TaskKind::FetchApplication {
            Verdict::GiveUp { why: "it is gone".to_owned() }
        } else {
            Verdict::Wait { at: seconds(60), why: "not yet".to_owned() }
        };
        assert!(bench.store.settle(&task, &verdict, seconds(9), seconds(10)).await.expect("settled"));
    }

    let asked = [back.id, HandoffId::at(START), plain.id, moved.id];
    let stories = bench.store.stories(&asked).await.expect("read");
    let told: Vec<_> = stories.iter().map(|story| story.handoff.id).collect();
    assert_eq!(told, [back.id, plain.id, moved.id], "in their order, without what is not there");
    for story in &stories {
        is_what_each_room_says(bench, story).await;
    }
    let many = |story: &Story| {
        let ways = usize::from(story.advance.is_some()) + usize::from(story.undo.is_some());
        (story.events.len(), ways, story.tasks.len(), story.attempts.len())
    };
    assert_eq!(stories.iter().map(many).collect::<Vec<_>>(), [(2, 2, 4, 4), (4, 0, 2, 2), (1, 1, 2, 2)]);
    assert!(bench.store.stories(&[]).await.expect("read").is_empty());
    assert!(bench.store.stories(&[HandoffId::at(START)]).await.expect("read").is_empty());
}

/// By what can be seen of both.
async fn is_what_each_room_says(bench: &Bench, story: &Story) {
    let (rooms, id) = (&bench.store, story.handoff.id);
    let handoff = rooms.handoff(id).await.expect("read").expect("it is there");
    let advance = rooms.advance(forward(id)).await.expect("read");
    let undo = rooms.advance(AdvanceKey { handoff: id, way: Way::Back }).await.expect("read");
    let (events, entries) = (rooms.events_of(id).await.expect("read"), rooms.timeline(id).await.expect("read"));
    let attempts = rooms.attempts_of(id).await.expect("read");
    let tasks = rooms.tasks_of(&handoff).await.expect("read");
    let each = Story { handoff, advance, undo, events, entries, tasks, attempts };
    assert_eq!(format!("{story:#?}"), format!("{each:#?}"));
}

async fn the_newest_attempts_are_read_in_order(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    for n in 0..510 {
        let now = seconds(n);
        let task = bench.claim(now, 1).await.remove(0);
        let verdict = Verdict::Wait { at: now, why: "not yet".to_owned() };
        assert!(bench.store.settle(&task, &verdict, now, now).await.expect("settled"));
    }
    let other = bench.sent_handoff(2).await;
    let stories = bench.store.stories(&[other.id, handoff.id]).await.expect("read");
    assert!(stories[0].attempts.is_empty());
    for attempts in [&stories[1].attempts, &bench.store.attempts_of(handoff.id).await.expect("read")] {
        let newest: Vec<_> = attempts.iter().map(|one| one.attempt).collect();
        assert_eq!(newest, (11..=510).collect::<Vec<_>>());
    }
}

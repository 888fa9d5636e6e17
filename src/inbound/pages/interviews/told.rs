//! What happened to a hand-off, in order, as the drawer tells it.

use crate::domain::{Entry, Event, EventOutcome, EventSource};
use crate::inbound::pages::actors::Actors;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::store::Story;

/// One line of the timeline.
pub(super) struct Told {
    pub(super) at: Moment,
    pub(super) what: &'static str,
    pub(super) how: String,
    pub(super) why: Option<String>,
    pub(super) next: Option<String>,
}

/// The timeline, oldest first.
pub(super) fn told(story: &Story, actors: &Actors) -> Vec<Told> {
    let events = story.events.iter().map(|event| (event.received_at, of_event(event)));
    let entries = story.entries.iter().map(|entry| (entry.at, of_entry(entry, actors)));
    let mut all: Vec<_> = events.chain(entries).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, told)| told).collect()
}

fn of_event(event: &Event) -> Told {
    let t = texts::INTERVIEWS;
    let what = match event.source {
        EventSource::Webhook => t.from_webhook,
        EventSource::Reconcile => t.from_reconcile,
        EventSource::Recheck => t.from_recheck,
    };
    let how = match event.outcome {
        EventOutcome::Accepted => t.accepted,
        EventOutcome::Duplicate => t.duplicate,
        EventOutcome::Held => t.held,
        EventOutcome::Ignored(_) => t.ignored,
    };
    Told { at: Moment::of(event.received_at), what, how: how.to_owned(), why: None, next: None }
}

fn of_entry(entry: &Entry, actors: &Actors) -> Told {
    Told {
        at: Moment::of(entry.at),
        what: texts::step(entry.step),
        how: entry.outcome.clone(),
        why: entry.cause.as_deref().map(|cause| actors.named(cause)),
        next: entry.next.clone(),
    }
}

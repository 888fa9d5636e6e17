//! What the Data Stream tells: one event for each change, oldest first (data-apis §4.3).
//!
//! Of an event nothing is public but that it stands in the array `events`: its fields, its types, how long it is kept and how late
//! it comes are **invented**.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::datetime::second_in_zulu;
use super::profile::ProfileType;
use super::state::State;

/// How many events are kept, the newest; the vendor's number is not public.
const EVENTS_MOST: usize = 1_000_000;

/// What happened to a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    Created,
    Updated,
    Deleted,
}

/// The events that are kept.
#[derive(Default)]
pub(super) struct Stream {
    /// Their numbers ascend; those of lost events are missing.
    events: VecDeque<Event>,
    last: u64,
}

struct Event {
    number: u64,
    at: i64,
    entity: ProfileType,
    id: i64,
    happened: Happened,
}

/// A part of the stream.
pub(super) struct Page {
    /// Oldest first.
    pub(super) events: Vec<Value>,
    /// The number of the newest of them.
    pub(super) last: Option<u64>,
}

impl Stream {
    /// The oldest events after a number, at most so many, that are no younger than `until`.
    pub(super) fn after(&self, number: u64, most: usize, until: i64) -> Page {
        let from = self.events.partition_point(|event| event.number <= number);
        let old_enough = self.events.range(from..).take_while(|event| event.at <= until).take(most);
        let last = old_enough.clone().last().map(|event| event.number);
        Page { events: old_enough.map(Event::shown).collect(), last }
    }
}

impl Event {
    fn shown(&self) -> Value {
        let entity = match self.entity {
            ProfileType::People => "person",
            ProfileType::Jobs => "job",
            ProfileType::Workflows => "applicantworkflow",
        };
        let happened = match self.happened {
            Happened::Created => "created",
            Happened::Updated => "updated",
            Happened::Deleted => "deleted",
        };
        json!({
            "eventId": format!("event-{}", self.number),
            "entity": entity,
            "id": self.id,
            "eventType": happened,
            "timestamp": second_in_zulu(self.at),
        })
    }
}

impl State {
    /// Adds an event to the stream, unless it is one of those to be lost.
    pub(super) fn tell(&mut self, entity: ProfileType, id: i64, happened: Happened, now: i64) {
        let Self { stream, switches, .. } = self;
        stream.last += 1;
        if switches.lose_stream_events > 0 {
            switches.lose_stream_events -= 1;
            return;
        }
        if stream.events.len() >= EVENTS_MOST {
            stream.events.pop_front();
        }
        stream.events.push_back(Event { number: stream.last, at: now, entity, id, happened });
    }

    /// The same of several applications.
    pub(super) fn tell_of(&mut self, workflows: &[i64], happened: Happened, now: i64) {
        for id in workflows {
            self.tell(ProfileType::Workflows, *id, happened, now);
        }
    }
}

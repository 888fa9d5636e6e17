//! The list of deliveries, and playing one again.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::known::Known;
use super::{Notice, ROWS};
use crate::domain::{Event, EventId, EventOutcome, Ignored, Scope, Tenant, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need, nothing_here};
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::replay;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;
use crate::store::{EventsAsked, Page as Part};

/// The outcomes that can be chosen.
const OUTCOMES: [&str; 5] = ["all", "accepted", "duplicate", "ignored", "held"];
/// Statuses that are named as starting nothing; more would hide the list.
const MISSING_MOST: usize = 5;

#[derive(Template)]
#[template(path = "deliveries.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Deliveries,
    base: String,
    notice: Option<Notice>,
    outcomes: Vec<(&'static str, String, bool)>,
    asked: Asked,
    rows: Vec<Row>,
    older: Option<String>,
    missing: Vec<Missing>,
    missing_more: usize,
    may_replay: bool,
    may_see_given_up: bool,
}

/// What of the list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    outcome: &'static str,
    after: Option<Uuid>,
    done: String,
}

/// One delivery.
struct Row {
    id: EventId,
    at: Moment,
    who: Option<(String, String)>,
    from: Option<String>,
    to: String,
    tone: &'static str,
    outcome: &'static str,
    became: &'static str,
    learned: &'static str,
    handoff: Option<String>,
}

/// A status that starts nothing.
struct Missing {
    status: String,
    label: String,
    times: i64,
    last: Moment,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self { outcome: "all", after: None, done: String::new() };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "outcome" => asked.outcome = OUTCOMES.into_iter().find(|one| *one == value).unwrap_or("all"),
                "after" => asked.after = Uuid::parse_str(&value).ok(),
                "done" => asked.done = value.into_owned(),
                _ => {}
            }
        }
        asked
    }

    /// What the address says behind its path; what is usual is left out.
    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.outcome != "all" {
            query.append_pair("outcome", self.outcome);
        }
        if let Some(after) = self.after {
            query.append_pair("after", &after.simple().to_string());
        }
        if !self.done.is_empty() {
            query.append_pair("done", &self.done);
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    fn of(&self, tenant: TenantId) -> (EventsAsked, Part) {
        let outcome = Some(self.outcome).filter(|outcome| *outcome != "all");
        let newest = Part::newest(ROWS);
        let page = Part { before: self.after.unwrap_or(newest.before), ..newest };
        (EventsAsked { tenant: Some(tenant), outcome, ..EventsAsked::default() }, page)
    }
}

/// What came in, newest first.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let May { .. } = visitor.may::<need::EventsRead>()?;
    let read = Asked::read(query.as_deref().unwrap_or_default());
    let notice = texts::played(&read.done).map(|(tone, said)| (tone, said.to_owned()));
    let asked = Asked { done: String::new(), ..read };
    let base = format!("/tenants/{}/deliveries", tenant.id);
    let (of, part) = asked.of(tenant.id);
    let found = doors.flow.store.events_page(&of, part).await?;
    let changes = found.rows.iter().filter_map(|event| event.change.as_ref());
    let who: Vec<_> = changes.map(|change| (change.person, change.job)).collect();
    let known = Known::of(&doors, &tenant, &who).await?;
    let (missing, missing_more) = missing(&doors, &tenant, &known).await?;
    let url = |asked: Asked| format!("{base}{}", asked.query());
    let page = Page {
        frame: Frame::of(&doors, &visitor, Some(&tenant), Place::Deliveries),
        t: texts::DELIVERIES,
        notice,
        outcomes: OUTCOMES
            .map(|outcome| {
                let url = url(Asked { outcome, after: None, ..asked.clone() });
                (texts::outcome(outcome), url, outcome == asked.outcome)
            })
            .into(),
        rows: found.rows.iter().map(|event| Row::of(event, &known)).collect(),
        older: found.next.map(|after| url(Asked { after: Some(after), ..asked.clone() })),
        base,
        missing,
        missing_more,
        may_replay: visitor.caller.scopes().has(Scope::EventsReplay),
        may_see_given_up: visitor.caller.scopes().has(Scope::TasksRead),
        asked,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The statuses that start nothing, those that came most often first, and how many more there are.
async fn missing(doors: &Doors, tenant: &Tenant, known: &Known) -> Result<(Vec<Missing>, usize), Failed> {
    let mut all = doors.flow.store.ignored_statuses(tenant.id).await?;
    all.sort_by_key(|one| std::cmp::Reverse(one.deliveries));
    let more = all.len().saturating_sub(MISSING_MOST);
    let shown = all.into_iter().take(MISSING_MOST).map(|one| Missing {
        status: one.status.to_string(),
        label: known.stage(one.status),
        times: one.deliveries,
        last: Moment::of(one.last_at),
    });
    Ok((shown.collect(), more))
}

impl Row {
    fn of(event: &Event, known: &Known) -> Self {
        let (became, learned) = texts::delivered(event.outcome, event.source);
        let change = event.change.as_ref();
        Self {
            id: event.id,
            at: Moment::of(event.received_at),
            who: change.map(|change| (known.person(change.person), known.job(change.job))),
            from: change.and_then(|change| change.from).map(|key| known.stage(key)),
            to: change.map(|change| known.stage(change.to)).unwrap_or_default(),
            tone: tone(event.outcome),
            outcome: texts::outcome(event.outcome.name()),
            became,
            learned,
            handoff: event.handoff.map(|id| id.to_string()),
        }
    }

    /// What to call it where people hear it instead of seeing the row.
    fn called(&self) -> &str {
        self.who.as_ref().map_or(self.at.shown.as_str(), |(person, _)| person)
    }
}

fn tone(outcome: EventOutcome) -> &'static str {
    match outcome {
        EventOutcome::Accepted => "good",
        EventOutcome::Held | EventOutcome::Ignored(Ignored::NotATrigger) => "wait",
        EventOutcome::Duplicate | EventOutcome::Ignored(Ignored::Echo | Ignored::OtherType) => "still",
    }
}

/// Plays a delivery again.
pub(super) async fn replay(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let (may, id) = (visit.visitor.may::<need::EventsReplay>()?, visit.named::<EventId>(0)?);
    let asked = Asked::read(query.as_deref().unwrap_or_default());
    // An operator may play any again; on this page only those of the tenant.
    let event = doors.flow.store.event(id).await?;
    event.filter(|event| event.tenant == visit.tenant.id).ok_or_else(nothing_here)?;
    let (_, played) = replay::one(State(doors), may, Id(id), Query::of([])).await?;
    let asked = Asked { done: played.result.name().to_owned(), ..asked };
    Ok(see(&format!("/tenants/{}/deliveries{}", visit.tenant.id, asked.query())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let query = "?outcome=held&after=0190a0a0a0a070008000000000000000&done=asked";
        assert_eq!(Asked::read(&query[1..]).query(), query);
        assert_eq!(Asked::read("outcome=odd&after=x&other=1").query(), "");
    }

    #[test]
    fn what_came_of_a_replay_has_a_sentence() {
        use crate::inbound::api::replay::Came;
        for came in
            [Came::Asked, Came::HandedOver, Came::Known, Came::MovedOn, Came::NoTrigger, Came::Unread, Came::Paused]
        {
            assert!(texts::played(came.name()).is_some(), "{}", came.name());
        }
    }
}

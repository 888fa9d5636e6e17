//! Events: the deliveries that were kept, and what became of them. Ids and decisions, nothing about people.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{May, need, nothing_here};
use super::answers::{Reads, ReadsOne};
use super::input::{Id, Query};
use super::paging::{Listed, PageQuery, SpanQuery, page_within};
use super::time::Time;
use crate::domain::{
    Event, EventId, EventOutcome, EventSource, HandoffId, JobId, PersonId, StageKey, TenantId, WorkflowId,
};
use crate::inbound::Doors;
use crate::inbound::problem::Problem;
use crate::store::{EventsAsked, Found, Page, Store, StoreError};

/// What became of a delivery.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = EventOutcome)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Outcome {
    /// A new hand-off.
    Accepted,
    /// The hand-off that it asks for exists.
    Duplicate,
    /// Kept, with nothing to do.
    Ignored,
    /// Kept until the tenant is no longer paused.
    Held,
}

/// How the service learned of it.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = EventSource)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Source {
    /// The ATS posted it.
    Webhook,
    /// The application was found in a trigger status.
    Reconcile,
    /// A repeated trigger was confirmed.
    Recheck,
}

/// An event.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub(in crate::inbound) struct EventView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    event_id: EventId,
    /// Whose.
    #[schema(value_type = i64, example = 1)]
    tenant_id: TenantId,
    /// How the service learned of it.
    source: Source,
    /// What became of it.
    outcome: Outcome,
    /// Why it started nothing: `not_a_trigger`, `echo` (our own move caused it) or `other_type`.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// The hand-off that it started or repeated.
    #[schema(value_type = Option<uuid::Uuid>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    handoff_id: Option<HandoffId>,
    /// What it said, where it was a status change.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeView>,
    /// When it arrived.
    received_at: Time,
}

/// A person of the customer placed an application in a status.
#[derive(Serialize, ToSchema)]
#[schema(as = Change)]
pub(in crate::inbound) struct ChangeView {
    /// The application.
    #[schema(value_type = i64, example = 13001)]
    workflow_id: WorkflowId,
    /// The candidate.
    #[schema(value_type = i64, example = 9100)]
    person_id: PersonId,
    /// The job.
    #[schema(value_type = i64, example = 4400)]
    job_id: JobId,
    /// Who placed it.
    #[schema(value_type = Option<i64>, required = false, example = 9001)]
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_by: Option<PersonId>,
    /// The status before, by its digits.
    #[schema(value_type = Option<i64>, required = false, example = 1750)]
    #[serde(skip_serializing_if = "Option::is_none")]
    from_status: Option<StageKey>,
    /// The status now, by its digits.
    #[schema(value_type = i64, example = 20700)]
    to_status: StageKey,
}

impl EventView {
    pub(in crate::inbound) fn of(event: Event) -> Self {
        let outcome = match event.outcome {
            EventOutcome::Accepted => Outcome::Accepted,
            EventOutcome::Duplicate => Outcome::Duplicate,
            EventOutcome::Ignored(_) => Outcome::Ignored,
            EventOutcome::Held => Outcome::Held,
        };
        let source = match event.source {
            EventSource::Webhook => Source::Webhook,
            EventSource::Reconcile => Source::Reconcile,
            EventSource::Recheck => Source::Recheck,
        };
        let change = event.change.map(|change| ChangeView {
            workflow_id: change.workflow,
            person_id: change.person,
            job_id: change.job,
            changed_by: change.changed_by,
            from_status: change.from,
            to_status: change.to,
        });
        Self {
            event_id: event.id,
            tenant_id: event.tenant,
            source,
            outcome,
            reason: event.outcome.reason(),
            handoff_id: event.handoff,
            change,
            received_at: Time(event.received_at),
        }
    }
}

/// A page of the list, as the contract names it.
type EventList = Listed<EventView>;

/// Events, newest first.
#[utoipa::path(get, path = "/v2/ats/events", operation_id = "listEvents", tag = "events", security(("bearer" = ["events:read"])),
    params(PageQuery, SpanQuery,
        ("tenant_id" = Option<i64>, Query, description = "Only of this tenant.", minimum = 1),
        ("outcome" = Option<Outcome>, Query, description = "Only with this outcome."),
        ("workflow_id" = Option<i64>, Query, description = "Only about this application.", minimum = 1),
        ("person_id" = Option<i64>, Query, description = "Only about this candidate.", minimum = 1),
        ("reference" = Option<uuid::Uuid>, Query, description = "Only the event, or those of the hand-off, with this reference.")),
    responses((status = 200, description = "A page of them.", body = EventList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::EventsRead>,
    mut query: Query,
) -> Result<Json<Listed<EventView>>, Problem> {
    let page = page_within(&mut query);
    let tenant = query.tenant(&may.caller);
    let outcome: Option<Named> = query.take("outcome");
    let asked = EventsAsked {
        tenant,
        outcome: outcome.map(|outcome| outcome.0),
        workflow: query.take("workflow_id"),
        person: query.take("person_id"),
    };
    let reference: Option<Uuid> = query.take("reference");
    query.end()?;
    let found = match reference {
        Some(reference) => of_reference(doors.flow.store.as_ref(), &asked, page, reference).await?,
        None => doors.flow.store.events_page(&asked, page).await?,
    };
    Ok(Json(Listed::of(found, EventView::of)))
}

/// A page of the few events that a reference can mean.
async fn of_reference(
    store: &dyn Store,
    asked: &EventsAsked,
    page: Page,
    reference: Uuid,
) -> Result<Found<Event>, StoreError> {
    let mut rows = store.events_of(HandoffId::from_uuid(reference)).await?;
    rows.extend(store.event(EventId::from_uuid(reference)).await?);
    rows.retain(|event| {
        let (id, change) = (event.id.uuid(), event.change.as_ref());
        (page.from..page.before).contains(&id)
            && asked.tenant.is_none_or(|tenant| event.tenant == tenant)
            && asked.outcome.is_none_or(|outcome| event.outcome.name() == outcome)
            && asked.workflow.is_none_or(|workflow| change.is_some_and(|change| change.workflow == workflow))
            && asked.person.is_none_or(|person| change.is_some_and(|change| change.person == person))
    });
    rows.sort_by_key(|event| Reverse(event.id));
    let most = usize::try_from(page.most).unwrap_or_default();
    let next = (rows.len() > most).then(|| rows[most - 1].id.uuid());
    rows.truncate(most);
    Ok(Found { rows, next })
}

/// The name of an outcome.
struct Named(&'static str);

impl std::str::FromStr for Named {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = ["accepted", "duplicate", "ignored", "held"].into_iter().find(|name| *name == text);
        known.map(Self).ok_or("must be `accepted`, `duplicate`, `ignored` or `held`")
    }
}

/// One event.
#[utoipa::path(get, path = "/v2/ats/events/{event_id}", operation_id = "getEvent", tag = "events",
    security(("bearer" = ["events:read"])), params(("event_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The event.", body = EventView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::EventsRead>,
    Id(id): Id<EventId>,
    query: Query,
) -> Result<Json<EventView>, Problem> {
    query.end()?;
    let found = doors.flow.store.event(id).await?.filter(|event| may.caller.sees(event.tenant));
    found.map(|event| Json(EventView::of(event))).ok_or_else(nothing_here)
}

//! One webhook: what it is told, what can be done to it, and its last messages.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use uuid::Uuid;

use super::Notice;
use crate::domain::{Endpoint, EndpointId, Message, MessageId, MessageState, Scope};
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, May, need, nothing_here};
use crate::inbound::api::input::{Body, Id, Query};
use crate::inbound::api::tenant_view::etag;
use crate::inbound::api::webhooks::{EndpointView, endpoints, messages, secrets, testing};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::{NOT_FOUND, Problem};
use crate::store::{MessagesAsked, Page as Part};

/// Messages of one page.
const ROWS: i64 = 25;

#[derive(Template)]
#[template(path = "api_access_webhook.html")]
struct Page {
    frame: Frame,
    t: &'static texts::ApiAccess,
    base: String,
    url: String,
    notice: Option<Notice>,
    /// A secret that was made, and until when the old one signs too.
    secret: Option<(String, Moment)>,
    endpoint: EndpointView,
    since: Moment,
    rows: Vec<Row>,
    is_newest: bool,
    older: Option<String>,
    may_change: bool,
}

/// One message.
struct Row {
    id: MessageId,
    kind: &'static str,
    told: &'static str,
    handoff: String,
    at: Moment,
    tone: &'static str,
    state: &'static str,
    why: Option<String>,
    attempts: i64,
    is_over: bool,
}

/// What came of a button.
enum Came {
    Nothing,
    Said(&'static str, String),
    Made(String, Moment),
    Refused(String),
}

/// One webhook.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let t = texts::API_ACCESS;
    let (mut came, mut after) = (Came::Nothing, None);
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match (name.as_ref(), value.as_ref()) {
            ("done", "enable") => came = Came::Said("good", t.webhook_enable.to_owned()),
            ("done", "disable") => came = Came::Said("good", t.webhook_disable.to_owned()),
            ("done", "resend") => came = Came::Said("good", t.webhook_resend.to_owned()),
            ("after", after_that) => after = Uuid::parse_str(after_that).ok(),
            _ => {}
        }
    }
    let endpoint = named(&doors, &visit)?;
    shown(&doors, &visit, &endpoint, (after, came)).await
}

/// The tenant's webhook that the address names.
fn named(doors: &Doors, visit: &Visit) -> Result<Arc<Endpoint>, Failed> {
    let found = doors.flow.directory.current().endpoint(visit.named::<EndpointId>(0)?).cloned();
    Ok(found.filter(|endpoint| endpoint.tenant == Some(visit.tenant.id)).ok_or_else(nothing_here)?)
}

fn url_of(visit: &Visit, endpoint: &Endpoint) -> String {
    format!("/tenants/{}/api-access/webhooks/{}", visit.tenant.id, endpoint.id)
}

async fn shown(
    doors: &Doors,
    visit: &Visit,
    endpoint: &Endpoint,
    (after, came): (Option<Uuid>, Came),
) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::WebhooksRead>()?;
    let asked = MessagesAsked {
        tenant: Some(tenant.id),
        owner: Some(tenant.id),
        endpoint: Some(endpoint.id),
        handoff: None,
        state: None,
    };
    let newest = Part::newest(ROWS);
    let part = Part { before: after.unwrap_or(newest.before), ..newest };
    let found = doors.flow.store.messages_page(&asked, part).await?;
    let url = url_of(visit, endpoint);
    let (status, notice, secret) = match came {
        Came::Nothing => (StatusCode::OK, None, None),
        Came::Said(tone, said) => (StatusCode::OK, Some((tone, said)), None),
        Came::Made(secret, until) => (StatusCode::OK, None, Some((secret, until))),
        Came::Refused(why) => (StatusCode::CONFLICT, Some(("alert", why)), None),
    };
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::ApiAccess).titled(endpoint.name.clone()),
        t: texts::API_ACCESS,
        base: format!("/tenants/{}/api-access", tenant.id),
        notice,
        secret,
        endpoint: EndpointView::of(doors, endpoint),
        since: Moment::of(endpoint.created_at),
        rows: found.rows.into_iter().map(Row::of).collect(),
        is_newest: after.is_none(),
        older: found.next.map(|after| format!("{url}?after={}", after.simple())),
        url,
        may_change: visitor.caller.scopes().has(Scope::WebhooksWrite),
    };
    Ok(html(status, &page))
}

/// Presses a button.
pub(super) async fn act(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (endpoint, action) = (named(&doors, &visit)?, visit.named::<String>(1)?);
    let url = url_of(&visit, &endpoint);
    let came = match done(&doors, &visit.visitor.caller, &endpoint, &action).await {
        Ok(Some(came)) => came,
        Ok(None) if action == "remove" => {
            return Ok(see(&format!("/tenants/{}/api-access/webhooks?done=removed", visit.tenant.id)));
        }
        Ok(None) => return Ok(see(&format!("{url}?done={action}"))),
        Err(why) if is_told(&why) => Came::Refused(why.detail().to_owned()),
        Err(why) => return Err(why.into()),
    };
    shown(&doors, &visit, &endpoint, (None, came)).await
}

/// Whether a refusal is told on the page itself.
fn is_told(why: &Problem) -> bool {
    [StatusCode::CONFLICT, StatusCode::PRECONDITION_FAILED].iter().any(|status| status.as_u16() == why.status())
}

/// Does it; what is to be told on the spot is answered.
async fn done(doors: &Arc<Doors>, caller: &Caller, endpoint: &Endpoint, action: &str) -> Result<Option<Came>, Problem> {
    let (t, state, id) = (texts::API_ACCESS, State(Arc::clone(doors)), Id(endpoint.id));
    let may = caller.may::<need::WebhooksWrite>()?;
    match action {
        "enable" | "disable" => {
            let headers = HeaderMap::from_iter([(header::IF_MATCH, etag(endpoint.version))]);
            let change = endpoints::EndpointChange { enabled: Some(action == "enable"), ..Default::default() };
            endpoints::update(state, may, id, headers, Body(change)).await.map(|_| None)
        }
        "remove" => endpoints::remove(state, may, id, Query::of([])).await.map(|_| None),
        "rotate" => {
            let made = secrets::rotate(state, may, id, Body(secrets::Rotation::default())).await?;
            Ok(Some(Came::Made(made.secret.clone(), Moment::of(made.old_signs_until.at()))))
        }
        "test" => {
            let tested = testing::test(state, may, id, Query::of([])).await?;
            let status = tested.status.map(|status| status.to_string()).unwrap_or_default();
            let why = tested.why.clone().unwrap_or(status.clone());
            let (tone, said) =
                if tested.taken { ("good", (t.test_taken, status)) } else { ("alert", (t.test_not_taken, why)) };
            Ok(Some(Came::Said(tone, format!("{} {}.", said.0, said.1))))
        }
        _ => Err(NOT_FOUND.says(t.no_action)),
    }
}

/// Sends a message again.
pub(super) async fn resend(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (endpoint, id) = (named(&doors, &visit)?, visit.named::<MessageId>(1)?);
    let may = visit.visitor.may::<need::WebhooksWrite>()?;
    let message = doors.flow.store.message(id).await?;
    message.filter(|message| message.endpoint == endpoint.id).ok_or_else(nothing_here)?;
    match messages::resend(State(Arc::clone(&doors)), may, Id(id), Query::of([])).await {
        Ok(_) => Ok(see(&format!("{}?done=resend", url_of(&visit, &endpoint)))),
        Err(why) if is_told(&why) => {
            let came = Came::Refused(why.detail().to_owned());
            shown(&doors, &visit, &endpoint, (None, came)).await
        }
        Err(why) => Err(why.into()),
    }
}

impl Row {
    fn of(message: Message) -> Self {
        let (tone, state) = texts::message_state(message.state);
        Self {
            id: message.id,
            kind: message.kind.name(),
            told: texts::told(message.kind),
            handoff: message.handoff.to_string(),
            at: Moment::of(message.happened_at),
            tone,
            state,
            why: message.last_error.filter(|_| message.state != MessageState::Sent),
            attempts: message.attempts,
            is_over: message.state != MessageState::Queued,
        }
    }
}

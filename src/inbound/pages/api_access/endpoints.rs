//! The webhooks of a tenant, and adding one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{Notice, Tick, Typed, Wrong};
use crate::domain::{MessageKind, Scope};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::webhooks::EndpointView;
use crate::inbound::api::webhooks::endpoints::{self, EndpointMade, NewEndpointBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

#[derive(Template)]
#[template(path = "api_access_webhooks.html")]
struct Page {
    frame: Frame,
    t: &'static texts::ApiAccess,
    base: String,
    notice: Option<Notice>,
    /// The secret of a webhook that was added.
    secret: Option<String>,
    form: NewWebhook,
    rows: Vec<EndpointView>,
    may_add: bool,
}

/// The form of a new webhook.
struct NewWebhook {
    name: String,
    url: String,
    kinds: Vec<Tick>,
    wrong: Wrong,
}

/// What came of a button.
enum Came {
    Nothing,
    Done(&'static str),
    Added(String),
    Refused(String),
    Wrong(Typed, Problem),
}

/// The webhooks of a tenant: ten at the most, so all of them.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let is_removed = query.as_deref() == Some("done=removed");
    let came = if is_removed { Came::Done(texts::API_ACCESS.webhook_removed) } else { Came::Nothing };
    shown(&doors, &visit, came)
}

fn shown(doors: &Doors, visit: &Visit, came: Came) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::WebhooksRead>()?;
    let mut form = NewWebhook::empty();
    let (status, notice, secret) = match came {
        Came::Nothing => (StatusCode::OK, None, None),
        Came::Done(said) => (StatusCode::OK, Some(("good", said.to_owned())), None),
        Came::Added(secret) => (StatusCode::OK, None, Some(secret)),
        Came::Refused(why) => (StatusCode::CONFLICT, Some(("alert", why)), None),
        Came::Wrong(typed, why) => {
            form = NewWebhook::typed(&typed, why);
            (StatusCode::UNPROCESSABLE_ENTITY, None, None)
        }
    };
    let directory = doors.flow.directory.current();
    let own = directory.endpoints().iter().filter(|endpoint| endpoint.tenant == Some(tenant.id));
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::ApiAccess),
        t: texts::API_ACCESS,
        base: format!("/tenants/{}/api-access", tenant.id),
        notice,
        secret,
        form,
        rows: own.map(|endpoint| EndpointView::of(doors, endpoint)).collect(),
        may_add: visitor.caller.scopes().has(Scope::WebhooksWrite),
    };
    Ok(html(status, &page))
}

/// Adds a webhook; the page that follows shows its secret, once.
pub(super) async fn add(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (May { caller, .. }, typed) = (visit.visitor.may::<need::WebhooksWrite>()?, Typed(typed));
    let new = NewEndpointBody {
        name: typed.one("name").trim().to_owned(),
        url: typed.one("url").trim().to_owned(),
        kinds: Some(typed.all("kinds").map(str::to_owned).collect()),
        tenant_id: Some(visit.tenant.id.get()),
    };
    let came = match endpoints::added(&doors, &caller, new).await {
        Ok(EndpointMade { secret, .. }) => Came::Added(secret),
        Err(why) if why.status() == StatusCode::UNPROCESSABLE_ENTITY.as_u16() => Came::Wrong(typed, why),
        Err(why) if why.status() == StatusCode::CONFLICT.as_u16() => Came::Refused(why.detail().to_owned()),
        Err(why) => return Err(why.into()),
    };
    shown(&doors, &visit, came)
}

impl NewWebhook {
    fn empty() -> Self {
        let tick = |kind: MessageKind| Tick { name: kind.name(), about: texts::told(kind), is_on: true };
        Self { name: String::new(), url: String::new(), kinds: MessageKind::ALL.map(tick).into(), wrong: Wrong(None) }
    }

    fn typed(typed: &Typed, why: Problem) -> Self {
        let tick = |kind: MessageKind| {
            let is_on = typed.all("kinds").any(|name| name == kind.name());
            Tick { name: kind.name(), about: texts::told(kind), is_on }
        };
        Self {
            name: typed.one("name"),
            url: typed.one("url"),
            kinds: MessageKind::ALL.map(tick).into(),
            wrong: Wrong(Some(why)),
        }
    }
}

//! Who changed what, and when.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::connection::masked;
use super::head::{Head, Tab};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::actors::Actors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;
use crate::store::{Audited, Page as Part};

/// Lines of one page.
const ROWS: i64 = 20;

#[derive(Template)]
#[template(path = "settings_history.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static texts::Settings,
    rows: Vec<Row>,
    /// Where newer and older lines are.
    newest: Option<String>,
    older: Option<String>,
}

/// A change that somebody made.
struct Row {
    at: Moment,
    who: String,
    what: String,
    subject: String,
}

/// A part of the log of a tenant, newest first.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    visitor.may::<need::TenantsWrite>()?;
    visitor.may::<need::AuditRead>()?;
    let query = query.unwrap_or_default();
    let before = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "before");
    let before = before.and_then(|(_, id)| Uuid::parse_str(&id).ok());
    let newest = Part::newest(ROWS);
    let part = Part { before: before.unwrap_or(newest.before), ..newest };
    let found = doors.flow.store.audit_page(Some(tenant.id), part).await?;
    let actors = Actors::of(&doors, tenant.id, found.rows.iter().map(|row| row.actor.as_str())).await?;
    let url = Tab::History.url(tenant.id);
    let page = Page {
        frame: Frame::of(&doors, &visitor, Some(&tenant), Place::Settings).titled(Tab::History.name().to_owned()),
        head: Head::of(tenant.id, Tab::History, None),
        t: texts::SETTINGS,
        rows: found.rows.into_iter().map(|one| Row::of(one, &actors)).collect(),
        older: found.next.map(|id| format!("{url}?before={}", id.simple())),
        newest: before.map(|_| url),
    };
    Ok(html(StatusCode::OK, &page))
}

impl Row {
    fn of(one: Audited, actors: &Actors) -> Self {
        let Audited { actor, action, subject, at, .. } = one;
        let named = actors.named(&actor);
        let who = if named == actor { program(&actor) } else { named };
        // A customer is added by its number, which these pages show masked.
        let customer = Some(&subject).filter(|_| action == "tenant.add").and_then(|number| number.parse().ok());
        let subject = customer.map_or(subject, masked);
        Self { at: Moment::of(at), who, what: texts::change(&action).to_owned(), subject }
    }
}

/// Who is no account.
fn program(actor: &str) -> String {
    let t = texts::SETTINGS;
    match (actor, actor.split_once(' ')) {
        ("command line", _) => t.command_line.to_owned(),
        ("service", _) => t.service.to_owned(),
        (_, Some(("api", rest))) => format!("{} {}", t.token, rest.trim_start_matches("token ")),
        (_, Some(("issuer", rest))) => format!("{}: {}", t.issuer, rest.trim_start_matches("subject ")),
        _ => actor.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_apart() {
        assert_eq!(program("api token 7"), format!("{} 7", texts::SETTINGS.token));
        assert_eq!(program("issuer subject x"), format!("{}: x", texts::SETTINGS.issuer));
        assert_eq!(program("demo"), "demo");
    }
}

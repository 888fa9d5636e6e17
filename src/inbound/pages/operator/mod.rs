//! The operators' page: every customer of the region, and what needs a look.

mod row;

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use super::failed::Failed;
use super::frame::{Frame, Place, html};
use super::texts;
use super::times::Moment;
use super::visitor::Visitor;
use crate::domain::Tenant;
use crate::inbound::Doors;
use crate::inbound::api::access::{Operator, need};
use crate::store::Page as Part;
use row::{Row, Wrong};

/// Customers of one page: for each, up to eight tables are looked up by an index.
const ROWS: usize = 25;
/// Tasks that were given up are counted over all customers so far back.
const GIVEN_UP_MOST: i64 = 500;
/// Letters of a search.
const TEXT_MOST: usize = 100;

pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new().route("/operator", get(page))
}

#[derive(Template)]
#[template(path = "operator.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Operator,
    text: String,
    rows: Vec<Row>,
    /// Until when the whole region is paused.
    paused_until: Option<Moment>,
    /// Where the next customers are.
    next: Option<String>,
}

async fn page(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let Operator { .. } = visitor.caller.may_for_all::<need::TenantsRead>()?;
    let (text, after) = asked(query.as_deref().unwrap_or_default());
    let directory = doors.flow.directory.current();
    let mut tenants = directory.tenants();
    tenants.retain(|tenant| fits(tenant, &text) && tenant.id.get() > after);
    tenants.sort_by_key(|tenant| tenant.id);
    let is_more = tenants.len() > ROWS;
    tenants.truncate(ROWS);
    let next = tenants.last().filter(|_| is_more).map(|last| url(&text, last.id.get()));
    let (wrong, is_counted) = wrong(&doors).await?;
    let none = Wrong::default();
    let mut rows = Vec::with_capacity(tenants.len());
    for tenant in &tenants {
        rows.push(row::read(&doors, tenant, wrong.get(&tenant.id.get()).unwrap_or(&none), is_counted).await?);
    }
    let now = doors.flow.clock.now();
    let paused_until = directory.paused_until().filter(|until| now < *until).map(Moment::of);
    let frame = Frame::of(&doors, &visitor, None, Place::Operator);
    Ok(html(StatusCode::OK, &Page { frame, t: texts::OPERATOR, text, rows, paused_until, next }))
}

/// What an address asks for: a text, and after which tenant.
fn asked(query: &str) -> (String, i64) {
    let (mut text, mut after) = (String::new(), 0);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "text" => text = value.trim().chars().filter(|c| !c.is_control()).take(TEXT_MOST).collect(),
            "after" => after = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    (text, after)
}

fn url(text: &str, after: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !text.is_empty() {
        query.append_pair("text", text);
    }
    format!("/operator?{}", query.append_pair("after", &after.to_string()).finish())
}

fn fits(tenant: &Tenant, text: &str) -> bool {
    text.is_empty()
        || tenant.name.to_lowercase().contains(&text.to_lowercase())
        || tenant.customer.to_string().starts_with(text)
}

/// What is known to be wrong, by tenant, and whether everything that was given up is counted.
async fn wrong(doors: &Doors) -> Result<(HashMap<i64, Wrong>, bool), Failed> {
    let mut all: HashMap<i64, Wrong> = HashMap::new();
    for circuit in doors.flow.store.circuits().await? {
        let tenant = circuit.tenant.get();
        all.entry(tenant).or_default().circuit = Some(circuit);
    }
    for trouble in doors.flow.store.lasting_troubles().await? {
        all.entry(trouble.tenant.get()).or_default().troubles.push(trouble);
    }
    let dead = doors.flow.store.dead_tasks_page(None, Part::newest(GIVEN_UP_MOST)).await?;
    for task in &dead.rows {
        all.entry(task.tenant.get()).or_default().given_up += 1;
    }
    Ok((all, dead.next.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let url = url("a & b", 12);
        assert_eq!(asked(url.split_once('?').unwrap().1), ("a & b".to_owned(), 12));
        assert_eq!(asked("after=x&other=1"), (String::new(), 0));
    }
}

//! Lists come in pages, newest first. A cursor says where a page ended; it means nothing outside.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{IntoParams, PartialSchema, ToSchema};
use uuid::Uuid;

use super::input::Query;
use super::time::Time;
use crate::domain::{EventId, Timestamp};
use crate::store::{Found, Page};

/// Entries of a page.
const USUAL: i64 = 50;
const MOST: i64 = 200;

/// Which page.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `page` reads")]
pub(in crate::inbound) struct PageQuery {
    /// The most entries of the answer; it can have fewer, and still not be the last.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Which time.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `page_within` reads")]
pub(in crate::inbound) struct SpanQuery {
    /// Only what came at this time or later.
    from: Option<Time>,
    /// Only what came before this time.
    until: Option<Time>,
}

/// Takes the parameters of a page.
pub(in crate::inbound) fn page(query: &mut Query) -> Page {
    let most = query.number("limit", (1, MOST), USUAL);
    let cursor: Option<Cursor> = query.take("cursor");
    Page { most, before: cursor.map_or(Uuid::max(), |cursor| cursor.0), ..Page::newest(most) }
}

/// The same with those of a time. Ids start with the time that they were made at.
pub(in crate::inbound) fn page_within(query: &mut Query) -> Page {
    let mut page = page(query);
    let floor = |at: Timestamp| EventId::floor(at).uuid();
    if let Some(from) = query.take("from") {
        page.from = floor(from);
    }
    if let Some(until) = query.take("until") {
        page.before = page.before.min(floor(until));
    }
    page
}

/// Where a page ended.
struct Cursor(Uuid);

impl std::str::FromStr for Cursor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| Uuid::from_slice(&bytes).ok());
        bytes.map(Self).ok_or("is no cursor of this API: take `next_cursor` of the page before")
    }
}

/// A part of a list.
#[derive(Serialize)]
pub(in crate::inbound) struct Listed<T> {
    items: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
}

/// By hand, so that the entries keep the name of their own schema.
impl<T: ToSchema> PartialSchema for Listed<T> {
    fn schema() -> RefOr<Schema> {
        let entry = Ref::from_schema_name(T::name());
        let items = ArrayBuilder::new().items(entry).description(Some("The entries."));
        let next = ObjectBuilder::new().schema_type(Type::String).description(Some(
            "Where the next page begins. A page can be short, or empty, and still have one: a page looks at a bounded \
            number of entries, whatever is asked for.",
        ));
        ObjectBuilder::new().property("items", items).required("items").property("next_cursor", next).into()
    }
}

impl<T: ToSchema> ToSchema for Listed<T> {
    fn name() -> Cow<'static, str> {
        format!("{}List", T::name()).into()
    }

    fn schemas(all: &mut Vec<(String, RefOr<Schema>)>) {
        all.push((T::name().into_owned(), T::schema()));
        T::schemas(all);
    }
}

impl<T> Listed<T> {
    /// What was found, each entry as it is shown.
    pub(in crate::inbound) fn of<R>(found: Found<R>, show: impl FnMut(R) -> T) -> Self {
        let next_cursor = found.next.map(|id| URL_SAFE_NO_PAD.encode(id.as_bytes()));
        Self { items: found.rows.into_iter().map(show).collect(), next_cursor }
    }

    /// A list that is whole.
    pub(in crate::inbound) fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }
}

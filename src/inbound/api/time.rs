//! Instants as the API writes them: RFC 3339, UTC, to the millisecond.

use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::Timestamp;

/// An instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inbound) struct Time(pub(super) Timestamp);

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl PartialSchema for Time {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new().schema_type(Type::String);
        let object = object.format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
        object.examples(["2026-11-23T09:20:00Z"]).into()
    }
}

impl ToSchema for Time {}

impl Time {
    /// When.
    pub(in crate::inbound) fn at(self) -> Timestamp {
        self.0
    }
}

/// For fields that may be missing.
pub(in crate::inbound) fn some(at: Option<Timestamp>) -> Option<Time> {
    at.map(Time)
}

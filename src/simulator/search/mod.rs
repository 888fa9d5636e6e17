//! The vendor's Search API: a question in JSON, answered with the ids of the profiles it fits (data-apis §1).
//!
//! A text becomes a [`Query`] (the grammar), then a [`Search`] (names and operators looked up in the vendor's catalogue), which
//! is asked about each [record](record::Record) of the memory. The ids that fit go into the [`Cache`] and the [`answer()`].
//!
//! Always true here: what cannot be read is refused with the vendor's own sentence, except a date, which is silently dropped as
//! the vendor does. It knows no HTTP, no clock and no lock. Where the facts are silent, [`Rules`] has a switch or a comment
//! says what was chosen.

mod answer;
mod cache;
mod catalogue;
mod complaint;
mod condition;
mod grammar;
mod minute;
mod operator;
mod query;
mod record;
mod records;
mod values;

#[cfg(test)]
mod tests;

pub(super) use self::answer::{MOST, answer};
pub(super) use self::cache::{Cache, Staleness};
pub(super) use self::complaint::Complaint;
pub(super) use self::grammar::Query;
pub(super) use self::query::{Rules, Search, UpperBound};
pub(super) use self::records::{JobRecord, Moment, PersonRecord, WorkflowRecord};

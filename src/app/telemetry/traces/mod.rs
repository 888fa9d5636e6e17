//! Spans of the log, sent as traces: decision 13.
//!
//! True in here: what is not in the list of `said.rs` never leaves; whatever the receiver does, nobody waits for it, and
//! no more than a queue's length is held for it.

mod said;
mod sending;
mod shape;
mod spans;

pub(super) use sending::Sending;

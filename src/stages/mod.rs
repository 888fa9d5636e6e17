//! What a customer's export of bins and statuses says, and what importing it would change.
//!
//! The ATS tells an integration no list of its stages, so a customer exports one: as CSV, as a workbook, or pasted from
//! one. [`Table::read`] turns the bytes into rows, [`Reading::of`] finds the columns and reads the stages, and
//! [`Preview::of`] compares them with what is known and with the rules that use it. [`write_csv`] writes the known
//! stages so that they can be read back.
//! True in here: the same bytes give the same answer; no row vanishes without being named with its line; a file costs
//! bounded time and memory whatever is in it ([`limits`]). No I/O, no store, no HTTP: bytes in, values out.

mod cell;
mod columns;
mod given_id;
mod header;
mod inference;
mod kind;
pub mod limits;
mod malformed;
mod mapping;
mod package;
mod preview;
mod reading;
mod rows;
mod strings_head;
mod table;
mod text;
mod unreadable;
mod words;
mod workbook;
mod written;

pub use columns::{Column, Columns, Found, Unplaced};
pub use kind::Kind;
pub use malformed::{Fault, Malformed};
pub use mapping::{Mapping, Place};
pub use preview::{Break, Change, Changed, Gone, Known, Preview, Use, Used};
pub use reading::{Duplicate, Read, Reading, SameLabel, Skipped, Why};
pub use rows::Bin;
pub use table::{Line, Table};
pub use unreadable::Unreadable;
pub use written::write_csv;

//! The mirror of a tenant's jobs, persons and applications: its lists, how it stands, and the walks through everything.

mod asked;
pub(super) mod lists;
pub(in crate::inbound) mod runs;
pub(super) mod standing;
mod views;

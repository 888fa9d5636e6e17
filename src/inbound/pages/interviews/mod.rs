//! The interviews: the list of a tenant's hand-offs, and the drawer that tells one of them whole.

mod actions;
mod asked;
mod drawer;
mod list;
mod page;
mod row;
mod told;

pub(super) use actions::act;
pub(super) use page::{drawer, list};
pub(super) use row::{name, title};

//! Doors: everything from outside that can start work.
//!
//! `senders` says who sends, `token` gives them tokens, `webhook` takes what they send; `link` is for recruiters, `pages` for
//! everybody who signs in, `api` for programs, `docs` for who writes them, `health` for operations. True in here: who and what is checked before anything is
//! kept; a body is bounded before it is read; nothing is answered with success before it is committed; no address with a
//! link in it is logged. Handlers hold no SQL, no vendor and no retry.

mod api;
mod contract;
mod docs;
mod doors;
mod examples;
mod health;
mod layers;
mod link;
mod listen;
mod metrics;
mod pages;
mod patient;
mod problem;
mod senders;
pub mod token;
mod webhook;

pub use api::ApiAccess;
pub use contract::contract;
pub use doors::{Doors, ops_router, public_router};
pub use health::Health;
pub use listen::{ListenError, Listener};
pub use pages::PagesAccess;
pub use problem::reference as errors_reference;
pub use senders::{Addresses, Peer, SenderRules, Senders};

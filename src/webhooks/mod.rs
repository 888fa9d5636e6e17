//! Webhooks: the one place that posts to addresses of other people, and how what is posted is signed.
//!
//! True in here: every post has a time limit, follows no redirect, and reads a bounded piece of the answer; no error names
//! the address, which may hold a key. The room does not know what it carries.

mod place;
mod post;
mod signature;

pub use place::{NoPlace, Reach, check, is_here};
pub use post::{Post, Posted, Unposted};
pub use signature::{headers, new_secret};

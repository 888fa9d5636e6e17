//! The JSON API, as its callers see it.

mod access;
mod admin;
mod client;
mod contract;
mod input;
mod once;
mod recruiting;
mod webhooks;

pub(crate) use client::{Answer, Api};

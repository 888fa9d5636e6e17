//! The JSON API, as its callers see it.

mod access;
mod admin;
mod client;
mod contract;
mod input;
mod recruiting;

pub(crate) use client::{Answer, Api};

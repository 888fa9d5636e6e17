//! The JSON API, as its callers see it.

pub(crate) mod access;
mod admin;
mod budget;
mod client;
mod contract;
pub(crate) mod foreign;
mod input;
mod issuer;
mod limits;
mod once;
mod proposals;
mod recruiting;
mod stages;
mod webhooks;

pub(crate) use client::{Answer, Api};

//! The contract of the store: each test is written once, against the ports, and runs on both engines.
//!
//! Two stores on the same database stand for two processes where the engine allows that. What only PostgreSQL can do, or
//! do wrong, is tested at the end: opening, hints between processes, interrupted work, lost connections.

mod accounts;
mod bench;
mod budget;
mod deliveries;
mod drift;
mod dumps;
mod echoes;
mod fair;
mod handoffs;
mod listing;
mod moves;
mod notices;
mod opening;
mod plans;
mod queue;
mod races;
mod replicas;
mod retention;
mod space;
mod stories;
mod tenants;
mod timeline;
mod tls;
mod trouble;
mod turns;
mod versions;
mod webhooks;

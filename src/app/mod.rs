//! Assembly: the only room that names every other.
//!
//! Reads the command, puts the rooms together, runs them until told to stop. True in here: crypto and telemetry stand
//! before anything else; what stops is stopped in the order that loses nothing.

mod access;
mod calls;
mod cli;
mod commands;
mod demo;
mod engine;
mod first_account;
mod forgetting;
mod heartbeat;
mod lock;
mod mirroring;
mod notifying;
mod reconciling;
mod region;
mod rounds;
mod say;
mod sealed;
mod serve;
mod signing;
mod telemetry;
mod tenant_rounds;
mod watching;

pub use cli::{Cli, run};
pub use region::{Pace, Parts, RunningRegion};

//! The real service from outside, beside the pretend iCIMS, with a clock that only the test moves.

mod client;
mod hazards;
mod opening;
mod property;
mod proxied;
mod queue;
mod resume;
mod second_ats;
mod senders;
mod story;
mod turning_back;
mod waiting;
mod webhook;
mod world;

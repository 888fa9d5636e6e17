//! The real service from outside, beside the pretend iCIMS, with a clock that only the test moves.

mod answers;
mod api;
mod circuit;
mod client;
mod commands;
mod docs;
mod ears;
mod faulty;
mod forgetting;
mod going_back;
mod hazards;
mod logs;
mod mails;
mod metrics;
mod notices;
mod opening;
mod overtaken;
mod precedence;
#[path = "../traces/program.rs"]
mod program;
mod property;
mod proxied;
mod queue;
mod refusals;
mod resume;
mod second_ats;
mod senders;
mod showing;
mod story;
mod switches;
mod toggled;
mod tokens;
mod turning_back;
mod waiting;
mod webhook;
mod world;

//! The pages, as a browser meets them: without scripts, and as somebody who means no good.

mod actions;
mod addresses;
mod allowed;
mod api_access;
mod browser;
mod deliveries;
mod forms;
mod guards;
mod hostile;
mod interviews;
mod links;
mod mirrored;
mod onboarding;
mod people;
mod roles;
mod secrets;
mod sessions;
mod settings;
mod sign_in;
mod stages;
mod street;
mod sync;
mod triggers;

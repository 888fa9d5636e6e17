//! The pages, as a browser meets them: without scripts, and as somebody who means no good.

mod actions;
mod browser;
mod guards;
mod hostile;
mod interviews;
mod links;
mod roles;
mod sessions;
mod sign_in;
mod street;

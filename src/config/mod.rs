//! Settings, read once at the start from file, environment and flags.
//!
//! A later source wins: file < environment < `--set`. True in here: every mistake is reported, all at once, with where it
//! was made; secrets are wrapped and printed by nothing. This is the only room that reads the environment.

mod api;
mod database;
mod hosts;
mod keys;
mod logs;
mod notices;
mod pages;
mod settings;
mod sources;
mod traces;

pub use api::ApiSettings;
pub use database::{Database, ServerLimits};
pub use keys::{KEYS, Key, reference};
pub use logs::LogFormat;
pub use notices::{MailSettings, MailTlsSetting, NoticeSettings};
pub use pages::PageSettings;
pub use settings::{KeepSettings, RegionSettings, SenderSettings, Settings};
pub use sources::{Mistakes, Sources};
pub use traces::TraceSettings;

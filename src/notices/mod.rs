//! Notices: people are told when something needs them, by mail or by webhook.
//!
//! What is wrong is noted as a *trouble*: by the store, in the transaction that records what happened to a hand-off, or by the
//! rounds of this room, which look for what lasts. A trouble that a *target* has not been told of becomes a *notice*, and
//! that is sent until it is taken or too old. True in here: nothing is sent that was not written down before; a target hears of a
//! tenant's trouble of one kind once in a while, however often it happens; a crash between sending and noting it sends
//! once more and loses nothing; no message holds personal data or a link that opens a candidate. The room does not know what a
//! task does or how the ATS works.

mod address;
mod drift;
mod mail;
mod send;
mod silence;
mod slack;
mod text;
mod watch;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

pub use address::{Address, AddressError};
pub use mail::{Mail, MailServer, MailTls};
pub use slack::Slack;
pub use text::Message;
pub use webhook::Webhook;

use crate::domain::{Channel, Clock, Region};
use crate::measures::Measures;
use crate::secrets::Keyring;
use crate::store::{DirectoryCache, Store};
use crate::webhooks::{Posted, Unposted};

/// A way to reach people.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Hands a message over; what the other side said, in a few words.
    async fn send(&self, address: &Address, message: &Message) -> Result<String, Unsent>;
}

/// Why a message was not taken, without a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Unsent {
    /// What went wrong.
    pub why: String,
    /// How long the other side asks to wait.
    pub retry_after: Option<Duration>,
}

impl Unsent {
    fn because(why: impl Into<String>) -> Self {
        Self { why: why.into(), retry_after: None }
    }
}

/// What a webhook made of a message.
fn posted(posted: Result<Posted, Unposted>) -> Result<String, Unsent> {
    match posted {
        Ok(Posted { status, said }) => Ok(format!("HTTP {status}: {said}")),
        Err(Unposted { why, retry_after, .. }) => Err(Unsent { why, retry_after }),
    }
}

/// The ways to reach people.
pub struct Channels {
    /// By mail, where a server is set.
    pub mail: Option<Mail>,
    /// By a webhook that takes what Slack takes.
    pub slack: Slack,
    /// By a signed webhook.
    pub webhook: Webhook,
}

impl Channels {
    fn messenger(&self, channel: Channel) -> Result<&dyn Messenger, Unsent> {
        match channel {
            Channel::Mail => match &self.mail {
                Some(mail) => Ok(mail),
                None => Err(Unsent::because("no mail server is set (`mail_server`)")),
            },
            Channel::Slack => Ok(&self.slack),
            Channel::Webhook => Ok(&self.webhook),
        }
    }
}

/// When something is told.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Which region's.
    pub region: Region,
    /// Between two notices to one target of one tenant and kind.
    pub every: Duration,
    /// How long a hand-off may wait to be read.
    pub waits_after: Duration,
    /// Deliveries in an hour below which its silence says nothing.
    pub silence_least: i64,
}

/// Watches a region and tells people.
#[derive(Clone)]
pub struct Notices {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// The tenants.
    pub directory: DirectoryCache,
    /// What opens addresses.
    pub keyring: Arc<Keyring>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What operations see.
    pub measures: Arc<Measures>,
    /// How people are reached.
    pub channels: Arc<Channels>,
    /// When.
    pub rules: Rules,
}

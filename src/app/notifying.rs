//! How people are told, put together from the settings.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use futures_util::future::BoxFuture;

use super::rounds::Rounds;
use crate::config::{MailSettings, MailTlsSetting, RegionSettings};
use crate::flow::Flow;
use crate::notices::{Channels, Mail, MailServer, MailTls, Notices, Rules, Slack, Webhook};
use crate::store::StoreError;

/// Between two looks whether somebody is to be told something.
const TELL_EVERY: Duration = Duration::from_secs(15);
/// Between two looks for what lasts.
const WATCH_EVERY: Duration = Duration::from_mins(1);
/// Between two looks whether an hour has ended.
const COUNT_EVERY: Duration = Duration::from_mins(5);

/// Who tells people of a region.
pub(super) fn notices(settings: &RegionSettings, flow: &Flow) -> anyhow::Result<Notices> {
    let set = &settings.notices;
    let mail = set.mail.clone().map(|mail| Mail::through(server(mail))).transpose();
    let unusable = || format!("{}.mail_server: TLS cannot be set up", settings.region);
    let channels = Channels {
        mail: mail.with_context(unusable)?,
        slack: Slack::new().context("the client for webhooks cannot be made")?,
        webhook: Webhook::new(Arc::clone(&flow.clock)).context("the client for webhooks cannot be made")?,
    };
    let rules = Rules {
        region: settings.region,
        every: set.every,
        waits_after: set.waits_after,
        silence_least: set.silence_least,
    };
    Ok(Notices {
        store: Arc::clone(&flow.store),
        directory: flow.directory.clone(),
        keyring: Arc::clone(&settings.keyring),
        clock: Arc::clone(&flow.clock),
        measures: Arc::clone(&flow.measures),
        channels: Arc::new(channels),
        rules,
    })
}

fn server(mail: MailSettings) -> MailServer {
    let MailSettings { host, port, tls, from, login, authority } = mail;
    let tls = match tls {
        MailTlsSetting::Implicit => MailTls::Implicit,
        MailTlsSetting::StartTls => MailTls::StartTls,
        MailTlsSetting::None => MailTls::Plain,
    };
    MailServer { host, port, tls, authority, login, from }
}

/// Looks, counts and tells, each in rounds of its own: a server that is slow to be told must not keep anybody from looking.
pub(super) fn rounds(rounds: &Rounds, notices: &Notices) -> Vec<BoxFuture<'static, ()>> {
    let [telling, watching, counting] = [(); 3].map(|()| notices.clone());
    let tell = move || told(telling.clone());
    let watch = move || watched(watching.clone());
    let count = move || counted(counting.clone());
    vec![
        Box::pin(rounds.clone().keep("notices", TELL_EVERY, tell)),
        Box::pin(rounds.clone().keep("troubles", WATCH_EVERY, watch)),
        Box::pin(rounds.clone().keep("delivery_hours", COUNT_EVERY, count)),
    ]
}

async fn told(notices: Notices) -> Result<(), StoreError> {
    notices.tell().await
}

async fn watched(notices: Notices) -> Result<(), StoreError> {
    notices.watch().await
}

async fn counted(notices: Notices) -> Result<(), StoreError> {
    notices.count_hours().await
}

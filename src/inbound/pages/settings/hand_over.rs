//! The text that tells the administrator of the ATS where to send, how to prove itself, and for which statuses.

use std::fmt::Write as _;

use askama::Template;

use super::stage_names::StageNames;
use crate::domain::{CredentialKind, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::texts;
use crate::store::StoreError;

/// The text, to be copied.
#[derive(Template)]
#[template(path = "settings_hand_over.html")]
pub(super) struct HandOver {
    t: &'static texts::Settings,
    text: String,
}

impl HandOver {
    pub(super) async fn of(doors: &Doors, tenant: &Tenant) -> Result<Self, StoreError> {
        let names = StageNames::of(doors, tenant.id).await?;
        Ok(Self { t: texts::SETTINGS, text: webhook_text(doors, tenant, &names) })
    }
}

/// Address, authentication and triggers, without any secret.
pub(in crate::inbound::pages) fn webhook_text(doors: &Doors, tenant: &Tenant, names: &StageNames) -> String {
    let t = texts::HAND_OVER;
    let directory = doors.flow.directory.current();
    let url = format!("{}/v2/ats/webhook/icims", doors.flow.public_url);
    let mut text = format!("{} {}\n\n{}\n{}: {url}\n", t.customer, tenant.customer, t.event, t.address);
    for name in directory.senders_of(tenant.id) {
        let kind = directory.inbound(name).and_then(|sender| sender.newest()).map(|newest| newest.kind);
        text += &kind.map_or_else(String::new, |kind| proof(kind, name, &url));
    }
    // Writing into a `String` cannot fail.
    let _ = writeln!(text, "\n{}:", t.triggers);
    let mut rules: Vec<_> = tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    for rule in &rules {
        let _ = writeln!(text, "- {}", names.told(rule.trigger));
    }
    if rules.is_empty() {
        let _ = writeln!(text, "- {}", t.no_trigger);
    }
    text
}

/// How a sender proves itself, line by line.
fn proof(kind: CredentialKind, name: &str, url: &str) -> String {
    let t = texts::HAND_OVER;
    let (user, secret) = match kind {
        CredentialKind::Basic => (t.user, t.password),
        CredentialKind::Hmac => (t.user, t.key),
        CredentialKind::OauthClient => (t.client_id, t.client_secret),
    };
    let token = match kind {
        CredentialKind::OauthClient => format!("{}: {url}/token\n", t.token_url),
        CredentialKind::Basic | CredentialKind::Hmac => String::new(),
    };
    format!("\n{}: {}\n{token}{user}: {name}\n{secret}: {}\n", t.authentication, texts::way(kind), t.apart)
}

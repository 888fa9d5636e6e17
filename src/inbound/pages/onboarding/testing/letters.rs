//! What to write to the ATS' representative, by what a step needs. No secret stands in it, and nothing about people.

use super::At;
use crate::domain::ApiFamily;
use crate::inbound::pages::settings;
use crate::inbound::pages::texts;

/// Which customer a letter is about.
fn head(at: &At<'_>) -> String {
    let t = texts::LETTERS;
    let region = at.doors.region.name().to_uppercase();
    format!("{} {}\n{}: {region}\n\n", t.customer, at.tenant.customer, t.region)
}

/// Asks whether the licence is there.
pub(super) fn licence(at: &At<'_>) -> String {
    head(at) + texts::LETTERS.licence
}

/// Asks who the customer is.
pub(super) fn customer(at: &At<'_>) -> String {
    head(at) + texts::LETTERS.which
}

/// Asks for access to the API.
pub(super) fn client(at: &At<'_>) -> String {
    let t = texts::LETTERS;
    let directory = at.doors.flow.directory.current();
    let own = directory.newest_outbound(at.tenant.id, ApiFamily::Records);
    let own = own.map_or_else(|| t.no_client.to_owned(), |own| format!("{} ({})", own.principal, texts::way(own.kind)));
    format!(
        "{}{}\n\n{}: {own}\n{}: {}\n{}",
        head(at),
        t.client,
        t.client_id,
        t.apis,
        texts::family(ApiFamily::Records),
        t.scopes
    )
}

/// Asks for the customer's stages; those are named that are missing in what is there.
pub(super) fn stages(at: &At<'_>, names: &[String]) -> String {
    let t = texts::LETTERS;
    let text = head(at) + t.stages;
    if names.is_empty() {
        return text;
    }
    format!("{text}\n\n{}:\n- {}", t.stages_unknown, names.join("\n- "))
}

/// Each trigger, and where it leads, by name and id.
pub(super) fn rules(at: &At<'_>) -> Vec<String> {
    let t = texts::LETTERS;
    let mut rules: Vec<_> = at.tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    let told = |key| at.known.names.told(key);
    let next = |next: Option<&crate::domain::StageId>| {
        next.map_or_else(|| t.no_next.to_owned(), |next| format!("{} {}", t.next, told(next.key())))
    };
    rules.into_iter().map(|rule| format!("{}, {}", told(rule.trigger), next(rule.next.as_ref()))).collect()
}

/// Asks that triggers send, and that where they lead may be set.
pub(super) fn triggers(at: &At<'_>) -> String {
    let (t, rules) = (texts::LETTERS, rules(at));
    let rules = if rules.is_empty() { vec![texts::HAND_OVER.no_trigger.to_owned()] } else { rules };
    format!("{}{}\n\n{}:\n- {}", webhook(at), t.triggers, t.rules, rules.join("\n- "))
}

/// Asks for the webhook.
pub(super) fn webhook(at: &At<'_>) -> String {
    settings::webhook_text(at.doors, at.tenant, &at.known.names) + "\n"
}

/// Asks for the right to read resumes.
pub(super) fn resume(at: &At<'_>) -> String {
    head(at) + texts::LETTERS.resume
}

/// Asks for fields, folders and rights.
pub(super) fn rights(at: &At<'_>) -> String {
    let adapter = at.doors.flow.registry.get(&at.tenant.ats);
    adapter.map(|adapter| adapter.ats.field_request(at.tenant)).unwrap_or_default()
}

/// Asks for everything that the representative sets up.
pub(super) fn webhook_and_rights(at: &At<'_>) -> String {
    webhook(at) + "\n" + &rights(at)
}

//! The steps in their order, each judged by what is known.

use super::known::Known;
use super::step::{State, Step, Which};
use crate::domain::{Entity, HiddenField, Profile, SyncSource, Tenant};
use crate::inbound::pages::texts;

/// All steps.
pub(super) fn steps(tenant: &Tenant, known: &Known) -> Vec<Step> {
    let mut all = set_up(tenant, known);
    all.extend([stages(tenant, known), rule(tenant, known), sent(), event(tenant, known), read(tenant, known)]);
    all.extend([resume(tenant), live(tenant, known), import(tenant, known), rights(tenant, known)]);
    all
}

fn set_up(tenant: &Tenant, known: &Known) -> Vec<Step> {
    let (t, ready) = (texts::ONBOARDING, &known.ready);
    let client = if ready.has_client { t.client_done } else { t.client_missing };
    let sender = if ready.has_sender { t.sender_done } else { t.sender_missing };
    vec![
        Step::new(State::Unknown, Which::Licence, t.licence_note),
        Step::new(State::Done, Which::Customer, t.customer_note).link(tenant.id, "settings"),
        Step::new(State::of(ready.has_client), Which::Client, client).link(tenant.id, "settings/secrets"),
        answers(known),
        Step::new(State::of(ready.has_sender), Which::Sender, sender).link(tenant.id, "settings/secrets"),
    ]
}

fn answers(known: &Known) -> Step {
    let t = texts::ONBOARDING;
    match (&known.sync.failure, known.read_at()) {
        (Some(why), _) => Step::new(State::ToDo, Which::Answers, t.answers_failed).missing(vec![why.clone()]),
        (None, Some(at)) => Step::new(State::Done, Which::Answers, t.answers_done).at(Some(at)),
        (None, None) => Step::new(State::Unknown, Which::Answers, t.answers_unknown),
    }
}

fn stages(tenant: &Tenant, known: &Known) -> Step {
    let (t, count) = (texts::ONBOARDING, known.ready.stages);
    let note = if count > 0 { format!("{count} {}", t.stages_done) } else { t.stages_missing.to_owned() };
    Step::new(State::of(count > 0), Which::Stages, &note).link(tenant.id, "stages")
}

/// A trigger; and none of its statuses may be unknown where stages were imported.
fn rule(tenant: &Tenant, known: &Known) -> Step {
    let (t, ready) = (texts::ONBOARDING, &known.ready);
    let mut triggers: Vec<_> = tenant.rules.keys().map(|key| known.names.label(*key)).collect();
    triggers.sort();
    let (state, note) = match (triggers.is_empty(), ready.unknown.is_empty()) {
        (true, _) => (State::ToDo, t.rule_missing.to_owned()),
        (false, false) => (State::ToDo, t.rule_broken.to_owned()),
        (false, true) => (State::Done, triggers.join(", ")),
    };
    Step::new(state, Which::Rule, &note).missing(ready.unknown.clone()).link(tenant.id, "settings/triggers")
}

fn sent() -> Step {
    let t = texts::ONBOARDING;
    Step::new(State::Unknown, Which::Sent, t.sent_note)
}

fn event(tenant: &Tenant, known: &Known) -> Step {
    let t = texts::ONBOARDING;
    let at = known.received_at();
    let note = match (at, tenant.is_paused(known.now)) {
        (Some(_), _) => t.event_done,
        (None, true) => t.event_paused,
        (None, false) => t.event_missing,
    };
    Step::new(State::of(at.is_some()), Which::Event, note).at(at).link(tenant.id, "interviews")
}

/// Of the newest hand-off: that is the one that the present settings and rights show.
fn read(tenant: &Tenant, known: &Known) -> Step {
    let t = texts::ONBOARDING;
    let step = |state, note| Step::new(state, Which::Read, note).link(tenant.id, "interviews");
    let Some(profile) = &known.profile else { return step(State::ToDo, t.read_wait) };
    let missing = parts_missing(profile);
    let note = if missing.is_empty() { "" } else { t.read_missing };
    step(State::of(missing.is_empty()), note).missing(missing).at(Some(profile.read_at))
}

/// What a reading does not show at all.
pub(super) fn parts_missing(profile: &Profile) -> Vec<String> {
    let t = texts::ONBOARDING;
    let parts =
        [(profile.person.is_some(), t.person), (profile.job.is_some(), t.job), (!profile.team.is_empty(), t.team)];
    parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, name)| name.to_owned()).collect()
}

fn resume(tenant: &Tenant) -> Step {
    let t = texts::ONBOARDING;
    Step::new(State::Unknown, Which::Resume, t.resume_note).link(tenant.id, "interviews")
}

fn live(tenant: &Tenant, known: &Known) -> Step {
    let t = texts::ONBOARDING;
    let is_live = !tenant.is_paused(known.now);
    Step::new(State::of(is_live), Which::Live, if is_live { "" } else { t.live_missing })
}

fn import(tenant: &Tenant, known: &Known) -> Step {
    let t = texts::ONBOARDING;
    let step = |state, note: &str| Step::new(state, Which::Import, note).link(tenant.id, "settings/mirror");
    match (tenant.settings.sync.source, known.sync.walked_at, &known.walk) {
        (SyncSource::Off, ..) => step(State::ToDo, t.import_off),
        (SyncSource::Search | SyncSource::Stream, Some(at), _) => step(State::Done, t.import_done).at(Some(at)),
        (SyncSource::Search | SyncSource::Stream, None, Some(walk)) => {
            step(State::ToDo, &format!("{} {}", t.import_running, walk.counts.read))
        }
        (SyncSource::Search | SyncSource::Stream, None, None) => step(State::ToDo, t.import_wait),
    }
}

/// What the ATS hides shows only in what was read.
fn rights(tenant: &Tenant, known: &Known) -> Step {
    let t = texts::ONBOARDING;
    let folders = known.sync.unknown_folders.iter().cloned();
    let missing: Vec<_> = known.hidden.iter().map(named).chain(folders).collect();
    let (state, note) = match (missing.is_empty(), known.sync.walked_at) {
        (false, _) => (State::ToDo, t.rights_missing),
        (true, Some(_)) => (State::Done, t.rights_done),
        (true, None) => (State::Unknown, t.rights_unknown),
    };
    Step::new(state, Which::Rights, note).missing(missing).link(tenant.id, "settings/mirror")
}

fn named(field: &HiddenField) -> String {
    field_of(field.entity, &field.field)
}

/// A field, with what it belongs to.
pub(super) fn field_of(entity: Entity, field: &str) -> String {
    let t = texts::ONBOARDING;
    let of = match entity {
        Entity::Person => t.person,
        Entity::Job => t.job,
        Entity::Application => t.application,
    };
    format!("{field} ({of})")
}

//! Tests that ask the ATS. The tenant's own pause does not matter: they come before it is live.

use std::time::Duration;

use super::super::steps::{field_of, parts_missing};
use super::{At, Tested, letters};
use crate::ats::{Ats, AtsError, Call, Probe};
use crate::domain::{Entity, Feature, FileType, Handoff, Lane, Profile};
use crate::inbound::pages::texts;
use crate::sync::unknown_folders;

/// Of all calls of a test together; shorter than the time limit of every request.
const WITHIN: Duration = Duration::from_secs(12);

/// Nobody can see a licence; whether the ATS lets us to the customer can be seen.
pub(super) async fn licence(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let tested = match probe(at).await {
        Ok(probe) => at.wait(t.licence_seen).facts(facts(probe)),
        Err(error @ (AtsError::Denied { .. } | AtsError::Missing { .. } | AtsError::NotConnected { .. })) => {
            at.wait(t.licence_unseen).because(error.to_string())
        }
        Err(error) => return refused(at, t.licence_untold, &error, letters::licence),
    };
    tested.letter(letters::licence(at))
}

/// Whether the ATS knows the customer.
pub(super) async fn customer(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    match probe(at).await {
        Ok(probe) => at.good(t.customer_good).facts(facts(probe)),
        Err(error @ AtsError::Missing { .. }) => {
            let tested = at.bad(t.customer_bad).because(error.to_string()).fix(t.fix_customer);
            tested.letter(letters::customer(at))
        }
        Err(error) => refused(at, t.customer_untold, &error, letters::client),
    }
}

/// Whether the ATS takes what we prove ourselves with.
pub(super) async fn client(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    if !at.known.ready.has_client {
        return at.bad(t.client_missing).fix(t.fix_setup).letter(letters::client(at));
    }
    match probe(at).await {
        Ok(_) | Err(AtsError::Missing { .. }) => at.good(t.client_good),
        Err(error) => refused(at, t.client_bad, &error, letters::client),
    }
}

/// Whether the ATS answers at all.
pub(super) async fn answers(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    match probe(at).await {
        Ok(probe) => at.good(t.test_good).facts(facts(probe)),
        Err(error @ AtsError::Missing { .. }) => refused(at, t.test_bad, &error, letters::customer),
        Err(error) => refused(at, t.test_bad, &error, letters::client),
    }
}

/// Reads the application of the newest hand-off.
pub(super) async fn read(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let Some(handoff) = &at.known.handoff else { return nobody(at) };
    let flow = &at.doors.flow;
    match within(flow.read_for(at.tenant, handoff.workflow, (Lane::Sync, Feature::Check))).await {
        Ok(profile) => match missing_of(&profile) {
            names if names.is_empty() => at.good(t.read_good),
            names => at.bad(t.read_bad).names(names).letter(letters::rights(at)),
        },
        Err(error) => refused(at, t.read_not, &error, letters::rights),
    }
}

/// Opens the resume of the newest hand-off's candidate, and reads nothing of it.
pub(super) async fn resume(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let Some(handoff) = &at.known.handoff else { return nobody(at) };
    let Some(ats) = ats(at) else { return unknown(at) };
    match within(ats.resume(call(at), handoff.person)).await {
        Ok(resume) => {
            let kind = FileType::of(&resume.content_type).name;
            at.good(t.resume_good).facts(vec![(t.resume_kind, kind.to_owned())])
        }
        Err(AtsError::Missing { .. }) => at.wait(t.resume_none).letter(letters::resume(at)),
        Err(error) => refused(at, t.resume_bad, &error, letters::resume),
    }
}

/// Reads the newest candidate and job as the mirror does, and the lists of folders.
pub(super) async fn rights(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let Some(ats) = ats(at) else { return unknown(at) };
    let looked = async {
        let empty = match &at.known.handoff {
            Some(handoff) => not_shown(at, ats, handoff).await?,
            None => Vec::new(),
        };
        let mut folders = Vec::new();
        for entity in [Entity::Person, Entity::Job] {
            let nodes = ats.folders(behind(at), entity).await?;
            folders.extend(unknown_folders(&nodes, &at.tenant.settings.sync, entity));
        }
        Ok((empty, folders))
    };
    let (empty, folders) = match within(looked).await {
        Ok(found) => found,
        Err(error) => return refused(at, t.rights_bad, &error, letters::rights),
    };
    let hidden = at.known.hidden.iter().map(|field| field_of(field.entity, &field.field));
    let wrong: Vec<_> = hidden.chain(folders).collect();
    match (wrong.is_empty(), empty.is_empty(), at.known.handoff.is_some()) {
        (false, ..) => at.bad(t.rights_missing).names(wrong).letter(letters::rights(at)),
        (true, false, _) => at.wait(t.rights_empty).names(empty).letter(letters::rights(at)),
        (true, true, true) => at.good(t.rights_good),
        (true, true, false) => at.wait(t.rights_folders),
    }
}

/// Fields without a value in the newest candidate and job: hidden, or empty there.
async fn not_shown(at: &At<'_>, ats: &dyn Ats, handoff: &Handoff) -> Result<Vec<String>, AtsError> {
    let mut names = Vec::new();
    for (entity, id) in [(Entity::Person, handoff.person.get()), (Entity::Job, handoff.job.get())] {
        let profile = ats.profile(behind(at), entity, id).await?;
        let usual = profile.content.shown().into_iter().filter(|(_, is_shown)| !is_shown).map(|(field, _)| field);
        let added = at.tenant.settings.sync.fields(entity).iter().map(String::as_str);
        let added = added.filter(|field| profile.fields.get(*field).is_none_or(serde_json::Value::is_null));
        names.extend(usual.chain(added).map(|field| field_of(entity, field)));
    }
    Ok(names)
}

/// What a recruiter would miss in a reading.
fn missing_of(profile: &Profile) -> Vec<String> {
    let mut names = parts_missing(profile);
    let person = profile.person.iter().flat_map(|one| {
        [("firstname", one.first_name.is_some()), ("lastname", one.last_name.is_some()), ("email", one.email.is_some())]
            .map(|(field, is_shown)| (Entity::Person, field, is_shown))
    });
    let job = profile.job.iter().map(|one| (Entity::Job, "jobtitle", one.title.is_some()));
    let application = [(Entity::Application, "status", profile.application.stage.is_some())];
    let fields = person.chain(job).chain(application).filter(|(.., is_shown)| !is_shown);
    names.extend(fields.map(|(entity, field, _)| field_of(entity, field)));
    names
}

async fn probe(at: &At<'_>) -> Result<Probe, AtsError> {
    let no = || AtsError::NotConnected { why: "this program has no adapter for the tenant's ATS".to_owned() };
    within(ats(at).ok_or_else(no)?.probe(call(at))).await
}

async fn within<T>(asked: impl Future<Output = Result<T, AtsError>> + Send) -> Result<T, AtsError> {
    let late = || Err(AtsError::Unavailable { why: "no answer in time".to_owned() });
    tokio::time::timeout(WITHIN, asked).await.unwrap_or_else(|_| late())
}

fn ats<'a>(at: &'a At<'_>) -> Option<&'a dyn Ats> {
    at.doors.flow.registry.get(&at.tenant.ats).map(|adapter| adapter.ats.as_ref())
}

/// One call that somebody waits for. Tests of several take no recruiter's place: they go behind.
fn call<'a>(at: &'a At<'_>) -> Call<'a> {
    Call { tenant: at.tenant, lane: Lane::Click, feature: Feature::Check }
}

fn behind<'a>(at: &'a At<'_>) -> Call<'a> {
    Call { lane: Lane::Sync, ..call(at) }
}

fn unknown(at: &At<'_>) -> Tested {
    at.bad(texts::ONBOARDING.test_bad).fix(texts::ONBOARDING.fix_engineer)
}

/// Nobody came whom a test could be made with.
fn nobody(at: &At<'_>) -> Tested {
    at.wait(texts::ONBOARDING.nobody).letter(letters::webhook(at))
}

/// With the letter, where the ATS' people have to act.
fn refused(at: &At<'_>, text: &'static str, error: &AtsError, letter: fn(&At<'_>) -> String) -> Tested {
    let (fix, is_theirs) = fix(error);
    let tested = at.bad(text).because(error.to_string()).fix(fix);
    if is_theirs { tested.letter(letter(at)) } else { tested }
}

/// What somebody would do next, and whether the ATS' people have to.
fn fix(error: &AtsError) -> (&'static str, bool) {
    let t = texts::ONBOARDING;
    match error {
        AtsError::Denied { .. } => (t.fix_client, true),
        AtsError::Missing { .. } => (t.fix_missing, true),
        AtsError::NotConnected { .. } => (t.fix_connect, true),
        AtsError::Rejected { .. } => (t.fix_rejected, true),
        AtsError::Throttled { .. } | AtsError::Busy => (t.fix_limit, false),
        AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } => (t.fix_later, false),
        AtsError::Unreadable { .. } => (t.fix_engineer, false),
    }
}

fn facts(probe: Probe) -> Vec<(&'static str, String)> {
    let t = texts::ONBOARDING;
    let said = |text: Option<String>| text.unwrap_or_else(|| t.test_unsaid.to_owned());
    vec![
        (t.test_name, said(probe.name)),
        (t.test_type, said(probe.customer_type)),
        (t.test_host, said(probe.platform_host)),
    ]
}

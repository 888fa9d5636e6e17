//! One hand-off, whole: who and what for, where it stands and what happens next, what happened, and what can be done.

use askama::Template;

use super::actions::{Button, buttons};
use super::row;
use super::told::{Told, told};
use crate::domain::{Person, Profile, Scope, Tenant, Timestamp};
use crate::inbound::Doors;
use crate::inbound::link::sentences;
use crate::inbound::pages::actors::Actors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visitor;
use crate::secrets::LinkKind;
use crate::store::Story;

/// The drawer alone.
#[derive(Template)]
#[template(path = "interviews_drawer.html")]
pub(super) struct Drawer {
    pub(super) t: &'static texts::Interviews,
    /// Where it is.
    pub(super) url: String,
    /// Where it is not.
    pub(super) close: String,
    pub(super) name: String,
    pub(super) person_page: Option<String>,
    pub(super) job: String,
    pub(super) tone: &'static str,
    pub(super) headline: &'static str,
    pub(super) next: String,
    /// Whether it changes by itself soon.
    pub(super) is_changing: bool,
    pub(super) facts: Vec<(&'static str, Vec<String>)>,
    pub(super) team: Vec<Member>,
    pub(super) resume: Option<String>,
    pub(super) link: Option<String>,
    pub(super) sent_at: Moment,
    pub(super) sent_by: Option<String>,
    pub(super) read_at: Option<Moment>,
    pub(super) expires_at: Moment,
    pub(super) told: Vec<Told>,
    pub(super) owed: Vec<(&'static str, String)>,
    pub(super) buttons: Vec<Button>,
    pub(super) reference: String,
    /// What was just done, or why it was not.
    pub(super) notice: Option<Notice>,
}

/// What came of a button.
pub(super) struct Notice {
    pub(super) tone: &'static str,
    pub(super) text: String,
}

/// Somebody of the hiring team.
pub(super) struct Member {
    pub(super) role: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
}

/// Tells a hand-off.
pub(super) async fn read(
    doors: &Doors,
    visitor: &Visitor,
    tenant: &Tenant,
    story: &Story,
    notice: Option<Notice>,
) -> Result<Drawer, Failed> {
    let (handoff, now) = (&story.handoff, doors.flow.clock.now());
    let profile = doors.flow.store.profile(handoff).await?;
    let advance = story.undo.as_ref().or(story.advance.as_ref());
    let (tone, headline, next) = sentences::state(story.progress(), advance);
    let sent_by: Vec<_> = handoff.sent_by.iter().map(|by| by.get()).collect();
    let names = doors.flow.store.names_of(tenant.id, &sent_by, &[]).await?;
    let adapter = doors.flow.registry.get(&tenant.ats);
    let person = profile.as_ref().and_then(|profile| profile.person.as_ref());
    let job = profile.as_ref().and_then(|profile| profile.job.as_ref());
    let link = |kind| doors.flow.link_url(kind, handoff.id, handoff.link_epoch);
    let causes = story.entries.iter().filter_map(|entry| entry.cause.as_deref());
    let actors = Actors::of(doors, tenant.id, causes).await?;
    let (can_open, scopes) = (handoff.can_open(now), visitor.caller.scopes());
    Ok(Drawer {
        t: texts::INTERVIEWS,
        url: format!("/tenants/{}/interviews/{}", tenant.id, handoff.id),
        close: format!("/tenants/{}/interviews", tenant.id),
        name: row::name(person, handoff.person),
        person_page: adapter.map(|adapter| adapter.ats.person_page(tenant, handoff.person)),
        job: row::title(job, handoff.job),
        tone: tone.class(),
        headline,
        next,
        is_changing: tone == sentences::Tone::Wait,
        facts: profile.as_ref().map(facts).unwrap_or_default(),
        team: profile.as_ref().map(team).unwrap_or_default(),
        resume: (can_open && scopes.has(Scope::ResumesRead)).then(|| format!("{}/resume", link(LinkKind::Resume))),
        link: (can_open && scopes.has(Scope::LinksWrite)).then(|| link(LinkKind::Shared)),
        sent_at: Moment::of(handoff.created_at),
        sent_by: handoff.sent_by.map(|by| row::name(names.persons.get(&by), by)),
        read_at: profile.as_ref().map(|profile| Moment::of(profile.read_at)),
        expires_at: Moment::of(handoff.expires_at),
        told: told(story, &actors),
        owed: owed(story, now),
        buttons: buttons(story, visitor, now),
        reference: handoff.id.to_string(),
        notice,
    })
}

/// What is known of candidate, application and job; what the ATS does not show is left out.
fn facts(profile: &Profile) -> Vec<(&'static str, Vec<String>)> {
    let t = texts::INTERVIEWS;
    let (person, job) = (profile.person.as_ref(), profile.job.as_ref());
    let stage = profile.application.stage.as_ref();
    let phones = |person: &Person| person.phones.iter().map(|phone| phone.number.clone()).collect::<Vec<_>>();
    let one = |text: Option<String>| text.into_iter().collect::<Vec<_>>();
    let all = [
        (t.email, one(person.and_then(|person| person.email.clone()))),
        (t.phones, person.map(phones).unwrap_or_default()),
        (t.location, one(person.and_then(|person| person.location.clone()))),
        (t.stage, one(stage.map(|stage| stage.label.clone().unwrap_or_else(|| stage.id.to_string())))),
        (t.source, one(profile.application.source.clone())),
        (t.requisition, one(job.and_then(|job| job.requisition.clone()))),
        (t.job_location, one(job.and_then(|job| job.location.clone()))),
    ];
    all.into_iter().filter(|(_, values)| !values.is_empty()).collect()
}

fn team(profile: &Profile) -> Vec<Member> {
    let member = |who: &crate::domain::Who| Member {
        role: sentences::role(&who.role),
        name: row::name(Some(&who.person), who.person.id),
        email: who.person.email.clone(),
    };
    profile.team.iter().map(member).collect()
}

/// What the service still has to do, and when.
fn owed(story: &Story, now: Timestamp) -> Vec<(&'static str, String)> {
    let t = texts::INTERVIEWS;
    let when = |state: &str, run_at: Timestamp| match state {
        "dead" => t.given_up.to_owned(),
        _ if run_at <= now => t.under_way.to_owned(),
        _ => format!("{} {}", t.tried_again, Moment::of(run_at).shown),
    };
    story.tasks.iter().map(|task| (texts::work(task.kind), when(&task.state, task.run_at))).collect()
}

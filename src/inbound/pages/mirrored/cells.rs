//! What of an entry of the mirror is shown in which column.

use crate::domain::{Application, Content, Job, JobId, MirrorKind, Person, PersonId, TeamMember};
use crate::inbound::link::sentences;
use crate::inbound::pages::interviews::{name, title};
use crate::inbound::pages::texts;
use crate::store::Names;

/// The columns of a list between what an entry is called and its times.
pub(super) fn columns(kind: MirrorKind) -> Vec<&'static str> {
    let t = texts::MIRRORED;
    match kind {
        MirrorKind::Candidate | MirrorKind::User => vec![t.contact, t.location, t.folder],
        MirrorKind::Job => vec![t.location, t.team, t.folder],
        MirrorKind::Application => vec![t.job, t.status, t.source],
    }
}

/// The lines of each column.
pub(super) type Cells = Vec<Vec<String>>;

/// Of a candidate or a user; `folder` is the id of the folder, for want of what people call it.
pub(super) fn of_person(person: &Person, folder: Option<String>) -> Cells {
    let phones = person.phones.iter().map(|phone| phone.number.clone());
    let contact = person.email.iter().cloned().chain(phones).collect();
    vec![contact, lines(person.location.clone()), lines(person.folder.clone().or(folder))]
}

/// Of a job.
pub(super) fn of_job(job: &Job, folder: Option<String>, names: &Names) -> Cells {
    let member = |member: &TeamMember| {
        let who = PersonId::try_from(member.person).ok();
        let who = who.map_or_else(|| member.person.to_string(), |id| name(names.persons.get(&id), id));
        format!("{}: {who}", sentences::role(&member.role))
    };
    let team = job.team.iter().map(member).collect();
    vec![lines(job.location.clone()), team, lines(job.folder.clone().or(folder))]
}

/// Of an application.
pub(super) fn of_application(application: &Application, names: &Names) -> Cells {
    let title = |id: JobId| title(names.jobs.get(&id), id);
    let stage = application.stage.as_ref().map(|stage| stage.label.clone().unwrap_or_else(|| stage.id.to_string()));
    vec![lines(application.job.map(title)), lines(stage), lines(application.source.clone())]
}

fn lines(text: Option<String>) -> Vec<String> {
    text.into_iter().collect()
}

/// Whose names a list needs.
pub(super) fn named<'a>(contents: impl Iterator<Item = &'a Content>) -> (Vec<i64>, Vec<i64>) {
    let (mut persons, mut jobs) = (Vec::new(), Vec::new());
    for content in contents {
        match content {
            Content::Person(_) => {}
            Content::Job(job) => persons.extend(job.team.iter().map(|member| member.person)),
            Content::Application(application) => {
                persons.extend(application.person.map(PersonId::get));
                jobs.extend(application.job.map(JobId::get));
            }
        }
    }
    for ids in [&mut persons, &mut jobs] {
        ids.sort_unstable();
        ids.dedup();
    }
    (persons, jobs)
}

//! One entry of the mirror as its list shows it.

use super::asked::Asked;
use super::cells::{Cells, of_application, of_job, of_person};
use crate::domain::{Application, Content, JobId, MirrorKind, Mirrored, Person, PersonId, Tenant, TenantId, Timestamp};
use crate::inbound::Doors;
use crate::inbound::pages::interviews::{name, title};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::{Moment, ago};
use crate::store::Names;

/// One line of a list.
pub(super) struct Row {
    /// What people call it.
    pub(super) name: String,
    /// By what else it is known.
    pub(super) also: String,
    /// Where its interviews are, and what they are.
    pub(super) interviews: Option<(String, &'static str)>,
    /// Its page in the ATS.
    pub(super) page: Option<String>,
    /// Where its applications are.
    pub(super) applications: Option<String>,
    pub(super) cells: Cells,
    pub(super) changed: Option<Moment>,
    pub(super) taken: Moment,
    pub(super) ago: String,
}

/// What every row of a list is shown by.
pub(super) struct Shown<'a> {
    pub(super) doors: &'a Doors,
    pub(super) tenant: &'a Tenant,
    pub(super) kind: MirrorKind,
    pub(super) names: &'a Names,
    pub(super) now: Timestamp,
}

impl Shown<'_> {
    /// One line.
    pub(super) fn row(&self, one: Mirrored) -> Row {
        let bare = Row {
            name: format!("{} {}", self.called(), one.id),
            also: String::new(),
            interviews: None,
            page: None,
            applications: None,
            cells: vec![Vec::new(); 3],
            changed: one.content.as_ref().and_then(Content::updated_at).map(Moment::of),
            taken: Moment::of(one.changed_at),
            ago: ago(self.now.since(one.changed_at)),
        };
        match &one.content {
            Some(Content::Person(person)) => self.person(person, &one, bare),
            Some(Content::Job(job)) => Row {
                name: title(Some(job), job.id),
                also: job.requisition.clone().unwrap_or_default(),
                interviews: Some((interviews_for(self.tenant.id, job.id), texts::MIRRORED.interviews_for)),
                applications: self.applications(None, Some(job.id)),
                cells: of_job(job, one.folder_id, self.names),
                ..bare
            },
            Some(Content::Application(application)) => self.application(application, bare),
            None => bare,
        }
    }

    fn person(&self, person: &Person, one: &Mirrored, bare: Row) -> Row {
        let (t, tenant) = (texts::MIRRORED, self.tenant.id);
        let interviews = match self.kind {
            MirrorKind::User => Some((sent_by(tenant, person.id), t.sent_by)),
            MirrorKind::Candidate | MirrorKind::Job | MirrorKind::Application => {
                interviews_of(tenant, person, None).map(|url| (url, t.interviews_of))
            }
        };
        let is_candidate = self.kind == MirrorKind::Candidate;
        Row {
            name: name(Some(person), person.id),
            also: one.merged_into.map(|into| format!("{} {into}", t.merged)).unwrap_or_default(),
            interviews,
            page: self.page(person.id),
            applications: is_candidate.then(|| self.applications(Some(person.id), None)).flatten(),
            cells: of_person(person, one.folder_id.clone()),
            ..bare
        }
    }

    fn application(&self, application: &Application, bare: Row) -> Row {
        let known = application.person.and_then(|id| self.names.persons.get(&id));
        let tenant = self.tenant.id;
        let interviews = match (known, application.job) {
            (Some(person), job) => interviews_of(tenant, person, job),
            (None, Some(job)) => Some(interviews_for(tenant, job)),
            (None, None) => None,
        };
        Row {
            name: application.person.map_or(bare.name, |id| name(known, id)),
            also: application.workflow.to_string(),
            interviews: interviews.map(|url| (url, texts::MIRRORED.interviews_of)),
            page: application.person.and_then(|id| self.page(id)),
            cells: of_application(application, self.names),
            ..bare
        }
    }

    fn called(&self) -> &'static str {
        match self.kind {
            MirrorKind::Candidate | MirrorKind::User => texts::MIRRORED.person,
            MirrorKind::Job => texts::MIRRORED.job,
            MirrorKind::Application => texts::MIRRORED.workflow,
        }
    }

    fn page(&self, person: PersonId) -> Option<String> {
        let adapter = self.doors.flow.registry.get(&self.tenant.ats)?;
        Some(adapter.ats.person_page(self.tenant, person))
    }

    /// Where applications are, if the tenant has them mirrored.
    fn applications(&self, person: Option<PersonId>, job: Option<JobId>) -> Option<String> {
        let asked = Asked { person, job, ..Asked::all(MirrorKind::Application) };
        self.tenant.settings.sync.applications.then(|| asked.url(self.tenant.id))
    }
}

/// The interviews of a person are found by the name that they are searched by; without one there is nothing to search for.
fn interviews_of(tenant: TenantId, person: &Person, job: Option<JobId>) -> Option<String> {
    let parts: Vec<_> = [&person.first_name, &person.last_name].into_iter().flatten().map(String::as_str).collect();
    let text = parts.join(" ");
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("state", "all").append_pair("text", &text);
    if let Some(job) = job {
        query.append_pair("job", &job.to_string());
    }
    (!text.trim().is_empty()).then(|| format!("/tenants/{tenant}/interviews?{}", query.finish()))
}

fn interviews_for(tenant: TenantId, job: JobId) -> String {
    format!("/tenants/{tenant}/interviews?state=all&job={job}")
}

fn sent_by(tenant: TenantId, person: PersonId) -> String {
    format!("/tenants/{tenant}/interviews?state=all&recruiter={person}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interviews_are_searched_by_first_and_last_name() {
        let tenant: TenantId = 1.try_into().unwrap();
        let nobody = Person {
            id: 9_100.try_into().unwrap(),
            first_name: None,
            middle_name: Some("Q.".to_owned()),
            last_name: None,
            email: None,
            phones: Vec::new(),
            location: None,
            folder: None,
            updated_at: None,
        };
        assert_eq!(interviews_of(tenant, &nobody, None), None);
        let jane = Person { first_name: Some("Jane".to_owned()), last_name: Some("Example".to_owned()), ..nobody };
        let url = interviews_of(tenant, &jane, Some(4_400.try_into().unwrap()));
        assert_eq!(url.as_deref(), Some("/tenants/1/interviews?state=all&text=Jane+Example&job=4400"));
    }
}

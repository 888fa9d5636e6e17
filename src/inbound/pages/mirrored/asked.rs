//! Which part of a list of the mirror is wanted, as its address says it. What makes no sense is left out: a page is shown.

use crate::domain::{JobId, MirrorKind, PersonId, TenantId};
use crate::store::{MirrorAsked, MirrorCursor};

/// Characters of a search, and of a folder's name.
const TEXT_LONGEST: usize = 100;

/// What of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) kind: MirrorKind,
    pub(super) text: String,
    pub(super) folder: String,
    pub(super) person: Option<PersonId>,
    pub(super) job: Option<JobId>,
    /// Behind which number.
    pub(super) after: i64,
}

impl Asked {
    /// What an address says.
    pub(super) fn read(kind: MirrorKind, query: &str) -> Self {
        let mut asked = Self::all(kind);
        let has_folders = kind != MirrorKind::Application;
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "text" => asked.text = plain(&value),
                "folder" if has_folders => asked.folder = plain(&value),
                "person" if !has_folders => asked.person = value.parse().ok(),
                "job" if !has_folders => asked.job = value.parse().ok(),
                "after" => asked.after = value.parse().ok().filter(|after| *after > 0).unwrap_or_default(),
                _ => {}
            }
        }
        asked
    }

    /// The whole list.
    pub(super) fn all(kind: MirrorKind) -> Self {
        Self { kind, text: String::new(), folder: String::new(), person: None, job: None, after: 0 }
    }

    /// Which list this is.
    pub(super) fn of(&self, tenant: TenantId) -> MirrorAsked {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        MirrorAsked {
            tenant,
            kind: self.kind,
            text: some(&self.text),
            folder: some(&self.folder),
            person: self.person,
            job: self.job,
            gone_too: false,
        }
    }

    /// Where its part begins.
    pub(super) fn cursor(&self) -> MirrorCursor {
        MirrorCursor::Id(self.after)
    }

    /// The same list behind there.
    pub(super) fn behind(&self, cursor: MirrorCursor) -> Self {
        let after = match cursor {
            MirrorCursor::Id(after) | MirrorCursor::Change(_, after) => after,
        };
        Self { after, ..self.clone() }
    }

    /// Whether anything is left out of the list on purpose.
    pub(super) fn is_narrow(&self) -> bool {
        !self.text.is_empty() || !self.folder.is_empty() || self.person.is_some() || self.job.is_some()
    }

    /// The address of such a list.
    pub(super) fn url(&self, tenant: TenantId) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, text) in [("text", &self.text), ("folder", &self.folder)] {
            if !text.is_empty() {
                query.append_pair(name, text);
            }
        }
        let numbers = [("person", self.person.map(PersonId::get)), ("job", self.job.map(JobId::get))];
        for (name, number) in numbers.into_iter().chain([("after", Some(self.after).filter(|after| *after > 0))]) {
            if let Some(number) = number {
                query.append_pair(name, &number.to_string());
            }
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/tenants/{tenant}/{}{mark}{query}", path(self.kind))
    }
}

/// What stands in the address of a list.
pub(super) fn path(kind: MirrorKind) -> &'static str {
    match kind {
        MirrorKind::Candidate => "candidates",
        MirrorKind::User => "users",
        MirrorKind::Job => "jobs",
        MirrorKind::Application => "applications",
    }
}

fn plain(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(TEXT_LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant() -> TenantId {
        1.try_into().unwrap()
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let url = "/tenants/1/candidates?text=jane+%26+co&folder=Cand%3AActive&after=9100";
        let asked = Asked::read(MirrorKind::Candidate, url.split_once('?').unwrap().1);
        assert_eq!((asked.text.as_str(), asked.folder.as_str(), asked.after), ("jane & co", "Cand:Active", 9_100));
        assert_eq!(asked.url(tenant()), url);
        let url = "/tenants/1/applications?person=9100&job=4400";
        assert_eq!(Asked::read(MirrorKind::Application, url.split_once('?').unwrap().1).url(tenant()), url);
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let asked = Asked::read(MirrorKind::Job, "text=%00+&after=-1&person=9100&unknown=2");
        assert_eq!(asked.url(tenant()), "/tenants/1/jobs");
        assert!(!asked.is_narrow());
    }
}

//! Which hand-offs a list is to show, as its address says it. What makes no sense in an address is left out: a page is shown.

use std::time::Duration;

use uuid::Uuid;

use crate::domain::{HandoffId, JobId, Lifecycle, PersonId, TenantId, Timestamp};
use crate::inbound::pages::texts;
use crate::store::{InterviewsAsked, Page};

/// Rows of one page: what fits two screens.
const ROWS: i64 = 50;
/// Characters of a search.
const TEXT_LONGEST: usize = 100;
const DAY: Duration = Duration::from_hours(24);

/// At which point of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Live,
    Scheduled,
    Failed,
    Lapsed,
    All,
}

impl State {
    pub(super) const ALL: [Self; 5] = [Self::Live, Self::Scheduled, Self::Failed, Self::Lapsed, Self::All];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Scheduled => "scheduled",
            Self::Failed => "failed",
            Self::Lapsed => "lapsed",
            Self::All => "all",
        }
    }

    fn lifecycle(self) -> Option<Lifecycle> {
        match self {
            Self::Live => Some(Lifecycle::Live),
            Self::Scheduled => Some(Lifecycle::Closed),
            Self::Failed => Some(Lifecycle::Failed),
            Self::Lapsed => Some(Lifecycle::Lapsed),
            Self::All => None,
        }
    }
}

/// How far back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Day,
    Week,
    Month,
    Any,
}

impl Age {
    pub(super) const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Any];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Any => "any",
        }
    }

    fn from(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Day => Some(now.minus(DAY)),
            Self::Week => Some(now.minus(7 * DAY)),
            Self::Month => Some(now.minus(30 * DAY)),
            Self::Any => None,
        }
    }
}

/// What of the list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) state: State,
    pub(super) age: Age,
    pub(super) text: String,
    pub(super) job: Option<JobId>,
    pub(super) recruiter: Option<PersonId>,
    pub(super) after: Option<Uuid>,
}

impl Asked {
    /// What an address says.
    pub(super) fn read(query: &str) -> Self {
        let mut asked =
            Self { state: State::Live, age: Age::Any, text: String::new(), job: None, recruiter: None, after: None };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "state" => asked.state = State::ALL.into_iter().find(|one| one.name() == value).unwrap_or(State::Live),
                "age" => asked.age = Age::ALL.into_iter().find(|one| one.name() == value).unwrap_or(Age::Any),
                "text" => asked.text = value.trim().chars().filter(|c| !c.is_control()).take(TEXT_LONGEST).collect(),
                "job" => asked.job = value.parse().ok(),
                "recruiter" => asked.recruiter = value.parse().ok(),
                "after" => asked.after = Uuid::parse_str(&value).ok(),
                _ => {}
            }
        }
        asked
    }

    /// Which hand-offs these are.
    pub(super) fn of(&self, tenant: TenantId) -> InterviewsAsked {
        let text = Some(self.text.clone()).filter(|text| !text.is_empty());
        InterviewsAsked { tenant, lifecycle: self.state.lifecycle(), job: self.job, sent_by: self.recruiter, text }
    }

    /// Which part of the list.
    pub(super) fn page(&self, now: Timestamp) -> Page {
        let newest = Page::newest(ROWS);
        let from = self.age.from(now).map_or(newest.from, |from| HandoffId::floor(from).uuid());
        Page { before: self.after.unwrap_or(newest.before), from, ..newest }
    }

    /// The address of such a list; what is usual is left out.
    pub(super) fn url(&self, tenant: TenantId) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.state != State::Live {
            query.append_pair("state", self.state.name());
        }
        if self.age != Age::Any {
            query.append_pair("age", self.age.name());
        }
        if !self.text.is_empty() {
            query.append_pair("text", &self.text);
        }
        for (name, id) in [("job", self.job.map(JobId::get)), ("recruiter", self.recruiter.map(PersonId::get))] {
            if let Some(id) = id {
                query.append_pair(name, &id.to_string());
            }
        }
        if let Some(after) = self.after {
            query.append_pair("after", &after.simple().to_string());
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/tenants/{tenant}/interviews{mark}{query}")
    }

    /// Whether anything is left out of the list on purpose.
    pub(super) fn is_narrow(&self) -> bool {
        self.age != Age::Any || !self.text.is_empty() || self.job.is_some() || self.recruiter.is_some()
    }

    /// The lists of other states, to choose from.
    pub(super) fn states(&self, tenant: TenantId) -> Vec<Choice> {
        let choice = |state: State| Choice {
            name: texts::filter(state.name()),
            url: Self { state, after: None, ..self.clone() }.url(tenant),
            is_chosen: state == self.state,
        };
        State::ALL.into_iter().map(choice).collect()
    }
}

/// One of several lists.
pub(super) struct Choice {
    pub(super) name: &'static str,
    pub(super) url: String,
    pub(super) is_chosen: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant() -> TenantId {
        1.try_into().unwrap()
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let url = "/tenants/1/interviews?state=all&age=week&text=jane+%26+co&job=4400&recruiter=9001";
        let asked = Asked::read(url.split_once('?').unwrap().1);
        assert_eq!((asked.state, asked.age, asked.text.as_str()), (State::All, Age::Week, "jane & co"));
        assert_eq!(asked.url(tenant()), url);
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let asked = Asked::read("state=odd&job=x&after=1&unknown=2&text=%00%0A");
        assert_eq!(asked.url(tenant()), "/tenants/1/interviews");
        assert!(!asked.is_narrow());
    }
}

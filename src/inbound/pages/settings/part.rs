//! Which settings a form has: one form for what belongs together.

use super::form::{Field, Kind, fill};
use super::head::Tab;
use crate::domain::Tenant;
use crate::inbound::pages::texts;

/// What belongs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Company,
    Hosts,
    Roles,
    Links,
    Sync,
    Folders,
    Calls,
}

/// The names of the sources of changes.
const SOURCES: [(&str, &str); 3] = [
    ("off", texts::SETTINGS.source_off),
    ("search", texts::SETTINGS.source_search),
    ("stream", texts::SETTINGS.source_stream),
];

impl Part {
    const ALL: [Self; 7] =
        [Self::Company, Self::Hosts, Self::Roles, Self::Links, Self::Sync, Self::Folders, Self::Calls];

    /// Those of a tab, in order.
    pub(super) fn of(tab: Tab) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |part| part.tab() == tab)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Hosts => "hosts",
            Self::Roles => "roles",
            Self::Links => "links",
            Self::Sync => "sync",
            Self::Folders => "folders",
            Self::Calls => "calls",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    pub(super) fn tab(self) -> Tab {
        match self {
            Self::Company | Self::Hosts => Tab::Connection,
            Self::Roles | Self::Links => Tab::Fields,
            Self::Sync | Self::Folders | Self::Calls => Tab::Mirror,
        }
    }

    /// Whether only operators change it.
    pub(super) fn is_of_operators(self) -> bool {
        matches!(self, Self::Hosts | Self::Calls)
    }

    /// What it is called, and what it is for.
    pub(super) fn told(self) -> (&'static str, &'static str) {
        let t = texts::SETTINGS;
        match self {
            Self::Company => (t.company, t.company_lead),
            Self::Hosts => (t.hosts, t.hosts_lead),
            Self::Roles => (t.roles, t.roles_lead),
            Self::Links => (t.links, t.links_lead),
            Self::Sync => (t.sync, t.sync_lead),
            Self::Folders => (t.folders, t.folders_lead),
            Self::Calls => (t.calls, t.calls_lead),
        }
    }

    /// Its settings as they are saved.
    pub(super) fn fields(self, tenant: &Tenant) -> Vec<Field> {
        let mut fields = match self {
            Self::Company => company(),
            Self::Hosts => hosts(),
            Self::Roles => roles(tenant),
            Self::Links => links(),
            Self::Sync => sync(),
            Self::Folders => folders(),
            Self::Calls => calls(),
        };
        fill(&mut fields, tenant);
        fields
    }
}

fn company() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("name", t.name, t.name_hint, Kind::Text),
        Field::new("settings.sync.legacy_stream_id", t.stream_id, t.stream_id_hint, Kind::Text),
        Field::new("settings.sync.stream_subscription", t.stream_subscription, t.stream_subscription_hint, Kind::Text),
    ]
}

fn hosts() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("settings.api_url", t.api_url, t.address_hint, Kind::Text),
        Field::new("settings.login_url", t.login_url, t.address_hint, Kind::Text),
        Field::new("settings.stream_url", t.stream_url, t.address_hint, Kind::Text),
        Field::new("settings.audience", t.audience, t.audience_hint, Kind::Text),
    ]
}

/// The usual roles, and those that the tenant has beside them.
fn roles(tenant: &Tenant) -> Vec<Field> {
    let t = texts::SETTINGS;
    let usual = [
        ("hiring_manager", t.hiring_manager),
        ("recruiter", t.recruiter),
        ("secondary_recruiter", t.secondary_recruiter),
        ("job_owner", t.job_owner),
        ("coordinator", t.coordinator),
        ("sourcer", t.sourcer),
    ];
    let own = tenant.settings.roles.0.keys().map(String::as_str);
    let own = own.filter(|role| usual.iter().all(|(known, _)| known != role)).map(|role| (role, role));
    let field =
        |(role, label): (&str, &str)| Field::new(&format!("settings.roles.{role}"), label, t.role_hint, Kind::Text);
    usual.into_iter().chain(own).map(field).collect()
}

fn links() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("settings.link_field", t.link_field, t.link_field_hint, Kind::Text),
        Field::new("settings.link_days", t.link_days, t.days_hint, Kind::Number(365)),
        Field::new("settings.refuse_duplicates", t.refuse_duplicates, t.refuse_duplicates_hint, Kind::Switch),
        Field::new("settings.tell_ignored", t.tell_ignored, t.tell_ignored_hint, Kind::Switch),
        Field::new("settings.link_needs_sign_in", t.link_needs_sign_in, t.link_needs_sign_in_hint, Kind::Switch),
    ]
}

fn sync() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("settings.sync.source", t.source, t.source_hint, Kind::Choice(&SOURCES)),
        Field::new("settings.sync.every_minutes", t.every_minutes, t.every_hint, Kind::Number(1_440)),
        Field::new("settings.sync.walk_every_days", t.walk_every_days, t.walk_hint, Kind::Number(90)),
        Field::new("settings.sync.gone_most_percent", t.gone_most, t.gone_hint, Kind::Number(100)),
        Field::new("settings.sync.applications", t.applications, t.applications_hint, Kind::Switch),
    ]
}

fn folders() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("settings.sync.candidate_folders", t.candidate_folders, t.candidate_hint, Kind::Lines),
        Field::new("settings.sync.user_folders", t.user_folders, t.user_hint, Kind::Lines),
        Field::new("settings.sync.jobs_without", t.jobs_without, t.jobs_hint, Kind::Lines),
        Field::new("settings.sync.open_job_folders", t.open_job_folders, t.open_hint, Kind::Lines),
        Field::new("settings.sync.person_fields", t.person_fields, t.more_hint, Kind::Lines),
        Field::new("settings.sync.job_fields", t.job_fields, t.more_hint, Kind::Lines),
    ]
}

fn calls() -> Vec<Field> {
    let t = texts::SETTINGS;
    vec![
        Field::new("settings.calls.per_hour", t.per_hour, t.per_hour_hint, Kind::Number(100_000_000)),
        Field::new("settings.calls.per_day", t.per_day, t.per_day_hint, Kind::Number(1_000_000_000)),
        Field::new("settings.calls.per_second", t.per_second, t.usual_hint, Kind::Number(10_000)),
        Field::new("settings.calls.in_flight", t.in_flight, t.usual_hint, Kind::Number(1_000)),
    ]
}

//! What a tenant may choose: shown, changed, checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::input::Mistakes;
use super::mirror::standing::SourceView;
use crate::domain::{CallLimits, SyncSettings, SyncSource, TenantSettings};
use crate::inbound::Doors;

/// What a tenant chose.
#[derive(Serialize, ToSchema)]
#[schema(as = Settings)]
pub(in crate::inbound) struct SettingsView {
    /// API host of the ATS, where it differs from the region's.
    #[schema(example = json!(null))]
    api_url: Option<String>,
    /// Authorization host of the ATS, where it differs from the region's.
    login_url: Option<String>,
    /// Audience of the ATS' tokens, where it differs from the region's.
    audience: Option<String>,
    /// Host of the ATS' stream of changes, where it differs from the region's.
    #[schema(example = json!(null))]
    stream_url: Option<String>,
    /// Role of the hiring team → job field of the ATS that carries it.
    #[schema(example = json!({"recruiter": "recruiter"}))]
    roles: BTreeMap<String, String>,
    /// Application field that the link is written into; none writes nothing.
    #[schema(example = "field23848")]
    link_field: Option<String>,
    /// Days a link can be opened.
    #[schema(minimum = 1, maximum = 365, example = 14)]
    link_days: u16,
    /// Whether a repeated delivery is told to the recruiter as a mistake.
    refuse_duplicates: bool,
    /// Whether the recruiter is told when a status sends nobody.
    tell_ignored: bool,
    /// Whether people sign in before a link shows or opens anything.
    link_needs_sign_in: bool,
    /// Calls of the ATS that may be used, over all processes.
    calls: CallLimitsView,
    /// How jobs, candidates, users and applications are mirrored.
    sync: SyncSettingsView,
}

/// How jobs, candidates, users and applications are mirrored.
#[derive(Serialize, ToSchema)]
#[schema(as = SyncSettings)]
pub(in crate::inbound) struct SyncSettingsView {
    /// Where changes are learned from.
    source: SourceView,
    /// Subscription of the ATS' stream of changes; none takes the only one there is.
    #[schema(example = json!(null))]
    stream_subscription: Option<String>,
    /// Stream of the ATS' older API of changes, which nothing reads yet.
    #[schema(example = json!(null))]
    legacy_stream_id: Option<String>,
    /// Minutes from one look for changes to the next.
    #[schema(minimum = 1, maximum = 1_440, example = 5)]
    every_minutes: u16,
    /// Days from one walk through everything to the next.
    #[schema(minimum = 1, maximum = 90, example = 7)]
    walk_every_days: u16,
    /// Folders whose persons are candidates, by id or label.
    #[schema(example = json!(["Cand:Active"]))]
    candidate_folders: Vec<String>,
    /// Folders whose persons are users, by id or label.
    #[schema(example = json!(["HM:Active", "Emp:Current Employee"]))]
    user_folders: Vec<String>,
    /// Folders whose jobs are not mirrored, by id or label.
    #[schema(example = json!(["Deleted", "Job Template"]))]
    jobs_without: Vec<String>,
    /// Whether applications of candidates for open jobs are mirrored too.
    applications: bool,
    /// Folders of open jobs, by id or label; they matter to applications alone.
    #[schema(example = json!(["Approved"]))]
    open_job_folders: Vec<String>,
    /// Fields of persons beside the usual ones.
    #[schema(example = json!(["field23848"]))]
    person_fields: Vec<String>,
    /// Fields of jobs beside the usual ones.
    #[schema(example = json!(["field30012"]))]
    job_fields: Vec<String>,
    /// Of each hundred, how many may have gone at once before a person is asked.
    #[schema(minimum = 1, maximum = 100, example = 20)]
    gone_most_percent: u8,
}

impl SyncSettingsView {
    fn of(settings: SyncSettings) -> Self {
        let SyncSettings {
            source,
            stream_subscription,
            legacy_stream_id,
            every_minutes,
            walk_every_days,
            candidate_folders,
            user_folders,
            jobs_without,
            applications,
            open_job_folders,
            person_fields,
            job_fields,
            gone_most_percent,
        } = settings;
        Self {
            source: SourceView::of(source),
            stream_subscription,
            legacy_stream_id,
            every_minutes,
            walk_every_days,
            candidate_folders,
            user_folders,
            jobs_without,
            applications,
            open_job_folders,
            person_fields,
            job_fields,
            gone_most_percent,
        }
    }
}

/// Calls of the ATS that may be used, over all processes.
#[derive(Serialize, ToSchema)]
#[schema(as = CallLimits)]
pub(in crate::inbound) struct CallLimitsView {
    /// In any second.
    #[schema(minimum = 1, maximum = 10_000, example = 25)]
    per_second: u32,
    /// At the same time; each process has two at least.
    #[schema(minimum = 1, maximum = 1_000, example = 8)]
    in_flight: u32,
    /// In an hour of UTC.
    #[schema(minimum = 1, maximum = 100_000_000, example = 80_000)]
    per_hour: u32,
    /// In a day of UTC; without it what the ATS says counts, or 10,000.
    #[schema(minimum = 1, maximum = 1_000_000_000, example = 20_000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    per_day: Option<u32>,
}

impl CallLimitsView {
    pub(in crate::inbound) fn of(limits: CallLimits) -> Self {
        let CallLimits { per_second, in_flight, per_hour, per_day } = limits;
        Self { per_second, in_flight, per_hour, per_day }
    }
}

impl SettingsView {
    pub(in crate::inbound) fn of(settings: &TenantSettings) -> Self {
        let all = settings.clone();
        Self {
            api_url: all.api_url,
            login_url: all.login_url,
            audience: all.audience,
            stream_url: all.stream_url,
            roles: all.roles.0,
            link_field: all.link_field,
            link_days: all.link_days,
            refuse_duplicates: all.refuse_duplicates,
            tell_ignored: all.tell_ignored,
            link_needs_sign_in: all.link_needs_sign_in,
            calls: CallLimitsView::of(all.calls),
            sync: SyncSettingsView::of(all.sync),
        }
    }
}

/// Settings to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what is merged into the settings")]
pub(in crate::inbound) struct SettingsChange {
    api_url: Option<String>,
    login_url: Option<String>,
    audience: Option<String>,
    stream_url: Option<String>,
    /// Roles to set; `null` takes one away.
    roles: Option<BTreeMap<String, Option<String>>>,
    link_field: Option<String>,
    #[schema(minimum = 1, maximum = 365)]
    link_days: Option<u16>,
    refuse_duplicates: Option<bool>,
    tell_ignored: Option<bool>,
    link_needs_sign_in: Option<bool>,
    /// Calls of the ATS that may be used; `null` goes back to the usual.
    calls: Option<CallLimitsChange>,
    /// How jobs, candidates, users and applications are mirrored; `null` goes back to the usual.
    sync: Option<SyncSettingsChange>,
}

/// Settings of the mirror to change; what is left out stays. Lists are replaced.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what is merged into the settings")]
pub(in crate::inbound) struct SyncSettingsChange {
    #[schema(value_type = Option<SourceView>)]
    source: Option<SyncSource>,
    #[schema(min_length = 1, max_length = 100)]
    stream_subscription: Option<String>,
    #[schema(min_length = 1, max_length = 100)]
    legacy_stream_id: Option<String>,
    #[schema(minimum = 1, maximum = 1_440)]
    every_minutes: Option<u16>,
    #[schema(minimum = 1, maximum = 90)]
    walk_every_days: Option<u16>,
    candidate_folders: Option<Vec<String>>,
    user_folders: Option<Vec<String>>,
    jobs_without: Option<Vec<String>>,
    applications: Option<bool>,
    open_job_folders: Option<Vec<String>>,
    person_fields: Option<Vec<String>>,
    job_fields: Option<Vec<String>>,
    #[schema(minimum = 1, maximum = 100)]
    gone_most_percent: Option<u8>,
}

/// Limits to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what is merged into the settings")]
pub(in crate::inbound) struct CallLimitsChange {
    #[schema(minimum = 1, maximum = 10_000)]
    per_second: Option<u32>,
    #[schema(minimum = 1, maximum = 1_000)]
    in_flight: Option<u32>,
    #[schema(minimum = 1, maximum = 100_000_000)]
    per_hour: Option<u32>,
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    per_day: Option<u32>,
}

/// The settings with what is asked for; every mistake is noted.
pub(in crate::inbound) fn merged(
    doors: &Doors,
    ats: &str,
    old: &TenantSettings,
    change: Option<&Value>,
    mistakes: &mut Mistakes,
) -> Option<TenantSettings> {
    let Some(adapter) = doors.flow.registry.get(ats) else {
        mistakes.note("ats", "is no kind of ATS that this service knows");
        return None;
    };
    let mut value = serde_json::to_value(old).ok()?;
    if let Some(change) = change {
        if !change.is_object() {
            mistakes.note("settings", "must be an object");
            return None;
        }
        merge(&mut value, change);
    }
    let settings: TenantSettings = serde_path_to_error::deserialize(value)
        .map_err(|error| {
            let said = error.inner().to_string();
            let said = if said.starts_with("unknown field") { said } else { "is not of the right type".to_owned() };
            mistakes.note(&format!("settings.{}", error.path()), said);
        })
        .ok()?;
    for (field, why) in adapter.ats.check_settings(&settings) {
        mistakes.note(&format!("settings.{field}"), why);
    }
    Some(settings)
}

/// RFC 7396. What is `null` goes back to the usual where it is no field of its own.
fn merge(into: &mut Value, change: &Value) {
    let (Value::Object(into), Value::Object(change)) = (into, change) else { return };
    for (name, value) in change {
        match (into.get_mut(name), value) {
            (Some(old @ Value::Object(_)), Value::Object(_)) => merge(old, value),
            (None, Value::Object(_)) => {
                let mut new = Value::Object(serde_json::Map::new());
                merge(&mut new, value);
                into.insert(name.clone(), new);
            }
            (_, Value::Null) => {
                into.remove(name);
            }
            _ => {
                into.insert(name.clone(), value.clone());
            }
        }
    }
}

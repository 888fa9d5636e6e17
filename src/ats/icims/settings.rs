//! What a tenant of iCIMS may choose.

use super::api::stream::{is_name, no_name};
use crate::domain::{SyncSettings, TenantSettings};

/// Fields of an application that mean something to iCIMS or to us: a link in one of them would destroy it.
const RESERVED: [&str; 6] = ["status", "bin", "associatedprofile", "baseprofile", "source", "updateddate"];
/// Longer than any field's name.
const FIELD_MOST: usize = 64;
/// More than any hiring team has.
const ROLES_MOST: usize = 50;
/// Folders of one setting.
const FOLDERS_MOST: usize = 50;
/// Characters of a folder's name.
const FOLDER_LONGEST: usize = 100;
/// Fields beside the usual ones: all of them stand in an address.
const ADDED_MOST: usize = 50;
/// A year: whoever has not opened a link by then does not mean to.
const LINK_DAYS_MOST: u16 = 365;

/// Each setting that cannot be, and what it must be.
#[must_use]
pub fn check(settings: &TenantSettings) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    let urls =
        [("api_url", &settings.api_url), ("login_url", &settings.login_url), ("stream_url", &settings.stream_url)];
    for (name, url) in urls {
        if url.as_deref().is_some_and(|url| !is_address(url)) {
            wrong.push((name.to_owned(), "must be an http or https address without user and query".to_owned()));
        }
    }
    if settings.audience.as_deref().is_some_and(|audience| audience.is_empty() || audience.len() > 500) {
        wrong.push(("audience".to_owned(), "must have 1 to 500 characters".to_owned()));
    }
    if let Some(field) = &settings.link_field {
        if !is_field(field) {
            wrong.push(("link_field".to_owned(), no_field()));
        } else if RESERVED.contains(&field.as_str()) {
            let why = format!("{field} has a meaning of its own; use a text field made for the link");
            wrong.push(("link_field".to_owned(), why));
        }
    }
    if settings.roles.0.len() > ROLES_MOST {
        wrong.push(("roles".to_owned(), format!("must be {ROLES_MOST} at the most")));
    }
    for (role, field) in &settings.roles.0 {
        if role.is_empty() || role.len() > FIELD_MOST || role.chars().any(char::is_control) {
            wrong.push(("roles".to_owned(), format!("must have names of 1 to {FIELD_MOST} bytes")));
        }
        if !is_field(field) {
            wrong.push((format!("roles.{role}"), no_field()));
        }
    }
    if !(1..=LINK_DAYS_MOST).contains(&settings.link_days) {
        wrong.push(("link_days".to_owned(), format!("must be 1 to {LINK_DAYS_MOST}")));
    }
    check_sync(&settings.sync, &mut wrong);
    let calls = settings.calls;
    let most = [
        ("calls.per_second", Some(calls.per_second), 10_000),
        ("calls.in_flight", Some(calls.in_flight), 1_000),
        ("calls.per_hour", Some(calls.per_hour), 100_000_000),
        ("calls.per_day", calls.per_day, 1_000_000_000),
    ];
    for (name, value, most) in most {
        if value.is_some_and(|value| !(1..=most).contains(&value)) {
            wrong.push((name.to_owned(), format!("must be 1 to {most}")));
        }
    }
    wrong
}

/// Folders and added fields may be many, but not without end: each is a search, or a part of an address.
fn check_sync(sync: &SyncSettings, wrong: &mut Vec<(String, String)>) {
    let lists = [
        ("sync.candidate_folders", &sync.candidate_folders),
        ("sync.user_folders", &sync.user_folders),
        ("sync.jobs_without", &sync.jobs_without),
        ("sync.open_job_folders", &sync.open_job_folders),
    ];
    for (name, folders) in lists {
        let is_folder = |name: &String| {
            let length = name.trim().chars().count();
            (1..=FOLDER_LONGEST).contains(&length) && !name.chars().any(char::is_control)
        };
        if folders.len() > FOLDERS_MOST || !folders.iter().all(is_folder) {
            let why = format!(
                "must be {FOLDERS_MOST} folders at the most, each an id or a name of up to {FOLDER_LONGEST} characters"
            );
            wrong.push((name.to_owned(), why));
        }
    }
    let all = sync.candidate_folders.iter().chain(&sync.user_folders).map(|name| name.trim().to_lowercase());
    let all: Vec<_> = all.collect();
    if all.iter().enumerate().any(|(n, name)| all[..n].contains(name)) {
        wrong.push(("sync.user_folders".to_owned(), "must not name a folder twice, nor one of candidates".to_owned()));
    }
    for (name, fields) in [("sync.person_fields", &sync.person_fields), ("sync.job_fields", &sync.job_fields)] {
        if fields.len() > ADDED_MOST || !fields.iter().all(|field| is_field(field)) {
            wrong.push((name.to_owned(), format!("must be {ADDED_MOST} fields at the most; each {}", no_field())));
        }
    }
    let names =
        [("sync.stream_subscription", &sync.stream_subscription), ("sync.legacy_stream_id", &sync.legacy_stream_id)];
    for (name, text) in names {
        if text.as_deref().is_some_and(|text| !is_name(text)) {
            wrong.push((name.to_owned(), no_name()));
        }
    }
    let numbers = [
        ("sync.every_minutes", u32::from(sync.every_minutes), 1_440),
        ("sync.walk_every_days", u32::from(sync.walk_every_days), 90),
        ("sync.gone_most_percent", u32::from(sync.gone_most_percent), 100),
    ];
    for (name, value, most) in numbers {
        if !(1..=most).contains(&value) {
            wrong.push((name.to_owned(), format!("must be 1 to {most}")));
        }
    }
}

fn is_address(text: &str) -> bool {
    reqwest::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
    })
}

/// Field names of iCIMS are lower case; anything else could change an address.
fn is_field(name: &str) -> bool {
    (1..=FIELD_MOST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// What was given instead stays untold: it may be anything.
fn no_field() -> String {
    "must be a field: lower-case letters and digits, such as field23848".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CallLimits;

    #[test]
    fn each_setting_that_cannot_be_is_named() {
        assert_eq!(check(&TenantSettings::default()), []);
        let mut settings = TenantSettings {
            api_url: Some("ftp://icims.example".to_owned()),
            login_url: Some("https://user@icims.example".to_owned()),
            stream_url: Some("https://icims.example?a=b".to_owned()),
            link_field: Some("status".to_owned()),
            link_days: 0,
            calls: CallLimits { per_second: 0, per_day: Some(0), ..CallLimits::default() },
            ..TenantSettings::default()
        };
        settings.roles.0.insert("recruiter".to_owned(), "../people".to_owned());
        settings.sync.stream_subscription = Some("../people".to_owned());
        settings.sync.legacy_stream_id = Some(String::new());
        let wrong: Vec<_> = check(&settings).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            wrong,
            [
                "api_url",
                "login_url",
                "stream_url",
                "link_field",
                "roles.recruiter",
                "link_days",
                "sync.stream_subscription",
                "sync.legacy_stream_id",
                "calls.per_second",
                "calls.per_day"
            ]
        );
    }
}

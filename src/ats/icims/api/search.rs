//! The Search API: numbers of what fits a filter, at most a thousand at once.

use std::str::FromStr;

use serde_json::{Value, json};

use super::super::client::{Ask, Client, Query, Target};
use super::super::config::Host;
use super::super::values::{Entries, Link, searched};
use crate::ats::{AtsError, Call, ProfileIds, ProfilesAsked, StandingAsked, StandingBy, StandingPage};
use crate::domain::{Entity, StageId, StageKey, WorkflowId};

/// Rows of a full answer: whether more follow, only the next question tells.
const PAGE_MOST: usize = 1_000;

/// Minutes. By default an answer may be fifteen minutes old, and would show applications that have left.
const LIVE: u32 = 0;

/// What a status id begins with, where only its digits are known: `D` came with iCIMS, `C` was added by the customer.
const LETTERS: [char; 2] = ['C', 'D'];

#[derive(serde::Deserialize)]
struct Answer {
    // Whether a search without a hit answers an empty list or none at all is not documented.
    #[serde(rename = "searchResults", default)]
    results: Entries<Row>,
}

#[derive(serde::Deserialize)]
struct Row {
    id: Option<Link>,
}

/// <https://developer-community.icims.com/applications/applicant-tracking/search-api>: the answer is in the order of the
/// numbers, and the next page is what has higher ones.
pub(in super::super) async fn applications_in(
    client: &Client,
    call: Call<'_>,
    asked: StandingAsked<'_>,
) -> Result<StandingPage, AtsError> {
    let answer = searched_for(client, call, "applicantworkflows", &filters(asked)).await?;
    let (workflows, is_last) = page(answer, asked.after)?;
    Ok(StandingPage { workflows, is_last })
}

/// The same page: persons, jobs and applications by folder and date.
pub(in super::super) async fn profiles(
    client: &Client,
    call: Call<'_>,
    asked: ProfilesAsked<'_>,
) -> Result<ProfileIds, AtsError> {
    let (path, _) = names(asked.entity);
    let answer = searched_for(client, call, path, &filters_of(asked)).await?;
    let (ids, is_last) = page(answer, Some(asked.after))?;
    Ok(ProfileIds { ids, is_last })
}

/// The same page: a status and a bin are lists, so their names may stand where ids do. Of a full answer the newest is taken, which
/// is most likely still there.
pub(in super::super) async fn application_by(
    client: &Client,
    call: Call<'_>,
    by: StandingBy<'_>,
) -> Result<Option<WorkflowId>, AtsError> {
    let (workflows, _) = page(searched_for(client, call, "applicantworkflows", &filters_by(by)).await?, None)?;
    Ok(workflows.last().copied())
}

async fn searched_for(client: &Client, call: Call<'_>, entity: &str, filters: &Value) -> Result<Answer, AtsError> {
    let path = format!("/customers/{}/search/{entity}", call.tenant.customer);
    let query = Query::Search { json: filters.to_string(), staleness: LIVE };
    let target = Target { path, query };
    client.read(Ask { call, what: "search", host: Host::Api, target, write: None }).await
}

/// A page that begins where the last one did would be taken for ever.
fn page<T: FromStr + Ord + Copy>(answer: Answer, after: Option<T>) -> Result<(Vec<T>, bool), AtsError> {
    let rows = answer.results.0;
    let is_last = rows.len() < PAGE_MOST;
    let mut ids = Vec::with_capacity(rows.len());
    for (n, row) in rows.into_iter().enumerate() {
        let unreadable = || AtsError::Unreadable {
            what: "search",
            path: format!("$.searchResults[{n}].id"),
            why: "expected a number above the last page's".to_owned(),
        };
        ids.push(row.id.and_then(|id| id.id()).filter(|id| Some(*id) > after).ok_or_else(unreadable)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok((ids, is_last))
}

/// An id that does not exist is no mistake, it fits nothing: so each way to write the status is a filter of its own.
fn filters(asked: StandingAsked<'_>) -> Value {
    let written = match asked.written {
        Some(id) => vec![id.to_string()],
        None => spellings(asked.stage),
    };
    let status = |id: &String| json!({"name": "applicantworkflow.status", "value": [id], "operator": "="});
    let statuses: Vec<_> = written.iter().map(status).collect();
    let after = asked.after.map_or(0, WorkflowId::get);
    let mut filters = vec![json!({"name": "applicantworkflow.id", "value": [after.to_string()], "operator": ">"})];
    filters.extend(
        asked.changed_since.map(|at| json!({"name": "applicantworkflow.updateddate", "value": [searched(at)]})),
    );
    json!({
        "filters": filters,
        "operator": "&",
        "children": [{"filters": statuses, "operator": "|"}],
    })
}

/// How searches name an entity, and what its filters begin with.
fn names(entity: Entity) -> (&'static str, &'static str) {
    match entity {
        Entity::Person => ("people", "person"),
        Entity::Job => ("jobs", "job"),
        Entity::Application => ("applicantworkflows", "applicantworkflow"),
    }
}

/// Several values of a list mean any of them. The number is always asked for, because a search without a filter is refused.
fn filters_of(asked: ProfilesAsked<'_>) -> Value {
    let (_, prefix) = names(asked.entity);
    let folder = match asked.entity {
        Entity::Person | Entity::Job => format!("{prefix}.folder"),
        Entity::Application => format!("{prefix}.person.folder"),
    };
    let mut filters =
        vec![json!({"name": format!("{prefix}.id"), "value": [asked.after.to_string()], "operator": ">"})];
    if !asked.folders.is_empty() {
        filters.push(json!({"name": folder, "value": asked.folders, "operator": "="}));
    }
    if !asked.job_folders.is_empty() {
        let name = format!("{prefix}.job.folder");
        filters.push(json!({"name": name, "value": asked.job_folders, "operator": "="}));
    }
    filters.extend(asked.without.iter().map(|name| json!({"name": folder, "value": [name], "operator": "!="})));
    if let Some((since, until)) = asked.changed {
        let mut dates = json!({"name": format!("{prefix}.updateddate"), "value": [searched(since)]});
        if let Some(until) = until {
            dates["secondaryValue"] = json!([searched(until)]);
        }
        filters.push(dates);
    }
    json!({"filters": filters, "operator": "&"})
}

fn filters_by(by: StandingBy<'_>) -> Value {
    let filters = match by {
        StandingBy::Label(label) => {
            vec![json!({"name": "applicantworkflow.status", "value": [label], "operator": "="})]
        }
        StandingBy::Bin { bin, without } => {
            let known = |id: &StageId| json!({"name": "applicantworkflow.status", "value": [id], "operator": "!="});
            let mut filters = vec![json!({"name": "applicantworkflow.bin", "value": [bin], "operator": "="})];
            filters.extend(without.iter().map(known));
            filters
        }
    };
    json!({"filters": filters, "operator": "&"})
}

fn spellings(stage: StageKey) -> Vec<String> {
    LETTERS.iter().map(|letter| format!("{letter}{stage}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ats::icims::json as reading;

    fn read(text: &str) -> Result<StandingPage, AtsError> {
        let after = WorkflowId::try_from(21).ok();
        page(reading::decode("search", text.as_bytes())?, after)
            .map(|(workflows, is_last)| StandingPage { workflows, is_last })
    }

    #[test]
    fn profiles_are_asked_for_by_folder_and_minute() {
        let folders = ["Cand:Active".to_owned(), "D32011".to_owned()];
        let since = crate::domain::Timestamp::from_micros(1_795_305_600_000_000);
        let asked = ProfilesAsked {
            entity: Entity::Person,
            folders: &folders,
            without: &[],
            job_folders: &[],
            changed: Some((since, None)),
            after: 7,
        };
        let filters = filters_of(asked);
        let id = json!({"name": "person.id", "value": ["7"], "operator": ">"});
        let folder = json!({"name": "person.folder", "value": ["Cand:Active", "D32011"], "operator": "="});
        let date = json!({"name": "person.updateddate", "value": ["2026-11-22 12:00 AM"]});
        assert_eq!(filters, json!({"filters": [id, folder, date], "operator": "&"}));
        let without =
            filters_of(ProfilesAsked { entity: Entity::Job, folders: &[], without: &folders, changed: None, ..asked });
        let not = |name| json!({"name": "job.folder", "value": [name], "operator": "!="});
        assert_eq!(without["filters"][1], not("Cand:Active"));
        assert_eq!(without["filters"][2], not("D32011"));
    }

    #[test]
    fn numbers_come_as_numbers_or_texts_and_none_at_all_is_an_empty_page() {
        let found = read(r#"{"searchResults":[{"self":"https://x/148","id":"148"},{"id":22}]}"#).unwrap();
        assert_eq!(found.workflows.iter().map(|id| id.get()).collect::<Vec<_>>(), [22, 148]);
        assert!(found.is_last);
        assert!(read(r#"{"searchResults":[{"id":21}]}"#).is_err(), "it does not follow the page before");
        for none in [r#"{"searchResults":[]}"#, r#"{"searchResults":null}"#, "{}"] {
            assert!(read(none).unwrap().workflows.is_empty(), "{none}");
        }
        let error = read(r#"{"searchResults":[{"id":22},{"id":"Ana"}]}"#).unwrap_err().to_string();
        assert!(error.contains("$.searchResults[1].id") && !error.contains("Ana"), "{error}");
    }

    #[test]
    fn a_full_page_may_be_followed_by_another() {
        let rows: Vec<_> = (101..=1_100).map(|id| json!({"id": id})).collect();
        assert!(!read(&json!({"searchResults": rows}).to_string()).unwrap().is_last);
    }

    #[test]
    fn a_status_without_its_letter_is_asked_for_in_each_form() {
        let written = "C20700".parse().unwrap();
        let asked =
            StandingAsked { stage: StageKey::from_digits(20_700), written: None, changed_since: None, after: None };
        let found = filters(asked).to_string();
        assert!(found.contains(r#"["C20700"]"#) && found.contains(r#"["D20700"]"#), "{found}");
        let after = WorkflowId::try_from(13_001).ok();
        let found = filters(StandingAsked { written: Some(&written), after, ..asked }).to_string();
        assert!(!found.contains("D20700") && found.contains(r#"["13001"]"#), "{found}");
    }
}

//! Searches as clients in production write them (data-apis §1.2, §1.8).

use std::collections::BTreeMap;

use super::super::super::profile::ProfileType::{Jobs, Workflows};
use super::super::record::Value;
use super::super::{MOST, Query, answer};
use super::{Told, finds, rules, text, told};

fn application(id: i64, status: (&str, &str), job_folder: (&str, &str)) -> (i64, Told) {
    let record = told([
        ("applicantworkflow.id", Value::Number(id)),
        ("applicantworkflow.status", Value::node(status.0, status.1)),
        ("applicantworkflow.bin", Value::node("C77", "Interview")),
        ("applicantworkflow.job.id", Value::Number(4_711)),
        ("applicantworkflow.job.folder", Value::node(job_folder.0, job_folder.1)),
        ("applicantworkflow.person.email", text("ada@example.com")),
    ]);
    (id, record)
}

fn applications() -> BTreeMap<i64, Told> {
    BTreeMap::from([
        application(11, ("D10100", "New Submissions - External Portal"), ("D31001", "Approved")),
        application(12, ("C20700", "Phone Screen"), ("D31001", "Approved")),
        application(13, ("C20700", "Phone Screen"), ("D31009", "Closed")),
        application(14, ("C90001", "Hired"), ("C14567", "Approved: Intern")),
    ])
}

fn found(query: &str) -> Vec<i64> {
    let search = Query::parse(query).and_then(|query| query.resolve(&rules(Workflows))).expect(query);
    applications().iter().filter(|(_, record)| search.matches(*record)).map(|(id, _)| *id).collect()
}

#[test]
fn the_sample_of_the_facts_finds_what_it_says() {
    let query = r#"{
        "filters": [{"name": "applicantworkflow.job.id", "value": ["4711"], "operator": "="},
                    {"name": "applicantworkflow.updateddate", "value": ["2026-01-05T13:30:00Z"]}],
        "operator": "&",
        "children": [{"filters": [{"name": "applicantworkflow.status", "value": ["D10100", "hired"]}], "operator": "|"}]
    }"#;
    assert_eq!(found(query), [11, 14]);
}

#[test]
fn or_of_folders_in_a_child_with_paging_by_id_beside_it() {
    let folders = r#"{"operator":"|","filters":[
        {"name":"applicantworkflow.job.folder","value":["D31001"]},
        {"name":"applicantworkflow.job.folder","value":["C14567"]}]}"#;
    assert_eq!(found(folders), [11, 12, 14]);
    let after = |id: i64| {
        let paging = format!(r#"{{"name":"applicantworkflow.id","value":["{id}"],"operator":">"}}"#);
        found(&format!(r#"{{"filters":[{paging}],"operator":"&","children":[{folders}]}}"#))
    };
    assert_eq!(after(11), [12, 14]);
    assert_eq!(after(14), [] as [i64; 0]);
}

#[test]
fn paging_by_id_in_a_child_works_as_well() {
    let query = r#"{"filters":[{"name":"applicantworkflow.status","value":["Phone Screen"]}],
        "children":[{"filters":[{"name":"applicantworkflow.id","value":[12],"operator":">"}]}]}"#;
    assert_eq!(found(query), [13]);
}

#[test]
fn a_walk_over_everything_takes_pages_of_a_thousand_in_ascending_order() {
    let all: Vec<i64> = (1..=2_000).collect();
    let page = |after: i64| -> Vec<i64> {
        let query = format!(r#"{{"filters":[{{"name":"applicantworkflow.id","value":["{after}"],"operator":">"}}]}}"#);
        let record = |id: i64| told([("applicantworkflow.id", Value::Number(id))]);
        let ids = all.iter().copied().filter(|id| finds(Workflows, &query, &record(*id)));
        let answer = answer(ids, MOST, "https://api.icims.com", 9_000, Workflows);
        let rows = answer["searchResults"].as_array().expect("rows").clone();
        rows.iter().filter_map(|row| row["id"].as_i64()).collect()
    };
    let (mut walked, mut last) = (Vec::new(), 0);
    let mut sizes = Vec::new();
    loop {
        let ids = page(last);
        sizes.push(ids.len());
        let Some(greatest) = ids.last() else { break };
        last = *greatest;
        walked.extend(ids);
    }
    assert_eq!((walked, sizes), (all.clone(), vec![1_000, 1_000, 0]));
}

#[test]
fn posted_jobs_are_asked_for_by_folder_and_post() {
    let job = told([
        ("job.folder", Value::node("C14567", "Open")),
        ("job.jobpost.isposted", text("Yes")),
        ("job.jobpost.type", Value::Several(vec![Value::Number(3)])),
    ]);
    let query = |kind: &str| {
        format!(
            r#"{{"filters":[{{"name":"job.folder","value":["C14567"]}},{{"name":"job.jobpost.isposted","value":["Yes"]}},
                {{"name":"job.jobpost.type","value":["{kind}"]}}]}}"#
        )
    };
    assert!(finds(Jobs, &query("3"), &job));
    assert!(!finds(Jobs, &query("1"), &job));
}

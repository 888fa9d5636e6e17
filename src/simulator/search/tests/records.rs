//! The memory's own profiles, searched.

use serde_json::json;

use super::super::super::memory::{LogEntry, Memory};
use super::super::super::profile::ProfileType::{Jobs, People, Workflows};
use super::super::super::profile::{Address, Job, JobLocation, Person};
use super::super::{JobRecord, Moment, PersonRecord, WorkflowRecord};
use super::{finds, one};

/// 2026-11-22T19:15:00Z.
const START: i64 = 1_795_374_900_000_000;
const MINUTE: i64 = 60_000_000;
const NOW: Moment = Moment { now: START + 6 * MINUTE, index_lag: 0, status_delay: 0 };

/// A person (9001) who applied (13001) to a job (4401) and was moved to a phone screen five minutes later.
fn memory() -> Memory {
    let mut memory = Memory::new();
    let mut ada = Person::candidate("Ada", "King").with_field("customfield2145", json!("Blue Badge"));
    ada.fields.insert("collectionfield2231number".to_owned(), json!([3, 4]));
    ada.fields.insert("logingroupid".to_owned(), json!([{"id": "C1", "value": "Agency"}]));
    let country = Some(("D41002".to_owned(), "GB".to_owned(), "United Kingdom".to_owned()));
    ada.addresses.push(Address { city: "London".to_owned(), country, ..Address::default() });
    let person = memory.add_person(ada, START);
    let mut engine = Job::titled("Engineer").with_person_link("customfield1234", 77);
    engine.joblocation = Some(JobLocation { id: 1, company_id: 55, value: "Site".to_owned() });
    engine.fields.insert("startdate".to_owned(), json!("2026-12-01"));
    let job = memory.add_job(engine, START);
    let workflow = memory.apply(person, job, "D10100", START);
    memory.statuses.insert("C20700".to_owned(), "Phone Screen".to_owned());
    memory.set_status(workflow, LogEntry { status: "C20700".to_owned(), at: START + 5 * MINUTE, by: 9_000 });
    memory
}

#[test]
fn a_person_is_found_by_its_fields() {
    let memory = memory();
    for (filter, found) in [
        (r#""name":"person.id","value":["9001"]"#, true),
        (r#""name":"person.email","value":["ada.king@example.com"],"operator":"==""#, true),
        (r#""name":"person.middlename","value":[]"#, true),
        (r#""name":"person.folder","value":["Cand:Active"]"#, true),
        (r#""name":"person.addresscity","value":["london"]"#, true),
        (r#""name":"person.addresscountry","value":["kingdom"]"#, true),
        (r#""name":"person.createddate","value":["2026-11-22 07:15 PM"]"#, true),
        (r#""name":"person.createddate","value":["2026-11-22 07:16 PM"]"#, false),
        (r#""name":"person.customfield2145.text","value":["badge"]"#, true),
        (r#""name":"person.customfield9999.text","value":["badge"]"#, false),
        (r#""name":"person.collectionfield2231number","value":["4"]"#, true),
        (r#""name":"person.logingroupid","value":["agency"]"#, true),
    ] {
        assert_eq!(
            finds(People, &one(filter), &PersonRecord { memory: &memory, id: 9_001, at: NOW }),
            found,
            "{filter}"
        );
    }
}

#[test]
fn a_job_is_found_by_its_fields() {
    let memory = memory();
    for (filter, found) in [
        (r#""name":"job.jobnumber","value":["2026-4401"],"operator":"==""#, true),
        (r#""name":"job.jobtitle","value":["engin"]"#, true),
        (r#""name":"job.folder","value":["D31001"]"#, true),
        (r#""name":"job.joblocation.companyid","value":["55"]"#, true),
        (r#""name":"job.startdate","value":["2026-12-01"],"secondaryValue":["2026-12-01"]"#, true),
        (r#""name":"job.customfield1234.person","value":["77"]"#, true),
        (r#""name":"job.customfield1234.person","value":["78"]"#, false),
    ] {
        assert_eq!(finds(Jobs, &one(filter), &JobRecord { memory: &memory, id: 4_401, at: NOW }), found, "{filter}");
    }
}

#[test]
fn an_application_is_found_by_itself_its_person_and_its_job() {
    let memory = memory();
    let record = WorkflowRecord { memory: &memory, id: 13_001, at: NOW };
    for (filter, found) in [
        (r#""name":"applicantworkflow.id","value":["13000"],"operator":">""#, true),
        (r#""name":"applicantworkflow.status","value":["phone screen"]"#, true),
        (r#""name":"applicantworkflow.status","value":["D10100"]"#, false),
        (r#""name":"applicantworkflow.bin","value":["Interview"]"#, false),
        (r#""name":"applicantworkflow.updateddate","value":["2026-11-22 07:20 PM"]"#, true),
        (r#""name":"applicantworkflow.updateddate","value":["2026-11-22 07:21 PM"]"#, false),
        (r#""name":"applicantworkflow.person.id","value":["9001"]"#, true),
        (r#""name":"applicantworkflow.person.email","value":["ada"]"#, true),
        (r#""name":"applicantworkflow.job.id","value":["4401"]"#, true),
        (r#""name":"applicantworkflow.job.folder","value":["approved"]"#, true),
        (r#""name":"applicantworkflow.job.idCSV","value":["1,4401"]"#, true),
    ] {
        assert_eq!(finds(Workflows, &one(filter), &record), found, "{filter}");
    }
}

#[test]
fn a_status_that_does_not_show_yet_is_not_found() {
    let memory = memory();
    let at = |now| Moment { now, index_lag: 0, status_delay: 2 * MINUTE };
    let record = |now| WorkflowRecord { memory: &memory, id: 13_001, at: at(now) };
    let screen = one(r#""name":"applicantworkflow.status","value":["C20700"]"#);
    assert!(!finds(Workflows, &screen, &record(START + 6 * MINUTE)));
    assert!(finds(Workflows, &screen, &record(START + 7 * MINUTE)));
}

#[test]
fn a_profile_that_is_gone_has_no_values() {
    let memory = memory();
    assert!(!finds(
        People,
        &one(r#""name":"person.id","value":["1"]"#),
        &PersonRecord { memory: &memory, id: 1, at: NOW }
    ));
}

//! Which filters exist, for whom, and what they take.

use super::super::super::profile::ProfileType::{self, Jobs, People, Workflows};
use super::super::{Complaint, Query, Rules};
use super::{one, refusal, rules};

fn takes(entity: ProfileType, name: &str, operator: &str) -> bool {
    refusal(entity, &one(&format!(r#""name":"{name}","value":["1"],"operator":"{operator}""#))).is_none()
}

const ALL: [&str; 8] = ["=", "!=", "==", "!==", "<", ">", "<=", ">="];

#[test]
fn each_type_takes_its_own_operators() {
    let text: &[&str] = &["=", "!=", "==", "!=="];
    let ordered: &[&str] = &["=", "!=", "<", ">", "<=", ">="];
    let list: &[&str] = &["=", "!="];
    let node: &[&str] = &["="];
    for (entity, name, operators) in [
        (People, "person.email", text),
        (People, "person.idCSV", text),
        (People, "person.customfield2145.text", text),
        (People, "person.collectionfield2231text", text),
        (People, "person.id", ordered),
        (People, "person.customfield2145.number", ordered),
        (People, "person.updateddate", ordered),
        (People, "person.startdate", ordered),
        (People, "person.login.lastaccess", ordered),
        (People, "person.collectionfield2231date", ordered),
        (People, "person.folder", list),
        (People, "person.isfullaccessuser", list),
        (People, "person.addressstate", node),
        (People, "person.customfield2145.listnode", node),
        (Jobs, "job.id", ordered),
        (Jobs, "job.jobnumber", text),
        (Jobs, "job.joblocation.addresscity", text),
        (Jobs, "job.joblocation.companyid", ordered),
        (Jobs, "job.joblocation.zipradius", node),
        (Jobs, "job.jobpost.isposted", list),
        (Jobs, "job.jobpost.postdate", ordered),
        (Jobs, "job.customfield1234.person", ordered),
        (Workflows, "applicantworkflow.id", ordered),
        (Workflows, "applicantworkflow.status", list),
        (Workflows, "applicantworkflow.bin", list),
        (Workflows, "applicantworkflow.updateddate", ordered),
        (Workflows, "applicantworkflow.customfield3300.text", text),
        (Workflows, "applicantworkflow.person.id", ordered),
        (Workflows, "applicantworkflow.person.email", text),
        (Workflows, "applicantworkflow.person.createddate", ordered),
        (Workflows, "applicantworkflow.job.id", ordered),
        (Workflows, "applicantworkflow.job.folder", list),
        (Workflows, "applicantworkflow.job.joblocation.addressstate", node),
        (Workflows, "applicantworkflow.job.customfield1234.job", ordered),
    ] {
        let taken: Vec<&str> = ALL.into_iter().filter(|operator| takes(entity, name, operator)).collect();
        let expected: Vec<&str> = ALL.into_iter().filter(|operator| operators.contains(operator)).collect();
        assert_eq!(taken, expected, "{name}");
    }
}

#[test]
fn a_name_that_is_no_filter_of_the_entity_is_refused_by_name() {
    for (entity, name) in [
        (People, "person"),
        (People, "person."),
        (People, "email"),
        (People, "person.Email"),
        (People, "people.email"),
        (People, "job.id"),
        (People, "applicantworkflow.person.id"),
        (People, "person.person.id"),
        (People, "person.customfield2145"),
        (People, "person.customfield2145text"),
        (People, "person.customfield2145.password"),
        (People, "person.customfield214.text"),
        (People, "person.customfield21a5.text"),
        (People, "person.customfield21455.text"),
        (People, "person.customfieldäöü.text"),
        (People, "person.collectionfield2231.number"),
        (Jobs, "person.id"),
        (Jobs, "job.email"),
        (Workflows, "person.id"),
        (Workflows, "applicantworkflow.person"),
        (Workflows, "applicantworkflow.job"),
        (Workflows, "applicantworkflow.createddate"),
        (Workflows, "applicantworkflow.person.jobtitle"),
        (Workflows, "applicantworkflow.person.job.id"),
    ] {
        let sentence = format!("The following filter is either not valid or hidden: {name}");
        let query = one(&format!(r#""name":"{name}","value":["1"]"#));
        assert_eq!(refusal(entity, &query), Some(sentence), "{name}");
    }
}

#[test]
fn a_hidden_filter_is_refused_like_an_unknown_one_also_over_a_relation() {
    let hidden = |name: &str| name == "person.email";
    for (entity, name) in [(People, "person.email"), (Workflows, "applicantworkflow.person.email")] {
        let query = Query::parse(&one(&format!(r#""name":"{name}","value":["a"]"#))).expect("well written");
        let strict = Rules { hidden: &hidden, ..rules(entity) };
        assert_eq!(query.resolve(&strict).err(), Some(Complaint::Filter(name.to_owned())));
        assert!(query.resolve(&rules(entity)).is_ok());
    }
}

#[test]
fn a_relation_can_be_hidden_as_such() {
    let hidden = |name: &str| name.starts_with("applicantworkflow.person.");
    let query = Query::parse(&one(r#""name":"applicantworkflow.person.id","value":["1"]"#)).expect("well written");
    assert!(query.resolve(&Rules { hidden: &hidden, ..rules(Workflows) }).is_err());
}

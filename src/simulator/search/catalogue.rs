//! The filters the vendor lists for persons, jobs and applications (data-apis §1.5).

use super::super::profile::ProfileType;
use super::operator::FieldType;

const PERSON: &[(FieldType, &[&str])] = &[
    (FieldType::Number, &["id"]),
    (FieldType::Ids, &["idCSV"]),
    (
        FieldType::Text,
        &[
            "firstname",
            "middlename",
            "lastname",
            "email",
            "emailaddress",
            "externalid",
            "addresszip",
            "addresscountry",
            "addresscity",
        ],
    ),
    (FieldType::List, &["folder", "logingroupid", "isfullaccessuser"]),
    (FieldType::Node, &["addressstate"]),
    (
        FieldType::Date,
        &[
            "createddate",
            "updateddate",
            "firstnamelastupdated",
            "lastnamelastupdated",
            "emaillastupdated",
            "jobtitlelastupdated",
            "folderlastupdated",
            "addresslastupdated",
            "login.lastaccess",
            "startdate",
            "hiredate",
            "enddate",
        ],
    ),
];

const JOB: &[(FieldType, &[&str])] = &[
    (FieldType::Number, &["id", "numberofpositions", "numberofpositionsremaining", "joblocation.companyid"]),
    (FieldType::Ids, &["idCSV"]),
    (
        FieldType::Text,
        &[
            "jobnumber",
            "externalid",
            "jobtitle",
            "joblocation.addresscity",
            "joblocation.addresszip",
            "joblocation.addressstatetext",
            "joblocation.addresscountrytext",
        ],
    ),
    (
        FieldType::List,
        &[
            "folder",
            "jobtype",
            "hiretype",
            "positionlevel",
            "positiontype",
            "positioncategory",
            "priority",
            "postedto",
            "jobpost.isposted",
            "jobpost.postedtohub",
            "jobpost.status",
            "jobpost.type",
            "joblocation.addresscountry",
        ],
    ),
    (FieldType::Node, &["joblocation.addressstate", "joblocation.zipradius"]),
    (FieldType::Date, &["startdate", "duedate", "createddate", "updateddate", "jobpost.enddate", "jobpost.postdate"]),
];

/// `id` is on no list of the vendor's and in use for paging; `createddate` is really absent.
const WORKFLOW: &[(FieldType, &[&str])] =
    &[(FieldType::Number, &["id"]), (FieldType::List, &["bin", "status"]), (FieldType::Date, &["updateddate"])];

/// A filter that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known<'a> {
    pub(super) field: FieldType,
    /// The name as the filter of the profile that a relation leads to, such as `person.email`; else the name itself.
    pub(super) at_target: &'a str,
}

/// Looks a filter up; `None` also for one of another entity.
pub(super) fn look_up(entity: ProfileType, name: &str) -> Option<Known<'_>> {
    let (prefix, rest) = name.split_once('.')?;
    if prefix != singular(entity) {
        return None;
    }
    if entity == ProfileType::Workflows
        && let Some(related) = related(rest)
    {
        // A relation goes one step further, to any filter of the other profile (data-apis §1.5).
        return look_up(related, rest);
    }
    let field = listed(entity, rest).or_else(|| custom(rest))?;
    Some(Known { field, at_target: name })
}

/// What filters of this entity start with.
pub(super) fn singular(entity: ProfileType) -> &'static str {
    match entity {
        ProfileType::People => "person",
        ProfileType::Jobs => "job",
        ProfileType::Workflows => "applicantworkflow",
    }
}

fn related(rest: &str) -> Option<ProfileType> {
    match rest.split_once('.')?.0 {
        "person" => Some(ProfileType::People),
        "job" => Some(ProfileType::Jobs),
        _ => None,
    }
}

fn listed(entity: ProfileType, field: &str) -> Option<FieldType> {
    let catalogue = match entity {
        ProfileType::People => PERSON,
        ProfileType::Jobs => JOB,
        ProfileType::Workflows => WORKFLOW,
    };
    catalogue.iter().find(|(_, fields)| fields.contains(&field)).map(|(kind, _)| *kind)
}

/// `customfield2145.text` with a dot before the type, `collectionfield2231number` without.
fn custom(field: &str) -> Option<FieldType> {
    let kind = match field.strip_prefix("customfield") {
        Some(rest) => after_number(rest)?.strip_prefix('.')?,
        None => after_number(field.strip_prefix("collectionfield")?)?,
    };
    match kind {
        "text" => Some(FieldType::Text),
        // A linked person or job is searched by its id; going further from here is in no example.
        "number" | "person" | "job" => Some(FieldType::Number),
        "date" => Some(FieldType::Date),
        "listnode" => Some(FieldType::Node),
        _ => None,
    }
}

/// What follows the four digits of the field's number.
fn after_number(text: &str) -> Option<&str> {
    let (number, rest) = text.split_at_checked(4)?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(rest)
}

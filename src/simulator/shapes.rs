//! How profiles look in JSON (core-apis §3.4, §3.6): only fields that have a value, integer ids, absolute URLs.

use serde_json::{Map, Value, json};

use super::datetime::datetime;
use super::memory::{LogEntry, Memory, Workflow};
use super::profile::{Address, Job, JobLocation, ListNode, Person, Phone, ProfileType};

/// Fields of a profile that have a value, by field id.
pub(super) type Fields = Map<String, Value>;

/// The newest entries that the status log answers; older ones are cut.
const STATUS_LOG_CAP: usize = 100;

/// Where absolute URLs point.
pub(super) struct Base<'a> {
    pub(super) url: &'a str,
    pub(super) customer: i64,
}

impl Base<'_> {
    pub(super) fn profile(&self, profile: ProfileType, id: i64) -> String {
        format!("{}/customers/{}/{}/{id}", self.url, self.customer, profile.path())
    }
}

/// What a GET without `fields` answers.
pub(super) fn default_fields(profile: ProfileType) -> &'static [&'static str] {
    match profile {
        ProfileType::People => &["firstname", "lastname", "email", "folder"],
        ProfileType::Jobs => &["jobtitle", "joblocation", "folder", "hiringmanager", "recruiter"],
        ProfileType::Workflows => &["baseprofile", "associatedprofile", "status", "source", "sourcename"],
    }
}

/// Every field of a person that has a value.
pub(super) fn person(memory: &Memory, id: i64) -> Option<Fields> {
    let kept = memory.people.get(&id)?;
    let Person { firstname, lastname, middlename, email, folder, phones, addresses, resume: _, fields } = &kept.profile;
    let mut shown: Fields = fields.clone().into_iter().collect();
    for (field, text) in
        [("firstname", firstname), ("lastname", lastname), ("middlename", middlename), ("email", email)]
    {
        if !text.is_empty() {
            shown.insert(field.to_owned(), text.as_str().into());
        }
    }
    shown.insert("folder".to_owned(), node(folder));
    if !phones.is_empty() {
        shown.insert(
            "phones".to_owned(),
            phones.iter().zip(5_301_i64..).map(|(one, entry)| phone(one, entry)).collect(),
        );
    }
    if !addresses.is_empty() {
        let entries = addresses.iter().zip(4_121_i64..).map(|(one, entry)| address(one, entry)).collect();
        shown.insert("addresses".to_owned(), entries);
    }
    stamp(&mut shown, id, kept.updated);
    Some(shown)
}

/// Every field of a job that has a value.
pub(super) fn job(memory: &Memory, base: &Base<'_>, id: i64) -> Option<Fields> {
    let kept = memory.jobs.get(&id)?;
    let Job { jobid, jobtitle, folder, joblocation, person_links, fields, .. } = &kept.profile;
    let mut shown: Fields = fields.clone().into_iter().collect();
    if let Some(jobid) = jobid {
        shown.insert("jobid".to_owned(), jobid.as_str().into());
    }
    if !jobtitle.is_empty() {
        shown.insert("jobtitle".to_owned(), jobtitle.as_str().into());
    }
    shown.insert("folder".to_owned(), node(folder));
    if let Some(location) = joblocation {
        shown.insert("joblocation".to_owned(), job_location(base, location));
    }
    let standard = [
        ("hiringmanager", kept.profile.hiringmanager),
        ("recruiter", kept.profile.recruiter),
        ("secondaryrecruiter", kept.profile.secondaryrecruiter),
        ("jobowner", kept.profile.jobowner),
    ];
    let own = person_links.iter().map(|(field, person)| (field.as_str(), Some(*person)));
    for (field, linked) in standard.into_iter().chain(own) {
        if let Some(link) = linked.and_then(|person| person_link(memory, base, person)) {
            shown.insert(field.to_owned(), link);
        }
    }
    stamp(&mut shown, id, kept.updated);
    Some(shown)
}

/// Every field of an application that has a value, with the part of its log that can be seen.
pub(super) fn workflow(memory: &Memory, base: &Base<'_>, id: i64, seen: &[LogEntry]) -> Option<Fields> {
    let kept = memory.workflows.get(&id)?;
    let Workflow { person, job, fields, .. } = &kept.profile;
    let mut shown: Fields = fields.clone().into_iter().collect();
    let profile = base.profile(ProfileType::Jobs, *job);
    let title = memory.job_title(*job);
    shown.insert("baseprofile".to_owned(), json!({"id": job, "value": title, "profile": profile}));
    if let Some(link) = person_link(memory, base, *person) {
        shown.insert("associatedprofile".to_owned(), link);
    }
    if let Some(latest) = seen.last() {
        let label = memory.label(&latest.status);
        shown.insert("status".to_owned(), node(&ListNode::new(&latest.status, &label)));
    }
    shown.insert("submittalstatuslog".to_owned(), status_log(memory, seen));
    stamp(&mut shown, id, kept.updated);
    Some(shown)
}

/// The log as it is answered: newest first, capped.
pub(super) fn status_log(memory: &Memory, seen: &[LogEntry]) -> Value {
    let newest_first = seen.iter().rev().take(STATUS_LOG_CAP);
    newest_first
        .map(|entry| {
            json!({
                "status": {"id": entry.status, "value": memory.label(&entry.status)},
                "updatedDate": datetime(entry.at),
                "updatedBy": {"id": entry.by, "value": memory.person_name(entry.by)},
            })
        })
        .collect()
}

/// The `links` of a profile; the three of an application all have `rel` self.
pub(super) fn links(memory: &Memory, base: &Base<'_>, profile: ProfileType, id: i64) -> Value {
    let link = |title: &str, profile, id| json!({"rel": "self", "title": title, "url": base.profile(profile, id)});
    let mut links = vec![link("The current profile being viewed.", profile, id)];
    if profile == ProfileType::Workflows
        && let Some(kept) = memory.workflows.get(&id)
    {
        links.push(link("The base profile of this workflow.", ProfileType::Jobs, kept.profile.job));
        links.push(link("The associated profile of this workflow.", ProfileType::People, kept.profile.person));
    }
    links.into()
}

fn stamp(shown: &mut Fields, id: i64, updated: i64) {
    shown.insert("id".to_owned(), id.into());
    shown.insert("updateddate".to_owned(), datetime(updated).into());
}

fn node(node: &ListNode) -> Value {
    json!({"id": node.id, "value": node.value, "formattedvalue": node.value})
}

fn person_link(memory: &Memory, base: &Base<'_>, person: i64) -> Option<Value> {
    let value = memory.people.get(&person)?.profile.name();
    Some(json!({"id": person, "value": value, "profile": base.profile(ProfileType::People, person)}))
}

fn phone(phone: &Phone, entry: i64) -> Value {
    let mut shown = json!({"entry": entry, "phonetype": node(&phone.phone_type), "phonenumber": phone.number});
    if let Some(extension) = &phone.extension {
        shown["phoneextension"] = extension.as_str().into();
    }
    shown
}

fn address(address: &Address, entry: i64) -> Value {
    let mut shown = json!({
        "entry": entry,
        "addresstype": node(&ListNode::new("D84002", "Home")),
        "addressstreet1": address.street,
        "addresscity": address.city,
        "addresszip": address.zip,
    });
    for (field, place) in [("addressstate", &address.state), ("addresscountry", &address.country)] {
        if let Some((id, abbrev, value)) = place {
            shown[field] = json!({"id": id, "value": value, "abbrev": abbrev});
        }
    }
    shown
}

fn job_location(base: &Base<'_>, location: &JobLocation) -> Value {
    let JobLocation { id, company_id, value } = location;
    let address = format!("{}/customers/{}/companies/{company_id}/fields/addresses/{id}", base.url, base.customer);
    json!({"id": id, "companyid": company_id, "address": address, "value": value})
}

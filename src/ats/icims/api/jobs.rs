//! Jobs and who is on their hiring teams.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::super::client::Client;
use super::super::error::is_field_id;
use super::super::json;
use super::super::values::{Link, Node, Text, datetime};
use super::{added, named, read as ask, with_added};
use crate::ats::{AtsError, Call};
use crate::domain::{Content, Entity, Folder, Job, JobId, PersonId, Profiled, Roles, TeamMember};

pub(in super::super) const FIELDS: [&str; 5] = ["jobid", "jobtitle", "folder", "joblocation", "updateddate"];

/// <https://developer-community.icims.com/api/231> · fields: <https://developer-community.icims.com/node/661>
pub(in super::super) async fn read(client: &Client, call: Call<'_>, id: JobId) -> Result<Job, AtsError> {
    let roles = &call.tenant.settings.roles;
    let fields = fields(roles)?;
    let profile: Map<String, Value> = client.read(ask(call, "job", &format!("/jobs/{id}"), Some(fields))).await?;
    job(id, roles, profile)
}

/// The same page, with the fields that the tenant added.
pub(in super::super) async fn read_whole(client: &Client, call: Call<'_>, id: JobId) -> Result<Profiled, AtsError> {
    let (roles, more) = (&call.tenant.settings.roles, call.tenant.settings.sync.fields(Entity::Job));
    let mut fields = fields(roles)?;
    for field in with_added(&[], more)? {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let mut profile: Map<String, Value> = client.read(ask(call, "job", &format!("/jobs/{id}"), Some(fields))).await?;
    let folder: Node =
        json::value("job", "folder", profile.get("folder").cloned().unwrap_or_default())?.unwrap_or_default();
    let folder = Folder { id: folder.id, label: folder.label };
    // A role's field may be one of them, so they stay where they are.
    let fields = added(&FIELDS, more, &mut profile.clone());
    profile.retain(|name, _| !fields.contains_key(name) || roles.0.values().any(|field| field == name));
    Ok(Profiled { content: Content::Job(job(id, roles, profile)?), folder, fields, merged_into: None })
}

/// The fields of every job and those that carry this tenant's roles, each once.
fn fields(roles: &Roles) -> Result<Vec<String>, AtsError> {
    let mut fields = named(&FIELDS);
    for (role, field) in &roles.0 {
        if !is_field_id(field) {
            let why = format!(
                "the role {role} names a job field that cannot be one; field ids are lower-case letters and digits"
            );
            return Err(AtsError::NotConnected { why });
        }
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    Ok(fields)
}

fn job(id: JobId, roles: &Roles, mut profile: Map<String, Value>) -> Result<Job, AtsError> {
    let mut text = |name: &str| field::<Text>(&mut profile, name).map(|text| text.and_then(Text::filled));
    let (requisition, title, updated) = (text("jobid")?, text("jobtitle")?, text("updateddate")?);
    let mut label =
        |name: &str| field::<Node>(&mut profile, name).map(|node| node.and_then(|node| node.label.or(node.id)));
    let folder = label("folder")?;
    let location = field::<Node>(&mut profile, "joblocation")?.and_then(|place| place.label);
    Ok(Job {
        id,
        requisition,
        title,
        folder,
        location,
        team: roles.0.iter().flat_map(|(role, field)| members(role, profile.get(field))).collect(),
        updated_at: updated.and_then(|text| datetime(&text)),
    })
}

fn field<T: DeserializeOwned>(profile: &mut Map<String, Value>, name: &str) -> Result<Option<T>, AtsError> {
    let value = profile.remove(name).unwrap_or_default();
    json::value("job", name, value)
}

/// Who has a role. A field that links no person is a wrong setting; the job must stay readable all the same.
fn members(role: &str, value: Option<&Value>) -> Vec<TeamMember> {
    let links = match value {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(links)) => links.as_slice(),
        Some(link) => std::slice::from_ref(link),
    };
    let person =
        |link: &Value| serde_json::from_value::<Link>(link.clone()).ok().and_then(|link| link.id::<PersonId>());
    let found: Vec<_> =
        links.iter().filter_map(person).map(|id| TeamMember { role: role.to_owned(), person: id.get() }).collect();
    if found.len() < links.len() {
        tracing::warn!(role, "the job field of a role holds something that links no person; check the tenant's roles");
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn roles(pairs: &[(&str, &str)]) -> Roles {
        Roles(pairs.iter().map(|(role, field)| ((*role).to_owned(), (*field).to_owned())).collect())
    }

    fn read(roles: &Roles, profile: Value) -> Result<Job, AtsError> {
        let Value::Object(profile) = profile else { panic!("a profile is an object") };
        job(JobId::try_from(1123).unwrap(), roles, profile)
    }

    #[test]
    fn roles_are_read_from_the_fields_the_tenant_named() {
        let roles = roles(&[
            ("coordinator", "field23848"),
            ("owner", "jobowner"),
            ("recruiter", "recruiter"),
            ("sourcer", "field1"),
        ]);
        assert_eq!(fields(&roles).unwrap()[5..], ["field23848", "jobowner", "recruiter", "field1"]);
        let profile = json!({"jobid": "2024-1123", "folder": {"id": "D31001", "value": "Approved"}, "recruiter": {"id": 138, "value": "Ana Ruiz"},
            "joblocation": {"id": 23, "value": "Site A - 1 Main St "}, "field23848": [{"id": "7"}, {"id": 8}], "field1": "Ana Ruiz"});
        let job = read(&roles, profile).unwrap();
        let team: Vec<_> = job.team.iter().map(|member| (member.role.as_str(), member.person)).collect();
        assert_eq!(team, [("coordinator", 7), ("coordinator", 8), ("recruiter", 138)]);
        assert_eq!(
            (job.requisition.as_deref(), job.location.as_deref()),
            (Some("2024-1123"), Some("Site A - 1 Main St"))
        );
    }

    #[test]
    fn a_field_for_two_roles_is_asked_for_once() {
        let fields =
            fields(&roles(&[("owner", "recruiter"), ("recruiter", "recruiter"), ("place", "joblocation")])).unwrap();
        assert_eq!(fields, ["jobid", "jobtitle", "folder", "joblocation", "updateddate", "recruiter"]);
    }

    #[test]
    fn a_role_cannot_smuggle_a_parameter() {
        assert!(matches!(fields(&roles(&[("recruiter", "x&staleness=0")])), Err(AtsError::NotConnected { .. })));
    }

    #[test]
    fn an_empty_job_is_read_and_a_wrong_type_named() {
        let none = read(&Roles::default(), json!({})).unwrap();
        assert!(none.title.is_none() && none.team.is_empty());
        let error = read(&Roles::default(), json!({"jobtitle": ["Jane"]})).unwrap_err().to_string();
        assert!(error.contains("`$.jobtitle`") && !error.contains("Jane"), "{error}");
    }
}

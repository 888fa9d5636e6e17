//! Persons: candidates and users alike.

use serde::Deserialize;

use serde_json::{Map, Value};

use super::super::client::Client;
use super::super::json;
use super::super::values::{Entries, Node, Text, datetime};
use super::{added, named, read as ask, with_added};
use crate::ats::{AtsError, Call};
use crate::domain::{Content, Entity, Folder, Person, PersonId, Phone, Profiled, Tenant};

pub(in super::super) const FIELDS: [&str; 8] =
    ["firstname", "lastname", "middlename", "email", "folder", "phones", "addresses", "updateddate"];

#[derive(Deserialize)]
struct Profile {
    firstname: Option<Text>,
    middlename: Option<Text>,
    lastname: Option<Text>,
    email: Option<Text>,
    folder: Option<Node>,
    #[serde(default)]
    phones: Entries<PhoneEntry>,
    #[serde(default)]
    addresses: Entries<AddressEntry>,
    updateddate: Option<Text>,
}

#[derive(Deserialize)]
struct PhoneEntry {
    phonetype: Option<Node>,
    phonenumber: Option<Text>,
    phoneextension: Option<Text>,
}

#[derive(Deserialize)]
struct AddressEntry {
    #[serde(default)]
    primary: Option<bool>,
    addresscity: Option<Text>,
    addressstate: Option<Node>,
    addresscountry: Option<Node>,
}

/// <https://developer-community.icims.com/api/231>
pub(in super::super) async fn read(client: &Client, call: Call<'_>, id: PersonId) -> Result<Person, AtsError> {
    let profile: Profile = client.read(ask(call, "person", &format!("/people/{id}"), Some(named(&FIELDS)))).await?;
    Ok(person(id, profile))
}

/// The same page, with the fields that the tenant added.
pub(in super::super) async fn read_whole(client: &Client, call: Call<'_>, id: PersonId) -> Result<Profiled, AtsError> {
    let fields = with_added(&FIELDS, call.tenant.settings.sync.fields(Entity::Person))?;
    let found: Map<String, Value> = client.read(ask(call, "person", &format!("/people/{id}"), Some(fields))).await?;
    whole(id, call.tenant.settings.sync.fields(Entity::Person), found)
}

fn whole(id: PersonId, more: &[String], mut found: Map<String, Value>) -> Result<Profiled, AtsError> {
    let fields = added(&FIELDS, more, &mut found);
    let profile: Profile = json::object("person", found)?;
    let folder = profile.folder.clone().unwrap_or_default();
    let folder = Folder { id: folder.id, label: folder.label };
    let person = person(id, profile);
    let merged_into = person.first_name.as_deref().and_then(merged);
    Ok(Profiled { content: Content::Person(person), folder, fields, merged_into })
}

/// A merged person is called `Merged with 12345`, which a date may follow:
/// <https://community.icims.com/articles/Knowledge/Merging-Person-Profiles>
fn merged(first_name: &str) -> Option<PersonId> {
    let rest = first_name.strip_prefix("Merged with ")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
    digits.parse().ok()
}

/// <https://developer-community.icims.com/applications/applicant-tracking/direct-linking>
pub(in super::super) fn page(client: &Client, tenant: &Tenant, id: PersonId) -> String {
    let api_url = client.hosts(tenant).api_url;
    format!("{}/customers/{}/linkTo/people/{id}", api_url.trim_end_matches('/'), tenant.customer)
}

fn person(id: PersonId, profile: Profile) -> Person {
    let folder = profile.folder.and_then(|folder| folder.label.or(folder.id));
    Person {
        id,
        first_name: profile.firstname.and_then(Text::filled),
        middle_name: profile.middlename.and_then(Text::filled),
        last_name: profile.lastname.and_then(Text::filled),
        email: profile.email.and_then(Text::filled),
        phones: profile.phones.0.into_iter().filter_map(phone).collect(),
        location: location(profile.addresses.0),
        folder,
        updated_at: profile.updateddate.and_then(Text::filled).and_then(|text| datetime(&text)),
    }
}

fn phone(entry: PhoneEntry) -> Option<Phone> {
    let mut number = entry.phonenumber.and_then(Text::filled)?;
    if let Some(extension) = entry.phoneextension.and_then(Text::filled) {
        number.push_str(" ext. ");
        number.push_str(&extension);
    }
    Some(Phone { kind: entry.phonetype.and_then(|kind| kind.label), number })
}

/// Town, state and country of the primary address, else of the first.
fn location(mut addresses: Vec<AddressEntry>) -> Option<String> {
    let chosen = addresses.iter().position(|address| address.primary == Some(true)).unwrap_or(0);
    let address = if chosen < addresses.len() { addresses.swap_remove(chosen) } else { return None };
    let label = |node: Option<Node>| node.and_then(|node| node.label);
    let parts =
        [address.addresscity.and_then(Text::filled), label(address.addressstate), label(address.addresscountry)];
    let place = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (!place.is_empty()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Person, AtsError> {
        json::decode("person", text.as_bytes()).map(|profile| person(PersonId::try_from(8900).unwrap(), profile))
    }

    #[test]
    fn a_whole_profile_is_read() {
        let person = read(r#"{"firstname":"Mona","lastname":"Field ","email":"mona@example.com","folder":{"id":"D32006","value":"Cand:Active"},
            "addresses":[{"entry":1,"addresscity":"Elsewhere"},{"entry":2,"primary":true,"addresscity":"Springfield",
              "addressstate":{"id":"D41001024","value":"Massachusetts","abbrev":"MA"},"addresscountry":{"id":"D41001","value":"United States"}}],
            "phones":[{"phonetype":{"id":"D83005","value":"Mobile"},"phonenumber":"555-0100","phoneextension":"5"},{"entry":3}],
            "updateddate":"2026-11-22 07:15 PM","links":[{"rel":"self"}]}"#).unwrap();
        assert_eq!(person.full_name().as_deref(), Some("Mona Field"));
        assert_eq!(person.location.as_deref(), Some("Springfield, Massachusetts, United States"));
        assert_eq!(person.folder.as_deref(), Some("Cand:Active"));
        assert_eq!(person.phones.len(), 1);
        assert_eq!(
            (person.phones[0].kind.as_deref(), person.phones[0].number.as_str()),
            (Some("Mobile"), "555-0100 ext. 5")
        );
        assert!(person.updated_at.is_some());
    }

    #[test]
    fn a_whole_profile_says_its_folder_the_added_fields_and_with_whom_it_was_merged() {
        let found = serde_json::json!({"firstname": "Merged with 9002 - 11/22/2026", "folder": {"id": "D32002", "value": "Purge"},
            "field1": {"id": "D1", "value": "Yes"}, "field2": "not asked for"});
        let Value::Object(found) = found else { panic!("an object") };
        let read = whole(PersonId::try_from(9_001).unwrap(), &["field1".to_owned()], found).unwrap();
        assert_eq!((read.folder.id.as_deref(), read.folder.label.as_deref()), (Some("D32002"), Some("Purge")));
        assert_eq!(read.merged_into.map(PersonId::get), Some(9_002));
        assert_eq!(read.fields.keys().collect::<Vec<_>>(), ["field1"]);
        assert_eq!(merged("Merged within"), None);
    }

    #[test]
    fn nothing_shown_is_nothing_known() {
        for text in
            ["{}", r#"{"links":[]}"#, r#"{"firstname":null,"phones":null,"addresses":{},"folder":null,"email":" "}"#]
        {
            let person = read(text).unwrap();
            assert!(
                person.full_name().is_none()
                    && person.email.is_none()
                    && person.phones.is_empty()
                    && person.location.is_none()
            );
        }
    }

    #[test]
    fn a_wrong_type_is_named_by_its_path_without_its_value() {
        let error = read(r#"{"phones":[{"phonenumber":{"Mona":"Field"}}]}"#).unwrap_err().to_string();
        assert!(error.contains("`$.phones[0].phonenumber`") && !error.contains("Mona"), "{error}");
    }
}

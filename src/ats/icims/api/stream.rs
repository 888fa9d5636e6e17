//! The Data Stream, version 2: which profiles changed.
//!
//! No page of iCIMS' describes it. Three paths, `exclusiveStartKey`, `events` and `lastEvaluatedKey` were seen in a public
//! connector, so everything else is read in whatever shape it may have, and an event is a hint to read a profile again.

use serde_json::{Map, Value};

use super::super::client::{Ask, Client, Query, Target};
use super::super::config::Host;
use super::lists::{entries, one_of};
use crate::ats::{AtsError, CHANGES_KEY_LONGEST, Call, Change, ChangesAsked, ChangesPage, subscription_of};
use crate::domain::Entity;

const EVENTS: &str = "stream events";
const SUBSCRIPTIONS: &str = "stream subscriptions";

/// Characters of a name at the most: a UUID has 36.
const NAME_LONGEST: usize = 100;

/// Names of subscriptions and streams that are taken at the most.
const NAMES_MOST: usize = 1_000;

// The first of a name that stands there counts; `id` alone may be the event's own.
const ENTITIES: [&str; 3] = ["entity", "entitytype", "profiletype"];
const IDS: [&str; 4] = ["entityid", "profileid", "systemid", "id"];
const KINDS: [&str; 3] = ["eventtype", "type", "action"];
const NAMES: [&str; 4] = ["subscriptionid", "streamid", "id", "name"];

/// `GET /datastream/v2/streams/{customer}/subscriptions`, seen in a public connector. Where it is refused, the streams that
/// are there say whether that is for want of the customer's.
pub(in super::super) async fn subscriptions(client: &Client, call: Call<'_>) -> Result<Vec<String>, AtsError> {
    let path = format!("/{}/subscriptions", call.tenant.customer);
    let refused = match client.read::<Value>(ask(call, SUBSCRIPTIONS, &path, Query::Whole)).await {
        Ok(answer) => return names(SUBSCRIPTIONS, &answer),
        Err(error @ (AtsError::Missing { .. } | AtsError::Denied { .. })) => error,
        Err(error) => return Err(told(error)),
    };
    let customer = call.tenant.customer.to_string();
    match streams(client, call).await {
        Ok(streams) if !streams.contains(&customer) => Err(AtsError::NotConnected {
            why: "iCIMS shows no Data Stream of this customer to our OAuth client; ask iCIMS to allow it".to_owned(),
        }),
        Ok(_) | Err(_) => Err(refused),
    }
}

/// `GET /datastream/v2/streams/`, seen there too: what comes after `streams` in the other paths is a customer, so that is
/// what a stream's name should be.
async fn streams(client: &Client, call: Call<'_>) -> Result<Vec<String>, AtsError> {
    let answer: Value = client.read(ask(call, "streams", "/", Query::Whole)).await?;
    names("streams", &answer)
}

/// `GET /datastream/v2/streams/{customer}/subscriptions/{subscription}/events`, seen there too.
pub(in super::super) async fn changes(
    client: &Client,
    call: Call<'_>,
    asked: ChangesAsked<'_>,
) -> Result<ChangesPage, AtsError> {
    if !is_name(asked.subscription) {
        let why =
            format!("the name of the stream's subscription cannot be one; sync.stream_subscription {}", no_name());
        return Err(AtsError::NotConnected { why });
    }
    let path = format!("/{}/subscriptions/{}/events", call.tenant.customer, asked.subscription);
    let query = asked.after.map_or(Query::Whole, |key| Query::After(key.to_owned()));
    match client.read(ask(call, EVENTS, &path, query)).await {
        Ok(answer) => page(answer, asked.after),
        Err(missing @ AtsError::Missing { .. }) => {
            let all = subscriptions(client, call).await?;
            Err(subscription_of(Some(asked.subscription), &all).err().unwrap_or(missing))
        }
        Err(error) => Err(told(error)),
    }
}

fn ask<'a>(call: Call<'a>, what: &'static str, below: &str, query: Query) -> Ask<'a> {
    let path = format!("/datastream/v2/streams{below}");
    Ask { call, what, host: Host::Stream, target: Target { path, query }, write: None }
}

/// The host is another than the API's, so an error of it must not be taken for one of the API.
fn told(error: AtsError) -> AtsError {
    match error {
        AtsError::NotConnected { why } => AtsError::NotConnected { why: format!("Data Stream: {why}") },
        AtsError::Unavailable { why } => AtsError::Unavailable { why: format!("Data Stream: {why}") },
        other => other,
    }
}

/// Without the list of events nothing would ever be seen to change, so that is no empty page.
fn page(mut answer: Map<String, Value>, after: Option<&str>) -> Result<ChangesPage, AtsError> {
    let unreadable = |path: &str, why: String| AtsError::Unreadable { what: EVENTS, path: path.to_owned(), why };
    let Some(Value::Array(events)) = answer.remove("events") else {
        return Err(unreadable("$.events", "expected an array".to_owned()));
    };
    let next = match answer.remove("lastEvaluatedKey") {
        None | Some(Value::Null) => None,
        Some(Value::String(key)) if is_key(&key) => Some(key).filter(|key| !key.is_empty()),
        Some(_) => {
            let why = format!("expected a text of at most {CHANGES_KEY_LONGEST} bytes without control characters");
            return Err(unreadable("$.lastEvaluatedKey", why));
        }
    };
    let stands_still = next.is_some() && next.as_deref() == after;
    if stands_still && !events.is_empty() {
        // The same page would be taken for ever.
        let why = "expected another key than the one that was asked with".to_owned();
        return Err(unreadable("$.lastEvaluatedKey", why));
    }
    let changes: Vec<_> = events.iter().filter_map(change).collect();
    let skipped = events.len() - changes.len();
    let foreign = events.iter().filter(|event| one_of(event, &ENTITIES).is_some_and(|name| entity(&name).is_none()));
    let unreadable = skipped - foreign.count();
    Ok(ChangesPage { changes, skipped, unreadable, next: next.filter(|_| !stands_still) })
}

fn change(event: &Value) -> Option<Change> {
    let entity = entity(&one_of(event, &ENTITIES)?)?;
    let id = one_of(event, &IDS)?.parse().ok().filter(|id| *id > 0)?;
    let kind = one_of(event, &KINDS).unwrap_or_default().to_lowercase();
    let is_deleted = ["delet", "remov", "purg"].iter().any(|word| kind.contains(word));
    Some(Change { entity, id, is_deleted })
}

/// As paths, searches and schemas name it.
fn entity(name: &str) -> Option<Entity> {
    match name.to_ascii_lowercase().as_str() {
        "person" | "people" => Some(Entity::Person),
        "job" | "jobs" => Some(Entity::Job),
        "applicantworkflow" | "applicantworkflows" | "submittal" => Some(Entity::Application),
        _ => None,
    }
}

/// It is kept in a database, and a text with a zero in it cannot be.
fn is_key(text: &str) -> bool {
    text.len() <= CHANGES_KEY_LONGEST && !text.chars().any(char::is_control)
}

/// Texts, or objects with a name; those that cannot stand in an address are left out.
fn names(what: &'static str, answer: &Value) -> Result<Vec<String>, AtsError> {
    let unreadable = || {
        let why = format!("expected an array of names; each {}", no_name());
        AtsError::Unreadable { what, path: "$".to_owned(), why }
    };
    let rows = match entries(answer, 0) {
        Some(rows) => rows.as_slice(),
        None if answer.as_object().is_some_and(Map::is_empty) => &[],
        None => return Err(unreadable()),
    };
    let text = |row: &Value| match row {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => one_of(row, &NAMES),
    };
    let names: Vec<_> = rows.iter().filter_map(text).filter(|name| is_name(name)).take(NAMES_MOST).collect();
    if names.is_empty() && !rows.is_empty() { Err(unreadable()) } else { Ok(names) }
}

/// It becomes a part of an address, so nothing of it may lead elsewhere.
pub(in super::super) fn is_name(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._:-".contains(&b);
    (1..=NAME_LONGEST).contains(&text.len())
        && text.bytes().all(plain)
        && text.bytes().any(|b| b.is_ascii_alphanumeric())
}

/// What a name must be.
pub(in super::super) fn no_name() -> String {
    format!("must have 1 to {NAME_LONGEST} letters, digits or any of `.`, `_`, `:` and `-`")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(answer: &Value, after: Option<&str>) -> Result<ChangesPage, AtsError> {
        page(answer.as_object().unwrap().clone(), after)
    }

    #[test]
    fn an_event_is_read_in_every_shape_it_may_have() {
        let gone = Change { entity: Entity::Person, id: 7, is_deleted: true };
        for event in [
            json!({"eventId": "event-3", "entity": "person", "id": 7, "eventType": "deleted", "timestamp": "x"}),
            json!({"id": 3, "entityType": "PEOPLE", "entityId": "7", "action": "REMOVE"}),
            json!({"Id": "3e1", "profileType": "Person", "profileId": 7, "type": "person.purged", "data": {"id": 9}}),
        ] {
            assert_eq!(change(&event), Some(gone), "{event}");
        }
        let of = |entity| change(&json!({"entity": entity, "id": 7})).map(|change| (change.entity, change.is_deleted));
        assert_eq!(of("jobs"), Some((Entity::Job, false)));
        assert_eq!(of("applicantWorkflow"), Some((Entity::Application, false)));
        assert_eq!(of("submittal"), Some((Entity::Application, false)));
    }

    #[test]
    fn what_is_no_event_of_ours_is_skipped_and_counted() {
        let events = json!([
            null, 7, "person", [], {}, {"entity": "company", "id": 7}, {"entity": "person"}, {"id": 7},
            {"entity": "person", "id": 0}, {"entity": "person", "id": -7}, {"entity": "person", "id": 7.5},
            {"entity": "person", "id": "Ana"}, {"entity": "person", "id": 1e20},
            {"entity": ["person"], "id": 7}, {"entity": "person", "id": 7},
        ]);
        let read = read(&json!({"events": events}), None).unwrap();
        assert_eq!(read.changes, [Change { entity: Entity::Person, id: 7, is_deleted: false }]);
        assert_eq!((read.skipped, read.is_last()), (14, true));
    }

    #[test]
    fn the_last_page_is_the_one_that_leads_nowhere_else() {
        let event = json!({"entity": "job", "id": 7});
        let next = |events: &Value, key: Value| {
            read(&json!({"events": events, "lastEvaluatedKey": key}), Some("k1")).map(|page| page.next)
        };
        let (none, one) = (json!([]), json!([event]));
        assert_eq!(next(&one, json!("k2")).unwrap().as_deref(), Some("k2"));
        assert_eq!(next(&none, json!("k2")).unwrap().as_deref(), Some("k2"), "what was left out may stand between");
        for last in [json!(null), json!("")] {
            assert_eq!(next(&one, last).unwrap(), None);
        }
        assert_eq!(next(&none, json!("k1")).unwrap(), None, "nothing came");
        let error = next(&one, json!("k1")).unwrap_err().to_string();
        assert!(error.contains("$.lastEvaluatedKey") && error.contains("another key"), "{error}");
    }

    #[test]
    fn a_key_that_cannot_be_kept_is_told_and_never_repeated() {
        let key = |key: Value| read(&json!({"events": [], "lastEvaluatedKey": key}), None);
        let longest = "k".repeat(CHANGES_KEY_LONGEST);
        assert_eq!(key(json!(longest)).unwrap().next, Some(longest.clone()));
        for odd in [json!(format!("{longest}k")), json!("Ana\u{0}"), json!({"pk": "Ana"}), json!(7)] {
            let error = key(odd).unwrap_err().to_string();
            assert!(error.contains("`$.lastEvaluatedKey`: expected a text of at most 1024 bytes"), "{error}");
            assert!(!error.contains("Ana") && error.len() < 200, "{error}");
        }
    }

    #[test]
    fn a_page_without_events_is_not_the_same_as_no_list_of_them() {
        assert_eq!(read(&json!({"events": []}), None).unwrap().changes, []);
        for odd in [json!({}), json!({"events": {}}), json!({"events": null}), json!({"records": []})] {
            assert!(read(&odd, None).unwrap_err().to_string().contains("`$.events`: expected an array"), "{odd}");
        }
    }

    #[test]
    fn names_are_texts_or_objects_and_lead_nowhere_else() {
        for answer in [
            json!({"subscriptions": ["ours", "../people"]}),
            json!([{"subscriptionId": "ours", "name": "Our connector"}]),
            json!({"_links": [], "items": [{"id": "ours"}]}),
        ] {
            assert_eq!(names("x", &answer).unwrap(), ["ours"], "{answer}");
        }
        assert_eq!(names("x", &json!({"streams": [4321]})).unwrap(), ["4321"]);
        for none in [json!({}), json!([]), json!({"subscriptions": []})] {
            assert_eq!(names("x", &none).unwrap(), [""; 0], "{none}");
        }
        for odd in [json!("ours"), json!({"subscriptions": "ours"}), json!(["a b"]), json!([[]])] {
            assert!(names("x", &odd).unwrap_err().to_string().contains("must have 1 to 100"), "{odd}");
        }
        for bad in ["", ".", "..", "a/b", "a?b", "a#b", "a%2fb", "a b", "ä", &"a".repeat(101)] {
            assert!(!is_name(bad), "{bad}");
        }
        assert!(is_name("arn:x:3f2c-9._") && is_name("7"));
    }
}

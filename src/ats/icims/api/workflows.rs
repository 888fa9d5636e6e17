//! Applications, which iCIMS calls recruiting workflows and its API `applicantworkflows`.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, json};

use super::super::client::{Ask, Client};
use super::super::error::is_field_id;
use super::super::values::{Entries, Link, Node, Text, datetime};
use super::{named, read as ask};
use crate::ats::{AtsError, Call, FieldText};
use crate::domain::{Application, PersonId, Stage, StageChange, StageId, StageKey, WorkflowId};

pub(in super::super) const FIELDS: [&str; 5] = ["status", "associatedprofile", "baseprofile", "source", "updateddate"];

#[derive(serde::Deserialize)]
struct Workflow {
    status: Option<Node>,
    associatedprofile: Option<Link>,
    baseprofile: Option<Link>,
    source: Option<Node>,
    updateddate: Option<Text>,
}

/// <https://developer-community.icims.com/applications/applicant-tracking/workflows-api>
pub(in super::super) async fn read(client: &Client, call: Call<'_>, id: WorkflowId) -> Result<Application, AtsError> {
    let workflow: Workflow = client.read(ask(call, "application", &path(id), Some(named(&FIELDS)))).await?;
    application(id, workflow)
}

/// <https://developer-community.icims.com/applications/applicant-tracking/workflows-api>, the newest 100 entries.
pub(in super::super) async fn status_log(
    client: &Client,
    call: Call<'_>,
    id: WorkflowId,
) -> Result<Vec<StageChange>, AtsError> {
    let log: Log = client.read(ask(call, "status log", &format!("{}/submittalstatuslog", path(id)), None)).await?;
    log.newest_first()
}

/// <https://developer-community.icims.com/applications/applicant-tracking/workflows-api>; success is any 2xx.
pub(in super::super) async fn set_status(
    client: &Client,
    call: Call<'_>,
    id: WorkflowId,
    to: &StageId,
) -> Result<(), AtsError> {
    client.write(write(call, id, json!({"status": {"id": to.as_str()}}))).await
}

/// <https://developer-community.icims.com/applications/applicant-tracking/workflows-api>
pub(in super::super) async fn set_text(
    client: &Client,
    call: Call<'_>,
    id: WorkflowId,
    text: FieldText<'_>,
) -> Result<(), AtsError> {
    if !is_field_id(text.field) || FIELDS.contains(&text.field) {
        let why = "the field for the link must be a text field of the application, such as field23848".to_owned();
        return Err(AtsError::NotConnected { why });
    }
    client.write(write(call, id, json!({text.field: text.text}))).await
}

fn path(id: WorkflowId) -> String {
    format!("/applicantworkflows/{id}")
}

fn write(call: Call<'_>, id: WorkflowId, body: Value) -> Ask<'_> {
    Ask { write: Some(body), ..ask(call, "application", &path(id), None) }
}

fn application(workflow: WorkflowId, found: Workflow) -> Result<Application, AtsError> {
    let stage = found.status.and_then(|node| node.id.map(|id| (id, node.label)));
    let stage = stage.map(|(id, label)| match id.parse() {
        Ok(id) => Ok(Stage { id, label }),
        Err(_) => Err(unreadable("application", "$.status.id".to_owned())),
    });
    Ok(Application {
        workflow,
        person: found.associatedprofile.and_then(|link| link.id()),
        job: found.baseprofile.and_then(|link| link.id()),
        stage: stage.transpose()?,
        source: found.source.and_then(|source| source.label),
        updated_at: found.updateddate.and_then(Text::filled).and_then(|text| datetime(&text)),
    })
}

fn unreadable(what: &'static str, path: String) -> AtsError {
    AtsError::Unreadable { what, path, why: "expected a status id such as C20700".to_owned() }
}

/// The log's shape is not documented: an object around the entries, or the entries alone.
#[derive(Debug)]
struct Log(Vec<Entry>);

#[derive(Debug, serde::Deserialize)]
struct Entry {
    status: Option<Link>,
    #[serde(rename = "updatedDate", alias = "updateddate")]
    at: Option<Text>,
    #[serde(rename = "updatedBy", alias = "updatedby")]
    by: Option<Link>,
}

impl<'de> Deserialize<'de> for Log {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Wrapped {
            #[serde(default)]
            submittalstatuslog: Entries<Entry>,
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Log;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a status log")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Log, A::Error> {
                Wrapped::deserialize(MapAccessDeserializer::new(map)).map(|wrapped| Log(wrapped.submittalstatuslog.0))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Log, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Log)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl Log {
    /// The order is not documented either: dates that ascend are turned round, anything else is kept as given.
    fn newest_first(self) -> Result<Vec<StageChange>, AtsError> {
        let mut changes = Vec::with_capacity(self.0.len());
        for (index, entry) in self.0.into_iter().enumerate() {
            let Some(status) = entry.status.filter(Link::is_given) else { continue };
            let path = || format!("$.submittalstatuslog[{index}].status");
            let to: StageKey = status.id().ok_or_else(|| unreadable("status log", path()))?;
            let at = entry.at.and_then(Text::filled).and_then(|text| datetime(&text));
            changes.push(StageChange { to, by: entry.by.and_then(|by| by.id::<PersonId>()), at });
        }
        let mut dates = changes.iter().filter_map(|change| change.at);
        if let (Some(first), Some(last)) = (dates.next(), dates.next_back())
            && first < last
        {
            changes.reverse();
        }
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ats::icims::json as reading;

    fn log(text: &str) -> Result<Vec<i64>, AtsError> {
        let log: Log = reading::decode("status log", text.as_bytes())?;
        Ok(log.newest_first()?.into_iter().map(|change| change.to.digits()).collect())
    }

    fn workflow(text: &str) -> Result<Application, AtsError> {
        let found = reading::decode("application", text.as_bytes())?;
        application(WorkflowId::try_from(13001).unwrap(), found)
    }

    #[test]
    fn an_application_is_read_whole_or_in_part() {
        let whole = workflow(
            r#"{"baseprofile":{"id":1346,"value":"Counselor"},"associatedprofile":{"id":"900"},"source":"Other",
            "status":{"id":"D10100","value":"New"},"updateddate":"2026-11-22 07:15 PM"}"#,
        )
        .unwrap();
        assert_eq!((whole.job.unwrap().get(), whole.person.unwrap().get()), (1346, 900));
        assert_eq!(whole.stage.unwrap().id.as_str(), "D10100");
        for part in ["{}", "", r#"{"links":[]}"#, r#"{"status":{"value":"New"}}"#] {
            let part = workflow(part).unwrap();
            assert!(part.stage.is_none() && part.person.is_none() && part.source.is_none());
        }
    }

    #[test]
    fn a_status_without_its_letter_cannot_be_written_and_is_reported() {
        let error = workflow(r#"{"status":{"id":"10100"}}"#).unwrap_err();
        assert!(error.to_string().contains("`$.status.id`"), "{error}");
    }

    #[test]
    fn the_log_is_read_in_every_shape_it_may_have() {
        for entries in [
            r#"[{"status":{"id":"C2"},"updatedDate":"2026-11-22 07:15 PM","updatedBy":{"id":9001}},{"status":{"id":"C1"},"updatedDate":"2026-11-22 07:00 PM"}]"#,
            r#"[{"status":"C1","updateddate":"2026-11-22 07:00 PM","updatedby":9001},{"status":2,"updateddate":"2026-11-22 07:15 PM","updatedby":"Ana"}]"#,
            r#"[{"status":"2"},{"updatedDate":"2026-11-22 07:15 PM"},{"status":{"id":1}}]"#,
        ] {
            assert_eq!(log(entries).unwrap(), [2, 1], "{entries}");
            assert_eq!(log(&format!(r#"{{"submittalstatuslog":{entries}}}"#)).unwrap(), [2, 1]);
        }
        assert_eq!(log("{}").unwrap(), Vec::<i64>::new());
        assert_eq!(log(r#"{"submittalstatuslog":null}"#).unwrap(), Vec::<i64>::new());
    }

    #[test]
    fn changes_of_one_minute_stay_in_the_order_given() {
        let same = r#"[{"status":"C3","updatedDate":"2026-11-22 07:15 PM"},{"status":"C2","updatedDate":"2026-11-22 07:15 PM"}]"#;
        assert_eq!(log(same).unwrap(), [3, 2]);
        let error = log(r#"[{"status":"Placed by Ana"}]"#).unwrap_err().to_string();
        assert!(error.contains("[0].status") && !error.contains("Ana"), "{error}");
    }
}

//! What iCIMS posts: <https://developer-community.icims.com/workflow-status-change-notification>.
//!
//! Ids came as text in every recorded event, statuses as digits without their letter, bodies both gzipped and plain; the
//! documents are silent or disagree, so every form is read. New keys may appear at any time and are ignored.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Cursor, Read as _};
use std::str::FromStr;

use axum::http::{HeaderMap, header};
use flate2::bufread::GzDecoder;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::links;
use crate::ats::{Delivery, Malformed, Said};
use crate::domain::{PersonId, StageKey, StatusChanged};

/// Longest body, as sent and once inflated: events have under 2 KiB, links included.
const MAX_BODY: usize = 64 * 1024;

/// Longest part of an event type that is kept.
const MAX_EVENT_TYPE: usize = 64;

/// What most bodies fit into, once inflated.
const USUAL_BODY: usize = 2 << 10;

/// First bytes of gzip.
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The capital F stands so in their documents and events.
const STATUS_CHANGE: &str = "WorkFlowStatusChangeEvent";

const ID_RULE: &str = "must be a positive whole number, as text or as a number";
const STATUS_RULE: &str = "must be a status id: digits, with or without the letter before them";

/// The keys that are looked at, as they stand in the body: a tree of all values would take a hundred times its size.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys<'a> {
    #[serde(borrow)]
    event_type: Option<&'a RawValue>,
    customer_id: Option<&'a RawValue>,
    system_id: Option<&'a RawValue>,
    person_id: Option<&'a RawValue>,
    job_id: Option<&'a RawValue>,
    user_id: Option<&'a RawValue>,
    old_status: Option<&'a RawValue>,
    new_status: Option<&'a RawValue>,
    links: Option<&'a RawValue>,
}

/// Reads a delivery.
pub(super) fn decode(plain: &[u8]) -> Result<Delivery, Malformed> {
    // A list could stand for an object here, key by key; nobody means that.
    if plain.trim_ascii_start().starts_with(b"[") {
        return Err(bad("$", "must be an object"));
    }
    let event: Keys<'_> = serde_json::from_slice(plain).map_err(|error| whole(&error))?;
    let customer = required(event.customer_id, "customerId", ID_RULE)?;
    let region = event.links.and_then(links::region_of_body);
    let Some(event_type) = text(event.event_type, "eventType")? else { return Err(bad("eventType", "is missing")) };
    if !event_type.eq_ignore_ascii_case(STATUS_CHANGE) {
        let event_type = event_type.chars().filter(|c| !c.is_control()).take(MAX_EVENT_TYPE).collect();
        return Ok(Delivery { customer, region, said: Said::Other { event_type } });
    }
    let changed = StatusChanged {
        workflow: required(event.system_id, "systemId", ID_RULE)?,
        person: required(event.person_id, "personId", ID_RULE)?,
        job: required(event.job_id, "jobId", ID_RULE)?,
        changed_by: user(event.user_id)?,
        from: optional::<StageKey>(event.old_status, "oldStatus", STATUS_RULE)?,
        to: required(event.new_status, "newStatus", STATUS_RULE)?,
    };
    Ok(Delivery { customer, region, said: Said::StatusChanged(changed) })
}

/// Inflates what is compressed, declared or not.
pub(super) fn inflate<'a>(headers: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, Malformed> {
    if body.len() > MAX_BODY {
        return Err(Malformed::TooLarge { limit: MAX_BODY });
    }
    let declared = match headers
        .get(header::CONTENT_ENCODING)
        .map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase())
    {
        None => false,
        Some(coding) => match coding.as_str() {
            "" | "identity" => false,
            "gzip" | "x-gzip" => true,
            _ => return Err(Malformed::BadGzip { why: "the declared content encoding is not gzip".to_owned() }),
        },
    };
    if !declared && !body.starts_with(&GZIP_MAGIC) {
        return Ok(Cow::Borrowed(body));
    }
    let plain = gunzip(body).map_err(|error| {
        let early = error.kind() == io::ErrorKind::UnexpectedEof;
        Malformed::BadGzip { why: if early { "it ends too early" } else { "it is damaged" }.to_owned() }
    })?;
    if plain.len() > MAX_BODY { Err(Malformed::TooLarge { limit: MAX_BODY }) } else { Ok(Cow::Owned(plain)) }
}

/// A decoder is used again: making one costs more than most bodies.
fn gunzip(body: &[u8]) -> io::Result<Vec<u8>> {
    thread_local! {
        static DECODER: RefCell<GzDecoder<Cursor<Vec<u8>>>> = RefCell::new(GzDecoder::new(Cursor::default()));
    }
    // One byte more than allowed is asked for, so that a bomb costs no more than the cap.
    let cap = u64::try_from(MAX_BODY + 1).unwrap_or(u64::MAX);
    DECODER.with_borrow_mut(|decoder| {
        decoder.reset(Cursor::new(body.to_vec()));
        let mut plain = Vec::with_capacity(USUAL_BODY);
        decoder.by_ref().take(cap).read_to_end(&mut plain)?;
        Ok(plain)
    })
}

fn required<T: FromStr>(value: Option<&RawValue>, name: &str, rule: &str) -> Result<T, Malformed> {
    optional(value, name, rule)?.ok_or_else(|| bad(name, "is missing"))
}

fn optional<T: FromStr>(value: Option<&RawValue>, name: &str, rule: &str) -> Result<Option<T>, Malformed> {
    text(value, name).map_err(|_| bad(name, rule))?.map(|id| id.parse().map_err(|_| bad(name, rule))).transpose()
}

/// Who made the change: an id that stands for no person (zero, negative) is none.
fn user(value: Option<&RawValue>) -> Result<Option<PersonId>, Malformed> {
    match text(value, "userId").map_err(|_| bad("userId", ID_RULE))? {
        Some(id) if id.parse::<i64>().is_ok_and(|id| id <= 0) => Ok(None),
        _ => optional(value, "userId", ID_RULE),
    }
}

/// A text or whole number as text; missing, null and blank are none.
fn text(value: Option<&RawValue>, name: &str) -> Result<Option<String>, Malformed> {
    let Some(raw) = value.map(RawValue::get) else { return Ok(None) };
    if raw.starts_with('"') {
        let text: String = serde_json::from_str(raw).map_err(|_| bad(name, "must be a text"))?;
        return Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned));
    }
    match serde_json::from_str::<serde_json::Number>(raw) {
        Ok(number) if number.is_i64() || number.is_u64() => Ok(Some(number.to_string())),
        _ => Err(bad(name, "must be a text")),
    }
}

fn whole(error: &serde_json::Error) -> Malformed {
    bad(
        "$",
        match error.classify() {
            serde_json::error::Category::Eof => "the JSON ends too early",
            serde_json::error::Category::Data => "must be an object",
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => "is not JSON",
        },
    )
}

fn bad(path: &str, why: &str) -> Malformed {
    Malformed::BadField { path: path.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use axum::http::HeaderValue;
    use serde_json::{Value, json};

    use super::*;

    fn event() -> Value {
        json!({"systemId": "13001", "eventType": STATUS_CHANGE, "personId": "9100", "userId": "9001", "jobId": "4400",
            "customerId": "4321", "oldStatus": "1750", "newStatus": "20700",
            "links": [{"rel": "person", "title": "Person Profile", "url": "https://api.icims.com/customers/4321/people/9100"}]})
    }

    fn with(name: &str, value: Value) -> Value {
        let mut event = event();
        event[name] = value;
        event
    }

    /// From the bytes as they arrived.
    fn decode(headers: &HeaderMap, body: &[u8]) -> Result<Delivery, Malformed> {
        super::decode(&inflate(headers, body)?)
    }

    fn read(event: &Value) -> Result<Delivery, Malformed> {
        decode(&HeaderMap::new(), event.to_string().as_bytes())
    }

    fn change(event: &Value) -> StatusChanged {
        match read(event).unwrap().said {
            Said::StatusChanged(changed) => changed,
            Said::Other { event_type } => panic!("{event_type}"),
        }
    }

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn declared() -> HeaderMap {
        HeaderMap::from_iter([(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))])
    }

    #[test]
    fn a_status_change_is_read() {
        let changed = change(&event());
        assert_eq!((changed.workflow.get(), changed.person.get(), changed.job.get()), (13001, 9100, 4400));
        assert_eq!((changed.from.unwrap().digits(), changed.to.digits()), (1750, 20700));
        assert_eq!(changed.changed_by.unwrap().get(), 9001);
    }

    #[test]
    fn numbers_prefixes_and_escaped_slashes_mean_the_same() {
        let escaped = event().to_string().replace('/', "\\/");
        assert_eq!(decode(&HeaderMap::new(), escaped.as_bytes()).unwrap(), read(&event()).unwrap());
        for same in [
            with("systemId", json!(13001)),
            with("newStatus", json!("C20700")),
            with("newStatus", json!(20700)),
            with("extra", json!([1])),
        ] {
            assert_eq!(change(&same), change(&event()));
        }
    }

    #[test]
    fn the_old_status_and_the_user_may_be_missing() {
        for none in [Value::Null, json!(""), json!("  ")] {
            assert_eq!(change(&with("oldStatus", none.clone())).from, None);
            assert_eq!(change(&with("userId", none)).changed_by, None);
        }
        assert_eq!(change(&with("userId", json!("-1"))).changed_by, None);
    }

    #[test]
    fn another_event_type_needs_the_customer_alone() {
        let other = json!({"eventType": "RemoteLoginEvent", "customerId": 4321, "systemId": {"no": "id"}});
        let said = Said::Other { event_type: "RemoteLoginEvent".into() };
        assert_eq!(read(&other).unwrap().said, said);
        assert!(read(&json!({"eventType": "RemoteLoginEvent"})).is_err());
    }

    #[test]
    fn an_error_names_the_field_and_never_the_value() {
        for (name, value) in [
            ("customerId", json!("Jane")),
            ("personId", json!({"n": "Jane"})),
            ("newStatus", json!("Jane")),
            ("oldStatus", json!("Jane")),
            ("systemId", json!(1.5)),
            ("jobId", json!("0")),
            ("eventType", Value::Null),
            ("newStatus", json!("")),
        ] {
            let error = read(&with(name, value)).unwrap_err().to_string();
            assert!(error.contains(name) && !error.contains("Jane"), "{error}");
        }
        for bytes in ["", "{", "[]", "Jane", "\"Jane\""] {
            let error = decode(&HeaderMap::new(), bytes.as_bytes()).unwrap_err().to_string();
            assert!(error.starts_with("field `$`") && !error.contains("Jane"), "{error}");
        }
    }

    #[test]
    fn gzip_is_known_by_its_header_or_by_its_magic() {
        let packed = gzip(event().to_string().as_bytes());
        let trailing = [packed.clone(), vec![0; 8]].concat();
        assert_eq!(decode(&declared(), &packed), read(&event()));
        assert_eq!(decode(&HeaderMap::new(), &packed), read(&event()));
        assert_eq!(decode(&HeaderMap::new(), &trailing), read(&event()));
    }

    #[test]
    fn damaged_gzip_is_told_apart_from_damaged_json() {
        let packed = gzip(event().to_string().as_bytes());
        for bytes in [&packed[..packed.len() / 2], b"{}", b""] {
            assert!(matches!(decode(&declared(), bytes), Err(Malformed::BadGzip { .. })), "{bytes:?}");
        }
        let mut deflate = HeaderMap::new();
        deflate.insert(header::CONTENT_ENCODING, HeaderValue::from_static("deflate"));
        assert!(matches!(decode(&deflate, &packed), Err(Malformed::BadGzip { .. })));
    }

    #[test]
    fn a_body_is_capped_as_sent_and_inflated() {
        let too_large = Err(Malformed::TooLarge { limit: MAX_BODY });
        assert_eq!(decode(&HeaderMap::new(), &vec![b' '; MAX_BODY + 1]), too_large);
        assert_eq!(decode(&HeaderMap::new(), &gzip(&vec![b' '; MAX_BODY + 1])), too_large);
    }
}

//! The body of a delivery: whatever is written in a documented way is understood, whatever is damaged is refused or says
//! something that could have been written, and no error repeats what stood there.

use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::ats::{Caller as _, Delivery, Malformed, Said};
use goodtime_icims::domain::{PersonId, Region, StageKey, StatusChanged};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{collection, option, prop_assert, prop_assert_eq, prop_oneof};
use serde::de::IgnoredAny;
use serde_json::json;

use crate::damage::{Damage, damage, damaged};
use crate::text::{CANARY, quotes, recased, secret, tells, text};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

const TYPE: &str = "WorkFlowStatusChangeEvent";
const FIELDS: [&str; 9] =
    ["$", "customerId", "eventType", "systemId", "personId", "jobId", "userId", "oldStatus", "newStatus"];
/// Links that are looked at.
const LINKS: usize = 16;

#[derive(Debug, Clone)]
enum Input {
    Written(Event),
    Damaged(Event, Vec<Damage>),
    Noise(Vec<u8>),
}

/// An event as a sender may write it, and what it means.
#[derive(Debug, Clone)]
struct Event {
    text: String,
    means: Delivery,
}

/// A value as it is written; none where the key is left out.
#[derive(Debug, Clone)]
struct Written<T> {
    json: Option<String>,
    means: T,
}

#[test]
fn a_body_means_what_it_says_or_is_refused_without_being_quoted() {
    fuzz(("body", A_MEBIBYTE), &input(), |input, watch| judge(&input, watch));
}

fn judge(input: &Input, watch: &Watch) -> Result<(), TestCaseError> {
    let bytes = match input {
        Input::Written(event) => event.text.clone().into_bytes(),
        Input::Damaged(event, damage) => damaged(event.text.clone().into_bytes(), damage),
        Input::Noise(bytes) => bytes.clone(),
    };
    // Longer ones never come as far as this.
    let bytes = &bytes[..bytes.len().min(64 * 1024)];
    let read = watch.call(|| IcimsCaller.decode(bytes))?;
    if let Input::Written(Event { means, text }) = &input
        && text.len() == bytes.len()
    {
        prop_assert_eq!(&read, &Ok(means.clone()));
    }
    match read {
        Ok(delivery) => {
            let is_object = bytes.trim_ascii().starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
            prop_assert!(is_object, "it is no JSON object");
            can_be_said_again(&delivery)
        }
        Err(error) => {
            let Malformed::BadField { path, why } = &error else {
                return Err(TestCaseError::fail(format!("{error:?}")));
            };
            prop_assert!(FIELDS.contains(&path.as_str()), "{}", path);
            prop_assert!(!tells(&format!("{error} {error:?}")) && !quotes(why, bytes), "{}", error);
            Ok(())
        }
    }
}

/// What was understood is what an orderly sender would write.
fn can_be_said_again(delivery: &Delivery) -> Result<(), TestCaseError> {
    let customer = delivery.customer.get().to_string();
    let again = match &delivery.said {
        Said::StatusChanged(changed) => json!({
            "eventType": TYPE, "customerId": customer, "systemId": changed.workflow.get(), "personId": changed.person.get(),
            "jobId": changed.job.get(), "userId": changed.changed_by.map(PersonId::get),
            "oldStatus": changed.from.map(StageKey::digits), "newStatus": changed.to.to_string(),
        }),
        Said::Other { event_type } => {
            prop_assert!(event_type.chars().count() <= 64 && !event_type.contains(char::is_control));
            if event_type.trim() != event_type || event_type.is_empty() || event_type.eq_ignore_ascii_case(TYPE) {
                return Ok(()); // What was left out of it makes it another.
            }
            json!({"eventType": event_type, "customerId": customer})
        }
    };
    let again = IcimsCaller.decode(again.to_string().as_bytes());
    prop_assert_eq!(again, Ok(Delivery { region: None, ..delivery.clone() }));
    Ok(())
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        6 => event().prop_map(Input::Written),
        12 => (event(), damage()).prop_map(|(event, damage)| Input::Damaged(event, damage)),
        1 => collection::vec(any::<u8>(), 0..80).prop_map(Input::Noise),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let ids = (id(), id(), id(), user());
    let statuses = (option_of(status()), status());
    let rest = (links(), extras(), select(&["", " ", "\n\t"][..]), option::weighted(0.2, other_type()), any::<u64>());
    let parts = (id(), ids, statuses, rest);
    parts.prop_flat_map(|(customer, (workflow, person, job, user), (from, to), (links, extras, gap, other, flips))| {
        let said = match &other {
            None => Said::StatusChanged(StatusChanged {
                workflow: workflow.means.try_into().expect("an id"),
                person: person.means.try_into().expect("an id"),
                job: job.means.try_into().expect("an id"),
                changed_by: user.means.map(|user| user.try_into().expect("an id")),
                from: from.means.map(StageKey::from_digits),
                to: StageKey::from_digits(to.means),
            }),
            Some(other) => Said::Other { event_type: other.means.clone() },
        };
        let means = Delivery { customer: customer.means.try_into().expect("an id"), region: links.means, said };
        let ours = Some(format!("{:?}", recased(TYPE, flips)));
        let pairs: Vec<(String, Option<String>)> = [
            ("eventType", other.map_or(ours, |other| other.json)),
            ("customerId", customer.json),
            ("systemId", workflow.json),
            ("personId", person.json),
            ("jobId", job.json),
            ("userId", user.json),
            ("oldStatus", from.json),
            ("newStatus", to.json),
            ("links", links.json),
        ]
        .map(|(name, json)| (name.to_owned(), json))
        .into_iter()
        .chain(extras)
        .collect();
        (Just(pairs).prop_shuffle(), Just(means)).prop_map(move |(pairs, means)| {
            let written =
                pairs.iter().filter_map(|(name, json)| Some(format!("{gap}\"{name}\"{gap}:{}", json.as_ref()?)));
            let text = format!("{gap}{{{}}}{gap}", written.collect::<Vec<_>>().join(","));
            Event { text, means }
        })
    })
}

/// Digits as text or number, with zeros before and blanks around.
fn spelled(digits: impl Strategy<Value = i64>, before: &'static [&'static str]) -> impl Strategy<Value = Written<i64>> {
    let blanks = || prop_oneof![4 => Just(""), 1 => select(&[" ", "\\t", "\u{a0}", "\\u2003\\n"][..])];
    (digits, select(before), blanks(), blanks(), any::<bool>()).prop_map(|(means, before, left, right, number)| {
        let json = if number { means.to_string() } else { format!("\"{left}{before}{means}{right}\"") };
        Written { json: Some(json), means }
    })
}

fn id() -> impl Strategy<Value = Written<i64>> {
    spelled(prop_oneof![8 => 1_i64..100_000, 1 => Just(i64::MAX), 1 => 1_i64..=i64::MAX], &["", "", "0", "000"])
}

fn status() -> impl Strategy<Value = Written<i64>> {
    let most = 10_i64.pow(14);
    spelled(prop_oneof![8 => 0_i64..100_000, 1 => 0..most], &["", "C", "D", "Z", "0", "C000"])
}

fn option_of(some: impl Strategy<Value = Written<i64>>) -> impl Strategy<Value = Written<Option<i64>>> {
    let none = select(&[None, Some("null"), Some("\"\""), Some("\" \\u00a0\"")][..]);
    prop_oneof![
        3 => some.prop_map(|some| Written { json: some.json, means: Some(some.means) }),
        1 => none.prop_map(|none| Written { json: none.map(str::to_owned), means: None }),
    ]
}

fn user() -> impl Strategy<Value = Written<Option<i64>>> {
    let nobody = select(&["0", "-1", "\"0\"", "\" -7\"", "-9223372036854775808"][..]);
    let nobody = nobody.prop_map(|json| Written { json: Some(json.to_owned()), means: None });
    prop_oneof![4 => option_of(id()), 1 => nobody]
}

fn other_type() -> impl Strategy<Value = Written<String>> {
    let named = prop_oneof![Just("RemoteLoginEvent".to_owned()), secret(), text(90)];
    let named =
        named.prop_filter("is another type", |name| !name.trim().is_empty() && !name.trim().eq_ignore_ascii_case(TYPE));
    named.prop_map(|name| {
        let means = name.trim().chars().filter(|c| !c.is_control()).take(64).collect();
        Written { json: Some(json!(name).to_string()), means }
    })
}

fn links() -> impl Strategy<Value = Written<Option<Region>>> {
    let link = prop_oneof![
        6 => Just((r#"{"rel":"job","url":"https://api.example.com/customers/1/jobs/2"}"#, None)),
        1 => Just((r#"{"url":"https:\/\/API.icims.com\/customers\/1","title":"a"}"#, Some(Region::Us))),
        1 => Just((r#"{"title":"a","url":"https://api-eu.icims.com/customers/1/jobs/2"}"#, Some(Region::Eu))),
        1 => Just((r#"{"url":"https://api.icims.com.example/"}"#, None)),
        1 => select(&["7", "null", "{}", "{\"url\":null}", "{\"url\":[]}", "\"https://api.icims.com/\""][..]).prop_map(|json| (json, None)),
    ];
    let none = select(&[None, Some("null"), Some("{}"), Some("\"https://api.icims.com/\"")][..]);
    // As many values as 64 KiB can hold, none too far from its root.
    let bushy =
        Written { json: Some((0..3).fold(r#"{"url":0}"#.to_owned(), |tree, _| list(&tree, LINKS))), means: None };
    prop_oneof![
        400 => none.prop_map(|json| Written { json: json.map(str::to_owned), means: None }),
        1 => Just(bushy),
        1600 => collection::vec(link, 0..20).prop_map(|links| {
            let json = links.iter().map(|(json, _)| *json).collect::<Vec<_>>().join(",");
            Written { json: Some(format!("[{json}]")), means: links.into_iter().take(LINKS).find_map(|(_, region)| region) }
        }),
    ]
}

fn list(entry: &str, times: usize) -> String {
    format!("[{}]", vec![entry; times].join(","))
}

/// Keys that nobody knows yet. Their values may be anything: private, long, deep, or of many small parts.
fn extras() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    let units = select(&["0", "[]", "{}", "\"\"", "{\"\":0}", "{\"a\":{\"b\":null}}", "[[0]]", "1e3"][..]);
    let many = (units, prop_oneof![40 => 1_usize..20, 1 => 20_usize..40_000]).prop_map(|(unit, times)| {
        let times = times.min(60 * 1024 / (unit.len() + 1));
        list(unit, times)
    });
    let deep = (1_usize..100).prop_map(|deep| format!("{}{CANARY:?}{}", "[".repeat(deep), "]".repeat(deep)));
    let private = secret().prop_map(|text| json!({"name": text}).to_string());
    let value = prop_oneof![3 => private, 1 => many, 1 => deep, 1 => Just("-0.5E+2".to_owned())];
    collection::vec(value, 0..3).prop_map(|values| {
        values.into_iter().enumerate().map(|(n, value)| (format!("new{n}{CANARY}"), Some(value))).collect()
    })
}

//! Answers: whatever is to be said arrives whole, and adds no header of its own.

use std::time::Duration;

use axum::body::to_bytes;
use axum::http::{HeaderValue, StatusCode, header};
use futures_util::FutureExt as _;
use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::ats::{Answer, Caller as _, Cause, Notice, Refusal};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{option, prop_assert, prop_assert_eq, prop_oneof};
use serde_json::{Value, json};

use crate::text::{text, visible};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

/// The only headers that an answer has.
const HEADERS: [&str; 6] =
    ["cache-control", "content-type", "location", "retry-after", "connection", "www-authenticate"];

#[test]
fn whatever_is_said_arrives_whole_and_adds_no_header() {
    fuzz(("reply", A_MEBIBYTE), &answer(), |answer, watch| judge(&answer, watch));
}

fn judge(answer: &Answer, watch: &Watch) -> Result<(), TestCaseError> {
    let (head, body) = watch.call(|| IcimsCaller.reply(answer))?.into_parts();
    let body = to_bytes(body, A_MEBIBYTE).now_or_never().expect("it is all there").expect("it is short");
    let (status, said) = expected(answer);
    prop_assert_eq!(head.status, status);
    prop_assert_eq!(serde_json::from_slice::<Value>(&body).ok(), said);
    prop_assert!(head.headers.keys().all(|name| HEADERS.contains(&name.as_str())), "{:?}", head.headers);
    prop_assert_eq!(&head.headers[header::CACHE_CONTROL], "no-store");
    for value in head.headers.values() {
        prop_assert!(!value.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)));
    }
    let link = if let Answer::Kept { link } = answer { link.as_ref().filter(|link| is_header(link)) } else { None };
    let location = head.headers.get(header::LOCATION).map(HeaderValue::as_bytes);
    prop_assert_eq!(location, link.map(String::as_bytes));
    let wait = head.headers.get(header::RETRY_AFTER).map(|wait| wait.to_str().unwrap_or_default().parse::<u64>());
    match answer {
        Answer::Refused(Refusal { retry_after: None, cause, .. }) if *cause != Cause::Unavailable => {
            prop_assert!(wait.is_none());
        }
        Answer::Refused(refusal) => {
            prop_assert!(matches!(wait, Some(Ok(1..))), "{:?}", wait);
            prop_assert_eq!(head.headers.contains_key(header::CONNECTION), refusal.close);
        }
        Answer::Kept { .. } | Answer::Told(_) => prop_assert!(wait.is_none()),
    }
    Ok(())
}

fn expected(answer: &Answer) -> (StatusCode, Option<Value>) {
    let body = |user: &str, debug: &str| Some(json!({"error": {"userMessage": user, "debugErrorMessage": debug}}));
    match answer {
        Answer::Kept { link: Some(link) } if is_header(link) => (StatusCode::SEE_OTHER, None),
        Answer::Kept { .. } => (StatusCode::OK, None),
        Answer::Told(notice) => (StatusCode::BAD_REQUEST, body(&notice.user_message, &notice.debug_message)),
        Answer::Refused(refusal) => {
            let status = match refusal.cause {
                Cause::Unauthenticated => StatusCode::UNAUTHORIZED,
                Cause::TooLarge | Cause::Malformed => StatusCode::BAD_REQUEST,
                Cause::Misconfigured => StatusCode::INTERNAL_SERVER_ERROR,
                Cause::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            };
            (status, body(&refusal.user_message, &refusal.debug_message))
        }
    }
}

/// Whether a text can stand in a header: it has no control characters but tabs.
fn is_header(text: &str) -> bool {
    text.bytes().all(|byte| (byte >= b' ' && byte != 0x7f) || byte == b'\t')
}

fn answer() -> impl Strategy<Value = Answer> {
    let link = prop_oneof![text(40), visible("", 40).prop_map(|path| format!("https://a.example/{path}"))];
    let wait = prop_oneof![
        any::<u64>().prop_map(Duration::from_secs),
        any::<u64>().prop_map(Duration::from_nanos),
        Just(Duration::ZERO),
        Just(Duration::MAX),
    ];
    let refusal = (select(&Cause::ALL[..]), text(60), text(60), option::of(wait), any::<bool>());
    prop_oneof![
        1 => option::of(link).prop_map(|link| Answer::Kept { link }),
        1 => (text(60), text(60)).prop_map(|(user_message, debug_message)| Answer::Told(Notice { user_message, debug_message })),
        2 => refusal.prop_map(|(cause, user_message, debug_message, retry_after, close)| {
            Answer::Refused(Refusal { cause, user_message, debug_message, retry_after, close })
        }),
    ]
}

//! What a signature covers: the recipe written a second time agrees, and nothing that is signed can be changed.

use aws_lc_rs::{digest, hmac};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::ats::{Caller as _, HmacClaim, Presented, Request, Signed};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq, prop_oneof};

use crate::damage::{Damage, damage};
use crate::presented::value;
use crate::text::{gap, hex, visible};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

const SCHEME: &str = "x-icims-v1-hmac-sha256";
const EXTRA: [&str; 4] = ["content-type", "x-extra", "x-icims", "hosts"];
const METHODS: [Method; 4] = [Method::POST, Method::GET, Method::PUT, Method::DELETE];

/// A signed request.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    method: Method,
    path: String,
    query: String,
    host: String,
    /// All but the host.
    headers: Vec<(&'static str, String)>,
    /// Names of the signed headers, in any order.
    names: Vec<String>,
}

/// What somebody on the way does to it.
#[derive(Debug, Clone)]
enum Change {
    Method(Method),
    Path(String),
    Query(String),
    Host(String),
    /// Where a part ends and the next starts.
    MoveQueryIntoPath,
    Value(Index, String),
    SwapValues(Index, Index),
    Repeat(Index),
    Leave(Index),
    SignMore(&'static str),
    SignLess(Index),
    SwapNames(Index, Index),
    /// A header that is not signed.
    Unsigned(String),
}

#[test]
fn a_signature_covers_what_the_recipe_says_and_every_change_of_it_shows() {
    let all = (sent(), collection::vec(change(), 1..3));
    fuzz(("signed request", A_MEBIBYTE), &all, |(sent, changes), watch| judge(&sent, &changes, watch));
}

#[test]
fn a_damaged_signature_proves_nothing_else_than_the_whole_one() {
    let all = (sent(), gap(), prop_oneof![1 => Just(vec![]), 8 => damage()]);
    fuzz(("signature header", A_MEBIBYTE), &all, |(sent, gap, damage), watch| judge_line(&sent, gap, &damage, watch));
}

fn judge(sent: &Sent, changes: &[Change], watch: &Watch) -> Result<(), TestCaseError> {
    let covered = watch.call(|| covered_by(sent, &HeaderMap::new()))?;
    let Some(covered) = covered else { return Err(TestCaseError::fail("an orderly request is covered")) };
    prop_assert_eq!(&covered.text, &recipe(sent));
    let sha = hex(&covered.content_sha256);
    prop_assert!(sha.eq_ignore_ascii_case(&sent.headers[1].1));
    let (mut other, mut unsigned) = (sent.clone(), HeaderMap::new());
    for change in changes {
        apply(&mut other, &mut unsigned, change);
    }
    let seen = watch.call(|| covered_by(&other, &unsigned))?;
    if other == *sent {
        prop_assert_eq!(seen, Some(covered), "what is not signed does not count");
    } else {
        prop_assert!(seen.is_none_or(|seen| seen.text != covered.text), "{:?} reads like the signed one", other);
    }
    Ok(())
}

/// With a key that signed this request alone.
fn judge_line(sent: &Sent, gap: &str, damage: &[Damage], watch: &Watch) -> Result<(), TestCaseError> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"a key of the test");
    let signature = hex(hmac::sign(&key, recipe(sent).as_bytes()).as_ref());
    let line = format!("{SCHEME} user=icims,{gap}signedheaders={},{gap}signature={signature}", sent.names.join(";"));
    let headers = HeaderMap::from_iter([(header::AUTHORIZATION, value(&line, damage))]);
    let Presented::Hmac(claim) = watch.call(|| IcimsCaller.presented(&headers))? else {
        prop_assert!(!damage.is_empty(), "the whole one is read");
        return Ok(());
    };
    let signed = watch.call(|| covered_as(&claim, sent, &headers))?;
    let shown: Vec<u8> =
        (0..32).filter_map(|n| u8::from_str_radix(&claim.signature[2 * n..2 * n + 2], 16).ok()).collect();
    if signed.is_some_and(|signed| hmac::verify(&key, signed.text.as_bytes(), &shown).is_ok()) {
        prop_assert_eq!((&claim.signed_headers, &claim.signature), (&sent.names, &signature));
    } else {
        prop_assert!(!damage.is_empty(), "the whole one proves what it signs");
    }
    Ok(())
}

fn covered_by(sent: &Sent, unsigned: &HeaderMap) -> Option<Signed> {
    let (user, signature) = ("icims".to_owned(), "00".repeat(32));
    covered_as(&HmacClaim { user, signed_headers: sent.names.clone(), signature }, sent, unsigned)
}

fn covered_as(claim: &HmacClaim, sent: &Sent, unsigned: &HeaderMap) -> Option<Signed> {
    let mut headers = unsigned.clone();
    for (name, value) in &sent.headers {
        headers.append(HeaderName::from_static(name), HeaderValue::from_str(value).expect("visible"));
    }
    let (method, path, query, host) = (&sent.method, sent.path.as_str(), sent.query.as_str(), sent.host.as_str());
    IcimsCaller.signed(claim, Request { method, path, query, host, headers: &headers })
}

/// The recipe of iCIMS, written without a look at the product's.
fn recipe(sent: &Sent) -> String {
    let value = |name: &str| match name {
        "host" => sent.host.as_str(),
        _ => sent.headers.iter().find(|(other, _)| *other == name).map_or("", |(_, value)| value.trim()),
    };
    let mut sorted = sent.names.clone();
    sorted.sort();
    let lines = sorted.iter().map(|name| format!("{name}:{}\n", value(name))).collect::<Vec<_>>().concat();
    let list = sent.names.join(";");
    let canonical = format!("{}\n{}\n{}\n{lines}\n{list}", sent.method, sent.path, sent.query);
    let digest = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    format!("{SCHEME}\n{}\n{digest}", value("x-icims-date"))
}

fn apply(sent: &mut Sent, unsigned: &mut HeaderMap, change: &Change) {
    let header = |sent: &Sent, at: &Index| at.index(sent.headers.len().max(1));
    let name = |sent: &Sent, at: &Index| at.index(sent.names.len().max(1));
    match change {
        Change::Method(method) => sent.method = method.clone(),
        Change::Path(path) => sent.path.clone_from(path),
        Change::Query(query) => sent.query.clone_from(query),
        Change::Host(host) => sent.host.clone_from(host),
        Change::MoveQueryIntoPath => sent.path.push_str(&std::mem::take(&mut sent.query)),
        Change::Value(at, value) => {
            let at = header(sent, at);
            sent.headers.iter_mut().skip(at).take(1).for_each(|(_, old)| old.clone_from(value));
        }
        Change::SwapValues(one, other) => {
            let (one, other) = (header(sent, one), header(sent, other));
            if one < sent.headers.len() && other < sent.headers.len() {
                let (a, b) = (sent.headers[one].1.clone(), sent.headers[other].1.clone());
                (sent.headers[one].1, sent.headers[other].1) = (b, a);
            }
        }
        Change::Repeat(at) => sent.headers.extend(sent.headers.get(header(sent, at)).cloned()),
        Change::Leave(at) => {
            let at = header(sent, at);
            sent.headers.truncate(at);
        }
        Change::SignMore(more) => sent.names.push((*more).to_owned()),
        Change::SignLess(at) => {
            let at = name(sent, at);
            sent.names.truncate(at);
        }
        Change::SwapNames(one, other) => {
            let (one, other) = (name(sent, one), name(sent, other));
            if one < sent.names.len() && other < sent.names.len() {
                sent.names.swap(one, other);
            }
        }
        Change::Unsigned(value) => {
            let value = HeaderValue::from_str(value).expect("visible");
            unsigned.append(HeaderName::from_static("x-unsigned"), value.clone());
            unsigned.insert(header::HOST, value);
        }
    }
}

fn sent() -> impl Strategy<Value = Sent> {
    let path =
        prop_oneof![Just("/v2/ats/webhook/icims".to_owned()), visible("?#", 12).prop_map(|path| format!("/{path}"))];
    let query = prop_oneof![2 => Just(String::new()), 1 => visible("#", 12)];
    let host = prop_oneof![Just("a.goodtime.io".to_owned()), visible("", 12)];
    let extra = collection::vec((select(&EXTRA[..]), visible("", 20), any::<bool>()), 0..4);
    let hash = (collection::vec(any::<u8>(), 32), any::<bool>());
    (select(&METHODS[..]), path, query, host, (date(), hash, extra)).prop_flat_map(
        |(method, path, query, host, (date, (hash, upper), extra))| {
            let hash = if upper { hex(&hash).to_uppercase() } else { hex(&hash) };
            let mut headers = vec![("x-icims-date", date), ("x-icims-content-sha256", hash)];
            let mut names: Vec<String> = ["host", "x-icims-date", "x-icims-content-sha256"].map(str::to_owned).into();
            for (name, value, _) in extra {
                if !names.iter().any(|other| other == name) {
                    headers.push((name, value));
                    names.push(name.to_owned());
                }
            }
            let sent = Sent { method, path, query, host, headers, names: Vec::new() };
            (Just(sent), Just(names).prop_shuffle()).prop_map(|(sent, names)| Sent { names, ..sent })
        },
    )
}

/// In every form that was seen.
fn date() -> impl Strategy<Value = String> {
    let zone = select(&["+0000", "Z", "+00:00", ".000Z", "+0530", "-08:00"][..]);
    (2000_u32..2100, 1_u32..13, 1_u32..29, 0_u32..86_400, zone).prop_map(|(year, month, day, second, zone)| {
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
    })
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        select(&METHODS[..]).prop_map(Change::Method),
        visible("?#", 6).prop_map(|path| Change::Path(format!("/{path}"))),
        visible("#", 6).prop_map(Change::Query),
        visible("", 6).prop_map(Change::Host),
        Just(Change::MoveQueryIntoPath),
        (at(), prop_oneof![visible("", 8), date(), Just("ab".repeat(32))])
            .prop_map(|(at, value)| Change::Value(at, value)),
        (at(), at()).prop_map(|(one, other)| Change::SwapValues(one, other)),
        at().prop_map(Change::Repeat),
        at().prop_map(Change::Leave),
        select(&["host", "x-icims-date", "content-type", "x-more", "a b", "host:x", ""][..]).prop_map(Change::SignMore),
        at().prop_map(Change::SignLess),
        (at(), at()).prop_map(|(one, other)| Change::SwapNames(one, other)),
        visible("", 8).prop_map(Change::Unsigned),
    ]
}

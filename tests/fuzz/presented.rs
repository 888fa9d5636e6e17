//! The `Authorization` header: one meaning or none, and no secret in anything that is printed.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::ats::{Caller as _, Presented};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq, prop_oneof};

use crate::damage::{Damage, damage, damaged};
use crate::text::{gap, hex, recased, secret, tells, text, visible};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

/// A secret this long does not stand in a printed text by chance.
const LONG: usize = 8;

/// What a header is meant to say.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meant {
    Nothing,
    Basic { user: String, password: String },
    Bearer { token: String },
    Hmac { user: String, headers: Vec<String>, signature: String },
}

#[derive(Debug, Clone)]
struct Line {
    text: String,
    means: Meant,
}

#[test]
fn a_sender_presents_one_thing_or_nothing_and_never_a_printed_secret() {
    let undamaged = line().prop_map(|line| vec![(line, Vec::new())]);
    let damaged = (line(), damage()).prop_map(|both| vec![both]);
    let several = collection::vec((line(), prop_oneof![Just(vec![]), damage()]), 0..4);
    let lines = prop_oneof![4 => undamaged, 8 => damaged, 1 => several];
    fuzz(("authorization header", A_MEBIBYTE), &lines, |lines, watch| judge(&lines, watch));
}

fn judge(lines: &[(Line, Vec<Damage>)], watch: &Watch) -> Result<(), TestCaseError> {
    let mut headers = HeaderMap::new();
    for (line, damage) in lines {
        headers.append(header::AUTHORIZATION, value(&line.text, damage));
    }
    let presented = watch.call(|| IcimsCaller.presented(&headers))?;
    let read = meant(&presented);
    prop_assert!(!is_printed(&presented, &read), "{:?}", presented);
    match lines {
        [(line, damage)] if damage.is_empty() => {
            prop_assert_eq!(&read, &line.means);
            let printed = format!("{presented:#?}");
            prop_assert!(!tells(&printed), "{}", printed);
        }
        [_] => {}
        _ => prop_assert_eq!(&read, &Meant::Nothing, "{} headers have no one meaning", lines.len()),
    }
    if let Meant::Hmac { user, headers, signature } = &read {
        prop_assert!(!user.is_empty() && !headers.is_empty() && headers.iter().all(|name| !name.is_empty()));
        prop_assert!(signature.len() == 64 && signature.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
    }
    // What was understood is what an orderly sender would have written.
    let again = HeaderMap::from_iter([(header::AUTHORIZATION, value(&written(&read), &[]))]);
    prop_assert_eq!(meant(&IcimsCaller.presented(&again)), read);
    Ok(())
}

/// A header as it may arrive: bytes that no server lets through are replaced.
pub(crate) fn value(text: &str, damage: &[Damage]) -> HeaderValue {
    let mut bytes = damaged(text.as_bytes().to_vec(), damage);
    bytes.iter_mut().filter(|b| (**b < b' ' && **b != b'\t') || **b == 0x7f).for_each(|b| *b = b'?');
    HeaderValue::from_bytes(&bytes).expect("its bytes are those of a header")
}

fn is_printed(presented: &Presented, read: &Meant) -> bool {
    let printed = format!("{presented:?}");
    match read {
        Meant::Nothing | Meant::Hmac { .. } => false,
        Meant::Basic { user, password } => {
            let rest = printed.replace(&format!("{user:?}"), "");
            password.len() >= LONG && rest.contains(password)
        }
        Meant::Bearer { token } => token.len() >= LONG && printed.contains(token),
    }
}

fn meant(presented: &Presented) -> Meant {
    match presented {
        Presented::Nothing => Meant::Nothing,
        Presented::Basic { user, password } => {
            Meant::Basic { user: user.clone(), password: password.expose().to_owned() }
        }
        Presented::Bearer { token } => Meant::Bearer { token: token.expose().to_owned() },
        Presented::Hmac(claim) => {
            let (user, signature) = (claim.user.clone(), claim.signature.clone());
            Meant::Hmac { user, headers: claim.signed_headers.clone(), signature }
        }
    }
}

fn written(meant: &Meant) -> String {
    match meant {
        Meant::Nothing => String::new(),
        Meant::Basic { user, password } => format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))),
        Meant::Bearer { token } => format!("Bearer {token}"),
        Meant::Hmac { user, headers, signature } => {
            let headers = headers.join(";");
            format!("x-icims-v1-hmac-sha256 user={user},signedheaders={headers},signature={signature}")
        }
    }
}

fn line() -> impl Strategy<Value = Line> {
    let said = prop_oneof![4 => basic(), 2 => bearer(), 6 => signature(), 1 => nothing()];
    (said, any::<u64>(), gap(), gap()).prop_map(|((scheme, rest, means), flips, more, end)| Line {
        text: format!("{} {more}{rest}{end}", recased(scheme, flips)),
        means,
    })
}

fn basic() -> impl Strategy<Value = (&'static str, String, Meant)> {
    let user = text(20).prop_map(|user| user.replace(':', "."));
    (user, secret(), any::<bool>()).prop_map(|(user, password, padded)| {
        let both = format!("{user}:{password}");
        let encoded = if padded { STANDARD.encode(&both) } else { STANDARD_NO_PAD.encode(&both) };
        ("Basic", encoded, if user.is_empty() { Meant::Nothing } else { Meant::Basic { user, password } })
    })
}

fn bearer() -> impl Strategy<Value = (&'static str, String, Meant)> {
    (visible("", 20), visible("", 20)).prop_map(|(before, after)| {
        let token = format!("{before}.{}.{after}", crate::text::CANARY);
        ("Bearer", token.clone(), Meant::Bearer { token })
    })
}

fn signature() -> impl Strategy<Value = (&'static str, String, Meant)> {
    let names = collection::vec(visible(",;", 12), 1..6);
    let parts = (
        visible(",", 20),
        names,
        collection::vec(any::<u8>(), 32),
        any::<u64>(),
        gap(),
        Just([0, 1, 2]).prop_shuffle(),
    );
    parts.prop_map(|(user, names, bytes, flips, gap, order)| {
        let signature = hex(&bytes);
        let parts = [
            format!("{}={gap}{user}", recased("user", flips)),
            format!("{}={}", recased("signedheaders", flips), names.join(&format!("{gap};"))),
            format!("signature={}", recased(&signature, flips)),
        ];
        let rest = order.map(|n| parts[n].clone()).join(&format!("{gap},{gap}"));
        let headers = names.iter().map(|name| name.to_ascii_lowercase()).collect();
        ("x-icims-v1-hmac-sha256", rest, Meant::Hmac { user, headers, signature })
    })
}

fn nothing() -> impl Strategy<Value = (&'static str, String, Meant)> {
    let scheme = select(&["Digest", "Negotiate", "Basic", "Bearer", "x-icims-v1-hmac-sha256", "Basically", ""][..]);
    let rest = select(&["", "%%%", "user=a", "=", "YWJj"][..]);
    let pair = (scheme, rest).prop_filter("says nothing", |(scheme, rest)| *scheme != "Bearer" || rest.is_empty());
    pair.prop_map(|(scheme, rest)| (scheme, rest.to_owned(), Meant::Nothing))
}

//! Token requests: every client and secret comes through whole, and no request has two meanings.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goodtime_icims::inbound::token::{Asking, BadRequest, read};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq, prop_oneof};

use crate::damage::{Damage, damage, damaged};
use crate::presented::value;
use crate::text::{secret, tells, text};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

/// A secret this long does not stand in a printed text by chance.
const LONG: usize = 8;
const OURS: [&str; 3] = ["grant_type", "client_id", "client_secret"];

/// A request of an orderly client.
#[derive(Debug, Clone)]
struct Request {
    client: String,
    secret: String,
    by_header: bool,
    /// Pairs of the form, encoded.
    form: Vec<String>,
    /// The header, where there is one.
    authorization: Option<String>,
}

#[derive(Debug, Clone)]
enum Twist {
    None,
    /// One of the pairs stands there twice.
    Twice(Index),
    /// The client shows itself in two ways.
    Both,
    Damage(Vec<Damage>),
    DamageHeader(Vec<Damage>),
    Noise(Vec<u8>),
}

#[test]
fn a_token_request_has_one_meaning_or_none() {
    fuzz(("token request", A_MEBIBYTE), &(request(), twist()), |(request, twist), watch| {
        judge(&request, &twist, watch)
    });
}

fn judge(request: &Request, twist: &Twist, watch: &Watch) -> Result<(), TestCaseError> {
    let mut form = request.form.clone();
    let mut authorization = request.authorization.as_ref().map(|line| value(line, &[]));
    match twist {
        Twist::None | Twist::Damage(_) | Twist::Noise(_) => {}
        Twist::Twice(at) => form.push(form[at.index(form.len())].clone()),
        Twist::Both => {
            form = [&["client_secret=x".to_owned()], &form[..]].concat();
            authorization = Some(value(&request.authorization.clone().unwrap_or("Basic eDp4".to_owned()), &[]));
        }
        Twist::DamageHeader(damage) => authorization = request.authorization.as_ref().map(|line| value(line, damage)),
    }
    let body = match twist {
        Twist::Damage(damage) => damaged(form.join("&").into_bytes(), damage),
        Twist::Noise(bytes) => bytes.clone(),
        _ => form.join("&").into_bytes(),
    };
    let body = &body[..body.len().min(64 * 1024)];
    let headers: HeaderMap = authorization.into_iter().map(|value| (header::AUTHORIZATION, value)).collect();
    let asked = watch.call(|| read(&headers, body))?;
    let printed = format!("{asked:?}");
    match (twist, &asked) {
        (Twist::None, Ok(asked)) => {
            prop_assert_eq!((&asked.client, asked.secret.expose()), (&request.client, request.secret.as_str()));
            prop_assert_eq!(asked.by_header, request.by_header);
            prop_assert!(!tells(&printed.replace(&format!("{:?}", asked.client), "")), "{}", printed);
        }
        (Twist::None, Err(why)) => return Err(TestCaseError::fail(format!("an orderly request: {why:?}"))),
        (Twist::Twice(at), asked) => {
            let ours = OURS.iter().any(|name| is(&request.form[at.index(request.form.len())], name));
            prop_assert_eq!(asked.is_err(), ours, "{:?}", asked);
        }
        (Twist::Both, asked) => prop_assert!(matches!(asked, Err(BadRequest::Invalid(_))), "{:?}", asked),
        (Twist::Damage(_) | Twist::DamageHeader(_) | Twist::Noise(_), Ok(asked)) => {
            let hidden = asked.secret.expose();
            let rest = printed.replace(&format!("{:?}", asked.client), "");
            prop_assert!(hidden.len() < LONG || !rest.contains(hidden), "{}", rest);
        }
        (_, Err(BadRequest::Invalid(_) | BadRequest::UnsupportedGrant)) => {}
    }
    prop_assert!(asked.is_ok() || !tells(&printed), "{}", printed);
    // The order of parameters says nothing.
    let mut turned: Vec<&[u8]> = body.split(|byte| *byte == b'&').collect();
    turned.reverse();
    prop_assert_eq!(plain(read(&headers, &turned.join(&b'&'))), plain(asked));
    Ok(())
}

fn is(pair: &str, name: &str) -> bool {
    form_urlencoded::parse(pair.as_bytes()).any(|(other, _)| other == name)
}

/// What is asked; of what is wrong only whether it is the grant.
fn plain(asked: Result<Asking, BadRequest>) -> Result<(String, String, bool), bool> {
    let why = |why| why == BadRequest::UnsupportedGrant;
    asked.map(|asked| (asked.client, asked.secret.expose().to_owned(), asked.by_header)).map_err(why)
}

fn request() -> impl Strategy<Value = Request> {
    let extras = collection::vec((select(&["scope", "audience", "Client_Id", "x"][..]), text(10)), 0..3);
    let way = (any::<bool>(), any::<bool>(), select(&["Basic ", "basic  ", "BASIC "][..]));
    let all = (prop_oneof![text(16), secret()], secret(), extras, way, (encoding(), encoding()));
    all.prop_flat_map(|(client, secret, extras, (by_header, named, scheme), (one, other))| {
        let pair = |name: &str, value: &str| format!("{}={}", encoded(name, one), encoded(value, other));
        let mut form = vec![pair("grant_type", "client_credentials")];
        form.extend(extras.iter().map(|(name, value)| pair(name, value)));
        if named || !by_header {
            form.push(pair("client_id", &client));
        }
        if !by_header {
            form.push(pair("client_secret", &secret));
        }
        let both = format!("{}:{}", encoded(&client, one), encoded(&secret, other));
        let authorization = by_header.then(|| format!("{scheme}{}", STANDARD.encode(both)));
        let rest = (client, secret, by_header, authorization);
        (Just(form).prop_shuffle(), Just(rest)).prop_map(|(form, (client, secret, by_header, authorization))| Request {
            client,
            secret,
            by_header,
            form,
            authorization,
        })
    })
}

/// How much of a text is written in percents.
#[derive(Debug, Clone, Copy)]
enum Encoding {
    Usual,
    BlanksInPercents,
    Everything,
    LowerCase,
}

fn encoding() -> impl Strategy<Value = Encoding> {
    select(&[Encoding::Usual, Encoding::BlanksInPercents, Encoding::Everything, Encoding::LowerCase][..])
}

fn encoded(text: &str, encoding: Encoding) -> String {
    let all = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    match encoding {
        Encoding::Usual => form_urlencoded::byte_serialize(text.as_bytes()).collect(),
        Encoding::BlanksInPercents => encoded(text, Encoding::Usual).replace('+', "%20"),
        Encoding::Everything => all(text),
        Encoding::LowerCase => all(text).to_lowercase(),
    }
}

fn twist() -> impl Strategy<Value = Twist> {
    prop_oneof![
        4 => Just(Twist::None),
        1 => any::<Index>().prop_map(Twist::Twice),
        1 => Just(Twist::Both),
        6 => damage().prop_map(Twist::Damage),
        3 => damage().prop_map(Twist::DamageHeader),
        1 => collection::vec(any::<u8>(), 0..80).prop_map(Twist::Noise),
    ]
}

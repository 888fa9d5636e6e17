//! Requests that are made once, however often they are sent: a client that heard no answer sends its `POST` again with the
//! same `Idempotency-Key`, and hears what the first one came to.
//!
//! Order of effects: the key is taken → the request is answered → the answer is kept, sealed, for a day. What has taken
//! effect is kept even where the client has left meanwhile; a request that was refused did nothing, and gives its key back.
//! So does one that failed on our side: as with every 5xx, it is not known then whether it took effect. A process that ends
//! between the last two steps leaves a key that can be taken again after five minutes: the request runs once more then.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tracing::Instrument as _;
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{HeaderBuilder, RefOr, Required};
use utoipa_axum::router::OpenApiRouter;

use super::access::Caller;
use super::answers;
use super::input::{invalid, unread};
use crate::domain::Timestamp;
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, KEY_REUSED, Problem, internal};
use crate::inbound::webhook::body;
use crate::secrets::Place;
use crate::store::{Key, KeyAsked, StoreError};

/// What a client sends.
const KEY: &str = "Idempotency-Key";
/// What says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// Letters of a key.
const KEY_MOST: usize = 255;
/// How long an answer is kept.
const KEPT_FOR: Duration = Duration::from_hours(24);
/// Longer than any request of this API takes, and than what goes on where nobody waits for it.
const BUSY_FOR: Duration = Duration::from_mins(5);
/// Our own answers are smaller.
const ANSWER_MOST: usize = 1024 * 1024;
/// What of an answer's head belongs to what was done, and not to one request.
const KEPT_HEADERS: [&str; 3] = ["content-type", "location", "etag"];

/// An answer, as it is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// Says of every `POST` that it can be sent with a key.
pub(super) fn described(mut router: OpenApiRouter<Arc<Doors>>) -> OpenApiRouter<Arc<Doors>> {
    let about = "Makes the request take effect once: sent again within 24 hours with the same key, address and body, it is \
        answered as it was the first time, with `Idempotency-Replayed: true`. With another body the answer is 409.";
    let key = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(KEY_MOST));
    let key = key.pattern(Some("^[!-~]+$")).build();
    for post in router.get_openapi_mut().paths.paths.values_mut().filter_map(|item| item.post.as_mut()) {
        let parameter = ParameterBuilder::new().name(KEY).parameter_in(ParameterIn::Header).description(Some(about));
        let parameter = parameter.required(Required::False).schema(Some(key.clone())).build();
        post.parameters.get_or_insert_default().push(parameter.into());
        let all = &mut post.responses.responses;
        for (_, response) in all.iter_mut().filter(|(status, _)| status.starts_with('2')) {
            if let RefOr::T(response) = response {
                let header = HeaderBuilder::new().schema(Some(ObjectBuilder::new().schema_type(Type::String)));
                let header = header.description(Some("`true` where the answer was given before.")).build();
                response.headers.insert("Idempotency-Replayed".to_owned(), header.into());
            }
        }
        for (status, response) in answers::to_keys() {
            all.entry(status).or_insert(response);
        }
    }
    router
}

/// Lets a `POST` with a key take effect once.
pub(in crate::inbound) async fn once(State(doors): State<Arc<Doors>>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    match keyed(&doors, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn keyed(doors: &Arc<Doors>, request: Request, next: Next) -> Result<Response, Problem> {
    let key = key(request.headers())?;
    let Some(caller) = request.extensions().get::<Caller>().cloned() else {
        return Ok(next.run(request).await); // Nobody gets this far without one.
    };
    let (parts, sent) = request.into_parts();
    let sent = body::read(&parts.headers, sent).await.map_err(unread)?;
    let address = parts.uri.path_and_query().map_or_else(|| parts.uri.path(), |all| all.as_str());
    let now = doors.flow.clock.now();
    let whose = caller.tenant().map_or_else(|| "every tenant".to_owned(), |tenant| tenant.to_string());
    let asked = KeyAsked {
        key: hash(&[caller.actor().as_bytes(), whose.as_bytes(), key.as_bytes()]),
        // Who may do less by now is not told what came of doing more.
        request: hash(&[address.as_bytes(), caller.scopes().to_string().as_bytes(), &sent]),
        tenant: caller.tenant(),
        now,
        busy_until: now.plus(BUSY_FOR),
        forgotten: now.minus(KEPT_FOR),
    };
    match doors.flow.store.take_key(&asked).await? {
        Key::Taken => {}
        Key::Busy => return Err(CONFLICT.says("The first request with this key is still being answered.").again_in(1)),
        Key::Other => {
            return Err(KEY_REUSED.says("The key was sent with another request in the last 24 hours: take a new key."));
        }
        Key::Answered(sealed) => {
            let opened = doors.api.keyring.open(Place::Answer(asked.key), &sealed).map_err(|error| internal(&error))?;
            let kept: Kept = serde_json::from_str(&opened).map_err(|error| internal(&error))?;
            return kept.again();
        }
    }
    let request = Request::from_parts(parts, Body::from(sent));
    // Whoever asked may leave: what was done has to be known when it comes again.
    let work = answered(Arc::clone(doors), (asked.key, now), request, next).in_current_span();
    tokio::spawn(work).await.map_err(|error| internal(&error))?
}

/// Answers a request, and keeps the answer.
async fn answered(
    doors: Arc<Doors>,
    (key, taken_at): ([u8; 32], Timestamp),
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let response = next.run(request).await;
    let store = &doors.flow.store;
    if !response.status().is_success() {
        forgiving(store.give_key_back(key, taken_at).await);
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, ANSWER_MOST).await.map_err(|error| internal(&error))?;
    let kept = Kept::of(parts.status, &parts.headers, &body);
    // Numbers and texts always become JSON.
    let text = serde_json::to_string(&kept).unwrap_or_default();
    let sealed = doors.api.keyring.seal(Place::Answer(key), &text);
    forgiving(store.keep_answer(key, taken_at, &sealed).await);
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// It was done, and that is what the client has to hear.
fn forgiving(kept: Result<(), StoreError>) {
    if let Err(error) = kept {
        tracing::warn!(%error, "the answer to a request with a key was not kept; the key can be taken again in five minutes");
    }
}

impl Kept {
    fn of(status: StatusCode, headers: &HeaderMap, body: &Bytes) -> Self {
        let kept = KEPT_HEADERS.iter().filter_map(|name| {
            let value = headers.get(*name)?.to_str().ok()?;
            Some(((*name).to_owned(), value.to_owned()))
        });
        Self { status: status.as_u16(), headers: kept.collect(), body: String::from_utf8_lossy(body).into_owned() }
    }

    fn again(self) -> Result<Response, Problem> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).map_err(|error| internal(&error))?;
        for (name, value) in self.headers {
            let name = HeaderName::try_from(name).map_err(|error| internal(&error))?;
            response.headers_mut().insert(name, HeaderValue::try_from(value).map_err(|error| internal(&error))?);
        }
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        Ok(response)
    }
}

/// The one key that is shown.
fn key(headers: &HeaderMap) -> Result<String, Problem> {
    let mut all = headers.get_all(KEY).iter();
    let only = all.next().and_then(|key| key.to_str().ok()).filter(|_| all.next().is_none());
    let plain = |key: &&str| (1..=KEY_MOST).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    let key = only.filter(plain).map(str::to_owned);
    key.ok_or_else(|| invalid(KEY, format!("must stand there once, with 1 to {KEY_MOST} visible ASCII characters")))
}

/// One hash over several parts: no two lists of parts give the same.
fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_there_once_and_is_plain() {
        let with = |keys: &[&str]| {
            let mut headers = HeaderMap::new();
            for key in keys {
                headers.append(KEY, key.parse().unwrap());
            }
            key(&headers)
        };
        assert_eq!(with(&["\"8e03978e\""]).ok().as_deref(), Some("\"8e03978e\""));
        for bad in [&[][..], &["a", "a"], &[""], &["a b"], &["x".repeat(256).as_str()]] {
            assert!(with(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn parts_cannot_be_shifted_into_each_other() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }
}

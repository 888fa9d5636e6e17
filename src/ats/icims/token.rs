//! Access tokens: client credentials, kept until shortly before they end.
//!
//! One refresh per credential and server is in flight; the others wait for it. A refresh that failed is remembered for
//! ten seconds and answers everybody, so that a storm of calls cannot reach the 500 tokens in 10 minutes at which iCIMS
//! disables a client. A fresh token that is refused anyway holds back only the customer it was refused for: other tenants
//! may share the client.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use serde::Deserialize;

use super::json;
use super::values::Text;
use crate::ats::{AtsError, Grant, Secret};
use crate::domain::{Clock, CredentialId, CustomerId, Timestamp};

/// How long a failed refresh answers everybody.
const FAILURE_REMEMBERED: Duration = Duration::from_secs(10);

/// Life of a token that does not say its own: a twenty-fourth of what iCIMS gives.
const UNNAMED_LIFE: Duration = Duration::from_hours(1);

/// Shortest and longest life that is believed.
const LIFE_RANGE: (Duration, Duration) = (Duration::from_mins(1), Duration::from_hours(24));

/// A token is not used in the last tenth of its life, at most this long: clocks differ and calls take time.
const MARGIN: Duration = Duration::from_mins(5);

/// Whose token, from where and for what.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) credential: CredentialId,
    pub(super) login_url: String,
    pub(super) audience: String,
}

/// A token in use.
#[derive(Clone)]
pub(super) struct Token {
    pub(super) secret: Secret,
    usable_until: Timestamp,
    number: u64,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(no. {}, until {})", self.number, self.usable_until)
    }
}

/// What the token endpoint gave.
#[derive(PartialEq, Eq)]
pub(super) struct Issued {
    secret: String,
    life: Duration,
}

impl fmt::Debug for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Issued(for {:?})", self.life)
    }
}

#[derive(Default)]
struct Slot {
    token: Option<Token>,
    failed: Option<(Timestamp, AtsError)>,
    issued: u64,
}

type SharedSlot = Arc<tokio::sync::Mutex<Slot>>;

/// The tokens of this process.
pub(super) struct Tokens {
    clock: Arc<dyn Clock>,
    slots: Mutex<HashMap<Key, SharedSlot>>,
    refused: Mutex<HashMap<(CredentialId, CustomerId), Timestamp>>,
}

impl Tokens {
    pub(super) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, slots: Mutex::default(), refused: Mutex::default() }
    }

    /// The present token; `refresh` runs only when there is none, and once for all who wait.
    pub(super) async fn get<F>(&self, key: &Key, refresh: impl FnOnce() -> F + Send) -> Result<Token, AtsError>
    where
        F: Future<Output = Result<Issued, AtsError>> + Send,
    {
        let slot = self.slot(key);
        let mut slot = slot.lock().await;
        let asked_at = self.clock.now();
        if let Some(token) = slot.token.as_ref().filter(|token| asked_at < token.usable_until) {
            return Ok(token.clone());
        }
        if let Some((_, error)) = slot.failed.as_ref().filter(|(until, _)| asked_at < *until) {
            return Err(error.clone());
        }
        match refresh().await {
            Ok(issued) => {
                slot.issued += 1;
                let usable_until = asked_at.plus(issued.life.saturating_sub(MARGIN.min(issued.life / 10)));
                let token = Token { secret: Secret::new(issued.secret), usable_until, number: slot.issued };
                slot.token = Some(token.clone());
                slot.failed = None;
                Ok(token)
            }
            Err(error) => {
                let asked = match &error {
                    AtsError::Throttled { retry_after: Some(wait) } => *wait,
                    _ => FAILURE_REMEMBERED,
                };
                slot.failed = Some((self.clock.now().plus(asked.max(FAILURE_REMEMBERED)), error.clone()));
                Err(error)
            }
        }
    }

    /// Drops a token that was refused, unless another call has replaced it already.
    pub(super) async fn forget(&self, key: &Key, token: &Token) {
        let slot = self.slot(key);
        let mut slot = slot.lock().await;
        if slot.token.as_ref().is_some_and(|held| held.number == token.number) {
            slot.token = None;
        }
    }

    /// Remembers that even a fresh token was refused for a customer.
    pub(super) fn refused(&self, credential: CredentialId, customer: CustomerId) {
        let now = self.clock.now();
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.retain(|_, until| now < *until);
        refused.insert((credential, customer), now.plus(FAILURE_REMEMBERED));
    }

    /// Whether a fresh token was refused for the customer a moment ago.
    pub(super) fn is_refused(&self, credential: CredentialId, customer: CustomerId) -> bool {
        let now = self.clock.now();
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.get(&(credential, customer)).is_some_and(|until| now < *until)
    }

    fn slot(&self, key: &Key) -> SharedSlot {
        let now = self.clock.now();
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(key) {
            return Arc::clone(slot);
        }
        // Rotated credentials leave slots behind: those that nobody uses and that hold nothing usable go.
        slots.retain(|_, slot| {
            Arc::strong_count(slot) > 1
                || slot.try_lock().is_ok_and(|slot| {
                    slot.token.as_ref().is_some_and(|token| now < token.usable_until)
                        || slot.failed.as_ref().is_some_and(|(until, _)| now < *until)
                })
        });
        Arc::clone(slots.entry(key.clone()).or_default())
    }
}

/// The form of a token request, as working integrations send it; the audience is required there.
pub(super) fn form<'a>(grant: &'a Grant, audience: &'a str, scope: Option<&'a str>) -> Vec<(&'static str, &'a str)> {
    let mut form = vec![
        ("grant_type", "client_credentials"),
        ("client_id", grant.principal.as_str()),
        ("client_secret", grant.secret.expose()),
        ("audience", audience),
    ];
    form.extend(scope.map(|scope| ("scope", scope)));
    form
}

/// Reads the token endpoint's answer.
pub(super) fn read(status: StatusCode, body: &[u8], retry_after: Option<Duration>) -> Result<Issued, AtsError> {
    match status.as_u16() {
        200..=299 => issued(body),
        429 => Err(AtsError::Throttled { retry_after }),
        300..=399 | 404 | 405 => {
            let why = format!("the authorization server answered HTTP {}; is its host right?", status.as_u16());
            Err(AtsError::NotConnected { why })
        }
        400..=499 => {
            let why = format!("the authorization server does not accept our client: {}", refusal(status, body));
            Err(AtsError::NotConnected { why })
        }
        _ => Err(AtsError::Unavailable { why: format!("the authorization server answered HTTP {}", status.as_u16()) }),
    }
}

fn issued(body: &[u8]) -> Result<Issued, AtsError> {
    #[derive(Deserialize)]
    struct Answer {
        access_token: Option<Text>,
        expires_in: Option<Text>,
    }
    let answer: Answer = json::decode("a token", body)?;
    let visible = |token: &String| token.bytes().all(|b| b.is_ascii_graphic());
    let Some(secret) = answer.access_token.and_then(Text::filled).filter(visible) else {
        let why = "expected a text that fits into a header".to_owned();
        return Err(AtsError::Unreadable { what: "a token", path: "$.access_token".to_owned(), why });
    };
    let named =
        answer.expires_in.and_then(Text::filled).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    Ok(Issued { secret, life: named.unwrap_or(UNNAMED_LIFE).clamp(LIFE_RANGE.0, LIFE_RANGE.1) })
}

/// The error names that OAuth knows (RFC 6749 §5.2, and the one Auth0 uses); any other text is not repeated.
fn refusal(status: StatusCode, body: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Answer {
        error: String,
    }
    const KNOWN: [&str; 7] = [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
        "access_denied",
    ];
    let said = serde_json::from_slice::<Answer>(body).ok();
    let name = said.and_then(|said| KNOWN.into_iter().find(|known| *known == said.error));
    name.map_or_else(|| format!("HTTP {}", status.as_u16()), |name| format!("HTTP {}, {name}", status.as_u16()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::domain::ManualClock;

    fn tokens() -> (Tokens, Arc<ManualClock>, Key) {
        let at = Timestamp::from_micros(1_795_000_000_000_000);
        let clock = Arc::new(ManualClock::at(at));
        let key =
            Key { credential: CredentialId::at(at), login_url: "https://login.example".into(), audience: "x".into() };
        (Tokens::new(clock.clone()), clock, key)
    }

    fn day_long() -> Issued {
        Issued { secret: "t".into(), life: Duration::from_hours(24) }
    }

    #[tokio::test]
    async fn a_token_is_kept_to_a_margin_before_its_end() {
        let (tokens, clock, key) = tokens();
        let first = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        clock.advance(Duration::from_secs(86_400 - 301));
        let same = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        assert_eq!(same.number, first.number);
        clock.advance(Duration::from_secs(1));
        let next = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        assert_eq!(next.number, first.number + 1);
    }

    #[tokio::test]
    async fn a_failed_refresh_answers_everybody_for_ten_seconds() {
        let (tokens, clock, key) = tokens();
        let asked = AtomicU32::new(0);
        let fail = || async {
            asked.fetch_add(1, Ordering::SeqCst);
            Err(AtsError::Denied { what: "a token", why: "HTTP 401".into() })
        };
        for _ in 0..50 {
            assert!(tokens.get(&key, fail).await.is_err());
        }
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        clock.advance(FAILURE_REMEMBERED);
        assert!(tokens.get(&key, fail).await.is_err());
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn a_refused_token_is_dropped_once_and_not_its_successor() {
        let (tokens, _, key) = tokens();
        let first = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        tokens.forget(&key, &first).await;
        let second = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        tokens.forget(&key, &first).await;
        let kept = tokens.get(&key, || async { Ok(day_long()) }).await.unwrap();
        assert_eq!((second.number, kept.number), (2, 2));
    }

    #[test]
    fn a_fresh_token_that_is_refused_holds_back_that_customer_alone() {
        let (tokens, clock, key) = tokens();
        let (one, other) = (CustomerId::try_from(1).unwrap(), CustomerId::try_from(2).unwrap());
        tokens.refused(key.credential, one);
        assert!(tokens.is_refused(key.credential, one) && !tokens.is_refused(key.credential, other));
        clock.advance(FAILURE_REMEMBERED);
        assert!(!tokens.is_refused(key.credential, one));
    }

    #[test]
    fn the_endpoints_answer_is_named_by_what_to_do_next() {
        let read = |status, body: &str| read(StatusCode::from_u16(status).unwrap(), body.as_bytes(), None);
        let life = |seconds| Duration::from_secs(seconds);
        for (body, seconds) in [
            (r#"{"access_token":"t","expires_in":86400}"#, 86_400),
            (r#"{"access_token":"t","expires_in":"600"}"#, 600),
            (r#"{"access_token":"t"}"#, 3600),
            (r#"{"access_token":"t","expires_in":0}"#, 60),
            (r#"{"access_token":"t","expires_in":-5}"#, 3600),
        ] {
            assert_eq!(read(200, body), Ok(Issued { secret: "t".into(), life: life(seconds) }), "{body}");
        }
        let denied = |why: &str| {
            let why = format!("the authorization server does not accept our client: {why}");
            Err(AtsError::NotConnected { why })
        };
        assert_eq!(
            read(401, r#"{"error":"access_denied","error_description":"Jane"}"#),
            denied("HTTP 401, access_denied")
        );
        assert_eq!(read(403, r#"{"error":"Jane Doe"}"#), denied("HTTP 403"));
        assert!(matches!(read(503, ""), Err(AtsError::Unavailable { .. })));
        assert!(matches!(read(302, ""), Err(AtsError::NotConnected { .. })));
        assert!(matches!(read(200, r#"{"access_token":"a\nb"}"#), Err(AtsError::Unreadable { .. })));
        assert!(matches!(read(429, ""), Err(AtsError::Throttled { .. })));
    }

    #[test]
    fn a_token_is_never_printed() {
        let token = Token { secret: Secret::new("topsecret"), usable_until: Timestamp::from_micros(0), number: 1 };
        assert!(!format!("{token:?}").contains("topsecret"));
    }
}

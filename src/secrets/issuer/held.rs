//! The keys of the issuer, as they are known here.
//!
//! They are asked for when a token needs them, never ahead, and by one at a time however many wait. What cannot be found
//! costs the issuer one question in a while, whoever invents names of keys.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jsonwebtoken::DecodingKey;
use tokio::sync::OwnedMutexGuard;
use tracing::Instrument as _;

use super::fetch::{Fetch, Unread};
use super::keys::KeySet;
use super::{IssuerAlgorithm, IssuerError};
use crate::domain::{Clock, Timestamp};

/// From then on a set is asked for anew: so long a key counts that the issuer has withdrawn.
const FRESH_FOR: Duration = Duration::from_mins(10);
/// An issuer that is down stops nobody for so long; a key that was withdrawn for a reason must not count for longer.
const COUNTS_FOR: Duration = Duration::from_hours(24);
/// Between two questions, where the first brought nothing.
const REST: Duration = Duration::from_secs(30);
/// The same where there are no keys at all, and every caller is turned away.
const REST_WITHOUT: Duration = Duration::from_secs(10);

/// The keys, and where they come from.
#[derive(Clone)]
pub(super) struct Held(Arc<Inner>);

struct Inner {
    fetch: Fetch,
    algorithm: IssuerAlgorithm,
    clock: Arc<dyn Clock>,
    /// What it is called in the log.
    called: &'static str,
    known: Mutex<Known>,
    /// Whoever has it asks the issuer.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// What is known.
#[derive(Default)]
struct Known {
    set: Option<(KeySet, Timestamp)>,
    /// Questions that ended.
    asked: u64,
    /// When one last brought nothing: no set, or one without the key that it was for.
    in_vain_at: Option<Timestamp>,
}

/// What to do about a key.
enum Next {
    Take(DecodingKey),
    /// With the key of a set that is no longer fresh, and the number of questions that ended.
    Ask(Option<DecodingKey>, u64),
    /// It is in no set.
    Refuse,
    /// There is no set.
    Wait(Duration),
}

impl Known {
    /// The set, if it still counts.
    fn set(&self, now: Timestamp) -> Option<&(KeySet, Timestamp)> {
        self.set.as_ref().filter(|(_, read_at)| now < read_at.plus(COUNTS_FOR))
    }

    fn next(&self, name: &str, now: Timestamp) -> Next {
        let rests_until = |rest| self.in_vain_at.map(|at| at.plus(rest)).filter(|until| now < *until);
        let Some((set, read_at)) = self.set(now) else {
            return rests_until(REST_WITHOUT).map_or(Next::Ask(None, self.asked), |until| Next::Wait(until.since(now)));
        };
        let key = set.get(name).cloned();
        let is_fresh = now < read_at.plus(FRESH_FOR);
        let asks = rests_until(REST).is_none();
        match key {
            Some(key) if is_fresh || !asks => Next::Take(key),
            key if asks => Next::Ask(key, self.asked),
            _ => Next::Refuse,
        }
    }
}

impl Held {
    pub(super) fn new(fetch: Fetch, algorithm: IssuerAlgorithm, clock: Arc<dyn Clock>, called: &'static str) -> Self {
        let (known, turn) = (Mutex::default(), Arc::default());
        Self(Arc::new(Inner { fetch, algorithm, clock, called, known, turn }))
    }

    /// The key of that name; `None` is one that the issuer does not have.
    pub(super) async fn key(&self, name: &str) -> Result<Option<DecodingKey>, IssuerError> {
        let next = self.known().next(name, self.0.clock.now());
        match next {
            Next::Take(key) => return Ok(Some(key)),
            Next::Refuse => return Ok(None),
            Next::Wait(again_in) => return Err(IssuerError::NoKeys { again_in }),
            Next::Ask(old, asked) => match (old, Arc::clone(&self.0.turn).try_lock_owned()) {
                // Somebody asks already: that is no reason to keep others waiting whose key is there.
                (Some(key), Err(_)) => return Ok(Some(key)),
                (_, Ok(turn)) => self.ask(name, asked, turn).await,
                (None, Err(_)) => self.ask(name, asked, Arc::clone(&self.0.turn).lock_owned().await).await,
            },
        }
        let now = self.0.clock.now();
        let known = self.known();
        let set = known.set(now).ok_or(IssuerError::NoKeys { again_in: REST_WITHOUT })?;
        Ok(set.0.get(name).cloned())
    }

    /// Asks the issuer, unless somebody else has done so meanwhile. It goes on when the caller leaves: else callers who leave
    /// at once could have it asked again and again.
    async fn ask(&self, name: &str, asked: u64, turn: OwnedMutexGuard<()>) {
        if self.known().asked != asked {
            return;
        }
        let (held, name) = (self.clone(), name.to_owned());
        let asking = async move {
            let began = held.0.clock.now();
            let answer = held.0.fetch.send().await;
            held.learn(&name, began, answer.and_then(|json| KeySet::read(&json, held.0.algorithm)));
            drop(turn);
        };
        // It does not panic; if it did, there would be nothing new.
        let _ = tokio::spawn(asking.in_current_span()).await;
    }

    fn learn(&self, name: &str, began: Timestamp, answer: Result<KeySet, Unread>) {
        let (mut known, called) = (self.known(), self.0.called);
        known.asked += 1;
        match answer {
            Ok(set) => {
                if set.get(name).is_none() {
                    known.in_vain_at = Some(began);
                }
                match set.len() {
                    0 => tracing::warn!("{called} has no key that fits the algorithm that is set"),
                    keys => tracing::debug!(keys, "the keys of {called} were read"),
                }
                known.set = Some((set, began));
            }
            Err(why) => {
                let now = self.0.clock.now();
                known.in_vain_at = Some(now);
                if let Some((_, read_at)) = known.set(now) {
                    let age_seconds = now.since(*read_at).as_secs();
                    tracing::warn!(
                        %why, age_seconds,
                        "the keys of {called} cannot be read anew; the last ones count for a day"
                    );
                } else {
                    tracing::warn!(%why, "the keys of {called} cannot be read; none of its tokens counts meanwhile");
                }
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

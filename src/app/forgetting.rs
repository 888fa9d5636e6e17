//! Forgetting what is no longer needed: a little at a time, so that deliveries never wait for it.

use std::sync::Arc;
use std::time::Duration;

use crate::config::KeepSettings;
use crate::domain::Timestamp;
use crate::store::{Store, StoreError};

/// Rows of one transaction.
const BATCH: i64 = 500;
/// Between two transactions.
const BREATH: Duration = Duration::from_millis(50);
/// Between two rounds.
pub(super) const ROUND_EVERY: Duration = Duration::from_mins(10);

/// Notices that have ended, and the hours' deliveries: silence looks four weeks back.
const KEEP_NOTICES: Duration = Duration::from_hours(35 * 24);

/// Tokens of the API that have ended: every process keeps those that were not revoked in memory, and the audit log names them
/// all the same.
const KEEP_TOKENS: Duration = Duration::from_hours(30 * 24);

/// Notes of applications that left a trigger status, or could not be read.
const KEEP_NOTES: Duration = Duration::from_hours(90 * 24);

/// What calls of the ATS were used for.
const KEEP_CALLS: Duration = Duration::from_hours(35 * 24);

/// Sessions that nobody used: longer than any may be idle.
const KEEP_SESSIONS: Duration = Duration::from_hours(31 * 24);

/// Runs that kept mirrors, how often fields were shown, and the numbers of what left a mirror.
const KEEP_SYNC: Duration = Duration::from_hours(35 * 24);

/// Answers by idempotency key.
const KEEP_ANSWERS: Duration = Duration::from_hours(24);

/// What a round has removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Forgotten {
    pub(super) events: u64,
    pub(super) handoffs: u64,
    pub(super) people: u64,
    pub(super) notices: u64,
    pub(super) tokens: u64,
    pub(super) answers: u64,
    pub(super) notes: u64,
    pub(super) calls: u64,
    /// Runs of mirrors, what was seen of fields, and traces of what left a mirror.
    pub(super) sync: u64,
    /// Sessions and invitations that ended.
    pub(super) sessions: u64,
    /// Bytes of the database's file that were given back.
    pub(super) bytes: u64,
}

/// One round: removes everything that is too old.
pub(super) async fn round(store: &dyn Store, keep: KeepSettings, now: Timestamp) -> Result<Forgotten, StoreError> {
    // Hand-offs first: their events go with them.
    let handoffs = drain(|| store.prune_handoffs(now.minus(keep.handoffs), BATCH)).await?;
    let events = drain(|| store.prune_events(now.minus(keep.events), BATCH)).await?;
    let people = drain(|| store.prune_mirror(now.minus(keep.people), BATCH)).await?;
    let notices = drain(|| store.prune_notices(now.minus(KEEP_NOTICES), BATCH)).await?;
    let tokens = drain(|| store.prune_api_tokens(now.minus(KEEP_TOKENS), BATCH)).await?;
    let answers = drain(|| store.prune_keys(now.minus(KEEP_ANSWERS), BATCH)).await?;
    let notes = drain(|| store.prune_standing(now.minus(KEEP_NOTES), BATCH)).await?;
    let calls = drain(|| store.prune_calls(now.minus(KEEP_CALLS), BATCH)).await?;
    let sync = drain(|| store.prune_sync(now.minus(KEEP_SYNC), BATCH)).await?;
    let sessions = drain(|| store.prune_sessions(now.minus(KEEP_SESSIONS), now, BATCH)).await?;
    let bytes = drain(|| store.give_back_space()).await?;
    Ok(Forgotten { events, handoffs, people, notices, tokens, answers, notes, calls, sync, sessions, bytes })
}

async fn drain<F>(batch: impl Fn() -> F) -> Result<u64, StoreError>
where
    F: Future<Output = Result<u64, StoreError>>,
{
    let mut all = 0;
    loop {
        let removed = batch().await?;
        all += removed;
        if removed == 0 {
            return Ok(all);
        }
        tokio::time::sleep(BREATH).await;
    }
}

/// A round that tells what it removed.
pub(super) async fn told_round(store: Arc<dyn Store>, keep: KeepSettings, now: Timestamp) -> Result<(), StoreError> {
    let gone = round(store.as_ref(), keep, now).await?;
    if gone != Forgotten::default() {
        let Forgotten { events, handoffs, people, notices, tokens, answers, notes, calls, sync, sessions, bytes } =
            gone;
        tracing::info!(
            events,
            handoffs,
            people,
            notices,
            tokens,
            answers,
            notes,
            calls,
            sync,
            sessions,
            bytes,
            "what was too old is removed"
        );
    }
    Ok(())
}

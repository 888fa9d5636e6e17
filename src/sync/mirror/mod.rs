//! The mirror of jobs, persons and applications.
//!
//! A round looks for what changed, and spends the rest of its time on the walk that goes on. Both read profiles by their numbers
//! and keep what they read together with the place where they go on, so a round may be cut off anywhere. True in here: only who
//! has the tenant's turn writes; an older reading never replaces a newer one; nothing counts as deleted because a search did not
//! show it.

mod emptied;
mod hidden;
mod increment;
mod place;
mod plan;
mod portion;
mod reading;
mod shown;
mod stream;
mod stretch;
mod unread;
mod walk;

pub use hidden::hidden_fields;
pub use plan::unknown_folders;

use std::sync::Arc;
use std::time::Duration;

use self::shown::Shown;
use crate::ats::{Ats, AtsError, Call};
use crate::domain::{
    Feature, Lane, SyncCounts, SyncKind, SyncPlace, SyncRun, SyncRunId, SyncSource, SyncStanding, SyncState, SyncStep,
    SyncWish, Tenant, Timestamp, Turn, Unread,
};
use crate::flow::Flow;
use crate::store::StoreError;

/// A round lasts no longer, whatever the settings: whoever waits for the turn gets it then.
const ROUND_MOST: Duration = Duration::from_mins(5);

/// How long a search may be behind, clocks included: changes are looked for so far back again.
const OVERLAP: Duration = Duration::from_mins(30);

/// The clocks of the ATS and ours may differ, and it keeps no seconds.
const SKEW: Duration = Duration::from_mins(2);

/// What a mirror's round came to, and when the next is due.
#[derive(Debug)]
pub struct MirrorRound {
    /// How the mirror stands.
    pub standing: SyncStanding,
    /// What the look for changes came to.
    pub counts: SyncCounts,
    /// The walk that was worked on, as it stands.
    pub walk: Option<SyncRun>,
    /// When to come again.
    pub next: Timestamp,
}

/// Why work ends before it is through.
#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error(transparent)]
    Ats(#[from] AtsError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The turn has passed on, or the walk was cancelled.
    #[error("somebody else goes on")]
    Lost,
    /// The round has lasted long enough, or the tenant was paused or changed.
    #[error("the time is up")]
    TimeUp,
}

/// A round under way.
struct Mirroring<'a> {
    flow: &'a Flow,
    tenant: &'a Tenant,
    turn: &'a Turn,
    ats: Arc<dyn Ats>,
    lane: Lane,
    until: Timestamp,
    /// Calls that were counted already.
    counted: u64,
    /// The last moment that something was kept at.
    kept_at: Timestamp,
    /// What could not be read so far.
    unread: Vec<Unread>,
    /// Which fields profiles showed, as far as it is not kept yet.
    shown: Shown,
    /// Whether a walk meets what looks for changes should have found.
    counts_missed: bool,
}

impl Mirroring<'_> {
    fn call(&self) -> Call<'_> {
        Call { tenant: self.tenant, lane: self.lane, feature: Feature::Mirror }
    }

    fn now(&self) -> Timestamp {
        self.flow.clock.now()
    }

    /// A moment that nothing of this round was kept at yet: by it is told what is new.
    fn moment(&mut self) -> Timestamp {
        self.kept_at = self.now().max(self.kept_at.plus(Duration::from_micros(1)));
        self.kept_at
    }

    /// Whether there is still time, and the tenant still what it was when the round began.
    fn go_on(&self) -> Result<(), Ended> {
        let current = self.flow.directory.current();
        let tenant = current.tenant(self.tenant.id);
        let same = tenant.is_some_and(|now| now.version == self.tenant.version && !self.flow.is_paused(now));
        if same && self.now() < self.until { Ok(()) } else { Err(Ended::TimeUp) }
    }

    /// Calls since this was asked last.
    fn calls(&mut self) -> i64 {
        let made = self.flow.usage.made(self.tenant.id, Feature::Mirror);
        let new = made - self.counted;
        self.counted = made;
        i64::try_from(new).unwrap_or(i64::MAX)
    }
}

/// Keeps a tenant's mirror for a while; `None` where it has none, or is paused.
///
/// # Errors
/// When the store does not answer.
pub async fn mirror(flow: &Flow, tenant: &Tenant, turn: &Turn) -> Result<Option<MirrorRound>, StoreError> {
    let (began_at, settings) = (flow.clock.now(), &tenant.settings.sync);
    let Some(adapter) = flow.registry.get(&tenant.ats).filter(|_| !flow.is_paused(tenant)) else { return Ok(None) };
    let mut standing = flow.store.sync_standing(tenant.id).await?;
    let mut round = Mirroring {
        flow,
        tenant,
        turn,
        ats: Arc::clone(&adapter.ats),
        lane: Lane::Sync,
        until: began_at.plus(settings.every().min(ROUND_MOST)),
        counted: flow.usage.made(tenant.id, Feature::Mirror),
        kept_at: began_at,
        unread: std::mem::take(&mut standing.unread),
        shown: Shown::default(),
        counts_missed: false,
    };
    if settings.source == SyncSource::Off {
        round.until = began_at.plus(ROUND_MOST);
        let is_through = round.empty(&standing).await?;
        let goes_on = MirrorRound { standing, counts: SyncCounts::default(), walk: None, next: began_at };
        return Ok((!is_through).then_some(goes_on));
    }
    let is_due = standing.next_at.is_none_or(|at| at <= began_at);
    let mut looked = Looked { counts: SyncCounts::default(), is_paused: false };
    if is_due {
        let Some(done) = round.look(&mut standing, began_at).await? else {
            return Ok(Some(MirrorRound { standing, counts: looked.counts, walk: None, next: began_at }));
        };
        looked = done;
    }
    let next = standing.next_at.unwrap_or(began_at);
    round.lane = Lane::Backfill;
    let walk = if looked.is_paused { None } else { round.walk_on(&mut standing).await? };
    // Where the turn has ended it is lost, which is harmless.
    round.keep_shown().await?;
    standing.unread = round.unread;
    // A walk that does not wait for the ATS goes on at once, whenever changes are looked for again.
    let goes_on = walk.as_ref().is_some_and(|walk| walk.state == SyncState::Running && walk.note.is_none());
    let next = if goes_on { flow.clock.now() } else { next };
    Ok(Some(MirrorRound { standing, counts: looked.counts, walk, next }))
}

/// A look that was made.
struct Looked {
    counts: SyncCounts,
    /// The ATS did not let it be finished, and will not let a walk go on either.
    is_paused: bool,
}

impl Mirroring<'_> {
    /// Looks for changes and keeps what that came to; `None` when the turn has ended.
    async fn look(&mut self, standing: &mut SyncStanding, began_at: Timestamp) -> Result<Option<Looked>, StoreError> {
        let (counts, pause) = match self.look_for_changes(standing).await {
            Ok(counts) | Err((counts, Ended::Lost | Ended::TimeUp)) => (counts, None),
            Err((counts, Ended::Store(error))) => {
                tracing::debug!(?counts, "a look for changes is cut off");
                return Err(error);
            }
            Err((counts, Ended::Ats(error))) => {
                standing.failure = Some(error.to_string());
                (counts, Some(error))
            }
        };
        self.flow.measures.looked_for_changes(match (&standing.failure, standing.looking_since) {
            (Some(_), _) => "failed",
            (None, Some(_)) => "unfinished",
            (None, None) => "done",
        });
        let every = self.tenant.settings.sync.every();
        let mut next = began_at.plus(every).max(stretch::due(self.flow, self.tenant, began_at, counts.calls).await?);
        if let Some(AtsError::Throttled { retry_after: Some(wait) }) = &pause {
            next = next.max(self.now().plus(*wait));
        }
        standing.next_at = Some(next);
        let is_worth_it = counts != SyncCounts { calls: counts.calls, ..SyncCounts::default() };
        let run = (is_worth_it || standing.failure.is_some())
            .then(|| ended_increment(self.tenant, counts, standing, (began_at, self.now())));
        standing.unread.clone_from(&self.unread);
        let (store, at) = (&self.flow.store, self.now());
        let is_kept = store.keep_standing(self.turn, self.tenant.id, (standing, run.as_ref()), at).await?;
        Ok(is_kept.then_some(Looked { counts, is_paused: pause.is_some() }))
    }
}

/// A look for changes that is worth telling of.
fn ended_increment(
    tenant: &Tenant,
    counts: SyncCounts,
    standing: &SyncStanding,
    (began_at, ended_at): (Timestamp, Timestamp),
) -> SyncRun {
    let state = if standing.looking_since.is_none() { SyncState::Done } else { SyncState::Stopped };
    SyncRun {
        kind: SyncKind::Increment,
        state,
        counts,
        worked_at: ended_at,
        ended_at: Some(ended_at),
        note: standing.failure.clone(),
        ..new_walk(tenant, standing, None, SyncWish::default(), began_at)
    }
}

/// A walk that is to be made.
#[must_use]
pub fn new_walk(
    tenant: &Tenant,
    standing: &SyncStanding,
    asked_by: Option<&str>,
    wish: SyncWish,
    at: Timestamp,
) -> SyncRun {
    SyncRun {
        id: SyncRunId::at(at),
        tenant: tenant.id,
        kind: if standing.walked_at.is_some() { SyncKind::Walk } else { SyncKind::Import },
        state: SyncState::Running,
        asked_by: asked_by.map(str::to_owned),
        wish,
        steps: Vec::<SyncStep>::new(),
        place: SyncPlace::default(),
        expected: None,
        counts: SyncCounts::default(),
        began_at: at,
        worked_at: at,
        ended_at: None,
        plan: None,
        note: None,
    }
}

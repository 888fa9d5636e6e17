//! One claim, one attempt.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};
use tokio_util::task::TaskTracker;
use tracing::Instrument as _;

use super::dispatch;
use crate::domain::{Lane, Task, Timestamp, Verdict};
use crate::flow::{Flow, LEASE};
use crate::store::StoreError;

/// Attempts under way at once. They wait for the network most of the time, so there are more than cores.
pub(super) const HANDS: usize = 32;
/// Hands that only clicks may use: a recruiter never waits for the rounds.
pub(super) const HANDS_FOR_CLICKS: usize = 8;
/// Hands that tell schedulers, beside the others: nobody waits for a scheduler that stalls.
const HANDS_OUTBOUND: usize = 32;
/// Tasks per claim: few, so that tenants take turns quickly.
const PER_CLAIM: i64 = 8;
/// After a step that could not reach the store or fell over.
const STUMBLE_PAUSE: Duration = Duration::from_secs(10);
/// Before the end of an attempt is recorded once more.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// Panics of one task in a row before it is given up.
const FALLS_MOST: i64 = 8;

/// Claims tasks and runs them.
#[derive(Clone)]
pub struct Worker {
    pub(super) flow: Flow,
    pub(super) hands: Arc<Semaphore>,
    outbound: Arc<Semaphore>,
    pub(super) wake: Arc<Notify>,
    pub(super) running: TaskTracker,
}

impl Worker {
    /// A worker for a flow.
    #[must_use]
    pub fn new(flow: Flow) -> Self {
        Self {
            flow,
            hands: Arc::new(Semaphore::new(HANDS)),
            outbound: Arc::new(Semaphore::new(HANDS_OUTBOUND)),
            wake: Arc::new(Notify::new()),
            running: TaskTracker::new(),
        }
    }

    /// What tells the worker that there may be work now.
    #[must_use]
    pub fn wake(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    /// Runs every task that is due now, one after the other, and what they add that is due too; tells how many attempts.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn run_ready(&self) -> Result<usize, StoreError> {
        let mut attempts = 0;
        loop {
            let now = self.flow.clock.now();
            self.take_back().await?;
            let mut tasks = self.flow.store.claim(now, LEASE, PER_CLAIM, Lane::Backfill).await?;
            if tasks.is_empty() {
                tasks = self.flow.store.claim(now, LEASE, PER_CLAIM, Lane::Outbound).await?;
            }
            if tasks.is_empty() && self.flow.store.next_run_at(now).await?.is_none_or(|next| next > now) {
                return Ok(attempts);
            }
            for task in tasks {
                self.attempt(task).await;
                attempts += 1;
            }
        }
    }

    /// Claims what the free hands can run, and starts it; tells whether anything was claimed.
    pub(super) async fn claim(&self) -> Result<bool, StoreError> {
        let free = self.hands.available_permits();
        let mut tasks = self.claim_for(free, Lane::Click).await?;
        if tasks.is_empty() {
            tasks = self.claim_for(free.saturating_sub(HANDS_FOR_CLICKS), Lane::Backfill).await?;
        }
        let any = !tasks.is_empty();
        self.begin(tasks, &self.hands).await;
        // A busy queue is not asked for what nobody adds to it.
        if any && self.flow.directory.current().endpoints().is_empty() {
            return Ok(true);
        }
        let told = self.claim_for(self.outbound.available_permits(), Lane::Outbound).await?;
        let any = any || !told.is_empty();
        self.begin(told, &self.outbound).await;
        Ok(any)
    }

    async fn begin(&self, tasks: Vec<Task>, hands: &Arc<Semaphore>) {
        for task in tasks {
            let hand = Arc::clone(hands).acquire_owned().await;
            let worker = self.clone();
            let attempt = async move {
                worker.attempt(task).await;
                drop(hand);
                worker.wake.notify_one();
            };
            self.running.spawn(attempt.in_current_span());
        }
    }

    async fn claim_for(&self, hands: usize, slowest: Lane) -> Result<Vec<Task>, StoreError> {
        if hands == 0 {
            return Ok(Vec::new());
        }
        let most = PER_CLAIM.min(i64::try_from(hands).unwrap_or(PER_CLAIM));
        self.flow.store.claim(self.flow.clock.now(), LEASE, most, slowest).await
    }

    /// Takes back the tasks whose lease has ended; what took down too many workers is given up.
    pub(super) async fn take_back(&self) -> Result<(), StoreError> {
        for (handoff, kind) in self.flow.store.reclaim(self.flow.clock.now()).await? {
            tracing::error!(handoff.id = %handoff, task.kind = kind.name(), "a task took down its workers and was given up");
            self.flow.given_up(kind, handoff, "its workers did not finish in time").await?;
        }
        Ok(())
    }

    /// Runs one attempt and records how it ended. Every line in it names the task and its hand-off.
    async fn attempt(&self, task: Task) {
        let span = tracing::error_span!(
            "attempt", task.id = %task.lease.task, task.kind = task.kind.name(), task.attempt = task.attempt,
            handoff.id = %task.handoff, tenant.id = %task.tenant,
        );
        self.run_one(task).instrument(span).await;
    }

    /// A panic ends the attempt, not the worker.
    async fn run_one(&self, task: Task) {
        let started = self.flow.clock.now();
        let (flow, own) = (self.flow.clone(), task.clone());
        let mut step = tokio::spawn(async move { dispatch::run(&flow, &own).await }.in_current_span());
        let ran = tokio::time::timeout(LEASE, &mut step).await;
        step.abort(); // One that took too long must not go on beside the next attempt.
        let ended = self.flow.clock.now();
        let verdict = match ran {
            Ok(Ok(Ok(verdict))) => verdict,
            Ok(Ok(Err(error))) => stumble(ended, &error.to_string()),
            Ok(Err(_)) => fall(&task, ended),
            Err(_) => stumble(ended, "the step took longer than its lease"),
        };
        self.flow.measures.attempted(task.kind, verdict.name(), ended.since(started));
        let Some(settled) = self.settle(&task, &verdict, (started, ended)).await else { return };
        if settled {
            let failed = matches!(verdict, Verdict::Retry { .. } | Verdict::GiveUp { .. }).then_some(verdict.name());
            tracing::info!(verdict = verdict.name(), error.type = failed, why = verdict.why(), "an attempt ended");
        } else {
            tracing::warn!("a late attempt was not counted");
        }
    }

    /// Records how an attempt ended; whether it counts. An outage of the store is waited out: else the task, and whoever
    /// clicked for it, would wait for the end of the lease.
    async fn settle(&self, task: &Task, verdict: &Verdict, span: (Timestamp, Timestamp)) -> Option<bool> {
        let recording = || self.flow.store.settle(task, verdict, span.0, span.1);
        let (mut settled, tries) = self.through_outages(recording).await?;
        // An earlier try may have been kept, though its answer was lost.
        if !settled && tries > 0 {
            let attempts = self.through_outages(|| self.flow.store.attempts_of(task.handoff)).await?.0;
            settled = attempts
                .iter()
                .any(|kept| (kept.kind, kept.attempt, kept.finished_at) == (task.kind, task.attempt, span.1));
        }
        if let (true, Verdict::GiveUp { why }) = (settled, verdict) {
            tracing::error!(why, "a task was given up");
            self.through_outages(|| self.flow.given_up(task.kind, task.handoff, why)).await?;
        }
        Some(settled)
    }

    /// Asks the store until it answers, and tells how many tries were in vain; `None` when it has not for so long that the lease is running out: another attempt
    /// is made then.
    async fn through_outages<T, F>(&self, ask: impl Fn() -> F) -> Option<(T, u64)>
    where
        F: Future<Output = Result<T, StoreError>>,
    {
        for tried in 0..LEASE.as_secs() / ASK_AGAIN.as_secs() {
            match ask().await {
                Ok(answer) => return Some((answer, tried)),
                Err(error @ StoreError::Unavailable(_)) if tried > 0 => {
                    tracing::debug!(%error, "the end of an attempt is still not recorded");
                }
                Err(error) => {
                    tracing::error!(%error, "the end of an attempt could not be recorded");
                    if !matches!(error, StoreError::Unavailable(_)) {
                        return None;
                    }
                }
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
        None
    }
}

/// The store did not answer, or the step took too long: it is tried again, however often.
fn stumble(now: Timestamp, why: &str) -> Verdict {
    tracing::warn!(why, "an attempt stumbled");
    Verdict::Retry { at: now.plus(STUMBLE_PAUSE), why: why.to_owned() }
}

/// A step that panics again and again would go on for ever.
fn fall(task: &Task, now: Timestamp) -> Verdict {
    if task.failures + 1 < FALLS_MOST {
        return stumble(now, "the step panicked");
    }
    Verdict::GiveUp { why: format!("the step panicked {FALLS_MOST} times in a row") }
}

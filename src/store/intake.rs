//! Deliveries of many connections, kept in one commit.
//!
//! While one batch is being committed the next one gathers, so throughput grows with concurrency and nobody waits for a
//! timer. Order of effects: commit, then answer. The writing runs on its own task: a sender who hangs up cannot stop it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use super::{Inbox, Recorded, Recording, StoreError};

/// Deliveries that may wait for a commit; more are refused so that memory stays bounded.
const WAITING_MOST: usize = 4_096;
/// Rows per commit: beyond a few hundred a larger batch gains nothing and only makes the first of it wait.
const BATCH_MOST: usize = 256;
/// How long a sender waits for its commit: well below the 30 s that the ATS gives a click.
const WAIT_MOST: Duration = Duration::from_secs(5);

type Answer = oneshot::Sender<Result<Recorded, Arc<StoreError>>>;
type Waiting = (Recording, Answer);

/// Why a delivery has no answer from the store. Whether it was kept is unknown after [`IntakeError::TimedOut`], and where
/// the connection was lost in the middle of a commit.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// Too many are waiting.
    #[error("{WAITING_MOST} deliveries are waiting already")]
    Full,
    /// The service is stopping.
    #[error("the service is stopping")]
    Closed,
    /// The commit takes too long.
    #[error("the commit took longer than {} s", WAIT_MOST.as_secs())]
    TimedOut,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] Arc<StoreError>),
}

/// Where deliveries are handed in.
#[derive(Clone)]
pub struct Intake {
    line: mpsc::Sender<Waiting>,
}

impl Intake {
    /// Starts the writer. It ends, with everything handed in committed, when the last `Intake` is dropped.
    #[must_use]
    pub fn start(inbox: Arc<dyn Inbox>) -> (Self, JoinHandle<()>) {
        let (line, waiting) = mpsc::channel(WAITING_MOST);
        (Self { line }, tokio::spawn(write_batches(inbox, waiting).in_current_span()))
    }

    /// Whether one more delivery would be refused now.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.line.capacity() == 0
    }

    /// Keeps one delivery; returns after its commit.
    ///
    /// # Errors
    /// [`IntakeError`] says whether to come again.
    pub async fn record(&self, recording: Recording) -> Result<Recorded, IntakeError> {
        let (answer, committed) = oneshot::channel();
        self.line.try_send((recording, answer)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => IntakeError::Full,
            mpsc::error::TrySendError::Closed(_) => IntakeError::Closed,
        })?;
        match tokio::time::timeout(WAIT_MOST, committed).await {
            Ok(Ok(recorded)) => Ok(recorded?),
            Ok(Err(_)) => Err(IntakeError::Closed),
            Err(_) => Err(IntakeError::TimedOut),
        }
    }
}

async fn write_batches(inbox: Arc<dyn Inbox>, mut waiting: mpsc::Receiver<Waiting>) {
    let mut taken = Vec::with_capacity(BATCH_MOST);
    while waiting.recv_many(&mut taken, BATCH_MOST).await > 0 {
        let (batch, answers): (Vec<_>, Vec<_>) = taken.drain(..).unzip();
        match inbox.record_deliveries(&batch).await {
            Ok(recorded) => {
                for (answer, recorded) in answers.into_iter().zip(recorded) {
                    // A sender that no longer waits is no error: its delivery is kept.
                    let _ = answer.send(Ok(recorded));
                }
            }
            // One poisonous delivery must not fail the others of its batch: each is tried alone.
            Err(StoreError::Refused(_) | StoreError::Unreadable { .. }) if batch.len() > 1 => {
                for (one, answer) in batch.iter().zip(answers) {
                    let alone = inbox.record_deliveries(std::slice::from_ref(one)).await;
                    let _ = answer.send(alone.map(|recorded| recorded[0]).map_err(Arc::new));
                }
            }
            Err(error) => {
                let error = Arc::new(error);
                for answer in answers {
                    let _ = answer.send(Err(Arc::clone(&error)));
                }
            }
        }
    }
}

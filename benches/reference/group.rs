//! Group commit: while one batch is being committed the next one gathers.

use async_trait::async_trait;
use tokio::sync::{mpsc, oneshot};

use super::Row;
use crate::say::hint;

/// As many as the product takes.
const BATCH_MOST: usize = 256;
const WAITING_MOST: usize = 4_096;

/// What keeps a batch in one transaction.
#[async_trait]
pub(super) trait Commit: Send + 'static {
    async fn commit(&mut self, rows: &[Row]) -> sqlx::Result<()>;
}

/// Where rows are handed in.
pub(super) struct Group(mpsc::Sender<(Row, oneshot::Sender<bool>)>);

impl Group {
    /// Starts the one writer.
    pub(super) fn start(mut store: impl Commit) -> Self {
        let (line, mut waiting) = mpsc::channel::<(Row, oneshot::Sender<bool>)>(WAITING_MOST);
        tokio::spawn(async move {
            let mut taken = Vec::with_capacity(BATCH_MOST);
            while waiting.recv_many(&mut taken, BATCH_MOST).await > 0 {
                let (rows, answers): (Vec<_>, Vec<_>) = taken.drain(..).unzip();
                let committed = store.commit(&rows).await;
                if let Err(error) = &committed {
                    hint(&format!("a batch was not kept: {error}"));
                }
                let kept = committed.is_ok();
                for answer in answers {
                    // Who no longer waits is no error.
                    let _ = answer.send(kept);
                }
            }
        });
        Self(line)
    }

    /// Returns after the commit; whether the row is kept.
    pub(super) async fn keep(&self, row: Row) -> bool {
        let (answer, committed) = oneshot::channel();
        self.0.send((row, answer)).await.is_ok() && committed.await.unwrap_or(false)
    }
}

//! Which step of the flow a task is.

use crate::domain::{Task, TaskKind, Verdict, Way};
use crate::flow::Flow;
use crate::store::StoreError;

/// Runs the step of a task.
pub(super) async fn run(flow: &Flow, task: &Task) -> Result<Verdict, StoreError> {
    match task.kind {
        TaskKind::FetchApplication => flow.fetch(task).await,
        TaskKind::HandOver => flow.hand_over(task).await,
        TaskKind::Recheck => flow.recheck(task).await,
        TaskKind::AdvanceApplication => flow.advance(task, Way::Forward).await,
        TaskKind::UndoAdvance => flow.advance(task, Way::Back).await,
        TaskKind::WriteLink => flow.write_link(task).await,
        TaskKind::Lapse => flow.lapse(task).await,
        TaskKind::TellScheduler => flow.tell(task).await,
    }
}

//! The hand-off seam: what any scheduler must offer.
//!
//! A hand-off whose live data was read is handed over to a [`Scheduler`]. Without an outside one, [`BuiltIn`] keeps it
//! waiting on our own page. The room does not know how the ATS works.

mod built_in;

use async_trait::async_trait;

pub use built_in::BuiltIn;

use crate::domain::{Handoff, Profile};

/// What the flow asks of a scheduler.
#[async_trait]
pub trait Scheduler: Send + Sync {
    /// Takes over a hand-off; repeating it does no harm.
    async fn hand_over(&self, handoff: &Handoff, profile: &Profile) -> Result<Taken, SchedulerError>;
}

/// Where a hand-off went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It waits on our own page.
    OnOurPage,
}

/// Why a scheduler did not take it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchedulerError {
    /// Try again later.
    #[error("the scheduler is unavailable: {0}")]
    Unavailable(String),
}

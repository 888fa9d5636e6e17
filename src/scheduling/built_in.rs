//! The scheduler of a service that works alone: hand-offs wait on our own page until somebody opens them.

use async_trait::async_trait;

use super::{Scheduler, SchedulerError, Taken};
use crate::domain::{Handoff, Profile};

/// Hand-offs wait on our own page.
#[derive(Debug, Clone, Copy, Default)]
pub struct BuiltIn;

#[async_trait]
impl Scheduler for BuiltIn {
    async fn hand_over(&self, _handoff: &Handoff, _profile: &Profile) -> Result<Taken, SchedulerError> {
        Ok(Taken::OnOurPage)
    }
}

//! Hands over the candidates that were placed in a status before it was a trigger. Each is read first: who stands elsewhere
//! by now is left alone. Those who still stand there are recorded like a delivery, through the same slot, so running it
//! again does no harm.

use super::Flow;
use super::qualify::{ECHO_WINDOW, expires_at};
use crate::ats::{AtsError, Call};
use crate::domain::{
    EventId, EventOutcome, EventSource, Feature, HandoffId, Lane, Rule, StatusChanged, Tenant, Timestamp,
};
use crate::store::{Decision, Recording, StoreError};

/// What became of the candidates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MissedFound {
    /// How many were placed in the status.
    pub placed: usize,
    /// How many still stand there and are handed over.
    pub handed_over: usize,
    /// How many still stand there and have a hand-off already.
    pub known: usize,
    /// How many do not stand there any more.
    pub moved_on: usize,
    /// How many could not be read.
    pub unread: usize,
}

impl Flow {
    /// Hands over what a tenant's deliveries since `since` said of a status that is a trigger by now.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn hand_over_missed(
        &self,
        tenant: &Tenant,
        rule: &Rule,
        since: Timestamp,
    ) -> Result<MissedFound, StoreError> {
        let mut found = MissedFound::default();
        let mut after = None;
        loop {
            let missed = self.store.missed(tenant.id, rule.trigger, since, after).await?;
            let Some(last) = missed.last() else { return Ok(found) };
            after = Some(last.change.workflow);
            let mut still = Vec::new();
            for one in missed {
                found.placed += 1;
                match self.still_stands(tenant, rule, &one.change).await {
                    Ok(true) => still.push(self.late(tenant, rule, one.change)),
                    Ok(false) => found.moved_on += 1,
                    Err(error) => {
                        tracing::warn!(%error, "an application that was missed could not be read");
                        found.unread += 1;
                    }
                }
            }
            if !still.is_empty() {
                let recorded = self.store.record_deliveries(&still).await?;
                let known = recorded.iter().filter(|one| one.outcome == EventOutcome::Duplicate).count();
                found.known += known;
                found.handed_over += recorded.len() - known;
            }
        }
    }

    pub(super) async fn still_stands(
        &self,
        tenant: &Tenant,
        rule: &Rule,
        change: &StatusChanged,
    ) -> Result<bool, AtsError> {
        let unknown = || AtsError::NotConnected { why: format!("no adapter is called {}", tenant.ats) };
        let adapter = self.registry.get(&tenant.ats).ok_or_else(unknown)?;
        match adapter
            .ats
            .application(Call { tenant, lane: Lane::Backfill, feature: Feature::Replay }, change.workflow)
            .await
        {
            Ok(application) => Ok(application.stage.is_some_and(|stage| stage.id.key() == rule.trigger)),
            Err(AtsError::Missing { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// A status change that no delivery told of, as it is kept.
    pub(crate) fn late(&self, tenant: &Tenant, rule: &Rule, change: StatusChanged) -> Recording {
        let now = self.clock.now();
        Recording {
            event: EventId::at(now),
            tenant: tenant.id,
            source: EventSource::Reconcile,
            credential: None,
            body_sha256: None,
            change: Some(change),
            received_at: now,
            echo_since: now.minus(ECHO_WINDOW),
            may_be_move: false,
            decision: Decision::HandOff {
                handoff: HandoffId::at(now),
                rule: rule.clone(),
                expires_at: expires_at(tenant, now),
                held: tenant.is_paused(now),
            },
        }
    }
}

//! What stands in trigger statuses. Every engine takes the same statements but one, so what only reads is written once; as a
//! macro, because the type of a statement is its engine's.

use std::time::Duration;

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{
    AdvanceKey, AdvanceOutcome, Believed, HandoffId, InTrigger, Noted, ReconcileRound, Reconciled, SeenLeft, SlotKnown,
    StageKey, StandingListed, Watched, Way,
};

type Result<T> = std::result::Result<T, StoreError>;

/// A read can show a status that is older than the delivery for so long.
const SHOWN_WITHIN: Duration = Duration::from_mins(10);

/// What is left of a hand-off that is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// That there was one, while its application stands in the trigger status.
    Kept,
    /// Nothing.
    Erased,
}

/// Lets a store keep what stands in trigger statuses. It needs `row`, `rows`, `run_one`, `in_trigger_rows`, and what
/// it writes under the names used here.
macro_rules! reconciling {
    ($store:ty) => {
        #[async_trait]
        impl Reconciling for $store {
            async fn watched(&self, tenant: TenantId) -> Result<Vec<Watched>> {
                let rows = self.rows(sqlx::query(sql::WATCHED).bind(tenant.get())).await?;
                rows.iter().map(|row| Row::of("rules", row).watched()).collect()
            }

            async fn in_trigger(&self, place: Place, workflows: &[WorkflowId]) -> Result<Vec<InTrigger>> {
                let rows = self.in_trigger_rows(place, workflows).await?;
                rows.iter().map(|row| Row::of("standing", row).in_trigger()).collect()
            }

            async fn believed_in(
                &self,
                place: Place,
                after: Option<WorkflowId>,
                absent_since: Timestamp,
            ) -> Result<Vec<Believed>> {
                let query = sqlx::query(sql::BELIEVED_IN).bind(place.tenant.get()).bind(place.trigger.digits());
                let query = query.bind(after.map_or(0, WorkflowId::get)).bind(absent_since.micros());
                // A plan that was made while the tables were nearly empty would be kept while they fill.
                let rows = self.rows(query.persistent(false)).await?;
                rows.iter().map(|row| Row::of("standing", row).believed()).collect()
            }

            async fn note_standing(&self, place: Place, notes: &[(WorkflowId, Standing)], at: Timestamp) -> Result<()> {
                self.put_standing(place, notes, at).await
            }

            async fn note_absent(&self, place: Place, workflow: WorkflowId, at: Timestamp) -> Result<()> {
                let query = sqlx::query(sql::SET_ABSENT).bind(at.micros()).bind(place.tenant.get());
                self.run_one(query.bind(place.trigger.digits()).bind(workflow.get())).await.map(|_one| ())
            }

            async fn set_baseline(&self, place: Place, at: Timestamp) -> Result<()> {
                let query = sqlx::query(sql::SET_BASELINE).bind(at.micros()).bind(place.tenant.get());
                self.run_one(query.bind(place.trigger.digits())).await.map(|_changed| ())
            }

            async fn standing_page(
                &self,
                place: Place,
                after: Option<WorkflowId>,
                most: i64,
            ) -> Result<Vec<StandingListed>> {
                let query = sqlx::query(sql::STANDING_PAGE).bind(place.tenant.get()).bind(place.trigger.digits());
                let rows = self.rows(query.bind(after.map_or(0, WorkflowId::get)).bind(most)).await?;
                rows.iter().map(|row| Row::of("standing", row).standing_listed()).collect()
            }

            async fn adopt(
                &self,
                place: Place,
                workflows: Option<&[WorkflowId]>,
                audit: (&str, Timestamp),
            ) -> Result<u64> {
                self.put_adopted(place, workflows, audit).await
            }

            async fn keep_round(&self, tenant: TenantId, round: &ReconcileRound) -> Result<()> {
                self.run_one(keep_round!(tenant, round)).await.map(|_one| ())
            }

            async fn last_round(&self, tenant: TenantId) -> Result<Option<ReconcileRound>> {
                let row = self.row(sqlx::query(sql::LAST_ROUND).bind(tenant.get())).await?;
                row.map(|row| Row::of("reconcile_rounds", &row).reconcile_round()).transpose()
            }

            async fn prune_standing(&self, before: Timestamp, most: i64) -> Result<u64> {
                self.run_one(sqlx::query(sql::PRUNE_STANDING).bind(before.micros()).bind(most)).await
            }
        }
    };
}

/// A statement that keeps how a round went.
macro_rules! keep_round {
    ($tenant:ident, $round:ident) => {{
        let found = &$round.found;
        let query = sqlx::query(sql::KEEP_ROUND).bind($tenant.get()).bind($round.began_at.micros());
        let query = query.bind($round.ended_at.micros()).bind($round.whole_at.map(Timestamp::micros));
        let query = query.bind(found.standing).bind(found.handed_over).bind(found.sent_again).bind(found.in_grace);
        query.bind(found.left).bind(found.put_off).bind($round.failure.as_deref())
    }};
}

/// A statement that notes what is known of an application.
macro_rules! put_standing {
    ($place:ident, $workflow:ident, $standing:ident, $at:ident) => {{
        let query = sqlx::query(sql::PUT_STANDING).bind($place.tenant.get()).bind($place.trigger.digits());
        query.bind($workflow.get()).bind($standing.name()).bind($at.micros())
    }};
}

pub(super) use {keep_round, put_standing, reconciling};

/// Whether a way back that ended so may have placed the application in the trigger status.
fn may_stand(outcome: &AdvanceOutcome) -> bool {
    match outcome {
        AdvanceOutcome::Advanced
        | AdvanceOutcome::AlreadyThere
        | AdvanceOutcome::Overrode { .. }
        | AdvanceOutcome::Failed { .. } => true,
        AdvanceOutcome::MovedBySomeone | AdvanceOutcome::Refused { .. } => false,
    }
}

impl<F: Fields> Row<'_, F> {
    pub(super) fn watched(&self) -> Result<Watched> {
        Ok(Watched {
            trigger: StageKey::from_digits(self.int("trigger_digits")?),
            written: self.opt_parsed("full_id")?,
            since: self.at("since")?,
            baseline_at: self.opt_at("baseline_at")?,
        })
    }

    pub(super) fn in_trigger(&self) -> Result<InTrigger> {
        let noted = match self.opt_parsed("state")? {
            Some(standing) => Some(Noted { standing, since: self.at("since")?, looked_at: self.at("looked_at")? }),
            None => None,
        };
        let moved_here = match self.opt_uuid("moved_by")? {
            Some(handoff) => {
                Some(AdvanceKey { handoff: HandoffId::from_uuid(handoff), way: self.parsed::<Way>("moved_way")? })
            }
            None => None,
        };
        Ok(InTrigger { workflow: self.id("workflow_id")?, slot: self.slot_known()?, moved_here, noted })
    }

    fn slot_known(&self) -> Result<Option<SlotKnown>> {
        let Some(handoff) = self.opt_uuid("handoff_id")? else { return Ok(None) };
        let came = |outcome: &str, test: fn(&AdvanceOutcome) -> bool| {
            let stage = Some(StageKey::from_digits(0)); // Only the name counts here.
            AdvanceOutcome::from_stored(outcome, None, (None, None, stage)).map(|outcome| test(&outcome))
        };
        let forward = match self.opt_text("forward")?.as_deref() {
            Some(outcome) => came(outcome, AdvanceOutcome::left_trigger).map_err(|e| self.unreadable("forward", e))?,
            None => false,
        };
        let taken_back = match self.opt_text("back")?.as_deref() {
            Some(outcome) => came(outcome, may_stand).map_err(|e| self.unreadable("back", e))?,
            None => false,
        };
        let (created_at, seen_left_at) = (self.at("created_at")?, self.opt_at("seen_left_at")?);
        let left = match seen_left_at {
            _ if forward => SeenLeft::Yes,
            Some(at) if at.since(created_at) >= SHOWN_WITHIN => SeenLeft::Yes,
            Some(_) => SeenLeft::Perhaps,
            None => SeenLeft::No,
        };
        Ok(Some(SlotKnown {
            handoff: HandoffId::from_uuid(handoff),
            left,
            moving: self.int("moving")? > 0,
            taken_back,
            created_at,
        }))
    }

    pub(super) fn believed(&self) -> Result<Believed> {
        let handoff = self.opt_uuid("handoff_id")?.map(HandoffId::from_uuid);
        Ok(Believed { workflow: self.id("workflow_id")?, handoff })
    }

    pub(super) fn standing_listed(&self) -> Result<StandingListed> {
        let noted =
            Noted { standing: self.parsed("state")?, since: self.at("since")?, looked_at: self.at("looked_at")? };
        let trigger = StageKey::from_digits(self.int("trigger_digits")?);
        Ok(StandingListed { workflow: self.id("workflow_id")?, trigger, noted })
    }

    pub(super) fn reconcile_round(&self) -> Result<ReconcileRound> {
        let found = Reconciled {
            standing: self.int("standing")?,
            handed_over: self.int("handed_over")?,
            sent_again: self.int("sent_again")?,
            in_grace: self.int("in_grace")?,
            left: self.int("seen_left")?,
            put_off: self.int("put_off")?,
        };
        Ok(ReconcileRound {
            began_at: self.at("began_at")?,
            ended_at: self.at("ended_at")?,
            found,
            failure: self.opt_text("failure")?,
            whole_at: self.opt_at("whole_at")?,
        })
    }
}

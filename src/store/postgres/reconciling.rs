//! What stands in trigger statuses.

use async_trait::async_trait;
use sqlx::postgres::PgRow;

use super::connection::Ask;
use super::{PgStore, Result, transaction};
use crate::domain::{
    Believed, InTrigger, ReconcileRound, Standing, StandingListed, TenantId, Timestamp, Watched, WorkflowId,
};
use crate::store::reconciling::{keep_round, put_standing, reconciling};
use crate::store::rows::Row;
use crate::store::{Place, Reconciling, sql};

// Each of several of our moves may have led there: the newest counts. One that wrote nothing led nobody there. `offset 0` keeps
// PostgreSQL from reading all rows of the tenant: of each application there are few, which are looked up by their keys.
const IN_TRIGGER: &str = "select w.workflow_id, s.*, t.state, t.since, t.looked_at, e.handoff_id as moved_by, e.way as moved_way \
    from unnest($3::bigint[]) as w (workflow_id) \
    left join lateral (select s.handoff_id, h.seen_left_at, h.created_at, f.outcome as forward, b.outcome as back, \
    cast(coalesce(case when f.handoff_id is not null and f.outcome is null then 1 end, \
    case when b.handoff_id is not null and b.outcome is null then 1 end, 0) as bigint) as moving from handoff_slots s \
    left join handoffs h on h.handoff_id = s.handoff_id \
    left join advances f on f.handoff_id = s.handoff_id and f.way = 'forward' \
    left join advances b on b.handoff_id = s.handoff_id and b.way = 'back' \
    where s.tenant_id = $1 and s.workflow_id = w.workflow_id and s.trigger_digits = $2 offset 0) s on true \
    left join lateral (select t.state, t.since, t.looked_at from standing t \
    where t.tenant_id = $1 and t.trigger_digits = $2 and t.workflow_id = w.workflow_id offset 0) t on true \
    left join lateral (select e.handoff_id, e.way from advances e \
    where e.tenant_id = $1 and e.workflow_id = w.workflow_id and e.to_digits = $2 \
    and (s.handoff_id is null or (e.way = 'forward' and e.started_at >= s.created_at)) \
    and (e.outcome is null or e.outcome in ('advanced', 'overrode', 'failed') or (e.outcome = 'already_there' and e.writes > 0)) \
    and e.started_at = (select max(n.started_at) from advances n where n.tenant_id = $1 \
    and n.workflow_id = w.workflow_id and n.to_digits = $2) offset 0) e on true order by w.workflow_id";

reconciling!(PgStore);

impl PgStore {
    /// Planned each time: a plan that was made while the tables were nearly empty would be kept while they fill.
    async fn in_trigger_rows(&self, place: Place, workflows: &[WorkflowId]) -> Result<Vec<PgRow>> {
        let ids: Vec<i64> = workflows.iter().map(|id| id.get()).collect();
        let query = sqlx::query(IN_TRIGGER).bind(place.tenant.get()).bind(place.trigger.digits());
        self.rows(query.bind(ids).persistent(false)).await
    }

    pub(super) async fn run_one(&self, query: Ask<'_>) -> Result<u64> {
        self.run(query).await
    }

    async fn put_standing(&self, place: Place, notes: &[(WorkflowId, Standing)], at: Timestamp) -> Result<()> {
        transaction!(self, others, |write| {
            for (workflow, standing) in notes {
                write.run(put_standing!(place, workflow, standing, at)).await?;
            }
            Ok(())
        })
    }

    async fn put_adopted(
        &self,
        place: Place,
        workflows: Option<&[WorkflowId]>,
        audit: (&str, Timestamp),
    ) -> Result<u64> {
        transaction!(self, others, |write| {
            let mut adopted = 0;
            if let Some(workflows) = workflows {
                for workflow in workflows {
                    let query = sqlx::query(sql::ADOPT_ONE).bind(audit.1.micros()).bind(place.tenant.get());
                    adopted += write.run(query.bind(place.trigger.digits()).bind(workflow.get())).await?;
                }
            } else {
                let query = sqlx::query(sql::ADOPT_ALL).bind(audit.1.micros()).bind(place.tenant.get());
                adopted = write.run(query.bind(place.trigger.digits())).await?;
            }
            write.audit(Some(place.tenant), audit, "rule.adopt", &format!("{}: {adopted}", place.trigger)).await?;
            Ok(adopted)
        })
    }
}

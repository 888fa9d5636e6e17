//! Goal 5: memory, with nothing to do, under load, and with a long queue.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::goals::Goal;
use crate::letters::Letters;
use crate::load::{self, Until};
use crate::plan::Plan;
use crate::pretend::Pretend;
use crate::process;
use crate::product::{Site, Work};
use crate::say::hint;

/// Until a process that just started has nothing more to do.
const IDLE_AFTER: Duration = Duration::from_secs(2);

/// Fills the queue, then lets it be worked off for a while.
pub(crate) async fn measure(plan: &Plan, site: &Site) -> anyhow::Result<Vec<Goal>> {
    let (many, few) = (plan.queued, plan.queued / 10);
    let pretend = Pretend::start(many)?;
    let letters = Arc::new(Letters::about(pretend.all()));
    let database = site.database().await?;
    let product = site.serve(&database, Work::Paused, None)?;
    tokio::time::sleep(IDLE_AFTER).await;
    let (idle, _) = process::memory(product.id());
    let senders = (product.address, plan.connections);
    load::send(senders, &letters, 0, Until::Letters(few), product.look()).await?;
    let (short, _) = process::memory(product.id());
    load::send(senders, &letters, few, Until::Letters(many - few), product.look()).await?;
    let (long, most) = process::memory(product.id());
    drop(product);
    let product = site.serve(&database, Work::On, Some(&pretend.url()))?;
    let began = Instant::now();
    while began.elapsed() < plan.span.max(IDLE_AFTER) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let (_, working) = process::memory(product.id());
    hint(&format!(
        "memory: {idle:.0} MB idle, {short:.0} with {few} queued, {long:.0} with {many}, {working:.0} at work"
    ));
    drop(product);
    site.remove(&database).await?;
    Ok(vec![
        Goal::at_most(5, "memory with nothing to do", (30.0, " MB"), idle),
        Goal::at_most(5, "memory under load, at most", (50.0, " MB"), most.max(working))
            .from(&format!("{most:.0} taking, {working:.0} working with {many} queued")),
        Goal::at_most(5, &format!("memory with {many} queued, × with {few}"), (1.1, ""), long / short)
            .from(&format!("{short:.0} and {long:.0} MB")),
    ])
}

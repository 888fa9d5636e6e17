//! `retry`: lists the dead letters of a region, or runs those of a hand-off again.

use clap::Args;

use super::Desk;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HandoffId, Region};

/// More than anybody reads; `goodtime_tasks` counts all.
const LISTED_MOST: i64 = 1_000;

#[derive(Args)]
pub(in crate::app) struct RetryArgs {
    /// The hand-off.
    #[arg(required_unless_present = "list")]
    handoff: Option<HandoffId>,
    /// List the dead letters, those of the newest hand-offs first, and run none.
    #[arg(long, conflicts_with = "handoff")]
    list: bool,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn retry(settings: &Settings, args: RetryArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let Some(handoff) = args.handoff else {
        return list(&desk).await;
    };
    match desk.store.revive(handoff, desk.now).await? {
        0 => anyhow::bail!("hand-off {handoff} has no dead letters; `retry --list` names those that have"),
        n => say(format!("{n} task(s) of hand-off {handoff} run again.")),
    }
    Ok(())
}

/// One line each, the hand-off first, for people and for scripts.
async fn list(desk: &Desk<'_>) -> anyhow::Result<()> {
    let tenants = desk.directory().await?.tenants();
    let all = desk.store.dead_letters(LISTED_MOST).await?;
    if all.is_empty() {
        say("There are no dead letters.");
    }
    let is_cut = i64::try_from(all.len()).is_ok_and(|many| many >= LISTED_MOST);
    for dead in all {
        let tenant = tenants.iter().find(|tenant| tenant.id == dead.tenant);
        let customer = tenant.map_or_else(|| "?".to_owned(), |tenant| tenant.customer.to_string());
        let (kind, attempts, due) = (dead.task.kind, dead.task.attempts, dead.task.run_at);
        let why = dead.task.last_error.unwrap_or_default();
        say(format!("{}  customer {customer}  {kind}  {attempts} attempts, the last due {due}: {why}", dead.handoff));
    }
    if is_cut {
        say(format!("There may be older ones: not more than {LISTED_MOST} are listed at once."));
    }
    Ok(())
}

//! `retry`: runs the dead letters of a hand-off again.

use clap::Args;

use super::Desk;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HandoffId, Region};

#[derive(Args)]
pub(in crate::app) struct RetryArgs {
    /// The hand-off.
    handoff: HandoffId,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn retry(settings: &Settings, args: RetryArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    match desk.store.revive(args.handoff, desk.now).await? {
        0 => anyhow::bail!("hand-off {} has no dead letters", args.handoff),
        n => say(format!("{n} task(s) of hand-off {} run again.", args.handoff)),
    }
    Ok(())
}

//! `revoke-link`: makes every link to a hand-off that was given out useless.

use clap::Args;

use super::Desk;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HandoffId, Region, TaskKind};
use crate::secrets::LinkKind;
use crate::store::NewTask;

#[derive(Args)]
pub(in crate::app) struct RevokeLinkArgs {
    /// The hand-off.
    handoff: HandoffId,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn revoke_link(settings: &Settings, args: RevokeLinkArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    if !desk.store.revoke_links(args.handoff, desk.audit()).await? {
        anyhow::bail!("there is no hand-off {}", args.handoff);
    }
    if let Some(handoff) = desk.store.handoff(args.handoff).await? {
        // Where the link stands in iCIMS, the new one takes its place.
        let (tenant, run_at) = (handoff.tenant, desk.now);
        let kind = TaskKind::WriteLink;
        desk.store.add_task(&NewTask { tenant, kind, handoff: handoff.id, run_at, created_at: run_at }).await?;
        let url = desk.flow().await?.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
        say(format!("The links given out so far are useless. The new one is {url}"));
    }
    Ok(())
}

//! `revoke-link`: makes every link to a hand-off that was given out useless.

use anyhow::Context as _;
use clap::Args;

use super::{ACTOR, Desk};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HandoffId, Region};
use crate::secrets::LinkKind;

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
    let flow = desk.flow().await?;
    let handoff = flow.reissue_link(args.handoff, ACTOR).await?;
    let handoff = handoff.with_context(|| format!("there is no hand-off {}", args.handoff))?;
    let url = flow.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
    say(format!("The links given out so far are useless. The new one is {url}"));
    Ok(())
}

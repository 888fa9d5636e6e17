//! `tenant activate`: a tenant goes live for the first time.

use clap::Args;

use super::{ACTOR, Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::sync::{Activated, Activation};

#[derive(Args)]
pub(in crate::app) struct ActivateArgs {
    #[command(flatten)]
    whose: Whose,
    /// Although something is missing.
    #[arg(long)]
    force: bool,
    /// Switch the mirror on, by searches, where it is off. It costs calls of iCIMS.
    #[arg(long)]
    with_sync: bool,
}

pub(in crate::app) async fn activate(settings: &Settings, args: ActivateArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    anyhow::ensure!(
        !desk.directory().await?.is_activated(tenant.id),
        "the tenant was activated before; `tenant pause --end` ends a pause"
    );
    let how = Activation { is_forced: args.force, starts_sync: args.with_sync };
    match crate::sync::activate(&desk.flow().await?, &tenant, how, ACTOR).await? {
        Activated::Done => say(
            "It is live: what was kept is worked off now. `sync status` follows the first import, where there is one.",
        ),
        Activated::NotReady(missing) => {
            for needed in &missing {
                say(format!("{} {}", needed.name(), needed.about()));
            }
            anyhow::bail!("it is not ready to go live; `--force` activates it all the same");
        }
        Activated::Changed => anyhow::bail!("somebody changed the tenant just now; try again"),
    }
    Ok(())
}

//! `region`: what concerns all tenants of a region.

use clap::{Args, Subcommand};

use super::{Desk, NO_END, pause_until};
use crate::app::say::say;
use crate::app::signing;
use crate::config::Settings;
use crate::domain::Region;

#[derive(Subcommand)]
pub(in crate::app) enum RegionCommand {
    /// Keep the deliveries of every tenant, but read and write nothing.
    Pause(PauseArgs),
    /// Sign senders' tokens with a new key from now on; every token given out so far ends.
    ReplaceSigningKey {
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
}

#[derive(Args)]
pub(in crate::app) struct PauseArgs {
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
    /// For how long, such as `90m` or `2h`; without it until the pause is ended.
    #[arg(long = "for", value_name = "SPAN")]
    span: Option<jiff::SignedDuration>,
    /// End the pause now.
    #[arg(long, conflicts_with = "span")]
    end: bool,
}

pub(in crate::app) async fn run(settings: &Settings, command: RegionCommand) -> anyhow::Result<()> {
    match command {
        RegionCommand::Pause(args) => pause(settings, args).await,
        RegionCommand::ReplaceSigningKey { region } => {
            let desk = Desk::open(settings, region).await?;
            signing::replace(desk.store.as_ref(), desk.settings, desk.audit()).await?;
            say("A new key signs from now on; senders ask for new tokens by themselves.");
            Ok(())
        }
    }
}

async fn pause(settings: &Settings, args: PauseArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let until = pause_until(desk.now, args.end, args.span)?;
    desk.store.pause_region(until, desk.audit()).await?;
    let region = desk.settings.region;
    say(match until {
        None => format!(
            "The pause of region {region} is over: what was kept is worked off now. Tenants with a pause of their own wait on."
        ),
        Some(NO_END) => {
            format!("Region {region} is paused until you end it with `--end`. Deliveries are kept meanwhile.")
        }
        Some(until) => format!("Region {region} is paused until {until}. Deliveries are kept meanwhile."),
    });
    Ok(())
}

//! `region`: what concerns all tenants of a region.

use clap::{Args, Subcommand};

use super::{Desk, pause_until};
use crate::app::say::say;
use crate::app::signing;
use crate::app::watching::{ALIVE, is_alive};
use crate::config::Settings;
use crate::domain::{ProcessRole, Region, Timestamp};
use crate::store::TaskCounts;

#[derive(Subcommand)]
pub(in crate::app) enum RegionCommand {
    /// Tell how the region stands: its processes, its tasks, the tenants whose ATS fails.
    Status {
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
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
        RegionCommand::Status { region } => status(settings, region).await,
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
        Some(Timestamp::NEVER) => {
            format!("Region {region} is paused until you end it with `--end`. Deliveries are kept meanwhile.")
        }
        Some(until) => format!("Region {region} is paused until {until}. Deliveries are kept meanwhile."),
    });
    Ok(())
}

async fn status(settings: &Settings, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    say(format!("region {}, {}", desk.settings.region, desk.settings.database));
    if let Some(until) = desk.directory().await?.paused_until().filter(|until| *until > desk.now) {
        say(if until == Timestamp::NEVER {
            "paused until somebody ends it".to_owned()
        } else {
            format!("paused until {until}")
        });
    }
    let TaskCounts { queued, leased, dead } = desk.store.count_tasks().await?;
    say(format!("tasks: {queued} wait, {leased} are under way, {dead} were given up"));
    for circuit in desk.store.circuits().await?.iter().filter(|circuit| circuit.open_until > desk.now) {
        say(format!("the ATS of tenant {} fails since {}: {}", circuit.tenant, circuit.since, circuit.why));
    }
    let alive: Vec<_> = desk.store.replicas().await?.into_iter().filter(|one| is_alive(one, desk.now)).collect();
    for one in &alive {
        let (seen, skew) = (desk.now.since(one.seen_at).as_secs(), one.skew_micros / 1_000);
        say(format!(
            "process {} ({}), version {}, since {}: seen {seen} s ago, its clock is {skew:+} ms off",
            one.name, one.roles, one.version, one.started_at
        ));
    }
    for role in ProcessRole::ALL.into_iter().filter(|role| !alive.iter().any(|one| one.roles.has(*role))) {
        say(format!("no process with the role `{role}` was seen in the last {} s", ALIVE.as_secs()));
    }
    Ok(())
}

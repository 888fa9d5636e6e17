//! `migrate`: brings the databases up to date.

use std::process::ExitCode;

use clap::Args;

use crate::app::engine::Engine;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::Region;
use crate::store::Opening;

#[derive(Args)]
pub(in crate::app) struct MigrateArgs {
    /// Only this region.
    #[arg(long)]
    region: Option<Region>,
    /// Change nothing: name what is still to be done, and end with 1 if that is anything.
    #[arg(long)]
    check: bool,
}

pub(in crate::app) async fn migrate(settings: &Settings, args: MigrateArgs) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for region in settings.regions.iter().filter(|one| args.region.is_none_or(|wanted| wanted == one.region)) {
        let pending = if args.check { Engine::pending(region).await? } else { Vec::new() };
        if !args.check {
            Engine::open(region, Opening::Prepare).await?.close().await;
        }
        for one in &pending {
            code = ExitCode::FAILURE;
            say(format!("{}: {} needs migration {}, {}", region.region, region.database, one.version, one.what));
        }
        if pending.is_empty() {
            say(format!("{}: {} is up to date", region.region, region.database));
        }
    }
    Ok(code)
}

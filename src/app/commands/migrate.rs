//! `migrate`: brings the databases up to date.

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
}

pub(in crate::app) async fn migrate(settings: &Settings, args: MigrateArgs) -> anyhow::Result<()> {
    for region in settings.regions.iter().filter(|one| args.region.is_none_or(|wanted| wanted == one.region)) {
        let engine = Engine::open(region, Opening::Prepare).await?;
        say(format!("{}: {} is up to date", region.region, region.database));
        engine.close().await;
    }
    Ok(())
}

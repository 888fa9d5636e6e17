//! `erase person`: forgets a person everywhere, and proves it. `prune`: one round of removing what is too old, now.

use clap::{Args, Subcommand};

use super::{Desk, Whose, megabytes};
use crate::app::forgetting;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{PersonId, Region};

#[derive(Subcommand)]
pub(in crate::app) enum EraseCommand {
    /// Forget a candidate or user of a tenant everywhere; iCIMS itself is not touched.
    Person(PersonArgs),
}

#[derive(Args)]
pub(in crate::app) struct PersonArgs {
    #[command(flatten)]
    whose: Whose,
    /// The person's id in iCIMS.
    person: PersonId,
    /// Say that you mean it: the person's hand-offs are gone for good.
    #[arg(long)]
    yes: bool,
}

pub(in crate::app) async fn run(settings: &Settings, command: EraseCommand) -> anyhow::Result<()> {
    match command {
        EraseCommand::Person(args) => person(settings, args).await,
    }
}

async fn person(settings: &Settings, args: PersonArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    anyhow::ensure!(
        args.yes,
        "this forgets person {} of tenant {} with every hand-off for good: say --yes if you mean it",
        args.person,
        tenant.customer
    );
    let changed = desk.store.erase_person(tenant.id, args.person, desk.audit()).await?;
    say(format!("Person {} is forgotten: {changed} row(s) were removed or changed. Left over:", args.person));
    let mut left = 0;
    for (table, rows) in desk.store.rows_of_person(tenant.id, args.person).await? {
        say(format!("  {table:<14} {rows}"));
        left += rows;
    }
    anyhow::ensure!(left == 0, "deliveries about the person came in meanwhile: run the command again");
    say("Backups that were made before still hold the person.");
    Ok(())
}

#[derive(Args)]
pub(in crate::app) struct PruneArgs {
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn prune(settings: &Settings, args: PruneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let gone = forgetting::round(desk.store.as_ref(), desk.settings.keep, desk.now).await?;
    say(format!("{} hand-offs, {} events, {} rows of people are removed.", gone.handoffs, gone.events, gone.people));
    if gone.bytes > 0 {
        say(format!("{} of the file are given back.", megabytes(gone.bytes)));
    }
    Ok(())
}

//! `tenant share-sender`: one name, with one secret, speaks for several customers. That is for customers of one company:
//! whoever has the secret can send for all of them.

use clap::Args;

use super::rotate::sender;
use super::{Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::CustomerId;

#[derive(Args)]
pub(in crate::app) struct ShareArgs {
    #[command(flatten)]
    whose: Whose,
    /// The customer whose sender is to speak for this one too.
    #[arg(long = "of", value_name = "CUSTOMER")]
    of: CustomerId,
    /// Which of its senders, where several speak for it.
    #[arg(long)]
    sender: Option<String>,
    /// Let it speak for this one no longer.
    #[arg(long)]
    end: bool,
}

pub(in crate::app) async fn share(settings: &Settings, args: ShareArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let (tenant, other) = (desk.tenant(args.whose.customer).await?, desk.tenant(args.of).await?);
    anyhow::ensure!(tenant.id != other.id, "--of: that is the tenant itself");
    let directory = desk.directory().await?;
    let sender = sender(&directory, other.id, args.sender.as_deref())?;
    let own = directory.senders_of(tenant.id);
    anyhow::ensure!(
        !args.end || own.iter().any(|name| *name != sender),
        "nobody would speak for customer {} any more; give it a sender of its own first",
        tenant.customer
    );
    desk.store.share_sender(tenant.id, sender, !args.end, desk.audit()).await?;
    let does = if args.end { "no longer speaks" } else { "speaks" };
    say(format!("Sender {sender} {does} for customer {}.", tenant.customer));
    Ok(())
}

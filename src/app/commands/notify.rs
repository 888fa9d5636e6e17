//! `notify`: who is told when something needs people.

use std::path::PathBuf;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use clap::{Args, Subcommand};

use super::Desk;
use super::credential::read_secret;
use crate::app::notifying;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{Channel, CustomerId, NoticeKinds, NoticeTarget, NoticeTargetId, Region, TenantId};
use crate::notices::Address;
use crate::secrets::{Place, new_secret};
use crate::store::Directory;

#[derive(Subcommand)]
pub(in crate::app) enum NotifyCommand {
    /// Tell somebody of what needs people: of one tenant, or of every tenant of the region.
    Add(AddArgs),
    /// List who is told, and how that went.
    List {
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
    /// Tell somebody no longer.
    Remove(OneArgs),
    /// Send a test notice now, and say what the other side answered.
    Test(OneArgs),
}

#[derive(Args)]
pub(in crate::app) struct AddArgs {
    /// The tenant's customer id.
    #[arg(long, required_unless_present = "all_tenants")]
    customer: Option<CustomerId>,
    /// Every tenant of the region, those that are still to come included: for its operators.
    #[arg(long, conflicts_with = "customer")]
    all_tenants: bool,
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
    /// A mail address.
    #[arg(long, value_name = "ADDRESS", required_unless_present_any = ["slack_url_file", "webhook_url_file"])]
    mail: Option<String>,
    /// File with the address of a webhook that takes what Slack takes, or `-` for standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "mail")]
    slack_url_file: Option<PathBuf>,
    /// File with the address of a webhook that takes signed JSON, or `-` for standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["mail", "slack_url_file"])]
    webhook_url_file: Option<PathBuf>,
    /// Only these kinds, separated by commas; without it all of them.
    #[arg(long, value_name = "KINDS")]
    only: Option<NoticeKinds>,
}

#[derive(Args)]
pub(in crate::app) struct OneArgs {
    /// The target, as `notify list` names it.
    target: NoticeTargetId,
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn run(settings: &Settings, command: NotifyCommand) -> anyhow::Result<()> {
    match command {
        NotifyCommand::Add(args) => add(settings, args).await,
        NotifyCommand::List { region } => list(settings, region).await,
        NotifyCommand::Remove(args) => remove(settings, args).await,
        NotifyCommand::Test(args) => test(settings, args).await,
    }
}

async fn add(settings: &Settings, args: AddArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let tenant = match args.customer {
        Some(customer) => Some(desk.tenant(customer).await?.id),
        None => None,
    };
    let (channel, address, secret) = address(&args)?;
    anyhow::ensure!(
        channel != Channel::Mail || desk.settings.notices.mail.is_some(),
        "--mail: no mail server is set; set `{0}.mail_server` and `{0}.mail_from` first",
        desk.settings.region
    );
    let id = NoticeTargetId::at(desk.now);
    let sealed = desk.settings.keyring.seal(Place::NoticeTarget(id), &address.to_secret());
    let kinds = args.only.unwrap_or_else(NoticeKinds::all);
    let target = NoticeTarget { id, tenant, channel, sealed, kinds, created_at: desk.now };
    desk.store.add_target(&target, desk.audit()).await?;
    let whose = whose(&desk.directory().await?, tenant);
    say(format!("{} hears of {whose} from now on: {}.", address.shown(channel), target.kinds));
    if let Some(secret) = secret {
        say(format!("  signing secret    {secret}   (shown this once; verify with any library for Standard Webhooks)"));
    }
    say(format!("Try it: goodtime-icims notify test {id} --region {}", desk.settings.region));
    Ok(())
}

/// How and where, with the secret that a plain webhook checks our signature with.
fn address(args: &AddArgs) -> anyhow::Result<(Channel, Address, Option<String>)> {
    if let Some(mail) = &args.mail {
        return Ok((Channel::Mail, Address::mail(mail).context("--mail")?, None));
    }
    if let Some(file) = &args.slack_url_file {
        let url = read_secret("--slack-url-file", file)?;
        return Ok((Channel::Slack, Address::web(&url, None).context("--slack-url-file")?, None));
    }
    let file = args.webhook_url_file.as_deref().context("say --mail, --slack-url-file or --webhook-url-file")?;
    let url = read_secret("--webhook-url-file", file)?;
    let bytes = URL_SAFE_NO_PAD.decode(new_secret()).context("a secret cannot be made")?;
    let secret = format!("whsec_{}", STANDARD.encode(bytes));
    let address = Address::web(&url, Some(secret.clone())).context("--webhook-url-file")?;
    Ok((Channel::Webhook, address, Some(secret)))
}

async fn list(settings: &Settings, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let notices = notifying::notices(desk.settings, &desk.flow().await?)?;
    let targets = desk.store.targets().await?;
    if targets.is_empty() {
        say("Nobody is told: add somebody with `notify add`.");
    }
    for target in targets {
        let whose = whose(&notices.directory.current(), target.tenant);
        let place =
            notices.address(&target).map_or_else(|unsent| unsent.to_string(), |found| found.shown(target.channel));
        say(format!("{}  {} {place}  {whose}: {}", target.id, target.channel, target.kinds));
        let went = desk.store.delivered(target.id).await?;
        let sent =
            went.sent_at.map_or_else(|| "nothing was sent yet".to_owned(), |at| format!("the last was sent at {at}"));
        let error = went.last_error.map_or_else(String::new, |why| format!("; what failed last: {why}"));
        say(format!("    {sent}, {} wait, {} were given up{error}", went.queued, went.given_up));
    }
    Ok(())
}

/// Of whom a target hears.
fn whose(directory: &Directory, tenant: Option<TenantId>) -> String {
    let Some(id) = tenant else { return "every tenant".to_owned() };
    let found = directory.tenant(id).map(|tenant| format!("{} ({})", tenant.customer, tenant.name));
    found.unwrap_or_else(|| "a tenant that is gone".to_owned())
}

async fn remove(settings: &Settings, args: OneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let removed = desk.store.remove_target(args.target, desk.audit()).await?;
    anyhow::ensure!(removed, "there is no target {} in region {}", args.target, desk.settings.region);
    say(format!("Target {} is told nothing any more.", args.target));
    Ok(())
}

async fn test(settings: &Settings, args: OneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let found = desk.store.targets().await?.into_iter().find(|target| target.id == args.target);
    let target =
        found.with_context(|| format!("there is no target {} in region {}", args.target, desk.settings.region))?;
    let notices = notifying::notices(desk.settings, &desk.flow().await?)?;
    let said = notices.test(&target).await.context("the test notice was not taken")?;
    say(format!("The test notice was taken: {said}"));
    Ok(())
}

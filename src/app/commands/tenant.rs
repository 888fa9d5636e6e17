//! `tenant`: customers of iCIMS.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::tenant_settings::SettingsArgs;
use super::{ATS, Desk, rule};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{
    ApiFamily, Credential, CredentialId, CredentialKind, CustomerId, Direction, Region, TenantSettings, Timestamp,
};
use crate::secrets::{Place, new_secret};
use crate::store::{NewCredential, NewTenant, Tenants};

/// A pause without an end: the year 9999.
const NO_END: Timestamp = Timestamp::from_micros(253_370_764_800_000_000);
/// A secret that people chose must be at least this long: guessing it must be hopeless.
const SECRET_LEAST: usize = 16;

#[derive(Subcommand)]
pub(in crate::app) enum TenantCommand {
    /// Add a tenant; prints the password for iCIMS once.
    Add(AddArgs),
    /// List the tenants.
    List {
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
    /// Show a tenant.
    Show(Whose),
    /// Change a tenant.
    Set(SetArgs),
    /// Keep a tenant's deliveries, but read and write nothing for it.
    Pause(PauseArgs),
    /// Remove a tenant and everything that belongs to it.
    Remove(RemoveArgs),
}

#[derive(Args)]
pub(in crate::app) struct Whose {
    /// The tenant's customer id.
    #[arg(long)]
    customer: CustomerId,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

#[derive(Args)]
pub(in crate::app) struct AddArgs {
    #[command(flatten)]
    whose: Whose,
    /// What people call it.
    #[arg(long)]
    name: String,
    /// User that iCIMS presents when it posts to us.
    #[arg(long)]
    webhook_user: String,
    /// File with the password for that user, or `-` for standard input; without it one is made.
    #[arg(long, value_name = "FILE")]
    webhook_password_file: Option<PathBuf>,
    /// OAuth client id that we call iCIMS with.
    #[arg(long, conflicts_with = "api_user", required_unless_present = "api_user")]
    api_client: Option<String>,
    /// Basic user that we call iCIMS with, instead of an OAuth client.
    #[arg(long)]
    api_user: Option<String>,
    /// File with the client secret or password, or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    api_secret_file: PathBuf,
    #[command(flatten)]
    settings: SettingsArgs,
}

#[derive(Args)]
pub(in crate::app) struct SetArgs {
    #[command(flatten)]
    whose: Whose,
    /// What people call it.
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    settings: SettingsArgs,
}

#[derive(Args)]
pub(in crate::app) struct PauseArgs {
    #[command(flatten)]
    whose: Whose,
    /// For how long, such as `90m` or `2h`; without it until the pause is ended.
    #[arg(long = "for", value_name = "SPAN")]
    span: Option<jiff::SignedDuration>,
    /// End the pause now.
    #[arg(long, conflicts_with = "span")]
    end: bool,
}

#[derive(Args)]
pub(in crate::app) struct RemoveArgs {
    #[command(flatten)]
    whose: Whose,
    /// Say that you mean it: the data is gone for good.
    #[arg(long)]
    yes: bool,
}

pub(in crate::app) async fn run(settings: &Settings, command: TenantCommand) -> anyhow::Result<()> {
    match command {
        TenantCommand::Add(args) => add(settings, args).await,
        TenantCommand::List { region } => list(settings, region).await,
        TenantCommand::Show(whose) => show(settings, whose).await,
        TenantCommand::Set(args) => set(settings, args).await,
        TenantCommand::Pause(args) => pause(settings, args).await,
        TenantCommand::Remove(args) => remove(settings, args).await,
    }
}

async fn add(settings: &Settings, args: AddArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let (kind, principal) = match (args.api_client, args.api_user) {
        (Some(client), _) => (CredentialKind::OauthClient, client),
        (None, user) => (CredentialKind::Basic, user.unwrap_or_default()),
    };
    anyhow::ensure!(!args.webhook_user.contains(':'), "--webhook-user: a user name has no colon");
    let api_secret = read_secret("--api-secret-file", &args.api_secret_file)?;
    let given =
        args.webhook_password_file.as_deref().map(|file| read_secret("--webhook-password-file", file)).transpose()?;
    anyhow::ensure!(
        given.as_ref().is_none_or(|password| password.len() >= SECRET_LEAST),
        "--webhook-password-file: a password must have at least {SECRET_LEAST} characters"
    );
    anyhow::ensure!(
        desk.directory().await?.inbound(&args.webhook_user).is_none(),
        "--webhook-user {}: another tenant has this user; choose another name",
        args.webhook_user
    );
    let password = given.clone().unwrap_or_else(new_secret);
    let credentials = [
        credential(&desk, (Direction::Inbound, CredentialKind::Basic, None), &args.webhook_user, &password),
        credential(&desk, (Direction::Outbound, kind, Some(ApiFamily::Records)), &principal, &api_secret),
    ];
    let chosen = args.settings.apply(TenantSettings::default())?;
    let new =
        NewTenant { ats: ATS, customer: args.whose.customer, name: &args.name, settings: &chosen, audit: desk.audit() };
    if desk.store.add_tenant(&new, &credentials).await?.is_none() {
        anyhow::bail!("customer id {} is a tenant already; change it with `tenant set`", args.whose.customer);
    }
    let url = &desk.settings.public_url;
    say(format!("Tenant {} ({}) is added. For the iCIMS administrator:", args.whose.customer, args.name));
    say(format!("  address   {url}/v2/ats/webhook/icims"));
    say(format!("  user      {}", args.webhook_user));
    match given {
        Some(_) => say("  password  the one you gave"),
        None => say(format!("  password  {password}   (shown this once)")),
    }
    say("Next: `rule add`, so that a status starts hand-offs.");
    Ok(())
}

fn credential(
    desk: &Desk<'_>,
    (direction, kind, family): (Direction, CredentialKind, Option<ApiFamily>),
    principal: &str,
    secret: &str,
) -> NewCredential {
    let id = CredentialId::at(desk.now);
    let sealed = desk.settings.keyring.seal(Place::Credential(id), secret);
    let principal = principal.to_owned();
    NewCredential {
        credential: Credential {
            id,
            direction,
            principal,
            kind,
            family,
            sealed,
            valid_from: desk.now,
            valid_until: None,
        },
    }
}

fn read_secret(flag: &str, file: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).with_context(|| format!("{flag}: standard input cannot be read"))?;
    } else {
        text = std::fs::read_to_string(file).with_context(|| format!("{flag}: {} cannot be read", file.display()))?;
    }
    let secret = text.trim().to_owned();
    anyhow::ensure!(!secret.is_empty(), "{flag}: the secret is empty");
    Ok(secret)
}

async fn list(settings: &Settings, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let tenants = desk.directory().await?.tenants();
    if tenants.is_empty() {
        say("No tenants. Add one with `tenant add`.");
    }
    for tenant in tenants {
        let paused = if tenant.is_paused(desk.now) { ", paused" } else { "" };
        say(format!("{}  {}  ({} rules{paused})", tenant.customer, tenant.name, tenant.rules.len()));
    }
    Ok(())
}

async fn show(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    say(format!("{} ({}), region {}", tenant.customer, tenant.name, desk.settings.region));
    say(match tenant.paused_until.filter(|_| tenant.is_paused(desk.now)) {
        Some(NO_END) => "paused until the pause is ended".to_owned(),
        Some(until) => format!("paused until {until}"),
        None => "not paused".to_owned(),
    });
    say(serde_json::to_string_pretty(&tenant.settings)?);
    tenant.rules.values().for_each(|one| say(rule::line(one)));
    Ok(())
}

async fn set(settings: &Settings, args: SetArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    let chosen = args.settings.apply(tenant.settings.clone())?;
    let name = args.name.as_deref().unwrap_or(&tenant.name);
    desk.store.change_tenant(tenant.id, name, &chosen, desk.audit()).await?;
    say(serde_json::to_string_pretty(&chosen)?);
    Ok(())
}

async fn pause(settings: &Settings, args: PauseArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    let until = match (args.end, args.span) {
        (true, _) => None,
        (false, None) => Some(NO_END),
        (false, Some(span)) => {
            Some(desk.now.plus(Duration::try_from(span).context("--for: the span must not be negative")?))
        }
    };
    desk.store.pause_tenant(tenant.id, until, desk.audit()).await?;
    say(match until {
        None => "The pause is over: what was kept is worked off now.".to_owned(),
        Some(NO_END) => "Paused until you end it with `--end`. Deliveries are kept meanwhile.".to_owned(),
        Some(until) => format!("Paused until {until}. Deliveries are kept meanwhile."),
    });
    Ok(())
}

async fn remove(settings: &Settings, args: RemoveArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    anyhow::ensure!(
        args.yes,
        "this removes tenant {} ({}) with its rules, secrets, events and hand-offs for good: say --yes if you mean it",
        tenant.customer,
        tenant.name
    );
    desk.store.remove_tenant(tenant.id, desk.audit()).await?;
    say(format!("Tenant {} is gone, with everything that belonged to it.", tenant.customer));
    Ok(())
}

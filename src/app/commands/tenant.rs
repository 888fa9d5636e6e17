//! `tenant`: customers of iCIMS.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::credential::{SenderKind, credential, read_secret, sender_lines};
use super::tenant_settings::SettingsArgs;
use super::{ATS, Desk, Whose, activate, pause_until, rotate, rule, share, stages};
use crate::app::say::say;
use crate::ats::Call;
use crate::config::Settings;
use crate::domain::{
    ApiFamily, Circuit, CredentialKind, Direction, Feature, Lane, Region, Tenant, TenantSettings, Timestamp,
    check_principal,
};
use crate::secrets::new_secret;
use crate::store::NewTenant;

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
    Show(ShowArgs),
    /// Change a tenant.
    Set(SetArgs),
    /// Keep a tenant's deliveries, but read and write nothing for it.
    Pause(PauseArgs),
    /// Let a tenant go live that was added as paused; what is missing is named.
    Activate(activate::ActivateArgs),
    /// Let the sender of one tenant speak for another too.
    ShareSender(share::ShareArgs),
    /// Give a tenant a new secret; the old one stays valid for a while.
    RotateSecret(rotate::RotateArgs),
    /// Remove a tenant and everything that belongs to it.
    Remove(RemoveArgs),
}

#[derive(Args)]
pub(in crate::app) struct AddArgs {
    #[command(flatten)]
    whose: Whose,
    /// What people call it.
    #[arg(long)]
    name: String,
    /// Name that iCIMS presents when it posts to us: user or client id.
    #[arg(long)]
    webhook_user: String,
    /// How iCIMS proves itself when it posts to us.
    #[arg(long, value_enum, default_value = "basic")]
    webhook_auth: SenderKind,
    /// File with the secret for that name, or `-` for standard input; without it one is made.
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
    /// Only keep its deliveries until `tenant activate`; else it is live at once.
    #[arg(long)]
    paused: bool,
    #[command(flatten)]
    settings: SettingsArgs,
}

#[derive(Args)]
pub(in crate::app) struct ShowArgs {
    #[command(flatten)]
    whose: Whose,
    /// Ask iCIMS too: the proof that hosts and credential work.
    #[arg(long)]
    probe: bool,
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
        TenantCommand::Show(args) => show(settings, args).await,
        TenantCommand::Set(args) => set(settings, args).await,
        TenantCommand::Pause(args) => pause(settings, args).await,
        TenantCommand::Activate(args) => activate::activate(settings, args).await,
        TenantCommand::ShareSender(args) => share::share(settings, args).await,
        TenantCommand::RotateSecret(args) => rotate::rotate(settings, args).await,
        TenantCommand::Remove(args) => remove(settings, args).await,
    }
}

async fn add(settings: &Settings, args: AddArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let (kind, principal) = match (args.api_client, args.api_user) {
        (Some(client), _) => (CredentialKind::OauthClient, client),
        (None, user) => (CredentialKind::Basic, user.unwrap_or_default()),
    };
    check_principal(&args.webhook_user).context("--webhook-user")?;
    let api_secret = read_secret("--api-secret-file", &args.api_secret_file)?;
    let given =
        args.webhook_password_file.as_deref().map(|file| read_secret("--webhook-password-file", file)).transpose()?;
    anyhow::ensure!(
        desk.directory().await?.inbound(&args.webhook_user).is_none(),
        "--webhook-user {}: another tenant has this name; choose another one, and `tenant share-sender` afterwards if one is to speak for both",
        args.webhook_user
    );
    let (password, sender) = (given.clone().unwrap_or_else(new_secret), args.webhook_auth.credential());
    let credentials = [
        credential(&desk, (Direction::Inbound, sender, None), &args.webhook_user, &password),
        credential(&desk, (Direction::Outbound, kind, Some(ApiFamily::Records)), &principal, &api_secret),
    ];
    let chosen = args.settings.apply(TenantSettings::default())?;
    let new = NewTenant {
        paused_until: args.paused.then_some(Tenant::NOT_ACTIVATED),
        ats: ATS,
        customer: args.whose.customer,
        name: &args.name,
        settings: &chosen,
        audit: desk.audit(),
    };
    if desk.store.add_tenant(&new, &credentials).await?.is_none() {
        anyhow::bail!("customer id {} is a tenant already; change it with `tenant set`", args.whose.customer);
    }
    say(format!("Tenant {} ({}) is added. For the iCIMS administrator:", args.whose.customer, args.name));
    let shown = given.is_none().then_some(password.as_str());
    sender_lines(&desk.settings.public_url, sender, &args.webhook_user, shown).into_iter().for_each(say);
    say("Next: `rule add`, so that a status starts hand-offs.");
    if args.paused {
        say("Its deliveries are only kept until `tenant activate`.");
    }
    Ok(())
}

async fn list(settings: &Settings, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let tenants = desk.directory().await?.tenants();
    if tenants.is_empty() {
        say("No tenants. Add one with `tenant add`.");
    }
    let (circuits, directory) = (desk.store.circuits().await?, desk.directory().await?);
    for tenant in tenants {
        let failing = circuits.iter().any(|circuit| circuit.tenant == tenant.id && desk.now < circuit.open_until);
        let failing = if failing { ", iCIMS does not answer" } else { "" };
        let paused = match (directory.is_activated(tenant.id), tenant.is_paused(desk.now)) {
            (false, _) => ", not activated",
            (true, true) => ", paused",
            (true, false) => "",
        };
        say(format!("{}  {}  ({} rules{paused}{failing})", tenant.customer, tenant.name, tenant.rules.len()));
    }
    Ok(())
}

async fn show(settings: &Settings, args: ShowArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    say(format!("{} ({}), region {}", tenant.customer, tenant.name, desk.settings.region));
    say(match tenant.paused_until.filter(|_| tenant.is_paused(desk.now)) {
        Some(_) if !desk.directory().await?.is_activated(tenant.id) => {
            "not activated: see `tenant activate`".to_owned()
        }
        Some(until) if until >= Timestamp::NEVER => "paused until the pause is ended".to_owned(),
        Some(until) => format!("paused until {until}"),
        None => "not paused".to_owned(),
    });
    for circuit in desk.store.circuits().await?.iter().filter(|circuit| circuit.tenant == tenant.id) {
        let Circuit { failures, since, why, .. } = circuit;
        say(format!("iCIMS failed {failures} times in a row since {since}: {why}"));
    }
    for sender in desk.directory().await?.senders_of(tenant.id) {
        say(format!("sender {sender}"));
    }
    say(serde_json::to_string_pretty(&tenant.settings)?);
    tenant.rules.values().for_each(|one| say(rule::line(one)));
    stages::drift_line(&desk, &tenant).await?.into_iter().for_each(say);
    if args.probe {
        let flow = desk.flow().await?;
        let adapter = flow.registry.get(&tenant.ats).context("this program has no adapter for the tenant's ATS")?;
        let call = Call { tenant: &tenant, lane: Lane::Click, feature: Feature::Check };
        let found = adapter.ats.probe(call).await;
        flow.write_usage().await?;
        let found = found.context("iCIMS was asked")?;
        let [name, kind, host] =
            [found.name, found.customer_type, found.platform_host].map(|text| text.unwrap_or("?".to_owned()));
        say(format!("iCIMS answers: {name} ({kind}) at {host}"));
    }
    Ok(())
}

async fn set(settings: &Settings, args: SetArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    let chosen = args.settings.apply(tenant.settings.clone())?;
    let name = args.name.as_deref().unwrap_or(&tenant.name);
    desk.store.change_tenant((tenant.id, None), name, &chosen, desk.audit()).await?;
    say(serde_json::to_string_pretty(&chosen)?);
    Ok(())
}

async fn pause(settings: &Settings, args: PauseArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    anyhow::ensure!(
        desk.directory().await?.is_activated(tenant.id),
        "the tenant was never activated: it is paused until `tenant activate`"
    );
    let until = pause_until(desk.now, args.end, args.span)?;
    let until = until.map(|until| if until >= Timestamp::NEVER { Tenant::UNTIL_RESUMED } else { until });
    desk.store.pause_tenant(tenant.id, until, desk.audit()).await?;
    say(match until {
        None => "The pause is over: what was kept is worked off now.".to_owned(),
        Some(Tenant::UNTIL_RESUMED) => {
            "Paused until you end it with `--end`. Deliveries are kept meanwhile.".to_owned()
        }
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

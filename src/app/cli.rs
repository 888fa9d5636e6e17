//! The commands.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

use super::commands::{
    Whose, account, api_token, backup, budget, erase, explain, health, migrate, notify, region, retry, revoke_link,
    rule, simulate, stages, sync, tenant, undo,
};
use super::say::say;
use super::telemetry::Telemetry;
use super::{demo, serve, telemetry};
use crate::config::{LogFormat, RegionSettings, Settings, Sources, reference};
use crate::domain::Region;
use crate::secrets::gather_entropy;

/// Connects the applicant tracking system iCIMS with interview scheduling.
#[derive(Parser)]
#[command(name = "goodtime-icims", version)]
pub struct Cli {
    /// File with settings; docs/settings.md lists them.
    #[arg(long, global = true, env = "GOODTIME_ICIMS_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// One setting; wins over file and environment.
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    set: Vec<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the configured regions until told to stop.
    Serve,
    /// Show the main job with a built-in iCIMS: needs nothing but this program.
    Demo(demo::DemoArgs),
    /// Run the built-in iCIMS alone, to rehearse with it.
    Simulate(simulate::SimulateArgs),
    /// Ask the service that runs here with these settings whether it is ready; ends with 1 if it is not.
    Health(health::HealthArgs),
    /// Bring the databases up to date.
    Migrate(migrate::MigrateArgs),
    /// Tenants: customers of iCIMS.
    #[command(subcommand)]
    Tenant(Box<tenant::TenantCommand>),
    /// Rules: which statuses start a hand-off, and where opened candidates move.
    #[command(subcommand)]
    Rule(rule::RuleCommand),
    /// Show how a customer stands with its calls of iCIMS: used, left, what for, and what is slowed.
    Budget(Whose),
    /// Stages: what customers call their statuses.
    #[command(subcommand)]
    Stages(stages::StagesCommand),
    /// The mirror of jobs, candidates, users and applications.
    #[command(subcommand)]
    Sync(sync::SyncCommand),
    /// Tokens of the JSON API.
    #[command(subcommand)]
    ApiToken(api_token::ApiTokenCommand),
    /// Who signs in to the pages.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Whole regions.
    #[command(subcommand)]
    Region(region::RegionCommand),
    /// Who is told by mail or webhook when something needs people.
    #[command(subcommand)]
    Notify(notify::NotifyCommand),
    /// Explain what happened to an application, a hand-off, an event or a refused delivery.
    Explain(explain::ExplainArgs),
    /// Run the dead letters of a hand-off again.
    Retry(retry::RetryArgs),
    /// Move an application back that was moved on when it was opened.
    Undo(undo::UndoArgs),
    /// Make every link to a hand-off that was given out useless.
    RevokeLink(revoke_link::RevokeLinkArgs),
    /// Forget a person.
    #[command(subcommand)]
    Erase(erase::EraseCommand),
    /// Copy a region's SQLite database to a file while the service runs, and check the copy.
    Backup(backup::BackupArgs),
    /// Remove what is too old now; the service does it by itself every ten minutes.
    Prune(erase::PruneArgs),
    /// Print the contract, openapi.yaml.
    Openapi,
    /// Print the reference of all settings.
    Settings,
    /// Print the reference of all metrics.
    Metrics,
    /// Print the reference of the API's errors.
    Errors,
}

/// Runs a command; what goes wrong is told on standard error.
pub async fn run(cli: Cli) -> ExitCode {
    // Each fails only when it is there already.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
    match dispatch(cli).await {
        Ok(code) => code,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "the reason why a command failed belongs on standard error")]
fn complain(error: &anyhow::Error) {
    eprintln!("goodtime-icims: {error:#}");
}

async fn dispatch(cli: Cli) -> anyhow::Result<ExitCode> {
    let read = || {
        Settings::read(
            Sources::default().file(cli.config.as_deref()).environment().flags(cli.set.iter().map(String::as_str)),
        )
    };
    match cli.command {
        Command::Serve => {
            drop(tokio::task::spawn_blocking(gather_entropy));
            let settings = read()?;
            let telemetry = Telemetry::of(&settings).await?;
            let served = serve::serve(settings).await;
            telemetry.stop().await;
            served?;
        }
        Command::Demo(args) => {
            telemetry::start(LogFormat::Pretty, "error");
            return demo::demo(args).await;
        }
        Command::Simulate(args) => {
            telemetry::start(LogFormat::Pretty, "info");
            simulate::simulate(args).await?;
        }
        Command::Health(args) => health::health(&read()?, args).await?,
        Command::Migrate(args) => return migrate::migrate(&read()?, args).await,
        Command::Tenant(command) => tenant::run(&read()?, *command).await?,
        Command::Rule(command) => rule::run(&read()?, command).await?,
        Command::Budget(whose) => budget::run(&read()?, whose).await?,
        Command::Stages(command) => stages::run(&read()?, command).await?,
        Command::Sync(command) => sync::run(&read()?, command).await?,
        Command::ApiToken(command) => api_token::run(&read()?, command).await?,
        Command::Account(command) => account::run(&read()?, command).await?,
        Command::Region(command) => region::run(&read()?, command).await?,
        Command::Notify(command) => notify::run(&read()?, command).await?,
        Command::Undo(args) => undo::undo(&read()?, args).await?,
        Command::Explain(args) => explain::explain(&read()?, args).await?,
        Command::Retry(args) => retry::retry(&read()?, args).await?,
        Command::RevokeLink(args) => revoke_link::revoke_link(&read()?, args).await?,
        Command::Erase(command) => erase::run(&read()?, command).await?,
        Command::Backup(args) => backup::backup(&read()?, args).await?,
        Command::Prune(args) => erase::prune(&read()?, args).await?,
        Command::Openapi => say(crate::inbound::contract().to_yaml()?.trim_end()),
        Command::Settings => say(reference().trim_end()),
        Command::Errors => say(crate::inbound::errors_reference().trim_end()),
        Command::Metrics => say(crate::measures::reference().trim_end()),
    }
    Ok(ExitCode::SUCCESS)
}

/// The region that a command is for: the named one, or the only one.
pub(super) fn pick(settings: &Settings, region: Option<Region>) -> anyhow::Result<&RegionSettings> {
    match region {
        Some(region) => settings
            .regions
            .iter()
            .find(|one| one.region == region)
            .with_context(|| format!("region {region} is not configured; add it to `regions`")),
        None => match settings.regions.as_slice() {
            [only] => Ok(only),
            _ => anyhow::bail!("several regions are configured: say which one with --region"),
        },
    }
}

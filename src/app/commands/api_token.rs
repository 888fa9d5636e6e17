//! `api-token`: tokens of the JSON API.

use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{ACTOR, Desk};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{ApiToken, ApiTokenId, CustomerId, Region, Scope, Scopes, TOKEN_DAYS_MOST};
use crate::secrets::ApiTokens;
use crate::store::Page;

/// More than anybody reads.
const LISTED_MOST: i64 = 1_000;

#[derive(Subcommand)]
pub(in crate::app) enum ApiTokenCommand {
    /// Make a token; prints it once.
    Add(AddArgs),
    /// List the tokens.
    List {
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
    /// Revoke a token: it counts no longer.
    Revoke {
        /// The token's reference.
        token: ApiTokenId,
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
}

#[derive(Args)]
pub(in crate::app) struct AddArgs {
    /// What people call it.
    #[arg(long)]
    name: String,
    /// The customer whose data it may see.
    #[arg(long, required_unless_present = "all_tenants")]
    customer: Option<CustomerId>,
    /// Every tenant of the region: for its operators.
    #[arg(long, conflicts_with = "customer")]
    all_tenants: bool,
    /// What it allows, such as `handoffs:read`; several times for several, or `all`.
    #[arg(long = "scope", value_name = "SCOPE", required = true)]
    scopes: Vec<String>,
    /// Days that it counts; 1 to 366.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=i64::from(TOKEN_DAYS_MOST)))]
    days: u16,
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn run(settings: &Settings, command: ApiTokenCommand) -> anyhow::Result<()> {
    match command {
        ApiTokenCommand::Add(args) => add(settings, args).await,
        ApiTokenCommand::List { region } => list(settings, region).await,
        ApiTokenCommand::Revoke { token, region } => revoke(settings, token, region).await,
    }
}

async fn add(settings: &Settings, args: AddArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let tenant = match args.customer {
        Some(customer) => Some(desk.tenant(customer).await?.id),
        None => None,
    };
    anyhow::ensure!(!args.name.trim().is_empty(), "--name: say what the token is for");
    let token = ApiToken {
        id: ApiTokenId::at(desk.now),
        tenant,
        name: args.name,
        scopes: scopes(&args.scopes)?,
        created_by: ACTOR.to_owned(),
        created_at: desk.now,
        expires_at: desk.now.plus(Duration::from_hours(24 * u64::from(args.days))),
        revoked_at: None,
    };
    let tokens = ApiTokens::new(&desk.settings.keyring, &desk.settings.public_url);
    let secret = tokens.sign(token.id, desk.now, token.expires_at)?;
    desk.store.add_api_token(&token).await?;
    say(format!("Token {} counts until {}. It is shown this once:", token.id, token.expires_at));
    say(secret);
    Ok(())
}

fn scopes(names: &[String]) -> anyhow::Result<Scopes> {
    if names == ["all"] {
        return Ok(Scopes::all());
    }
    let known = || Scope::ALL.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(", ");
    let scopes = names
        .iter()
        .map(|name| name.parse::<Scope>().ok().with_context(|| format!("--scope {name}: known are all, {}", known())));
    scopes.collect()
}

async fn list(settings: &Settings, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let found = desk.store.api_tokens_page(None, Page::newest(LISTED_MOST)).await?;
    if found.rows.is_empty() {
        say("No tokens. Make one with `api-token add`.");
    }
    let tenants = desk.directory().await?;
    for token in found.rows {
        let whose = match token.tenant {
            None => "all tenants".to_owned(),
            Some(id) => {
                tenants.tenant(id).map_or("a removed tenant".to_owned(), |one| format!("customer {}", one.customer))
            }
        };
        let state = match token.revoked_at {
            Some(at) => format!("revoked {at}"),
            None if token.counts(desk.now) => format!("until {}", token.expires_at),
            None => format!("expired {}", token.expires_at),
        };
        say(format!("{}  {}  {whose}  {state}  {}", token.id, token.name, token.scopes));
    }
    Ok(())
}

async fn revoke(settings: &Settings, id: ApiTokenId, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let token = desk.store.api_token(id).await?.with_context(|| format!("there is no token {id}"))?;
    if !desk.store.revoke_api_token(&token, desk.audit()).await? {
        anyhow::bail!("token {id} was revoked before");
    }
    say(format!("Token {id} counts no longer: the service knows within a second."));
    Ok(())
}

//! `account`: who signs in to the pages.

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::Desk;
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{Account, AccountChange, AccountId, CustomerId, Invitation, Region, Role, SignInName};
use crate::secrets::SignInToken;
use crate::store::{Directory, Page};

/// More than anybody reads.
const LISTED_MOST: i64 = 1_000;

#[derive(Subcommand)]
pub(in crate::app) enum AccountCommand {
    /// Invite somebody; prints the link once.
    Invite(InviteArgs),
    /// List the accounts, with the addresses that people sign in with.
    List {
        /// Only those of this customer.
        #[arg(long)]
        customer: Option<CustomerId>,
        /// The region, where several are configured.
        #[arg(long)]
        region: Option<Region>,
    },
    /// Keep somebody out from now on.
    Disable(OneArgs),
    /// Let them in again.
    Enable(OneArgs),
    /// End all sessions of somebody: they have to sign in again.
    SignOut(OneArgs),
}

#[derive(Args)]
pub(in crate::app) struct InviteArgs {
    /// What they may do: viewer, coordinator, super-admin, or operator of the region.
    #[arg(long)]
    role: Role,
    /// The customer whose data they see; of every role but operator.
    #[arg(long)]
    customer: Option<CustomerId>,
    /// The address that they sign in with; without it they choose it.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Days that the link counts; 1 to 30.
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=i64::from(Invitation::DAYS_MOST)))]
    days: u8,
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

#[derive(Args)]
pub(in crate::app) struct OneArgs {
    /// The account's reference, from `account list`.
    account: AccountId,
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn run(settings: &Settings, command: AccountCommand) -> anyhow::Result<()> {
    match command {
        AccountCommand::Invite(args) => invite(settings, args).await,
        AccountCommand::List { customer, region } => list(settings, customer, region).await,
        AccountCommand::Disable(args) => disable(settings, args).await,
        AccountCommand::Enable(args) => enable(settings, args).await,
        AccountCommand::SignOut(args) => sign_out(settings, args).await,
    }
}

async fn invite(settings: &Settings, args: InviteArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let mut mistakes: Vec<String> = wrong_customer(args.role, args.customer).into_iter().collect();
    let tenant = match args.customer.filter(|_| !args.role.is_of_region()) {
        Some(customer) => desk.tenant(customer).await.map_err(|error| mistakes.push(error.to_string())).ok(),
        None => None,
    };
    let sign_in: Option<Result<SignInName, _>> = args.email.as_deref().map(str::parse);
    let sign_in = sign_in.and_then(|read| read.map_err(|error| mistakes.push(format!("--email: {error}"))).ok());
    if let Some(name) = &sign_in
        && let Some(account) = desk.store.account_named(name).await?
    {
        mistakes.push(format!("--email: account {} signs in with this address already", account.id));
    }
    anyhow::ensure!(mistakes.is_empty(), "{}", mistakes.join("; "));
    let token = SignInToken::new();
    let whose = (args.role, tenant.map(|tenant| tenant.id));
    let invitation = Invitation::to(whose, sign_in, token.sha256, (desk.now, args.days));
    desk.store.invite(&invitation, desk.audit()).await?;
    say(format!(
        "Whoever follows this link first becomes {}, until {}. It is shown this once:",
        args.role, invitation.expires_at
    ));
    say(format!("{}/sign-in/invitation/{}", desk.settings.public_url, token.secret));
    Ok(())
}

/// What is wrong with a role and a customer together.
fn wrong_customer(role: Role, customer: Option<CustomerId>) -> Option<String> {
    match (role.is_of_region(), customer) {
        (true, Some(_)) => Some(format!("--customer: role {role} is for every tenant of the region: leave it out")),
        (false, None) => Some(format!("--customer: role {role} is for one tenant: say which one")),
        (true, None) | (false, Some(_)) => None,
    }
}

async fn list(settings: &Settings, customer: Option<CustomerId>, region: Option<Region>) -> anyhow::Result<()> {
    let desk = Desk::open(settings, region).await?;
    let tenant = match customer {
        Some(customer) => Some(desk.tenant(customer).await?.id),
        None => None,
    };
    let found = desk.store.accounts_page(tenant, Page::newest(LISTED_MOST)).await?;
    if found.rows.is_empty() {
        say("No accounts. Invite somebody with `account invite`.");
    }
    let tenants = desk.directory().await?;
    found.rows.iter().for_each(|account| say(line(account, &tenants)));
    if found.next.is_some() {
        say(format!("These are the newest {LISTED_MOST}; --customer shows those of one customer."));
    }
    Ok(())
}

fn line(account: &Account, tenants: &Directory) -> String {
    let whose = match account.tenant {
        None => "all tenants".to_owned(),
        Some(id) => {
            tenants.tenant(id).map_or("a removed tenant".to_owned(), |one| format!("customer {}", one.customer))
        }
    };
    let state = account.disabled_at.map_or("active".to_owned(), |at| format!("disabled {at}"));
    format!("{}  {}  {whose}  {}  {state}", account.id, account.role, account.sign_in.as_str())
}

async fn disable(settings: &Settings, args: OneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let account = account(&desk, args.account).await?;
    if let Some(at) = account.disabled_at {
        anyhow::bail!("account {} was disabled before, {at}", account.id);
    }
    change(&desk, &account, AccountChange::Disable).await?;
    say(format!("Account {} cannot sign in any more, and its sessions have ended.", account.id));
    if account.role.is_of_region() && !desk.store.has_operator().await? {
        say("Nobody can sign in for the region now: invite somebody with `account invite --role operator`.");
    }
    Ok(())
}

async fn enable(settings: &Settings, args: OneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let account = account(&desk, args.account).await?;
    anyhow::ensure!(account.disabled_at.is_some(), "account {} is not disabled", account.id);
    change(&desk, &account, AccountChange::Enable).await?;
    say(format!("Account {} can sign in again.", account.id));
    Ok(())
}

async fn sign_out(settings: &Settings, args: OneArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let account = account(&desk, args.account).await?;
    change(&desk, &account, AccountChange::SignOut).await?;
    say(format!("Account {} has no session any more.", account.id));
    Ok(())
}

async fn account(desk: &Desk<'_>, id: AccountId) -> anyhow::Result<Account> {
    let found = desk.store.account(id).await?;
    found.with_context(|| format!("there is no account {id} in region {}", desk.settings.region))
}

async fn change(desk: &Desk<'_>, account: &Account, change: AccountChange) -> anyhow::Result<()> {
    let changed = change.made_to(account, desk.now).with_context(|| format!("account {} is so already", account.id))?;
    let was_that_version = desk.store.change_account(&changed, change.did(), desk.audit()).await?;
    anyhow::ensure!(was_that_version, "account {} was changed meanwhile: run the command again", account.id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operators_are_of_no_customer_and_all_others_of_one() {
        let customer = CustomerId::try_from(4_321).ok();
        assert!(customer.is_some());
        for role in Role::ALL {
            let [with, without] = [customer, None].map(|customer| wrong_customer(role, customer).is_none());
            assert_eq!((with, without), (role != Role::Operator, role == Role::Operator), "{role}");
        }
    }
}

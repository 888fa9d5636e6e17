//! `rule`: which statuses start a hand-off, and where opened candidates move.

use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{Desk, Whose, stages};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{CustomerId, Reply, Rule, StageId, StageKey, Timestamp, WorkflowId};
use crate::store::{IgnoredStatus, Place};

/// A process reads a change within a second, and a delivery that it took before may wait five for its commit.
const KNOWN_WITHIN: Duration = Duration::from_secs(7);

#[derive(Subcommand)]
pub(in crate::app) enum RuleCommand {
    /// Add a trigger status, or change what it does.
    Add(AddArgs),
    /// List a tenant's rules.
    List(Whose),
    /// Remove a trigger status.
    Remove(RemoveArgs),
    /// List the candidates who stand in a trigger status without a hand-off, and how the last round for them went.
    Standing(RemoveArgs),
    /// Let the next rounds hand over candidates who stood in a status before it was a trigger.
    Adopt(AdoptArgs),
}

#[derive(Args)]
pub(in crate::app) struct AdoptArgs {
    #[command(flatten)]
    whose: Whose,
    /// The status.
    #[arg(long)]
    trigger: StageKey,
    /// An application; may be repeated. Without it everybody who stood there before.
    #[arg(long = "application", value_name = "WORKFLOW")]
    applications: Vec<WorkflowId>,
}

#[derive(Args)]
pub(in crate::app) struct AddArgs {
    #[command(flatten)]
    whose: Whose,
    /// The status that starts a hand-off, such as C20700.
    #[arg(long)]
    trigger: StageKey,
    /// The status that an opened candidate moves to, such as C20800; without it nobody is moved, or what was set stays.
    #[arg(long, conflicts_with = "moves_nobody")]
    next: Option<StageId>,
    /// Move nobody any more.
    #[arg(long)]
    moves_nobody: bool,
    /// `interactive` sends the recruiter on to the link, `seamless` does not; without it `seamless`, or what was set stays.
    #[arg(long)]
    reply: Option<Reply>,
    /// Also hand over the candidates that were placed in this status while it was no trigger, and still stand there.
    #[arg(long)]
    hand_over_missed: bool,
    /// How far back, with `--hand-over-missed`, such as `12h` or `72h`.
    #[arg(long, default_value = "168h", value_name = "SPAN", requires = "hand_over_missed")]
    since: jiff::SignedDuration,
}

#[derive(Args)]
pub(in crate::app) struct RemoveArgs {
    #[command(flatten)]
    whose: Whose,
    /// The status.
    #[arg(long)]
    trigger: StageKey,
}

pub(in crate::app) async fn run(settings: &Settings, command: RuleCommand) -> anyhow::Result<()> {
    match command {
        RuleCommand::Add(args) => add(settings, args).await,
        RuleCommand::List(whose) => list(settings, whose).await,
        RuleCommand::Remove(args) => remove(settings, args).await,
        RuleCommand::Standing(args) => standing(settings, args).await,
        RuleCommand::Adopt(args) => adopt(settings, args).await,
    }
}

async fn add(settings: &Settings, args: AddArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    let known = tenant.rules.get(&args.trigger);
    let next = args.next.or_else(|| known.and_then(|rule| rule.next.clone())).filter(|_| !args.moves_nobody);
    let reply = args.reply.or(known.map(|rule| rule.reply)).unwrap_or(Reply::Seamless);
    let rule = Rule { trigger: args.trigger, next, reply };
    desk.store.put_rule(tenant.id, &rule, desk.audit()).await?;
    say(line(&rule));
    if args.hand_over_missed {
        say("Waiting until every process knows the rule…");
        tokio::time::sleep(KNOWN_WITHIN).await;
        // What was counted as no trigger in the meantime is handed over below.
        desk.store.put_rule(tenant.id, &rule, desk.audit()).await?;
        let span = Duration::try_from(args.since).context("--since must not be negative")?;
        missed(&desk, args.whose.customer, (&rule, desk.now.minus(span))).await?;
    }
    Ok(())
}

async fn missed(desk: &Desk<'_>, customer: CustomerId, (rule, since): (&Rule, Timestamp)) -> anyhow::Result<()> {
    let (flow, tenant) = (desk.flow().await?, desk.tenant(customer).await?);
    let found = flow.hand_over_missed(&tenant, rule, since).await?;
    say(format!("{} application(s) were placed in status {} since {since}:", found.placed, rule.trigger));
    say(format!("  {} still stand there and are handed over now", found.handed_over));
    say(format!("  {} still stand there and were handed over before", found.known));
    say(format!("  {} do not stand there any more", found.moved_on));
    if found.unread > 0 {
        say(format!("  {} could not be read: run the command again later", found.unread));
    }
    Ok(())
}

async fn list(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let mut rules: Vec<&Rule> = tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    if rules.is_empty() {
        say("No rules: no status starts a hand-off. Add one with `rule add`.");
    }
    for rule in rules {
        say(line(rule));
    }
    for ignored in desk.store.ignored_statuses(tenant.id).await? {
        let IgnoredStatus { status, deliveries, first_at, last_at } = ignored;
        say(format!(
            "status {status} is no trigger, but {deliveries} deliveries named it from {first_at} to {last_at}"
        ));
    }
    stages::drift_line(&desk, &tenant).await?.into_iter().for_each(say);
    Ok(())
}

async fn remove(settings: &Settings, args: RemoveArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    if !desk.store.remove_rule(tenant.id, args.trigger, desk.audit()).await? {
        anyhow::bail!("tenant {} has no rule for status {}", tenant.customer, args.trigger);
    }
    say(format!("Status {} starts nothing any more. Hand-offs that it started go on.", args.trigger));
    Ok(())
}

/// Rows that are read at once.
const PAGE: i64 = 500;

async fn standing(settings: &Settings, args: RemoveArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    match desk.store.last_round(tenant.id).await? {
        None => say("No round has looked yet: the service does it every five minutes."),
        Some(round) => {
            let found = &round.found;
            say(format!(
                "last round {}: {} standing, {} handed over",
                round.ended_at, found.standing, found.handed_over
            ));
            if let Some(why) = &round.failure {
                say(format!("  it ended early: {why}"));
            }
        }
    }
    let place = Place { tenant: tenant.id, trigger: args.trigger };
    let mut after = None;
    loop {
        let page = desk.store.standing_page(place, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = Some(last.workflow);
        for one in page {
            say(format!("application {}: {}, since {}", one.workflow, one.noted.standing, one.noted.since));
        }
    }
}

async fn adopt(settings: &Settings, args: AdoptArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    if !tenant.rules.contains_key(&args.trigger) {
        anyhow::bail!("tenant {} has no rule for status {}", tenant.customer, args.trigger);
    }
    let place = Place { tenant: tenant.id, trigger: args.trigger };
    let some = (!args.applications.is_empty()).then_some(args.applications.as_slice());
    let adopted = desk.store.adopt(place, some, desk.audit()).await?;
    say(format!("{adopted} application(s) are handed over by the next rounds, two hundred in each."));
    Ok(())
}

/// A rule as one line.
pub(super) fn line(rule: &Rule) -> String {
    let next = rule
        .next
        .as_ref()
        .map_or_else(|| "moves nobody".to_owned(), |next| format!("moves opened candidates to {next}"));
    format!("status {} starts a hand-off, answers {}, {next}", rule.trigger, rule.reply)
}

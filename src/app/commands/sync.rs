//! `sync`: the mirror of a customer's jobs, persons and applications.

use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HiddenField, SyncRun, SyncRunId, SyncSource, SyncState, SyncWish};
use crate::store::Page;
use crate::sync::{hidden_fields, new_walk};

/// Between two looks at a walk that is followed.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// A service that runs begins a walk within so long.
const BEGINS_WITHIN: Duration = Duration::from_mins(2);
/// Runs that are listed.
const SHOWN: i64 = 20;

#[derive(Subcommand)]
pub(in crate::app) enum SyncCommand {
    /// Begin a walk through everything that is mirrored, and follow it; the service that runs does it.
    Run(RunArgs),
    /// Show how the mirror stands, and what iCIMS seems to hide from it.
    Status(Whose),
    /// List the last runs that found something.
    History(Whose),
    /// End the walk that goes on.
    Cancel(Whose),
    /// Print the text that asks iCIMS for the fields and folders that are mirrored.
    Request(Whose),
}

#[derive(Args)]
pub(in crate::app) struct RunArgs {
    #[command(flatten)]
    whose: Whose,
    /// Read every profile, whether it changed or not; a call for each.
    #[arg(long)]
    all: bool,
    /// Take out of the mirror what iCIMS has no more, however much that is.
    #[arg(long)]
    accept_gone: bool,
    /// Do not follow it.
    #[arg(long)]
    detach: bool,
}

pub(in crate::app) async fn run(settings: &Settings, command: SyncCommand) -> anyhow::Result<()> {
    match command {
        SyncCommand::Run(args) => begin(settings, args).await,
        SyncCommand::Status(whose) => status(settings, whose).await,
        SyncCommand::History(whose) => history(settings, whose).await,
        SyncCommand::Cancel(whose) => cancel(settings, whose).await,
        SyncCommand::Request(whose) => {
            let desk = Desk::open(settings, whose.region).await?;
            let tenant = desk.tenant(whose.customer).await?;
            let flow = desk.flow().await?;
            let adapter =
                flow.registry.get(&tenant.ats).context("this version does not know the tenant's kind of ATS")?;
            say(adapter.ats.field_request(&tenant).trim_end());
            Ok(())
        }
    }
}

async fn begin(settings: &Settings, args: RunArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    if tenant.settings.sync.source == SyncSource::Off {
        anyhow::bail!(
            "the customer has no mirror; `tenant set --customer {} --sync search` begins one",
            tenant.customer
        );
    }
    let (actor, now) = desk.audit();
    let standing = desk.store.sync_standing(tenant.id).await?;
    let wish = SyncWish { all: args.all, accept_gone: args.accept_gone, ..SyncWish::default() };
    let new = new_walk(&tenant, &standing, Some(actor), wish, now);
    let (run, is_new) = desk.store.begin_walk(&new, Some((actor, now))).await?.context("the tenant was removed")?;
    if is_new {
        say(format!("The {} {} begins within half a minute, where the service runs.", run.kind, run.id));
    } else if wish == SyncWish::default() {
        say(format!("The {} {} goes on already.", run.kind, run.id));
    } else {
        anyhow::bail!("the {} {} goes on; wait for its end, or `sync cancel` it", run.kind, run.id);
    }
    if args.detach { Ok(()) } else { follow(&desk, run.id).await }
}

/// Shows how a walk goes on, until it ends; whoever interrupts this does not interrupt the walk.
async fn follow(desk: &Desk<'_>, id: SyncRunId) -> anyhow::Result<()> {
    let bar = ProgressBar::new(0).with_style(ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")?);
    loop {
        let run = desk.store.sync_run(id).await?.context("the run is not there any more")?;
        if let Some(expected) = run.expected {
            bar.set_length(expected.max(run.counts.found).unsigned_abs());
        }
        bar.set_position(run.counts.found.unsigned_abs());
        bar.set_message(progress(&run));
        if run.state != SyncState::Running {
            bar.finish_and_clear();
            say(line(&run));
            let is_done = run.state == SyncState::Done;
            return if is_done { Ok(()) } else { Err(anyhow::anyhow!("the {} was {}", run.kind, run.state)) };
        }
        let waits = desk.clock.now().since(run.began_at);
        if run.steps.is_empty() && run.note.is_none() && waits > BEGINS_WITHIN {
            bar.finish_and_clear();
            anyhow::bail!(
                "nobody has begun it in {} minutes: does the service run, with the role `sync`?",
                waits.as_secs() / 60
            );
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn progress(run: &SyncRun) -> String {
    let counts = run.counts;
    let mut text = format!("read {}, refused {}, calls {}", counts.read, counts.refused, counts.calls);
    if let Some(rate) = run.read_per_minute() {
        text = format!("{text}, {rate}/min");
    }
    if let Some(at) = run.through_at() {
        text = format!("{text}, through at {at}");
    }
    if let Some(note) = &run.note {
        text = format!("{text}; waits: {note}");
    }
    text
}

async fn status(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let (sync, standing) = (&tenant.settings.sync, desk.store.sync_standing(tenant.id).await?);
    say(format!("source: {}, every {} min, a walk every {} d", sync.source, sync.every_minutes, sync.walk_every_days));
    for (kind, n) in desk.store.count_mirrored(tenant.id).await? {
        say(format!("  {:<12} {n}", format!("{kind}s")));
    }
    let at = |at: Option<crate::domain::Timestamp>| at.map_or("never".to_owned(), |at| at.to_string());
    say(format!("changes are taken up to {}; last looked at {}", at(standing.watermark), at(standing.looked_at)));
    say(format!("last walked through at {}", at(standing.walked_at)));
    if let Some(why) = &standing.stream_failure {
        say(format!("the stream is not used, changes are searched for: {why}"));
    }
    if !standing.unread.is_empty() {
        say(format!("{} profile(s) could not be read so far; they are tried again", standing.unread.len()));
    }
    if standing.is_stretched(sync.every()) {
        say(format!("stretched, because the day's calls would run out; next at {}", at(standing.next_at)));
    }
    if let Some(why) = &standing.failure {
        say(format!("the last look for changes was not finished: {why}"));
    }
    for folder in &standing.unknown_folders {
        say(format!("iCIMS has no folder {folder:?}: look at the settings"));
    }
    for hidden in hidden_fields(&desk.flow().await?, tenant.id).await? {
        say(hidden_line(&hidden));
    }
    if let Some(run) = desk.store.walk_of(tenant.id).await? {
        say(line(&run));
    }
    Ok(())
}

fn hidden_line(hidden: &HiddenField) -> String {
    let HiddenField { entity, field, seen, shown, usual_percent } = hidden;
    let usual = usual_percent.map_or(String::new(), |percent| format!(", usually by {percent} %"));
    format!("field {field} of {entity}s is shown by {shown} of {seen}{usual}: is a right missing?")
}

async fn history(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let runs = desk.store.sync_runs_page(tenant.id, Page::newest(SHOWN)).await?;
    if runs.rows.is_empty() {
        say("There was no run that found anything.");
    }
    runs.rows.iter().for_each(|run| say(line(run)));
    Ok(())
}

fn line(run: &SyncRun) -> String {
    let counts = run.counts;
    let by = run.asked_by.as_ref().map_or(String::new(), |by| format!(" (asked for by {by})"));
    let note = run.note.as_ref().map_or(String::new(), |note| format!("; {note}"));
    format!(
        "{} {} {} from {}{by}: found {}, read {}, written {}, missed before {}, refused {}, gone {}, calls {}{note}",
        run.id,
        run.kind,
        run.state,
        run.began_at,
        counts.found,
        counts.read,
        counts.written,
        counts.missed,
        counts.refused,
        counts.gone,
        counts.calls
    )
}

async fn cancel(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let run = desk.store.walk_of(tenant.id).await?.context("no walk goes on")?;
    if !desk.store.cancel_walk(run.id, desk.audit()).await? {
        anyhow::bail!("it has ended meanwhile");
    }
    say(format!("The {} {} is cancelled; what it has read stays.", run.kind, run.id));
    Ok(())
}

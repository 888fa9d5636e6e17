//! `stages`: what a customer calls its statuses.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::{Args, Subcommand};

use super::{Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::Tenant;
use crate::stages::{Changed, Mapping, Place, Use, limits, write_csv};
use crate::sync::{
    Allowed, Answered, Drift, DriftCounts, Export, Imported, Prepared, ask, drift, drift_counts, import, prepare, shown,
};

/// A person waits at a terminal; a hundred calls take a minute or two.
const ASK_WITHIN: Duration = Duration::from_mins(5);

#[derive(Subcommand)]
pub(in crate::app) enum StagesCommand {
    /// Put the stages of a customer's export in the place of all that were imported before.
    Import(ImportArgs),
    /// Show what importing an export would change.
    Diff(FileArgs),
    /// Print the stages as CSV that can be imported again.
    Export(Whose),
    /// Show stages that live reads, deliveries or rules named and that are not imported, or not under that label.
    Propose(ProposeArgs),
}

#[derive(Args)]
pub(in crate::app) struct ProposeArgs {
    #[command(flatten)]
    whose: Whose,
    /// Ask iCIMS too: its lists, and who stands in statuses and bins. It takes up to 100 calls of the customer's budget.
    #[arg(long)]
    ask: bool,
}

#[derive(Args)]
pub(in crate::app) struct FileArgs {
    #[command(flatten)]
    whose: Whose,
    /// The export: CSV, a workbook (XLSX), or lines that were pasted from one.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The column of the bin: its header, or its number from 1; without it the usual headers are recognised.
    #[arg(long, value_name = "COLUMN")]
    bin: Option<String>,
    /// The column of the status' name.
    #[arg(long, value_name = "COLUMN")]
    status: Option<String>,
    /// The column of the status' id.
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// The sheet of a workbook; without it the first that is not empty.
    #[arg(long)]
    sheet: Option<String>,
}

#[derive(Args)]
pub(in crate::app) struct ImportArgs {
    #[command(flatten)]
    file: FileArgs,
    /// Go on without the lines that cannot be taken.
    #[arg(long)]
    without_malformed: bool,
    /// Go on although rules would name stages that are not there.
    #[arg(long)]
    break_rules: bool,
}

pub(in crate::app) async fn run(settings: &Settings, command: StagesCommand) -> anyhow::Result<()> {
    match command {
        StagesCommand::Import(args) => import_file(settings, args).await,
        StagesCommand::Diff(args) => {
            let desk = Desk::open(settings, args.whose.region).await?;
            say_changes(&prepared(&desk, args).await?);
            Ok(())
        }
        StagesCommand::Export(whose) => export(settings, whose).await,
        StagesCommand::Propose(args) => propose(settings, args).await,
    }
}

async fn prepared(desk: &Desk<'_>, args: FileArgs) -> anyhow::Result<Prepared> {
    let tenant = desk.tenant(args.whose.customer).await?;
    let bytes = file(&args.file).with_context(|| format!("{} cannot be read", args.file.display()))?;
    let place = |text: Option<String>| text.map(|text| Place::of(&text));
    let mapping = Mapping { bin: place(args.bin), status: place(args.status), id: place(args.id) };
    Ok(prepare(&desk.flow().await?, &tenant, Export { bytes, sheet: args.sheet, mapping }).await?)
}

/// One byte more than is taken tells that there is too much, whatever the file is.
fn file(path: &Path) -> std::io::Result<Vec<u8>> {
    let (mut bytes, most) = (Vec::new(), limits::MOST_BYTES as u64 + 1);
    std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

async fn import_file(settings: &Settings, args: ImportArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.file.whose.region).await?;
    let customer = args.file.whose.customer;
    let prepared = prepared(&desk, args.file).await?;
    say_changes(&prepared);
    let (flow, tenant) = (desk.flow().await?, desk.tenant(customer).await?);
    let allowed = Allowed { malformed: args.without_malformed, breaks: args.break_rules };
    match import(&flow, &tenant, &prepared, allowed, desk.audit().0).await? {
        Imported::Done => say(format!("{} stage(s) are imported.", prepared.reading.stages.len())),
        Imported::Empty => anyhow::bail!("the file has no stage; nothing was changed"),
        Imported::Malformed => {
            anyhow::bail!(
                "lines cannot be taken: put them right, or go on with --without-malformed; nothing was changed"
            )
        }
        Imported::Breaks => {
            anyhow::bail!(
                "rules would name stages that are not there: change them first, or go on with --break-rules; nothing was changed"
            )
        }
        Imported::Changed => {
            anyhow::bail!("somebody else imported stages meanwhile; nothing was changed: run it again")
        }
    }
    Ok(())
}

fn say_changes(prepared: &Prepared) {
    let Prepared { reading, preview, .. } = prepared;
    say(format!("read as {}", reading.columns.told().join(", ")));
    for row in &reading.malformed {
        say(row);
    }
    for row in &reading.duplicates {
        say(format!("line {}: says once more what line {} says", row.line, row.first));
    }
    for same in &reading.same_label {
        say(format!("{} stages are called {}", same.positions.len(), same.label));
    }
    for read in &preview.new {
        say(format!("+ {} {}", read.key, read.label));
    }
    for changed in &preview.changed {
        say(format!("~ {}: {}", changed.key, differences(changed)));
    }
    for gone in &preview.gone {
        say(format!("- {} {}", gone.known.key, gone.known.label));
    }
    for broken in &preview.breaks {
        say(match broken.used.what {
            Use::Trigger => {
                format!("! the rule of status {} would start from a stage that is not there", broken.used.key)
            }
            Use::NextOf(trigger) => {
                format!(
                    "! the rule of status {trigger} would move candidates to {}, which is not there",
                    broken.used.key
                )
            }
        });
    }
    let (new, changed, gone) = (preview.new.len(), preview.changed.len(), preview.gone.len());
    say(format!("{new} new, {changed} changed, {gone} gone, {} as they are", preview.unchanged));
}

fn differences(changed: &Changed) -> String {
    let none = || "none".to_owned();
    let label = changed.label.as_ref().map(|label| format!("{} → {}", label.was, label.is));
    let bin = changed.bin.as_ref().map(|bin| {
        let [was, is] = [&bin.was, &bin.is].map(|bin| bin.clone().unwrap_or_else(none));
        format!("bin {was} → {is}")
    });
    let id = changed.id.as_ref().map(|id| {
        let [was, is] = [&id.was, &id.is].map(|id| id.as_ref().map_or_else(none, ToString::to_string));
        format!("id {was} → {is}")
    });
    [label, bin, id].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

async fn export(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let known: Vec<_> = desk.store.stages(tenant.id).await?.iter().map(shown).collect();
    say(write_csv(&known).trim_end());
    Ok(())
}

/// How much differs from what was imported, as one line; `None` where nothing differs or nothing was imported.
pub(super) async fn drift_line(desk: &Desk<'_>, tenant: &Tenant) -> anyhow::Result<Option<String>> {
    let counts = drift_counts(desk.store.as_ref(), tenant).await?.filter(|counts| !counts.is_none());
    Ok(counts.map(|DriftCounts { new, renamed, broken_rules }| {
        format!(
            "stages: {new} status(es) new, {renamed} renamed, {broken_rules} rule(s) with a status that is not imported; see `stages propose`"
        )
    }))
}

async fn propose(settings: &Settings, args: ProposeArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    if !args.ask {
        say_proposals(&drift(desk.store.as_ref(), &tenant).await?);
        return Ok(());
    }
    let flow = desk.flow().await?;
    let answered = ask(&flow, &tenant, ASK_WITHIN).await;
    flow.write_usage().await?;
    let Some(answered) = answered? else {
        anyhow::bail!("the tenant, or its region, is paused: nothing is read for it");
    };
    let Answered { proposals, names, learned, searches, calls, unread, is_complete } = answered;
    say_proposals(&proposals);
    for name in names {
        let bin = name.bin.map(|bin| format!(" in {bin}")).unwrap_or_default();
        say(format!("(no id) {}{bin}: listed by its name alone", name.label));
    }
    for one in unread {
        say(format!("not read: {one}"));
    }
    say(format!("{calls} call(s), {searches} of them searches; {learned} status(es) met for the first time"));
    if !is_complete {
        say("Not everything was asked for. What was met is kept, and a further run does not ask for it.");
    }
    Ok(())
}

fn say_proposals(all: &[Drift]) {
    if all.is_empty() {
        say("Everything that was met is imported as it is called.");
    }
    for one in all {
        let id = one.id.as_ref().map_or_else(|| one.key.to_string(), ToString::to_string);
        let label = one.label.as_deref().unwrap_or("(name not seen)");
        let known = one.imported.as_ref().map(|stage| format!(", imported as {}", stage.label)).unwrap_or_default();
        let rules = if one.rules.is_empty() { "" } else { ", named by a rule" };
        let listed = if one.is_listed { ", listed" } else { "" };
        let found = if one.is_searched { ", found by a search" } else { "" };
        let (reads, deliveries) = (one.reads, one.deliveries);
        say(format!("{id} {label}{known}: {reads} live reads, {deliveries} deliveries{rules}{listed}{found}"));
    }
}

//! `explain`: what happened, step by step, each with its cause and what comes next.

use anyhow::Context as _;
use clap::Args;

use super::Desk;
use crate::app::say::say;
use crate::ats::Cause;
use crate::config::Settings;
use crate::domain::{CustomerId, Event, JobId, PersonId, Region};
use crate::flow::{Flow, OF_A_REQUEST, Subject};
use crate::store::{About, Story};

#[derive(Args)]
pub(in crate::app) struct ExplainArgs {
    /// A reference, a link, or an application's (workflow) id.
    #[arg(required_unless_present_any = ["candidate", "job"])]
    subject: Option<String>,
    /// A candidate's (person) id instead: the newest 20 hand-offs.
    #[arg(long, conflicts_with_all = ["subject", "job"])]
    candidate: Option<PersonId>,
    /// A job's id instead: the newest 20 hand-offs.
    #[arg(long, conflicts_with = "subject")]
    job: Option<JobId>,
    /// The customer, where several have an application with that id.
    #[arg(long)]
    customer: Option<CustomerId>,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn explain(settings: &Settings, args: ExplainArgs) -> anyhow::Result<()> {
    if let Some((cause, at)) = args.subject.as_deref().and_then(Cause::of_reference) {
        say(format!("A delivery was refused at {at} and not kept: {}", cause.about()));
        return Ok(());
    }
    let desk = Desk::open(settings, args.region).await?;
    let flow = desk.flow().await?;
    let subject = subject(&flow, &args)?;
    let found = flow.explain(subject).await?;
    if found.is_request {
        say(format!("Nothing is stored under that: {OF_A_REQUEST}"));
        return Ok(());
    }
    anyhow::ensure!(
        !(found.handoffs.is_empty() && found.ignored.is_empty()),
        "nothing is known of that in region {}",
        desk.settings.region
    );
    found.handoffs.iter().for_each(tell);
    if !found.ignored.is_empty() {
        say("Events that started nothing:");
        found.ignored.iter().for_each(|event| say(format!("  {}", event_line(event))));
    }
    Ok(())
}

fn subject(flow: &Flow, args: &ExplainArgs) -> anyhow::Result<Subject> {
    let about = args.candidate.map(About::Candidate).or(args.job.map(About::Job));
    if let Some(about) = about {
        return Ok(Subject::About(about, args.customer));
    }
    let last = args.subject.as_deref().unwrap_or_default().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if let Ok(workflow) = last.parse() {
        return Ok(Subject::Application(workflow, args.customer));
    }
    if let Ok(id) = uuid::Uuid::parse_str(last) {
        return Ok(Subject::Reference(id));
    }
    let claim = flow.links.read(last);
    let claim = claim.context(
        "the subject is no application id, no reference and no link of this region; the id of a request is looked for in the \
        log, as `request.id`",
    )?;
    Ok(Subject::Reference(claim.handoff.uuid()))
}

fn tell(story: &Story) {
    let handoff = &story.handoff;
    say(format!(
        "Hand-off {} of application {} (generation {}): {}",
        handoff.id,
        handoff.workflow,
        handoff.generation,
        story.progress()
    ));
    story.events.iter().for_each(|event| say(format!("  {}", event_line(event))));
    for entry in &story.entries {
        let cause = entry.cause.as_ref().map_or_else(String::new, |cause| format!(": {cause}"));
        let next = entry.next.as_ref().map_or_else(String::new, |next| format!(" → {next}"));
        say(format!("  {}  {:<12} {}{cause}{next}", entry.at, entry.step.name(), entry.outcome));
    }
    if let Some(undo) = &story.undo {
        let came = undo.outcome.as_ref().map_or("under way", |outcome| outcome.name());
        say(format!("  the move back to status {}: {came}", undo.to));
    }
    for task in &story.tasks {
        let why = task.last_error.as_deref().unwrap_or("not tried yet");
        say(format!(
            "  owed: {} ({}), {} attempt(s), not before {}: {why}",
            task.kind, task.state, task.attempts, task.run_at
        ));
    }
    let tries: Vec<_> = story.attempts.iter().filter(|attempt| attempt.verdict != "done").collect();
    for attempt in tries.iter().rev().take(10).rev() {
        let why = attempt.why.as_deref().unwrap_or_default();
        say(format!(
            "  tried: {} at {}, attempt {}: {} {why}",
            attempt.kind, attempt.started_at, attempt.attempt, attempt.verdict
        ));
    }
}

fn event_line(event: &Event) -> String {
    let reason = event.outcome.reason().map_or_else(String::new, |reason| format!(" ({reason})"));
    let moved = event.change.as_ref().map_or_else(String::new, |change| {
        let from = change.from.map_or_else(|| "?".to_owned(), |from| from.to_string());
        format!(": status {from} → {}", change.to)
    });
    format!("{}  {:<12} {}{reason}{moved} [{}]", event.received_at, event.source.name(), event.outcome.name(), event.id)
}

//! What notices say: every sentence of them stands here.

use serde_json::{Value, json};

use super::Rules;
use crate::domain::{Notice, NoticeId, NoticeKind, NoticeTarget, Tenant, Timestamp, Waiting};

/// Why something that lasted is no longer looked at.
pub(super) const PAUSED: &str = "paused";

/// What is said, in every form that a channel may need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The notice's id: the same at every try.
    pub id: String,
    /// One line.
    pub subject: String,
    /// What happened, what it means, what to do; a line each.
    pub lines: Vec<String>,
    /// When it was written down.
    at: Timestamp,
    kind: &'static str,
    /// For programs.
    facts: Value,
}

impl Message {
    /// A message that shows that a target is reached.
    #[must_use]
    pub fn test(target: &NoticeTarget, rules: &Rules, now: Timestamp) -> Self {
        let region = rules.region;
        Self {
            id: NoticeId::at(now).to_string(),
            subject: format!("[goodtime-icims {region}] a test notice"),
            lines: vec![
                "This is a test: somebody asked `goodtime-icims notify test` to send it. Nobody has to do anything."
                    .to_owned(),
                format!("This target hears of: {}.", target.kinds),
            ],
            at: now,
            kind: "test",
            facts: json!({ "region": region.name() }),
        }
    }

    /// As JSON, in the shape that Standard Webhooks recommend.
    pub(super) fn json(&self) -> Value {
        let mut data = self.facts.clone();
        if let Value::Object(data) = &mut data {
            data.insert("subject".to_owned(), json!(self.subject));
            data.insert("text".to_owned(), json!(self.lines.join("\n")));
        }
        json!({ "type": self.kind, "timestamp": self.at.to_string(), "data": data })
    }
}

/// What a notice says of its tenant.
pub(super) fn message(notice: &Notice, tenant: &Tenant, rules: &Rules) -> Message {
    let words = Words { notice, tenant, rules };
    let (short, lines) = if notice.is_over { words.over() } else { words.trouble() };
    let name = &tenant.name;
    Message {
        id: notice.id.to_string(),
        subject: one_line(&format!("[goodtime-icims {}] {name} ({}): {short}", rules.region, tenant.customer)),
        lines: lines.iter().map(|line| one_line(line)).collect(),
        at: notice.created_at,
        kind: notice.kind.name(),
        facts: json!({
            "region": rules.region.name(),
            "customer": tenant.customer,
            "tenant": name,
            "is_over": notice.is_over,
            "times": notice.times,
            "since": notice.since.to_string(),
            "last_at": notice.last_at.to_string(),
            "application": notice.workflow,
            "handoff": notice.handoff,
        }),
    }
}

/// A name may hold anything; a subject must be one line.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

struct Words<'a> {
    notice: &'a Notice,
    tenant: &'a Tenant,
    rules: &'a Rules,
}

impl Words<'_> {
    fn trouble(&self) -> (&'static str, Vec<String>) {
        match self.notice.kind {
            NoticeKind::HandoffFailed => ("hand-offs failed", self.failed()),
            NoticeKind::HandoffWaits => ("hand-offs wait for the ATS", self.waits()),
            NoticeKind::MoveOverrode => ("a person's move was covered", self.overrode()),
            NoticeKind::MoveFailed => ("opened candidates were not moved on", self.not_moved()),
            NoticeKind::CredentialRefused => ("the ATS does not let us in", self.refused()),
            NoticeKind::TenantSilent => ("silent", self.silent()),
            NoticeKind::MappingDrifted => ("statuses differ from the imported stages", self.drifted()),
        }
    }

    fn failed(&self) -> Vec<String> {
        let whom = self.whom();
        vec![
            self.happened(&format!("A hand-off of {whom} cannot go on"), |n| {
                format!("{n} hand-offs of {whom} cannot go on")
            }),
            self.which(),
            format!(
                "Look at it with {}. When the cause is gone, {} runs it again. If the application has left the ATS and the candidate still applies, the recruiter sets the status again.",
                self.explain(),
                self.retry()
            ),
        ]
    }

    fn overrode(&self) -> Vec<String> {
        let whom = self.whom();
        let once =
            format!("A person of {whom} moved a candidate in the same moment as we did, and our move covered theirs");
        vec![
            self.happened(&once, |n| {
                format!(
                    "People of {whom} moved {n} candidates in the same moment as we did, and our moves covered theirs"
                )
            }),
            self.which(),
            format!(
                "Nothing is repaired by itself. {} names the status that was covered: ask the recruiter which one is right. If it is theirs, they set it in the ATS.",
                self.explain()
            ),
        ]
    }

    fn not_moved(&self) -> Vec<String> {
        let (whom, show) = (self.whom(), self.show());
        vec![
            self.happened(
                &format!("An opened candidate of {whom} could not be moved, and stands in the old status"),
                |n| format!("{n} opened candidates of {whom} could not be moved, and stand in their old status"),
            ),
            self.which(),
            format!(
                "The page asks the recruiter to move the candidate in the ATS. {} says why it failed; many at once: `{show} --probe`.",
                self.explain()
            ),
        ]
    }

    fn refused(&self) -> Vec<String> {
        let (customer, region) = (self.tenant.customer, self.rules.region);
        let why = self.notice.why.as_deref().unwrap_or("it does not say why").trim_end_matches('.');
        vec![
            format!("The ATS does not let us in for {}, since {}: {why}.", self.whom(), self.notice.since),
            "Links work, but candidates are not read and not moved. It is tried again every five minutes.".to_owned(),
            format!(
                "Ask it by hand with `{} --probe`. If the secret was changed there, `goodtime-icims tenant rotate-secret --customer {customer} --region {region} --direction outbound --secret-file FILE` takes the new one.",
                self.show()
            ),
        ]
    }

    fn silent(&self) -> Vec<String> {
        vec![
            format!(
                "{} has sent nothing since {}, although it sent at least {} deliveries at this hour of the week in most of the last four weeks.",
                self.whom(),
                self.notice.since,
                self.notice.times
            ),
            "It may be a holiday there. Otherwise the webhook was switched off or changed in the ATS, or something between it and us refuses it.".to_owned(),
            format!(
                "Look whether it is refused (`goodtime_deliveries_total` by outcome) and ask the customer's administrator of the ATS whether the webhook is on. `{}` lists who may send.",
                self.show()
            ),
        ]
    }

    /// The first line of the reason counts, the others name.
    fn drifted(&self) -> Vec<String> {
        let (whom, whose) = (self.whom(), self.whose());
        let mut why = self.notice.why.as_deref().unwrap_or_default().lines();
        let counts = why.next().unwrap_or("?");
        let mut lines = vec![format!("Statuses of {whom} differ from the imported stages: {counts}.")];
        lines.extend(why.map(str::to_owned));
        lines.push(format!(
            "Hand-offs go on. But a status that was removed in the ATS starts nothing, and nobody can be moved to it: look at the rules (`goodtime-icims rule list {whose}`)."
        ));
        lines.push(format!(
            "`goodtime-icims stages propose {whose}` (in the API `listStageProposals`) shows all that differ. Export the stages from the ATS again and import them (`goodtime-icims stages import FILE {whose}`)."
        ));
        lines
    }

    fn waits(&self) -> Vec<String> {
        let (whom, minutes) = (self.whom(), self.rules.waits_after.as_secs() / 60);
        let waiting = self.notice.why.as_deref().and_then(|why| why.parse::<Waiting>().ok());
        let (why, next) = match waiting {
            None => (
                "no worker has come to them",
                "Look whether processes with the role `worker` run (`goodtime-icims region status`).",
            ),
            Some(Waiting::NotVisibleYet) => (
                "the ATS does not show their data yet",
                "The ATS shows new data late. Nobody has to do anything unless it lasts.",
            ),
            Some(Waiting::Unavailable) => (
                "the ATS is down or does not answer",
                "They are read by themselves when it answers again. Ask the vendor's status page.",
            ),
            Some(Waiting::Refused) => (
                "the ATS does not let our user read their data",
                "An administrator of the ATS has to allow our user what is named in the timeline.",
            ),
            Some(Waiting::NotConnected) => (
                "the connection to the ATS is not set up right",
                "An operator has to look at the connection (`tenant show --probe`).",
            ),
            Some(Waiting::NotUnderstood) => {
                ("the ATS answers what is not expected", "A developer has to compare the answer with what is expected.")
            }
        };
        let many = match self.notice.times {
            1 => format!("A hand-off of {whom} waits"),
            n => format!("{n} hand-offs of {whom} wait"),
        };
        vec![
            format!("{many} for more than {minutes} minutes, the first since {}: {why}.", self.notice.since),
            "Their links work meanwhile, but the pages show no details.".to_owned(),
            format!("{next} One of them: {}.", self.explain()),
        ]
    }

    fn over(&self) -> (&'static str, Vec<String>) {
        let whom = self.whom();
        if self.notice.why.as_deref() == Some(PAUSED) {
            let line = format!(
                "{whom} is paused, so what was told since {} is no longer watched. When the pause ends, it is told again if it is still so.",
                self.notice.since
            );
            return ("paused, no longer watched", vec![line]);
        }
        let (short, line) = match self.notice.kind {
            NoticeKind::HandoffWaits => {
                ("hand-offs no longer wait", format!("No hand-off of {whom} waits too long any more"))
            }
            NoticeKind::CredentialRefused => (
                "the ATS lets us in again",
                format!("The ATS has not refused us for {whom} in the last fifteen minutes"),
            ),
            NoticeKind::TenantSilent => ("no longer silent", format!("{whom} sends again")),
            NoticeKind::HandoffFailed
            | NoticeKind::MoveOverrode
            | NoticeKind::MoveFailed
            | NoticeKind::MappingDrifted => ("over", format!("It is over for {whom}")),
        };
        (short, vec![format!("{line}; it had lasted since {}.", self.notice.since)])
    }

    /// How often, and since when.
    fn happened(&self, once: &str, often: impl Fn(i64) -> String) -> String {
        match self.notice.times {
            1 => format!("{once}, at {}.", self.notice.last_at),
            n => format!("{}, since {}; the last at {}.", often(n), self.notice.since, self.notice.last_at),
        }
    }

    fn which(&self) -> String {
        let application = self.notice.workflow.map_or_else(|| "?".to_owned(), |id| id.to_string());
        let what = if self.notice.times > 1 { "The last one is application" } else { "It is application" };
        match self.notice.why.as_deref() {
            None | Some("") => format!("{what} {application}."),
            Some(why) => format!("{what} {application}: {}.", why.trim_end_matches('.')),
        }
    }

    fn whom(&self) -> String {
        format!("{} (customer {})", self.tenant.name, self.tenant.customer)
    }

    fn explain(&self) -> String {
        let region = self.rules.region;
        match (self.notice.handoff, self.notice.workflow) {
            (Some(handoff), _) => format!("`goodtime-icims explain {handoff} --region {region}`"),
            (None, Some(workflow)) => {
                format!("`goodtime-icims explain {workflow} --customer {} --region {region}`", self.tenant.customer)
            }
            (None, None) => format!("`{}`", self.show()),
        }
    }

    fn show(&self) -> String {
        format!("goodtime-icims tenant show {}", self.whose())
    }

    fn whose(&self) -> String {
        format!("--customer {} --region {}", self.tenant.customer, self.rules.region)
    }

    fn retry(&self) -> String {
        let handoff = self.notice.handoff.map_or_else(|| "HANDOFF".to_owned(), |id| id.to_string());
        format!("`goodtime-icims retry {handoff} --region {}`", self.rules.region)
    }
}

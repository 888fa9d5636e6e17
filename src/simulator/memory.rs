//! What iCIMS remembers: profiles, applications, statuses, and the log of each application's statuses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::datetime;
use super::kept::Kept;
use super::profile::{Job, Person, ProfileType};

/// One line of an application's status log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The status that was set, with its prefix.
    pub status: String,
    /// When, in microseconds since the epoch.
    pub at: i64,
    /// The person who set it.
    pub by: i64,
}

/// One person's application to one job.
#[derive(Clone)]
pub(super) struct Workflow {
    pub(super) person: i64,
    pub(super) job: i64,
    /// Oldest first, never empty: the first entry is the status it was created in.
    pub(super) log: Vec<LogEntry>,
    pub(super) fields: BTreeMap<String, Value>,
    pub(super) patch_requests: u64,
    pub(super) patches_applied: u64,
}

impl Workflow {
    pub(super) fn status(&self) -> &str {
        self.log.last().map_or("", |entry| &entry.status)
    }

    /// The log as an API reader sees it at `now`, when changes take `delay` to show; the first entry always shows.
    pub(super) fn log_seen(&self, now: i64, delay: i64) -> &[LogEntry] {
        let hidden = self.log.iter().skip(1).rev().take_while(|entry| now < entry.at.saturating_add(delay)).count();
        &self.log[..self.log.len() - hidden]
    }
}

/// Everything stored. The three kinds of id start far apart, so that a mixed-up id is noticed; no id is used twice.
pub(super) struct Memory {
    pub(super) people: BTreeMap<i64, Kept<Person>>,
    pub(super) jobs: BTreeMap<i64, Kept<Job>>,
    pub(super) workflows: BTreeMap<i64, Kept<Workflow>>,
    /// Prefixed id → label.
    pub(super) statuses: BTreeMap<String, String>,
    pub(super) triggers: BTreeSet<String>,
    last_person: i64,
    last_job: i64,
    last_workflow: i64,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            people: BTreeMap::new(),
            jobs: BTreeMap::new(),
            workflows: BTreeMap::new(),
            statuses: BTreeMap::from([("D10100".to_owned(), "New Submissions - External Portal".to_owned())]),
            triggers: BTreeSet::new(),
            last_person: 9_000,
            last_job: 4_400,
            last_workflow: 13_000,
        }
    }

    pub(super) fn add_person(&mut self, profile: Person, now: i64) -> i64 {
        insert(&mut self.people, &mut self.last_person, profile, now)
    }

    pub(super) fn add_job(&mut self, mut profile: Job, now: i64) -> i64 {
        let id = self.last_job + 1;
        profile.jobid.get_or_insert_with(|| format!("{}-{id}", datetime::year(now)));
        insert(&mut self.jobs, &mut self.last_job, profile, now)
    }

    pub(super) fn apply(&mut self, person: i64, job: i64, status: &str, now: i64) -> i64 {
        self.know_status(status);
        let first = LogEntry { status: status.to_owned(), at: now, by: person };
        let workflow = Workflow {
            person,
            job,
            log: vec![first],
            fields: BTreeMap::from([("source".to_owned(), "Career Portal".into())]),
            patch_requests: 0,
            patches_applied: 0,
        };
        insert(&mut self.workflows, &mut self.last_workflow, workflow, now)
    }

    /// A status used without a label gets its id as label.
    pub(super) fn know_status(&mut self, id: &str) {
        self.statuses.entry(id.to_owned()).or_insert_with(|| id.to_owned());
    }

    /// Stores a new status; `None` when there is no such application or it already has that status, else the old one.
    pub(super) fn set_status(&mut self, workflow: i64, entry: LogEntry) -> Option<String> {
        let kept = self.workflows.get_mut(&workflow)?;
        let old = kept.profile.status().to_owned();
        if old == entry.status {
            return None;
        }
        let now = entry.at;
        kept.change(now, |workflow| workflow.log.push(entry));
        Some(old)
    }

    pub(super) fn created(&self, profile: ProfileType, id: i64) -> Option<i64> {
        match profile {
            ProfileType::People => self.people.get(&id).map(|kept| kept.created),
            ProfileType::Jobs => self.jobs.get(&id).map(|kept| kept.created),
            ProfileType::Workflows => self.workflows.get(&id).map(|kept| kept.created),
        }
    }

    pub(super) fn label(&self, status: &str) -> String {
        self.statuses.get(status).map_or_else(|| status.to_owned(), Clone::clone)
    }

    /// Bin and name of a status, from its label; the bin is what stands before the first ` - ` or `: `.
    pub(super) fn bin_and_name(&self, status: &str) -> Option<(String, String)> {
        let label = self.label(status);
        let (bin, name) = label.split_once(" - ").or_else(|| label.split_once(": "))?;
        Some((bin.to_owned(), name.to_owned()))
    }

    /// The bins, each with an id.
    pub(super) fn bins(&self) -> BTreeMap<String, String> {
        let bins: BTreeSet<_> =
            self.statuses.keys().filter_map(|id| self.bin_and_name(id)).map(|(bin, _)| bin).collect();
        (9_001..).map(|number| format!("C{number}")).zip(bins).map(|(id, bin)| (bin, id)).collect()
    }

    pub(super) fn person_name(&self, person: i64) -> String {
        self.people.get(&person).map(|kept| kept.profile.name()).unwrap_or_default()
    }

    pub(super) fn job_title(&self, job: i64) -> String {
        self.jobs.get(&job).map(|kept| kept.profile.jobtitle.clone()).unwrap_or_default()
    }

    /// Makes everything that exists old enough to be visible whatever the delay.
    pub(super) fn settle(&mut self) {
        self.people.values_mut().for_each(Kept::settle);
        self.jobs.values_mut().for_each(Kept::settle);
        self.workflows.values_mut().for_each(Kept::settle);
    }
}

fn insert<T: Clone>(kept: &mut BTreeMap<i64, Kept<T>>, last: &mut i64, profile: T, now: i64) -> i64 {
    *last += 1;
    kept.insert(*last, Kept::new(profile, now));
    *last
}

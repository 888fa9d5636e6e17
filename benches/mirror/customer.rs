//! A big customer of iCIMS as a process of its own, with a list of whom the mirror takes.

use std::fmt::Write as _;

use anyhow::Context as _;

use crate::http;
use crate::plan::Plan;
use crate::pretend;
use crate::say::say;
use crate::server::Server;

/// Persons for each job.
const PERSONS_A_JOB: usize = 100;
const PERSON_FOLDERS: [&str; 3] = ["Cand:Active", "HM:Active", "Emp:Current Employee"];
const OTHER_JOB_FOLDERS: [&str; 2] = ["Deleted", "Job Template"];

/// Serves so many persons, writes a list of what of them is mirrored, and says where it is, until it is killed.
pub(crate) async fn serve(people: usize, list: &str) -> anyhow::Result<()> {
    let simulator = pretend::simulator().await?;
    simulator.populate(people, people.div_ceil(PERSONS_A_JOB));
    simulator.settle();
    let mut lines = String::new();
    for id in simulator.jobs() {
        let job = simulator.job(id).context("it is listed")?;
        if !OTHER_JOB_FOLDERS.contains(&job.folder.value.as_str()) {
            writeln!(lines, "jobs {id}")?;
        }
    }
    for id in simulator.people() {
        let person = simulator.person(id).context("it is listed")?;
        if PERSON_FOLDERS.contains(&person.folder.value.as_str()) {
            writeln!(lines, "people {id}")?;
        }
    }
    std::fs::write(list, lines)?;
    say(simulator.url().trim_start_matches("http://"));
    std::future::pending().await
}

/// The process, and its list.
pub(super) struct Customer {
    server: Server,
    folder: tempfile::TempDir,
}

impl Customer {
    /// Starts one with so many persons.
    pub(super) fn start(plan: &Plan, people: usize) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir_in(&plan.folder).context("BENCH_DIR")?;
        let list = folder.path().join("list").display().to_string();
        let (server, _) = Server::of_ourselves(&["customer", &people.to_string(), &list], None)?;
        Ok(Self { server, folder })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// The file with the list.
    pub(super) fn list(&self) -> String {
        self.folder.path().join("list").display().to_string()
    }

    /// Calls so far.
    pub(super) fn calls(&self) -> anyhow::Result<u64> {
        let (_, state) = http::get(self.server.address, "/sim/state")?;
        let state: serde_json::Value = serde_json::from_str(&state)?;
        state["calls"]["total"].as_u64().context("it counts its calls")
    }
}

//! The bare loop: read, decode, upsert, and nothing else.
//!
//! It has no settings, tenants, tokens, budget, searches, turns, place to go on at, comparison with what it has, log lines or
//! metrics.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde::Deserialize;

use super::customer::Customer;
use super::kept::{Kept, Row};
use super::{AT_ONCE, Came, PORTION};
use crate::letters::CUSTOMER;
use crate::load::number;
use crate::pretend::{SECRET, USER};
use crate::process;
use crate::product::Site;
use crate::say::say;

/// The fields that the product asks for.
const PERSON: &str = "firstname,lastname,middlename,email,folder,phones,addresses,updateddate";
const JOB: &str = "jobid,jobtitle,folder,joblocation,updateddate,hiringmanager,recruiter,secondaryrecruiter,jobowner";

#[derive(Deserialize)]
struct Profile {
    firstname: Option<String>,
    lastname: Option<String>,
    email: Option<String>,
    jobid: Option<String>,
    jobtitle: Option<String>,
    folder: Option<Folder>,
    updateddate: Option<String>,
}

#[derive(Deserialize)]
struct Folder {
    value: Option<String>,
}

/// Reads what the list names, from a word on standard input on; says how many that were and how long it took, and stays.
pub(crate) async fn work(database: &str, url: &str, list: &str) -> anyhow::Result<()> {
    let list = std::fs::read_to_string(list)?;
    let line = |line: &str| {
        let (kind, id) = line.split_once(' ')?;
        Some((if kind == "jobs" { "jobs" } else { "people" }, id.parse().ok()?))
    };
    let all: Vec<(&'static str, i64)> = list.lines().filter_map(line).collect();
    let mut kept = Kept::open(database).await?;
    let http = reqwest::Client::builder().no_proxy().gzip(true).timeout(Duration::from_secs(10)).build()?;
    say("ready");
    std::io::stdin().read_line(&mut String::new())?;
    let began = Instant::now();
    let read = |(kind, id)| read(&http, url, kind, id);
    let mut reading = stream::iter(all.iter().copied()).map(read).buffered(AT_ONCE).try_chunks(PORTION);
    while let Some(rows) = reading.try_next().await? {
        kept.put(&rows).await?;
    }
    say(&format!("{} {}", all.len(), began.elapsed().as_micros()));
    std::future::pending().await
}

async fn read(http: &reqwest::Client, url: &str, kind: &'static str, id: i64) -> anyhow::Result<Row> {
    let fields = if kind == "jobs" { JOB } else { PERSON };
    let request = http.get(format!("{url}/customers/{CUSTOMER}/{kind}/{id}?fields={fields}"));
    let answer = send(request.basic_auth(USER, Some(SECRET))).await?;
    ensure!(answer.status() == 200, "{kind} {id}: {}", answer.status());
    let profile: Profile = serde_json::from_slice(&answer.bytes().await?)?;
    Ok(Row {
        kind,
        id,
        first: profile.firstname.or(profile.jobid),
        last: profile.lastname.or(profile.jobtitle),
        email: profile.email,
        folder: profile.folder.and_then(|folder| folder.value),
        updated: profile.updateddate,
    })
}

#[expect(clippy::disallowed_methods, reason = "the bare client that the product's is compared with")]
async fn send(request: reqwest::RequestBuilder) -> reqwest::Result<reqwest::Response> {
    request.send().await
}

/// The loop as a process of its own.
struct Loop {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl Loop {
    fn start(arguments: &[&str]) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let said = BufReader::new(child.stdout.take().context("it is piped")?).lines();
        Ok(Self { child, said })
    }

    /// The next words that it says.
    fn next(&mut self) -> anyhow::Result<String> {
        let mut lines = self.said.by_ref().filter(|line| line.as_ref().map_or(true, |line| !line.is_empty()));
        Ok(lines.next().context("the loop ended by itself")??)
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Lets the loop read the customer's list.
pub(super) async fn measure(site: &Site, customer: &Customer) -> anyhow::Result<Came> {
    let (database, called) = (site.no_database().await?, customer.calls()?);
    let mut bare = Loop::start(&["bare", &database, &customer.url(), &customer.list()])?;
    ensure!(bare.next()? == "ready", "it says that it is ready");
    let (process, server) = (bare.child.id(), site.database_process());
    let look = || process::processor(process) + server.map_or(0.0, process::tree);
    let (idle, before) = (process::memory(process).0, look());
    writeln!(bare.child.stdin.as_ref().context("it is piped")?)?;
    let said = bare.next()?;
    let cpu = look() - before;
    let (records, micros) = said.split_once(' ').context("it says two numbers")?;
    let (records, took) = (records.parse()?, Duration::from_micros(micros.parse()?));
    let memory = (idle, process::memory(process).1);
    drop(bare);
    site.remove(&database).await?;
    let calls = customer.calls()? - called;
    Ok(Came { records, took, cpu: cpu * 1_000_000.0 / number(records), calls, memory })
}

//! The pretend iCIMS as a process of its own, and how many calls a bare client makes to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{Config, Job, Person, Simulator};
use tokio::task::JoinSet;

use crate::letters::{About, CUSTOMER, TRIGGER};
use crate::say::say;
use crate::server::Server;

pub(crate) const USER: &str = "bench-basic";
pub(crate) const SECRET: &str = "the password of the bench at the pretend iCIMS";
/// As many calls as the product has under way for one customer.
const IN_FLIGHT: usize = 8;

/// A pretend iCIMS in this process, which lets everybody call as often as they like.
pub(crate) async fn simulator() -> anyhow::Result<Simulator> {
    let simulator = Simulator::start(Config {
        listen: "127.0.0.1:0".parse()?,
        customer_id: CUSTOMER,
        region: "US".to_owned(),
        api_client: ("unused".to_owned(), "unused".to_owned()),
        api_user: (USER.to_owned(), SECRET.to_owned()),
        webhook: None,
        now: Arc::new(|| SystemClock.now().micros()),
    })
    .await?;
    simulator.switch(|on| on.rate_limit = Some(1_000_000_000)); // A day's calls in a minute.
    Ok(simulator)
}

/// Serves that many applications in the trigger status until it is killed; says where, and how their ids begin.
pub(crate) async fn serve(applications: usize) -> anyhow::Result<()> {
    let simulator = simulator().await?;
    let recruiter = simulator.add_person(Person::employee("Ana", "Ruiz"));
    let job = simulator.add_job(Job::titled("Support Engineer").with_recruiter(recruiter));
    let mut first = None;
    for _ in 0..applications {
        let person = simulator.add_person(Person::candidate("Cleo", "Meyer"));
        let workflow = simulator.apply(person, job, &format!("C{TRIGGER}"));
        first.get_or_insert((person, workflow));
    }
    simulator.settle();
    let (person, workflow) = first.context("at least one application")?;
    let url = simulator.url();
    say(&format!("{} {workflow} {person} {job} {recruiter}", url.trim_start_matches("http://")));
    std::future::pending().await
}

/// A pretend iCIMS that serves, and whom it has.
pub(crate) struct Pretend {
    server: Server,
    first: About,
    recruiter: i64,
    many: usize,
}

impl Pretend {
    /// Starts one with that many applications.
    pub(crate) fn start(many: usize) -> anyhow::Result<Self> {
        let (server, words) = Server::of_ourselves(&["pretend", &many.to_string()], None)?;
        let ids: Vec<i64> = words.iter().filter_map(|word| word.parse().ok()).collect();
        let [workflow, person, job, recruiter] = ids[..] else { anyhow::bail!("it says {words:?}") };
        Ok(Self { server, first: About { workflow, person, job }, recruiter, many })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// Each of its applications.
    pub(crate) fn all(&self) -> impl Iterator<Item = About> {
        let About { workflow, person, job } = self.first;
        (0..).take(self.many).map(move |n| About { workflow: workflow + n, person: person + n, job })
    }

    /// Calls a second that a client makes which does nothing else: the reads of a hand-off, over and over.
    pub(crate) fn calls_a_second(&self, span: Duration) -> anyhow::Result<f64> {
        let About { workflow, person, job } = self.first;
        let base = format!("{}/customers/{CUSTOMER}", self.url());
        let recruiter = self.recruiter;
        let urls = [
            format!("{base}/applicantworkflows/{workflow}"),
            format!("{base}/people/{person}"),
            format!("{base}/jobs/{job}"),
            format!("{base}/people/{recruiter}"),
        ];
        let calling = move || tokio::runtime::Runtime::new()?.block_on(call(urls, span));
        std::thread::spawn(calling).join().map_err(|_| anyhow::anyhow!("the client fell over"))?
    }
}

async fn call(urls: [String; 4], span: Duration) -> anyhow::Result<f64> {
    let http = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(10)).build()?;
    let (calls, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let mut callers = JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (http, urls, calls) = (http.clone(), urls.clone(), Arc::clone(&calls));
        callers.spawn(async move {
            for url in urls.iter().cycle() {
                if began.elapsed() >= span {
                    break;
                }
                let status = ask(http.get(url).basic_auth(USER, Some(SECRET))).await?;
                ensure!(status == 200, "{url} answers {status}");
                calls.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        });
    }
    for ended in callers.join_all().await {
        ended?;
    }
    let calls = u32::try_from(calls.load(Ordering::Relaxed))?;
    Ok(f64::from(calls) / began.elapsed().as_secs_f64())
}

#[expect(clippy::disallowed_methods, reason = "the bare client that the product's is compared with")]
async fn ask(request: reqwest::RequestBuilder) -> anyhow::Result<u16> {
    let answer = request.send().await?;
    let status = answer.status().as_u16();
    let _: serde_json::Value = answer.json().await?;
    Ok(status)
}

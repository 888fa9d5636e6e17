//! One hand-off is one trace, across processes, as its receiver sees it; and a receiver that fails is nobody's trouble.
//!
//! The real program, built with `otel`, on PostgreSQL: one process takes deliveries, another works.

mod program;
mod receiver;

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use crate::program::{Process, Site, free, wait_for};
use crate::receiver::{Receiver, Span};

/// For an unoptimised build on a machine that builds something else meanwhile.
const SOON: Duration = Duration::from_mins(1);
/// What `opentelemetry.proto.trace.v1.Span.SpanKind` calls them.
const SERVER: i32 = 2;
const CLIENT: i32 = 3;
const CONSUMER: i32 = 5;

/// A PostgreSQL server of its own. It ends when the script's standard input does.
struct Cluster {
    url: String,
    script: Child,
    _folder: tempfile::TempDir,
}

impl Cluster {
    fn lend() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres.sh");
        let mut command = Command::new("bash");
        command.args([script, "lend"]).arg(folder.path()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn().expect("bash runs");
        let mut url = String::new();
        BufReader::new(script.stdout.take().expect("piped")).read_line(&mut url).expect("text");
        assert!(url.starts_with("postgres:"), "PostgreSQL does not start (`make test` installs it)");
        Self { url: url.trim().to_owned(), script, _folder: folder }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        // It may have ended long ago.
        let _ = self.script.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_hand_off_is_one_trace_from_the_delivery_to_the_move_across_processes() {
    let (cluster, receiver) = (Cluster::lend(), Receiver::start().await);
    let site = Site::on(Some(&cluster.url)).await;
    let headers = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(headers.path(), "x-api-key: the key\n").expect("written");
    let headers = headers.path().display().to_string();
    let traces = [("TRACES_ENDPOINT", receiver.url.as_str()), ("TRACES_HEADERS_FILE", &headers)];
    let web = [&traces[..], &[("ROLES", "web"), ("TRACES_SERVICE_NAME", "doors")]].concat();
    let work = [&traces[..], &[("ROLES", "worker,sync"), ("TRACES_SERVICE_NAME", "hands")]].concat();
    let (web, work) = (site.start("web", &web).await, site.start("work", &work).await);

    let jane = site.story.applications[0];
    let delivery = site.sim.set_status(jane, site.story.send_to_goodtime, site.story.recruiter).await;
    let link = delivery.expect("an answer").location.expect("a link");
    let again = site.sim.send_again(jane).await.expect("an answer");
    assert_eq!(again.location.as_ref(), Some(&link), "a repeat");
    let page = || async { site.send(site.http.get(&link)).await.expect("a page").text().await.expect("a text") };
    wait_for("the application to be read", SOON, async || page().await.contains("Jane Doe")).await;
    assert_eq!(site.send(site.http.post(&link)).await.expect("an answer").status(), 303, "opened");
    wait_for("the move", SOON, async || site.sim.status_of(jane).as_deref() == Some(site.story.interview_scheduled))
        .await;
    wait_for("the end of the move", SOON, async || page().await.contains("was moved to the next status")).await;
    // What is not sent yet is sent before they end.
    let took = [web.stop().await, work.stop().await];
    assert!(took.iter().all(|took| *took < Duration::from_secs(8)), "{took:?}");

    let kept = site.lines("web").into_iter().find(|line| line["message"] == "delivery kept").expect("the line");
    let handoff = kept["handoff.id"].as_str().expect("an id").to_owned();
    let spans: Vec<Span> = receiver
        .spans()
        .into_iter()
        .filter(|span| span.says("handoff.id") == handoff || span.trace == handoff.replace('-', ""))
        .collect();
    told_whole(&spans, &handoff);
    says_nothing_of_people(&receiver.spans(), &link);
    assert!(receiver.keys().iter().all(|key| key == "the key") && !receiver.keys().is_empty());
    assert!(receiver.spans().iter().all(|span| !span.says("http.route").starts_with("/health")), "probes are left out");
}

/// Every step is there, once, in its process, and stands below the one before.
fn told_whole(spans: &[Span], handoff: &str) {
    let traces: BTreeSet<_> = spans.iter().map(|span| span.trace.as_str()).collect();
    assert_eq!(traces, BTreeSet::from([handoff.replace('-', "").as_str()]), "one trace, found by the hand-off's id");
    let ids: BTreeSet<_> = spans.iter().map(|span| span.id.as_str()).collect();
    assert_eq!(ids.len(), spans.len(), "no id is there twice");
    let roots: Vec<_> = spans.iter().filter(|span| span.parent.is_empty()).collect();
    let [root] = roots[..] else { panic!("one root: {roots:?}") };
    assert_eq!((root.name.as_str(), root.kind), ("POST /v2/ats/webhook/{ats}", SERVER));
    assert_eq!((root.says("outcome"), root.says("http.response.status_code")), ("accepted", "303"));
    assert!(spans.iter().all(|span| span.parent.is_empty() || ids.contains(span.parent.as_str())), "parents are there");
    assert!(spans.iter().all(|span| span.began <= span.ended && span.says("region") == "us"));

    let named = |name: &str| spans.iter().filter(|span| span.name == name).collect::<Vec<_>>();
    let below = |name: &str, parent: &Span| {
        let found = named(name).into_iter().find(|span| span.parent == parent.id);
        found.unwrap_or_else(|| panic!("{name} is below {}: {spans:#?}", parent.name)).clone()
    };
    let fetch = below("attempt fetch_application", root);
    let read = below("GET /customers/{id}/people/{id}", &fetch);
    let opened = below("POST /v2/ats/open/{link}", root);
    let advance = below("attempt advance_application", root);
    let write = below("PATCH /customers/{id}/applicantworkflows/{id}", &advance);
    assert_eq!([fetch.kind, read.kind, opened.kind, write.kind], [CONSUMER, CLIENT, SERVER, CLIENT]);
    assert_eq!((read.says("http.response.status_code"), read.says("server.address")), ("200", "127.0.0.1"));
    assert_eq!((advance.says("verdict"), advance.says("task.kind")), ("done", "advance_application"));
    let process = |span: &Span| span.resource.get("service.name").cloned().unwrap_or_default();
    assert_eq!([root, &opened].map(process), ["doors", "doors"].map(str::to_owned));
    assert_eq!([&fetch, &read, &advance, &write].map(process), ["hands"; 4].map(str::to_owned));
    assert!(root.began <= fetch.began && fetch.began <= opened.began && opened.began <= advance.ended);
    let repeat = named("POST /v2/ats/webhook/{ats}").into_iter().find(|span| span.says("outcome") == "duplicate");
    assert_eq!(repeat.map(|span| &span.parent), Some(&root.id), "a repeat is told in the trace of what it repeats");
}

/// Of everything that was sent, no attribute says who the story is about, or leads anywhere.
fn says_nothing_of_people(spans: &[Span], link: &str) {
    let token = link.rsplit('/').next().expect("a token");
    let known = [
        "region",
        "request.id",
        "event.id",
        "handoff.id",
        "tenant.id",
        "task.id",
        "task.kind",
        "task.attempt",
        "outcome",
        "verdict",
        "error.type",
        "http.request.method",
        "http.route",
        "http.response.status_code",
        "url.template",
        "server.address",
        "server.port",
    ];
    for span in spans {
        for (name, value) in &span.attributes {
            assert!(known.contains(&name.as_str()), "{name} is told by {}", span.name);
            let said = [token, "Jane", "Doe", "Ruiz", "Lee", "example", "555 555", "Engineer", "secret", "password"];
            assert!(!said.iter().any(|word| value.contains(word)), "{} says {name} = {value}", span.name);
        }
        assert!(!span.name.contains(token), "{}", span.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_is_down_or_hangs_slows_no_answer_and_fills_no_memory() {
    let site = Site::on(None).await;
    let hanging = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let hangs = format!("http://{}", hanging.local_addr().expect("an address"));
    let down = format!("http://{}", free());
    for (name, endpoint) in [("down", down), ("hangs", hangs)] {
        let process = site.start(name, &[("TRACES_ENDPOINT", &endpoint), ("LOG_FILTER", "info,tower_http=off")]).await;
        // Warm, and then more spans than may wait.
        ask(&site, 500).await;
        let before = memory(&process);
        let slowest = ask(&site, 6_000).await;
        let more = memory(&process).saturating_sub(before);
        assert!(slowest < Duration::from_secs(2), "{name}: an answer took {slowest:?}");
        assert!(more < 32 * 1024 * 1024, "{name}: {more} bytes more are held");
        let took = process.stop().await;
        assert!(took < Duration::from_secs(7), "{name}: it took {took:?} to stop");
        let told = site.log(name).iter().filter(|line| line.contains("traces cannot be sent")).count();
        assert!(told <= 1, "{name}: {told} lines about it within five minutes");
        assert!(name != "down" || told == 1, "it is told that nobody is there");
    }
    drop(hanging);
}

/// Asks for a link that leads nowhere, from eight sides; how long the slowest answer took.
async fn ask(site: &Site, times: usize) -> Duration {
    let url = site.url("/v2/ats/open/AAAA");
    let asking = (0..8).map(|_| async {
        let mut slowest = Duration::ZERO;
        for _ in 0..times / 8 {
            let began = Instant::now();
            let answer = site.send(site.http.get(&url)).await.expect("an answer");
            assert_eq!(answer.status(), 404);
            answer.bytes().await.expect("a body");
            slowest = slowest.max(began.elapsed());
        }
        slowest
    });
    futures_util::future::join_all(asking).await.into_iter().max().expect("eight")
}

/// What a process holds of memory now, in bytes.
fn memory(process: &Process) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.child.id())).expect("it lives");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("the line is there");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}

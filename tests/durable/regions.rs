//! Two regions in one process: no row, no call and no log line of one is in the other.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use reqwest::header::{ACCEPT, LINK};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::fleet::Cluster;
use crate::service::{CUSTOMER, TRIGGER, WEBHOOK_USER, send, wait_for};
use crate::twins::{SECOND_CUSTOMER, SECOND_USER, Serving, Side, Twins, WEBHOOK};
use crate::{DRAIN, TURN, apart, say};

/// Applications of the first part of the story; two more are for what comes later.
const TOLD: usize = 8;
const PAUSED: usize = 8;
const LAST: usize = 9;
/// For what the worker does by itself.
const SOON: Duration = Duration::from_mins(1);

fn chance() -> Chance {
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    Chance::new(seed)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_one_region_is_seen_in_the_other_with_a_file_each() {
    let _turn = TURN.write().await;
    let twins = Twins::new(|_| None, &mut chance()).await;
    let serving = twins.serve().await;
    let links = tell(&twins).await;
    finish(&twins, serving, &links).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_one_region_is_seen_in_the_other_with_two_databases_of_one_server() {
    let _turn = TURN.write().await;
    let cluster = Cluster::lend();
    for region in ["us", "eu"] {
        apart::change(cluster.url(), &format!("create database goodtime_{region}")).await;
    }
    let url = |region: &str| Some(cluster.url().replacen("/postgres?", &format!("/goodtime_{region}?"), 1));
    let twins = Twins::new(url, &mut chance()).await;
    let serving = twins.serve().await;
    let links = tell(&twins).await;
    one_database_goes_away(&twins, &cluster).await;
    finish(&twins, serving, &links).await;
}

/// The story of both regions at the same time; the links that it gave out, by region and application.
async fn tell(twins: &Twins) -> [Vec<String>; 2] {
    let (us, eu) = tokio::join!(part(twins, &twins.us, 0), part(twins, &twins.eu, 1));
    for (side, opened) in [(&twins.us, 0), (&twins.eu, 1)] {
        for n in 0..TOLD {
            let moves = side.sim.patch_requests(side.applications[n]);
            let is_opened = n % 2 == opened;
            assert_eq!((side.is_moved(n), moves), (is_opened, u64::from(is_opened)), "{} {n}", side.region);
        }
    }
    let links = [us, eu];
    wrong_doors(twins, &links).await;
    tokens_count_where_they_were_given(twins).await;
    links
}

/// One region's part: every application is delivered, every second one is opened; the other region opens the others.
async fn part(twins: &Twins, side: &Side, opened: usize) -> Vec<String> {
    let mut links = Vec::new();
    for n in 0..TOLD {
        let (status, link) = side.deliver(n).await;
        let link = link.unwrap_or_default();
        assert!(status == 303 && link.starts_with(&side.url("/")), "{}: {status} {link}", side.region);
        links.push(link);
    }
    for link in links.iter().skip(opened).step_by(2) {
        assert_eq!(status(twins.http.post(link)).await, 303);
    }
    let moved = || (opened..TOLD).step_by(2).all(|n| side.is_moved(n));
    wait_for("the moves", SOON, moved).await;
    for link in &links {
        let page = || async { send(twins.http.get(link)).await.expect("an answer").text().await.expect("a page") };
        let began = Instant::now();
        while !page().await.contains(side.word) {
            assert!(began.elapsed() < SOON, "the page does not name the person");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    links
}

async fn status(request: RequestBuilder) -> StatusCode {
    send(request).await.expect("an answer").status()
}

/// What belongs to one region is brought to the other.
async fn wrong_doors(twins: &Twins, links: &[Vec<String>; 2]) {
    let cases = [
        (&twins.us, &twins.eu, &links[0], "https://api.icims.com"),
        (&twins.eu, &twins.us, &links[1], "https://api-eu.icims.com"),
    ];
    for (own, other, links, api) in cases {
        let event = json!({
            "eventType": "WorkFlowStatusChangeEvent", "customerId": CUSTOMER, "systemId": own.applications[LAST].to_string(),
            "personId": "9100", "jobId": "4400", "userId": "9001", "oldStatus": "10100",
            "newStatus": TRIGGER.trim_start_matches('C'),
        });
        let delivery = twins.http.post(other.url(WEBHOOK)).basic_auth(WEBHOOK_USER, Some(own.secret("webhook")));
        let right = own.url(WEBHOOK);
        let link = format!("{api}/customers/{CUSTOMER}/jobs/4400;rel=\"job\";title=\"Job Profile\",");
        for (delivery, is_told) in [
            (delivery.try_clone().expect("no stream").json(&event).header(LINK, link), true),
            (delivery.json(&event), false),
        ] {
            let answer = send(delivery).await.expect("an answer");
            assert_eq!(answer.status(), 401, "the secret of {} at {}", own.region, other.region);
            let said: Value = answer.json().await.expect("the vendor's error body");
            let said = said["error"]["userMessage"].as_str().expect("a sentence");
            assert_eq!(said.contains(&right), is_told, "{said}");
        }
        for link in links {
            let link = link.replacen(&own.listen.to_string(), &other.listen.to_string(), 1);
            let answer = send(twins.http.get(&link).header(ACCEPT, "text/html")).await.expect("an answer");
            assert_eq!(answer.status(), 404);
            assert!(!answer.text().await.expect("a page").contains(own.word));
            assert_eq!(status(twins.http.post(&link)).await, 404);
        }
    }
}

async fn tokens_count_where_they_were_given(twins: &Twins) {
    let event =
        json!({"eventType": "RemoteLoginEvent", "customerId": SECOND_CUSTOMER, "systemId": "240", "userId": "240"});
    for (own, other) in [(&twins.us, &twins.eu), (&twins.eu, &twins.us)] {
        let ask = |side: &Side| {
            let (id, secret) = (SECOND_USER.to_owned(), own.secret("tokens"));
            let form = [("grant_type", "client_credentials".to_owned()), ("client_id", id), ("client_secret", secret)];
            send(twins.http.post(side.url(&format!("{WEBHOOK}/token"))).form(&form))
        };
        assert_eq!(ask(other).await.expect("an answer").status(), 401, "the other region does not know the secret");
        let given: Value = ask(own).await.expect("an answer").json().await.expect("JSON");
        let token = given["access_token"].as_str().expect("a token");
        for (side, expected) in [(own, 200), (other, 401)] {
            let delivery = twins.http.post(side.url(WEBHOOK)).bearer_auth(token).json(&event);
            assert_eq!(status(delivery).await, expected, "a token of {} at {}", own.region, side.region);
        }
    }
}

/// One region's database is gone and comes back: only that region says so, and the other one works.
async fn one_database_goes_away(twins: &Twins, cluster: &Cluster) {
    let (us, eu) = (&twins.us, &twins.eu);
    apart::change(cluster.url(), "alter database goodtime_us allow_connections false").await;
    let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'goodtime_us'";
    apart::change(cluster.url(), end).await;
    twins.becomes(us, 503, SOON).await;
    assert_eq!(us.deliver(LAST).await.0, 503);
    // Longer than any wait for a connection.
    for _ in 0..30 {
        assert_eq!((twins.readiness(us).await, twins.readiness(eu).await), (503, 200));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(eu.deliver(LAST).await.0, 303);
    apart::change(cluster.url(), "alter database goodtime_us allow_connections true").await;
    twins.becomes(us, 200, SOON).await;
    assert_eq!(us.sim.send_again(us.applications[LAST]).await.expect("it was sent").status, 303);
}

/// Waits until a repeated delivery is answered like this: a change of settings is heard of within a second.
async fn answers_a_repeat(side: &Side, expected: u16) {
    let began = Instant::now();
    while side.sim.send_again(side.applications[0]).await.expect("it was sent before").status != expected {
        assert!(began.elapsed() < SOON, "{}: repeats are not answered {expected}", side.region);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// One region stands still, and then loses its tenant; the other one does not notice. Then everything is searched.
async fn finish(twins: &Twins, serving: Serving, links: &[Vec<String>; 2]) {
    let (us, eu) = (&twins.us, &twins.eu);
    twins.run("region pause --region us");
    answers_a_repeat(us, 200).await;
    assert_eq!(us.deliver(PAUSED).await, (200, None), "kept, but nothing leads on");
    let (answered, link) = eu.deliver(PAUSED).await;
    assert_eq!(answered, 303);
    assert_eq!(status(twins.http.post(link.expect("a link"))).await, 303);
    wait_for("the move in the other region", SOON, || eu.is_moved(PAUSED)).await;
    twins.run("region pause --region us --end");
    answers_a_repeat(us, 303).await;

    let found = apart::no_row_crosses(twins).await;
    let before = apart::kept(eu).await;
    twins.run(&format!("tenant remove --region us --customer {CUSTOMER} --yes"));
    answers_a_repeat(us, 401).await;
    assert_eq!(status(twins.http.get(&links[0][0])).await, 404);
    assert_eq!(apart::kept(eu).await, before, "the other region is whole");
    for link in &links[1] {
        assert!(send(twins.http.get(link)).await.expect("an answer").text().await.expect("a page").contains(eu.word));
    }
    assert_eq!(eu.sim.send_again(eu.applications[0]).await.expect("it was sent").status, 303);
    serving.stop(DRAIN).await;
    apart::no_call_crosses(twins);
    apart::no_line_crosses(twins, &found);
}

//! iCIMS stalls for 30 s at each call, for longer than a minute: nobody at a screen waits for it, and it is not stormed.

use std::time::{Duration, Instant};

use goodtime_icims::simulator::{Calls, Person, SenderAuth, Story, Webhook};

use crate::chance::Chance;
use crate::service::{Site, WEBHOOK_PASSWORD, WEBHOOK_USER, send, wait_for};
use crate::{DRAIN, TURN, say};

const STALL: Duration = Duration::from_secs(30);
/// How long it stalls: long enough for a second reading.
const OUTAGE: Duration = Duration::from_secs(70);
/// Candidates beside the two who are opened.
const OTHERS: u64 = 10;
/// What a person at the screen does not notice.
const AT_ONCE: Duration = Duration::from_millis(500);
/// From the end of the stalling: the calls under way have to end, and the next look may be a minute away.
const RECOVERED_WITHIN: Duration = Duration::from_secs(110);

struct Candidate {
    workflow: i64,
    link: String,
}

/// Sends a new candidate; the answer must not wait for iCIMS.
async fn sent(site: &Site, story: &Story, name: &str) -> Candidate {
    let person = site.sim.add_person(Person::candidate(name, "Doe"));
    let workflow = site.sim.apply(person, story.job, story.new_submission);
    let delivery = site.sim.set_status(workflow, story.send_to_goodtime, story.recruiter).await.expect("a trigger");
    assert_eq!(delivery.status, 303, "{delivery:?}");
    assert!(delivery.took < Duration::from_secs(1), "the answer took {:?}", delivery.took);
    Candidate { workflow, link: delivery.location.expect("a link") }
}

/// A page, whose first byte must be there at once.
async fn page(site: &Site, candidate: &Candidate) -> String {
    let began = Instant::now();
    let answer = send(site.http.get(&candidate.link)).await.expect("an answer");
    assert!(began.elapsed() < AT_ONCE, "the first byte took {:?}", began.elapsed());
    assert_eq!(answer.status(), 200);
    answer.text().await.expect("a page")
}

async fn open(site: &Site, candidate: &Candidate) {
    let began = Instant::now();
    let answer = send(site.http.post(&candidate.link)).await.expect("an answer");
    assert!(answer.status() == 303 && began.elapsed() < AT_ONCE, "{} after {:?}", answer.status(), began.elapsed());
}

/// Waits until a page names its candidate.
async fn fills(site: &Site, candidate: &Candidate, name: &str, healed: Instant) {
    while !page(site, candidate).await.contains(name) {
        assert!(healed.elapsed() < RECOVERED_WITHIN, "the page does not fill\n{}", site.log());
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_icims_stalls_links_open_at_once_and_what_is_missing_comes_by_itself() {
    let _turn = TURN.read().await;
    let site = Site::new(&mut Chance::new(7)).await;
    let story = site.sim.tell_story();
    site.sim.settle();
    let auth = SenderAuth::Basic { user: WEBHOOK_USER.to_owned(), password: WEBHOOK_PASSWORD.to_owned() };
    site.sim.set_webhook(Webhook { url: site.url("/v2/ats/webhook/icims"), auth, gzip: true });
    let service = site.serve().await;
    let warm = sent(&site, &story, "Warm").await; // The token is there before the trouble.
    let read = || site.run(&["explain", &warm.workflow.to_string()]).contains("It waits to be opened.");
    wait_for("the first reading, the hiring team's too", Duration::from_secs(20), read).await;

    site.sim.switch(|switches| switches.stall = Some(STALL));
    let before = site.sim.calls();
    let (jane, omar) = (sent(&site, &story, "Jane").await, sent(&site, &story, "Omar").await);
    for one in [&jane, &omar] {
        assert!(page(&site, one).await.contains("Reading from iCIMS"));
        open(&site, one).await;
    }
    // More than may be called at once for a customer.
    let mut others = Vec::new();
    for n in 0..OTHERS {
        others.push(sent(&site, &story, &format!("Other{n}")).await);
    }
    // Those that wait for one of our own places are not told that iCIMS is to blame.
    tokio::time::sleep(Duration::from_secs(6)).await;
    for other in &others {
        assert!(page(&site, other).await.contains("Reading from iCIMS"));
    }
    site.sim.move_quietly(omar.workflow, story.offer, story.recruiter);
    let began = Instant::now();
    while began.elapsed() < OUTAGE {
        // Two people who leave their page open: it asks for itself again.
        assert!(page(&site, &jane).await.contains("Opened") && page(&site, &omar).await.contains("Opened"));
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    let calls = site.sim.calls();
    let reads = calls.workflows - before.workflows;
    // Each is read at 0 and 60 s for its page at the most; two of them also for their move.
    let most = 2 * (OTHERS + 2) + 4;
    assert!(reads <= most, "{reads} readings of {} applications in {OUTAGE:?}", OTHERS + 2);
    assert_eq!((calls.people, calls.jobs), (before.people, before.jobs), "nothing else is asked before that answers");

    site.sim.switch(|switches| switches.stall = None);
    let healed = Instant::now();
    fills(&site, &jane, "Jane Doe", healed).await;
    for other in &others {
        fills(&site, other, " Doe", healed).await;
    }
    say(&format!(
        "{reads} readings in {OUTAGE:?} of stalling; all pages were filled {:.0?} after it",
        healed.elapsed()
    ));
    let moved = || site.sim.status_of(jane.workflow).as_deref() == Some(story.interview_scheduled);
    wait_for("the move", RECOVERED_WITHIN, moved).await;
    let told = || site.run(&["explain", &omar.workflow.to_string()]).contains("moved_by_someone");
    wait_for("the other's end", RECOVERED_WITHIN, told).await;
    assert_eq!(site.sim.status_of(omar.workflow).as_deref(), Some(story.offer), "a person had moved him");
    let Calls { patches, .. } = site.sim.calls();
    assert_eq!(patches, 1, "one move, once");
    assert!(page(&site, &warm).await.contains("Warm Doe"));
    assert!(service.terminate(DRAIN).success(), "the last stop is orderly");
}

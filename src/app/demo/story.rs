//! The story: a recruiter's click becomes a hand-off that is opened and advanced. Each step is a sentence, its time, and
//! where to look.

use std::time::{Duration, Instant};

use super::stage::{LINK_FIELD, Stage};
use crate::app::say::say;
use crate::domain::{AdvanceKey, AdvanceOutcome, Handoff, HandoffId, Reply, Way, WorkflowId};

/// A step that takes longer than this does not hold.
const STEP_MOST: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// Plays the story; tells whether every step held.
pub(super) async fn play(stage: &Stage) -> bool {
    let Some(client) = client() else {
        say(
            "  ✗ no HTTPS client can be built: install the package ca-certificates, or name a file of authorities in SSL_CERT_FILE",
        );
        return false;
    };
    let actors = Actors { stage, client };
    let [jane, omar, ..] = stage.story.applications[..] else { return false };
    let Some(link) = actors.send(jane).await else { return false };
    let mut held = actors.fetched(jane, &link).await;
    held &= actors.open(&link).await;
    held &= actors.advanced(jane).await;
    held &= actors.repeated(jane).await;
    held &= actors.left_alone(omar).await;
    held
}

fn client() -> Option<reqwest::Client> {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(STEP_MOST).build().ok()
}

struct Actors<'a> {
    stage: &'a Stage,
    client: reqwest::Client,
}

impl Actors<'_> {
    /// The recruiter sets the status; iCIMS posts it; it is answered after the commit.
    async fn send(&self, application: i64) -> Option<String> {
        let Stage { simulator, story, reply, .. } = self.stage;
        let delivery = simulator.set_status(application, story.send_to_goodtime, story.recruiter).await;
        let handoff = self.handoff(application).await;
        let (kept, answer) = match (&delivery, reply) {
            (Some(delivery), Reply::Interactive) => {
                (delivery.status == 303 && delivery.location.is_some(), "303 with the link")
            }
            (Some(delivery), Reply::Seamless) => (delivery.status == 200, "200"),
            (None, _) => (false, "nothing"),
        };
        let took = delivery.as_ref().map_or(Duration::ZERO, |delivery| delivery.took);
        let what = format!(
            "Recruiter Ana sets \"Send to GoodTime\" in iCIMS; the event is on disk and answered with {answer}"
        );
        step(kept && handoff.is_some(), &what, took, &self.stage.page());
        let handoff = handoff?;
        let link = delivery.and_then(|delivery| delivery.location);
        Some(link.unwrap_or_else(|| {
            self.stage.region.flow.link_url(crate::secrets::LinkKind::Shared, handoff.id, handoff.link_epoch)
        }))
    }

    /// The worker reads everything live; in the EU the link is written into iCIMS too.
    async fn fetched(&self, application: i64, link: &str) -> bool {
        let began = Instant::now();
        let held = self.until(application, |handoff| handoff.handed_over_at.is_some()).await;
        let held = held && self.page_says(link, "Jane Doe").await;
        step(
            held,
            "Application, candidate, job and hiring team are read live and stand on the page",
            began.elapsed(),
            link,
        );
        if self.stage.reply == Reply::Interactive {
            return held;
        }
        let began = Instant::now();
        let written = within(|| async { self.stage.simulator.field_of(application, LINK_FIELD).is_some() }).await;
        step(written, "The link stands in a field of the application in iCIMS", began.elapsed(), &self.stage.page());
        held && written
    }

    /// The recruiter presses the button.
    async fn open(&self, link: &str) -> bool {
        let began = Instant::now();
        let answer = self.request(self.client.post(link)).await;
        let held = answer.is_some_and(|answer| answer.status() == 303);
        step(held, "The recruiter opens the candidate", began.elapsed(), link);
        held
    }

    async fn advanced(&self, application: i64) -> bool {
        let Stage { simulator, story, .. } = self.stage;
        let began = Instant::now();
        let outcome = self.outcome(application).await;
        let there = simulator.status_of(application).as_deref() == Some(story.interview_scheduled);
        let held = outcome == Some(AdvanceOutcome::Advanced) && there && simulator.patches_applied(application) == 1;
        step(
            held,
            "The candidate is moved to \"Interview Scheduled\" in iCIMS, and read back",
            began.elapsed(),
            &self.stage.page(),
        );
        held
    }

    /// iCIMS sends the same event again.
    async fn repeated(&self, application: i64) -> bool {
        let first = self.handoff(application).await.map(|handoff| handoff.id);
        let again = self.stage.simulator.send_again(application).await;
        let known = self.handoff(application).await.map(|handoff| handoff.id);
        let took = again.as_ref().map_or(Duration::ZERO, |delivery| delivery.took);
        let held =
            again.is_some_and(|delivery| matches!(delivery.status, 200 | 303)) && first.is_some() && first == known;
        step(held, "The same event comes again: it is recognised, and nothing happens twice", took, &self.stage.page());
        held
    }

    /// A person moves the candidate before the link is opened.
    async fn left_alone(&self, application: i64) -> bool {
        let Stage { simulator, story, region, .. } = self.stage;
        simulator.set_status(application, story.send_to_goodtime, story.recruiter).await;
        let Some(handoff) = self.handoff(application).await else { return false };
        simulator.move_quietly(application, story.offer, story.hiring_manager);
        let link = region.flow.link_url(crate::secrets::LinkKind::Shared, handoff.id, handoff.link_epoch);
        let began = Instant::now();
        self.request(self.client.post(&link)).await;
        let outcome = self.outcome(application).await;
        let stays = simulator.status_of(application).as_deref() == Some(story.offer);
        let held =
            outcome == Some(AdvanceOutcome::MovedBySomeone) && stays && simulator.patch_requests(application) == 0;
        step(
            held,
            "Omar was moved to \"Offer\" by a person before the link was opened: he is left there",
            began.elapsed(),
            &link,
        );
        held
    }

    async fn handoff(&self, application: i64) -> Option<Handoff> {
        let store = &self.stage.region.flow.store;
        let ids = store.handoffs_of(WorkflowId::try_from(application).ok()?, None).await.ok()?;
        let id: HandoffId = *ids.first()?;
        store.handoff(id).await.ok()?
    }

    async fn outcome(&self, application: i64) -> Option<AdvanceOutcome> {
        let store = &self.stage.region.flow.store;
        let key = AdvanceKey { handoff: self.handoff(application).await?.id, way: Way::Forward };
        within(|| async { store.advance(key).await.is_ok_and(|advance| advance.is_some_and(|a| a.outcome.is_some())) })
            .await;
        store.advance(key).await.ok()??.outcome
    }

    async fn until(&self, application: i64, fact: impl Fn(&Handoff) -> bool) -> bool {
        within(|| async { self.handoff(application).await.is_some_and(|handoff| fact(&handoff)) }).await
    }

    async fn page_says(&self, link: &str, text: &str) -> bool {
        match self.request(self.client.get(link)).await {
            Some(answer) => answer.text().await.is_ok_and(|page| page.contains(text)),
            None => false,
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the demo's one send: it plays a browser against the demo itself")]
    async fn request(&self, request: reqwest::RequestBuilder) -> Option<reqwest::Response> {
        request.send().await.ok()
    }
}

/// Looks until something is so, for as long as a step may take.
async fn within<F: Future<Output = bool>>(is_so: impl Fn() -> F) -> bool {
    let looking = async {
        while !is_so().await {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    };
    tokio::time::timeout(STEP_MOST, looking).await.is_ok()
}

fn step(held: bool, what: &str, took: Duration, see: &str) {
    let mark = if held { "✓" } else { "✗" };
    say(format!("  {mark} {what}  ({:.1} ms)", took.as_secs_f64() * 1_000.0));
    say(format!("      see {see}"));
}

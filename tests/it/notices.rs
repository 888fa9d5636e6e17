//! People are told when something needs them: once, in time, and without anything personal.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goodtime_icims::config::{MailTlsSetting, NoticeSettings};
use goodtime_icims::domain::{
    Channel, Clock as _, Delivered, EventId, EventSource, Ignored, NoticeKinds, NoticeTarget, NoticeTargetId, StageKey,
    StatusChanged, TenantId, Timestamp,
};
use goodtime_icims::notices::Address;
use goodtime_icims::secrets::Place;
use goodtime_icims::simulator::{Person, Switches};
use goodtime_icims::store::{Decision, Recording};
use serde_json::Value;

use crate::ears::{Ear, Mailbox, nowhere};
use crate::faulty::{another_secret, impatient};
use crate::mails::relay;
use crate::world::{CUSTOMER, Plan, START, World};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const HOUR_MICROS: i64 = 3_600_000_000;
/// Of the story's people and those that are added here.
const NAMES: [&str; 8] = ["Jane", "Doe", "Omar", "Said", "Mei", "Tanaka", "Okoye", "@example.com"];
const SIGNING_SECRET: &str = "whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

impl World {
    /// Somebody who is told, of one tenant or of all.
    pub(crate) async fn target(
        &self,
        tenant: Option<TenantId>,
        (channel, place): (Channel, &str),
        kinds: &str,
    ) -> NoticeTarget {
        let address = match channel {
            Channel::Mail => Address::mail(place),
            Channel::Slack => Address::web(place, None),
            Channel::Webhook => Address::web(place, Some(SIGNING_SECRET.to_owned())),
        };
        let (id, now) = (NoticeTargetId::at(self.clock.now()), self.clock.now());
        let text = address.expect("an address").to_secret();
        let sealed = self.settings.keyring.seal(Place::NoticeTarget(id), &text);
        let kinds = if kinds.is_empty() { NoticeKinds::all() } else { kinds.parse().expect("kinds") };
        let target = NoticeTarget { id, tenant, channel, sealed, kinds, created_at: now };
        self.region.flow.store.add_target(&target, ("test", now)).await.expect("kept");
        target
    }

    /// A webhook that takes what Slack takes and hears of everything.
    pub(crate) async fn ear(&self) -> Ear {
        let ear = Ear::listen().await;
        self.target(None, (Channel::Slack, &ear.url()), "").await;
        ear
    }

    /// One round of everything that watches and tells.
    pub(crate) async fn tell(&self) {
        self.region.notices.watch().await.expect("the store answers");
        self.region.notices.tell().await.expect("the store answers");
    }

    /// Lets time pass while somebody watches.
    async fn watched(&self, span: Duration) {
        let until = self.clock.now().plus(span);
        while self.clock.now() < until {
            self.pass(MINUTE).await;
            self.tell().await;
        }
    }

    async fn delivered(&self, id: NoticeTargetId) -> Delivered {
        self.region.flow.store.delivered(id).await.expect("read")
    }

    /// New candidates whose applications iCIMS never shows.
    async fn send_lost(&self, count: usize) -> Vec<i64> {
        self.sim.settle();
        self.sim.switch(|s| s.visibility_delay = i64::MAX / 4);
        let mut sent = Vec::new();
        for _ in 0..count {
            let person = self.sim.add_person(Person::candidate("Ada", "Okoye"));
            let application = self.sim.apply(person, self.story.job, self.story.new_submission);
            self.send(application).await;
            sent.push(application);
        }
        sent
    }
}

/// The texts that a webhook for Slack heard; nothing in them is personal.
pub(crate) fn texts(ear: &Ear) -> Vec<String> {
    let text =
        |body: &str| serde_json::from_str::<Value>(body).expect("JSON")["text"].as_str().expect("a text").to_owned();
    let texts: Vec<_> = ear.heard().iter().map(|post| text(&post.body)).collect();
    for text in &texts {
        is_impersonal(text);
    }
    texts
}

fn is_impersonal(text: &str) {
    for name in NAMES {
        assert!(!text.contains(name), "{name} stands in a notice: {text}");
    }
    assert!(!text.contains("/v2/ats/open/"), "a link that opens a candidate: {text}");
}

/// One text, which says all of that.
pub(crate) fn only(texts: &[String], parts: &[&str]) {
    assert_eq!(texts.len(), 1, "{texts:#?}");
    for part in parts {
        assert!(texts[0].contains(part), "{part:?} is not in: {}", texts[0]);
    }
}

#[tokio::test]
async fn a_hand_off_that_fails_is_told_once_on_every_channel() {
    let mailbox = Mailbox::listen().await;
    let mail = Some(relay(&mailbox, MailTlsSetting::None));
    let world =
        World::planned(Plan { notices: NoticeSettings { mail, ..NoticeSettings::default() }, ..Plan::default() }).await;
    let (slack, webhook) = (world.ear().await, Ear::listen().await);
    world.target(Some(world.tenant), (Channel::Webhook, &webhook.url()), "handoff_failed").await;
    world.target(None, (Channel::Mail, "ops@goodtime.test"), "").await;
    let ada = world.send_lost(1).await[0];
    world.watched(40 * MINUTE).await;

    let (id, application) = (world.handoff(ada).await.id.to_string(), format!("application {ada}"));
    let heard = texts(&slack);
    let failed: Vec<_> = heard.iter().filter(|text| text.contains("cannot go on")).cloned().collect();
    let command = format!("goodtime-icims explain {id} --region us");
    only(&failed, &["A hand-off of Example (customer 4321)", &application, "30 minutes after the event", &command]);
    let mails: Vec<_> = mailbox.mails().into_iter().filter(|mail| mail.contains("cannot go on")).collect();
    for mail in &mails {
        is_impersonal(mail);
    }
    only(&mails, &["To: ops@goodtime.test", "Subject: [goodtime-icims us] Example (4321): hand-offs failed", &command]);

    let posts = webhook.heard();
    assert_eq!(posts.len(), 1, "only what it asked for");
    is_impersonal(&posts[0].body);
    let body: Value = serde_json::from_str(&posts[0].body).expect("JSON");
    assert_eq!((&body["type"], &body["data"]["application"]), (&"handoff_failed".into(), &ada.into()));
    assert_eq!((&body["data"]["customer"], &body["data"]["handoff"]), (&CUSTOMER.into(), &id.into()));
    let signed =
        format!("{}.{}.{}", posts[0].header("webhook-id"), posts[0].header("webhook-timestamp"), posts[0].body);
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &[1; 32]), signed.as_bytes());
    assert_eq!(posts[0].header("webhook-signature"), format!("v1,{}", STANDARD.encode(mac.as_ref())));

    world.watched(90 * MINUTE).await;
    let after: Vec<_> = texts(&slack).into_iter().filter(|text| text.contains("cannot go on")).collect();
    assert_eq!((after, mailbox.mails().len(), webhook.heard().len()), (vec![], 0, 0), "nothing has happened since");
}

#[tokio::test]
async fn a_burst_is_folded_into_one_message() {
    let world = World::new().await;
    let ear = Ear::listen().await;
    world.target(None, (Channel::Slack, &ear.url()), "handoff_failed").await;
    world.send_lost(25).await;
    world.pass(40 * MINUTE).await;
    world.tell().await;
    only(&texts(&ear), &["25 hand-offs of Example", "The last one is application"]);
    world.send_lost(2).await;
    world.watched(50 * MINUTE).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "it was told less than an hour ago");
    world.watched(15 * MINUTE).await;
    only(&texts(&ear), &["2 hand-offs of Example"]);
}

#[tokio::test]
async fn a_server_that_is_down_is_tried_again_and_loses_nothing() {
    let world = World::new().await;
    let ear = Ear::listen().await;
    let webhook = world.target(None, (Channel::Webhook, &ear.url()), "handoff_failed").await;
    let gone = format!("http://{}/", nowhere().await);
    let lost = world.target(None, (Channel::Slack, &gone), "handoff_failed").await;
    ear.status.store(500, Ordering::SeqCst);
    world.send_lost(1).await;
    world.pass(40 * MINUTE).await;
    world.tell().await;
    world.tell().await;
    let first = ear.heard();
    assert_eq!(first.len(), 1, "it is not asked again at once");
    let went = world.delivered(webhook.id).await;
    assert_eq!((went.queued, went.last_error.as_deref()), (1, Some("it answered HTTP 500")));
    assert_eq!(world.delivered(lost.id).await.last_error.as_deref(), Some("it could not be connected to"));

    ear.status.store(204, Ordering::SeqCst);
    world.clock.advance(MINUTE);
    world.tell().await;
    let second = ear.heard();
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].header("webhook-id"), first[0].header("webhook-id"), "who got both can tell");
    assert_eq!(second[0].body, first[0].body);
    assert_eq!(world.delivered(webhook.id).await.queued, 0);

    for _ in 0..60 {
        world.clock.advance(30 * MINUTE);
        world.tell().await;
    }
    let went = world.delivered(lost.id).await;
    assert_eq!((went.queued, went.given_up), (0, 1), "after a day it is given up, and that is seen");
    let text = world.metrics().await;
    assert!(text.contains("goodtime_notices_total{region=\"us\",channel=\"slack\",outcome=\"given_up\"} 1"), "{text}");
    assert!(text.contains("goodtime_notices_total{region=\"us\",channel=\"webhook\",outcome=\"sent\"} 1"), "{text}");
}

#[tokio::test]
async fn two_processes_tell_once() {
    let world = World::new().await;
    let ear = Ear::listen().await;
    world.target(None, (Channel::Slack, &ear.url()), "handoff_failed").await;
    world.send_lost(1).await;
    world.pass(40 * MINUTE).await;
    let (one, two) = (world.region.notices.clone(), world.region.notices.clone());
    let (one, two) = tokio::join!(one.tell(), two.tell());
    one.and(two).expect("the store answers");
    only(&texts(&ear), &["A hand-off of Example"]);
}

#[tokio::test]
async fn a_refused_credential_is_told_and_so_is_its_end() {
    let world = impatient().await;
    let ear = world.ear().await;
    let right = another_secret(&world, "a wrong secret").await;
    world.send(world.jane()).await;
    world.work().await;
    world.tell().await;
    only(
        &texts(&ear),
        &["The ATS does not let us in for Example (customer 4321)", "tenant show --customer 4321", "rotate-secret"],
    );
    world.watched(10 * MINUTE).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "once");
    another_secret(&world, &right).await;
    world.watched(25 * MINUTE).await;
    only(&texts(&ear), &["has not refused us for Example"]);
}

#[tokio::test]
async fn hand_offs_that_wait_too_long_are_told_with_the_reason_and_a_paused_tenants_are_not() {
    let world = impatient().await;
    let ear = Ear::listen().await;
    world.target(Some(world.tenant), (Channel::Slack, &ear.url()), "handoff_waits").await;
    world.sim.switch(|switches| switches.fail_share = Some((100, 503)));
    world.send(world.jane()).await;
    world.watched(14 * MINUTE).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "not yet too long");
    world.region.notices.measure().await.expect("the store answers");
    assert!(world.metrics().await.contains("goodtime_handoffs_not_ready{region=\"us\",reason=\"unavailable\"} 1"));
    world.watched(3 * MINUTE).await;
    let jane = format!("explain {} --customer 4321", world.jane());
    only(&texts(&ear), &["A hand-off of Example", "more than 15 minutes", "the ATS is down or does not answer", &jane]);
    world.sim.switch(Switches::heal);
    world.watched(12 * MINUTE).await; // The longest pause is five minutes, and as much by chance.
    only(&texts(&ear), &["No hand-off of Example (customer 4321) waits too long any more"]);

    world.sim.switch(|switches| switches.fail_share = Some((100, 503)));
    world.send(world.story.applications[1]).await;
    let (store, now) = (&world.region.flow.store, world.clock.now());
    store.pause_tenant(world.tenant, Some(now.plus(5 * HOUR)), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    world.watched(2 * HOUR).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "whoever paused it knows");
    world.region.notices.measure().await.expect("the store answers");
    assert!(world.metrics().await.contains("goodtime_handoffs_not_ready{region=\"us\",reason=\"paused\"} 1"));
}

#[tokio::test]
async fn a_covered_move_is_told() {
    let world = World::new().await;
    let ear = world.ear().await;
    let jane = world.sent_and_opened().await;
    let (by, to) = (world.story.recruiter, world.story.offer);
    world.sim.after_next_get(jane, move |sim| sim.move_quietly(jane, to, by));
    world.watched(20 * MINUTE).await;
    assert_eq!(world.outcome(jane).await, "overrode");
    only(&texts(&ear), &["our move covered theirs", &format!("application {jane}"), "ask the recruiter"]);
}

/// A delivery at that time. Its id is of that time too: ids that a process makes never go back, and other tests' clocks are ahead.
async fn deliver(world: &World, hour: i64) {
    let at = Timestamp::from_micros(hour * HOUR_MICROS + 60_000_000);
    let change = StatusChanged {
        workflow: 1.try_into().expect("an id"),
        person: 2.try_into().expect("an id"),
        job: 3.try_into().expect("an id"),
        changed_by: None,
        from: None,
        to: StageKey::from_digits(1),
    };
    let recording = Recording {
        event: EventId::floor(at),
        tenant: world.tenant,
        source: EventSource::Webhook,
        credential: None,
        body_sha256: None,
        change: Some(change),
        received_at: at,
        echo_since: at,
        may_be_move: false,
        decision: Decision::Ignore(Ignored::NotATrigger),
    };
    world.region.flow.store.record_deliveries(&[recording]).await.expect("kept");
}

/// Goes to five minutes after that hour, counts what has ended and tells.
async fn after(world: &World, hour: i64) {
    world.clock.advance_to(Timestamp::from_micros((hour + 1) * HOUR_MICROS + 300_000_000));
    for _ in 0..20 {
        world.region.notices.count_hours().await.expect("the store answers");
    }
    world.tell().await;
}

/// As many deliveries in the same hour of each week before.
async fn usual(world: &World, hour: i64, weeks: i64, many: i64) {
    for week in 1..=weeks {
        let counted = BTreeMap::from([(world.tenant, many)]);
        world.region.flow.store.keep_hour(hour - week * 168, &counted).await.expect("kept");
    }
}

#[tokio::test]
async fn a_tenant_that_falls_silent_against_its_own_hour_is_told_once_and_its_return_too() {
    let world = World::new().await;
    let ear = world.ear().await;
    let hour = START.micros() / HOUR_MICROS + 2;
    usual(&world, hour, 4, 12).await;
    after(&world, hour - 1).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "it never sends at that hour");
    after(&world, hour).await;
    only(
        &texts(&ear),
        &["Example (customer 4321) has sent nothing since", "at least 12 deliveries at this hour of the week"],
    );
    after(&world, hour + 3).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "once");
    world.region.notices.measure().await.expect("the store answers");
    let text = world.metrics().await;
    assert!(text.contains("goodtime_tenants_silent{region=\"us\"} 1"), "{text}");
    assert!(text.contains("goodtime_tenant_silent_seconds{region=\"us\",customer=\"4321\"} 14700"), "{text}");
    deliver(&world, hour + 4).await;
    after(&world, hour + 4).await;
    only(&texts(&ear), &["Example (customer 4321) sends again; it had lasted since"]);
    world.region.notices.measure().await.expect("the store answers");
    assert!(world.metrics().await.contains("goodtime_tenants_silent{region=\"us\"} 0"));
}

#[tokio::test]
async fn an_hour_with_few_deliveries_or_a_paused_tenant_is_not_silent() {
    let world = World::new().await;
    let ear = world.ear().await;
    let hour = START.micros() / HOUR_MICROS + 2;
    usual(&world, hour, 4, 9).await;
    usual(&world, hour + 1, 2, 50).await;
    usual(&world, hour + 2, 4, 50).await;
    deliver(&world, hour + 2).await;
    usual(&world, hour + 3, 4, 50).await;
    for hour in hour..hour + 3 {
        after(&world, hour).await;
    }
    assert_eq!(texts(&ear), Vec::<String>::new(), "few, too seldom, and one that came");
    let (store, now) = (&world.region.flow.store, world.clock.now());
    store.pause_tenant(world.tenant, Some(now.plus(2 * HOUR)), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    after(&world, hour + 3).await;
    assert_eq!(texts(&ear), Vec::<String>::new(), "it is paused");
    usual(&world, hour + 6, 4, 50).await;
    after(&world, hour + 6).await;
    only(&texts(&ear), &["has sent nothing since"]);
}

//! The reader of the Data Stream against the pretend iCIMS, and against answers that the pretend one never gives.

use std::collections::BTreeSet;
use std::time::Duration;

use goodtime_icims::ats::{Ats, AtsError, ChangesAsked, ChangesPage};
use goodtime_icims::domain::Entity;
use goodtime_icims::simulator::{Call, Fault, RetryAfter};
use serde_json::{Value, json};

use crate::client::{World, answering, background, click, world};

const OURS: &str = "connector";

async fn licensed() -> World {
    let world = world().await;
    world.sim.switch(|on| on.stream_licensed = true);
    world
}

impl World {
    async fn page(&self, after: Option<&str>) -> Result<ChangesPage, AtsError> {
        self.ats.changes(background(&self.tenant), ChangesAsked { subscription: OURS, after }).await
    }

    /// Everything after a key, how many pages that took, and the key to go on with.
    async fn all_after(&self, mut after: Option<String>) -> (Vec<(Entity, i64, bool)>, usize, Option<String>) {
        let (mut all, mut pages) = (Vec::new(), 0);
        loop {
            let page = self.page(after.as_deref()).await.expect("a page");
            assert_eq!(page.skipped, 0);
            pages += 1;
            all.extend(page.changes.iter().map(|one| (one.entity, one.id, one.is_deleted)));
            let Some(next) = page.next else { return (all, pages, after) };
            after = Some(next);
        }
    }
}

/// What a client makes of this answer to a page.
async fn made_of(answer: Value) -> Result<ChangesPage, AtsError> {
    let (ats, tenant) = answering(axum::Json(answer)).await;
    ats.changes(background(&tenant), ChangesAsked { subscription: OURS, after: Some("k1") }).await
}

fn why(result: Result<impl std::fmt::Debug, AtsError>) -> String {
    match result {
        Err(AtsError::NotConnected { why }) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn pages_follow_one_another_whatever_their_order_and_however_often_a_change_is_told() {
    let world = licensed().await;
    let (before, _, key) = world.all_after(None).await;
    assert!(before.contains(&(Entity::Job, world.story.job, false)), "{before:?}");
    let application = world.story.applications[0];
    world.sim.switch(|on| (on.stream_page, on.stream_duplicates, on.stream_reversed) = (2, true, true));
    assert_eq!(world.all_after(key.clone()).await, (Vec::new(), 1, key.clone()), "nothing came, the key stays");

    world.sim.edit_person(world.story.recruiter, |person| person.lastname = "Roe".to_owned());
    world.sim.edit_job(world.story.job, |_| ());
    world.sim.move_quietly(application, world.story.offer, world.story.recruiter);
    world.sim.remove_application(application);
    world.sim.purge_person(world.story.coordinator);
    let (told, pages, last) = world.all_after(key.clone()).await;
    let expected = BTreeSet::from([
        ("person", world.story.recruiter, false),
        ("job", world.story.job, false),
        ("application", application, false),
        ("application", application, true),
        ("person", world.story.coordinator, true),
    ]);
    assert_eq!(told.iter().map(|(entity, id, gone)| (entity.name(), *id, *gone)).collect::<BTreeSet<_>>(), expected);
    assert_eq!((told.len(), pages), (2 * expected.len(), 4));
    assert_ne!(last, key);
    let newest = told.last().expect("some");
    assert_eq!((newest.0, newest.2), (Entity::Person, true), "its page came last");
}

#[tokio::test]
async fn a_key_that_is_none_is_refused_as_such() {
    let world = licensed().await;
    for odd in ["odd", "key-1&exclusiveStartKey=key-0", "key-+/=#?"] {
        assert!(matches!(world.page(Some(odd)).await, Err(AtsError::Rejected { .. })), "{odd}");
    }
    assert!(world.page(None).await.is_ok());
}

#[tokio::test]
async fn a_stream_that_was_not_bought_is_denied() {
    let world = world().await;
    let denied = |result: Result<(), AtsError>| match result {
        Err(AtsError::Denied { what, why }) => {
            assert!(what.starts_with("stream") && why.contains("403"), "{what}: {why}");
        }
        other => panic!("{other:?}"),
    };
    denied(world.page(None).await.map(drop));
    denied(world.ats.subscriptions(background(&world.tenant)).await.map(drop));
    world.ats.probe(click(&world.tenant)).await.expect("the API is open");
}

#[tokio::test]
async fn a_wrong_subscription_is_told_with_those_there_are_and_a_wrong_customer_with_whom_to_ask() {
    let mut world = licensed().await;
    assert_eq!(world.ats.subscriptions(background(&world.tenant)).await.expect("names"), [OURS]);
    let asked = ChangesAsked { subscription: "theirs", after: None };
    let told = why(world.ats.changes(background(&world.tenant), asked).await);
    for part in ["no subscription theirs", "sync.stream_subscription", "connector"] {
        assert!(told.contains(part), "{told}");
    }
    let calls = world.sim.calls().streams;
    for bad in ["", "..", "a/b", "a?exclusiveStartKey=key-1"] {
        let asked = ChangesAsked { subscription: bad, after: None };
        assert!(why(world.ats.changes(background(&world.tenant), asked).await).contains("sync.stream_subscription"));
    }
    assert_eq!(world.sim.calls().streams, calls, "no address was made of them");
    world.tenant.customer = 99.try_into().expect("positive");
    let told = why(world.ats.subscriptions(background(&world.tenant)).await);
    assert!(told.contains("no Data Stream of this customer") && told.contains("ask iCIMS"), "{told}");
}

#[tokio::test]
async fn what_the_stream_asks_to_wait_is_not_asked_of_clicks() {
    let world = licensed().await;
    world.fail(Call::Streams, Fault::Throttle { retry_after: Some(RetryAfter::Seconds(120)) });
    let wait = Some(Duration::from_mins(2));
    assert_eq!(world.page(None).await, Err(AtsError::Throttled { retry_after: wait }));
    world.ats.application(click(&world.tenant), world.workflow()).await.expect("the API did not ask that");
}

#[tokio::test]
async fn a_token_that_only_the_stream_refuses_is_still_good_for_the_api() {
    let world = licensed().await;
    world.sim.switch(|on| on.fail(Call::Streams, Fault::Status(401), 2));
    let told = why(world.page(None).await);
    assert!(told.starts_with("Data Stream: ") && told.contains("credential"), "{told}");
    world.ats.application(click(&world.tenant), world.workflow()).await.expect("the token is good here");
    world.fail(Call::Streams, Fault::ExpireToken);
    world.page(None).await.expect("the token was renewed");
}

#[tokio::test]
async fn user_and_password_are_not_shown_to_the_stream() {
    let world = licensed().await;
    let asked = ChangesAsked { subscription: OURS, after: None };
    let told = why(world.with_password().changes(background(&world.tenant), asked).await);
    assert!(told.contains("OAuth client"), "{told}");
    assert_eq!(world.sim.calls().streams, 0);
}

#[tokio::test]
async fn the_tenants_own_host_of_the_stream_is_asked() {
    let mut world = licensed().await;
    let asked = ChangesAsked { subscription: OURS, after: None };
    let ats = world.nowhere();
    world.tenant.settings.login_url = Some(world.sim.url());
    let there = ats.changes(background(&world.tenant), asked).await;
    assert!(matches!(there, Err(AtsError::Unavailable { ref why }) if why.starts_with("Data Stream: ")), "{there:?}");
    world.tenant.settings.stream_url = Some(format!("{}/", world.sim.url()));
    ats.changes(background(&world.tenant), asked).await.expect("a page");
}

#[tokio::test]
async fn answers_that_broke_on_their_way_are_no_pages() {
    let world = licensed().await;
    for fault in [Fault::Status(503), Fault::HtmlPage, Fault::Truncate, Fault::DropBefore] {
        world.fail(Call::Streams, fault.clone());
        let page = world.page(None).await;
        assert!(matches!(page, Err(AtsError::Unavailable { .. })), "{fault:?}: {page:?}");
    }
    for fault in [Fault::EmptyBody, Fault::NotJson] {
        world.fail(Call::Streams, fault.clone());
        let page = world.page(None).await;
        assert!(matches!(page, Err(AtsError::Unreadable { .. })), "{fault:?}: {page:?}");
    }
    assert!(world.page(None).await.is_ok());
}

#[tokio::test]
async fn odd_events_are_passed_over_and_odd_keys_are_not() {
    let events =
        json!([{"entity": "company", "id": 3}, null, {"entity": "job", "id": "Ana"}, {"entity": "job", "id": 7}]);
    let page = made_of(json!({"events": events, "lastEvaluatedKey": "k2"})).await.expect("a page");
    assert_eq!((page.changes.len(), page.skipped, page.next.as_deref()), (1, 3, Some("k2")));
    for odd in [json!("k".repeat(1_025)), json!("k1"), json!({"pk": "Ana"}), json!("Ana\n")] {
        let error = made_of(json!({"events": events, "lastEvaluatedKey": odd})).await.expect_err("no key").to_string();
        assert!(error.contains("stream events") && error.contains("$.lastEvaluatedKey"), "{error}");
        assert!(!error.contains("Ana"), "{error}");
    }
}

#[tokio::test]
async fn a_page_may_be_longer_than_other_answers_but_not_without_end() {
    let long = |mib: usize| {
        let event = json!({"entity": "job", "id": 7, "fields": "x".repeat(mib * 1024 * 1024)});
        made_of(json!({"events": [event], "lastEvaluatedKey": "k2"}))
    };
    assert_eq!(long(3).await.expect("a page").changes.len(), 1);
    let error = long(4).await.expect_err("too long").to_string();
    assert!(error.contains("at most 4 MiB"), "{error}");
}

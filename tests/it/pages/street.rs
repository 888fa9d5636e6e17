//! What the pages are tried on: hand-offs of two tenants, kept without asking iCIMS for each.

use std::time::Duration;

use goodtime_icims::domain::{
    EventId, EventSource, HandoffId, Lifecycle, Reply, Rule, StageKey, StatusChanged, SyncSource, TenantId, Timestamp,
};
use goodtime_icims::simulator::Person;
use goodtime_icims::store::{Decision, Page, Recording};

use crate::world::{Plan, World};

const TRIGGER: i64 = 20_700;
const LINK_GOOD_FOR: Duration = Duration::from_hours(24 * 14);

/// A hand-off that nothing has been done about.
pub(super) async fn hand_off(
    world: &World,
    tenant: TenantId,
    (workflow, job, by): (i64, i64, i64),
    at: Timestamp,
) -> HandoffId {
    let person = |id: i64| id.try_into().expect("an id");
    let change = StatusChanged {
        workflow: workflow.try_into().expect("an id"),
        person: person(workflow + 1_000_000),
        job: job.try_into().expect("an id"),
        changed_by: Some(person(by)),
        from: None,
        to: StageKey::from_digits(TRIGGER),
    };
    let rule = Rule { trigger: StageKey::from_digits(TRIGGER), next: None, reply: Reply::Interactive };
    let decision =
        Decision::HandOff { handoff: HandoffId::at(at), rule, expires_at: at.plus(LINK_GOOD_FOR), held: false };
    let one = Recording {
        event: EventId::at(at),
        tenant,
        source: EventSource::Webhook,
        credential: None,
        body_sha256: None,
        change: Some(change),
        received_at: at,
        echo_since: at,
        may_be_move: false,
        decision,
    };
    let kept = world.region.flow.store.record_deliveries(&[one]).await.expect("kept");
    kept[0].handoff.expect("one answers").0
}

/// Where its drawer is.
pub(super) fn drawer(tenant: TenantId, id: HandoffId) -> String {
    format!("/tenants/{tenant}/interviews/{id}")
}

/// Where a page of the first tenant is.
pub(super) fn below(world: &World, path: &str) -> String {
    format!("/tenants/{}/{path}", world.tenant)
}

/// Whether a hand-off waits as it did.
pub(super) async fn is_untouched(world: &World, id: HandoffId) -> bool {
    let handoff = world.region.flow.store.handoff(id).await.expect("read").expect("it is there");
    handoff.lifecycle == Lifecycle::Live && handoff.opened_at.is_none() && handoff.link_epoch == 0
}

/// Who did what, newest first.
pub(super) async fn audited(world: &World) -> Vec<(String, String)> {
    let found = world.region.flow.store.audit_page(None, Page::newest(100)).await.expect("read");
    found.rows.into_iter().map(|line| (line.actor, line.action)).collect()
}

/// What people did since they have accounts, newest first.
pub(super) async fn done_by_people(world: &World) -> Vec<String> {
    let all = audited(world).await.into_iter();
    all.filter(|(actor, action)| actor.starts_with("account ") && action != "account.add")
        .map(|(_, done)| done)
        .collect()
}

/// A customer with a mirror, the story's three candidates, and some more that are called Many; all of it is there for an hour.
pub(super) async fn with_mirror(more: usize) -> World {
    let mut plan = Plan::default();
    plan.settings.sync.source = SyncSource::Search;
    let world = World::planned(plan).await;
    world.sim.switch(|switches| switches.token_limit = u64::MAX);
    for n in 0..more {
        world.sim.add_person(Person::candidate(&format!("Number {n}"), "Many"));
    }
    world.sim.settle();
    world.clock.advance(Duration::from_hours(1));
    world
}

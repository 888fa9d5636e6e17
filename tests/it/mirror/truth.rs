//! What the mirror must be, by what the pretend iCIMS remembers.

use std::collections::BTreeMap;

use goodtime_icims::domain::{CallLimits, Content, MirrorKind, Mirrored, SyncSettings, SyncSource, TenantSettings};
use goodtime_icims::simulator::Person;
use goodtime_icims::store::{MirrorAsked, MirrorCursor};

use crate::world::{Plan, World};

/// A tenant with a mirror, whose budget is no matter.
pub(super) fn settings() -> TenantSettings {
    let calls =
        CallLimits { per_second: 10_000, in_flight: 1_000, per_hour: 100_000_000, per_day: Some(1_000_000_000) };
    let sync = SyncSettings { source: SyncSource::Search, ..SyncSettings::default() };
    TenantSettings { calls, sync, ..TenantSettings::default() }
}

pub(super) async fn world(settings: TenantSettings) -> World {
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    world.sim.switch(|switches| switches.token_limit = u64::MAX);
    world
}

/// Everything of a list.
pub(super) async fn listed(world: &World, kind: MirrorKind, gone_too: bool) -> Vec<Mirrored> {
    let asked = MirrorAsked { tenant: world.tenant, kind, text: None, folder: None, person: None, job: None, gone_too };
    let (mut all, mut next) = (Vec::new(), Some(MirrorCursor::Id(0)));
    while let Some(cursor) = next {
        let store = &world.region.flow.store;
        let (page, follows) = store.mirrored_page(&asked, cursor, 100).await.expect("read");
        all.extend(page);
        next = follows;
    }
    all
}

/// Who is in a list of persons, with what is said of them.
pub(super) async fn persons(world: &World, kind: MirrorKind) -> BTreeMap<i64, String> {
    let said = |one: Mirrored| match one.content {
        Some(Content::Person(person)) => {
            let name = |part: Option<String>| part.unwrap_or_default();
            let folder = name(person.folder);
            (
                one.id,
                format!("{} {} <{}> in {folder}", name(person.first_name), name(person.last_name), name(person.email)),
            )
        }
        other => panic!("{}: {other:?}", one.id),
    };
    listed(world, kind, false).await.into_iter().map(said).collect()
}

/// The jobs of the mirror, with their titles.
pub(super) async fn jobs(world: &World) -> BTreeMap<i64, String> {
    let said = |one: Mirrored| match one.content {
        Some(Content::Job(job)) => (one.id, job.title.unwrap_or_default()),
        other => panic!("{}: {other:?}", one.id),
    };
    listed(world, MirrorKind::Job, false).await.into_iter().map(said).collect()
}

/// The same, as iCIMS has it.
pub(super) fn persons_in(world: &World, folders: &[&str]) -> BTreeMap<i64, String> {
    let said = |person: &Person| {
        format!("{} {} <{}> in {}", person.firstname, person.lastname, person.email, person.folder.value)
    };
    let all = world.sim.people().into_iter().filter_map(|id| Some((id, world.sim.person(id)?)));
    let there = all.filter(|(_, person)| folders.contains(&person.folder.value.as_str()));
    there.map(|(id, person)| (id, said(&person))).collect()
}

/// The same of jobs.
pub(super) fn jobs_without(world: &World, folders: &[&str]) -> BTreeMap<i64, String> {
    let all = world.sim.jobs().into_iter().filter_map(|id| Some((id, world.sim.job(id)?)));
    let there = all.filter(|(_, job)| !folders.contains(&job.folder.value.as_str()));
    there.map(|(id, job)| (id, job.jobtitle)).collect()
}

/// Every difference, if there is any.
pub(super) async fn differences(world: &World) -> Vec<String> {
    let pairs = [
        ("candidates", persons(world, MirrorKind::Candidate).await, persons_in(world, &["Cand:Active"])),
        ("users", persons(world, MirrorKind::User).await, persons_in(world, &["HM:Active", "Emp:Current Employee"])),
        ("jobs", jobs(world).await, jobs_without(world, &["Deleted", "Job Template"])),
    ];
    let differ = |(what, mirror, truth): (&str, BTreeMap<i64, String>, BTreeMap<i64, String>)| {
        (mirror != truth).then(|| format!("{what}: the mirror has {mirror:?}, and it is {truth:?}"))
    };
    pairs.into_iter().filter_map(differ).collect()
}

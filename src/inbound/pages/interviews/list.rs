//! The list of hand-offs.

use std::time::Duration;

use askama::Template;

use tokio::time::Instant;

use super::asked::{Age, Asked, Choice};
use super::row::{self, Row};
use crate::domain::{Handoff, JobId, PersonId, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::texts;
use crate::store::{Found, InterviewsAsked, Names, Page, Store, StoreError};

/// A list that is not full looks further back until this has passed: with that a page is there in time.
const LOOKS_FOR: Duration = Duration::from_millis(100);

/// The list alone: what is read again and again.
#[derive(Template)]
#[template(path = "interviews_list.html")]
pub(super) struct List {
    pub(super) t: &'static texts::Interviews,
    pub(super) tenant: i64,
    /// Where this very list is.
    pub(super) url: String,
    pub(super) rows: Vec<Row>,
    /// The hand-off whose drawer is open.
    pub(super) open: Option<String>,
    /// Where older ones are.
    pub(super) older: Option<String>,
    /// Whether the list is not full, and older ones were not looked at.
    pub(super) is_cut: bool,
    /// Whether only some hand-offs are asked for.
    pub(super) is_narrow: bool,
    /// Where all are.
    pub(super) all: String,
}

/// What chooses the list.
pub(super) struct Filters {
    pub(super) asked: Asked,
    pub(super) states: Vec<Choice>,
    pub(super) ages: Vec<(&'static str, &'static str, bool)>,
    /// What the list is limited to, and where it is not.
    pub(super) limits: Vec<(String, String)>,
    pub(super) action: String,
}

/// Reads the list that is asked for.
pub(super) async fn read(doors: &Doors, tenant: &Tenant, asked: &Asked) -> Result<(List, Names), Failed> {
    let (store, now) = (&doors.flow.store, doors.flow.clock.now());
    let page = asked.page(now);
    let Found { rows, next } = found(store.as_ref(), &asked.of(tenant.id), page).await?;
    let ids: Vec<_> = rows.iter().map(|handoff| handoff.id).collect();
    let moves = store.moves_of(&ids).await?;
    let (persons, jobs) = named(&rows, asked);
    let names = store.names_of(tenant.id, &persons, &jobs).await?;
    let adapter = doors.flow.registry.get(&tenant.ats);
    let row = |handoff: &Handoff| {
        let page = adapter.map(|adapter| adapter.ats.person_page(tenant, handoff.person));
        Row::of(handoff, moves.get(&handoff.id), &names, page, now)
    };
    let list = List {
        t: texts::INTERVIEWS,
        tenant: tenant.id.get(),
        url: asked.url(tenant.id),
        rows: rows.iter().map(row).collect(),
        open: None,
        is_cut: next.is_some() && is_short(&rows, page),
        older: next.map(|after| Asked { after: Some(after), ..asked.clone() }.url(tenant.id)),
        is_narrow: asked.is_narrow(),
        all: Asked::read("state=all").url(tenant.id),
    };
    Ok((list, names))
}

/// The hand-offs of a page, from as far back as there is time for.
async fn found(store: &dyn Store, asked: &InterviewsAsked, page: Page) -> Result<Found<Handoff>, StoreError> {
    let ends = Instant::now() + LOOKS_FOR;
    let mut all = store.interviews_page(asked, page).await?;
    while let Some(before) = all.next
        && is_short(&all.rows, page)
        && Instant::now() < ends
    {
        let most = page.most - i64::try_from(all.rows.len()).unwrap_or(page.most);
        let more = store.interviews_page(asked, Page { before, most, ..page }).await?;
        all.rows.extend(more.rows);
        all.next = more.next;
    }
    Ok(all)
}

fn is_short(rows: &[Handoff], page: Page) -> bool {
    i64::try_from(rows.len()).is_ok_and(|many| many < page.most)
}

/// Whose names the list needs.
fn named(rows: &[Handoff], asked: &Asked) -> (Vec<i64>, Vec<i64>) {
    let persons = rows.iter().flat_map(|handoff| [Some(handoff.person), handoff.sent_by]).flatten();
    let persons = persons.chain(asked.recruiter).map(PersonId::get);
    let jobs = rows.iter().map(|handoff| handoff.job).chain(asked.job).map(JobId::get);
    let sorted = |mut ids: Vec<i64>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    (sorted(persons.collect()), sorted(jobs.collect()))
}

impl Filters {
    pub(super) fn of(tenant: &Tenant, asked: &Asked, names: &Names) -> Self {
        let without = |narrower: Asked| narrower.url(tenant.id);
        let job = asked.job.map(|job| {
            let without = without(Asked { job: None, after: None, ..asked.clone() });
            (row::title(names.jobs.get(&job), job), without)
        });
        let recruiter = asked.recruiter.map(|by| {
            let without = without(Asked { recruiter: None, after: None, ..asked.clone() });
            (row::name(names.persons.get(&by), by), without)
        });
        Self {
            states: asked.states(tenant.id),
            ages: Age::ALL.map(|age| (age.name(), texts::filter(age.name()), age == asked.age)).to_vec(),
            limits: job.into_iter().chain(recruiter).collect(),
            action: format!("/tenants/{}/interviews", tenant.id),
            asked: asked.clone(),
        }
    }
}

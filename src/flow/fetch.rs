//! Reads the application, then the person and the job at once, then the hiring team.
//!
//! New data can be invisible for minutes: an empty, partial or old-status answer counts as "not yet". Nothing is written
//! to the ATS here, so a step that is cut off is simply run again.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;

use super::patience::{DATA_SHOWS_WITHIN, LONGEST_PAUSE, STATUS_SHOWS_WITHIN, after, again, next_look};
use super::{Case, Flow, REPEAT_WINDOW, began};
use crate::ats::{Ats, AtsError, Call};
use crate::domain::{
    Application, Entry, EventOutcome, Feature, Handoff, Job, Lane, Lifecycle, MessageKind, Person, PersonId, Profile,
    Step, Task, TaskKind, Timestamp, Verdict, Waiting, Who,
};
use crate::measures::Ready;
use crate::store::{DeadEnd, Fetched, NewTask, StoreError};

/// Members of a team that are asked for at once.
const AT_ONCE: usize = 2;
/// How often a member is asked for while too many calls are under way.
const TRIES: u32 = 3;
/// Nobody waits so long for a worker, unless something holds the work back or is wrong.
const HELD_BACK: Duration = Duration::from_secs(10);

/// What a reading ended in.
enum Reading {
    Complete(Box<Profile>),
    NotYet(&'static str),
    Failed(AtsError),
}

impl Flow {
    /// Reads everything about a hand-off live.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn fetch(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(case) = self.case_of(task).await? else {
            return Ok(Verdict::Done);
        };
        let now = self.clock.now();
        if case.handoff.lifecycle != Lifecycle::Live {
            return Ok(Verdict::Done);
        }
        if now >= case.handoff.expires_at {
            return self.lapse(task).await;
        }
        match read(&case, now).await {
            Reading::Complete(profile) => self.keep(&case, &profile, task).await,
            Reading::NotYet(what) => {
                let next = "The ATS takes some minutes to show new data; it is asked again.";
                self.wait(&case.handoff, Waiting::NotVisibleYet, what, next).await?;
                Ok(Verdict::Wait { at: next_look(case.handoff.created_at, now), why: what.to_owned() })
            }
            // What was there before and is not shown now may only be hidden: its page keeps what was read. The task stays
            // for a while, so that looking at the page does not ask again each time.
            Reading::Failed(AtsError::Missing { what }) if case.handoff.fetched_at.is_some() => {
                let over = now.since(task.created_at) >= DATA_SHOWS_WITHIN;
                let again =
                    Verdict::Wait { at: now.plus(LONGEST_PAUSE), why: format!("the {what} is not shown any more") };
                Ok(if over { Verdict::Done } else { again })
            }
            Reading::Failed(AtsError::Missing { what }) => self.give_up(&case.handoff, what).await,
            // Only our own calls are too many: the ATS is not to blame, so nobody is told that it is.
            Reading::Failed(error @ AtsError::Busy) => {
                Ok(again(&error, after(&error, task.failures + 1, began(task), self.clock.now()).0))
            }
            Reading::Failed(error) => {
                let (at, waiting) = after(&error, task.failures + 1, began(task), self.clock.now());
                self.wait(&case.handoff, waiting, &error.to_string(), what_to_do(&error)).await?;
                Ok(again(&error, at))
            }
        }
    }

    async fn keep(&self, case: &Case, profile: &Profile, task: &Task) -> Result<Verdict, StoreError> {
        let handoff = &case.handoff;
        let now = self.clock.now();
        let stage = profile.application.stage.as_ref();
        let seen_left = stage.is_some_and(|stage| stage.id.key() != handoff.rule.trigger);
        let owed =
            |kind, run_at| NewTask { tenant: handoff.tenant, kind, handoff: handoff.id, run_at, created_at: now };
        let mut tasks = vec![owed(TaskKind::HandOver, now), owed(TaskKind::Lapse, handoff.expires_at)];
        if case.tenant.settings.link_field.is_some() {
            tasks.push(owed(TaskKind::WriteLink, now));
        }
        let mut entry = Entry::new(handoff.id, now, Step::Fetch, "read").next("It waits to be opened.");
        if seen_left {
            entry = entry.because("the application is no longer in the trigger status");
        }
        // A later reading only refreshes what the page shows.
        let first = handoff.fetched_at.is_none();
        let fetched = Fetched {
            profile,
            seen_left,
            tasks: if first { &tasks } else { &[] },
            entry: (first || handoff.waiting.is_some()).then_some(&entry),
        };
        self.store.record_fetched(handoff, fetched).await?;
        if first && let Err(error) = self.measure(handoff, task, now).await {
            tracing::debug!(%error, "how long a hand-off took is not measured");
        }
        Ok(Verdict::Done)
    }

    /// How long the way to here was. What lies between two attempts was spent on waiting for the ATS.
    async fn measure(&self, handoff: &Handoff, task: &Task, now: Timestamp) -> Result<(), StoreError> {
        let began = began(task);
        let earlier = if task.attempt > 1 { self.store.attempts_of(handoff.id).await? } else { Vec::new() };
        let earlier: Vec<_> = earlier.iter().filter(|attempt| attempt.kind == task.kind).collect();
        let tried: Duration = earlier.iter().map(|attempt| attempt.finished_at.since(attempt.started_at)).sum();
        let first = earlier.first().map_or(began, |attempt| attempt.started_at);
        let all = now.since(handoff.created_at);
        let ats = began.since(first).saturating_sub(tried);
        if first.since(handoff.created_at) > HELD_BACK && self.was_held_back(handoff).await? {
            return Ok(());
        }
        self.measures.ready(Ready { all, ats, network: tried + now.since(began) });
        Ok(())
    }

    /// Whether a pause or a failing ATS kept it waiting: that is nobody's slowness.
    async fn was_held_back(&self, handoff: &Handoff) -> Result<bool, StoreError> {
        let events = self.store.events_of(handoff.id).await?;
        let paused = events.iter().any(|event| event.outcome == EventOutcome::Held);
        Ok(paused || self.store.circuits().await?.iter().any(|circuit| circuit.tenant == handoff.tenant))
    }

    /// Attempts are kept one by one elsewhere; the timeline says each reason once.
    async fn wait(&self, handoff: &Handoff, waiting: Waiting, why: &str, next: &str) -> Result<(), StoreError> {
        if handoff.waiting.is_some_and(|(known, _)| known == waiting) {
            return Ok(());
        }
        let now = self.clock.now();
        let entry = Entry::new(handoff.id, now, Step::Fetch, "waiting").because(why).next(next);
        // What was ready once is not waited for again: only its page is not as new as it could be.
        let entry = match handoff.fetched_at {
            Some(_) => entry,
            None => entry.telling(self.news(handoff.tenant, MessageKind::Waiting, Some(waiting.name()), now)),
        };
        self.store.record_waiting(handoff.id, waiting, &entry).await
    }

    async fn give_up(&self, handoff: &Handoff, what: &str) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        let why = format!("the ATS has no such {what}, {} minutes after the event", DATA_SHOWS_WITHIN.as_secs() / 60);
        let failure =
            "The application is not in the ATS any more. If the candidate still applies, set the trigger status again.";
        let told = self.news(handoff.tenant, MessageKind::Failed, Some("application_missing"), now);
        let entry = Entry::new(handoff.id, now, Step::Fail, "failed").because(&*why).next(failure).telling(told);
        let end = DeadEnd {
            lifecycle: Lifecycle::Failed,
            failure: Some(failure),
            answers_until: now.plus(REPEAT_WINDOW),
            entry: &entry,
        };
        self.store.end(handoff, end).await?;
        Ok(Verdict::GiveUp { why })
    }
}

/// Who has to do something, if anybody.
fn what_to_do(error: &AtsError) -> &'static str {
    match error {
        AtsError::Unavailable { .. } | AtsError::Throttled { .. } | AtsError::Busy | AtsError::Ambiguous { .. } => {
            "Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile."
        }
        AtsError::Denied { .. } => {
            "An administrator of the ATS has to allow our user the named data; it is asked again every five minutes."
        }
        AtsError::NotConnected { .. } => {
            "An operator has to set up the connection (`tenant show --probe`); it is tried again every five minutes."
        }
        AtsError::Rejected { .. } | AtsError::Unreadable { .. } | AtsError::Missing { .. } => {
            "A developer has to compare the answer with what is expected; the ATS is asked again meanwhile."
        }
    }
}

async fn read(case: &Case, now: Timestamp) -> Reading {
    let Case { handoff, tenant, adapter } = case;
    let call = Call { tenant, lane: Lane::Click, feature: Feature::HandOff };
    let age = now.since(handoff.created_at);
    let may_come = age < DATA_SHOWS_WITHIN && handoff.fetched_at.is_none();
    let application = match adapter.ats.application(call, handoff.workflow).await {
        Ok(application) => application,
        Err(AtsError::Missing { .. }) if may_come => return Reading::NotYet("the application is not shown yet"),
        Err(error) => return Reading::Failed(error),
    };
    if may_come && !is_whole(&application) {
        return Reading::NotYet("the application is shown in part");
    }
    let stage = application.stage.as_ref().map(|stage| stage.id.key());
    if handoff.fetched_at.is_none() && stage.is_some() && handoff.may_be_old(stage) && age < STATUS_SHOWS_WITHIN {
        return Reading::NotYet("the status before the trigger is still shown");
    }
    let person = adapter.ats.person(call, application.person.unwrap_or(handoff.person));
    let job = adapter.ats.job(call, application.job.unwrap_or(handoff.job));
    let (person, job) = tokio::join!(person, job);
    let person =
        match settle(person, may_come, |person: &Person| person.full_name().is_some() || person.email.is_some()) {
            Ok(person) => person,
            Err(reading) => return reading,
        };
    let job = match settle(job, may_come, |job: &Job| job.title.is_some() || job.requisition.is_some()) {
        Ok(job) => job,
        Err(reading) => return reading,
    };
    let team = read_team(&adapter.ats, call, job.as_ref()).await;
    Reading::Complete(Box::new(Profile { application, person, job, team, read_at: now }))
}

fn is_whole(application: &Application) -> bool {
    application.stage.is_some() && application.person.is_some() && application.job.is_some()
}

/// A person or job that is missing or empty may come while the data is new; later the rest is shown without it.
fn settle<T>(read: Result<T, AtsError>, may_come: bool, is_filled: impl Fn(&T) -> bool) -> Result<Option<T>, Reading> {
    match read {
        Ok(found) if is_filled(&found) || !may_come => Ok(Some(found)),
        Ok(_) => Err(Reading::NotYet("the person or the job is shown in part")),
        Err(AtsError::Missing { .. }) if may_come => Err(Reading::NotYet("the person or the job is not shown yet")),
        Err(AtsError::Missing { .. }) => Ok(None),
        Err(error) => Err(Reading::Failed(error)),
    }
}

/// A member who cannot be read is left out: the page is useful without, and the next reading may bring them.
pub(super) async fn read_team(ats: &Arc<dyn Ats>, call: Call<'_>, job: Option<&Job>) -> Vec<Who> {
    let mut members = Vec::new();
    for member in job.into_iter().flat_map(|job| &job.team) {
        members.extend(PersonId::try_from(member.person).map(|person| (member.role.clone(), person)));
    }
    let mut team = Vec::with_capacity(members.len());
    // A large team must not push everybody else out of the places in flight, nor itself.
    for some in members.chunks(AT_ONCE) {
        let reads = join_all(some.iter().map(|(_, person)| read_member(ats, call, *person))).await;
        for ((role, _), read) in some.iter().zip(reads) {
            team.extend(read.ok().map(|person| Who { role: role.clone(), person }));
        }
    }
    team
}

/// Where too many calls are under way, each try waits for a place.
async fn read_member(ats: &Arc<dyn Ats>, call: Call<'_>, person: PersonId) -> Result<Person, AtsError> {
    for _ in 1..TRIES {
        match ats.person(call, person).await {
            Err(AtsError::Busy) => {}
            read => return read,
        }
    }
    ats.person(call, person).await
}

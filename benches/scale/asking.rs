//! Claims and timelines, asked of the product's own rooms in this process.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use goodtime_icims::app::{Pace, Parts, RunningRegion};
use goodtime_icims::ats::Registry;
use goodtime_icims::config::{Settings, Sources};
use goodtime_icims::domain::{Clock as _, Lane, ProcessRoles, SystemClock};
use goodtime_icims::flow::Subject;
use goodtime_icims::store::About;

use super::fill;
use crate::figures::Spread;
use crate::process;
use crate::product::{Site, Work};

/// Claims of one measurement, and tasks of each: as many as a worker takes.
const CLAIMS: u32 = 300;
const PER_CLAIM: i64 = 8;
/// Long enough that nothing comes back meanwhile.
const LEASE: Duration = Duration::from_hours(1);
/// Subjects of each kind, spread over everything that is stored.
const SUBJECTS: u64 = 40;

/// What is asked about a hand-off, by its place and how many events there are.
type Ask = fn(u64, u64) -> anyhow::Result<Subject>;

/// A store with the rooms that ask it.
pub(crate) struct Asked(RunningRegion);

impl Asked {
    /// Opens it in this process; nothing works by itself.
    pub(crate) async fn open(site: &Site, database: &str) -> anyhow::Result<Self> {
        drop(site.serve(database, Work::On, None)?); // Ends a pause.
        let flags = Site::flags(database);
        let settings = Settings::read(Sources::default().flags(flags.iter().map(String::as_str)));
        let settings = settings.map_err(|mistakes| anyhow::anyhow!("{mistakes:?}"))?;
        let region = settings.regions.first().context("there is one")?;
        let (clock, roles) = (Arc::new(SystemClock), ProcessRoles::ALL);
        let parts = Parts { clock, pace: Pace::ByHand, roles, others: Registry::default() };
        Ok(Self(RunningRegion::start(region, parts).await?))
    }

    /// Claims from a queue that does not end.
    pub(crate) async fn claims_a_second(&self) -> anyhow::Result<f64> {
        let began = Instant::now();
        for _ in 0..CLAIMS {
            let claimed = self.0.flow.store.claim(SystemClock.now(), LEASE, PER_CLAIM, Lane::Click).await?;
            ensure!(!claimed.is_empty(), "there is work");
        }
        Ok(f64::from(CLAIMS) / began.elapsed().as_secs_f64())
    }

    /// Milliseconds for the timelines of each kind of subject, and what is to be said of the slowest.
    pub(crate) async fn timelines(&self, events: u64) -> anyhow::Result<Vec<(&'static str, Spread, String)>> {
        let step = fill::handoffs(events) / SUBJECTS;
        let kinds: [(&str, Ask); 5] = [
            ("event", |handoff, events| Ok(Subject::Reference(fill::event_id(handoff, events)))),
            ("hand-off", |handoff, events| Ok(Subject::Reference(fill::handoff_id(handoff, events)))),
            ("application", |handoff, events| {
                Ok(Subject::Application(i64::try_from(fill::whose(handoff, events).1)?.try_into()?, None))
            }),
            ("candidate", |handoff, events| {
                let person = i64::try_from(fill::whose(handoff, events).2)?;
                Ok(Subject::About(About::Candidate(person.try_into()?), None))
            }),
            ("job", |handoff, events| {
                let job = i64::try_from(fill::whose(handoff, events).3)?;
                Ok(Subject::About(About::Job(job.try_into()?), None))
            }),
        ];
        let mut all = Vec::new();
        for (what, subject) in kinds {
            let (mut times, mut slowest) = (Vec::new(), (0.0, String::new()));
            for n in 0..SUBJECTS {
                let subject = subject(n * step + n % 5, events)?;
                let (before, began) = (process::read_from_disk()?, Instant::now());
                let found = self.0.flow.explain(subject).await?;
                let took = began.elapsed().as_secs_f64() * 1_000.0;
                if took > slowest.0 {
                    let read = process::read_from_disk()? - before;
                    slowest = (took, format!("the slowest is number {}, {read} KiB from the disk", n + 1));
                }
                times.push(took);
                ensure!(!found.handoffs.is_empty(), "{subject:?} is there");
            }
            all.push((what, Spread::of(times), slowest.1));
        }
        Ok(all)
    }

    pub(crate) async fn close(self) {
        self.0.stop(Duration::from_secs(10)).await;
    }
}

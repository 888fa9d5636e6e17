//! A walk looks at everything that is mirrored, part by part, and at what is not met any more.

use std::collections::HashSet;

use super::reading::Wanted;
use super::{Ended, Mirroring, OVERLAP, new_walk, plan};
use crate::ats::ProfilesAsked;
use crate::domain::{
    Entity, SyncCounts, SyncKind, SyncPlace, SyncPlan, SyncRun, SyncStanding, SyncState, SyncStep, SyncWish,
};
use crate::store::{MirrorPage, StoreError, WalkOn};

/// What was not met is looked at so many at once.
const ABSENT_MOST: i64 = 500;

/// So few of a part may be gone at once whatever their share.
const GONE_LEAST: i64 = 20;

impl Mirroring<'_> {
    /// Works on the walk that goes on, or begins the one that is due; the walk as it stands then.
    pub(super) async fn walk_on(&mut self, standing: &mut SyncStanding) -> Result<Option<SyncRun>, StoreError> {
        let Some(mut run) = self.due(standing).await? else { return Ok(None) };
        self.calls(); // What came before is not the walk's.
        let state = match self.walk(&mut run, standing).await {
            Ok(()) => {
                run.note = None;
                SyncState::Done
            }
            Err(Stop::Ended(Ended::Store(error))) => return Err(error),
            Err(Stop::Ended(Ended::Lost | Ended::TimeUp)) => return self.flow.store.sync_run(run.id).await,
            Err(Stop::Ended(Ended::Ats(error))) => {
                self.flow.store.note_walk(run.id, Some(&error.to_string())).await?;
                return self.flow.store.sync_run(run.id).await;
            }
            Err(Stop::TooManyGone(note)) => {
                run.note = Some(note);
                SyncState::Stopped
            }
        };
        let ended_at = self.now();
        run.counts.calls = self.calls();
        (run.state, run.ended_at, run.worked_at) = (state, Some(ended_at), ended_at);
        self.flow.store.end_walk(self.turn, &run).await?;
        self.flow.store.sync_run(run.id).await
    }

    /// The walk that goes on; else a new one, where one is due.
    async fn due(&self, standing: &mut SyncStanding) -> Result<Option<SyncRun>, StoreError> {
        let now = self.now();
        let run = match self.flow.store.walk_of(self.tenant.id).await? {
            Some(run) if run.plan.as_ref().is_none_or(|made| self.plan().is(made)) => run,
            Some(run) => match self.begin_anew(run, standing).await? {
                Some(run) => run,
                None => return Ok(None),
            },
            None if !self.is_walk_due(standing).await? => return Ok(None),
            None => {
                let new = new_walk(self.tenant, standing, None, SyncWish::default(), now);
                match self.flow.store.begin_walk(&new, None).await? {
                    Some((run, _)) => run,
                    None => return Ok(None),
                }
            }
        };
        if standing.watermark.is_none() {
            // What changes from now on is found by looks for changes.
            standing.watermark = Some(now);
            if !self.keep_standing(standing).await? {
                return Ok(None);
            }
        }
        Ok(Some(run))
    }

    /// The settings were changed in the midst of a walk: its parts are not the mirror's any more, so another one is made.
    async fn begin_anew(&self, mut run: SyncRun, standing: &SyncStanding) -> Result<Option<SyncRun>, StoreError> {
        let now = self.now();
        let anew = run.plan.as_ref().map(|made| self.plan().anew(made)).unwrap_or_default();
        let wish = SyncWish { anew: run.wish.anew.and(anew), ..run.wish };
        let new = new_walk(self.tenant, standing, run.asked_by.as_deref(), wish, now);
        run.note = Some("the settings were changed: another walk was begun".to_owned());
        (run.state, run.ended_at, run.worked_at, run.counts.calls) = (SyncState::Stopped, Some(now), now, 0);
        self.flow.store.end_walk(self.turn, &run).await?;
        Ok(self.flow.store.begin_walk(&new, None).await?.map(|(run, _)| run))
    }

    async fn is_walk_due(&self, standing: &SyncStanding) -> Result<bool, StoreError> {
        let (now, every) = (self.now(), self.tenant.settings.sync.walk_every());
        let plan = self.plan();
        let is_new_plan = standing.walked_plan.as_ref().is_some_and(|walked| !plan.is(walked));
        if !is_new_plan && standing.walked_at.is_some_and(|at| now < at.plus(every)) {
            return Ok(false);
        }
        if standing.watermark.is_none() {
            return Ok(true); // There is no mirror yet.
        }
        // A walk that a person must decide about, or did, is not begun again and again; by other settings it is another one.
        let last = self.flow.store.last_walk(self.tenant.id).await?;
        let unwanted = last.filter(|run| run.state != SyncState::Done && now < run.began_at.plus(every));
        Ok(unwanted.is_none_or(|run| run.plan.is_some_and(|made| !plan.is(&made))))
    }

    fn plan(&self) -> SyncPlan {
        SyncPlan::of(&self.tenant.settings.sync, &self.tenant.settings.roles)
    }

    async fn keep_standing(&self, standing: &mut SyncStanding) -> Result<bool, StoreError> {
        standing.unread.clone_from(&self.unread);
        self.flow.store.keep_standing(self.turn, self.tenant.id, (standing, None), self.now()).await
    }

    async fn walk(&mut self, run: &mut SyncRun, standing: &mut SyncStanding) -> Result<(), Stop> {
        if run.steps.is_empty() {
            self.begin(run, standing).await?;
        }
        // What another plan did not look at was not missed.
        let is_same = standing.walked_plan.as_ref().is_some_and(|walked| self.plan().is(walked));
        self.counts_missed = run.kind == SyncKind::Walk && is_same;
        while let Some(step) = run.step().cloned() {
            match &step {
                SyncStep::Count { entity } => self.count(run, *entity).await?,
                SyncStep::Gone { entity } => self.gone(run, *entity).await?,
                SyncStep::Folder { .. } | SyncStep::All { .. } | SyncStep::Changed { .. } => {
                    self.pages(run, &step).await?;
                }
            }
        }
        let scopes = plan::scopes(&self.tenant.settings.sync);
        Ok(self.leave_all_but(&scopes).await?)
    }

    /// Decides the parts of a walk.
    async fn begin(&mut self, run: &mut SyncRun, standing: &mut SyncStanding) -> Result<(), Ended> {
        standing.unknown_folders = self.unknown_folders().await?;
        let plan = self.plan();
        // What is there was read without fields that are wanted now.
        let anew = standing.walked_plan.as_ref().map(|walked| plan.anew(walked)).unwrap_or_default();
        run.wish.anew = run.wish.anew.and(anew);
        run.plan = Some(plan.to_string());
        run.steps = plan::steps(&self.tenant.settings.sync, run, standing);
        if run.kind != SyncKind::Import {
            let counts = self.flow.store.count_in_scopes(self.tenant.id).await?;
            run.expected = Some(counts.into_iter().map(|(_, n)| n).sum());
        }
        run.worked_at = self.now();
        let is_kept = self.keep_standing(standing).await? && self.flow.store.set_steps(self.turn, run).await?;
        if is_kept { Ok(()) } else { Err(Ended::Lost) }
    }

    /// How many an import will find: searches alone tell, a thousand in each.
    async fn count(&mut self, run: &mut SyncRun, entity: Entity) -> Result<(), Ended> {
        let settings = &self.tenant.settings.sync;
        let folders = plan::person_folders(settings);
        loop {
            self.go_on()?;
            let after = run.place.after;
            let asked = ProfilesAsked { after, ..plan::all_of(settings, &folders, entity) };
            let page = self.ats.profile_ids(self.call(), asked).await?;
            let last = page.ids.last().copied().unwrap_or(after);
            let next = next_place(run, page.is_last, last);
            let expected = i64::try_from(page.ids.len()).unwrap_or(i64::MAX);
            self.keep_place(run, (entity, next), Vec::new(), (SyncCounts::default(), expected)).await?;
            if page.is_last {
                return Ok(());
            }
        }
    }

    /// Looks at every page of a step, from where it was left.
    async fn pages(&mut self, run: &mut SyncRun, step: &SyncStep) -> Result<(), Ended> {
        let settings = &self.tenant.settings.sync;
        let folders = match step {
            SyncStep::Folder { folder, .. } => vec![folder.clone()],
            SyncStep::All { .. } | SyncStep::Changed { .. } | SyncStep::Count { .. } | SyncStep::Gone { .. } => {
                plan::person_folders(settings)
            }
        };
        let changed = match step {
            SyncStep::Changed { since, .. } => Some((*since, None)),
            SyncStep::Folder { .. } | SyncStep::All { .. } | SyncStep::Count { .. } | SyncStep::Gone { .. } => None,
        };
        loop {
            self.go_on()?;
            let after = run.place.after;
            let asked = ProfilesAsked { changed, after, ..plan::all_of(settings, &folders, step.entity()) };
            let page = self.ats.profile_ids(self.call(), asked).await?;
            let last = page.ids.last().copied().unwrap_or(after);
            let next = next_place(run, page.is_last, last);
            let end = if page.is_last { i64::MAX } else { last };
            let found = self.page(run, step, page.ids, (after, end)).await?;
            let counts = SyncCounts { found, ..SyncCounts::default() };
            self.keep_place(run, (step.entity(), next), Vec::new(), (counts, 0)).await?;
            if page.is_last {
                return Ok(());
            }
        }
    }

    /// What a search named, and what it did not although it stood there. Tells how many it named behind what was read.
    async fn page(
        &mut self,
        run: &mut SyncRun,
        step: &SyncStep,
        page: Vec<i64>,
        span: (i64, i64),
    ) -> Result<i64, Ended> {
        let (entity, part) = (step.entity(), plan::looks_through(step));
        let known = self.known(entity, &page).await?;
        // First of all, because the walk goes on behind what is read next.
        if let Some(part) = &part {
            self.note_absent(run, (entity, &part.scope), &page, span).await?;
        }
        let mut ids = page.clone();
        ids.retain(|id| match (known.get(id), &part) {
            (Some(known), _) if known.read_at >= run.began_at => false,
            (Some(known), Some(part)) => run.wish.reads_all(entity) || known.scope.as_ref() != Some(&part.scope),
            (None, _) | (Some(_), None) => true,
        });
        let late_before = self.counts_missed.then(|| run.began_at.minus(OVERLAP + OVERLAP));
        let walk = Some(WalkOn { id: run.id, began_at: run.began_at, place: run.place, expected: 0 });
        let met = part.or_else(|| plan::met_among_changes(entity));
        let read_to = ids.last().copied().unwrap_or(span.0);
        let wanted = Wanted { ids, known, page: &page, met: met.as_ref(), late_before, walk, ..Wanted::of(entity) };
        self.read_all(wanted, &mut SyncCounts::default()).await?;
        Ok(i64::try_from(page.iter().filter(|id| **id > read_to).count()).unwrap_or(i64::MAX))
    }

    /// Marks what stands in a part of the mirror and was not met there.
    async fn note_absent(
        &mut self,
        run: &mut SyncRun,
        (entity, scope): (Entity, &str),
        met: &[i64],
        (after, end): (i64, i64),
    ) -> Result<(), Ended> {
        let there: HashSet<i64> = met.iter().copied().collect();
        let mut from = after;
        loop {
            self.go_on()?;
            let some = self.flow.store.in_scope(self.tenant.id, scope, (from, end), ABSENT_MOST).await?;
            let Some(last) = some.last().copied() else { return Ok(()) };
            let absent: Vec<i64> = some.into_iter().filter(|id| !there.contains(id)).collect();
            if !absent.is_empty() {
                self.keep_place(run, (entity, run.place), absent, (SyncCounts::default(), 0)).await?;
            }
            from = last;
        }
    }

    /// Looks at what no part of the walk met: it is deleted, or stands elsewhere.
    async fn gone(&mut self, run: &mut SyncRun, entity: Entity) -> Result<(), Stop> {
        if run.place.after == 0 && !run.wish.accept_gone {
            self.check_gone(run).await?;
        }
        loop {
            self.go_on()?;
            let (store, tenant, walk) = (&self.flow.store, self.tenant.id, run.began_at);
            let absent = store.absent((tenant, entity), walk, run.place.after, ABSENT_MOST).await?;
            let ids: Vec<i64> = absent.iter().map(|known| known.id).collect();
            let Some(last) = ids.last().copied() else { break };
            let known = absent.into_iter().map(|known| (known.id, known)).collect();
            let walk = Some(WalkOn { id: run.id, began_at: run.began_at, place: run.place, expected: 0 });
            let wanted = Wanted { ids, known, walk, is_outside: true, may_be_deleted: true, ..Wanted::of(entity) };
            self.read_all(wanted, &mut SyncCounts::default()).await?;
            run.place.after = last;
        }
        let next = SyncPlace { step: run.place.step + 1, after: 0 };
        Ok(self.keep_place(run, (entity, next), Vec::new(), (SyncCounts::default(), 0)).await?)
    }

    /// Very much of a part is not gone before a person says so: perhaps the ATS hides it. Applications come and go with the
    /// folders of jobs, and nothing but the next walk is needed to have them back.
    async fn check_gone(&self, run: &SyncRun) -> Result<(), Stop> {
        let share = i64::from(self.tenant.settings.sync.gone_most_percent);
        let store = &self.flow.store;
        let all = store.count_in_scopes(self.tenant.id).await?;
        let mut absent = store.count_absent(self.tenant.id, Entity::Job, run.began_at).await?;
        absent.extend(store.count_absent(self.tenant.id, Entity::Person, run.began_at).await?);
        for (scope, absent) in absent {
            let all = all.iter().find(|(name, _)| *name == scope).map_or(0, |(_, n)| *n);
            if absent > GONE_LEAST && absent.saturating_mul(100) > all.saturating_mul(share) {
                return Err(Stop::TooManyGone(format!(
                    "{absent} of {all} of {scope} are not found any more, which is more than {share} %: nothing was removed; \
                     look whether the ATS hides a folder, and begin a walk that accepts it if they are really gone"
                )));
            }
        }
        Ok(())
    }

    async fn keep_place(
        &mut self,
        run: &mut SyncRun,
        (entity, place): (Entity, SyncPlace),
        absent: Vec<i64>,
        (counts, expected): (SyncCounts, i64),
    ) -> Result<(), Ended> {
        let counts = SyncCounts { calls: self.calls(), ..counts };
        let page = MirrorPage {
            turn: self.turn,
            tenant: self.tenant.id,
            walk: Some(WalkOn { id: run.id, began_at: run.began_at, place, expected }),
            writes: Vec::new(),
            absent,
            deleted: Vec::new(),
            entity,
            counts,
            unread: None,
            at: self.moment(),
        };
        self.keep_page(&page, &mut SyncCounts::default()).await?;
        run.place = place;
        Ok(())
    }
}

fn next_place(run: &SyncRun, is_last: bool, last: i64) -> SyncPlace {
    if is_last {
        SyncPlace { step: run.place.step + 1, after: 0 }
    } else {
        SyncPlace { step: run.place.step, after: last }
    }
}

/// Why a walk stops.
enum Stop {
    Ended(Ended),
    TooManyGone(String),
}

impl From<Ended> for Stop {
    fn from(ended: Ended) -> Self {
        Self::Ended(ended)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Ended(error.into())
    }
}

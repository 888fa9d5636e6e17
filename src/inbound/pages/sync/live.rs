//! What of the page changes by itself: how fresh the mirror is, and the run that goes on.

use askama::Template;

use super::fresh::Fresh;
use super::history::Askers;
use super::numbers::grouped;
use crate::domain::{SyncRun, SyncSource, SyncStanding, SyncState, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

/// The part that is read again and again.
#[derive(Template)]
#[template(path = "sync_live.html")]
pub(super) struct Live {
    pub(super) t: &'static texts::Sync,
    /// Where this very part is.
    pub(super) url: String,
    pub(super) fresh: Fresh,
    pub(super) is_on: bool,
    /// When changes are looked for next.
    pub(super) next_at: Option<Moment>,
    /// What is wrong, or out of the usual.
    pub(super) notes: Vec<Note>,
    pub(super) run: Option<Run>,
}

/// Something out of the usual.
pub(super) struct Note {
    pub(super) tone: &'static str,
    pub(super) text: &'static str,
    pub(super) cause: String,
}

/// The run that goes on.
pub(super) struct Run {
    pub(super) kind: &'static str,
    /// Profiles that were found, and that there are; none while that is not known.
    pub(super) progress: Option<(i64, i64)>,
    pub(super) percent: i64,
    /// What it does now.
    pub(super) doing: String,
    /// Why it waits.
    pub(super) note: Option<String>,
    pub(super) by: String,
    pub(super) began: Moment,
    pub(super) through_at: Option<Moment>,
    pub(super) counts: [(&'static str, String); 6],
}

impl Live {
    /// As things stand now. `walk` is the run that goes on.
    pub(super) async fn of(
        doors: &Doors,
        tenant: &Tenant,
        standing: &SyncStanding,
        walk: Option<&SyncRun>,
    ) -> Result<Self, Failed> {
        let now = doors.flow.clock.now();
        let is_on = tenant.settings.sync.source != SyncSource::Off;
        let run = match walk {
            Some(walk) => Some(Run::of(walk, &Askers::of(doors, tenant.id, std::slice::from_ref(walk)).await?)),
            None => None,
        };
        let known = walk.map_or_else(|| "none".to_owned(), |walk| walk.id.to_string());
        let mut notes = if is_on { notes(tenant, standing) } else { Vec::new() };
        if is_on && doors.flow.is_paused(tenant) {
            notes.insert(0, Note { tone: "wait", text: texts::SYNC.paused, cause: String::new() });
        }
        let last = if is_on && walk.is_none() { doors.flow.store.last_walk(tenant.id).await? } else { None };
        if let Some(last) = last.filter(|last| last.state == SyncState::Stopped) {
            notes.push(Note { tone: "alert", text: texts::SYNC.stopped, cause: last.note.unwrap_or_default() });
        }
        Ok(Self {
            t: texts::SYNC,
            url: format!("/tenants/{}/sync?run={known}", tenant.id),
            fresh: Fresh::of(tenant, standing, walk, now),
            is_on,
            next_at: standing.next_at.filter(|_| is_on && standing.looked_at.is_some()).map(Moment::of),
            notes,
            run,
        })
    }
}

fn notes(tenant: &Tenant, standing: &SyncStanding) -> Vec<Note> {
    let t = texts::SYNC;
    let note = |tone, text, cause: String| Note { tone, text, cause };
    let failure = standing.failure.clone().map(|why| note("alert", t.failure, why));
    let stream = standing.stream_failure.clone().map(|why| note("wait", t.stream_failure, why));
    let is_stretched = standing.is_stretched(tenant.settings.sync.every());
    let stretched = is_stretched.then(|| note("wait", t.stretched, String::new()));
    let unread = i64::try_from(standing.unread.len()).unwrap_or(i64::MAX);
    let unread = (unread > 0).then(|| note("wait", t.unread, grouped(unread)));
    [failure, stream, stretched, unread].into_iter().flatten().collect()
}

impl Run {
    fn of(run: &SyncRun, askers: &Askers) -> Self {
        let (t, counts) = (texts::SYNC, run.counts);
        let expected = run.expected.filter(|expected| *expected > 0 && !run.is_counting());
        let progress = expected.map(|expected| (counts.found.min(expected), expected));
        let percent = progress.map_or(0, |(found, expected)| found.saturating_mul(100) / expected);
        let count = |label, n: i64| (label, grouped(n));
        let rate = run.read_per_minute().map_or_else(String::new, grouped);
        Self {
            kind: texts::run_kind(run.kind),
            progress,
            percent,
            doing: doing(run),
            note: run.note.clone(),
            by: askers.name(run),
            began: Moment::of(run.began_at),
            through_at: run.through_at().map(Moment::of),
            counts: [
                count(t.found, counts.found),
                count(t.read_count, counts.read),
                count(t.written, counts.written),
                count(t.refused, counts.refused),
                count(t.calls, counts.calls),
                (t.rate, rate),
            ],
        }
    }
}

/// What a run does now.
fn doing(run: &SyncRun) -> String {
    let t = texts::SYNC;
    match run.step() {
        None if run.steps.is_empty() => t.waiting_turn.to_owned(),
        None => String::new(),
        Some(step) => {
            let what = texts::run_step(step);
            format!("{} {} {} {}: {what}", t.part, run.place.step + 1, t.of, run.steps.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entity, MirrorKind, SyncCounts, SyncWish, Timestamp};
    use crate::domain::{SyncStep, TenantId};
    use crate::sync::new_walk;

    fn run() -> SyncRun {
        let tenant = Tenant {
            id: TenantId::try_from(1).unwrap(),
            ats: "icims".to_owned(),
            customer: 4_321.try_into().unwrap(),
            name: "Test".to_owned(),
            paused_until: None,
            settings: crate::domain::TenantSettings::default(),
            rules: std::collections::HashMap::new(),
            version: 1,
        };
        let now = Timestamp::from_micros(1_795_305_600_000_000);
        new_walk(&tenant, &SyncStanding::default(), None, SyncWish::default(), now)
    }

    #[test]
    fn how_far_a_run_is_is_told_once_it_has_counted() {
        let askers = Askers::none();
        assert_eq!(Run::of(&run(), &askers).doing, texts::SYNC.waiting_turn);
        let folder = SyncStep::Folder { kind: MirrorKind::Candidate, folder: "Cand:Active".to_owned() };
        let steps = vec![SyncStep::Count { entity: Entity::Person }, folder];
        let mut run = SyncRun { steps, expected: Some(400), ..run() };
        run.counts = SyncCounts { found: 100, read: 90, ..SyncCounts::default() };
        assert_eq!(Run::of(&run, &askers).progress, None);
        run.place.step = 1;
        let shown = Run::of(&run, &askers);
        assert_eq!((shown.progress, shown.percent), (Some((100, 400)), 25));
        assert_eq!(shown.doing, "Part 2 of 2: Candidates in Cand:Active");
    }
}

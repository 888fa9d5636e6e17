//! How a tenant's mirror is kept: what the tenant chose, and the runs that were made.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::names::stored_name;
use super::{Entity, Folder, MirrorKind, SyncRunId, SyncWish, TenantId, Timestamp, Unread};

/// Where changes are learned from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncSource {
    /// Nothing is mirrored.
    #[default]
    Off,
    /// Searches for what changed.
    Search,
    /// The stream of changes.
    Stream,
}

stored_name!(
    SyncSource,
    "source of the mirror",
    "off, search or stream",
    Off = "off",
    Search = "search",
    Stream = "stream"
);

/// What a tenant chose of its mirror.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SyncSettings {
    /// Where changes are learned from.
    pub source: SyncSource,
    /// Subscription of the stream of changes; none takes the only one there is.
    pub stream_subscription: Option<String>,
    /// Stream of the ATS' older API of changes, which nothing reads yet.
    pub legacy_stream_id: Option<String>,
    /// Minutes from one look for changes to the next.
    pub every_minutes: u16,
    /// Days from one full walk to the next.
    pub walk_every_days: u16,
    /// Folders whose persons are candidates, by id or label.
    pub candidate_folders: Vec<String>,
    /// Folders whose persons are users, by id or label.
    pub user_folders: Vec<String>,
    /// Folders whose jobs are not mirrored, by id or label.
    pub jobs_without: Vec<String>,
    /// Whether applications of candidates for open jobs are mirrored too.
    pub applications: bool,
    /// Folders of open jobs, by id or label; they matter to applications alone.
    pub open_job_folders: Vec<String>,
    /// Fields of persons beside the usual ones.
    pub person_fields: Vec<String>,
    /// Fields of jobs beside the usual ones.
    pub job_fields: Vec<String>,
    /// Of each hundred, how many may have gone at once before a person is asked.
    pub gone_most_percent: u8,
}

impl Default for SyncSettings {
    fn default() -> Self {
        let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Self {
            source: SyncSource::Off,
            stream_subscription: None,
            legacy_stream_id: None,
            every_minutes: 5,
            walk_every_days: 7,
            candidate_folders: named(&["Cand:Active"]),
            user_folders: named(&["HM:Active", "Emp:Current Employee"]),
            jobs_without: named(&["Deleted", "Job Template"]),
            applications: false,
            open_job_folders: named(&["Approved"]),
            person_fields: Vec::new(),
            job_fields: Vec::new(),
            gone_most_percent: 20,
        }
    }
}

impl SyncSettings {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn are_usual(&self) -> bool {
        *self == Self::default()
    }

    /// From the beginning of one look to that of the next.
    #[must_use]
    pub fn every(&self) -> Duration {
        Duration::from_mins(u64::from(self.every_minutes))
    }

    /// From the beginning of one walk to that of the next.
    #[must_use]
    pub fn walk_every(&self) -> Duration {
        Duration::from_hours(24 * u64::from(self.walk_every_days))
    }

    /// The folders of a kind of person.
    #[must_use]
    pub fn folders(&self, kind: MirrorKind) -> &[String] {
        match kind {
            MirrorKind::Candidate => &self.candidate_folders,
            MirrorKind::User => &self.user_folders,
            MirrorKind::Job | MirrorKind::Application => &[],
        }
    }

    /// In which list a person of that folder stands, and the setting that says so.
    #[must_use]
    pub fn person_in(&self, folder: &Folder) -> Option<(MirrorKind, &str)> {
        [MirrorKind::Candidate, MirrorKind::User].into_iter().find_map(|kind| {
            let named = self.folders(kind).iter().find(|name| folder.is_named(name))?;
            Some((kind, named.as_str()))
        })
    }

    /// The fields of profiles beside the usual ones.
    #[must_use]
    pub fn fields(&self, entity: Entity) -> &[String] {
        match entity {
            Entity::Person => &self.person_fields,
            Entity::Job => &self.job_fields,
            Entity::Application => &[],
        }
    }
}

/// A part of a walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncStep {
    /// How many there are, where nothing tells yet.
    Count {
        /// Of what.
        entity: Entity,
    },
    /// Everybody in a folder.
    Folder {
        /// In which list they stand.
        kind: MirrorKind,
        /// The folder, as the settings name it.
        folder: String,
    },
    /// Every job, or every application, that is mirrored.
    All {
        /// Which of them.
        kind: MirrorKind,
    },
    /// What changed since the walk before.
    Changed {
        /// Of what.
        entity: Entity,
        /// Since when.
        since: Timestamp,
    },
    /// What was not met any more.
    Gone {
        /// Of what.
        entity: Entity,
    },
}

impl SyncStep {
    /// What it is about.
    #[must_use]
    pub fn entity(&self) -> Entity {
        match self {
            Self::Folder { kind, .. } | Self::All { kind } => kind.entity(),
            Self::Count { entity } | Self::Changed { entity, .. } | Self::Gone { entity } => *entity,
        }
    }
}

/// What a run does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncKind {
    /// The first walk.
    Import,
    /// A look at everything that is mirrored.
    Walk,
    /// A look at what changed.
    Increment,
}

stored_name!(
    SyncKind,
    "kind of run",
    "import, walk or increment",
    Import = "import",
    Walk = "walk",
    Increment = "increment"
);

/// How a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncState {
    /// It goes on.
    Running,
    /// It is through.
    Done,
    /// A person ended it.
    Cancelled,
    /// It cannot go on; why stands beside it.
    Stopped,
}

stored_name!(
    SyncState,
    "state of a run",
    "running, done, cancelled or stopped",
    Running = "running",
    Done = "done",
    Cancelled = "cancelled",
    Stopped = "stopped"
);

/// What a run came to so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncCounts {
    /// Profiles that searches named.
    pub found: i64,
    /// Profiles that were read.
    pub read: i64,
    /// Those that were new or had changed.
    pub written: i64,
    /// Those that looks at changes should have found before.
    pub missed: i64,
    /// Profiles that the ATS did not show, or not in a known shape.
    pub refused: i64,
    /// What left the mirror.
    pub gone: i64,
    /// Calls of the ATS.
    pub calls: i64,
}

impl SyncCounts {
    /// Both together.
    pub fn add(&mut self, more: Self) {
        let Self { found, read, written, missed, refused, gone, calls } = more;
        self.found += found;
        self.read += read;
        self.written += written;
        self.missed += missed;
        self.refused += refused;
        self.gone += gone;
        self.calls += calls;
    }
}

/// Where a walk goes on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncPlace {
    /// Which step, from 0.
    pub step: i64,
    /// After which number.
    pub after: i64,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncRun {
    /// Which run.
    pub id: SyncRunId,
    /// Whose.
    pub tenant: TenantId,
    /// What it does.
    pub kind: SyncKind,
    /// How it stands.
    pub state: SyncState,
    /// Who asked for it; none where it was due.
    pub asked_by: Option<String>,
    /// What that person asked for.
    pub wish: SyncWish,
    /// What it does, part by part.
    pub steps: Vec<SyncStep>,
    /// Where it goes on.
    pub place: SyncPlace,
    /// How many profiles it is expected to find; none while nobody has counted, and less than all of them while it still counts.
    pub expected: Option<i64>,
    /// What it came to so far.
    pub counts: SyncCounts,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last worked on.
    pub worked_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// By which settings it is made: see [`SyncSettings`] and the roles of a tenant.
    pub plan: Option<String>,
    /// Why it waits, or was stopped.
    pub note: Option<String>,
}

impl SyncRun {
    /// Profiles that it read in a minute so far, pauses included.
    #[must_use]
    pub fn read_per_minute(&self) -> Option<i64> {
        let millis = i64::try_from(self.worked_at.since(self.began_at).as_millis()).unwrap_or(i64::MAX);
        (millis > 0).then(|| self.counts.read.saturating_mul(60_000) / millis)
    }

    /// Profiles that it will still find, as far as was counted.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.expected.map_or(0, |expected| (expected - self.counts.found).max(0))
    }

    /// When it will be through, if it goes on as it went so far.
    #[must_use]
    pub fn through_at(&self) -> Option<Timestamp> {
        let (found, is_counted) = (self.counts.found, self.expected.is_some() && !self.is_counting());
        if self.state != SyncState::Running || found <= 0 || !is_counted {
            return None;
        }
        let took = self.worked_at.since(self.began_at).as_secs_f64();
        let left = u32::try_from(self.left()).unwrap_or(u32::MAX);
        let found = u32::try_from(found).unwrap_or(u32::MAX);
        Some(self.worked_at.plus(Duration::from_secs_f64(took * f64::from(left) / f64::from(found))))
    }

    /// Whether it still counts how many there are.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        matches!(self.step(), Some(SyncStep::Count { .. }))
    }

    /// The step that it goes on with; none where it is through.
    #[must_use]
    pub fn step(&self) -> Option<&SyncStep> {
        usize::try_from(self.place.step).ok().and_then(|step| self.steps.get(step))
    }
}

/// Behind which event a stream goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamPlace {
    /// Which stream.
    pub subscription: String,
    /// The key of the last page; empty before the first event.
    pub key: String,
    /// Since when everything that it tells is read; none while old events are passed over.
    #[serde(default)]
    pub followed_since: Option<Timestamp>,
    /// Tells the last page from another one, where it stays open: it has been read.
    #[serde(default)]
    pub open_page: Option<i64>,
}

/// How a tenant's mirror stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncStanding {
    /// Everything that changed before is in the mirror, as far as searches show it.
    pub watermark: Option<Timestamp>,
    /// When the look for changes began that is not finished yet: what was read since is not read again.
    pub looking_since: Option<Timestamp>,
    /// When the last walk began that was finished.
    pub walked_at: Option<Timestamp>,
    /// When the last look for changes began that was finished.
    pub looked_at: Option<Timestamp>,
    /// When the next is due.
    pub next_at: Option<Timestamp>,
    /// Why the last look for changes was not finished.
    pub failure: Option<String>,
    /// Folders of the settings that the ATS does not have.
    pub unknown_folders: Vec<String>,
    /// What could not be read so far.
    pub unread: Vec<Unread>,
    /// By which settings the last walk was made.
    pub walked_plan: Option<String>,
    /// Where the stream goes on.
    pub stream: Option<StreamPlace>,
    /// Why the stream is not used, where it was chosen.
    pub stream_failure: Option<String>,
}

impl SyncStanding {
    /// Whether looks are made less often than is set.
    #[must_use]
    pub fn is_stretched(&self, every: Duration) -> bool {
        self.next_at.zip(self.looked_at).is_some_and(|(next, last)| next.since(last) > every + Duration::from_mins(1))
    }
}

/// What the turns of a tenant's mirror are called.
#[must_use]
pub fn sync_schedule(tenant: TenantId) -> String {
    format!("sync:{tenant}")
}

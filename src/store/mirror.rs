//! The mirror. Every engine takes the same statements but one, so what is read and what is written stands here once; as macros,
//! because the type of a statement is its engine's.

use super::cells::Cells;
use super::rows::{Fields, Row};
use super::sql::{self, Batch};
use super::{MirrorAsked, StoreError};
use crate::domain::{
    Content, Entity, FieldShown, Gone, Known, MirrorKind, Mirrored, SyncCounts, SyncPlace, SyncRun, SyncRunId,
    SyncStanding,
};

type Result<T> = std::result::Result<T, StoreError>;

/// Rows of one statement where each row is bound by itself: a statement for every number of rows would have to be prepared.
const SIZES: [usize; 3] = [50, 10, 1];

/// What is put in many rows at once.
#[derive(Debug, Clone, Copy)]
pub(super) enum Put {
    Mirrored,
    Persons,
    Jobs,
    Applications,
    Shown,
}

impl Put {
    pub(super) fn of(entity: Entity) -> Self {
        match entity {
            Entity::Person => Self::Persons,
            Entity::Job => Self::Jobs,
            Entity::Application => Self::Applications,
        }
    }

    pub(super) fn batch(self) -> &'static Batch {
        match self {
            Self::Mirrored => &sql::PUT_MIRRORED,
            Self::Persons => &sql::PUT_PERSONS,
            Self::Jobs => &sql::PUT_JOBS,
            Self::Applications => &sql::PUT_APPLICATIONS,
            Self::Shown => &sql::ADD_SHOWN,
        }
    }

    /// Rows for it.
    pub(super) fn room<'a>(self, rows: usize) -> Cells<'a> {
        Cells::with_room(self.batch().columns, rows)
    }
}

/// The statements of one engine that take many rows.
pub(super) struct MirrorTexts<T> {
    mirrored: T,
    persons: T,
    jobs: T,
    applications: T,
    shown: T,
}

impl<T> MirrorTexts<T> {
    pub(super) fn of(text: impl Fn(Put) -> T) -> Self {
        Self {
            mirrored: text(Put::Mirrored),
            persons: text(Put::Persons),
            jobs: text(Put::Jobs),
            applications: text(Put::Applications),
            shown: text(Put::Shown),
        }
    }

    pub(super) fn text(&self, put: Put) -> &T {
        match put {
            Put::Mirrored => &self.mirrored,
            Put::Persons => &self.persons,
            Put::Jobs => &self.jobs,
            Put::Applications => &self.applications,
            Put::Shown => &self.shown,
        }
    }
}

/// A statement for few rows and for many.
pub(super) struct Texts([String; SIZES.len()]);

impl Texts {
    pub(super) fn of(text: impl Fn(usize) -> String) -> Self {
        Self(SIZES.map(text))
    }

    pub(super) fn for_rows(&self, rows: usize) -> &str {
        let at = SIZES.iter().position(|size| *size == rows).unwrap_or(SIZES.len() - 1);
        &self.0[at]
    }
}

/// As many at once as a statement takes, the rest by statements that take fewer.
pub(super) fn portions<T>(rows: &[T]) -> Vec<&[T]> {
    let (mut portions, mut rest) = (Vec::new(), rows);
    for size in SIZES {
        let (whole, fewer) = rest.split_at(rest.len() / size * size);
        portions.extend(whole.chunks(size));
        rest = fewer;
    }
    portions
}

/// The text of a search, for `like`.
pub(super) fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// Rows that are looked at for one page, where only some of them may fit.
const LOOKED_AT_MOST: i64 = 20_000;

/// How many rows are looked at for a page: twice as many where all but those that have gone fit.
pub(super) fn looked_at(asked: &MirrorAsked, most: i64) -> i64 {
    let is_any = asked.text.is_none() && asked.folder.is_none() && asked.person.is_none() && asked.job.is_none();
    if is_any { most * 2 } else { LOOKED_AT_MOST.max(most) }
}

/// What a stored text is that was left out because it is empty.
pub(super) fn from_json<T: serde::de::DeserializeOwned + Default>(text: Option<&str>) -> T {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

impl<F: Fields> Row<'_, F> {
    pub(super) fn known(&self) -> Result<Known> {
        Ok(Known {
            id: self.int("id")?,
            scope: self.opt_text("scope")?,
            kind: self.parsed("kind")?,
            read_at: self.at("read_at")?,
        })
    }

    pub(super) fn scope_count(&self) -> Result<(String, i64)> {
        Ok((self.text("scope")?, self.int("n")?))
    }

    pub(super) fn mirrored(&self, kind: MirrorKind) -> Result<Mirrored> {
        let key = match kind.entity() {
            Entity::Person => "person_id",
            Entity::Job => "job_id",
            Entity::Application => "workflow_id",
        };
        let content = match (self.opt_int(key)?, kind.entity()) {
            (None, _) => None,
            (Some(_), Entity::Person) => Some(Content::Person(self.person()?)),
            (Some(_), Entity::Job) => Some(Content::Job(self.job()?)),
            (Some(_), Entity::Application) => Some(Content::Application(self.application()?)),
        };
        let gone = self.opt_at("gone_at")?.zip(self.opt_parsed::<Gone>("gone_why")?);
        Ok(Mirrored {
            id: self.int("id")?,
            content,
            folder_id: self.opt_text("folder_id")?,
            fields: from_json(self.opt_text("fields")?.as_deref()),
            changed_at: self.at("changed_at")?,
            gone,
            merged_into: self.opt_int("merged_into")?,
        })
    }

    pub(super) fn field_shown(&self) -> Result<FieldShown> {
        Ok(FieldShown {
            entity: self.parsed("entity")?,
            day: self.at("day_at")?,
            field: self.text("field")?,
            seen: self.int("seen")?,
            shown: self.int("shown")?,
        })
    }

    pub(super) fn sync_standing(&self) -> Result<SyncStanding> {
        Ok(SyncStanding {
            watermark: self.opt_at("watermark")?,
            looking_since: self.opt_at("looking_since")?,
            walked_at: self.opt_at("walked_at")?,
            looked_at: self.opt_at("looked_at")?,
            next_at: self.opt_at("next_at")?,
            failure: self.opt_text("failure")?,
            unknown_folders: from_json(self.opt_text("unknown_folders")?.as_deref()),
            unread: from_json(self.opt_text("unread")?.as_deref()),
            walked_plan: self.opt_text("walked_plan")?,
            stream: from_json(self.opt_text("stream_place")?.as_deref()),
            stream_failure: self.opt_text("stream_failure")?,
        })
    }

    pub(super) fn sync_run(&self) -> Result<SyncRun> {
        Ok(SyncRun {
            id: SyncRunId::from_uuid(self.uuid("run_id")?),
            tenant: self.id("tenant_id")?,
            kind: self.parsed("kind")?,
            state: self.parsed("state")?,
            asked_by: self.opt_text("asked_by")?,
            wish: self.json("wish")?,
            steps: self.json("steps")?,
            place: SyncPlace { step: self.int("step")?, after: self.int("after_id")? },
            expected: self.opt_int("expected")?,
            counts: SyncCounts {
                found: self.int("found_count")?,
                read: self.int("read_count")?,
                written: self.int("written_count")?,
                missed: self.int("missed_count")?,
                refused: self.int("refused_count")?,
                gone: self.int("gone_count")?,
                calls: self.int("call_count")?,
            },
            began_at: self.at("began_at")?,
            worked_at: self.at("worked_at")?,
            ended_at: self.opt_at("ended_at")?,
            plan: self.opt_text("plan")?,
            note: self.opt_text("note")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_for_is_meant_as_it_is_written() {
        assert_eq!(pattern("50%_Ä!"), "%50!%!_ä!!%");
    }

    #[test]
    fn rows_go_in_whole_portions_and_the_rest_in_smaller_ones() {
        let rows: Vec<usize> = (0..112).collect();
        let sizes: Vec<usize> = portions(&rows).into_iter().map(<[usize]>::len).collect();
        assert_eq!(sizes, [50, 50, 10, 1, 1]);
    }
}

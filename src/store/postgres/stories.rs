//! All that is kept of several hand-offs: one statement for each table, however many they are.
//!
//! Each is the statement that reads of one hand-off, asked for each of them: it looks into its table by their keys, with
//! a limit of its own for each.

use std::sync::LazyLock;

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;

use super::{PgStore, Result};
use crate::domain::{HandoffId, Way};
use crate::store::rows::Row;
use crate::store::{StoreError, Story, sql};

static HANDOFFS: LazyLock<String> = LazyLock::new(|| of_each(sql::READ_HANDOFF, &["asked.id"]));
static EVENTS: LazyLock<String> = LazyLock::new(|| of_each(sql::EVENTS_OF_HANDOFF, &["asked.id"]));
static ENTRIES: LazyLock<String> = LazyLock::new(|| of_each(sql::TIMELINE_OF_HANDOFF, &["asked.id"]));
static ATTEMPTS: LazyLock<String> = LazyLock::new(|| of_each(sql::ATTEMPTS_OF_HANDOFF, &["asked.id"]));
static TASKS: LazyLock<String> = LazyLock::new(|| {
    let values = ["asked.tenant", "asked.id::text || ':'", "asked.id::text || ';'", "asked.id"];
    of_each(sql::TASKS_OF_HANDOFF, &values)
});

/// What is read of one hand-off, for each of many: with its place among them, and in the order in which it is read of one.
fn of_each(of_one: &str, values: &[&str]) -> String {
    let numbered = values.iter().enumerate();
    let of_one = numbered.fold(of_one.to_owned(), |text, (n, value)| text.replace(&format!("${}", n + 1), value));
    format!(
        "select asked.place, one.* from unnest($1::uuid[], $2::bigint[]) with ordinality asked (id, tenant, place) \
        cross join lateral (select read.*, row_number() over () as nth from ({of_one}) read) one \
        order by asked.place, one.nth"
    )
}

impl PgStore {
    pub(super) async fn read_stories(&self, handoffs: &[HandoffId]) -> Result<Vec<Story>> {
        let mut stories = Vec::with_capacity(handoffs.len());
        let all: Vec<_> = handoffs.iter().map(|id| (*id, 0)).collect(); // Whose they are is read with them.
        for row in self.each(&HANDOFFS, &all).await? {
            let handoff = Row::of("handoffs", &row).handoff()?;
            let (events, entries, tasks, attempts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            stories.push(Story { handoff, advance: None, undo: None, events, entries, tasks, attempts });
        }
        if stories.is_empty() {
            return Ok(stories);
        }
        let found: Vec<_> = stories.iter().map(|story| (story.handoff.id, story.handoff.tenant.get())).collect();
        let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
        // Three at once: each takes a connection, and the work that goes on meanwhile needs some too.
        let ((events, moves), entries, (attempts, tasks)) = tokio::try_join!(
            async { Ok::<_, StoreError>((self.each(&EVENTS, &found).await?, self.move_rows(&ids).await?)) },
            self.each(&ENTRIES, &found),
            async { Ok((self.each(&ATTEMPTS, &found).await?, self.each(&TASKS, &found).await?)) },
        )?;
        for row in &events {
            let row = Row::of("events", row);
            of(&mut stories, &row)?.events.push(row.event()?);
        }
        for row in &entries {
            let row = Row::of("timeline", row);
            of(&mut stories, &row)?.entries.push(row.entry()?);
        }
        for row in &tasks {
            let row = Row::of("tasks", row);
            of(&mut stories, &row)?.tasks.push(row.task_row()?);
        }
        // They are read from the newest on.
        for row in attempts.iter().rev() {
            let row = Row::of("task_attempts", row);
            of(&mut stories, &row)?.attempts.push(row.attempt_row()?);
        }
        for row in &moves {
            let advance = Row::of("advances", row).advance()?;
            let Some(story) = stories.iter_mut().find(|story| story.handoff.id == advance.key.handoff) else {
                continue;
            };
            match advance.key.way {
                Way::Forward => story.advance = Some(advance),
                Way::Back => story.undo = Some(advance),
            }
        }
        Ok(stories)
    }

    async fn each(&self, statement: &'static str, handoffs: &[(HandoffId, i64)]) -> Result<Vec<PgRow>> {
        let (ids, tenants): (Vec<_>, Vec<_>) = handoffs.iter().map(|(id, tenant)| (id.uuid(), *tenant)).unzip();
        self.rows(sqlx::query(AssertSqlSafe(statement)).bind(ids).bind(tenants)).await
    }
}

/// The story of the hand-off that a row was read for.
fn of<'s>(stories: &'s mut [Story], row: &Row<'_, PgRow>) -> Result<&'s mut Story> {
    let place = row.int("place")?;
    let at = usize::try_from(place - 1).ok().and_then(|at| stories.get_mut(at));
    at.ok_or_else(|| row.unreadable("place", format!("there is no {place}")))
}

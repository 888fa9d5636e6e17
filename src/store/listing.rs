//! Lists, a page at a time. Every engine takes the same statements, so it is written once; as a macro, because the type of
//! a statement is its engine's.

use uuid::Uuid;

use super::rows::{Fields, Row};
use super::{Audited, StoreError, TaskListed};
use crate::domain::{ApiToken, ApiTokenId, Entry, HandoffId, Step, TaskId, Timestamp};

type Result<T> = std::result::Result<T, StoreError>;

/// How many rows a page looks at, at the most: some tens of milliseconds.
pub(super) const LOOKED_AT_MOST: i64 = 20_000;
/// The same where names are looked up beside each row: whoever asks goes on for as long as somebody may wait.
pub(super) const NAMED_MOST: i64 = 4_000;

/// The rows of a page, and where the next one begins: behind the last of them, or, where not enough were found, behind the
/// last that was looked at.
pub(super) fn part<T>(
    mut rows: Vec<T>,
    most: i64,
    id: impl Fn(&T) -> Uuid,
    looked_at: Option<Uuid>,
) -> (Vec<T>, Option<Uuid>) {
    let most = usize::try_from(most).unwrap_or_default();
    if rows.len() > most {
        rows.truncate(most);
        let next = rows.last().map(id);
        return (rows, next);
    }
    (rows, looked_at)
}

/// The text of a search in names as they are written, for `like`. Engines do not agree on the case of letters beyond ASCII
/// (SQLite changes none of them), so a letter of those that has two cases may be any letter: "ærøe" finds "Ærøe".
pub(super) fn names_pattern(text: &str) -> String {
    let has_cases = |c: char| !c.is_ascii() && (c.is_lowercase() || c.is_uppercase());
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for c in text.chars() {
        match c {
            '%' | '_' | '!' => pattern.extend(['!', c]),
            c if has_cases(c) => pattern.push('_'),
            c => pattern.push(c.to_ascii_lowercase()),
        }
    }
    pattern.push('%');
    pattern
}

/// Lets a store tell lists. It needs `row`, `rows`, `move_rows`, and what it writes under the names used here.
macro_rules! listing {
    ($store:ty) => {
        impl $store {
            /// The last row that a page looked at, where it looked at as many as it may.
            pub(super) async fn looked_at(&self, statement: &'static str, page: Page) -> Result<Option<uuid::Uuid>> {
                let query = sqlx::query(statement).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST - 1);
                let row = self.row(query).await?;
                row.map(|row| Row::of("list", &row).uuid("id")).transpose()
            }
        }

        #[async_trait]
        impl Listing for $store {
            async fn events_page(&self, asked: &EventsAsked, page: Page) -> Result<Found<Event>> {
                let looked_at = self.looked_at(sql::EVENTS_LOOKED_AT, page).await?;
                let page = page.down_to(looked_at);
                let query = sqlx::query(sql::EVENTS_PAGE).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST);
                let query = query.bind(asked.tenant.map_or(0, TenantId::get)).bind(asked.outcome.unwrap_or_default());
                let query = query.bind(asked.workflow.map_or(0, WorkflowId::get));
                let rows = self.rows(query.bind(asked.person.map_or(0, PersonId::get)).bind(page.most + 1)).await?;
                let (rows, next) = part(events(&rows)?, page.most, |event| event.id.uuid(), looked_at);
                Ok(Found { rows, next })
            }

            async fn handoffs_page(&self, asked: &HandoffsAsked, page: Page) -> Result<Found<Handoff>> {
                let by_person = asked.tenant.is_some() && asked.person.is_some();
                let looked_at = if by_person { None } else { self.looked_at(sql::HANDOFFS_LOOKED_AT, page).await? };
                let page = page.down_to(looked_at);
                let statement = if by_person { sql::HANDOFFS_OF_PERSON_PAGE } else { sql::HANDOFFS_PAGE };
                let query = sqlx::query(statement).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST);
                let query = query.bind(asked.tenant.map_or(0, TenantId::get));
                let query = query.bind(asked.lifecycle.map_or("", Lifecycle::name));
                let query = query.bind(asked.workflow.map_or(0, WorkflowId::get));
                let rows = self.rows(query.bind(asked.person.map_or(0, PersonId::get)).bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("handoffs", row).handoff()).collect();
                let (rows, next) = part(rows?, page.most, |handoff| handoff.id.uuid(), looked_at);
                Ok(Found { rows, next })
            }

            async fn interviews_page(&self, asked: &InterviewsAsked, page: Page) -> Result<Found<Handoff>> {
                let tenant = asked.tenant.get();
                let query = sqlx::query(sql::HANDOFFS_OF_TENANT_LOOKED_AT).bind(page.before).bind(page.from);
                let row = self.row(query.bind(NAMED_MOST - 1).bind(tenant)).await?;
                let looked_at = row.map(|row| Row::of("list", &row).uuid("id")).transpose()?;
                let page = page.down_to(looked_at);
                let query = sqlx::query(sql::HANDOFFS_OF_TENANT_PAGE).bind(page.before).bind(page.from);
                let query = query.bind(NAMED_MOST).bind(tenant);
                let query = query.bind(asked.lifecycle.map_or("", Lifecycle::name));
                let query = query.bind(asked.job.map_or(0, JobId::get)).bind(asked.sent_by.map_or(0, PersonId::get));
                let text = asked.text.as_deref().unwrap_or_default().to_lowercase();
                let query = query.bind(if text.is_empty() { String::new() } else { names_pattern(&text) });
                let rows = self.rows(query.bind(text).bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("handoffs", row).handoff()).collect();
                let (rows, next) = part(rows?, page.most, |handoff| handoff.id.uuid(), looked_at);
                Ok(Found { rows, next })
            }

            async fn names_of(&self, tenant: TenantId, persons: &[i64], jobs: &[i64]) -> Result<Names> {
                let mut names = Names::default();
                for row in self.rows_of(NAMES_OF_PERSONS, tenant, persons).await? {
                    let person = Row::of("persons", &row).person()?;
                    names.persons.insert(person.id, person);
                }
                for row in self.rows_of(NAMES_OF_JOBS, tenant, jobs).await? {
                    let job = Row::of("jobs", &row).job()?;
                    names.jobs.insert(job.id, job);
                }
                Ok(names)
            }

            async fn moves_of(&self, handoffs: &[HandoffId]) -> Result<HashMap<HandoffId, Advance>> {
                let mut moves = HashMap::new();
                for row in self.move_rows(handoffs).await? {
                    let advance = Row::of("advances", &row).advance()?;
                    // The way back comes first, and counts.
                    moves.entry(advance.key.handoff).or_insert(advance);
                }
                Ok(moves)
            }

            async fn dead_tasks_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<TaskListed>> {
                let looked_at = self.looked_at(sql::TASKS_LOOKED_AT, page).await?;
                let page = page.down_to(looked_at);
                let query = sqlx::query(sql::TASKS_PAGE).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST);
                let query = query.bind(tenant.map_or(0, TenantId::get)).bind("dead").bind(page.most + 1);
                let rows = self.rows(query).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("tasks", row).task_listed()).collect();
                let (rows, next) = part(rows?, page.most, |task| task.id.uuid(), looked_at);
                Ok(Found { rows, next })
            }

            async fn task(&self, id: TaskId) -> Result<Option<TaskListed>> {
                let row = self.row(sqlx::query(sql::READ_TASK).bind(id.uuid())).await?;
                row.map(|row| Row::of("tasks", &row).task_listed()).transpose()
            }

            async fn revive_task(&self, id: TaskId, audit: (&str, Timestamp)) -> Result<bool> {
                self.run_again(id, audit).await
            }

            async fn discard_task(&self, task: &TaskListed, reason: &str, audit: (&str, Timestamp)) -> Result<bool> {
                self.discard(task, reason, audit).await
            }

            async fn add_audit(
                &self,
                tenant: Option<TenantId>,
                audit: (&str, Timestamp),
                action: &str,
                subject: &str,
            ) -> Result<()> {
                self.note(tenant, audit, (action, subject)).await
            }

            async fn audit_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<Audited>> {
                let looked_at = self.looked_at(sql::AUDIT_LOOKED_AT, page).await?;
                let page = page.down_to(looked_at);
                let query = sqlx::query(sql::AUDIT_PAGE).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST);
                let rows = self.rows(query.bind(tenant.map_or(0, TenantId::get)).bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("audit_log", row).audited()).collect();
                let (rows, next) = part(rows?, page.most, |audited| audited.id, looked_at);
                Ok(Found { rows, next })
            }

            async fn api_tokens_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<ApiToken>> {
                let query = sqlx::query(sql::TOKENS_PAGE).bind(page.before).bind(page.from);
                let rows = self.rows(query.bind(tenant.map_or(0, TenantId::get)).bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("api_tokens", row).api_token()).collect();
                let (rows, next) = part(rows?, page.most, |token| token.id.uuid(), None);
                Ok(Found { rows, next })
            }

            async fn api_token(&self, id: ApiTokenId) -> Result<Option<ApiToken>> {
                let row = self.row(sqlx::query(sql::READ_TOKEN).bind(id.uuid())).await?;
                row.map(|row| Row::of("api_tokens", &row).api_token()).transpose()
            }

            async fn add_api_token(&self, token: &ApiToken) -> Result<()> {
                self.keep_token(token).await
            }

            async fn revoke_api_token(&self, token: &ApiToken, audit: (&str, Timestamp)) -> Result<bool> {
                self.end_token(token, audit).await
            }
        }
    };
}
pub(super) use listing;

/// What a hand-off says of work that a person discarded.
pub(super) fn discarded(task: &TaskListed, reason: &str, (actor, at): (&str, Timestamp)) -> Entry {
    let outcome = format!("{} discarded", task.kind);
    Entry::new(task.handoff, at, Step::Alert, outcome).because(format!("{reason} ({actor})"))
}

impl<F: Fields> Row<'_, F> {
    pub(super) fn task_listed(&self) -> Result<TaskListed> {
        Ok(TaskListed {
            id: TaskId::from_uuid(self.uuid("task_id")?),
            tenant: self.id("tenant_id")?,
            handoff: HandoffId::from_uuid(self.uuid("handoff_id")?),
            kind: self.parsed("kind")?,
            state: self.text("state")?,
            run_at: self.at("run_at")?,
            attempts: self.int("attempts")?,
            last_error: self.opt_text("last_error")?,
            created_at: self.at("created_at")?,
        })
    }

    pub(super) fn audited(&self) -> Result<Audited> {
        Ok(Audited {
            id: self.uuid("audit_id")?,
            tenant: self.opt_id("tenant_id")?,
            actor: self.text("actor")?,
            action: self.text("action")?,
            subject: self.text("subject")?,
            at: self.at("at")?,
        })
    }

    pub(super) fn api_token(&self) -> Result<ApiToken> {
        Ok(ApiToken {
            id: ApiTokenId::from_uuid(self.uuid("token_id")?),
            tenant: self.opt_id("tenant_id")?,
            name: self.text("name")?,
            // A newer program may know scopes that this one does not: nothing here needs them.
            scopes: self.text("scopes")?.split_whitespace().filter_map(|name| name.parse().ok()).collect(),
            created_by: self.text("created_by")?,
            created_at: self.at("created_at")?,
            expires_at: self.at("expires_at")?,
            revoked_at: self.opt_at("revoked_at")?,
        })
    }
}

//! What is read of the mirror and of the runs that keep it, once for every engine.

/// Lets a store tell of its mirror. It needs `row`, `rows`, `known_rows`, `run_one`, and what it writes under the names used here.
macro_rules! mirror {
    ($store:ty) => {
        #[async_trait]
        impl Mirror for $store {
            async fn known(&self, tenant: TenantId, entity: Entity, ids: &[i64]) -> Result<Vec<Known>> {
                let rows = self.known_rows(tenant, entity, ids).await?;
                rows.iter().map(|row| Row::of("mirrored", row).known()).collect()
            }

            async fn in_scope(
                &self,
                tenant: TenantId,
                scope: &str,
                (after, last): (i64, i64),
                most: i64,
            ) -> Result<Vec<i64>> {
                let query = sqlx::query(sql::IN_SCOPE).bind(tenant.get()).bind(scope).bind(after).bind(last);
                let rows = self.rows(query.bind(most)).await?;
                rows.iter().map(|row| Row::of("mirrored", row).int("id")).collect()
            }

            async fn count_in_scopes(&self, tenant: TenantId) -> Result<Vec<(String, i64)>> {
                let rows = self.rows(sqlx::query(sql::COUNT_IN_SCOPES).bind(tenant.get())).await?;
                rows.iter().map(|row| Row::of("mirrored", row).scope_count()).collect()
            }

            async fn count_absent(
                &self,
                tenant: TenantId,
                entity: Entity,
                walk: Timestamp,
            ) -> Result<Vec<(String, i64)>> {
                let query = sqlx::query(sql::COUNT_ABSENT).bind(tenant.get()).bind(entity.name()).bind(walk.micros());
                let rows = self.rows(query).await?;
                rows.iter().map(|row| Row::of("mirrored", row).scope_count()).collect()
            }

            async fn absent(
                &self,
                (tenant, entity): (TenantId, Entity),
                walk: Timestamp,
                after: i64,
                most: i64,
            ) -> Result<Vec<Known>> {
                let query = sqlx::query(sql::LIST_ABSENT).bind(tenant.get()).bind(entity.name()).bind(walk.micros());
                let rows = self.rows(query.bind(after).bind(most)).await?;
                rows.iter().map(|row| Row::of("mirrored", row).known()).collect()
            }

            async fn keep_page(&self, page: &MirrorPage<'_>) -> Result<Option<Kept>> {
                self.put_page(page).await
            }

            async fn leave_scope(
                &self,
                turn: &Turn,
                of: (TenantId, &str),
                at: Timestamp,
                most: i64,
            ) -> Result<Option<u64>> {
                self.put_left(turn, of, at, most).await
            }

            async fn mirrored_page(
                &self,
                asked: &MirrorAsked,
                page: MirrorCursor,
                most: i64,
            ) -> Result<(Vec<Mirrored>, Option<MirrorCursor>)> {
                let (after, change) = match page {
                    MirrorCursor::Id(after) => (after, None),
                    MirrorCursor::Change(at, after) => (after, Some(at.micros())),
                };
                let is_direct = change.is_none() && (asked.person.is_some() || asked.job.is_some());
                let statement = match (asked.kind.entity(), change) {
                    (Entity::Person, None) => sql::PERSONS_AFTER,
                    (Entity::Person, Some(_)) => sql::PERSONS_CHANGED,
                    (Entity::Job, None) => sql::JOBS_AFTER,
                    (Entity::Job, Some(_)) => sql::JOBS_CHANGED,
                    (Entity::Application, None) if asked.person.is_some() => sql::APPLICATIONS_OF_PERSON,
                    (Entity::Application, None) if asked.job.is_some() => sql::APPLICATIONS_OF_JOB,
                    (Entity::Application, None) => sql::APPLICATIONS_AFTER,
                    (Entity::Application, Some(_)) => sql::APPLICATIONS_CHANGED,
                };
                let query = sqlx::query(statement).bind(asked.tenant.get()).bind(asked.kind.name()).bind(after);
                let query = query.bind(i64::from(asked.gone_too));
                let query = query.bind(asked.text.as_deref().map(pattern).unwrap_or_default());
                let query = match asked.kind.entity() {
                    Entity::Person | Entity::Job => query.bind(asked.folder.clone().unwrap_or_default()),
                    Entity::Application => {
                        query.bind(asked.person.map_or(0, PersonId::get)).bind(asked.job.map_or(0, JobId::get))
                    }
                };
                let looked_at = looked_at(asked, most);
                let cursor =
                    |id, at| if change.is_some() { MirrorCursor::Change(at, id) } else { MirrorCursor::Id(id) };
                // Before the page: what changes in between is behind this row, so it is looked at again and not passed over.
                let last = if is_direct { None } else { self.mirror_looked_at(asked, page, looked_at).await? };
                let query = query.bind(most);
                let query = if is_direct { query } else { query.bind(looked_at) };
                let query = if let Some(change) = change { query.bind(change) } else { query };
                let rows = self.rows(query).await?;
                let rows: Result<Vec<_>> =
                    rows.iter().map(|row| Row::of("mirrored", row).mirrored(asked.kind)).collect();
                let rows = rows?;
                let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows >= most);
                let full = rows.last().filter(|_| is_full).map(|last| cursor(last.id, last.changed_at));
                Ok((rows, full.or(last)))
            }

            async fn keep_shown(
                &self,
                turn: &Turn,
                tenant: TenantId,
                shown: &[FieldShown],
                at: Timestamp,
            ) -> Result<bool> {
                self.put_shown(turn, tenant, shown, at).await
            }

            async fn fields_shown(&self, tenant: TenantId, since: Timestamp) -> Result<Vec<FieldShown>> {
                let rows = self.rows(sqlx::query(sql::LIST_SHOWN).bind(tenant.get()).bind(since.micros())).await?;
                rows.iter().map(|row| Row::of("fields_shown", row).field_shown()).collect()
            }

            async fn sync_standing(&self, tenant: TenantId) -> Result<SyncStanding> {
                let row = self.row(sqlx::query(sql::READ_SYNC_STANDING).bind(tenant.get())).await?;
                let standing = row.map(|row| Row::of("sync_standings", &row).sync_standing()).transpose()?;
                Ok(standing.unwrap_or_default())
            }

            async fn keep_standing(
                &self,
                turn: &Turn,
                tenant: TenantId,
                kept: (&SyncStanding, Option<&SyncRun>),
                at: Timestamp,
            ) -> Result<bool> {
                self.put_standing_of(turn, tenant, kept, at).await
            }

            async fn keep_stream(
                &self,
                turn: &Turn,
                tenant: TenantId,
                place: &StreamPlace,
                at: Timestamp,
            ) -> Result<bool> {
                self.put_stream(turn, tenant, place, at).await
            }

            async fn forget_standing(&self, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
                self.put_no_standing(turn, tenant, at).await
            }

            async fn begin_walk(
                &self,
                run: &SyncRun,
                audit: Option<(&str, Timestamp)>,
            ) -> Result<Option<(SyncRun, bool)>> {
                let is_new = self.put_walk(run, audit).await?;
                Ok(self.walk_of(run.tenant).await?.map(|found| (found, is_new)))
            }

            async fn set_steps(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
                self.put_steps(turn, run).await
            }

            async fn note_walk(&self, id: SyncRunId, note: Option<&str>) -> Result<()> {
                let query = sqlx::query(sql::NOTE_WALK).bind(note).bind(id.uuid());
                self.run_one(query).await.map(|_one| ())
            }

            async fn end_walk(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
                self.put_end(turn, run).await
            }

            async fn cancel_walk(&self, id: SyncRunId, audit: (&str, Timestamp)) -> Result<bool> {
                self.put_cancelled(id, audit).await
            }

            async fn last_walk(&self, tenant: TenantId) -> Result<Option<SyncRun>> {
                let row = self.row(sqlx::query(sql::LAST_WALK).bind(tenant.get())).await?;
                row.map(|row| Row::of("sync_runs", &row).sync_run()).transpose()
            }

            async fn walk_of(&self, tenant: TenantId) -> Result<Option<SyncRun>> {
                let row = self.row(sqlx::query(sql::WALK_OF).bind(tenant.get())).await?;
                row.map(|row| Row::of("sync_runs", &row).sync_run()).transpose()
            }

            async fn walks_going_on(&self) -> Result<Vec<SyncRun>> {
                let rows = self.rows(sqlx::query(sql::WALKS_GOING_ON)).await?;
                rows.iter().map(|row| Row::of("sync_runs", row).sync_run()).collect()
            }

            async fn walks_waiting(&self) -> Result<Vec<TenantId>> {
                let rows = self.rows(sqlx::query(sql::WALKS_WAITING)).await?;
                rows.iter().map(|row| Row::of("sync_runs", row).id("tenant_id")).collect()
            }

            async fn sync_run(&self, id: SyncRunId) -> Result<Option<SyncRun>> {
                let row = self.row(sqlx::query(sql::READ_SYNC_RUN).bind(id.uuid())).await?;
                row.map(|row| Row::of("sync_runs", &row).sync_run()).transpose()
            }

            async fn sync_runs_page(&self, tenant: TenantId, page: Page) -> Result<Found<SyncRun>> {
                let query = sqlx::query(sql::SYNC_RUNS_PAGE).bind(tenant.get()).bind(page.before).bind(page.from);
                let rows = self.rows(query.bind(page.most + 1)).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("sync_runs", row).sync_run()).collect();
                let (rows, next) = part(rows?, page.most, |run| run.id.uuid(), None);
                Ok(Found { rows, next })
            }

            async fn prune_sync(&self, before: Timestamp, most: i64) -> Result<u64> {
                let mut removed = 0;
                for statement in [sql::PRUNE_SYNC_RUNS, sql::PRUNE_SHOWN, sql::PRUNE_GONE] {
                    removed += self.run_one(sqlx::query(statement).bind(before.micros()).bind(most)).await?;
                }
                Ok(removed)
            }
        }

        impl $store {
            /// The last row that is looked at for a page; none where there are fewer.
            async fn mirror_looked_at(
                &self,
                asked: &MirrorAsked,
                page: MirrorCursor,
                rows: i64,
            ) -> Result<Option<MirrorCursor>> {
                let (statement, after) = match page {
                    MirrorCursor::Id(after) => (sql::LOOKED_AT_AFTER, after),
                    MirrorCursor::Change(_, after) => (sql::LOOKED_AT_CHANGED, after),
                };
                let query = sqlx::query(statement).bind(asked.tenant.get()).bind(asked.kind.name()).bind(after);
                let query = query.bind(rows - 1);
                let row = match page {
                    MirrorCursor::Id(_) => self.row(query).await?,
                    MirrorCursor::Change(at, _) => self.row(query.bind(at.micros())).await?,
                };
                let Some(row) = row else { return Ok(None) };
                let row = Row::of("mirrored", &row);
                let id = row.int("id")?;
                Ok(Some(match page {
                    MirrorCursor::Id(_) => MirrorCursor::Id(id),
                    MirrorCursor::Change(..) => MirrorCursor::Change(row.at("changed_at")?, id),
                }))
            }
        }
    };
}

pub(super) use mirror;

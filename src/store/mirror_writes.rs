//! What is written of the mirror in one transaction, once for every engine.

/// Steps of write transactions. `$write` has `run`, `rows`, `row` and `audit`; `$texts` are the engine's statements for many rows.
macro_rules! mirror_writes {
    ($write:ty, $texts:ident) => {
        /// Whether the turn is still whose it was; nobody else can take it before the transaction ends.
        async fn has_turn(write: &mut $write, turn: &Turn, at: Timestamp) -> Result<bool> {
            let query = sqlx::query(sql::HOLD_TURN).bind(&turn.schedule).bind(turn.fence).bind(at.micros());
            Ok(write.run(query).await? == 1)
        }

        /// Whether the tenant is there and the turn still whose it was. The tenant goes first, as in every transaction that holds both.
        async fn may_write(write: &mut $write, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
            let is_there = write.row(sqlx::query(KEEP_TENANT).bind(tenant.get())).await?.is_some();
            Ok(is_there && has_turn(write, turn, at).await?)
        }

        async fn write_page(write: &mut $write, page: &MirrorPage<'_>) -> Result<Option<Kept>> {
            if !may_write(write, page.turn, page.tenant, page.at).await? {
                return Ok(None);
            }
            if let Some(walk) = &page.walk {
                if write.row(sqlx::query(sql::GOES_ON).bind(walk.id.uuid())).await?.is_none() {
                    return Ok(None);
                }
            }
            let mut kept = Kept::default();
            for portion in portions(&page.writes) {
                write_portion(write, page, portion, &mut kept).await?;
            }
            for id in &page.absent {
                let began_at = page.walk.as_ref().map(|walk| walk.began_at.micros());
                let query = sqlx::query(sql::SET_ABSENT_MIRRORED).bind(began_at).bind(page.tenant.get());
                write.run(query.bind(page.entity.name()).bind(id)).await?;
            }
            for id in &page.deleted {
                kept.gone += write_deleted(write, page, *id).await?;
            }
            let day = CallWindow::of(Span::Day, page.at).starts_at;
            for (field, seen, shown) in &page.shown {
                let query = sqlx::query(sql::ADD_SHOWN).bind(page.tenant.get()).bind(page.entity.name());
                write.run(query.bind(day.micros()).bind(field).bind(seen).bind(shown)).await?;
            }
            if let Some(unread) = &page.unread {
                let query = sqlx::query(sql::SET_UNREAD).bind(json("sync_standings", "unread", unread)?);
                write.run(query.bind(page.tenant.get())).await?;
            }
            if let Some(walk) = &page.walk {
                let (place, counts) = (walk.place, page.counts);
                let query = sqlx::query(sql::WALK_ON).bind(place.step).bind(place.after).bind(counts.found);
                let query = query.bind(counts.read).bind(kept.written).bind(kept.missed).bind(counts.refused);
                let query = query.bind(kept.gone).bind(counts.calls).bind(walk.expected).bind(page.at.micros());
                // Somebody may have cancelled it meanwhile.
                if write.run(query.bind(walk.id.uuid())).await? == 0 {
                    return Ok(None);
                }
            }
            Ok(Some(kept))
        }

        /// What each profile is in the mirror, and what it says. Only what is not older than what is there is taken.
        async fn write_portion(
            write: &mut $write,
            page: &MirrorPage<'_>,
            portion: &[MirrorWrite],
            kept: &mut Kept,
        ) -> Result<()> {
            let mut query = sqlx::query(AssertSqlSafe($texts.mirrored.for_rows(portion.len())));
            for one in portion {
                let profile = &one.profile;
                let fields = Some(&profile.fields).filter(|fields| !fields.is_empty());
                let fields = fields.map(|fields| json("mirrored", "fields", fields)).transpose()?;
                query = query.bind(page.tenant.get()).bind(profile.content.entity().name()).bind(profile.content.id());
                query = query.bind(one.kind.name()).bind(&one.scope).bind(&profile.folder.id).bind(fields);
                query = query.bind(profile.content.search_text()).bind(profile.hash()).bind(one.read_at.micros());
                query = query.bind(page.at.micros()).bind(one.gone.map(|_| page.at.micros()));
                query = query.bind(one.gone.map(Gone::name)).bind(profile.merged_into.map(PersonId::get));
            }
            let rows = write.rows(query).await?;
            let mut taken = Vec::with_capacity(rows.len());
            for row in &rows {
                let row = Row::of("mirrored", row);
                let (id, at) = (row.int("id")?, row.at("changed_at")?);
                let Some(one) = portion.iter().find(|one| one.profile.content.id() == id) else { continue };
                // What did not change keeps the moment of its last change.
                let is_new = at == page.at;
                kept.written += i64::from(is_new);
                kept.missed += i64::from(is_new && one.is_late);
                kept.gone += i64::from(is_new && one.gone.is_some());
                taken.push(one);
            }
            for one in taken.iter().filter(|one| one.gone.is_some()) {
                write_without(write, page, one.profile.content.entity(), one.profile.content.id()).await?;
            }
            for some in portions(&taken) {
                write_contents(write, page.tenant, some).await?;
            }
            Ok(())
        }

        /// What profiles say. Where a live read was later, only whether they are mirrored.
        async fn write_contents(write: &mut $write, tenant: TenantId, some: &[&MirrorWrite]) -> Result<()> {
            let Some(entity) = some.first().map(|one| one.profile.content.entity()) else { return Ok(()) };
            let (texts, mark) = match entity {
                Entity::Person => (&$texts.persons, sql::MARK_PERSON),
                Entity::Job => (&$texts.jobs, sql::MARK_JOB),
                Entity::Application => (&$texts.applications, sql::MARK_APPLICATION),
            };
            let is_mirrored = |one: &MirrorWrite| one.scope.as_ref().map(|_| 1_i64);
            let mut query = sqlx::query(AssertSqlSafe(texts.for_rows(some.len())));
            for one in some {
                query = query.bind(tenant.get()).bind(one.profile.content.id());
                query = match &one.profile.content {
                    Content::Person(person) => {
                        let query = query.bind(&person.first_name).bind(&person.middle_name).bind(&person.last_name);
                        let query = query.bind(&person.email).bind(json("persons", "phones", &person.phones)?);
                        query.bind(&person.location).bind(&person.folder)
                    }
                    Content::Job(job) => {
                        let query = query.bind(&job.requisition).bind(&job.title).bind(&job.folder);
                        query.bind(&job.location).bind(json("jobs", "team", &job.team)?)
                    }
                    Content::Application(one) => {
                        let stage = one.stage.as_ref();
                        let query = query.bind(one.person.map(PersonId::get)).bind(one.job.map(JobId::get));
                        let query = query.bind(stage.map(|stage| stage.id.as_str()));
                        query.bind(stage.and_then(|stage| stage.label.as_deref())).bind(&one.source)
                    }
                };
                let updated = one.profile.content.updated_at().map(Timestamp::micros);
                query = query.bind(updated).bind(one.read_at.micros()).bind(is_mirrored(one));
            }
            let rows = write.rows(query).await?;
            if rows.len() == some.len() {
                return Ok(());
            }
            let written: Result<Vec<i64>> = rows.iter().map(|row| Row::of("mirrored", row).int("id")).collect();
            let written = written?;
            for one in some {
                let id = one.profile.content.id();
                if !written.contains(&id) {
                    let query = sqlx::query(mark).bind(is_mirrored(one)).bind(tenant.get()).bind(id);
                    write.run(query).await?;
                }
            }
            Ok(())
        }

        /// Whoever is not mirrored any more takes the applications along.
        async fn write_without(write: &mut $write, page: &MirrorPage<'_>, entity: Entity, id: i64) -> Result<()> {
            let (leave, unmark) = match entity {
                Entity::Person => (sql::LEAVE_APPLICATIONS_OF_PERSON, sql::UNMARK_APPLICATIONS_OF_PERSON),
                Entity::Job => (sql::LEAVE_APPLICATIONS_OF_JOB, sql::UNMARK_APPLICATIONS_OF_JOB),
                Entity::Application => return Ok(()),
            };
            write.run(sqlx::query(leave).bind(page.at.micros()).bind(page.tenant.get()).bind(id)).await?;
            write.run(sqlx::query(unmark).bind(page.tenant.get()).bind(id)).await?;
            Ok(())
        }

        /// What the ATS has no more leaves nothing but its number; tells how many that is.
        async fn write_deleted(write: &mut $write, page: &MirrorPage<'_>, id: i64) -> Result<i64> {
            write_without(write, page, page.entity, id).await?;
            let query = sqlx::query(sql::SET_DELETED).bind(page.at.micros()).bind(page.tenant.get());
            let gone = write.run(query.bind(page.entity.name()).bind(id)).await?;
            let statement = match page.entity {
                Entity::Person => sql::DELETE_PERSON,
                Entity::Job => sql::DELETE_JOB,
                Entity::Application => sql::DELETE_APPLICATION,
            };
            let query = sqlx::query(statement).bind(page.tenant.get()).bind(id).bind(page.at.micros());
            write.run(query).await?;
            Ok(i64::try_from(gone).unwrap_or(i64::MAX))
        }

        async fn write_left(
            write: &mut $write,
            turn: &Turn,
            tenant: TenantId,
            scope: &str,
            (at, most): (Timestamp, i64),
        ) -> Result<Option<u64>> {
            if !may_write(write, turn, tenant, at).await? {
                return Ok(None);
            }
            let entity = MirrorKind::of_scope(scope).map_or(Entity::Person, MirrorKind::entity);
            let query = sqlx::query(sql::LEAVE_SCOPE).bind(at.micros()).bind(tenant.get()).bind(scope).bind(most);
            let rows = write.rows(query.bind(entity.name())).await?;
            for row in &rows {
                let row = Row::of("mirrored", row);
                let statement = match entity {
                    Entity::Person => sql::MARK_PERSON,
                    Entity::Job => sql::MARK_JOB,
                    Entity::Application => sql::MARK_APPLICATION,
                };
                let query = sqlx::query(statement).bind(None::<i64>).bind(tenant.get()).bind(row.int("id")?);
                write.run(query).await?;
            }
            Ok(Some(u64::try_from(rows.len()).unwrap_or(u64::MAX)))
        }

        async fn write_standing(
            write: &mut $write,
            turn: &Turn,
            tenant: TenantId,
            (standing, increment): (&SyncStanding, Option<&SyncRun>),
            at: Timestamp,
        ) -> Result<bool> {
            if !may_write(write, turn, tenant, at).await? {
                return Ok(false);
            }
            let unknown = json("sync_standings", "unknown_folders", &standing.unknown_folders)?;
            let query = sqlx::query(sql::KEEP_SYNC_STANDING).bind(tenant.get());
            let query = query.bind(standing.watermark.map(Timestamp::micros));
            let query = query.bind(standing.looking_since.map(Timestamp::micros));
            let query = query.bind(standing.looked_at.map(Timestamp::micros));
            let query = query.bind(standing.next_at.map(Timestamp::micros));
            let query =
                query.bind(&standing.failure).bind(unknown).bind(json("sync_standings", "unread", &standing.unread)?);
            let stream =
                standing.stream.as_ref().map(|place| json("sync_standings", "stream_place", place)).transpose()?;
            write.run(query.bind(stream).bind(&standing.stream_failure)).await?;
            if let Some(run) = increment {
                write_run(write, run).await?;
            }
            Ok(true)
        }

        async fn write_run(write: &mut $write, run: &SyncRun) -> Result<u64> {
            let counts = run.counts;
            let query = sqlx::query(sql::ADD_SYNC_RUN).bind(run.id.uuid()).bind(run.tenant.get()).bind(run.kind.name());
            let query = query.bind(run.state.name()).bind(&run.asked_by).bind(json("sync_runs", "wish", &run.wish)?);
            let query = query.bind(json("sync_runs", "steps", &run.steps)?).bind(run.place.step).bind(run.place.after);
            let query = query.bind(counts.found).bind(counts.read).bind(counts.written).bind(counts.missed);
            let query = query.bind(counts.refused).bind(counts.gone).bind(counts.calls).bind(run.began_at.micros());
            let query = query.bind(run.worked_at.micros()).bind(run.ended_at.map(Timestamp::micros));
            write.run(query.bind(&run.plan).bind(&run.note)).await
        }

        async fn write_no_standing(write: &mut $write, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
            if !may_write(write, turn, tenant, at).await? {
                return Ok(false);
            }
            write.run(sqlx::query(sql::REMOVE_SYNC_STANDING_OF).bind(tenant.get())).await?;
            Ok(true)
        }

        async fn write_stream(
            write: &mut $write,
            turn: &Turn,
            tenant: TenantId,
            place: &StreamPlace,
            at: Timestamp,
        ) -> Result<bool> {
            if !may_write(write, turn, tenant, at).await? {
                return Ok(false);
            }
            let place = json("sync_standings", "stream_place", place)?;
            write.run(sqlx::query(sql::SET_STREAM_PLACE).bind(place).bind(tenant.get())).await?;
            Ok(true)
        }

        async fn write_walk(write: &mut $write, run: &SyncRun, audit: Option<(&str, Timestamp)>) -> Result<bool> {
            if write.row(sqlx::query(KEEP_TENANT).bind(run.tenant.get())).await?.is_none() {
                return Ok(false);
            }
            write.run(sqlx::query(sql::DUE_NOW).bind(sync_schedule(run.tenant))).await?;
            let is_new = write_run(write, run).await? == 1;
            if let Some(audit) = audit.filter(|_| is_new) {
                write.audit(Some(run.tenant), audit, "sync.begin", &run.id.to_string()).await?;
            }
            Ok(is_new)
        }

        async fn write_steps(write: &mut $write, turn: &Turn, run: &SyncRun) -> Result<bool> {
            if !may_write(write, turn, run.tenant, run.worked_at).await? {
                return Ok(false);
            }
            let query = sqlx::query(sql::SET_STEPS).bind(json("sync_runs", "steps", &run.steps)?);
            let query = query.bind(run.worked_at.micros()).bind(run.id.uuid()).bind(run.expected).bind(&run.plan);
            Ok(write.run(query.bind(json("sync_runs", "wish", &run.wish)?)).await? == 1)
        }

        async fn write_end(write: &mut $write, turn: &Turn, run: &SyncRun) -> Result<bool> {
            let at = run.ended_at.unwrap_or(run.worked_at);
            if !may_write(write, turn, run.tenant, at).await? {
                return Ok(false);
            }
            let query = sqlx::query(sql::END_WALK).bind(run.state.name()).bind(at.micros()).bind(&run.note);
            if write.run(query.bind(run.counts.calls).bind(run.id.uuid())).await? == 0 {
                return Ok(false);
            }
            if run.state == SyncState::Done {
                let query =
                    sqlx::query(sql::SET_WALKED).bind(run.began_at.micros()).bind(&run.plan).bind(run.tenant.get());
                write.run(query).await?;
            }
            Ok(true)
        }

        async fn write_cancelled(write: &mut $write, id: SyncRunId, audit: (&str, Timestamp)) -> Result<bool> {
            let query = sqlx::query(sql::CANCEL_WALK).bind(audit.1.micros()).bind(id.uuid());
            let Some(row) = write.row(query).await? else { return Ok(false) };
            let tenant = Row::of("sync_runs", &row).id("tenant_id")?;
            write.audit(Some(tenant), audit, "sync.cancel", &id.to_string()).await?;
            Ok(true)
        }
    };
}

pub(super) use mirror_writes;

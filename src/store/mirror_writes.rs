//! What is written of the mirror in one transaction, once for every engine.

/// Steps of write transactions. `$write` has `run`, `rows`, `row`, `put` and `audit`.
macro_rules! mirror_writes {
    ($write:ty) => {
        /// Whether the tenant is there and the turn still whose it was; nobody removes the one or takes the other before the
        /// transaction ends.
        async fn may_write(write: &mut $write, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
            let query = sqlx::query(HOLD).bind(tenant.get()).bind(&turn.schedule).bind(turn.fence).bind(at.micros());
            Ok(write.run(query).await? == 1)
        }

        async fn write_page(write: &mut $write, page: &MirrorPage<'_>) -> Result<Option<Kept>> {
            if !may_write(write, page.turn, page.tenant, page.at).await? {
                return Ok(None);
            }
            let mut kept = Kept::default();
            write_profiles(write, page, &mut kept).await?;
            for id in &page.absent {
                let began_at = page.walk.as_ref().map(|walk| walk.began_at.micros());
                let query = sqlx::query(sql::SET_ABSENT_MIRRORED).bind(began_at).bind(page.tenant.get());
                write.run(query.bind(page.entity.name()).bind(id)).await?;
            }
            for id in &page.deleted {
                kept.gone += write_deleted(write, page, *id).await?;
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
                // Somebody may have cancelled it: then nothing of this is kept.
                if write.run(query.bind(walk.id.uuid())).await? == 0 {
                    return Ok(None);
                }
            }
            Ok(Some(kept))
        }

        /// What each profile is in the mirror, and what it says. Only what is not older than what is there is taken.
        async fn write_profiles(write: &mut $write, page: &MirrorPage<'_>, kept: &mut Kept) -> Result<()> {
            let mut cells = Put::Mirrored.room(page.writes.len());
            for one in &page.writes {
                let profile = &one.profile;
                let fields = Some(&profile.fields).filter(|fields| !fields.is_empty());
                let fields = fields.map(|fields| json("mirrored", "fields", fields)).transpose()?;
                cells.int(page.tenant.get()).text(profile.content.entity().name()).int(profile.content.id());
                cells.text(one.kind.name()).opt_text(one.scope.as_deref()).opt_text(profile.folder.id.as_deref());
                cells.made(fields).made(Some(profile.content.search_text())).int(profile.hash());
                cells.int(one.read_at.micros()).int(page.at.micros()).opt_int(one.gone.map(|_| page.at.micros()));
                cells.opt_text(one.gone.map(Gone::name)).opt_int(profile.merged_into.map(PersonId::get));
            }
            let rows = write.put(Put::Mirrored, &cells).await?;
            let mut taken = Vec::with_capacity(rows.len());
            for row in &rows {
                let row = Row::of("mirrored", row);
                let (id, at) = (row.int("id")?, row.at("changed_at")?);
                let Some(one) = page.writes.iter().find(|one| one.profile.content.id() == id) else { continue };
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
            write_contents(write, page, &taken).await
        }

        /// What profiles say. Where a live read was later, only whether they are mirrored.
        async fn write_contents(write: &mut $write, page: &MirrorPage<'_>, some: &[&MirrorWrite]) -> Result<()> {
            let put = Put::of(page.entity);
            let is_mirrored = |one: &MirrorWrite| one.scope.as_ref().map(|_| 1_i64);
            let mut cells = put.room(some.len());
            for one in some {
                cells.int(page.tenant.get()).int(one.profile.content.id());
                match &one.profile.content {
                    Content::Person(person) => {
                        cells.opt_text(person.first_name.as_deref()).opt_text(person.middle_name.as_deref());
                        cells.opt_text(person.last_name.as_deref()).opt_text(person.email.as_deref());
                        cells.made(Some(json("persons", "phones", &person.phones)?));
                        cells.opt_text(person.location.as_deref()).opt_text(person.folder.as_deref());
                    }
                    Content::Job(job) => {
                        cells.opt_text(job.requisition.as_deref()).opt_text(job.title.as_deref());
                        cells.opt_text(job.folder.as_deref()).opt_text(job.location.as_deref());
                        cells.made(Some(json("jobs", "team", &job.team)?));
                    }
                    Content::Application(one) => {
                        let stage = one.stage.as_ref();
                        cells.opt_int(one.person.map(PersonId::get)).opt_int(one.job.map(JobId::get));
                        cells.opt_text(stage.map(|stage| stage.id.as_str()));
                        cells.opt_text(stage.and_then(|stage| stage.label.as_deref())).opt_text(one.source.as_deref());
                    }
                }
                let updated = one.profile.content.updated_at().map(Timestamp::micros);
                cells.opt_int(updated).int(one.read_at.micros()).opt_int(is_mirrored(one));
            }
            let rows = write.put(put, &cells).await?;
            if rows.len() == some.len() {
                return Ok(());
            }
            let written: Result<Vec<i64>> = rows.iter().map(|row| Row::of("mirrored", row).int("id")).collect();
            let written = written?;
            let mark = mark_of(page.entity);
            for one in some {
                let id = one.profile.content.id();
                if !written.contains(&id) {
                    let query = sqlx::query(mark).bind(is_mirrored(one)).bind(page.tenant.get()).bind(id);
                    write.run(query).await?;
                }
            }
            Ok(())
        }

        /// The statement that says whether something is mirrored.
        fn mark_of(entity: Entity) -> &'static str {
            match entity {
                Entity::Person => sql::MARK_PERSON,
                Entity::Job => sql::MARK_JOB,
                Entity::Application => sql::MARK_APPLICATION,
            }
        }

        async fn write_shown(
            write: &mut $write,
            turn: &Turn,
            tenant: TenantId,
            shown: &[FieldShown],
            at: Timestamp,
        ) -> Result<bool> {
            if !may_write(write, turn, tenant, at).await? {
                return Ok(false);
            }
            let mut cells = Put::Shown.room(shown.len());
            for one in shown {
                cells.int(tenant.get()).text(one.entity.name()).int(one.day.micros()).text(&one.field);
                cells.int(one.seen).int(one.shown);
            }
            write.put(Put::Shown, &cells).await?;
            Ok(true)
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
                let query = sqlx::query(mark_of(entity)).bind(None::<i64>).bind(tenant.get()).bind(row.int("id")?);
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

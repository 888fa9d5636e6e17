//! The mirror: what was last read of persons, jobs and applications.

use super::{PgStore, Result, Write};
use crate::domain::{Application, Handoff, Job, JobId, Person, PersonId, Profile, TenantId, Timestamp, Who};
use crate::store::rows::Row;
use crate::store::stages::met_stage;
use crate::store::{StoreError, sql};

impl PgStore {
    pub(super) async fn read_profile(&self, handoff: &Handoff) -> Result<Option<Profile>> {
        let query = sqlx::query(sql::READ_APPLICATION).bind(handoff.tenant.get()).bind(handoff.workflow.get());
        let Some(row) = self.row(query).await? else {
            return Ok(None);
        };
        let row = Row::of("applications", &row);
        let (application, read_at) = (row.application()?, row.at("read_at")?);
        let person = self.read_person(handoff.tenant, application.person.unwrap_or(handoff.person)).await?;
        let query =
            sqlx::query(sql::READ_JOB).bind(handoff.tenant.get()).bind(application.job.unwrap_or(handoff.job).get());
        let job = self.row(query).await?.map(|row| Row::of("jobs", &row).job()).transpose()?;
        let mut team = Vec::new();
        for member in job.iter().flat_map(|job| &job.team) {
            let Ok(id) = PersonId::try_from(member.person) else { continue };
            if let Some(person) = self.read_person(handoff.tenant, id).await? {
                team.push(Who { role: member.role.clone(), person });
            }
        }
        Ok(Some(Profile { application, person, job, team, read_at }))
    }

    async fn read_person(&self, tenant: TenantId, person: PersonId) -> Result<Option<Person>> {
        let row = self.row(sqlx::query(sql::READ_PERSON).bind(tenant.get()).bind(person.get())).await?;
        row.map(|row| Row::of("persons", &row).person()).transpose()
    }
}

pub(super) async fn put_profile(write: &mut Write, tenant: TenantId, profile: &Profile) -> Result<()> {
    put_application(write, tenant, &profile.application, profile.read_at).await?;
    if let Some(job) = &profile.job {
        put_job(write, tenant, job, profile.read_at).await?;
    }
    let mut persons: Vec<_> = profile.person.iter().chain(profile.team.iter().map(|who| &who.person)).collect();
    persons.sort_by_key(|person| person.id); // A hiring team is common to many applications that are read at once.
    for person in persons {
        put_person(write, tenant, person, profile.read_at).await?;
    }
    Ok(())
}

pub(super) async fn put_application(
    write: &mut Write,
    tenant: TenantId,
    application: &Application,
    read_at: Timestamp,
) -> Result<()> {
    let stage = application.stage.as_ref();
    let query = sqlx::query(sql::PUT_APPLICATION).bind(tenant.get()).bind(application.workflow.get());
    let query = query.bind(application.person.map(PersonId::get)).bind(application.job.map(JobId::get));
    let query =
        query.bind(stage.map(|s| s.id.as_str())).bind(stage.and_then(|s| s.label.as_deref())).bind(&application.source);
    write.run(query.bind(application.updated_at.map(Timestamp::micros)).bind(read_at.micros())).await?;
    if let Some(stage) = stage {
        write.run(met_stage!(tenant, stage, read_at)).await?;
    }
    Ok(())
}

async fn put_job(write: &mut Write, tenant: TenantId, job: &Job, read_at: Timestamp) -> Result<()> {
    let query = sqlx::query(sql::PUT_JOB).bind(tenant.get()).bind(job.id.get()).bind(&job.requisition).bind(&job.title);
    let query = query.bind(&job.folder).bind(&job.location).bind(json("jobs", "team", &job.team)?);
    write.run(query.bind(job.updated_at.map(Timestamp::micros)).bind(read_at.micros())).await?;
    Ok(())
}

async fn put_person(write: &mut Write, tenant: TenantId, person: &Person, read_at: Timestamp) -> Result<()> {
    let query = sqlx::query(sql::PUT_PERSON).bind(tenant.get()).bind(person.id.get()).bind(&person.first_name);
    let query = query.bind(&person.middle_name).bind(&person.last_name).bind(&person.email);
    let query = query.bind(json("persons", "phones", &person.phones)?).bind(&person.location).bind(&person.folder);
    write.run(query.bind(person.updated_at.map(Timestamp::micros)).bind(read_at.micros())).await?;
    Ok(())
}

pub(super) fn json<T: serde::Serialize>(table: &'static str, column: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| StoreError::Unreadable { table, column, why: e.to_string() })
}

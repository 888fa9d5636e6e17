//! What was last read of persons, jobs and applications, one at a time.

statements! {
    // A job and its team are common to many applications that are read at once, which would wait for each other at these
    // rows; so what was read less than a minute ago and says the same is left as it is.
    PUT_PERSON = "insert into persons \
        (tenant_id, person_id, first_name, middle_name, last_name, email, phones, location, folder, updated_at, read_at) \
        select cast($1 as bigint), cast($2 as bigint), cast($3 as text), cast($4 as text), cast($5 as text), cast($6 as text), \
        cast($7 as text), cast($8 as text), cast($9 as text), cast($10 as bigint), cast($11 as bigint) \
        where not exists (select 1 from persons p where p.tenant_id = $1 and p.person_id = $2 \
        and p.read_at > cast($11 as bigint) - 60000000 \
        and (p.first_name, p.middle_name, p.last_name, p.email, p.phones, p.location, p.folder, p.updated_at) \
        is not distinct from ($3, $4, $5, $6, $7, $8, $9, $10)) on conflict (tenant_id, person_id) do update set \
        first_name = excluded.first_name, middle_name = excluded.middle_name, last_name = excluded.last_name, \
        email = excluded.email, phones = excluded.phones, location = excluded.location, folder = excluded.folder, \
        updated_at = excluded.updated_at, read_at = excluded.read_at where excluded.read_at >= persons.read_at";
    PUT_JOB = "insert into jobs (tenant_id, job_id, requisition, title, folder, location, team, updated_at, read_at) \
        select cast($1 as bigint), cast($2 as bigint), cast($3 as text), cast($4 as text), cast($5 as text), cast($6 as text), \
        cast($7 as text), cast($8 as bigint), cast($9 as bigint) \
        where not exists (select 1 from jobs j where j.tenant_id = $1 and j.job_id = $2 \
        and j.read_at > cast($9 as bigint) - 60000000 \
        and (j.requisition, j.title, j.folder, j.location, j.team, j.updated_at) is not distinct from ($3, $4, $5, $6, $7, $8)) \
        on conflict (tenant_id, job_id) do update set \
        requisition = excluded.requisition, title = excluded.title, folder = excluded.folder, location = excluded.location, \
        team = excluded.team, updated_at = excluded.updated_at, read_at = excluded.read_at \
        where excluded.read_at >= jobs.read_at";
    PUT_APPLICATION = "insert into applications \
        (tenant_id, workflow_id, person_id, job_id, stage_id, stage_label, source, updated_at, read_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, workflow_id) do update set \
        person_id = excluded.person_id, job_id = excluded.job_id, stage_id = excluded.stage_id, \
        stage_label = excluded.stage_label, source = excluded.source, updated_at = excluded.updated_at, \
        read_at = excluded.read_at where excluded.read_at >= applications.read_at";
    READ_PERSON = "select person_id, first_name, middle_name, last_name, email, phones, location, folder, updated_at \
        from persons where tenant_id = $1 and person_id = $2";
    READ_JOB = "select job_id, requisition, title, folder, location, team, updated_at from jobs \
        where tenant_id = $1 and job_id = $2";
    READ_APPLICATION = "select workflow_id, person_id, job_id, stage_id, stage_label, source, updated_at, read_at \
        from applications where tenant_id = $1 and workflow_id = $2";
}

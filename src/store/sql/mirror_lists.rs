//! Lists of the mirror: each in the order of the numbers, and in that of the changes.

statements! {
    // Found by the key for the one order, by the time of the change for the other. So many rows are looked at for one page, and no
    // more: where few of them fit, it is a short one, and the next goes on behind them.
    PERSONS_AFTER = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        p.person_id, p.first_name, p.middle_name, p.last_name, p.email, p.phones, p.location, p.folder, p.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and id > $3 order by id limit $8) m \
        left join persons p on p.tenant_id = m.tenant_id and p.person_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as text) = '' or m.folder_id = $6 or p.folder = $6) order by m.id limit $7";
    PERSONS_CHANGED = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        p.person_id, p.first_name, p.middle_name, p.last_name, p.email, p.phones, p.location, p.folder, p.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and (changed_at, id) > ($9, $3) order by changed_at, id limit $8) m \
        left join persons p on p.tenant_id = m.tenant_id and p.person_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as text) = '' or m.folder_id = $6 or p.folder = $6) order by m.changed_at, m.id limit $7";
    JOBS_AFTER = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        j.job_id, j.requisition, j.title, j.folder, j.location, j.team, j.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and id > $3 order by id limit $8) m \
        left join jobs j on j.tenant_id = m.tenant_id and j.job_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as text) = '' or m.folder_id = $6 or j.folder = $6) order by m.id limit $7";
    JOBS_CHANGED = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        j.job_id, j.requisition, j.title, j.folder, j.location, j.team, j.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and (changed_at, id) > ($9, $3) order by changed_at, id limit $8) m \
        left join jobs j on j.tenant_id = m.tenant_id and j.job_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as text) = '' or m.folder_id = $6 or j.folder = $6) order by m.changed_at, m.id limit $7";
    APPLICATIONS_AFTER = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        a.workflow_id, a.person_id, a.job_id, a.stage_id, a.stage_label, a.source, a.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and id > $3 order by id limit $9) m \
        left join applications a on a.tenant_id = m.tenant_id and a.workflow_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as bigint) = 0 or a.person_id = $6) and (cast($7 as bigint) = 0 or a.job_id = $7) order by m.id limit $8";
    APPLICATIONS_CHANGED = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        a.workflow_id, a.person_id, a.job_id, a.stage_id, a.stage_label, a.source, a.updated_at \
        from (select * from mirrored where tenant_id = $1 and kind = $2 and (changed_at, id) > ($10, $3) order by changed_at, id limit $9) m \
        left join applications a on a.tenant_id = m.tenant_id and a.workflow_id = m.id \
        where (cast($4 as bigint) = 1 or m.gone_at is null) and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and (cast($6 as bigint) = 0 or a.person_id = $6) and (cast($7 as bigint) = 0 or a.job_id = $7) order by m.changed_at, m.id limit $8";
    APPLICATIONS_OF_PERSON = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        a.workflow_id, a.person_id, a.job_id, a.stage_id, a.stage_label, a.source, a.updated_at \
        from applications a join mirrored m on m.tenant_id = a.tenant_id and m.entity = 'application' and m.id = a.workflow_id \
        where a.tenant_id = $1 and m.kind = $2 and a.workflow_id > $3 and (cast($4 as bigint) = 1 or m.gone_at is null) \
        and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and a.person_id = $6 and (cast($7 as bigint) = 0 or a.job_id = $7) order by a.workflow_id limit $8";
    APPLICATIONS_OF_JOB = "select m.id, m.folder_id, m.fields, m.changed_at, m.gone_at, m.gone_why, m.merged_into, \
        a.workflow_id, a.person_id, a.job_id, a.stage_id, a.stage_label, a.source, a.updated_at \
        from applications a join mirrored m on m.tenant_id = a.tenant_id and m.entity = 'application' and m.id = a.workflow_id \
        where a.tenant_id = $1 and m.kind = $2 and a.workflow_id > $3 and (cast($4 as bigint) = 1 or m.gone_at is null) \
        and (cast($5 as text) = '' or m.search_text like $5 escape '!') \
        and a.job_id = $7 and (cast($6 as bigint) = 0 or a.person_id = $6) order by a.workflow_id limit $8";
    // The last row that was looked at for a page; none where there are fewer.
    LOOKED_AT_AFTER = "select id, changed_at from mirrored where tenant_id = $1 and kind = $2 and id > $3 order by id limit 1 offset $4";
    LOOKED_AT_CHANGED = "select id, changed_at from mirrored where tenant_id = $1 and kind = $2 and (changed_at, id) > ($5, $3) \
        order by changed_at, id limit 1 offset $4";
}

//! Lists, a page at a time, and the tokens of the API.
//!
//! A page looks at a bounded number of rows from its cursor on, newest first, and keeps those that are asked for: so the
//! cost of a page does not depend on how rare they are, and no list needs an index of its own on the tables that
//! deliveries are written to.

statements! {
    EVENTS_PAGE = "select event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, workflow_id, person_id, job_id, \
        changed_by, from_digits, to_digits, received_at \
        from (select * from events where event_id < $1 and event_id >= $2 order by event_id desc limit $3) e \
        where (cast($4 as bigint) = 0 or tenant_id = $4) and (cast($5 as text) = '' or outcome = $5) \
        and (cast($6 as bigint) = 0 or workflow_id = $6) and (cast($7 as bigint) = 0 or person_id = $7) \
        order by event_id desc limit $8";
    EVENTS_LOOKED_AT = "select event_id as id from events where event_id < $1 and event_id >= $2 \
        order by event_id desc limit 1 offset $3";

    HANDOFFS_PAGE = "select handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, from_digits, \
        trigger_digits, next_id, reply, generation, previous_id, lifecycle, link_epoch, created_at, expires_at, fetched_at, \
        waiting_for, waiting_since, seen_left_at, handed_over_at, opened_at, failure \
        from (select * from handoffs where handoff_id < $1 and handoff_id >= $2 order by handoff_id desc limit $3) h \
        where (cast($4 as bigint) = 0 or tenant_id = $4) and (cast($5 as text) = '' or lifecycle = $5) \
        and (cast($6 as bigint) = 0 or workflow_id = $6) and (cast($7 as bigint) = 0 or person_id = $7) \
        order by handoff_id desc limit $8";
    HANDOFFS_LOOKED_AT = "select handoff_id as id from handoffs where handoff_id < $1 and handoff_id >= $2 \
        order by handoff_id desc limit 1 offset $3";
    // Those of one tenant, as its pages list them: found by a key of its own, so that a small tenant of a busy region sees all of
    // its own at once. A text is part of the names of the candidate or of the job, or the number of the application.
    HANDOFFS_OF_TENANT_PAGE = "select h.handoff_id, h.tenant_id, h.workflow_id, h.person_id, h.job_id, h.sent_by, h.event_id, \
        h.from_digits, h.trigger_digits, h.next_id, h.reply, h.generation, h.previous_id, h.lifecycle, h.link_epoch, h.created_at, \
        h.expires_at, h.fetched_at, h.waiting_for, h.waiting_since, h.seen_left_at, h.handed_over_at, h.opened_at, h.failure \
        from (select * from handoffs where tenant_id = $4 and handoff_id < $1 and handoff_id >= $2 order by handoff_id desc limit $3) h \
        left join persons p on p.tenant_id = h.tenant_id and p.person_id = h.person_id \
        left join jobs j on j.tenant_id = h.tenant_id and j.job_id = h.job_id \
        where (cast($5 as text) = '' or h.lifecycle = $5) and (cast($6 as bigint) = 0 or h.job_id = $6) \
        and (cast($7 as bigint) = 0 or h.sent_by = $7) and (cast($8 as text) = '' or lower(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')) like $8 escape '!' \
        or lower(coalesce(j.title, '') || ' ' || coalesce(j.requisition, '')) like $8 escape '!' \
        or cast(h.workflow_id as text) = $9) order by h.handoff_id desc limit $10";
    HANDOFFS_OF_TENANT_LOOKED_AT = "select handoff_id as id from handoffs where tenant_id = $4 and handoff_id < $1 and handoff_id >= $2 \
        order by handoff_id desc limit 1 offset $3";
    // A person has few hand-offs, and they are found by a key of their own.
    HANDOFFS_OF_PERSON_PAGE = "select handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, from_digits, \
        trigger_digits, next_id, reply, generation, previous_id, lifecycle, link_epoch, created_at, expires_at, fetched_at, \
        waiting_for, waiting_since, seen_left_at, handed_over_at, opened_at, failure \
        from (select * from handoffs where tenant_id = $4 and person_id = $7 and handoff_id < $1 and handoff_id >= $2 \
        order by handoff_id desc limit $3) h where (cast($5 as text) = '' or lifecycle = $5) \
        and (cast($6 as bigint) = 0 or workflow_id = $6) order by handoff_id desc limit $8";

    TASKS_PAGE = "select task_id, tenant_id, handoff_id, kind, state, run_at, attempts, last_error, created_at \
        from (select * from tasks where task_id < $1 and task_id >= $2 order by task_id desc limit $3) t \
        where (cast($4 as bigint) = 0 or tenant_id = $4) and state = $5 order by task_id desc limit $6";
    TASKS_LOOKED_AT = "select task_id as id from tasks where task_id < $1 and task_id >= $2 order by task_id desc limit 1 offset $3";
    READ_TASK = "select task_id, tenant_id, handoff_id, kind, state, run_at, attempts, last_error, created_at \
        from tasks where task_id = $1";
    REVIVE_TASK = "update tasks set state = 'queued', run_at = $1, lost = 0, failures = 0 \
        where task_id = $2 and state = 'dead' and not exists (select 1 from tasks o where o.tenant_id = tasks.tenant_id \
        and o.dedup_key = tasks.dedup_key and o.state in ('queued', 'leased')) returning tenant_id, lane";
    DISCARD_TASK = "delete from tasks where task_id = $1 and state = 'dead'";

    AUDIT_PAGE = "select audit_id, tenant_id, actor, action, subject, at \
        from (select * from audit_log where audit_id < $1 and audit_id >= $2 order by audit_id desc limit $3) a \
        where (cast($4 as bigint) = 0 or tenant_id = $4) order by audit_id desc limit $5";
    AUDIT_LOOKED_AT = "select audit_id as id from audit_log where audit_id < $1 and audit_id >= $2 \
        order by audit_id desc limit 1 offset $3";

    TOKENS_PAGE = "select token_id, tenant_id, name, scopes, created_by, created_at, expires_at, revoked_at \
        from api_tokens where token_id < $1 and token_id >= $2 and (cast($3 as bigint) = 0 or tenant_id = $3) \
        order by token_id desc limit $4";
    READ_TOKEN = "select token_id, tenant_id, name, scopes, created_by, created_at, expires_at, revoked_at \
        from api_tokens where token_id = $1";
    TOKENS_THAT_COUNT = "select token_id, tenant_id, name, scopes, created_by, created_at, expires_at, revoked_at \
        from api_tokens where revoked_at is null order by token_id";
    ADD_TOKEN = "insert into api_tokens (token_id, tenant_id, name, scopes, created_by, created_at, expires_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    REVOKE_TOKEN = "update api_tokens set revoked_at = $1 where token_id = $2 and revoked_at is null";
    PRUNE_TOKENS = "delete from api_tokens where token_id in (select token_id from api_tokens \
        where expires_at < $1 or revoked_at < $1 limit $2)";
    REMOVE_TOKENS_OF = "delete from api_tokens where tenant_id = $1";
}

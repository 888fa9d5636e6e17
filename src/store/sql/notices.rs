//! Troubles, who is told of them, and what is to be sent.

statements! {
    // What is wrong. A run of what happens ends with an hour of quiet.
    TROUBLE_HAPPENED = "insert into troubles (tenant_id, kind, times, since, last_at, is_over, workflow_id, handoff_id, why) \
        select h.tenant_id, $1, 1, $2, $2, 0, h.workflow_id, h.handoff_id, $3 from handoffs h \
        where h.handoff_id = $4 and (cast($5 as bigint) = 1 or h.lifecycle <> 'failed') \
        on conflict (tenant_id, kind) do update set times = troubles.times + 1, \
        since = case when troubles.last_at < excluded.last_at - 3600000000 then excluded.since else troubles.since end, \
        last_at = excluded.last_at, workflow_id = excluded.workflow_id, handoff_id = excluded.handoff_id, why = excluded.why";
    // What lasts is looked at again and again; half a minute is exact enough.
    TROUBLE_LASTS = "insert into troubles (tenant_id, kind, times, since, last_at, is_over, workflow_id, handoff_id, why) \
        select t.tenant_id, $1, $2, $3, $4, 0, $5, $6, $7 from tenants t where t.tenant_id = $8 \
        on conflict (tenant_id, kind) do update set times = excluded.times, \
        since = case when troubles.is_over = 1 then excluded.since else troubles.since end, last_at = excluded.last_at, is_over = 0, \
        workflow_id = excluded.workflow_id, handoff_id = excluded.handoff_id, why = excluded.why \
        where troubles.is_over = 1 or troubles.last_at <= excluded.last_at - 30000000";
    TROUBLE_ENDED = "update troubles set is_over = 1, last_at = $1, why = $2 where tenant_id = $3 and kind = $4 and is_over = 0";
    LASTING_TROUBLES = "select tenant_id, kind, times, since, last_at, is_over, workflow_id, handoff_id, why from troubles \
        where is_over = 0 and kind in ('handoff_waits', 'credential_refused', 'tenant_silent') order by tenant_id, kind";

    // Who is told. What had happened before a target was there is not told.
    ADD_TARGET = "insert into notice_targets (target_id, tenant_id, channel, sealed, key_id, kinds, created_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    PASS_OVER_TROUBLES = "insert into tellings (target_id, tenant_id, kind, told_times) \
        select $1, tenant_id, kind, times from troubles where cast($2 as bigint) is null or tenant_id = $2";
    LIST_TARGETS = "select target_id, tenant_id, channel, sealed, key_id, kinds, created_at from notice_targets order by target_id";
    REMOVE_TARGET = "delete from notice_targets where target_id = $1";
    REMOVE_TELLINGS_TO = "delete from tellings where target_id = $1";
    REMOVE_NOTICES_TO = "delete from notices where target_id = $1";

    // What is owed. While a notice is not through, the next one waits, and grows. Drift that was settled meanwhile is not told.
    OWED_NOTICES = "select g.target_id, t.tenant_id, t.kind, t.times, t.since, t.last_at, t.is_over, t.workflow_id, t.handoff_id, t.why, \
        coalesce(k.told_times, 0) as told_times, k.told_at, k.told_since from troubles t join tenants n on n.tenant_id = t.tenant_id \
        join notice_targets g on (g.tenant_id is null or g.tenant_id = t.tenant_id) and (g.kinds = 'all' or ',' || g.kinds || ',' like '%,' || t.kind || ',%') \
        left join tellings k on k.target_id = g.target_id and k.tenant_id = t.tenant_id and k.kind = t.kind where case \
        when t.kind not in ('handoff_waits', 'credential_refused', 'tenant_silent') \
        then t.times > coalesce(k.told_times, 0) and coalesce(k.told_at, 0) <= $1 \
        when t.is_over = 0 then k.told_since is null and coalesce(k.told_at, 0) <= $1 \
        else k.told_since is not null end \
        and (t.kind <> 'mapping_drifted' or exists (select 1 from drift_noted d where d.tenant_id = t.tenant_id \
        and d.nth > coalesce(k.told_times, 0))) \
        and not exists (select 1 from notices o where o.target_id = g.target_id and o.tenant_id = t.tenant_id and o.kind = t.kind \
        and o.state = 'queued') order by t.last_at limit 200";
    // Only who comes from what the target was told before changes it: two who look at once cannot both.
    TELL = "insert into tellings (target_id, tenant_id, kind, told_times, told_at, told_since) values ($1, $2, $3, $4, $5, $6) \
        on conflict (target_id, tenant_id, kind) do update set told_times = excluded.told_times, told_at = excluded.told_at, \
        told_since = excluded.told_since where tellings.told_times = $7 and coalesce(tellings.told_at, 0) = $8";
    ADD_NOTICE = "insert into notices (notice_id, target_id, tenant_id, kind, is_over, times, since, last_at, workflow_id, handoff_id, \
        why, state, next_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'queued', $12, $12)";
    DUE_NOTICES = "select notice_id, target_id, tenant_id, kind, is_over, times, since, last_at, workflow_id, handoff_id, why, attempts, \
        created_at from notices where state = 'queued' and next_at <= $1 order by next_at limit $2";
    // Until then nobody else tries: whoever died in between may have sent it.
    TRY_NOTICE = "update notices set attempts = attempts + 1, next_at = $1 \
        where notice_id = $2 and state = 'queued' and attempts = $3 and next_at <= $4";
    END_NOTICE = "update notices set state = $1, next_at = $2, last_error = coalesce($3, last_error), ended_at = $4 \
        where notice_id = $5 and attempts = $6 and state = 'queued'";
    DELIVERED_TO = "select coalesce(sum(case when state = 'queued' then 1 else 0 end), 0) as queued, \
        coalesce(sum(case when state = 'given_up' then 1 else 0 end), 0) as given_up, \
        max(case when state = 'sent' then ended_at end) as sent_at, \
        (select e.last_error from notices e where e.target_id = $1 and e.last_error is not null order by e.notice_id desc limit 1) \
        as last_error from notices where target_id = $1";

    // Hand-offs that cannot be read yet, by the unfinished tasks that read them: so many of a tenant at most.
    TENANTS_WITH_CLICKS = "select tenant_id from tenant_lanes where lane = 0 and next_run_at < 9223372036854775807";
    NOT_READY = "select h.tenant_id, h.waiting_for, count(*) as n, min(h.created_at) as oldest, \
        cast(sum(case when h.created_at <= $1 then 1 else 0 end) as bigint) as late, \
        min(case when h.created_at <= $1 then h.workflow_id end) as workflow_id \
        from (select handoff_id, kind from tasks where tenant_id = $2 and lane = 0 and state = 'queued' order by run_at limit 5000) k \
        join handoffs h on h.handoff_id = k.handoff_id \
        where k.kind = 'fetch_application' and h.fetched_at is null and h.lifecycle = 'live' group by h.tenant_id, h.waiting_for";

    // Deliveries by the hour.
    HOURS_COUNTED = "select hours_counted from meta where id = 1";
    EVENTS_BETWEEN = "select tenant_id, count(*) as n from events where event_id >= $1 and event_id < $2 and source = 'webhook' \
        group by tenant_id";
    PUT_HOUR = "insert into delivery_hours (hour, tenant_id, deliveries) select $1, tenant_id, $2 from tenants where tenant_id = $3 \
        on conflict do nothing";
    SET_HOURS_COUNTED = "update meta set hours_counted = $1 where id = 1 and coalesce(hours_counted, 0) < $1";
    DELIVERIES_IN = "select tenant_id, deliveries from delivery_hours where hour = $1";

    // What is too old, and what belongs to a tenant that goes.
    PRUNE_NOTICES = "delete from notices where notice_id in (select notice_id from notices \
        where notice_id < $1 and state <> 'queued' order by notice_id limit $2)";
    PRUNE_HOURS = "delete from delivery_hours where (hour, tenant_id) in (select hour, tenant_id from delivery_hours \
        where hour < $1 order by hour limit $2)";
    // An application of a person who is erased: that there was something stays, about what goes.
    FORGET_IN_TROUBLES = "update troubles set workflow_id = null, handoff_id = null where tenant_id = $1 and workflow_id = $2";
    FORGET_IN_NOTICES = "update notices set workflow_id = null, handoff_id = null where tenant_id = $1 and workflow_id = $2";
    REMOVE_HOURS_OF = "delete from delivery_hours where tenant_id = $1";
    REMOVE_TROUBLES_OF = "delete from troubles where tenant_id = $1";
    REMOVE_NOTICES_OF = "delete from notices where tenant_id = $1";
    REMOVE_TELLINGS_OF = "delete from tellings where tenant_id = $1";
    REMOVE_TARGETS_OF = "delete from notice_targets where tenant_id = $1";
}

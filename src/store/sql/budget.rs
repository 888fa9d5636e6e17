//! Calls of the ATS.

statements! {
    // It is locked by this, and tells what is known of it. A tenant may have been removed meanwhile.
    HOLD_WINDOW = "insert into budget_windows (tenant_id, span, starts_at, granted, others) \
        select tenant_id, cast($2 as text), cast($3 as bigint), 0, 0 from tenants where tenant_id = $1 \
        on conflict (tenant_id, span, starts_at) do update set granted = budget_windows.granted returning granted, others, said_limit";
    GRANT_CALLS = "update budget_windows set granted = granted + $4, others = $5, said_limit = $6 \
        where tenant_id = $1 and span = $2 and starts_at = $3";
    COUNT_REPLICAS = "select count(*) as n from replicas where seen_at > $1";
    READ_WINDOW = "select granted, others, said_limit from budget_windows where tenant_id = $1 and span = $2 and starts_at = $3";
    ADD_USED = "insert into budget_usage (tenant_id, hour_at, lane, feature, calls, held_back, held_by, held_at) \
        select tenant_id, cast($2 as bigint), cast($3 as bigint), cast($4 as text), cast($5 as bigint), cast($6 as bigint), \
        cast($7 as text), cast($8 as bigint) from tenants where tenant_id = $1 \
        on conflict (tenant_id, hour_at, lane, feature) do update set calls = budget_usage.calls + excluded.calls, \
        held_back = budget_usage.held_back + excluded.held_back, held_by = coalesce(excluded.held_by, budget_usage.held_by), \
        held_at = coalesce(excluded.held_at, budget_usage.held_at)";
    LIST_USED = "select tenant_id, hour_at, lane, feature, calls, held_back, held_by, held_at from budget_usage \
        where tenant_id = $1 and hour_at >= $2 order by hour_at, lane, feature";
    PRUNE_WINDOWS = "delete from budget_windows where (tenant_id, span, starts_at) in \
        (select tenant_id, span, starts_at from budget_windows where starts_at < $1 limit $2)";
    PRUNE_USED = "delete from budget_usage where (tenant_id, hour_at, lane, feature) in \
        (select tenant_id, hour_at, lane, feature from budget_usage where hour_at < $1 limit $2)";
    REMOVE_WINDOWS_OF = "delete from budget_windows where tenant_id = $1";
    REMOVE_USED_OF = "delete from budget_usage where tenant_id = $1";
}

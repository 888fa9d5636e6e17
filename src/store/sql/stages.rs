//! What customers call their statuses.

statements! {
    LIST_STAGES = "select digits, full_id, bin, label, position, imported_at from stages where tenant_id = $1 order by position, digits";
    // One import at a time: the row of the tenant is held.
    HOLD_TENANT = "update tenants set name = name where tenant_id = $1";
    IMPORTED_AT = "select max(imported_at) as imported_at from stages where tenant_id = $1";
    ADD_STAGE = "insert into stages (tenant_id, digits, full_id, bin, label, position, imported_at) values ($1, $2, $3, $4, $5, $6, $7)";
    // What was noted of how they differ. Its number goes on where the trouble's count is: only who comes from what was noted
    // before counts on, so two who look at once cannot both.
    DRIFT_COUNTED = "select times from troubles where tenant_id = $1 and kind = 'mapping_drifted'";
    LIST_DRIFT = "select nth, kind, digits, label, imported_label from drift_noted where tenant_id = $1 and nth > $2 order by nth";
    COUNT_DRIFT = "insert into troubles (tenant_id, kind, times, since, last_at, is_over) values ($1, 'mapping_drifted', $2, $3, $3, 0) \
        on conflict (tenant_id, kind) do update set times = troubles.times + excluded.times, \
        since = case when troubles.last_at < excluded.last_at - 3600000000 then excluded.since else troubles.since end, \
        last_at = excluded.last_at where troubles.times = $4";
    NOTE_DRIFT = "insert into drift_noted (tenant_id, nth, kind, digits, label, imported_label) values ($1, $2, $3, $4, $5, $6)";
    SETTLE_DRIFT = "delete from drift_noted where tenant_id = $1 and nth = $2";
    REMOVE_DRIFT_OF = "delete from drift_noted where tenant_id = $1";
    LIST_MET = "select full_id, label, times, first_at, last_at from stages_met where tenant_id = $1 order by digits";
}

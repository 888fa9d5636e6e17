//! What customers call their statuses.

statements! {
    LIST_STAGES = "select digits, full_id, bin, label, position, imported_at from stages where tenant_id = $1 order by position, digits";
    // One import at a time: the row of the tenant is held.
    HOLD_TENANT = "update tenants set name = name where tenant_id = $1";
    IMPORTED_AT = "select max(imported_at) as imported_at from stages where tenant_id = $1";
    ADD_STAGE = "insert into stages (tenant_id, digits, full_id, bin, label, position, imported_at) values ($1, $2, $3, $4, $5, $6, $7)";
    LIST_MET = "select full_id, label, times, first_at, last_at from stages_met where tenant_id = $1 order by digits";
}

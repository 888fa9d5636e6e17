//! Who is told by webhook, and what.

statements! {
    LIST_ENDPOINTS = "select endpoint_id, tenant_id, name, kinds, enabled, sealed, key_id, version, created_at \
        from webhook_endpoints order by endpoint_id";
    ADD_ENDPOINT = "insert into webhook_endpoints (endpoint_id, tenant_id, name, kinds, enabled, sealed, key_id, version, created_at) \
        values ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
    CHANGE_ENDPOINT = "update webhook_endpoints set name = $1, kinds = $2, enabled = $3, sealed = $4, key_id = $5, \
        version = version + 1 where endpoint_id = $6 and version = $7";
    REMOVE_ENDPOINT = "delete from webhook_endpoints where endpoint_id = $1";
    REMOVE_ENDPOINTS_OF = "delete from webhook_endpoints where tenant_id = $1";

    ADD_MESSAGE = "insert into webhook_messages \
        (message_id, endpoint_id, tenant_id, handoff_id, kind, detail, state, happened_at, owed_since, owner_id) \
        values ($1, $2, $3, $4, $5, $6, 'queued', $7, $7, $8)";
    MESSAGES_OWED = "select message_id, endpoint_id, owner_id, tenant_id, handoff_id, kind, detail, state, happened_at, owed_since, \
        attempts, next_at, last_error, ended_at from webhook_messages where handoff_id = $1 and state = 'queued' order by message_id";
    // Only what is still owed as it was read: it may have been asked for anew meanwhile.
    SET_TOLD = "update webhook_messages set state = $1, last_error = $2, ended_at = $3, attempts = attempts + $4, next_at = $5 \
        where message_id = $6 and state = 'queued' and owed_since = $7";
    ADD_MESSAGE_ATTEMPT = "insert into webhook_attempts (message_id, attempt, started_at, finished_at, status, why) \
        select message_id, $2, $3, $4, $5, $6 from webhook_messages where message_id = $1 on conflict do nothing";
    MESSAGE_ATTEMPTS = "select attempt, started_at, finished_at, status, why from webhook_attempts where message_id = $1 \
        order by attempt limit 1000";
    READ_MESSAGE = "select message_id, endpoint_id, owner_id, tenant_id, handoff_id, kind, detail, state, happened_at, owed_since, \
        attempts, next_at, last_error, ended_at from webhook_messages where message_id = $1";
    SEND_AGAIN = "update webhook_messages set state = 'queued', owed_since = $1, next_at = null, ended_at = null \
        where message_id = $2 and state <> 'queued'";
    MESSAGES_PAGE = "select message_id, endpoint_id, owner_id, tenant_id, handoff_id, kind, detail, state, happened_at, owed_since, \
        attempts, next_at, last_error, ended_at \
        from (select * from webhook_messages where message_id < $1 and message_id >= $2 order by message_id desc limit $3) m \
        where (cast($4 as bigint) = 0 or tenant_id = $4) and (cast($5 as text) = '' or state = $5) \
        and endpoint_id = coalesce($6, endpoint_id) and (cast($8 as bigint) = 0 or owner_id = $8) \
        order by message_id desc limit $7";
    MESSAGES_LOOKED_AT = "select message_id as id from webhook_messages where message_id < $1 and message_id >= $2 \
        order by message_id desc limit 1 offset $3";
    // A hand-off has few, and they are found by a key of their own. The bound is that of the other statement, for one caller.
    MESSAGES_OF_HANDOFF_PAGE = "select message_id, endpoint_id, owner_id, tenant_id, handoff_id, kind, detail, state, happened_at, owed_since, \
        attempts, next_at, last_error, ended_at from webhook_messages where handoff_id = $9 and message_id < $1 and message_id >= $2 \
        and cast($3 as bigint) > 0 and (cast($4 as bigint) = 0 or tenant_id = $4) and (cast($5 as text) = '' or state = $5) \
        and endpoint_id = coalesce($6, endpoint_id) and (cast($8 as bigint) = 0 or owner_id = $8) \
        order by message_id desc limit $7";

    REMOVE_MESSAGE_ATTEMPTS_OF_HANDOFF = "delete from webhook_attempts where message_id in \
        (select message_id from webhook_messages where handoff_id = $1)";
    REMOVE_MESSAGES_OF_HANDOFF = "delete from webhook_messages where handoff_id = $1";
    REMOVE_MESSAGE_ATTEMPTS_OF = "delete from webhook_attempts where message_id in \
        (select m.message_id from webhook_messages m join handoffs h on h.handoff_id = m.handoff_id where h.tenant_id = $1)";
    REMOVE_MESSAGES_OF = "delete from webhook_messages where handoff_id in (select handoff_id from handoffs where tenant_id = $1)";
}

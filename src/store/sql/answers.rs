//! Answers by idempotency key.

statements! {
    // One that was forgotten, or whose process ended before it answered, can be taken again.
    TAKE_KEY = "insert into idempotency_keys (key_sha256, request_sha256, tenant_id, taken_at, busy_until) \
        values ($1, $2, $3, $4, $5) on conflict (key_sha256) do update set request_sha256 = excluded.request_sha256, \
        tenant_id = excluded.tenant_id, taken_at = excluded.taken_at, busy_until = excluded.busy_until, sealed = null, \
        key_id = null where idempotency_keys.taken_at < $6 or idempotency_keys.busy_until <= $4";
    READ_KEY = "select request_sha256, busy_until, sealed, key_id from idempotency_keys where key_sha256 = $1";
    KEEP_ANSWER = "update idempotency_keys set sealed = $1, key_id = $2, busy_until = null \
        where key_sha256 = $3 and taken_at = $4";
    GIVE_KEY_BACK = "delete from idempotency_keys where key_sha256 = $1 and taken_at = $2 and busy_until is not null";
    PRUNE_KEYS = "delete from idempotency_keys where key_sha256 in (select key_sha256 from idempotency_keys \
        where taken_at < $1 order by taken_at limit $2)";
    REMOVE_KEYS_OF = "delete from idempotency_keys where tenant_id = $1";
}

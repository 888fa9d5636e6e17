//! Who signs in.

statements! {
    HAS_OPERATOR = "select 1 as n from accounts where role = 'operator' and disabled_at is null limit 1";
    ADD_INVITATION = "insert into invitations (token_sha256, tenant_id, role, sign_in, is_first, created_at, expires_at) \
        values ($1, $2, $3, $4, $5, $6, $7)";
    READ_INVITATION = "select token_sha256, tenant_id, role, sign_in, is_first, created_at, expires_at from invitations \
        where token_sha256 = $1 and expires_at > $2 and (is_first = 0 or not exists \
        (select 1 from accounts where role = 'operator' and disabled_at is null))";
    USE_INVITATION = "delete from invitations where token_sha256 = $1 and expires_at > $2 and (is_first = 0 or not exists \
        (select 1 from accounts where role = 'operator' and disabled_at is null))";
    ADD_ACCOUNT = "insert into accounts (account_id, tenant_id, role, sign_in, name, password, subject, created_at, version) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing";
    READ_ACCOUNT = "select account_id, tenant_id, role, sign_in, name, password, subject, created_at, disabled_at, version \
        from accounts where account_id = $1";
    ACCOUNT_NAMED = "select account_id, tenant_id, role, sign_in, name, password, subject, created_at, disabled_at, version \
        from accounts where sign_in = $1";
    ACCOUNT_OF_SUBJECT = "select account_id, tenant_id, role, sign_in, name, password, subject, created_at, disabled_at, version \
        from accounts where subject = $1";
    ACCOUNTS_PAGE = "select account_id, tenant_id, role, sign_in, name, password, subject, created_at, disabled_at, version \
        from accounts where account_id < $1 and account_id >= $2 and (cast($3 as bigint) = 0 or tenant_id = $3) \
        order by account_id desc limit $4";
    CHANGE_ACCOUNT = "update accounts set role = $1, name = $2, password = $3, disabled_at = $4, version = version + 1 \
        where account_id = $5 and version = $6";
    SET_SUBJECT = "update accounts set subject = $1 where account_id = $2 and subject is null";
    REMOVE_ACCOUNTS_OF = "delete from accounts where tenant_id = $1";
    REMOVE_INVITATIONS_OF = "delete from invitations where tenant_id = $1";

    // Only for the account as it was read: one that was disabled meanwhile, or whose password was changed, lets nobody in.
    ADD_SESSION = "insert into sessions (token_sha256, account_id, created_at, seen_at) \
        select $1, account_id, $3, $4 from accounts where account_id = $2 and version = $5 and disabled_at is null";
    READ_SESSION = "select s.token_sha256, s.created_at as begun_at, s.seen_at, a.account_id, a.tenant_id, a.role, a.sign_in, a.name, \
        a.password, a.subject, a.created_at, a.disabled_at, a.version \
        from sessions s join accounts a on a.account_id = s.account_id where s.token_sha256 = $1";
    KEEP_SESSION = "update sessions set seen_at = $1 where token_sha256 = $2 and seen_at < $1";
    END_SESSION = "delete from sessions where token_sha256 = $1";
    END_SESSIONS = "delete from sessions where account_id = $1";
    REMOVE_SESSIONS_OF = "delete from sessions where account_id in (select account_id from accounts where tenant_id = $1)";
    PRUNE_SESSIONS = "delete from sessions where token_sha256 in (select token_sha256 from sessions where seen_at < $1 \
        order by seen_at limit $2)";
    PRUNE_INVITATIONS = "delete from invitations where token_sha256 in (select token_sha256 from invitations \
        where expires_at < $1 order by expires_at limit $2)";
}

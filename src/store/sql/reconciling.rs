//! What stands in trigger statuses.

statements! {
    // As the ATS itself wrote it: what a file says may be wrong.
    WATCHED = "select r.trigger_digits, coalesce(r.watched_since, r.created_at) as since, r.baseline_at, m.full_id from rules r \
        left join stages_met m on m.tenant_id = r.tenant_id and m.digits = r.trigger_digits \
        where r.tenant_id = $1 order by r.trigger_digits";
    // Looked up for each of them: a join could read all slots of the tenant.
    BELIEVED_IN = "select t.workflow_id, (select s.handoff_id from handoff_slots s where s.tenant_id = t.tenant_id \
        and s.workflow_id = t.workflow_id and s.trigger_digits = t.trigger_digits) as handoff_id from standing t \
        where t.tenant_id = $1 and t.trigger_digits = $2 and t.workflow_id > $3 and t.state <> 'left' \
        and (t.absent_at is null or t.absent_at <= $4) order by t.workflow_id limit 1000";
    // A rule may have been removed while a round looked.
    PUT_STANDING = "insert into standing (tenant_id, trigger_digits, workflow_id, state, since, looked_at) \
        select tenant_id, trigger_digits, cast($3 as bigint), cast($4 as text), cast($5 as bigint), cast($5 as bigint) from rules where tenant_id = $1 and trigger_digits = $2 \
        on conflict (tenant_id, trigger_digits, workflow_id) do update set \
        since = case when standing.state = excluded.state then standing.since else excluded.since end, \
        state = excluded.state, looked_at = excluded.looked_at, absent_at = null";
    SET_ABSENT = "update standing set absent_at = $1 where tenant_id = $2 and trigger_digits = $3 and workflow_id = $4";
    SET_BASELINE = "update rules set baseline_at = $1 where tenant_id = $2 and trigger_digits = $3 and baseline_at is null";
    STANDING_PAGE = "select workflow_id, trigger_digits, state, since, looked_at from standing \
        where tenant_id = $1 and trigger_digits = $2 and workflow_id > $3 and state not in ('held', 'left') \
        order by workflow_id limit $4";
    ADOPT_ONE = "update standing set state = 'adopted', since = $1, looked_at = 0 where tenant_id = $2 and trigger_digits = $3 \
        and workflow_id = $4 and state = 'before'";
    ADOPT_ALL = "update standing set state = 'adopted', since = $1, looked_at = 0 where tenant_id = $2 and trigger_digits = $3 and state = 'before'";
    KEEP_ROUND = "insert into reconcile_rounds (tenant_id, began_at, ended_at, whole_at, standing, handed_over, sent_again, \
        in_grace, seen_left, put_off, failure) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
        on conflict (tenant_id) do update set began_at = excluded.began_at, ended_at = excluded.ended_at, \
        whole_at = coalesce(excluded.whole_at, reconcile_rounds.whole_at), standing = excluded.standing, \
        handed_over = excluded.handed_over, sent_again = excluded.sent_again, in_grace = excluded.in_grace, \
        seen_left = excluded.seen_left, put_off = excluded.put_off, failure = excluded.failure";
    LAST_ROUND = "select began_at, ended_at, whole_at, standing, handed_over, sent_again, in_grace, seen_left, put_off, failure \
        from reconcile_rounds where tenant_id = $1";
    PRUNE_STANDING = "delete from standing where (tenant_id, trigger_digits, workflow_id) in \
        (select tenant_id, trigger_digits, workflow_id from standing where \
        (state in ('left', 'unreadable') or absent_at is not null) and looked_at < $1 limit $2)";
    // Else the application would look as if it had never had a hand-off.
    NOTE_ENDED = "insert into standing (tenant_id, trigger_digits, workflow_id, state, since, looked_at) \
        select s.tenant_id, s.trigger_digits, s.workflow_id, 'ended', h.created_at, h.created_at from handoff_slots s \
        join handoffs h on h.handoff_id = s.handoff_id \
        join rules r on r.tenant_id = s.tenant_id and r.trigger_digits = s.trigger_digits \
        where s.tenant_id = $1 and s.workflow_id = $2 and s.trigger_digits = $3 and s.handoff_id = $4 \
        and (exists (select 1 from advances b where b.handoff_id = s.handoff_id and b.way = 'back' \
        and b.outcome in ('advanced', 'already_there', 'overrode')) or (h.seen_left_at is null \
        and not exists (select 1 from advances a where a.handoff_id = s.handoff_id and a.way = 'forward' \
        and a.outcome in ('advanced', 'already_there', 'moved_by_someone', 'overrode')))) \
        on conflict (tenant_id, trigger_digits, workflow_id) do update set state = excluded.state, since = excluded.since";
    // Every read of a tenant would wait for the others at one row, so what is known is told again only after an hour.
    MET_STAGE = "insert into stages_met (tenant_id, digits, full_id, label, times, first_at, last_at) \
        select cast($1 as bigint), cast($2 as bigint), cast($3 as text), cast($4 as text), 1, cast($5 as bigint), cast($5 as bigint) \
        where not exists (select 1 from stages_met m where m.tenant_id = $1 and m.digits = $2 and m.full_id = $3 \
        and (cast($4 as text) is null or m.label = $4) and m.last_at > cast($5 as bigint) - 3600000000) \
        on conflict (tenant_id, digits) do update set full_id = excluded.full_id, label = coalesce(excluded.label, stages_met.label), \
        times = stages_met.times + 1, last_at = excluded.last_at where excluded.last_at >= stages_met.last_at";

    REMOVE_STANDING_OF = "delete from standing where tenant_id = $1";
    // A person who asks to be forgotten: the numbers of their applications go too.
    ERASE_STANDING = "delete from standing where tenant_id = $1 and workflow_id in \
        (select workflow_id from handoffs where tenant_id = $1 and person_id = $2 \
        union select workflow_id from applications where tenant_id = $1 and person_id = $2)";
    REMOVE_STANDING_IN = "delete from standing where tenant_id = $1 and trigger_digits = $2";
    REMOVE_ROUND_OF = "delete from reconcile_rounds where tenant_id = $1";
    REMOVE_STAGES_OF = "delete from stages where tenant_id = $1";
    REMOVE_MET_OF = "delete from stages_met where tenant_id = $1";
}

//! The list of one tenant's hand-offs in a busy region: it finds its own by their key, and looks at no others.

use goodtime_icims::domain::{HandoffId, TenantId};
use goodtime_icims::store::sql;

use crate::bench::{Bench, START, on_both_engines, seconds};

/// Hand-offs of others: a scan would be cheaper for a few.
const OTHERS: i64 = 30_000;
const OWN: i64 = 100;

on_both_engines![a_list_of_interviews_finds_its_rows_by_the_key_of_its_tenant];

/// Keeps many hand-offs at once, past the ports.
async fn hand_offs(bench: &Bench, tenant: TenantId, many: i64) {
    let id = if bench.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let at = START.micros();
    let statement = format!(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < {many}) insert into handoffs (handoff_id, \
         tenant_id, workflow_id, person_id, job_id, event_id, trigger_digits, reply, generation, lifecycle, created_at, \
         expires_at) select {id}, {tenant}, i, i, i, {id}, 20700, 'interactive', 1, 'live', {at} + i, {at} + i from n"
    );
    bench.change(statement).await;
}

/// A statement of the list with values in the places of its parameters.
fn filled(name: &str, bench: &Bench, tenant: TenantId) -> String {
    let id = |id: HandoffId| {
        if bench.is_sqlite() { format!("x'{}'", id.uuid().simple()) } else { format!("'{id}'::uuid") }
    };
    let (before, from) = (id(HandoffId::floor(seconds(1_000_000_000))), id(HandoffId::floor(START)));
    let values = [&before, &from, "100", &tenant.to_string(), "'live'", "7", "0", "'%jane%'", "'jane'", "51"];
    let (_, statement) = sql::listing::ALL.iter().find(|(other, _)| *other == name).expect("it is there");
    // From the last on: the first is the start of the tenth.
    let numbered = values.iter().enumerate().rev();
    numbered.fold((*statement).to_owned(), |text, (n, value)| text.replace(&format!("${}", n + 1), value))
}

async fn a_list_of_interviews_finds_its_rows_by_the_key_of_its_tenant(bench: &Bench) {
    let busy = bench.add_tenant(8_765).await;
    hand_offs(bench, busy, OTHERS).await;
    hand_offs(bench, bench.tenant, OWN).await;
    for name in ["HANDOFFS_OF_TENANT_PAGE", "HANDOFFS_OF_TENANT_LOOKED_AT"] {
        let plan = bench.plan(&filled(name, bench, bench.tenant), &[]).await;
        let says = |part: &str| plan.iter().any(|line| line.contains(part));
        assert!(says("handoffs_of_tenant"), "{name}: {plan:#?}");
        assert!(!says("Seq Scan on handoffs") && !says("SCAN handoffs"), "{name}: {plan:#?}");
    }
}

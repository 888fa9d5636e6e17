//! The runs that were made.

use std::collections::HashMap;

use super::numbers::grouped;
use crate::domain::{AccountId, SyncRun, TenantId};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::store::{Found, Page};

/// Runs of one page.
const RUNS: i64 = 10;

/// Runs, newest first.
pub(super) struct History {
    pub(super) rows: Vec<RunRow>,
    /// Where older ones are.
    pub(super) older: Option<String>,
    /// Whether newer ones stand before.
    pub(super) is_further: bool,
}

/// One run.
pub(super) struct RunRow {
    pub(super) kind: &'static str,
    pub(super) tone: &'static str,
    pub(super) state: &'static str,
    pub(super) began: Moment,
    pub(super) ended: Option<Moment>,
    pub(super) by: String,
    /// What it came to; what is nothing is left out.
    pub(super) counts: Vec<(&'static str, String)>,
    pub(super) note: Option<String>,
}

impl History {
    /// Those before one, or the newest.
    pub(super) async fn read(doors: &Doors, tenant: TenantId, before: Option<uuid::Uuid>) -> Result<Self, Failed> {
        let newest = Page::newest(RUNS);
        let page = Page { before: before.unwrap_or(newest.before), ..newest };
        let Found { rows, next } = doors.flow.store.sync_runs_page(tenant, page).await?;
        let askers = Askers::of(doors, tenant, &rows).await?;
        Ok(Self {
            rows: rows.iter().map(|run| RunRow::of(run, &askers)).collect(),
            older: next.map(|before| format!("/tenants/{tenant}/sync?before={}#runs", before.simple())),
            is_further: before.is_some(),
        })
    }
}

impl RunRow {
    fn of(run: &SyncRun, askers: &Askers) -> Self {
        let t = texts::SYNC;
        let (tone, state) = texts::run_state(run.state);
        let counts = run.counts;
        let all = [
            (t.found, counts.found),
            (t.read_count, counts.read),
            (t.written, counts.written),
            (t.missed, counts.missed),
            (t.refused, counts.refused),
            (t.gone, counts.gone),
            (t.calls, counts.calls),
        ];
        Self {
            kind: texts::run_kind(run.kind),
            tone,
            state,
            began: Moment::of(run.began_at),
            ended: run.ended_at.map(Moment::of),
            by: askers.name(run),
            counts: all.into_iter().filter(|(_, n)| *n != 0).map(|(label, n)| (label, grouped(n))).collect(),
            note: run.note.clone(),
        }
    }
}

/// Who asked for runs, by how the audit log names them.
pub(super) struct Askers(HashMap<String, String>);

impl Askers {
    /// Looks up those of a page: an account has a name, whatever else asks has none.
    pub(super) async fn of(doors: &Doors, tenant: TenantId, runs: &[SyncRun]) -> Result<Self, Failed> {
        let mut names = HashMap::new();
        for actor in runs.iter().filter_map(|run| run.asked_by.as_deref()) {
            let Some(id) = account(actor).filter(|_| !names.contains_key(actor)) else { continue };
            let account = doors.flow.store.account(id).await?;
            // Who works for the region is not told by name to a customer.
            let own = account.filter(|account| account.tenant == Some(tenant)).map(|account| account.name);
            names.insert(actor.to_owned(), own.unwrap_or_else(|| texts::SYNC.by_operator.to_owned()));
        }
        Ok(Self(names))
    }

    /// Of nobody.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(HashMap::new())
    }

    /// Who asked for a run.
    pub(super) fn name(&self, run: &SyncRun) -> String {
        let t = texts::SYNC;
        let Some(actor) = run.asked_by.as_deref() else { return t.by_itself.to_owned() };
        let known = self.0.get(actor).cloned();
        known.unwrap_or_else(|| {
            let is_program = actor.starts_with("api token ") || actor.starts_with("issuer subject ");
            if is_program { t.by_token.to_owned() } else { actor.to_owned() }
        })
    }
}

fn account(actor: &str) -> Option<AccountId> {
    actor.strip_prefix("account ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_told_from_other_actors() {
        assert!(account("account 1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b").is_some());
        assert!(account("api token 1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b").is_none() && account("account x").is_none());
    }
}

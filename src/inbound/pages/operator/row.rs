//! One customer as the operators' page shows it.

use crate::domain::{Circuit, SyncSource, Tenant, Timestamp, Trouble};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::onboarding::progress;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::{Moment, age};

/// What is known to be wrong with a tenant.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) circuit: Option<Circuit>,
    pub(super) troubles: Vec<Trouble>,
    /// Tasks that were given up, as far as they were counted.
    pub(super) given_up: usize,
}

/// One line of the list.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) customer: String,
    pub(super) tone: &'static str,
    pub(super) state: &'static str,
    /// Steps of the onboarding that are done, of those that can be checked, and the next one.
    pub(super) checklist: (usize, usize, Option<&'static str>),
    /// Until when it is paused, where that is known.
    pub(super) until: Option<Moment>,
    /// The newest hand-off, and how long ago it was recorded.
    pub(super) handoff: Option<(Moment, String)>,
    pub(super) is_synced: bool,
    pub(super) sync: Option<(Moment, String)>,
    /// Why the last sync was not finished.
    pub(super) sync_failure: Option<String>,
    /// Tasks that were given up, where there are some.
    pub(super) given_up: Option<String>,
    /// What is wrong: what it is, since when, and why where that is known.
    pub(super) wrong: Vec<(&'static str, Moment, Option<String>)>,
}

/// Looks up how a tenant stands.
pub(super) async fn read(doors: &Doors, tenant: &Tenant, wrong: &Wrong, is_counted: bool) -> Result<Row, Failed> {
    let now = doors.flow.clock.now();
    let progress = progress(doors, tenant).await?;
    let standing = progress.sync;
    let dated = |at: Timestamp| (Moment::of(at), age(now.since(at)));
    let (tone, state, until) = state(tenant, doors.flow.directory.current().is_activated(tenant.id), now);
    Ok(Row {
        id: tenant.id.get(),
        name: tenant.name.clone(),
        customer: tenant.customer.to_string(),
        tone,
        state,
        checklist: (progress.done, progress.checked, progress.next),
        until: until.map(Moment::of),
        handoff: progress.handoff.map(|handoff| dated(handoff.created_at)),
        is_synced: tenant.settings.sync.source != SyncSource::Off,
        sync: standing.looked_at.or(standing.walked_at).map(dated),
        sync_failure: standing.failure,
        given_up: counted(wrong.given_up, !is_counted),
        wrong: told(wrong),
    })
}

/// Whether it works, as a tone, a word, and until when not.
fn state(tenant: &Tenant, is_activated: bool, now: Timestamp) -> (&'static str, &'static str, Option<Timestamp>) {
    let t = texts::OPERATOR;
    match tenant.paused_until.filter(|until| now < *until) {
        _ if !is_activated => ("wait", t.not_active, None),
        None => ("good", t.active, None),
        Some(until) if until >= Timestamp::NEVER => ("wait", t.paused_open, None),
        Some(until) => ("wait", t.paused, Some(until)),
    }
}

fn counted(rows: usize, is_more: bool) -> Option<String> {
    (rows > 0).then(|| format!("{rows}{}", if is_more { "+" } else { "" }))
}

fn told(wrong: &Wrong) -> Vec<(&'static str, Moment, Option<String>)> {
    let circuit = wrong
        .circuit
        .iter()
        .map(|circuit| (texts::OPERATOR.failing, Moment::of(circuit.since), Some(circuit.why.clone())));
    let troubles = wrong.troubles.iter().map(|one| (texts::trouble(one.kind), Moment::of(one.since), one.why.clone()));
    circuit.chain(troubles).collect()
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn nothing_given_up_is_not_counted_and_much_not_to_its_end() {
        assert_eq!(counted(0, false), None);
        assert_eq!(counted(3, false).as_deref(), Some("3"));
        assert_eq!(counted(20, true).as_deref(), Some("20+"));
    }
}

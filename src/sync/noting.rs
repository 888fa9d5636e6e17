//! Drift is noted once, so that people are told once, whoever looks and however often.
//!
//! What was noted stays noted while it is so, and also while it is merely not seen: only an import settles it. What was
//! settled and comes again is noted again.

use std::collections::HashMap;

use super::drift::{Drift, against, is_called};
use crate::domain::{DriftKind, DriftNoted, Drifted, StageImported, StageKey, Tenant};
use crate::flow::Flow;
use crate::store::StoreError;

/// Labels of one status that are noted before an import settles them: one that changes all the time is no news.
const LABELS_MOST: usize = 3;

/// Notes what nobody was told of yet; how many that were. Where nothing is imported, nothing differs.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn note(flow: &Flow, tenant: &Tenant) -> Result<usize, StoreError> {
    let store = flow.store.as_ref();
    let imported = store.stages(tenant.id).await?;
    if imported.is_empty() {
        return Ok(0);
    }
    let counted = store.drift_counted(tenant.id).await?; // Before what was noted: a count that has grown is seen.
    let noted = store.drift_noted(tenant.id, 0).await?;
    let drift = against(&imported, store, tenant).await?;
    let (new, settled) = news(&drift, &imported, &noted);
    if new.is_empty() && settled.is_empty() {
        return Ok(0);
    }
    // Where somebody else noted some meanwhile, the next round looks again.
    let is_noted = store.note_drift(tenant.id, counted, (&new, &settled), flow.clock.now()).await?;
    Ok(if is_noted { new.len() } else { 0 })
}

/// What is to be noted of the drift, and the numbers of what was noted and an import has settled.
fn news(drift: &[Drift], imported: &[StageImported], noted: &[DriftNoted]) -> (Vec<Drifted>, Vec<i64>) {
    let imported: HashMap<StageKey, &StageImported> = imported.iter().map(|stage| (stage.key, stage)).collect();
    let (settled, known): (Vec<_>, Vec<_>) =
        noted.iter().partition(|one| is_settled(&one.drifted, imported.get(&one.drifted.key).copied()));
    let mut of: HashMap<StageKey, Vec<&Drifted>> = HashMap::new();
    for one in known {
        of.entry(one.drifted.key).or_default().push(&one.drifted);
    }
    let is_known = |one: &Drifted| of.get(&one.key).is_some_and(|known| covers(known, one));
    let new = drift.iter().map(Drift::told).filter(|one| !is_known(one)).collect();
    (new, settled.into_iter().map(|one| one.nth).collect())
}

/// Whether what was noted of a status is as it was imported since.
fn is_settled(noted: &Drifted, imported: Option<&StageImported>) -> bool {
    match noted.kind {
        DriftKind::New | DriftKind::Missing => imported.is_some(),
        DriftKind::Renamed => {
            let is_called_so = |stage| noted.label.as_deref().is_none_or(|label| is_called(stage, label));
            imported.is_none_or(is_called_so)
        }
    }
}

/// Whether what was noted of a status says it already. That a rule names it says more than that it is new.
fn covers(known: &[&Drifted], one: &Drifted) -> bool {
    let has = |kind| known.iter().any(|known| known.kind == kind);
    match one.kind {
        DriftKind::New => has(DriftKind::New) || has(DriftKind::Missing),
        DriftKind::Missing => has(DriftKind::Missing),
        DriftKind::Renamed => {
            let mut labels = known.iter().filter(|known| known.kind == DriftKind::Renamed);
            labels.clone().count() >= LABELS_MOST || labels.any(|known| known.label == one.label)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::drift::compared;
    use super::super::drift::tests::{imported, met, tenant};
    use super::*;

    /// Another round: what it notes is added to what was noted before, and what it settles goes.
    struct Rounds {
        noted: Vec<DriftNoted>,
        counted: i64,
    }

    impl Rounds {
        fn round(&mut self, known: &[StageImported], seen: &[(&str, &str)], next: &str) -> Vec<(DriftKind, i64)> {
            let met = seen.iter().map(|(id, label)| met(id, label)).collect();
            let (new, settled) = news(&compared(known, met, &[], &tenant("C1", next)), known, &self.noted);
            self.noted.retain(|one| !settled.contains(&one.nth));
            let told = new.iter().map(|one| (one.kind, one.key.digits())).collect();
            for drifted in new {
                self.counted += 1;
                self.noted.push(DriftNoted { nth: self.counted, drifted });
            }
            told
        }
    }

    fn rounds() -> Rounds {
        Rounds { noted: Vec::new(), counted: 0 }
    }

    #[test]
    fn a_difference_is_noted_once_and_a_further_one_alone() {
        let (known, mut rounds) = (vec![imported("C1", "", "A"), imported("C2", "", "B")], rounds());
        let seen = [("C1", "A"), ("C2", "Bee"), ("C3", "C")];
        assert_eq!(rounds.round(&known, &seen, "C2"), [(DriftKind::Renamed, 2), (DriftKind::New, 3)]);
        assert_eq!(rounds.round(&known, &seen, "C2"), []);
        let further = [("C1", "A"), ("C2", "Bee"), ("C3", "C"), ("C4", "D")];
        assert_eq!(rounds.round(&known, &further, "C2"), [(DriftKind::New, 4)]);
        assert_eq!(rounds.round(&known, &further, "C5"), [(DriftKind::Missing, 5)]);
        assert_eq!(rounds.round(&known, &further, "C2"), [], "the rule is right again");
        assert_eq!(rounds.round(&known, &further, "C5"), [], "that was told");
    }

    #[test]
    fn a_new_status_that_a_rule_names_later_is_noted_again_and_not_the_other_way_round() {
        let (known, mut rounds) = (vec![imported("C1", "", "A"), imported("C2", "", "B")], rounds());
        assert_eq!(rounds.round(&known, &[("C3", "C")], "C2"), [(DriftKind::New, 3)]);
        assert_eq!(rounds.round(&known, &[("C3", "C")], "C3"), [(DriftKind::Missing, 3)]);
        assert_eq!(rounds.round(&known, &[("C3", "C")], "C2"), []);
    }

    #[test]
    fn what_an_import_settled_is_noted_again_when_it_comes_again() {
        let (before, mut rounds) = (vec![imported("C1", "", "A")], rounds());
        let after = vec![imported("C1", "", "Aye"), imported("C3", "", "C")];
        let seen = [("C1", "Aye"), ("C3", "C")];
        assert_eq!(rounds.round(&before, &seen, ""), [(DriftKind::Renamed, 1), (DriftKind::New, 3)]);
        assert_eq!(rounds.round(&after, &seen, ""), []);
        assert_eq!(rounds.noted, [], "nothing differs any more");
        assert_eq!(rounds.round(&before, &seen, ""), [(DriftKind::Renamed, 1), (DriftKind::New, 3)]);
    }

    #[test]
    fn a_status_that_is_not_seen_for_a_while_stays_noted() {
        let (known, mut rounds) = (vec![imported("C1", "", "A")], rounds());
        assert_eq!(
            rounds.round(&known, &[("C1", "Aye"), ("C3", "C")], ""),
            [(DriftKind::Renamed, 1), (DriftKind::New, 3)]
        );
        assert_eq!(rounds.round(&known, &[("C1", "A")], ""), []);
        assert_eq!(rounds.round(&known, &[("C1", "Aye"), ("C3", "C")], ""), []);
    }

    #[test]
    fn each_other_label_is_noted_but_not_without_end() {
        let (known, mut rounds) = (vec![imported("C1", "", "A")], rounds());
        for label in ["B", "C", "D"] {
            assert_eq!(rounds.round(&known, &[("C1", label)], ""), [(DriftKind::Renamed, 1)], "{label}");
        }
        assert_eq!(rounds.round(&known, &[("C1", "E")], ""), []);
    }
}

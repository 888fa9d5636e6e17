//! What the customer calls its statuses, and their full ids, as far as they are known.

use std::collections::HashMap;

use crate::domain::{StageId, StageImported, StageKey, StageMet, TenantId};
use crate::inbound::Doors;
use crate::store::StoreError;

/// The stages of a tenant.
pub(in crate::inbound::pages) struct StageNames {
    /// As they were imported, in the customer's order.
    imported: Vec<StageImported>,
    /// What live reads showed.
    met: HashMap<StageKey, StageMet>,
}

/// A stage to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) is_chosen: bool,
}

impl StageNames {
    pub(in crate::inbound::pages) async fn of(doors: &Doors, tenant: TenantId) -> Result<Self, StoreError> {
        let store = &doors.flow.store;
        let met = store.stages_met(tenant).await?.into_iter().map(|met| (met.id.key(), met)).collect();
        Ok(Self { imported: store.stages(tenant).await?, met })
    }

    /// The same without what live reads showed, for lists of many tenants.
    pub(in crate::inbound::pages) async fn imported_alone(doors: &Doors, tenant: TenantId) -> Result<Self, StoreError> {
        Ok(Self { imported: doors.flow.store.stages(tenant).await?, met: HashMap::new() })
    }

    /// As they were imported.
    pub(in crate::inbound::pages) fn imported_stages(&self) -> &[StageImported] {
        &self.imported
    }

    /// How many are imported.
    pub(super) fn count(&self) -> usize {
        self.imported.len()
    }

    pub(super) fn is_imported(&self, key: StageKey) -> bool {
        self.imported(key).is_some()
    }

    fn imported(&self, key: StageKey) -> Option<&StageImported> {
        self.imported.iter().find(|stage| stage.key == key)
    }

    fn full_id(&self, key: StageKey) -> Option<&StageId> {
        self.imported(key).and_then(|stage| stage.id.as_ref()).or_else(|| self.met.get(&key).map(|met| &met.id))
    }

    /// Bin and label; what live reads showed, or the number, where nothing is imported under it.
    pub(in crate::inbound::pages) fn label(&self, key: StageKey) -> String {
        match self.imported(key) {
            Some(StageImported { bin: Some(bin), label, .. }) => format!("{bin} › {label}"),
            Some(StageImported { label, .. }) => label.clone(),
            None => self.met.get(&key).and_then(|met| met.label.clone()).unwrap_or_else(|| key.to_string()),
        }
    }

    /// The full id, where it is known; else the number.
    pub(in crate::inbound::pages) fn full(&self, key: StageKey) -> String {
        self.full_id(key).map_or_else(|| key.to_string(), ToString::to_string)
    }

    /// Label and full id; the id alone, where there is no label.
    pub(in crate::inbound::pages) fn told(&self, key: StageKey) -> String {
        let (label, full) = (self.label(key), self.full(key));
        if label == key.to_string() { full } else { format!("{label} ({full})") }
    }

    /// Every imported stage, to choose a trigger from.
    pub(super) fn triggers(&self, chosen: &str) -> Vec<Choice> {
        let choice = |stage: &StageImported| self.choice(stage, stage.key.to_string(), chosen);
        self.imported.iter().map(choice).collect()
    }

    /// Those whose full id is known, to choose a next status from; what is chosen now is one of them.
    pub(super) fn nexts(&self, chosen: &str, not_imported: &str) -> Vec<Choice> {
        let known = self.imported.iter().filter_map(|stage| {
            let id = self.full_id(stage.key)?.to_string();
            Some(self.choice(stage, id, chosen))
        });
        let mut all: Vec<_> = known.collect();
        if !chosen.is_empty() && !all.iter().any(|choice| choice.is_chosen) {
            let label = format!("{chosen} ({not_imported})");
            all.push(Choice { value: chosen.to_owned(), label, is_chosen: true });
        }
        all
    }

    fn choice(&self, stage: &StageImported, value: String, chosen: &str) -> Choice {
        Choice { is_chosen: value == chosen, value, label: self.told(stage.key) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    fn stage(digits: i64, id: Option<&str>, bin: Option<&str>, label: &str) -> StageImported {
        StageImported {
            key: StageKey::from_digits(digits),
            id: id.map(|id| id.parse().unwrap()),
            bin: bin.map(str::to_owned),
            label: label.to_owned(),
            position: 0,
            imported_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn a_next_status_needs_a_full_id_and_a_trigger_does_not() {
        let at = Timestamp::from_micros(0);
        let met = |id: &str, label: Option<&str>| {
            let (id, label): (StageId, _) = (id.parse().unwrap(), label.map(str::to_owned));
            (id.key(), StageMet { id, label, times: 1, first_at: at, last_at: at })
        };
        let names = StageNames {
            imported: vec![
                stage(1, Some("C1"), Some("Review"), "Send"),
                stage(2, None, None, "Wait"),
                stage(3, None, None, "Met"),
            ],
            met: HashMap::from([met("C3", None), met("C4", Some("Hold"))]),
        };
        let values = |all: Vec<Choice>| all.into_iter().map(|choice| choice.value).collect::<Vec<_>>();
        assert_eq!(values(names.triggers("")), ["1", "2", "3"]);
        assert_eq!(values(names.nexts("C9", "unknown")), ["C1", "C3", "C9"], "what is chosen stays to choose");
        assert_eq!(names.triggers("1")[0].label, "Review › Send (C1)");
        let told = [3, 4, 9].map(|digits| names.told(StageKey::from_digits(digits)));
        assert_eq!(told, ["Met (C3)", "Hold (C4)", "9"]);
    }
}

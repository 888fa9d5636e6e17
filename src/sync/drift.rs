//! How what is imported and what the rules name differ from what the ATS shows.

use std::collections::BTreeMap;

use super::import::used;
use crate::domain::{StageId, StageImported, StageKey, StageMet, Tenant};
use crate::flow::Flow;
use crate::stages::Use;
use crate::store::{IgnoredStatus, StoreError};

/// A stage that was met, and is not as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Which stage.
    pub key: StageKey,
    /// The full id, where it was seen.
    pub id: Option<StageId>,
    /// What the ATS calls it, where that was seen; it may say the bin too.
    pub label: Option<String>,
    /// How it was imported, if it was.
    pub imported: Option<StageImported>,
    /// Live reads that showed it; of one hour only the first, and those that showed it changed.
    pub reads: i64,
    /// Deliveries that named it and started nothing.
    pub deliveries: i64,
    /// Rules that name it.
    pub rules: Vec<Use>,
}

impl Drift {
    /// Whether it is imported under another label.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        self.imported.is_some()
    }
}

/// Everything that was met and is not imported, or not under that label; in the order of the stages.
///
/// Where nothing was imported yet, this is what an import could begin with.
///
/// # Errors
/// When the store does not answer.
pub async fn drift(flow: &Flow, tenant: &Tenant) -> Result<Vec<Drift>, StoreError> {
    let imported = flow.store.stages(tenant.id).await?;
    let met = flow.store.stages_met(tenant.id).await?;
    let ignored = flow.store.ignored_statuses(tenant.id).await?;
    Ok(compared(imported, met, &ignored, tenant))
}

fn compared(
    imported: Vec<StageImported>,
    met: Vec<StageMet>,
    ignored: &[IgnoredStatus],
    tenant: &Tenant,
) -> Vec<Drift> {
    let mut all: BTreeMap<StageKey, Drift> = BTreeMap::new();
    for stage in met {
        let entry = entry(&mut all, stage.id.key());
        (entry.id, entry.label, entry.reads) = (Some(stage.id), stage.label, stage.times);
    }
    for status in ignored {
        entry(&mut all, status.status).deliveries = status.deliveries;
    }
    for used in used(tenant) {
        entry(&mut all, used.key).rules.push(used.what);
    }
    for stage in imported {
        let Some(entry) = all.get_mut(&stage.key) else { continue };
        if entry.label.as_deref().is_none_or(|label| is_called(&stage, label)) {
            all.remove(&stage.key);
        } else {
            entry.imported = Some(stage);
        }
    }
    all.into_values().collect()
}

fn entry(all: &mut BTreeMap<StageKey, Drift>, key: StageKey) -> &mut Drift {
    let empty = Drift { key, id: None, label: None, imported: None, reads: 0, deliveries: 0, rules: Vec::new() };
    all.entry(key).or_insert(empty)
}

/// Whether the ATS' name is the imported one, alone or behind its bin.
fn is_called(stage: &StageImported, label: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (own, seen) = (plain(&stage.label), plain(label));
    let with_bin = |bin: &String| {
        let bin = plain(bin);
        [" - ", ": ", ":"].iter().any(|between| seen == format!("{bin}{between}{own}"))
    };
    own == seen || stage.bin.as_ref().is_some_and(with_bin)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::domain::{CustomerId, Reply, Rule, TenantId, TenantSettings, Timestamp};

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn imported(id: &str, bin: &str, label: &str) -> StageImported {
        let id: StageId = id.parse().unwrap();
        let (bin, label) = (Some(bin.to_owned()), label.to_owned());
        StageImported { key: id.key(), id: Some(id), bin, label, position: 0, imported_at: NOW }
    }

    fn met(id: &str, label: &str) -> StageMet {
        StageMet { id: id.parse().unwrap(), label: Some(label.to_owned()), times: 3, first_at: NOW, last_at: NOW }
    }

    fn tenant(trigger: &str, next: &str) -> Tenant {
        let rule = Rule { trigger: trigger.parse().unwrap(), next: next.parse().ok(), reply: Reply::Seamless };
        Tenant {
            id: TenantId::try_from(1).unwrap(),
            ats: "toy".to_owned(),
            customer: CustomerId::try_from(2).unwrap(),
            name: String::new(),
            paused_until: None,
            settings: TenantSettings::default(),
            rules: HashMap::from([(rule.trigger, rule)]),
            version: 1,
        }
    }

    #[test]
    fn what_is_met_under_its_name_alone_or_behind_its_bin_has_not_drifted() {
        let known = || vec![imported("C1", "Review", "Send to GoodTime"), imported("C2", "Offer", "Verbal")];
        for label in ["Send to GoodTime", "Review: Send to GoodTime", "review -  Send to goodtime"] {
            let drift = compared(known(), vec![met("C1", label)], &[], &tenant("C1", "C2"));
            assert_eq!(drift, [], "{label}");
        }
        let drift = compared(known(), vec![met("C1", "Review: Send away")], &[], &tenant("C1", "C2"));
        assert!(drift.len() == 1 && drift[0].is_renamed() && drift[0].rules == [Use::Trigger]);
    }

    #[test]
    fn what_is_met_delivered_or_named_by_a_rule_and_not_imported_is_told() {
        let ignored = [IgnoredStatus { status: StageKey::from_digits(4), deliveries: 7, first_at: NOW, last_at: NOW }];
        let drift = compared(vec![imported("C1", "", "A")], vec![met("C3", "C")], &ignored, &tenant("C1", "C2"));
        let told: Vec<_> = drift.iter().map(|one| (one.key.digits(), one.reads, one.deliveries)).collect();
        assert_eq!(told, [(2, 0, 0), (3, 3, 0), (4, 0, 7)]);
        assert_eq!(drift[0].rules, [Use::NextOf(StageKey::from_digits(1))]);
        assert!(drift.iter().all(|one| !one.is_renamed()));
    }
}

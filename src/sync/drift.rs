//! How what is imported and what the rules name differ from what the ATS shows.

use std::collections::{BTreeMap, BTreeSet};

use super::import::used;
use crate::domain::{DriftKind, Drifted, StageId, StageImported, StageKey, StageMet, Tenant};
use crate::stages::Use;
use crate::store::{IgnoredStatus, Store, StoreError};

/// What may stand between a bin and a label.
const BETWEEN: [&str; 3] = [" - ", ": ", ":"];

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
    /// The bin that a list showed it in.
    pub bin: Option<String>,
    /// Whether the ATS has just listed it.
    pub is_listed: bool,
    /// Whether a search has just found somebody there, and nobody was known to stand there before.
    pub is_searched: bool,
}

/// Where a stage is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A list of the ATS.
    List,
    /// A search for who stands there.
    Search,
    /// A live read.
    Seen,
    /// A delivery that started nothing.
    Delivery,
    /// A rule.
    Rule,
}

impl Drift {
    /// In what way it differs. That a rule names it counts for more than that it was met.
    #[must_use]
    pub fn kind(&self) -> DriftKind {
        match &self.imported {
            Some(_) => DriftKind::Renamed,
            None if self.rules.is_empty() => DriftKind::New,
            None => DriftKind::Missing,
        }
    }

    /// Where it is known from, each once.
    #[must_use]
    pub fn origins(&self) -> Vec<Origin> {
        let all = [
            (Origin::List, self.is_listed),
            (Origin::Search, self.is_searched),
            (Origin::Seen, self.reads > 0 && !self.is_searched),
            (Origin::Delivery, self.deliveries > 0),
            (Origin::Rule, !self.rules.is_empty()),
        ];
        all.into_iter().filter(|(_, is_so)| *is_so).map(|(origin, _)| origin).collect()
    }

    /// As people are told of it.
    pub(super) fn told(&self) -> Drifted {
        let imported_label = self.imported.as_ref().map(|stage| stage.label.clone());
        Drifted { kind: self.kind(), key: self.key, label: self.label.clone(), imported_label }
    }
}

/// How much differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DriftCounts {
    /// Statuses that were met or delivered, and are not imported.
    pub new: usize,
    /// Statuses that are imported under another label.
    pub renamed: usize,
    /// Rules that name a status which is not imported.
    pub broken_rules: usize,
}

impl DriftCounts {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    fn of(drift: &[Drift]) -> Self {
        let many = |kind| drift.iter().filter(|one| one.kind() == kind).count();
        let missing = drift.iter().filter(|one| one.kind() == DriftKind::Missing);
        let rule = |(key, used): (StageKey, &Use)| match used {
            Use::Trigger => key,
            Use::NextOf(trigger) => *trigger,
        };
        let rules = missing.flat_map(|one| one.rules.iter().map(|used| rule((one.key, used))));
        let broken_rules = rules.collect::<BTreeSet<_>>().len();
        Self { new: many(DriftKind::New), renamed: many(DriftKind::Renamed), broken_rules }
    }
}

/// Everything that was met and is not imported, or not under that label; in the order of the stages.
///
/// Where nothing was imported yet, this is what an import could begin with.
///
/// # Errors
/// When the store does not answer.
pub async fn drift(store: &dyn Store, tenant: &Tenant) -> Result<Vec<Drift>, StoreError> {
    against(&store.stages(tenant.id).await?, store, tenant).await
}

/// How much differs; `None` where nothing was imported yet.
///
/// # Errors
/// When the store does not answer.
pub async fn drift_counts(store: &dyn Store, tenant: &Tenant) -> Result<Option<DriftCounts>, StoreError> {
    let imported = store.stages(tenant.id).await?;
    if imported.is_empty() {
        return Ok(None);
    }
    Ok(Some(DriftCounts::of(&against(&imported, store, tenant).await?)))
}

/// How what was met and what the rules name differs from these stages.
pub(super) async fn against(
    imported: &[StageImported],
    store: &dyn Store,
    tenant: &Tenant,
) -> Result<Vec<Drift>, StoreError> {
    let met = store.stages_met(tenant.id).await?;
    let ignored = store.ignored_statuses(tenant.id).await?;
    Ok(compared(imported, met, &ignored, tenant))
}

pub(super) fn compared(
    imported: &[StageImported],
    met: Vec<StageMet>,
    ignored: &[IgnoredStatus],
    tenant: &Tenant,
) -> Vec<Drift> {
    differing(imported, all_of(met, ignored, tenant))
}

/// All that is known of stages beside the import.
pub(super) fn all_of(met: Vec<StageMet>, ignored: &[IgnoredStatus], tenant: &Tenant) -> BTreeMap<StageKey, Drift> {
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
    all
}

/// Without what is imported as it is called.
pub(super) fn differing(imported: &[StageImported], mut all: BTreeMap<StageKey, Drift>) -> Vec<Drift> {
    for stage in imported {
        let Some(entry) = all.get_mut(&stage.key) else { continue };
        if entry.label.as_deref().is_none_or(|label| is_called(stage, label)) {
            all.remove(&stage.key);
        } else {
            entry.imported = Some(stage.clone());
        }
    }
    all.into_values().collect()
}

pub(super) fn entry(all: &mut BTreeMap<StageKey, Drift>, key: StageKey) -> &mut Drift {
    let (reads, deliveries, rules, is_listed, is_searched) = (0, 0, Vec::new(), false, false);
    let (id, label, imported, bin) = (None, None, None, None);
    let empty = Drift { key, id, label, imported, reads, deliveries, rules, bin, is_listed, is_searched };
    all.entry(key).or_insert(empty)
}

/// Whether the ATS' name is the imported one, alone or behind its bin; where that is not known, behind any.
pub(super) fn is_called(stage: &StageImported, label: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (own, seen) = (plain(&stage.label), plain(label));
    let behind = |between: &&str| {
        let bin = seen.strip_suffix(own.as_str()).and_then(|seen| seen.strip_suffix(*between));
        bin.is_some_and(|seen| stage.bin.as_deref().is_none_or(|bin| plain(bin) == seen))
    };
    own == seen || BETWEEN.iter().any(behind)
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::domain::{CustomerId, Reply, Rule, TenantId, TenantSettings, Timestamp};

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    pub(in crate::sync) fn imported(id: &str, bin: &str, label: &str) -> StageImported {
        let id: StageId = id.parse().unwrap();
        let (bin, label) = (Some(bin.to_owned()), label.to_owned());
        StageImported { key: id.key(), id: Some(id), bin, label, position: 0, imported_at: NOW }
    }

    pub(in crate::sync) fn met(id: &str, label: &str) -> StageMet {
        StageMet { id: id.parse().unwrap(), label: Some(label.to_owned()), times: 3, first_at: NOW, last_at: NOW }
    }

    pub(in crate::sync) fn tenant(trigger: &str, next: &str) -> Tenant {
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
            let drift = compared(&known(), vec![met("C1", label)], &[], &tenant("C1", "C2"));
            assert_eq!(drift, [], "{label}");
        }
        let drift = compared(&known(), vec![met("C1", "Review: Send away")], &[], &tenant("C1", "C2"));
        assert!(drift.len() == 1 && drift[0].kind() == DriftKind::Renamed && drift[0].rules == [Use::Trigger]);
    }

    #[test]
    fn where_no_bin_is_known_the_label_may_stand_behind_any() {
        let known = [StageImported { bin: None, ..imported("C1", "", "Send to GoodTime") }];
        for (label, drifted) in [("Review: Send to GoodTime", 0), ("Review - Send away", 1), ("Resend to GoodTime", 1)]
        {
            let drift = compared(&known, vec![met("C1", label)], &[], &tenant("C1", ""));
            assert_eq!(drift.len(), drifted, "{label}");
        }
    }

    #[test]
    fn what_is_met_delivered_or_named_by_a_rule_and_not_imported_is_told() {
        let ignored = [IgnoredStatus { status: StageKey::from_digits(4), deliveries: 7, first_at: NOW, last_at: NOW }];
        let drift = compared(&[imported("C1", "", "A")], vec![met("C3", "C")], &ignored, &tenant("C1", "C2"));
        let told: Vec<_> = drift.iter().map(|one| (one.key.digits(), one.reads, one.deliveries)).collect();
        assert_eq!(told, [(2, 0, 0), (3, 3, 0), (4, 0, 7)]);
        assert_eq!(drift[0].rules, [Use::NextOf(StageKey::from_digits(1))]);
        let kinds: Vec<_> = drift.iter().map(Drift::kind).collect();
        assert_eq!(kinds, [DriftKind::Missing, DriftKind::New, DriftKind::New]);
    }

    #[test]
    fn a_rule_both_of_whose_statuses_are_gone_is_one_broken_rule() {
        let known = [imported("C3", "", "C")];
        let drift = compared(&known, vec![met("C3", "Sea"), met("C4", "D")], &[], &tenant("C1", "C2"));
        assert_eq!(DriftCounts::of(&drift), DriftCounts { new: 1, renamed: 1, broken_rules: 1 });
    }
}

//! Asks the ATS which stages there are, because a person wants to know: its lists, then who stands in statuses that are not known
//! wholly, and in bins.
//!
//! A stage that an application is read in is noted as met, at once: a run that is cut off has lost nothing, and the next one goes
//! on. What only a list says is told, and not kept.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::asking::Asking;
use super::drift::{Drift, all_of, differing, drift, entry, is_called};
use super::listed::{ListedName, Lists, listed};
use crate::ats::{AtsError, StandingAsked, StandingBy};
use crate::domain::{Stage, StageId, StageImported, StageKey, Tenant, WorkflowId};
use crate::flow::Flow;
use crate::store::{Store, StoreError};

/// Statuses that one bin is asked for in one run.
const PER_BIN_MOST: usize = 5;
/// Statuses that a search leaves out: each makes its address longer.
const WITHOUT_MOST: usize = 30;

/// What was known before, and what the lists and the searches added.
#[derive(Debug)]
pub struct Answered {
    /// Everything that is not imported, or not under that label; in the order of the stages.
    pub proposals: Vec<Drift>,
    /// What is listed by its name alone, and is not known otherwise.
    pub names: Vec<ListedName>,
    /// Stages that were met for the first time.
    pub learned: usize,
    /// Searches that were made.
    pub searches: usize,
    /// Calls that were made.
    pub calls: u64,
    /// What could not be read, and why.
    pub unread: Vec<String>,
    /// Whether nothing was left out because of a bound, or because the ATS would not answer any more.
    pub is_complete: bool,
}

/// A run.
struct Run<'a> {
    flow: &'a Flow,
    tenant: &'a Tenant,
    asking: Asking<'a>,
    imported: Vec<StageImported>,
    lists: Lists,
    /// Everything beside the import.
    all: BTreeMap<StageKey, Drift>,
    learned: BTreeSet<StageKey>,
}

/// Asks for at most so long; `None` where the tenant is paused: nothing is asked for it then.
///
/// # Errors
/// When the store does not answer.
pub async fn ask(flow: &Flow, tenant: &Tenant, within: Duration) -> Result<Option<Answered>, StoreError> {
    if flow.is_paused(tenant) {
        return Ok(None);
    }
    let Some(adapter) = flow.registry.get(&tenant.ats) else {
        return Ok(Some(Answered::of_nobody(drift(flow.store.as_ref(), tenant).await?)));
    };
    let (store, asking) = (flow.store.as_ref(), Asking::new(tenant, adapter.ats.clone(), within));
    let before = flow.usage.made(tenant.id, asking.call().feature);
    let (imported, all) = (store.stages(tenant.id).await?, known(store, tenant).await?);
    let (lists, learned) = (Lists::default(), BTreeSet::new());
    let mut run = Run { flow, tenant, asking, imported, lists, all, learned };
    run.everything().await?;
    let names = run.lists.names.iter().filter(|name| !run.knows(name) && !run.has_bin(name)).cloned().collect();
    let Run { asking, imported, mut all, learned, .. } = run;
    for key in &learned {
        entry(&mut all, *key).is_searched = true;
    }
    Ok(Some(Answered {
        proposals: differing(&imported, all),
        names,
        learned: learned.len(),
        searches: asking.searches,
        calls: flow.usage.made(tenant.id, asking.call().feature).saturating_sub(before),
        unread: asking.unread,
        is_complete: !asking.is_cut,
    }))
}

impl Answered {
    fn of_nobody(proposals: Vec<Drift>) -> Self {
        let unread = vec!["this program has no adapter for the tenant's ATS".to_owned()];
        Self { proposals, names: Vec::new(), learned: 0, searches: 0, calls: 0, unread, is_complete: false }
    }
}

async fn known(store: &dyn Store, tenant: &Tenant) -> Result<BTreeMap<StageKey, Drift>, StoreError> {
    Ok(all_of(store.stages_met(tenant.id).await?, &store.ignored_statuses(tenant.id).await?, tenant))
}

impl Run<'_> {
    async fn everything(&mut self) -> Result<(), StoreError> {
        self.lists = listed(&mut self.asking).await;
        self.take_listed();
        for (key, written) in self.half_known() {
            let asked = StandingAsked { stage: key, written: written.as_ref(), changed_since: None, after: None };
            let (ats, call) = (self.asking.ats(), self.asking.call());
            let newest = async { Ok(ats.standing_in(call, asked).await?.workflows.last().copied()) };
            self.met_by(&format!("the search for status {key}"), newest).await?;
        }
        for name in self.lists.names.clone() {
            if !self.knows(&name) && !self.has_bin(&name) {
                self.by_name(&name).await?;
            }
        }
        for (bin, known) in self.bins() {
            self.bin(&bin, known).await?;
        }
        Ok(())
    }

    fn take_listed(&mut self) {
        for one in &self.lists.stages {
            let entry = entry(&mut self.all, one.key);
            entry.is_listed = true;
            entry.bin.clone_from(&one.bin);
            // A live read says more than a list, whose ids and labels may be written otherwise.
            entry.id = entry.id.take().or_else(|| one.id.clone());
            entry.label = entry.label.take().or_else(|| one.label.clone());
        }
    }

    /// Statuses of which the full id or the label was neither read, nor listed, nor imported; with the id where that is known.
    fn half_known(&self) -> Vec<(StageKey, Option<StageId>)> {
        let mut ids: BTreeMap<StageKey, Option<StageId>> = BTreeMap::new();
        let whole = |stage: &&StageImported| stage.id.is_some();
        let known: BTreeSet<_> = self.imported.iter().filter(whole).map(|stage| stage.key).collect();
        let is_half = |one: &&Drift| one.id.is_none() || one.label.is_none();
        for one in self.all.values().filter(is_half).filter(|one| !known.contains(&one.key)) {
            ids.insert(one.key, one.id.clone());
        }
        for stage in self.imported.iter().filter(|stage| stage.id.is_none()) {
            if self.all.get(&stage.key).is_none_or(|one| one.id.is_none()) {
                ids.entry(stage.key).or_default();
            }
        }
        for next in self.tenant.rules.values().filter_map(|rule| rule.next.as_ref()) {
            ids.entry(next.key()).and_modify(|id| *id = Some(next.clone()));
        }
        ids.into_iter().collect()
    }

    /// What is listed by its name alone may be a bin or a status.
    async fn by_name(&mut self, name: &ListedName) -> Result<(), StoreError> {
        let (ats, call) = (self.asking.ats(), self.asking.call());
        let what = format!("the search for the status {}", name.label);
        let found = ats.standing_by(call, StandingBy::Label(&name.label));
        if self.met_by(&what, found).await?.is_none() && name.bin.is_none() {
            self.lists.bins.push(name.label.clone());
        }
        Ok(())
    }

    /// Whether a stage of that name was imported, met, or listed with its id.
    fn knows(&self, name: &ListedName) -> bool {
        let (key, bin, label) = (StageKey::from_digits(0), name.bin.clone(), name.label.clone());
        let (position, imported_at) = (0, self.flow.clock.now());
        let listed = StageImported { key, id: None, bin, label, position, imported_at };
        let mut labels = self.all.values().filter_map(|one| one.label.as_deref());
        labels.any(|label| is_called(&listed, label)) || self.imported.iter().any(|stage| is_called(stage, &name.label))
    }

    /// Whether a bin of that name was imported, or stands before the label of a stage.
    fn has_bin(&self, name: &ListedName) -> bool {
        let bin = format!("{}:", name.label.to_lowercase());
        let mut labels = self.all.values().filter_map(|one| one.label.as_deref());
        name.bin.is_none()
            && (self.imported.iter().any(|stage| stage.bin.as_ref() == Some(&name.label))
                || labels.any(|label| label.to_lowercase().replace(" -", ":").starts_with(&bin)))
    }

    /// The bins that are imported or listed, each with the statuses that are known of it.
    fn bins(&self) -> BTreeMap<String, Vec<StageId>> {
        let mut bins: BTreeMap<String, Vec<StageId>> = BTreeMap::new();
        for bin in &self.lists.bins {
            bins.entry(bin.clone()).or_default();
        }
        for stage in &self.imported {
            let Some(bin) = &stage.bin else { continue };
            let id = stage.id.clone().or_else(|| self.all.get(&stage.key).and_then(|one| one.id.clone()));
            bins.entry(bin.clone()).or_default().extend(id);
        }
        for (bin, known) in &mut bins {
            let is_in = |one: &&Drift| {
                let label = one.label.as_deref().unwrap_or_default().to_lowercase();
                one.bin.as_ref() == Some(bin) || label.starts_with(&bin.to_lowercase())
            };
            known.extend(self.all.values().filter(is_in).filter_map(|one| one.id.clone()));
            known.sort_unstable_by_key(StageId::key);
            known.dedup();
        }
        bins
    }

    /// Whoever stands in a bin and in none of its known statuses shows another one.
    async fn bin(&mut self, bin: &str, mut known: Vec<StageId>) -> Result<(), StoreError> {
        let what = format!("the search in the bin {bin}");
        for _ in 0..PER_BIN_MOST {
            if known.len() > WITHOUT_MOST {
                self.asking.is_cut = true;
                return Ok(());
            }
            let (ats, call) = (self.asking.ats(), self.asking.call());
            let found = ats.standing_by(call, StandingBy::Bin { bin, without: &known });
            match self.met_by(&what, found).await? {
                // The search may be behind, or does not leave out what it should.
                Some(id) if !known.contains(&id) => known.push(id),
                _ => return Ok(()),
            }
        }
        self.asking.is_cut = true;
        Ok(())
    }

    /// Searches, and reads whom that finds: the stage that they stand in is noted.
    async fn met_by(
        &mut self,
        what: &str,
        found: impl Future<Output = Result<Option<WorkflowId>, AtsError>> + Send,
    ) -> Result<Option<StageId>, StoreError> {
        if !self.asking.may_search() {
            return Ok(None);
        }
        let Some(workflow) = self.asking.one(what, found).await.flatten() else { return Ok(None) };
        let (ats, call, now) = (self.asking.ats(), self.asking.call(), self.flow.clock.now());
        let read = self.asking.one("an application that was found", ats.application(call, workflow)).await;
        let Some(stage) = read.and_then(|application| application.stage) else { return Ok(None) };
        self.flow.store.note_met(self.tenant.id, &stage, now).await?;
        Ok(Some(self.take_met(stage)))
    }

    fn take_met(&mut self, stage: Stage) -> StageId {
        let Stage { id, label } = stage;
        let entry = entry(&mut self.all, id.key());
        if entry.reads == 0 {
            self.learned.insert(id.key());
        }
        entry.reads = entry.reads.max(1);
        (entry.id, entry.label) = (Some(id.clone()), label.or_else(|| entry.label.take()));
        id
    }
}

//! What importing an export would change, before anything is changed.

use std::collections::HashMap;

use crate::domain::{StageId, StageKey};

use super::reading::{Read, Reading};

/// A stage as it is known now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// What it is compared by.
    pub key: StageKey,
    /// The full id, if it has been seen.
    pub id: Option<StageId>,
    /// The bin, if it is known.
    pub bin: Option<String>,
    /// What the customer calls it.
    pub label: String,
}

/// A rule's use of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// The stage.
    pub key: StageKey,
    /// What for.
    pub what: Use,
}

/// What a rule uses a stage for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It starts a hand-off.
    Trigger,
    /// Opened candidates of the rule with this trigger move to it.
    NextOf(StageKey),
}

/// A value that would become another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    /// As it is known now.
    pub was: T,
    /// As the export says.
    pub is: T,
}

/// A known stage that would change; what stays as it is, is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The stage.
    pub key: StageKey,
    /// The line that says so.
    pub line: usize,
    /// Another label.
    pub label: Option<Change<String>>,
    /// Another bin.
    pub bin: Option<Change<Option<String>>>,
    /// Another full id, or one where none was known.
    pub id: Option<Change<Option<StageId>>>,
}

/// A known stage that the export does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The stage.
    pub known: Known,
    /// A line that has its number but could not be taken: to be put right before anything is thought gone.
    pub malformed_line: Option<usize>,
}

/// A rule that would name a stage which is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The use.
    pub used: Used,
    /// What the stage was called; `None` if it was not known before either.
    pub label: Option<String>,
}

/// What importing an export would change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Stages that are not known yet.
    pub new: Vec<Read>,
    /// Stages of which something would change.
    pub changed: Vec<Changed>,
    /// Stages that would no longer be there.
    pub gone: Vec<Gone>,
    /// How many stages stay as they are.
    pub unchanged: usize,
    /// How many stages, changed or not, keep a known full id because the export gives their digits alone.
    pub kept_ids: usize,
    /// Rules that would name a stage which is not there.
    pub breaks: Vec<Break>,
}

impl Preview {
    /// Compares what is known with what an export says.
    ///
    /// A known full id stays where the export gives digits alone, and known bins stay where it tells no bins.
    #[must_use]
    pub fn of(known: &[Known], reading: &Reading, used: &[Used]) -> Self {
        let before: HashMap<StageKey, &Known> = known.iter().map(|known| (known.key, known)).collect();
        let after: HashMap<StageKey, &Read> = reading.stages.iter().map(|read| (read.key, read)).collect();
        let mut preview = Self::default();
        for read in &reading.stages {
            let Some(known) = before.get(&read.key) else {
                preview.new.push(read.clone());
                continue;
            };
            preview.kept_ids += usize::from(known.id.is_some() && read.id.is_none());
            match changed(known, read, reading.tells_bins()) {
                Some(changed) => preview.changed.push(changed),
                None => preview.unchanged += 1,
            }
        }
        preview.gone = gone(known, &after, reading);
        preview.breaks = used
            .iter()
            .filter(|used| !after.contains_key(&used.key))
            .map(|used| Break { used: *used, label: before.get(&used.key).map(|known| known.label.clone()) })
            .collect();
        preview
    }
}

fn changed(known: &Known, read: &Read, tells_bins: bool) -> Option<Changed> {
    let change = Changed {
        key: read.key,
        line: read.line,
        label: difference(&known.label, &read.label),
        bin: difference(&known.bin, &read.bin).filter(|_| tells_bins),
        id: difference(&known.id, &read.id).filter(|_| read.id.is_some()),
    };
    let any = change.label.is_some() || change.bin.is_some() || change.id.is_some();
    any.then_some(change)
}

fn difference<T: PartialEq + Clone>(was: &T, is: &T) -> Option<Change<T>> {
    (was != is).then(|| Change { was: was.clone(), is: is.clone() })
}

fn gone(known: &[Known], after: &HashMap<StageKey, &Read>, reading: &Reading) -> Vec<Gone> {
    let refused: HashMap<StageKey, usize> =
        reading.malformed.iter().rev().filter_map(|row| row.key.map(|key| (key, row.line))).collect();
    known
        .iter()
        .filter(|known| !after.contains_key(&known.key))
        .map(|known| Gone { known: known.clone(), malformed_line: refused.get(&known.key).copied() })
        .collect()
}

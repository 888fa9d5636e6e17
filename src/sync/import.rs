//! Imports the stages of a customer's export: what would change is shown first, then all of it is put in place at once.

use std::collections::HashMap;

use super::noting::note;
use crate::domain::{StageImported, StageKey, Tenant, Timestamp};
use crate::flow::Flow;
use crate::stages::{Kind, Known, Mapping, Preview, Reading, Table, Unplaced, Unreadable, Use, Used};
use crate::store::StoreError;

/// A customer's export.
#[derive(Debug, Clone)]
pub struct Export {
    /// The file, or what was pasted.
    pub bytes: Vec<u8>,
    /// The sheet of a workbook; else the first that is not empty.
    pub sheet: Option<String>,
    /// Which column is what, where that is not to be recognised.
    pub mapping: Mapping,
}

/// Why an export cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It is no table.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its columns cannot be told.
    #[error(transparent)]
    Unplaced(#[from] Unplaced),
    /// Reading it broke off.
    #[error("the file could not be read to its end; save it as CSV and try again")]
    BrokeOff,
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An export that was read, and what importing it would change.
#[derive(Debug)]
pub struct Prepared {
    /// What it says.
    pub reading: Reading,
    /// What would change.
    pub preview: Preview,
    known: Vec<StageImported>,
}

/// What may be lost by an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Allowed {
    /// Rows that could not be taken.
    pub malformed: bool,
    /// Rules that name a stage which would not be there.
    pub breaks: bool,
}

/// What became of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It is in place.
    Done,
    /// It has no stage.
    Empty,
    /// Rows could not be taken.
    Malformed,
    /// A rule would name a stage that is not there.
    Breaks,
    /// Somebody else imported meanwhile.
    Changed,
}

/// Reads an export, and compares it with what is known and with the rules.
///
/// # Errors
/// [`ExportError`] says what to do.
pub async fn prepare(flow: &Flow, tenant: &Tenant, export: Export) -> Result<Prepared, ExportError> {
    let known = flow.store.stages(tenant.id).await?;
    let read = move || -> Result<Reading, ExportError> {
        let Export { bytes, sheet, mapping } = export;
        let table = match sheet {
            Some(sheet) => Table::read_sheet(&bytes, &sheet)?,
            None => Table::read(&bytes, Kind::guess(&bytes))?,
        };
        Ok(Reading::of(&table, &mapping)?)
    };
    let reading = tokio::task::spawn_blocking(read).await.map_err(|_| ExportError::BrokeOff)??;
    let preview = Preview::of(&known.iter().map(shown).collect::<Vec<_>>(), &reading, &used(tenant));
    Ok(Prepared { reading, preview, known })
}

/// Puts an export in the place of what is known.
///
/// # Errors
/// When the store does not answer.
pub async fn import(
    flow: &Flow,
    tenant: &Tenant,
    prepared: &Prepared,
    allowed: Allowed,
    actor: &str,
) -> Result<Imported, StoreError> {
    let Prepared { reading, preview, known } = prepared;
    if reading.stages.is_empty() {
        return Ok(Imported::Empty);
    }
    if !reading.malformed.is_empty() && !allowed.malformed {
        return Ok(Imported::Malformed);
    }
    if !preview.breaks.is_empty() && !allowed.breaks {
        return Ok(Imported::Breaks);
    }
    let now = flow.clock.now();
    let of = known.iter().map(|stage| stage.imported_at).max();
    let stages = merged(known, reading, now);
    let done = flow.store.put_stages(tenant.id, of, &stages, (actor, now)).await?;
    if !done {
        return Ok(Imported::Changed);
    }
    // Nobody is told any more of what it settles. A round would note the same, a little later.
    if let Err(error) = note(flow, tenant).await {
        tracing::warn!(%error, tenant.id = %tenant.id, "what an import settled was not noted; the next round does");
    }
    Ok(Imported::Done)
}

/// What a full id or a bin was stays known where the export does not tell it.
fn merged(known: &[StageImported], reading: &Reading, now: Timestamp) -> Vec<StageImported> {
    let tells_bins = reading.tells_bins();
    let known: HashMap<StageKey, &StageImported> = known.iter().map(|known| (known.key, known)).collect();
    let merge = |(position, stage): (i64, &crate::stages::Read)| {
        let before = known.get(&stage.key);
        let bin = if tells_bins { stage.bin.clone() } else { before.and_then(|before| before.bin.clone()) };
        let id = stage.id.clone().or_else(|| before.and_then(|before| before.id.clone()));
        StageImported { key: stage.key, id, bin, label: stage.label.clone(), position, imported_at: now }
    };
    (0..).zip(&reading.stages).map(merge).collect()
}

/// A stage as exports and previews have it.
#[must_use]
pub fn shown(stage: &StageImported) -> Known {
    Known { key: stage.key, id: stage.id.clone(), bin: stage.bin.clone(), label: stage.label.clone() }
}

/// The stages that the rules of a tenant name.
pub(super) fn used(tenant: &Tenant) -> Vec<Used> {
    let mut rules: Vec<_> = tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    let trigger = |rule: &&crate::domain::Rule| Used { key: rule.trigger, what: Use::Trigger };
    let next = |rule: &&crate::domain::Rule| {
        rule.next.as_ref().map(|next| Used { key: next.key(), what: Use::NextOf(rule.trigger) })
    };
    rules.iter().map(trigger).chain(rules.iter().filter_map(next)).collect()
}

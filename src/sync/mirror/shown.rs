//! Which fields profiles show: counted while they are read, and kept now and then.
//!
//! What was counted and not kept is lost with the process, or with a round that fails. That is harmless: which field is hidden is
//! told by shares of many, and a round lasts minutes.

use std::collections::BTreeMap;

use super::Mirroring;
use crate::domain::{CallWindow, Entity, FieldShown, Profiled, Span};
use crate::store::StoreError;

/// Profiles that are counted together: kept with every fifty of them, the counts would take as many statements as all the rest.
const TOGETHER: usize = 1_000;

/// How many profiles there were, and of each field how many there could have shown it, and did.
#[derive(Default)]
pub(super) struct Shown {
    profiles: usize,
    fields: BTreeMap<(Entity, &'static str), (i64, i64)>,
}

impl Shown {
    /// Counts which fields a profile shows.
    pub(super) fn see(&mut self, profile: &Profiled) {
        self.profiles += 1;
        for (field, is_shown) in profile.content.shown() {
            let (seen, shown) = self.fields.entry((profile.content.entity(), field)).or_default();
            *seen += 1;
            *shown += i64::from(is_shown);
        }
    }

    /// Both together.
    pub(super) fn add(&mut self, more: Self) {
        self.profiles += more.profiles;
        for (field, (more_seen, more_shown)) in more.fields {
            let (seen, shown) = self.fields.entry(field).or_default();
            *seen += more_seen;
            *shown += more_shown;
        }
    }

    pub(super) fn are_many(&self) -> bool {
        self.profiles >= TOGETHER
    }
}

impl Mirroring<'_> {
    /// Keeps what was counted since it was last kept; `false` when the turn has ended.
    pub(super) async fn keep_shown(&mut self) -> Result<bool, StoreError> {
        let Shown { fields, .. } = std::mem::take(&mut self.shown);
        if fields.is_empty() {
            return Ok(true);
        }
        let at = self.now();
        let day = CallWindow::of(Span::Day, at).starts_at;
        // In one order, as everywhere.
        let shown: Vec<_> = fields
            .into_iter()
            .map(|((entity, field), (seen, shown))| FieldShown { entity, day, field: field.to_owned(), seen, shown })
            .collect();
        self.flow.store.keep_shown(self.turn, self.tenant.id, &shown, at).await
    }
}

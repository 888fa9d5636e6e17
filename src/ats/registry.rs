//! The adapters this process has, by the name that stands in addresses and tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ats, Caller};

/// Both sides of one kind of ATS.
#[derive(Clone)]
pub struct Adapter {
    /// What the flow asks of it.
    pub ats: Arc<dyn Ats>,
    /// How it calls us.
    pub caller: Arc<dyn Caller>,
}

/// The adapters by name; a clone is the same list, because every request takes one.
#[derive(Clone, Default)]
pub struct Registry(Arc<BTreeMap<String, Adapter>>);

impl Registry {
    /// With one more adapter.
    #[must_use]
    pub fn with(mut self, name: &str, adapter: Adapter) -> Self {
        Arc::make_mut(&mut self.0).insert(name.to_owned(), adapter);
        self
    }

    /// The adapter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Adapter> {
        self.0.get(name)
    }
}

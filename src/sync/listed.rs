//! What the lists of an ATS say of its stages. Whether it has any, and what stands in them, only the answer tells.

use super::asking::Asking;
use crate::ats::{AtsError, ListNode};
use crate::domain::{StageId, StageKey};

/// Lists that are tried.
const LISTS_MOST: usize = 3;
/// Bins that are looked into: customers have about a dozen.
const BINS_MOST: usize = 40;
/// Nodes without anything below, after which a list is taken for one of statuses without bins.
const LEAVES_MOST: usize = 3;
/// Nodes of a run: customers have some hundreds of statuses.
const NODES_MOST: usize = 2_000;

/// A status that is listed with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) key: StageKey,
    /// The full id, where the list shows more than digits.
    pub(super) id: Option<StageId>,
    pub(super) bin: Option<String>,
    pub(super) label: Option<String>,
}

/// A status, or perhaps a bin, that is listed by its name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// The bin, where one is shown.
    pub bin: Option<String>,
    /// What the ATS calls it.
    pub label: String,
}

/// What the lists say.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) stages: Vec<Listed>,
    pub(super) names: Vec<ListedName>,
    /// Labels of bins.
    pub(super) bins: Vec<String>,
}

impl Lists {
    fn len(&self) -> usize {
        self.stages.len() + self.names.len()
    }

    fn add(&mut self, node: ListNode, bin: Option<&str>) {
        let (bin, id) = (bin.map(str::to_owned), node.id.as_deref());
        match (id.and_then(|id| id.parse().ok()), node.label) {
            (Some(key), label) => {
                self.stages.push(Listed { key, id: id.and_then(|id| id.parse().ok()), bin, label });
            }
            (None, Some(label)) => self.names.push(ListedName { bin, label }),
            (None, None) => {}
        }
    }
}

/// Reads the first list that has anything.
pub(super) async fn listed(asking: &mut Asking<'_>) -> Lists {
    let (ats, call) = (asking.ats(), asking.call());
    let lists = asking.one("the lists", ats.stage_lists(call)).await.unwrap_or_default();
    for list in lists.iter().take(LISTS_MOST) {
        let nodes = asking.one("the list of statuses", ats.list_nodes(call, list)).await.unwrap_or_default();
        if !nodes.is_empty() {
            return below(asking, nodes).await;
        }
    }
    Lists::default()
}

/// A list has bins with statuses below them, or statuses alone.
async fn below(asking: &mut Asking<'_>, nodes: Vec<ListNode>) -> Lists {
    let (ats, call) = (asking.ats(), asking.call());
    let (mut found, mut leaves, mut unread) = (Lists::default(), 0, 0);
    asking.is_cut |= nodes.len() > BINS_MOST;
    for node in nodes.iter().take(BINS_MOST) {
        let Some(id) = &node.id else { continue };
        let bin = node.label.as_deref().unwrap_or(id);
        let what = format!("the list of the bin {bin}");
        let inner = async {
            match ats.list_nodes(call, id).await {
                Err(AtsError::Missing { .. }) => Ok(Vec::new()), // A status has no list.
                read => read,
            }
        };
        let Some(inner) = asking.one(&what, inner).await else {
            // What could not be read may have anything below it.
            unread += 1;
            continue;
        };
        if inner.is_empty() {
            leaves += 1;
        } else {
            found.bins.push(bin.to_owned());
        }
        for one in inner {
            found.add(one, Some(bin));
        }
        asking.is_cut |= found.len() > NODES_MOST;
        if found.len() > NODES_MOST || (found.bins.is_empty() && unread == 0 && leaves >= LEAVES_MOST) {
            break;
        }
    }
    let is_flat = found.bins.is_empty() && unread == 0;
    let plain = nodes.into_iter().filter(|node| is_flat || node.id.is_none());
    plain.for_each(|node| found.add(node, None));
    found
}

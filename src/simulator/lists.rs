//! The List API: the catalogue of lists, and the nodes of one (data-apis §2). The JSON of nodes is invented, and so are the ids of
//! bins.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::folders::LISTS as FOLDERS;
use super::refusal::Refusal;
use super::state::State as Held;
use super::switches::StatusList;
use super::{Simulator, headers};

/// Some of the documented names. No recruiting statuses are among them.
const CATALOGUE: [&str; 3] = ["lists.notes.rejection", "lists.person.avail_status", "lists.country"];

/// The number in ids of recruiting statuses.
const NUMBER: &str = "D10";
/// An invented name.
const NAME: &str = "lists.submittal.status";
/// Rows of an answer: default and maximum.
const ROWS_MOST: usize = 1_000;

pub(super) async fn catalogue(State(simulator): State<Simulator>) -> Response {
    let mut lists = CATALOGUE.to_vec();
    let switches = &simulator.lock().switches;
    if switches.folder_lists_readable {
        lists.extend(FOLDERS);
    }
    if switches.status_list == StatusList::Named {
        lists.push(NAME);
    }
    headers::json(&json!({"lists": lists}))
}

pub(super) async fn nodes(
    State(simulator): State<Simulator>,
    Path((_, list)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    let rows = asked.get("size").and_then(|size| size.parse().ok()).unwrap_or(ROWS_MOST).min(ROWS_MOST);
    let state = simulator.lock();
    let found = state.nodes_of(&list)?;
    let shown = found.into_iter().take(rows).map(|(id, label)| {
        let mut node = json!({"value": label});
        if state.switches.list_ids {
            node["id"] = id.into();
        }
        node
    });
    let own = format!("{}/customers/{}/v2/lists/{list}", simulator.0.url, simulator.0.customer_id);
    Ok(headers::json(&json!({"_links": {"self": {"href": own}}, "nodes": shown.collect::<Vec<Value>>()})))
}

impl Held {
    /// Ids and labels of one level: folders, bins, or the statuses of a bin.
    fn nodes_of(&self, list: &str) -> Result<Vec<(String, String)>, Refusal> {
        match self.folders(list) {
            Some(_) if !self.switches.folder_lists_readable => Err(Refusal::Denied),
            Some(folders) => Ok(folders),
            None => self.status_nodes_of(list),
        }
    }

    fn status_nodes_of(&self, list: &str) -> Result<Vec<(String, String)>, Refusal> {
        let (memory, bins) = (&self.memory, self.memory.bins());
        let root = match self.switches.status_list {
            StatusList::Absent => return Err(Refusal::NotFound("List")),
            StatusList::Refused => return Err(Refusal::Denied),
            StatusList::Numbered => NUMBER,
            StatusList::Named => NAME,
        };
        if list == root {
            return Ok(bins.into_iter().map(|(bin, id)| (id, bin)).collect());
        }
        let Some((bin, _)) = bins.iter().find(|(_, id)| *id == list) else {
            return Err(Refusal::NotFound("List"));
        };
        let listed = memory.statuses.iter().filter_map(|(id, label)| {
            let (of, name) = memory.bin_and_name(id)?;
            let label = if self.switches.list_bins_in_labels { label.clone() } else { name };
            (of == *bin).then(|| (id.clone(), label))
        });
        Ok(listed.collect())
    }
}

//! What a search answers: links and ids, nothing else of the profiles (data-apis §1.7).

use serde_json::{Value, json};

use super::super::profile::ProfileType;

/// The most ids one search answers; the next ones are asked for by their id (data-apis §1.8).
pub(in super::super) const MOST: usize = 1_000;

/// The first `most` of the ids, which must ascend. `base_url` has no slash at its end.
pub(in super::super) fn answer(
    ids: impl IntoIterator<Item = i64>,
    most: usize,
    base_url: &str,
    customer: i64,
    entity: ProfileType,
) -> Value {
    let link = |id: i64| format!("{base_url}/customers/{customer}/{}/{id}", entity.path());
    let rows: Vec<Value> = ids.into_iter().take(most).map(|id| json!({"self": link(id), "id": id})).collect();
    json!({"searchResults": rows})
}

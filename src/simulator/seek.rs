//! Searching the memory: the answer to `search/{entity}`, from the cache or anew.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use axum::body::Bytes;
use axum::extract::{Path, Query as Asked, State};
use axum::response::Response;

use super::kept::Kept;
use super::profile::ProfileType;
use super::refusal::Refusal;
use super::search::{
    Complaint, JobRecord, MOST, Moment, PersonRecord, Query, Rules, Search, Staleness, UpperBound, WorkflowRecord,
    answer,
};
use super::state::State as Held;
use super::{Simulator, headers};

type Parameters = Asked<BTreeMap<String, String>>;

/// The question stands in the address.
pub(super) async fn by_query(
    State(simulator): State<Simulator>,
    Path((_, entity)): Path<(String, String)>,
    Asked(asked): Parameters,
) -> Result<Response, Refusal> {
    let text = asked.get("searchJson").map_or("", String::as_str);
    simulator.seek(&entity, text, asked.get("staleness").map(String::as_str))
}

/// The question is the body; bytes, because the vendor answers what is no JSON with its own sentence.
pub(super) async fn by_body(
    State(simulator): State<Simulator>,
    Path((_, entity)): Path<(String, String)>,
    Asked(asked): Parameters,
    body: Bytes,
) -> Result<Response, Refusal> {
    simulator.seek(&entity, &String::from_utf8_lossy(&body), asked.get("staleness").map(String::as_str))
}

impl Simulator {
    fn seek(&self, entity: &str, text: &str, staleness: Option<&str>) -> Result<Response, Refusal> {
        let entity = match entity {
            "people" => ProfileType::People,
            "jobs" => ProfileType::Jobs,
            "applicantworkflows" => ProfileType::Workflows,
            _ => return Err(Refusal::NotFound("Resource")),
        };
        let now = self.now();
        let ids = self.lock().seek(entity, text, staleness, now).map_err(|why| Refusal::BadValue(why.to_string()))?;
        Ok(headers::json(&answer(ids, MOST, &self.0.url, self.0.customer_id, entity)))
    }
}

impl Held {
    /// Answers a search from the cache, or from the memory and keeps it.
    fn seek(
        &mut self,
        entity: ProfileType,
        text: &str,
        staleness: Option<&str>,
        now: i64,
    ) -> Result<Vec<i64>, Complaint> {
        let query = Query::parse(text)?;
        let hidden = |name: &str| self.hides_filter(name);
        let rules = Rules {
            entity,
            hidden: &hidden,
            allow_filterless: self.switches.search_without_filter,
            upper: if self.switches.search_end_excluded { UpperBound::Exclusive } else { UpperBound::Inclusive },
        };
        let search = query.resolve(&rules)?;
        let kept = self.searches.recent(entity, &query, Staleness::parse(staleness), now).map(<[i64]>::to_vec);
        let ids = kept.unwrap_or_else(|| {
            let ids = self.find(entity, &search, now);
            self.searches.store(entity, query, ids.clone(), now);
            ids
        });
        Ok(ids)
    }

    fn find(&self, entity: ProfileType, search: &Search, now: i64) -> Vec<i64> {
        let Self { memory, switches, .. } = self;
        let index_lag = switches.index_lag;
        let at = Moment { now, index_lag, status_delay: switches.status_delay.saturating_add(index_lag) };
        let delay = switches.visibility_delay.saturating_add(index_lag);
        let shows =
            |id: i64, created: i64| now >= created.saturating_add(delay) && !switches.denied.contains(&(entity, id));
        let ids = search.ids(entity);
        match entity {
            ProfileType::People => first(&memory.people, ids, |id, kept| {
                shows(id, kept.created)
                    && !switches.hides_folder(&kept.profile.folder)
                    && search.matches(&PersonRecord { memory, id, at })
            }),
            ProfileType::Jobs => first(&memory.jobs, ids, |id, kept| {
                shows(id, kept.created)
                    && !switches.hides_folder(&kept.profile.folder)
                    && search.matches(&JobRecord { memory, id, at })
            }),
            ProfileType::Workflows => first(&memory.workflows, ids, |id, kept| {
                shows(id, kept.created) && search.matches(&WorkflowRecord { memory, id, at })
            }),
        }
    }

    /// Filters say `person.email` where a profile's field is `email` of people; deeper names hide with their first part.
    fn hides_filter(&self, name: &str) -> bool {
        let Some((prefix, field)) = name.split_once('.') else { return false };
        let profile = match prefix {
            "person" => ProfileType::People,
            "job" => ProfileType::Jobs,
            _ => ProfileType::Workflows,
        };
        let first = field.split('.').next().unwrap_or(field);
        self.switches.hidden_fields.contains(&(profile, first.to_owned()))
    }
}

/// The first that fit, as many as one search answers; looks no further.
fn first<T>(kept: &BTreeMap<i64, Kept<T>>, ids: RangeInclusive<i64>, fits: impl Fn(i64, &Kept<T>) -> bool) -> Vec<i64> {
    if ids.is_empty() {
        return Vec::new(); // a map refuses such a range
    }
    kept.range(ids).filter(|(id, kept)| fits(**id, kept)).map(|(id, _)| *id).take(MOST).collect()
}

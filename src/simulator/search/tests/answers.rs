//! The answer's shape and cap, and the cache of answers.

use serde_json::json;

use super::super::super::profile::ProfileType::{Jobs, People};
use super::super::cache::ENTRIES_MOST;
use super::super::{Cache, MOST, Query, Staleness, answer};

const MINUTE: i64 = 60_000_000;
const NOW: i64 = 1_795_374_900_000_000;

#[test]
fn an_answer_has_links_and_integer_ids() {
    assert_eq!(
        answer([22, 148], MOST, "https://api.icims.com", 9_000, People),
        json!({"searchResults": [
            {"self": "https://api.icims.com/customers/9000/people/22", "id": 22},
            {"self": "https://api.icims.com/customers/9000/people/148", "id": 148},
        ]})
    );
    assert_eq!(answer([], MOST, "", 9_000, Jobs), json!({"searchResults": []}));
}

#[test]
fn an_answer_ends_after_a_thousand() {
    for (ids, rows) in [(999, 999), (1_000, 1_000), (1_001, 1_000)] {
        let answer = answer(1..=ids, MOST, "", 1, People);
        let shown = answer["searchResults"].as_array().expect("rows").clone();
        assert_eq!((shown.len(), shown[0]["id"].as_i64()), (rows, Some(1)));
    }
}

fn about(id: usize) -> Query {
    Query::parse(&format!(r#"{{"filters":[{{"name":"person.id","value":[{id}]}}]}}"#)).expect("well written")
}

#[test]
fn a_kept_answer_serves_until_it_is_as_old_as_asked() {
    let mut cache = Cache::default();
    cache.store(People, about(1), vec![1], NOW);
    let recent = |staleness: Option<&str>, minutes: i64| {
        cache.recent(People, &about(1), Staleness::parse(staleness), NOW + minutes * MINUTE).is_some()
    };
    for (staleness, minutes, kept) in [
        (None, 0, true),
        (None, 14, true),
        (None, 15, false),
        (Some("5"), 4, true),
        (Some("5"), 5, false),
        (Some("60"), 59, true),
        (Some("0"), 0, false),
        (Some("0"), -1, false),
        (None, -1, false),
        (Some("-1"), 14, true),
        (Some("-1"), 15, false),
        (Some("soon"), 14, true),
        (Some(""), 14, true),
        (Some("1.5"), 14, true),
        (Some("99999999999999999999"), 15, false),
    ] {
        assert_eq!(recent(staleness, minutes), kept, "{staleness:?} after {minutes} min");
    }
}

#[test]
fn another_question_or_entity_has_another_answer() {
    let mut cache = Cache::default();
    cache.store(People, about(1), vec![1], NOW);
    let fresh = Staleness::parse(None);
    assert_eq!(cache.recent(People, &about(1), fresh, NOW), Some([1].as_slice()));
    assert_eq!(cache.recent(People, &about(2), fresh, NOW), None);
    assert_eq!(cache.recent(Jobs, &about(1), fresh, NOW), None);
}

#[test]
fn a_live_search_renews_the_kept_answer() {
    let mut cache = Cache::default();
    cache.store(People, about(1), vec![1], NOW);
    cache.store(People, about(1), vec![1, 2], NOW + MINUTE);
    let kept = cache.recent(People, &about(1), Staleness::parse(None), NOW + 15 * MINUTE);
    assert_eq!(kept, Some([1, 2].as_slice()));
}

#[test]
fn the_oldest_answer_goes_when_there_are_too_many() {
    let mut cache = Cache::default();
    for id in 0..ENTRIES_MOST {
        cache.store(People, about(id), vec![], NOW);
    }
    cache.store(People, about(0), vec![7], NOW);
    cache.store(People, about(ENTRIES_MOST), vec![], NOW);
    let kept = |id: usize| cache.recent(People, &about(id), Staleness::parse(None), NOW).is_some();
    assert_eq!((kept(0), kept(1), kept(2), kept(ENTRIES_MOST)), (true, false, true, true));
}

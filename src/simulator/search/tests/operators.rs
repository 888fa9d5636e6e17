//! What each operator finds, by the type of the field.

use super::super::super::profile::ProfileType::{Jobs, People, Workflows};
use super::super::Query;
use super::super::record::Value;
use super::{Told, finds, one, person_fits, rules, system_node, text, told};

fn ada() -> Told {
    told([
        ("person.id", Value::Number(9_001)),
        ("person.email", text("Ada.King@example.com")),
        ("person.folder", system_node("D32004", "Cand:Active", "17")),
        ("person.logingroupid", Value::Several(vec![Value::node("C1", "Agency"), Value::node("C2", "HR")])),
        ("person.addresscity", Value::Several(vec![text("London"), text("Ockham")])),
    ])
}

fn table(person: &Told, cases: &[(&str, bool)]) {
    for (filter, found) in cases {
        assert_eq!(person_fits(filter, person), *found, "{filter}");
    }
}

#[test]
fn a_text_contains_or_is_exactly() {
    table(
        &ada(),
        &[
            (r#""name":"person.email","value":["king@EXAMPLE"]"#, true),
            (r#""name":"person.email","value":["queen"],"operator":"=""#, false),
            (r#""name":"person.email","value":["queen","ada"],"operator":"=""#, true),
            (r#""name":"person.email","value":["king"],"operator":"!=""#, false),
            (r#""name":"person.email","value":["queen"],"operator":"!=""#, true),
            (r#""name":"person.email","value":["Ada.King@example.com"],"operator":"==""#, true),
            (r#""name":"person.email","value":["King@example.com"],"operator":"==""#, false),
            (r#""name":"person.email","value":["ada.king@example.com"],"operator":"==""#, false),
            (r#""name":"person.email","value":["Ada.King@example.com"],"operator":"!==""#, false),
            (r#""name":"person.email","value":["King@example.com"],"operator":"!==""#, true),
            (r#""name":"person.addresscity","value":["ockham"]"#, true),
            (r#""name":"person.addresscity","value":["Ockham"],"operator":"!==""#, false),
            (r#""name":"person.firstname","value":["Ada"]"#, false),
            (r#""name":"person.firstname","value":["Ada"],"operator":"!=""#, true),
        ],
    );
}

#[test]
fn no_value_asks_for_a_blank() {
    table(
        &ada(),
        &[
            (r#""name":"person.firstname","value":[]"#, true),
            (r#""name":"person.firstname""#, true),
            (r#""name":"person.firstname","value":[""],"operator":"==""#, true),
            (r#""name":"person.firstname","value":[],"operator":"!=""#, false),
            (r#""name":"person.email","value":[]"#, false),
            (r#""name":"person.email","value":[],"operator":"!=""#, true),
            (r#""name":"person.addresscity","value":[]"#, false),
            (r#""name":"person.folder","value":[]"#, false),
            (r#""name":"person.addressstate","value":[]"#, true),
        ],
    );
    assert!(person_fits(r#""name":"person.email","value":[]"#, &told([("person.email", text(" "))])));
}

#[test]
fn numbers_are_compared() {
    table(
        &ada(),
        &[
            (r#""name":"person.id","value":["9001"]"#, true),
            (r#""name":"person.id","value":[9001]"#, true),
            (r#""name":"person.id","value":9001"#, true),
            (r#""name":"person.id","value":["9001 "]"#, true),
            (r#""name":"person.id","value":["900"]"#, false),
            (r#""name":"person.id","value":["1","9001"]"#, true),
            (r#""name":"person.id","value":["1","9001"],"operator":"!=""#, false),
            (r#""name":"person.id","value":["9000"],"operator":">""#, true),
            (r#""name":"person.id","value":["9001"],"operator":">""#, false),
            (r#""name":"person.id","value":["9001"],"operator":">=""#, true),
            (r#""name":"person.id","value":["9001"],"operator":"<""#, false),
            (r#""name":"person.id","value":["9001"],"operator":"<=""#, true),
            (r#""name":"person.id","value":["10000"],"operator":"<""#, true),
            (r#""name":"person.id","value":[""],"operator":">""#, true),
            (r#""name":"person.id","value":[""]"#, false),
            (r#""name":"person.id","value":["nine"]"#, false),
            (r#""name":"person.id","value":["1,9001"]"#, false),
            (r#""name":"person.idCSV","value":["1, 9001"]"#, true),
            (r#""name":"person.idCSV","value":["1","9001"],"operator":"==""#, true),
            (r#""name":"person.idCSV","value":["1,9001"],"operator":"!=""#, false),
            (r#""name":"person.idCSV","value":["1,2"]"#, false),
            (r#""name":"person.customfield2145.number","value":["0"],"operator":">""#, false),
        ],
    );
}

#[test]
fn a_list_value_is_named_by_node_id_label_or_system_id() {
    table(
        &ada(),
        &[
            (r#""name":"person.folder","value":["D32004"]"#, true),
            (r#""name":"person.folder","value":["cand:active"]"#, true),
            (r#""name":"person.folder","value":["17"]"#, true),
            (r#""name":"person.folder","value":[17]"#, true),
            (r#""name":"person.folder","value":["Cand"]"#, false),
            (r#""name":"person.folder","value":["D32011"]"#, false),
            (r#""name":"person.folder","value":["C99999999"]"#, false),
            (r#""name":"person.folder","value":["D32011","D32004"]"#, true),
            (r#""name":"person.folder","value":["D32004"],"operator":"!=""#, false),
            (r#""name":"person.folder","value":["D32011"],"operator":"!=""#, true),
            (r#""name":"person.logingroupid","value":["hr"]"#, true),
            (r#""name":"person.logingroupid","value":["C1","C3"]"#, true),
            (r#""name":"person.logingroupid","value":["C3"]"#, false),
            (r#""name":"person.logingroupid","value":["C2"],"operator":"!=""#, false),
        ],
    );
    let job = told([("job.postedto", Value::Several(vec![Value::Number(3), text("Career Portal")]))]);
    for (filter, found) in [
        (r#""name":"job.postedto","value":["3"]"#, true),
        (r#""name":"job.postedto","value":["career portal"]"#, true),
        (r#""name":"job.postedto","value":["1"]"#, false),
    ] {
        assert_eq!(finds(Jobs, &one(filter), &job), found, "{filter}");
    }
}

#[test]
fn groups_join_by_and_or_or_at_every_level() {
    let workflow = told([("applicantworkflow.id", Value::Number(5))]);
    let is = |id: i64| format!(r#"{{"name":"applicantworkflow.id","value":[{id}]}}"#);
    let (yes, no) = (is(5), is(6));
    for (query, found) in [
        (format!(r#"{{"filters":[{yes},{no}]}}"#), false),
        (format!(r#"{{"filters":[{yes},{no}],"operator":"|"}}"#), true),
        (format!(r#"{{"filters":[{yes}],"children":[{{"filters":[{no},{yes}],"operator":"|"}}]}}"#), true),
        (format!(r#"{{"filters":[{no}],"children":[{{"filters":[{no},{yes}],"operator":"|"}}]}}"#), false),
        (format!(r#"{{"filters":[{yes}],"children":[{{"filters":[{no}]}}]}}"#), false),
        (format!(r#"{{"filters":[{no}],"operator":"|","children":[{{"filters":[{yes},{no}]}}]}}"#), false),
        (format!(r#"{{"filters":[{no}],"operator":"|","children":[{{"filters":[{yes},{yes}]}}]}}"#), true),
        (
            format!(
                r#"{{"filters":[{yes}],"children":[{{"filters":[{no}],"operator":"|","children":[{{"filters":[{yes}]}}]}}]}}"#
            ),
            true,
        ),
    ] {
        assert_eq!(finds(Workflows, &query, &workflow), found, "{query}");
    }
}

#[test]
fn the_ids_that_can_be_found_at_all_are_known_before_any_is_looked_at() {
    let ids = |query: &str| {
        let query = Query::parse(query).expect(query);
        query.resolve(&rules(People)).expect("filters that exist").ids(People)
    };
    let filter =
        |operator: &str, values: &str| format!(r#"{{"name":"person.id","value":[{values}],"operator":"{operator}"}}"#);
    let name = r#"{"name":"person.lastname","value":["Doe"]}"#;
    let both = |joint: &str, one: &str, other: &str| format!(r#"{{"filters":[{one},{other}],"operator":"{joint}"}}"#);
    let all = i64::MIN..=i64::MAX;
    for (operator, values, expected) in [
        (">", "7", 8..=i64::MAX),
        (">", "9,7", 8..=i64::MAX),
        (">=", "7", 7..=i64::MAX),
        ("<", "7", i64::MIN..=6),
        ("<=", "7", i64::MIN..=7),
        ("=", "9,7", 7..=9),
        ("!=", "7", all.clone()),
        (">", "\"\"", all.clone()),
        (">", "\"x\"", all.clone()),
    ] {
        assert_eq!(ids(&both("&", &filter(operator, values), name)), expected, "{operator} {values}");
    }
    assert_eq!(ids(&both("&", &filter(">", "7"), &filter("<", "20"))), 8..=19);
    assert_eq!(ids(&both("|", &filter("=", "7"), &filter("=", "20"))), 7..=20);
    assert_eq!(ids(&both("|", &filter("=", "7"), name)), all);
    assert_eq!(ids(r#"{"filters":[{"name":"person.idCSV","value":["4,2"]}]}"#), 2..=4);
}

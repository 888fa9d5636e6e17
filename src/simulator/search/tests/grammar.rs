//! What is read, and the seven sentences for what is not.

use super::super::super::profile::ProfileType::{People, Workflows};
use super::super::grammar::DEPTH_MOST;
use super::super::{Query, Rules};
use super::{Told, one, refusal, rules};

const FINE: &str = r#"{"name":"person.id","value":["1"]}"#;

#[test]
fn well_written_queries_are_accepted() {
    for query in [
        format!(r#"{{"filters":[{FINE}]}}"#),
        format!(r#"{{"filters":[{FINE}],"operator":"&","children":[]}}"#),
        format!(r#"{{"filters":[{FINE},{FINE}],"operator":"|","children":[{{"filters":[{FINE}]}}]}}"#),
        format!(r#"{{"filters":[],"children":[{{"filters":[{FINE}],"operator":"|"}}]}}"#),
        format!(r#"{{"children":[{{"filters":[{FINE}]}}]}}"#),
        format!(r#"{{"filters":[{FINE}],"operator":null,"children":null}}"#),
        one(r#""name":"person.id","value":4711"#),
        one(r#""name":"person.id","value":[4711],"operator":">""#),
        one(r#""name":"person.id","value":["12634 "],"operator":"=""#),
        one(r#""name":"person.id","value":[""],"operator":">""#),
        one(r#""name":"person.email""#),
        one(r#""name":"person.email","value":null,"secondaryValue":null,"operator":null"#),
        one(r#""name":"person.updateddate","secondaryValue":["2026-01-05"]"#),
    ] {
        assert_eq!(refusal(People, &query), None, "{query}");
    }
}

#[test]
fn each_mistake_has_the_sentence_of_the_vendor() {
    let unknown = "An unknown parsing error occurred";
    let filter = "The following filter is either not valid or hidden: ";
    let operator = "The following filter operator is not valid in the given context: ";
    let group_operator = "The following group operator is not valid in the given context: ";
    for (query, sentence) in [
        (String::new(), "At least one filter must be specified".to_owned()),
        ("{}".to_owned(), "At least one filter must be specified".to_owned()),
        (
            r#"{"filters":[],"children":[{"filters":[]}]}"#.to_owned(),
            "At least one filter must be specified".to_owned(),
        ),
        (one(r#""name":"person.shoesize","value":["1"]"#), format!("{filter}person.shoesize")),
        (one(r#""name":"job.id","value":["1"]"#), format!("{filter}job.id")),
        (one(r#""name":"","value":["1"]"#), filter.to_owned()),
        (one(r#""value":["1"]"#), filter.to_owned()),
        (one(r#""name":"person.id","value":["1"],"operator":"~""#), format!("{operator}~")),
        (one(r#""name":"person.id","value":["1"],"operator":"==""#), format!("{operator}==")),
        (one(r#""name":"person.id","value":["1"],"operator":"""#), operator.to_owned()),
        (format!(r#"{{"filters":[{FINE}],"operator":"and"}}"#), format!("{group_operator}and")),
        (
            format!(r#"{{"filters":[{FINE}],"children":[{{"filters":[{FINE}],"operator":"&&"}}]}}"#),
            format!("{group_operator}&&"),
        ),
        (
            one(r#""name1":"person.id","value":["1"]"#),
            "The following filter attribute is unrecognized: name1".to_owned(),
        ),
        (
            format!(r#"{{"filters":[{FINE}],"groups":[]}}"#),
            "The following group attribute is unrecognized: groups".to_owned(),
        ),
        (
            format!(r#"{{"filters":[{FINE}],"children":[{{"filter":[]}}]}}"#),
            "The following group attribute is unrecognized: filter".to_owned(),
        ),
        ("{".to_owned(), unknown.to_owned()),
        ("[]".to_owned(), unknown.to_owned()),
        (r#"{"filters":{}}"#.to_owned(), unknown.to_owned()),
        (r#"{"filters":["person.id"]}"#.to_owned(), unknown.to_owned()),
        (format!(r#"{{"filters":[{FINE}],"operator":1}}"#), unknown.to_owned()),
        (format!(r#"{{"filters":[{FINE}],"children":{{}}}}"#), unknown.to_owned()),
        (one(r#""name":1,"value":["1"]"#), unknown.to_owned()),
        (one(r#""name":"person.id","value":"1""#), unknown.to_owned()),
        (one(r#""name":"person.id","value":[true]"#), unknown.to_owned()),
        (one(r#""name":"person.id","value":[null]"#), unknown.to_owned()),
        (one(r#""name":"person.id","value":["1"],"secondaryValue":{}"#), unknown.to_owned()),
    ] {
        assert_eq!(refusal(People, &query), Some(sentence), "{query}");
    }
}

#[test]
fn one_mistake_anywhere_refuses_the_whole_query() {
    let query = format!(
        r#"{{"filters":[{FINE}],"operator":"|","children":[{{"filters":[{{"name":"person.nothing","value":["1"]}}]}}]}}"#
    );
    assert_eq!(
        refusal(People, &query).as_deref(),
        Some("The following filter is either not valid or hidden: person.nothing")
    );
}

#[test]
fn groups_nest_to_a_bound() {
    let nested = |depth: usize| {
        let (open, close) = (r#"{"children":["#.repeat(depth - 1), "]}".repeat(depth - 1));
        format!(r#"{open}{{"filters":[{FINE}]}}{close}"#)
    };
    assert_eq!(refusal(People, &nested(DEPTH_MOST)), None);
    for depth in [DEPTH_MOST + 1, 100, 10_000] {
        assert_eq!(refusal(People, &nested(depth)).as_deref(), Some("An unknown parsing error occurred"), "{depth}");
    }
}

#[test]
fn texts_that_mean_the_same_are_the_same_query() {
    let short = Query::parse(r#"{"filters":[{"name":"person.id","value":[7]}]}"#);
    let long = Query::parse(
        r#" { "children":[], "operator":"&",
              "filters":[{"operator":"=", "value":["7"], "name":"person.id", "secondaryValue":[]}] } "#,
    );
    assert_eq!(short, long);
    assert_ne!(short, Query::parse(r#"{"filters":[{"name":"person.id","value":[8]}]}"#));
}

#[test]
fn without_filters_everything_is_answered_only_if_allowed() {
    for query in ["", " ", "{}", r#"{"filters":[]}"#, r#"{"filters":[],"children":[{"filters":[],"operator":"|"}]}"#] {
        let query = Query::parse(query).expect("the grammar allows it");
        assert!(query.resolve(&rules(People)).is_err());
        let lenient = Rules { allow_filterless: true, ..rules(People) };
        let search = query.resolve(&lenient).expect("filterless is allowed");
        assert!(search.matches(&Told::default()));
    }
}

#[test]
fn an_empty_group_asks_nothing_even_beside_an_or() {
    let query =
        r#"{"operator":"|","filters":[{"name":"applicantworkflow.id","value":["1"]}],"children":[{"filters":[]}]}"#;
    assert!(!super::finds(Workflows, query, &Told::default()));
}

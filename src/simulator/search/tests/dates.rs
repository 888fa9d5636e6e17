//! Ranges of dates, their bounds, and dates that are silently dropped.

use super::super::super::profile::ProfileType::People;
use super::super::record::Value;
use super::super::{Query, Rules, UpperBound};
use super::{Told, one, person_fits, rules, text, told};

/// 2026-11-22T19:15:42Z: within the minute, so that the resolution shows.
const AT: i64 = 1_795_374_942_000_000;

fn updated() -> Told {
    told([("person.updateddate", Value::Time(AT))])
}

fn fits(rest: &str, person: &Told) -> bool {
    person_fits(&format!(r#""name":"person.updateddate",{rest}"#), person)
}

#[test]
fn a_range_has_a_start_an_end_or_both() {
    for (rest, found) in [
        (r#""value":["2026-11-22 07:15 PM"]"#, true),
        (r#""value":["2026-11-22 7:15 PM"]"#, true),
        (r#""value":["2026-11-22 07:16 PM"]"#, false),
        (r#""value":["2026-11-22"]"#, true),
        (r#""value":["2026-11-22"],"operator":"=""#, true),
        (r#""value":["2026-11-23"]"#, false),
        (r#""secondaryValue":["2026-11-22 07:16 PM"]"#, true),
        (r#""secondaryValue":["2026-11-22 07:14 PM"]"#, false),
        (r#""value":[],"secondaryValue":["2026-11-22 07:14 PM"]"#, false),
        (r#""value":["2026-11-22 07:00 PM"],"secondaryValue":["2026-11-22 07:30 PM"]"#, true),
        (r#""value":["2026-11-22 06:00 PM"],"secondaryValue":["2026-11-22 06:30 PM"]"#, false),
        (r#""value":["2026-11-22"],"secondaryValue":["2026-11-22"]"#, false),
        (r#""value":["2026-11-22"],"secondaryValue":["2026-11-23"]"#, true),
    ] {
        assert_eq!(fits(rest, &updated()), found, "{rest}");
    }
}

#[test]
fn a_single_date_is_compared_to_the_minute() {
    let minute = "2026-11-22 07:15 PM";
    for (operator, before, at, after) in [
        (">", true, false, false),
        (">=", true, true, false),
        ("<", false, false, true),
        ("<=", false, true, true),
        ("!=", true, false, true),
    ] {
        let fits = |date: &str| fits(&format!(r#""value":["{date}"],"operator":"{operator}""#), &updated());
        let found = (fits("2026-11-22 07:14 PM"), fits(minute), fits("2026-11-22 07:16 PM"));
        assert_eq!(found, (before, at, after), "{operator}");
    }
}

#[test]
fn a_range_can_be_excluded() {
    let excluded = |from: &str, to: &str| {
        !fits(&format!(r#""value":["{from}"],"secondaryValue":["{to}"],"operator":"!=""#), &updated())
    };
    assert!(excluded("2026-11-22", "2026-11-23"));
    assert!(!excluded("2026-11-20", "2026-11-21"));
}

#[test]
fn whether_the_end_belongs_to_the_range_is_a_switch() {
    let query = one(r#""name":"person.updateddate","secondaryValue":["2026-11-22 07:15 PM"]"#);
    let query = Query::parse(&query).expect("well written");
    for (upper, found) in [(UpperBound::Inclusive, true), (UpperBound::Exclusive, false)] {
        let search = query.resolve(&Rules { upper, ..rules(People) }).expect("a known filter");
        assert_eq!(search.matches(&updated()), found, "{upper:?}");
    }
}

#[test]
fn a_date_in_another_format_disappears_and_widens_the_result() {
    for date in ["2027-01-01T13:30:00Z", "2027-01-01 13:30", "01/01/2027", "{DATE:END}", "{DATE:START}{DATE:-9}", ""] {
        for operator in ["=", "!=", "<", ">", "<=", ">="] {
            let rest = format!(r#""value":["{date}"],"operator":"{operator}""#);
            assert!(fits(&rest, &updated()), "{rest}");
            assert!(fits(&rest, &Told::default()), "{rest} finds even those without the date");
        }
    }
    let only_start = r#""value":["2026-11-22"],"secondaryValue":["2020-01-01T00:00:00Z"]"#;
    assert!(fits(only_start, &updated()), "the start still holds and the end is gone");
    let only_end = r#""value":["2026-11-23T00:00:00Z"],"secondaryValue":["2026-11-21"]"#;
    assert!(!fits(only_end, &updated()), "the end still holds");
}

#[test]
fn dates_know_no_blank_search() {
    for rest in [r#""value":[]"#, r#""value":[],"secondaryValue":[]"#, r#""operator":"=""#] {
        assert!(fits(rest, &updated()), "{rest}");
        assert!(fits(rest, &Told::default()), "{rest}");
    }
}

#[test]
fn a_profile_without_the_date_is_in_no_range() {
    assert!(!fits(r#""value":["1970-01-01"]"#, &Told::default()));
    assert!(!fits(r#""value":["2026-11-22"],"operator":"<""#, &Told::default()));
}

#[test]
fn a_date_kept_as_text_is_read_by_its_minute() {
    let person = told([("person.startdate", text("2026-11-22"))]);
    assert!(person_fits(r#""name":"person.startdate","value":["2026-11-22"]"#, &person));
    assert!(!person_fits(r#""name":"person.startdate","value":["2026-11-22 12:01 AM"]"#, &person));
}

//! Files stay small, and nothing is left half done.

use crate::source::files;

/// Lines of a file: a wall, not an aim.
const LINES_MOST: usize = 400;

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let all =
        [files("src", &["rs", "html", "css", "js"]), files("tests", &["rs"]), files("migrations", &["sql"])].concat();
    let long: Vec<_> =
        all.iter().map(|(path, text)| (path, text.lines().count())).filter(|(_, n)| *n > LINES_MOST).collect();
    assert!(long.is_empty(), "longer than {LINES_MOST} lines: {long:?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let all = [files("src", &["rs"]), files("tests", &["rs"])].concat();
    let silent: Vec<_> = all.iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "no first line of //!: {silent:?}");
}

#[test]
fn no_drawer_takes_whatever_fits_nowhere_else() {
    let drawers = ["util", "utils", "common", "helpers", "types", "misc", "manager", "service", "impl"];
    let found: Vec<String> = files("src", &["rs"])
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.trim_end_matches(".rs").split('/').any(|part| drawers.contains(&part)))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

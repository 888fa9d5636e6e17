//! One version, wherever it is written, and a place in the change log for it.

use std::process::Command;

use crate::source::{file, files};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The headings of the change log, newest first.
fn sections(log: &str) -> Vec<&str> {
    log.lines().filter_map(|line| line.strip_prefix("## ")).collect()
}

#[test]
fn the_version_has_its_place_in_the_change_log() {
    let log = file("CHANGELOG.md");
    let sections = sections(&log);
    assert_eq!(sections.first(), Some(&"Unreleased"), "what comes next is written at the top");
    let newest = sections.get(1).expect("a version");
    let (version, date) = newest.split_once(" — ").expect("a version and its day");
    assert_eq!(version, VERSION, "the newest section is the one of Cargo.toml's version");
    date.parse::<jiff::civil::Date>().expect("a day such as 2026-11-27");
    let lines = log.split("## ").nth(2).expect("its text").lines().filter(|line| line.starts_with("- ")).count();
    assert!(lines > 0, "it says what a user notices");
}

#[test]
fn the_program_says_its_version() {
    let said = Command::new(env!("CARGO_BIN_EXE_goodtime-icims")).arg("--version").output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), format!("goodtime-icims {VERSION}"));
}

/// What stands behind each of the marks, up to the end of the version.
fn versions_behind<'t>(text: &'t str, marks: &[&str]) -> Vec<&'t str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let behind = marks.iter().flat_map(|mark| text.split(mark).skip(1));
    let versions = behind.map(|rest| rest.split(|c| !is_part(c)).next().unwrap_or_default());
    versions.filter(|version| version.starts_with(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn contract_images_and_documents_have_the_same_version() {
    let mut found = 0;
    let mut all = files("deploy", &["yaml"]);
    let others = ["openapi.yaml", "deploy/container/Containerfile", "docs/deploying.md"];
    all.extend(others.map(|path| (path.to_owned(), file(path))));
    for (path, text) in all {
        for version in versions_behind(&text, &["goodtime-icims:", "newTag: ", "ARG VERSION=", "\n  version: "]) {
            assert_eq!(version, VERSION, "{path}");
            found += 1;
        }
    }
    assert!(found >= 8, "contract, image, compose, both overlays: {found}");
}

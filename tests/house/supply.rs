//! What the program is built from: the crates, their licences and where they come from, as `deny.toml` says.
//!
//! `make deny` has cargo-deny ask the same; building that takes minutes, so this is what every run of the tests holds.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use toml::{Table, Value};

use crate::source::file;

fn policy() -> Table {
    file("deny.toml").parse().expect("TOML")
}

fn list<'p>(policy: &'p Table, section: &str, name: &str) -> Vec<&'p Value> {
    policy[section][name].as_array().expect("a list").iter().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

/// A crate that is built into the program, or builds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Linked {
    name: String,
    version: String,
    licence: String,
}

/// The lock file names crates that no feature turns on, so the resolved tree is asked for.
fn linked(policy: &Table) -> BTreeSet<Linked> {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--frozen", "--all-features", "--edges", "normal,build"]);
    tree.args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"]);
    for target in list(policy, "graph", "targets") {
        tree.args(["--target", text(target)]);
    }
    let output = tree.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).expect("text");
    let linked = lines.lines().filter(|line| !line.is_empty()).map(|line| {
        let (package, licence) = line.split_once('|').expect("two columns");
        let mut words = package.split(' ');
        let name = words.next().expect("a name").to_owned();
        let version = words.next().expect("a version").trim_start_matches('v').to_owned();
        Linked { name, version, licence: licence.to_owned() }
    });
    let linked: BTreeSet<Linked> = linked.collect();
    let has = |name: &str| linked.iter().any(|one| one.name == name);
    assert!(linked.len() > 200 && has("goodtime-icims") && has("aws-lc-rs") && has("rustls"), "the tree is read");
    linked
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    let policy = policy();
    let allowed: BTreeSet<&str> = list(&policy, "licenses", "allow").into_iter().map(text).collect();
    let mut used = BTreeSet::new();
    let mut refused = Vec::new();
    for one in linked(&policy) {
        // Older crates write `MIT/Apache-2.0`.
        let licence = spdx::Expression::parse_mode(&one.licence, spdx::ParseMode::LAX);
        let is_allowed = licence.is_ok_and(|licence| {
            licence.evaluate(|asked| {
                let name = asked.to_string();
                let known = allowed.get(name.as_str());
                used.extend(known);
                known.is_some()
            })
        });
        if !is_allowed {
            refused.push(one);
        }
    }
    assert_eq!(refused, Vec::new(), "look at the licence, then allow it in deny.toml or leave the crate out");
    assert_eq!(allowed, used, "deny.toml allows no licence that nothing has");
}

/// The texts that a release carries are those of the licences that were allowed.
#[test]
fn a_release_accepts_the_licences_that_are_allowed() {
    let about: Table = file("deploy/release/about.toml").parse().expect("TOML");
    let accepted: BTreeSet<&str> = about["accepted"].as_array().expect("a list").iter().map(text).collect();
    assert_eq!(accepted, list(&policy(), "licenses", "allow").into_iter().map(text).collect());
}

#[test]
fn no_crate_is_linked_that_is_banned() {
    let policy = policy();
    let banned: BTreeSet<&str> = list(&policy, "bans", "deny").into_iter().map(|one| text(&one["crate"])).collect();
    for name in ["native-tls", "openssl-sys", "ring", "rsa"] {
        assert!(banned.contains(name), "{name} would come with a second crypto provider");
    }
    let found: Vec<_> = linked(&policy).into_iter().filter(|one| banned.contains(one.name.as_str())).collect();
    assert_eq!(found, Vec::new(), "cargo tree -e normal,build -i <crate> shows who brings it");
}

#[test]
fn no_crate_is_linked_in_two_versions_without_a_reason() {
    let policy = policy();
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in linked(&policy) {
        versions.entry(one.name).or_default().push(one.version);
    }
    let excused = list(&policy, "bans", "skip").into_iter().map(|one| {
        assert!(!text(&one["reason"]).is_empty(), "{one} says why");
        text(&one["crate"]).split_once('@').expect("a crate and its version")
    });
    let mut excused: BTreeSet<(&str, &str)> = excused.collect();
    let mut unexcused = Vec::new();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let mut left = versions.clone();
        left.retain(|version| {
            let excuse = excused.iter().find(|(of, older)| of == name && version.starts_with(&format!("{older}.")));
            excuse.copied().is_none_or(|excuse| !excused.remove(&excuse))
        });
        if left.len() > 1 {
            unexcused.push(format!("{name}: {}", left.join(", ")));
        }
    }
    assert_eq!(unexcused, Vec::<String>::new(), "avoid it, or say in deny.toml who needs the older one");
    assert_eq!(excused, BTreeSet::new(), "deny.toml excuses no pair that is gone");
}

#[test]
fn every_crate_comes_from_the_registry() {
    let policy = policy();
    let registries: BTreeSet<&str> = list(&policy, "sources", "allow-registry").into_iter().map(text).collect();
    let lock: Table = file("Cargo.lock").parse().expect("TOML");
    let (mut known, mut elsewhere) = (0, Vec::new());
    for package in lock["package"].as_array().expect("packages") {
        let name = text(&package["name"]);
        let source = package.get("source").map(text).and_then(|source| source.strip_prefix("registry+"));
        match source {
            Some(registry) if registries.contains(registry) => {
                assert!(package.get("checksum").is_some(), "{name} has a checksum");
                known += 1;
            }
            _ => elsewhere.push(name),
        }
    }
    assert_eq!((elsewhere, known > 200), (vec!["goodtime-icims"], true));
}

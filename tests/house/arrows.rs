//! Which room may name which, and where the vendor's name may stand.

use std::collections::BTreeSet;

use crate::source::files;

/// Room → the rooms it may name, beside itself. `app` names all.
const ARROWS: [(&str, &[&str]); 15] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("measures", &["domain"]),
    ("ats", &["domain", "measures"]),
    ("webhooks", &["domain"]),
    ("notices", &["domain", "measures", "store", "secrets", "webhooks"]),
    ("scheduling", &["domain", "secrets", "webhooks"]),
    ("secrets", &["domain"]),
    ("flow", &["domain", "measures", "store", "ats", "scheduling", "secrets"]),
    ("stages", &["domain"]),
    ("sync", &["domain", "measures", "store", "ats", "flow", "stages"]),
    ("worker", &["domain", "measures", "store", "flow"]),
    ("inbound", &["domain", "measures", "store", "ats", "flow", "scheduling", "secrets", "stages", "sync", "webhooks"]),
    ("config", &["domain", "secrets", "webhooks"]),
    ("simulator", &[]),
];

/// Rooms that do not know the vendor.
const VENDOR_FREE: [&str; 9] =
    ["domain", "measures", "store", "flow", "sync", "worker", "webhooks", "notices", "scheduling"];

/// The rooms that a text names as `crate::room`, or in `crate::{room, …}`.
fn named(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let word = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(group) => {
                rooms.extend(group.split('}').next().unwrap_or_default().split(',').map(|part| word(part.trim())));
            }
            None => _ = rooms.insert(word(rest)),
        }
    }
    rooms
}

#[test]
fn rooms_name_only_the_rooms_that_the_design_lets_them() {
    let mut wrong = Vec::new();
    for (room, may) in ARROWS {
        for (path, text) in files(&format!("src/{room}"), &["rs"]) {
            for other in named(&text) {
                let is_room = ARROWS.iter().any(|(name, _)| *name == other) || other == "app";
                if is_room && other != room && !may.contains(&other.as_str()) {
                    wrong.push(format!("{path} names {other}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_room_has_its_arrows() {
    let rooms: BTreeSet<String> = files("src", &["rs"])
        .into_iter()
        .filter_map(|(path, _)| path.split('/').nth(1).filter(|part| !part.contains('.')).map(str::to_owned))
        .collect();
    let known: BTreeSet<String> = ARROWS.iter().map(|(room, _)| (*room).to_owned()).chain(["app".to_owned()]).collect();
    assert_eq!(rooms, known);
}

#[test]
fn adapters_are_named_only_where_they_are_put_together() {
    let own = [
        "src/store/sqlite/",
        "src/store/postgres/",
        "src/ats/icims/",
        "src/app/",
        "src/store/mod.rs",
        "src/ats/mod.rs",
        "src/store/rows.rs",
    ];
    let names = ["sqlite::", "SqliteStore", "postgres::", "PgStore", "icims::", "IcimsCaller"];
    let wrong: Vec<String> = files("src", &["rs"])
        .into_iter()
        .filter(|(path, text)| {
            !own.iter().any(|place| path.starts_with(place))
                && names.iter().any(|name| text.replace("goodtime_icims", "").contains(name))
        })
        .map(|(path, _)| path)
        .filter(|path| !path.starts_with("src/simulator/"))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_vendor_is_named_only_in_its_own_rooms() {
    let mut wrong = Vec::new();
    for room in VENDOR_FREE {
        for (path, text) in files(&format!("src/{room}"), &["rs"]) {
            if text.to_lowercase().replace("goodtime-icims", "").contains("icims") {
                wrong.push(path);
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_checks_would_see_a_wrong_arrow() {
    let text = "use crate::{domain::Task, store};\nfn f() { crate::inbound::x(); }";
    assert_eq!(named(text), ["domain", "inbound", "store"].map(str::to_owned).into());
}

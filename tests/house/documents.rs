//! What the documents say is what the code does.

use goodtime_icims::{config, measures};

use crate::source::{file, files, root};

#[test]
fn the_reference_of_settings_is_the_one_in_the_code() {
    let documented = file("docs/settings.md");
    assert!(documented.contains(config::reference().trim()), "run `make docs` to write docs/settings.md anew");
}

#[test]
fn the_reference_of_metrics_is_the_one_in_the_code() {
    let documented = file("docs/metrics.md");
    assert!(documented.contains(measures::reference().trim()), "run `make docs` to write docs/metrics.md anew");
}

#[test]
fn the_two_commands_stand_at_the_top_of_the_readme() {
    let top: String = file("README.md").lines().take(30).collect::<Vec<_>>().join("\n");
    assert!(top.contains("cargo run --release -- demo") && top.contains("make test"));
    assert!(file(".ci/run").contains("make test"));
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut documents = files("docs", &["md"]);
    documents.push(("README.md".to_owned(), file("README.md")));
    let mut broken = Vec::new();
    for (path, text) in documents {
        let folder = root().join(&path).parent().expect("a folder").to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let outside = link.starts_with("http") || target.is_empty();
            if !outside && !folder.join(target).exists() {
                broken.push(format!("{path}: {link}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn decisions_are_short_and_numbered() {
    for (path, text) in files("docs/decisions", &["md"]) {
        let name = path.rsplit('/').next().expect("a name");
        assert!(name.len() > 5 && name[..4].bytes().all(|b| b.is_ascii_digit()), "{name} starts with its number");
        assert!(text.lines().count() < 60, "{name} is under sixty lines");
    }
}

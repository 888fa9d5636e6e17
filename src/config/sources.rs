//! Where settings come from: file < environment < `--set`, each value with its origin.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::keys::{KEYS, variable};
use crate::domain::Region;

/// Everything that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub Vec<String>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the settings have {} mistake(s):", self.0.len())?;
        self.0.iter().try_for_each(|mistake| writeln!(f, "  - {mistake}"))
    }
}

impl std::error::Error for Mistakes {}

/// Values by name, before they are checked.
#[derive(Default)]
pub struct Sources {
    values: BTreeMap<String, (String, String)>,
    mistakes: Vec<String>,
}

impl Sources {
    /// Reads a file, if one is named.
    #[must_use]
    pub fn file(mut self, path: Option<&Path>) -> Self {
        let Some(path) = path else { return self };
        let origin = path.display().to_string();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                self.mistakes.push(format!("{origin}: cannot be read: {error}"));
                return self;
            }
        };
        match text.parse::<toml::Table>() {
            Ok(table) => self.flatten("", table, &origin),
            // The parser's own message would quote the line, which may hold a key.
            Err(error) => {
                let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
                self.mistakes.push(format!("{origin}: line {line} is not TOML: {}", error.message()));
            }
        }
        self
    }

    /// Reads the process' environment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn environment(self) -> Self {
        self.variables(std::env::vars())
    }

    /// Takes the variables that are settings.
    #[must_use]
    pub fn variables(mut self, variables: impl IntoIterator<Item = (String, String)>) -> Self {
        let known: BTreeMap<String, String> = names().into_iter().map(|name| (variable(&name), name)).collect();
        for (variable, value) in variables {
            if let Some(name) = known.get(&variable) {
                self.values.insert(name.clone(), (value, variable));
            } else if variable.starts_with("GOODTIME_ICIMS_") && variable != "GOODTIME_ICIMS_CONFIG" {
                let kubernetes = ["_SERVICE_HOST", "_SERVICE_PORT", "_PORT"].iter().any(|part| variable.contains(part));
                let why = if kubernetes {
                    " (Kubernetes sets it for a Service of that name: set `enableServiceLinks: false`)"
                } else {
                    ""
                };
                self.mistakes.push(format!("{variable}: there is no such setting; see docs/settings.md{why}"));
            }
        }
        self
    }

    /// Takes `name=value` flags.
    #[must_use]
    pub fn flags<'a>(mut self, flags: impl IntoIterator<Item = &'a str>) -> Self {
        for flag in flags {
            match flag.split_once('=') {
                Some((name, value)) => self.set(name.trim(), value.trim().to_owned(), "--set"),
                None => self.mistakes.push(format!("--set {flag}: write it as name=value")),
            }
        }
        self
    }

    fn flatten(&mut self, prefix: &str, table: toml::Table, origin: &str) {
        for (key, value) in table {
            let name = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
            match value {
                toml::Value::Table(inner) => self.flatten(&name, inner, origin),
                toml::Value::String(text) => self.set(&name, text, origin),
                toml::Value::Array(items) => {
                    let texts: Vec<String> = items
                        .iter()
                        .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                        .collect();
                    self.set(&name, texts.join(","), origin);
                }
                other => self.set(&name, other.to_string(), origin),
            }
        }
    }

    fn set(&mut self, name: &str, value: String, origin: &str) {
        if names().iter().any(|known| known == name) {
            self.values.insert(name.to_owned(), (value, origin.to_owned()));
        } else {
            // What is no name may be a key by mistake, and keys are not repeated.
            let shown =
                if name.bytes().all(|b| b.is_ascii_lowercase() || b"._".contains(&b)) { name } else { "of that name" };
            self.mistakes.push(format!("{origin}: there is no setting {shown}; see docs/settings.md"));
        }
    }

    /// The value of a setting, parsed; a mistake is remembered and answered with `None`.
    pub(super) fn take<T>(
        &mut self,
        name: &str,
        default: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (value, origin) = match (self.values.get(name), default) {
            (Some((value, origin)), _) => (value.as_str(), origin.as_str()),
            (None, Some(default)) => (default, "the default"),
            (None, None) => {
                self.mistakes.push(format!("{name}: must be set (in the file, or as {})", variable(name)));
                return None;
            }
        };
        match parse(value) {
            Ok(parsed) => Some(parsed),
            Err(why) => {
                self.mistakes.push(format!("{name} ({origin}): {why}"));
                None
            }
        }
    }

    /// Whether a setting has a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Remembers a mistake.
    pub(super) fn mistake(&mut self, why: String) {
        self.mistakes.push(why);
    }

    /// The mistakes so far.
    pub(super) fn into_mistakes(self) -> Vec<String> {
        self.mistakes
    }
}

/// Every name that a setting can have.
fn names() -> Vec<String> {
    let regions = |name: &str| Region::ALL.map(|region| name.replace("<region>", region.name())).to_vec();
    KEYS.iter()
        .flat_map(|key| if key.name.contains("<region>") { regions(key.name) } else { vec![key.name.to_owned()] })
        .collect()
}

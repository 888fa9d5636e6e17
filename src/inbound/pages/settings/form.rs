//! A form of settings: what is saved, what was typed, and what is wrong with it.
//!
//! A field is named as the contract of the API names the setting, so that mistakes find their field by themselves.

use serde_json::{Map, Value, json};

use crate::domain::Tenant;
use crate::inbound::api::tenant_settings::SettingsView;
use crate::inbound::api::tenants::TenantChange;
use crate::inbound::pages::texts;
use crate::inbound::problem::Problem;

/// Where settings stand, beside the tenant's name.
const SETTINGS: &str = "settings.";
/// How a switch says that it is on.
const ON: &str = "on";

/// What was typed, field by field.
pub(super) struct Typed(pub(super) Vec<(String, String)>);

impl Typed {
    /// A field without blanks at its ends.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// The same, where it is not empty.
    pub(super) fn some(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// Which version the form was made from; none is older than all.
    pub(super) fn version(&self) -> i64 {
        self.get("version").and_then(|version| version.parse().ok()).unwrap_or_default()
    }
}

/// How a setting is typed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// On one line; empty goes back to the usual.
    Text,
    /// The same of a number, up to the largest.
    Number(u64),
    /// One in each line.
    Lines,
    /// On or off.
    Switch,
    /// One of several: their names and what they are called.
    Choice(&'static [(&'static str, &'static str)]),
}

/// One setting.
pub(super) struct Field {
    /// As the contract names it.
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: &'static str,
    pub(super) kind: Kind,
    /// What is shown in it.
    pub(super) value: String,
    /// What is saved, where somebody else changed it and something else was typed.
    pub(super) saved: Option<String>,
    pub(super) errors: Vec<String>,
}

impl Field {
    pub(super) fn new(name: &str, label: &str, hint: &'static str, kind: Kind) -> Self {
        let (name, label) = (name.to_owned(), label.to_owned());
        Self { name, label, hint, kind, value: String::new(), saved: None, errors: Vec::new() }
    }

    /// What describes it, for its input.
    pub(super) fn described_by(&self) -> String {
        let parts =
            [("hint", !self.hint.is_empty()), ("saved", self.saved.is_some()), ("error", !self.errors.is_empty())];
        let ids = parts.into_iter().filter(|(_, is_there)| *is_there).map(|(part, _)| format!("{part}-{}", self.name));
        ids.collect::<Vec<_>>().join(" ")
    }

    fn value_of(&self, typed: &str) -> Value {
        match self.kind {
            Kind::Switch => Value::Bool(typed == ON),
            Kind::Lines => typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(Value::from).collect(),
            // What it must not be without is told as a mistake, not taken for the usual.
            Kind::Text | Kind::Number(_) if typed.is_empty() && self.name.starts_with(SETTINGS) => Value::Null,
            Kind::Number(_) => typed.parse::<u64>().map_or_else(|_| Value::from(typed), Value::from),
            Kind::Text | Kind::Choice(_) => Value::from(typed),
        }
    }

    /// What was typed into it; what is not on a form that has no switches was not asked for.
    fn typed<'t>(&self, typed: &'t Typed) -> Option<&'t str> {
        typed.get(&self.name).or_else(|| matches!(self.kind, Kind::Switch).then_some(""))
    }

    fn is_about(&self, path: &str) -> bool {
        path.strip_prefix(self.name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}

/// Fills a form with what is saved.
pub(super) fn fill(fields: &mut [Field], tenant: &Tenant) {
    let saved = json!({ "name": tenant.name, "settings": SettingsView::of(&tenant.settings) });
    for field in fields {
        field.value = text_of(at(&saved, &field.name));
    }
}

/// A saved value, as it is typed.
fn text_of(saved: Option<&Value>) -> String {
    match saved {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => ON.to_owned(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        Some(Value::Bool(false) | Value::Null | Value::Object(_)) | None => String::new(),
    }
}

/// Fills a form that was not taken with what was typed, and says why.
pub(super) fn fill_again(fields: &mut [Field], typed: &Typed, problem: &Problem) {
    for field in fields {
        let saved = std::mem::take(&mut field.value);
        field.value = field.typed(typed).unwrap_or(&saved).to_owned();
        let same = |text: &str| field.value_of(&text.replace("\r\n", "\n"));
        if problem.status() == 412 && same(&field.value) != same(&saved) {
            field.saved = Some(shown(field.kind, &saved));
        }
        let about = problem.errors().iter().filter(|error| field.is_about(error.field()));
        field.errors = about.map(|error| error.detail().to_owned()).collect();
    }
}

/// A saved value for a reader.
fn shown(kind: Kind, saved: &str) -> String {
    let t = texts::SETTINGS;
    match kind {
        Kind::Switch if saved == ON => t.on.to_owned(),
        Kind::Switch => t.off.to_owned(),
        Kind::Text | Kind::Number(_) | Kind::Lines | Kind::Choice(_) if saved.is_empty() => t.nothing.to_owned(),
        Kind::Choice(all) => all.iter().find(|(name, _)| *name == saved).map_or(saved, |(_, name)| *name).to_owned(),
        Kind::Lines => saved.lines().collect::<Vec<_>>().join(", "),
        Kind::Text | Kind::Number(_) => saved.to_owned(),
    }
}

/// What a form asks for: its own settings, and no others.
pub(super) fn change(fields: &[Field], typed: &Typed) -> TenantChange {
    let (mut name, mut settings) = (None, Map::new());
    for field in fields {
        let Some(text) = field.typed(typed) else { continue };
        let value = field.value_of(text);
        match field.name.strip_prefix(SETTINGS) {
            Some(path) => put(&mut settings, path, value),
            None => name = Some(text.to_owned()),
        }
    }
    TenantChange { name, settings: (!settings.is_empty()).then_some(Value::Object(settings)) }
}

/// A setting of the settings, or of one group of them. What stands behind the group is its name, whatever it holds.
fn put(settings: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((group, name)) = path.split_once('.') else {
        settings.insert(path.to_owned(), value);
        return;
    };
    let group = settings.entry(group).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(group) = group {
        group.insert(name.to_owned(), value);
    }
}

fn at<'v>(saved: &'v Value, name: &str) -> Option<&'v Value> {
    name.splitn(3, '.').try_fold(saved, |value, part| value.get(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbound::problem::{CHANGED, FieldError, INVALID};

    fn fields() -> Vec<Field> {
        let named = |name: &str, kind| Field::new(name, name, "", kind);
        vec![
            named("name", Kind::Text),
            named("settings.link_days", Kind::Number(365)),
            named("settings.link_field", Kind::Text),
            named("settings.tell_ignored", Kind::Switch),
            named("settings.sync.user_folders", Kind::Lines),
            named("settings.roles.vice.president", Kind::Text),
        ]
    }

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_asks_for_its_own_settings_alone() {
        let asked = typed(&[
            ("version", "7"),
            ("settings.link_days", "thirty"),
            ("settings.link_field", " "),
            ("settings.sync.user_folders", "HM:Active\r\n\r\n Emp:Temp \r\n"),
            ("settings.roles.vice.president", "field1"),
            ("settings.calls.per_hour", "1"),
        ]);
        let TenantChange { name, settings } = change(&fields(), &asked);
        assert_eq!((name, asked.version()), (None, 7));
        let wanted = json!({
            "link_days": "thirty", "link_field": null, "tell_ignored": false,
            "sync": {"user_folders": ["HM:Active", "Emp:Temp"]}, "roles": {"vice.president": "field1"},
        });
        assert_eq!(settings, Some(wanted));
    }

    #[test]
    fn a_mistake_stands_beside_its_field_and_what_was_typed_stays() {
        let wrong = INVALID.says("No.").about(vec![FieldError::new("settings.sync.user_folders[1]", "is too long")]);
        let mut fields = fields();
        fill_again(&mut fields, &typed(&[("settings.sync.user_folders", "x")]), &wrong);
        assert_eq!((fields[4].value.as_str(), &fields[4].errors), ("x", &vec!["is too long".to_owned()]));
        assert!(fields.iter().all(|field| field.saved.is_none()));
        assert!(fields[1].errors.is_empty() && !fields[1].is_about("settings.link_days_more"));
    }

    #[test]
    fn what_somebody_else_saved_stands_beside_what_was_typed() {
        let mut fields = fields();
        fields[3].value = "on".to_owned();
        fields[4].value = "HM:Active".to_owned();
        fill_again(&mut fields, &typed(&[("settings.sync.user_folders", "HM:Active\r\n")]), &CHANGED.says("No."));
        assert_eq!(fields[3].saved.as_deref(), Some(texts::SETTINGS.on), "a switch that was taken off");
        assert_eq!(fields[4].saved, None, "lines that end otherwise are the same");
    }
}

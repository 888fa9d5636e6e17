//! One filter's test of one value.

use std::ops::RangeInclusive;

use super::grammar::Filter;
use super::minute;
use super::operator::{FieldType, Operator};
use super::query::UpperBound;
use super::record::{Node, Value};

/// What a value has to be. A profile without the value fits only [`Wanted::Blank`] and [`Wanted::Anything`].
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A filter whose boundaries disappeared, or that never had one.
    Anything,
    Blank,
    /// Contains one of these, which are in small letters.
    Containing(Vec<String>),
    /// Is one of these to the letter.
    Exactly(Vec<String>),
    /// Is so compared to one of these.
    Compared(Operator, Vec<i64>),
    /// Is a list's node with one of these as id, system id or label.
    OneOf(Vec<String>),
    /// Minutes since the epoch; the first is in the range, [`UpperBound`] says whether the last is.
    Between(Option<i64>, Option<i64>, UpperBound),
    /// Is so compared to this minute since the epoch.
    Minute(Operator, i64),
}

/// A test of a value, once negated or not.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    wanted: Wanted,
    negated: bool,
}

impl Condition {
    /// Reads the filter's values for a field of this type; the operator must suit it.
    pub(super) fn new(filter: &Filter, field: FieldType, upper: UpperBound) -> Self {
        let wanted = match field {
            FieldType::Date => moment(filter, upper),
            FieldType::Text => text(filter),
            FieldType::Number => numbers(filter, |text| vec![text]),
            FieldType::Ids => numbers(filter, |text| text.split(',').collect()),
            FieldType::List | FieldType::Node => listed(filter),
        };
        // A boundary that disappeared excludes nothing, whichever way the filter asks.
        let negated = filter.operator.negates() && !matches!(wanted, Wanted::Anything);
        Self { wanted, negated }
    }

    pub(super) fn holds(&self, value: Option<&Value>) -> bool {
        self.wanted.fits(value) != self.negated
    }

    /// No number outside of these fits.
    pub(super) fn numbers(&self) -> RangeInclusive<i64> {
        let Wanted::Compared(operator, numbers) = &self.wanted else { return i64::MIN..=i64::MAX };
        let (Some(least), Some(most)) = (numbers.iter().min(), numbers.iter().max()) else {
            return i64::MIN..=i64::MAX;
        };
        match operator {
            Operator::NotEqual | Operator::NotExact => i64::MIN..=i64::MAX,
            Operator::Equal | Operator::Exact => *least..=*most,
            Operator::Less => i64::MIN..=most.saturating_sub(1),
            Operator::AtMost => i64::MIN..=*most,
            Operator::Greater => least.saturating_add(1)..=i64::MAX,
            Operator::AtLeast => *least..=i64::MAX,
        }
    }
}

/// The values that are not blank. One that is only blanks counts as none: production clients send `[""]` (data-apis §1.2).
fn said(filter: &Filter) -> Vec<&str> {
    filter.value.iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect()
}

fn text(filter: &Filter) -> Wanted {
    let said = said(filter);
    if said.is_empty() {
        return Wanted::Blank;
    }
    if matches!(filter.operator, Operator::Exact | Operator::NotExact) {
        // Whether capitals count is not public; here they do, the stricter reading.
        Wanted::Exactly(said.into_iter().map(str::to_owned).collect())
    } else {
        Wanted::Containing(said.into_iter().map(str::to_lowercase).collect())
    }
}

/// A text that is no number is equal to none and fits nothing; the vendor's answer is not public.
fn numbers(filter: &Filter, split: impl Fn(&str) -> Vec<&str>) -> Wanted {
    let (said, operator) = (said(filter), filter.operator);
    if said.is_empty() {
        // A first page was seen to be asked for with an id greater than "" (data-apis §1.2).
        return if operator.orders() { Wanted::Anything } else { Wanted::Blank };
    }
    let numbers = said.into_iter().flat_map(split).filter_map(|text| text.trim().parse().ok());
    Wanted::Compared(operator, numbers.collect())
}

fn listed(filter: &Filter) -> Wanted {
    let said = said(filter);
    if said.is_empty() {
        return Wanted::Blank;
    }
    Wanted::OneOf(said.into_iter().map(|text| text.trim().to_owned()).collect())
}

/// Dates know no blank search, and one that cannot be read is as if it were absent (data-apis §1.2, §1.6): without any
/// boundary everything fits, even what has no date, as a user of the vendor's found. Only dates have a `secondaryValue`.
fn moment(filter: &Filter, upper: UpperBound) -> Wanted {
    let bound = |values: &[String]| values.first().and_then(|text| minute::parse(text));
    let (from, to) = (bound(&filter.value), bound(&filter.secondary));
    match (filter.operator, from, to) {
        (Operator::Equal | Operator::NotEqual, None, None) => Wanted::Anything,
        // "Not equal" to one date: that minute is excluded, not all that follows.
        (Operator::NotEqual, Some(at), None) => Wanted::Minute(Operator::Equal, at),
        (Operator::Equal | Operator::NotEqual, from, to) => Wanted::Between(from, to, upper),
        (operator, at, _to) => at.map_or(Wanted::Anything, |at| Wanted::Minute(operator, at)),
    }
}

impl Wanted {
    fn fits(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Anything, _) => true,
            (Self::Blank, value) => value.is_none_or(is_blank),
            (_, None) => false,
            (_, Some(Value::Several(values))) => values.iter().any(|value| self.fits(Some(value))),
            (Self::Containing(parts), Some(value)) => {
                let text = text_of(value).to_lowercase();
                parts.iter().any(|part| text.contains(part))
            }
            (Self::Exactly(texts), Some(value)) => texts.contains(&text_of(value)),
            (Self::Compared(operator, numbers), Some(value)) => {
                number_of(value).is_some_and(|number| numbers.iter().any(|wanted| operator.compares(number, *wanted)))
            }
            (Self::OneOf(names), Some(value)) => names.iter().any(|name| is_called(value, name)),
            (Self::Between(from, to, upper), Some(value)) => minute_of(value).is_some_and(|minute| {
                from.is_none_or(|from| from <= minute) && to.is_none_or(|to| upper.reaches(minute, to))
            }),
            (Self::Minute(operator, at), Some(value)) => {
                minute_of(value).is_some_and(|minute| operator.compares(minute, *at))
            }
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Several(values) => values.iter().all(is_blank),
        Value::Number(_) | Value::Time(_) | Value::Node(_) => false,
    }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Node(Node { label, .. }) => label.clone(),
        Value::Time(_) | Value::Several(_) => String::new(),
    }
}

fn number_of(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => text.trim().parse().ok(),
        Value::Time(_) | Value::Node(_) | Value::Several(_) => None,
    }
}

fn minute_of(value: &Value) -> Option<i64> {
    match value {
        Value::Time(micros) => Some(minute::of(*micros)),
        Value::Text(text) => minute::parse(text),
        Value::Number(_) | Value::Node(_) | Value::Several(_) => None,
    }
}

fn is_called(value: &Value, name: &str) -> bool {
    match value {
        Value::Node(Node { id, label, system }) => {
            id == name || same_label(label, name) || system.as_deref() == Some(name)
        }
        Value::Text(_) | Value::Number(_) => same_label(&text_of(value), name),
        Value::Time(_) | Value::Several(_) => false,
    }
}

fn same_label(label: &str, name: &str) -> bool {
    if label.is_ascii() && name.is_ascii() {
        return label.eq_ignore_ascii_case(name); // no copies: a search compares a hundred thousand labels
    }
    label.to_lowercase() == name.to_lowercase()
}

//! A query that may be asked: its names are filters that exist, its operators suit them.

use std::ops::RangeInclusive;

use super::super::profile::ProfileType;
use super::catalogue::{self, Known};
use super::complaint::Complaint;
use super::condition::Condition;
use super::grammar::{Filter, Group, Query};
use super::operator::{FieldType, Joint};
use super::record::Record;

/// Whether the end of a range belongs to it; not public (data-apis §1.6). The start always does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum UpperBound {
    /// The whole minute of the end belongs to the range.
    #[default]
    Inclusive,
    /// The range ends before that minute.
    Exclusive,
}

impl UpperBound {
    pub(super) fn reaches(self, minute: i64, end: i64) -> bool {
        match self {
            Self::Inclusive => minute <= end,
            Self::Exclusive => minute < end,
        }
    }
}

/// Who asks for what, and how the vendor behaves where the facts are silent.
pub(in super::super) struct Rules<'a> {
    /// What is searched.
    pub(in super::super) entity: ProfileType,
    /// Whether this user may not see a filter. Asked with the filter's whole name and, where that leads over a relation, with
    /// the name at the other profile too: `applicantworkflow.person.email`, then `person.email`.
    pub(in super::super) hidden: &'a dyn Fn(&str) -> bool,
    /// Whether a query without any filter answers everything instead of a refusal (data-apis §1.8, a contradiction).
    pub(in super::super) allow_filterless: bool,
    pub(in super::super) upper: UpperBound,
}

/// A query that can be asked about records.
pub(in super::super) struct Search(Option<Clause>);

enum Clause {
    All(Vec<Clause>),
    Any(Vec<Clause>),
    One(String, Condition),
}

impl Query {
    /// Looks up every name and operator.
    ///
    /// # Errors
    /// [`Complaint::NoFilter`], [`Complaint::Filter`] or [`Complaint::FilterOperator`], the first that is met.
    pub(in super::super) fn resolve(&self, rules: &Rules<'_>) -> Result<Search, Complaint> {
        let clause = joined(&self.0, rules)?;
        if clause.is_none() && !rules.allow_filterless {
            return Err(Complaint::NoFilter);
        }
        Ok(Search(clause))
    }
}

impl Search {
    pub(in super::super) fn matches(&self, record: &dyn Record) -> bool {
        self.0.as_ref().is_none_or(|clause| clause.holds(record))
    }

    /// Nothing is found but under these ids, so that a page of many need not look at those before it.
    pub(in super::super) fn ids(&self, entity: ProfileType) -> RangeInclusive<i64> {
        let name = format!("{}.id", catalogue::singular(entity));
        self.0.as_ref().map_or(i64::MIN..=i64::MAX, |clause| clause.numbers(&name))
    }
}

impl Clause {
    fn holds(&self, record: &dyn Record) -> bool {
        match self {
            Self::All(clauses) => clauses.iter().all(|clause| clause.holds(record)),
            Self::Any(clauses) => clauses.iter().any(|clause| clause.holds(record)),
            Self::One(name, condition) => condition.holds(record.value(name).as_ref()),
        }
    }

    /// The numbers of this name outside of which nothing fits.
    fn numbers(&self, name: &str) -> RangeInclusive<i64> {
        match self {
            Self::All(clauses) => {
                let all = clauses.iter().map(|clause| clause.numbers(name));
                all.fold(i64::MIN..=i64::MAX, |one, next| *one.start().max(next.start())..=*one.end().min(next.end()))
            }
            Self::Any(clauses) => {
                let any = clauses.iter().map(|clause| clause.numbers(name));
                any.reduce(|one, next| *one.start().min(next.start())..=*one.end().max(next.end()))
                    .unwrap_or(i64::MIN..=i64::MAX)
            }
            Self::One(asked, condition) if asked == name => condition.numbers(),
            Self::One(..) => i64::MIN..=i64::MAX,
        }
    }
}

/// `None` for a group without any filter below it: it asks nothing, also as one side of an "or".
fn joined(group: &Group, rules: &Rules<'_>) -> Result<Option<Clause>, Complaint> {
    let Group { filters, joint, children } = group;
    let mut clauses = filters.iter().map(|filter| looked_up(filter, rules)).collect::<Result<Vec<_>, _>>()?;
    for child in children {
        clauses.extend(joined(child, rules)?);
    }
    if clauses.is_empty() {
        return Ok(None);
    }
    Ok(Some(match joint {
        Joint::All => Clause::All(clauses),
        Joint::Any => Clause::Any(clauses),
    }))
}

fn looked_up(filter: &Filter, rules: &Rules<'_>) -> Result<Clause, Complaint> {
    let Filter { name, operator, .. } = filter;
    let Known { field, .. } = catalogue::look_up(rules.entity, name)
        .filter(|known| !(rules.hidden)(name) && !(rules.hidden)(known.at_target))
        .ok_or_else(|| Complaint::Filter(name.clone()))?;
    if !operator.suits(field) {
        return Err(Complaint::FilterOperator(operator.symbol().to_owned()));
    }
    let read = if field == FieldType::Ids { name.trim_end_matches("CSV") } else { name };
    Ok(Clause::One(read.to_owned(), Condition::new(filter, field, rules.upper)))
}

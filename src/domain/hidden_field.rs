//! Fields that the ATS does not show, or not any more: a missing right shows as a missing value, not as an error.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{CallWindow, Entity, FieldShown, Span, Timestamp};

/// What was read today and yesterday is compared with what was read before.
const LATELY: Duration = Duration::from_hours(24);

/// So many profiles must have been read, before anything is said.
const SEEN_LEAST: i64 = 50;

/// A field that the ATS shows less than it did, or never.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenField {
    /// Of what.
    pub entity: Entity,
    /// The field, as the ATS names it.
    pub field: String,
    /// Profiles that were read lately.
    pub seen: i64,
    /// Those of them that showed it.
    pub shown: i64,
    /// The share of profiles that showed it before, in percent; none where too few were read.
    pub usual_percent: Option<i64>,
}

/// What seems to be hidden: never shown, or by less than half as many profiles as before.
#[must_use]
pub fn hidden(days: &[FieldShown], now: Timestamp) -> Vec<HiddenField> {
    let since = CallWindow::of(Span::Day, now).starts_at.minus(LATELY);
    let mut fields: BTreeMap<(Entity, &str), [(i64, i64); 2]> = BTreeMap::new();
    for one in days {
        let counts = fields.entry((one.entity, &one.field)).or_default();
        let (seen, shown) = &mut counts[usize::from(one.day >= since)];
        *seen += one.seen;
        *shown += one.shown;
    }
    let judged = fields.into_iter().filter_map(|((entity, field), [before, lately])| {
        let percent = |(seen, shown): (i64, i64)| (seen >= SEEN_LEAST).then(|| shown * 100 / seen);
        let usual_percent = percent(before);
        let is_hidden = match (percent(lately), usual_percent) {
            (Some(0), _) | (None, Some(0)) => true,
            (Some(lately), Some(usual)) => lately * 2 < usual,
            (_, None) | (None, Some(_)) => false,
        };
        let (seen, shown) = lately;
        is_hidden.then(|| HiddenField { entity, field: field.to_owned(), seen, shown, usual_percent })
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 09:30:00 UTC.
    const NOW: Timestamp = Timestamp::from_micros(1_795_339_800_000_000);

    fn day(ago: u64, field: &str, seen: i64, shown: i64) -> FieldShown {
        let day = CallWindow::of(Span::Day, NOW.minus(Duration::from_hours(24 * ago))).starts_at;
        FieldShown { entity: Entity::Person, day, field: field.to_owned(), seen, shown }
    }

    #[test]
    fn what_is_never_shown_or_much_less_than_before_seems_hidden() {
        let days = [
            day(0, "email", 100, 0),
            day(5, "email", 1_000, 990),
            day(0, "phones", 100, 40),
            day(5, "phones", 1_000, 900),
            day(0, "firstname", 100, 95),
            day(5, "firstname", 1_000, 990),
            day(0, "folder", 60, 0),
            day(0, "addresses", 10, 0),
            day(0, "middlename", 100, 9),
            day(3, "middlename", 100, 12),
        ];
        let found: Vec<_> =
            hidden(&days, NOW).into_iter().map(|one| (one.field, one.shown, one.usual_percent)).collect();
        let expected =
            [("email".to_owned(), 0, Some(99)), ("folder".to_owned(), 0, None), ("phones".to_owned(), 40, Some(90))];
        assert_eq!(found, expected);
    }
}

//! What keeps people waiting, and what they were told.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::time::Duration;

use super::metrics as named;
use super::tell::{Measures, NAMED_MOST, number};
use crate::domain::{Channel, CustomerId, MessageKind};

/// Why a hand-off is not ready; all of them are told, so that what is over by now is seen to be.
const REASONS: [&str; 7] =
    ["queued", "not_visible_yet", "unavailable", "refused", "not_connected", "not_understood", "paused"];

impl Measures {
    /// So many hand-offs wait to be read, by reason.
    pub fn not_ready(&self, waiting: &BTreeMap<&'static str, i64>) {
        for reason in REASONS {
            let handoffs = waiting.get(reason).copied().unwrap_or_default();
            self.set(&named::NOT_READY, &[("reason", reason)], number(handoffs));
        }
    }

    /// Who is silent, and for how long by now.
    pub fn silent(&self, now: &BTreeMap<CustomerId, Duration>) {
        self.set(&named::SILENT, &[], number(i64::try_from(now.len()).unwrap_or(i64::MAX)));
        let mut known = self.silent.lock().unwrap_or_else(PoisonError::into_inner);
        for customer in now.keys() {
            if known.len() < NAMED_MOST {
                known.insert(*customer);
            }
        }
        for customer in known.iter() {
            let silent = now.get(customer).copied().unwrap_or_default();
            self.set(&named::SILENT_TIME, &[("customer", &customer.to_string())], silent.as_secs_f64());
        }
        if known.len() == NAMED_MOST {
            let others = now.iter().filter(|(customer, _)| !known.contains(customer)).map(|(_, silent)| *silent).max();
            self.set(&named::SILENT_TIME, &[("customer", "other")], others.unwrap_or_default().as_secs_f64());
        }
    }

    /// It was tried to tell a scheduler something.
    pub fn told(&self, kind: MessageKind, outcome: &'static str) {
        self.count(&named::TOLD, &[("kind", kind.name()), ("outcome", outcome)]);
    }

    /// It was tried to tell somebody something.
    pub fn noticed(&self, channel: Channel, outcome: &'static str) {
        self.count(&named::NOTICES, &[("channel", channel.name()), ("outcome", outcome)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Region;

    #[test]
    fn silence_is_told_by_name_until_there_are_too_many_and_so_is_its_end() {
        let measures = Measures::of(Region::Us);
        let silent = |ids: std::ops::RangeInclusive<i64>| {
            let of = |id: i64| (CustomerId::try_from(id).unwrap(), Duration::from_secs(id.unsigned_abs() * 10));
            ids.map(of).collect::<BTreeMap<_, _>>()
        };
        measures.silent(&silent(1..=150));
        let text = measures.render();
        assert_eq!(
            text.lines().filter(|line| line.starts_with("goodtime_tenant_silent_seconds{")).count(),
            NAMED_MOST + 1
        );
        assert!(text.contains("goodtime_tenants_silent{region=\"us\"} 150"), "{text}");
        assert!(text.contains("customer=\"7\"} 70") && text.contains("customer=\"other\"} 1500"), "{text}");
        measures.silent(&BTreeMap::new());
        let text = measures.render();
        assert!(text.contains("customer=\"7\"} 0") && text.contains("customer=\"other\"} 0"), "{text}");
    }

    #[test]
    fn a_reason_that_holds_nobody_back_any_more_is_told_as_none() {
        let measures = Measures::of(Region::Us);
        measures.not_ready(&BTreeMap::from([("refused", 3)]));
        assert!(measures.render().contains("reason=\"refused\"} 3"));
        measures.not_ready(&BTreeMap::new());
        assert!(measures.render().contains("reason=\"refused\"} 0"));
    }
}

//! Which statuses a notice of drift names.

use super::Notices;
use super::text::one_line;
use crate::domain::{DriftKind, DriftNoted, Drifted, Notice, NoticeKind, Owed, Timestamp};
use crate::store::StoreError;

/// Statuses that a notice names; there may be hundreds, and the command shows all of them.
const NAMED_MOST: usize = 10;
/// Letters of a label.
const LABEL_MOST: usize = 80;

impl Notices {
    /// The notice of what is owed; `None` where all of it was settled meanwhile.
    pub(super) async fn notice(&self, owed: &Owed, now: Timestamp) -> Result<Option<Notice>, StoreError> {
        let notice = owed.notice(now);
        if notice.kind != NoticeKind::MappingDrifted {
            return Ok(Some(notice));
        }
        let mut noted = self.store.drift_noted(notice.tenant, owed.told_times).await?;
        noted.retain(|one| one.nth <= owed.trouble.times); // What came since is of the next notice.
        let times = i64::try_from(noted.len()).unwrap_or(i64::MAX);
        Ok((times > 0).then(|| Notice { times, why: Some(named(&noted)), ..notice }))
    }
}

/// How many there are of each kind, then a line for each kind with its statuses. First what breaks a rule.
fn named(noted: &[DriftNoted]) -> String {
    let (mut counts, mut lines, mut left) = (Vec::new(), Vec::new(), NAMED_MOST);
    for kind in [DriftKind::Missing, DriftKind::Renamed, DriftKind::New] {
        let of: Vec<_> = noted.iter().map(|one| &one.drifted).filter(|one| one.kind == kind).collect();
        if of.is_empty() {
            continue;
        }
        let (short, long) = match kind {
            DriftKind::Missing => ("named by rules and not imported", "Named by rules and not imported"),
            DriftKind::Renamed => ("renamed", "Renamed"),
            DriftKind::New => ("new", "New"),
        };
        counts.push(format!("{} {short}", of.len()));
        let shown: Vec<_> = of.iter().take(left).map(|one| told(one)).collect();
        left -= shown.len();
        let more = match of.len() - shown.len() {
            0 => String::new(),
            n if shown.is_empty() => n.to_string(),
            n => format!(" and {n} more"),
        };
        lines.push(format!("{long}: {}{more}.", shown.join(", ")));
    }
    lines.insert(0, counts.join(", "));
    lines.join("\n")
}

fn told(one: &Drifted) -> String {
    let label = one.label.as_deref().map(short);
    match (label, one.imported_label.as_deref().map(short)) {
        (Some(label), Some(imported)) => format!("{} is called \"{label}\" and imported as \"{imported}\"", one.key),
        (Some(label), None) => format!("{} \"{label}\"", one.key),
        (None, _) => one.key.to_string(),
    }
}

/// A label may hold anything.
fn short(label: &str) -> String {
    let mut short: String = one_line(label).chars().take(LABEL_MOST).collect();
    if label.chars().count() > LABEL_MOST {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::StageKey;

    fn noted(kind: DriftKind, digits: i64, label: &str, imported: Option<&str>) -> DriftNoted {
        let label = Some(label.to_owned()).filter(|label| !label.is_empty());
        let key = StageKey::from_digits(digits);
        DriftNoted { nth: digits, drifted: Drifted { kind, key, label, imported_label: imported.map(str::to_owned) } }
    }

    #[test]
    fn each_kind_is_counted_and_named() {
        let all = [
            noted(DriftKind::New, 3, "C", None),
            noted(DriftKind::Renamed, 1, "Review: A\nB", Some("A")),
            noted(DriftKind::New, 4, "", None),
            noted(DriftKind::Missing, 2, "", None),
        ];
        assert_eq!(
            named(&all),
            "1 named by rules and not imported, 1 renamed, 2 new\n\
            Named by rules and not imported: 2.\n\
            Renamed: 1 is called \"Review: A B\" and imported as \"A\".\n\
            New: 3 \"C\", 4."
        );
    }

    #[test]
    fn many_and_long_ones_are_cut() {
        let label = "ü".repeat(81);
        let mut all: Vec<_> = (1..=12).map(|n| noted(DriftKind::Missing, n, "", None)).collect();
        all.extend((13..=15).map(|n| noted(DriftKind::New, n, "", None)));
        assert_eq!(
            named(&all),
            "12 named by rules and not imported, 3 new\n\
            Named by rules and not imported: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more.\n\
            New: 3."
        );
        let long = named(&[noted(DriftKind::New, 1, &label, None)]);
        assert!(long.ends_with(&format!("\"{}…\".", "ü".repeat(80))), "{long}");
    }
}

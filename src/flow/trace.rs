//! What the status log of the ATS tells of a move: whether our write shows, what it covered, and whether somebody moved the
//! application on afterwards. Nothing is read or written here.

use std::time::Duration;

use crate::domain::{Advance, AdvanceOutcome, StageChange, Timestamp, Way};

/// The log's times are cut to the minute.
const MINUTE: i64 = 60_000_000;
/// The clocks of the ATS and ours may differ by this much.
const SKEW: Duration = Duration::from_secs(30);

/// What the status log says of our write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace {
    pub(super) outcome: AdvanceOutcome,
    /// Whether the application left the target again after it.
    pub(super) moved_on: bool,
}

/// Finds our write in the status log, newest entry first; `None` when it does not show.
///
/// The entry before one that leads to the target must be the trigger: anything else is a move that ours covered, unless
/// one and the same person made both.
pub(super) fn trace(log: &[StageChange], advance: &Advance) -> Option<Trace> {
    let moves = moves(log, advance);
    let newest = *moves.first()?;
    let covered = |n: &usize| {
        let before = log.get(n + 1)?;
        (before.to != advance.from && before.to != advance.to.key()).then_some((before, &log[*n]))
    };
    let same_hand = |(before, after): &(&StageChange, &StageChange)| before.by.is_some() && before.by == after.by;
    let found: Vec<_> = moves.iter().filter_map(covered).collect();
    let outcome = match (found.iter().find(|pair| !same_hand(pair)), found.first()) {
        (Some((before, _)), _) => AdvanceOutcome::Overrode { by: before.by, at: before.at, from: before.to },
        (None, Some(_)) => AdvanceOutcome::AlreadyThere,
        (None, None) => AdvanceOutcome::Advanced,
    };
    Some(Trace { outcome, moved_on: newest > 0 })
}

/// Whether the application was placed anywhere after our move, be it to the same status again.
pub(crate) fn placed_since(log: &[StageChange], advance: &Advance) -> bool {
    moves(log, advance).last().is_some_and(|ours| *ours > 0)
}

/// The entries that may be our move, newest first. What leads back to the trigger comes after what led away from it: the
/// entry that set the trigger in the first place may be of the same minute.
fn moves(log: &[StageChange], advance: &Advance) -> Vec<usize> {
    let since = Timestamp::from_micros(advance.started_at.minus(SKEW).micros() / MINUTE * MINUTE);
    let was_away = |n: usize| log[n + 1..].iter().any(|older| older.to == advance.from);
    let may_be_ours = |n: &usize| {
        let fits = log[*n].to == advance.to.key() && log[*n].at.is_none_or(|at| at >= since);
        fits && (advance.key.way == Way::Forward || was_away(*n))
    };
    (0..log.len()).filter(may_be_ours).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AdvanceKey, HandoffId, PersonId, StageKey, TenantId, WorkflowId};

    const START: i64 = 1_800_000_000_000_000; // a whole minute

    fn advance() -> Advance {
        Advance {
            key: AdvanceKey { handoff: HandoffId::at(Timestamp::from_micros(START)), way: Way::Forward },
            tenant: TenantId::try_from(1).unwrap(),
            workflow: WorkflowId::try_from(2).unwrap(),
            from: StageKey::from_digits(10),
            from_id: None,
            to: "C20".parse().unwrap(),
            started_at: Timestamp::from_micros(START + 30_000_000),
            writes: 1,
            written_at: None,
            unanswered_since: None,
            outcome: None,
            finished_at: None,
        }
    }

    /// A log, newest first: status, who, minutes after the start.
    fn log(entries: &[(i64, i64, i64)]) -> Vec<StageChange> {
        let change = |(to, by, minute): &(i64, i64, i64)| StageChange {
            to: StageKey::from_digits(*to),
            by: PersonId::try_from(*by).ok(),
            at: Some(Timestamp::from_micros(START + minute * 60_000_000)),
        };
        entries.iter().map(change).collect()
    }

    fn told(entries: &[(i64, i64, i64)]) -> Option<AdvanceOutcome> {
        trace(&log(entries), &advance()).map(|trace| trace.outcome)
    }

    #[test]
    fn the_entry_before_our_move_tells_whether_it_covered_another() {
        let overrode = |from, by| {
            let at = Some(Timestamp::from_micros(START));
            Some(AdvanceOutcome::Overrode { by: PersonId::try_from(by).ok(), at, from: StageKey::from_digits(from) })
        };
        assert_eq!(told(&[(20, 1, 0), (10, 7, 0)]), Some(AdvanceOutcome::Advanced));
        assert_eq!(told(&[(20, 1, 0), (30, 7, 0), (10, 7, 0)]), overrode(30, 7));
        assert_eq!(told(&[(40, 7, 1), (20, 1, 0), (30, 7, 0), (10, 7, 0)]), overrode(30, 7));
        assert_eq!(told(&[(20, 7, 0), (30, 7, 0), (10, 7, 0)]), Some(AdvanceOutcome::AlreadyThere));
        let hidden = [(20, 7, 1), (10, 7, 1), (20, 1, 0), (30, 7, 0), (10, 7, 0)];
        assert_eq!(told(&hidden), overrode(30, 7), "a person repeated the move by hand afterwards");
        assert_eq!(told(&[(30, 7, 0), (10, 7, 0)]), None);
        assert_eq!(told(&[(10, 7, 0), (20, 1, -9), (10, 7, -10)]), None, "an earlier trip's move is not ours");
    }

    #[test]
    fn a_person_who_placed_it_after_us_is_seen_even_in_the_same_status() {
        let placed = |entries: &[(i64, i64, i64)]| placed_since(&log(entries), &advance());
        assert!(!placed(&[(20, 1, 0), (10, 7, 0)]));
        assert!(placed(&[(20, 7, 1), (30, 7, 1), (20, 1, 0), (10, 7, 0)]));
        assert!(placed(&[(30, 7, 1), (20, 1, 0), (10, 7, 0)]));
        assert!(!placed(&[]));
    }

    #[test]
    fn the_way_back_is_not_taken_for_what_set_the_trigger_in_the_same_minute() {
        let back = Advance {
            key: AdvanceKey { way: Way::Back, ..advance().key },
            from: StageKey::from_digits(20),
            to: "C10".parse().unwrap(),
            ..advance()
        };
        let told = |entries: &[(i64, i64, i64)]| trace(&log(entries), &back).map(|trace| trace.outcome);
        assert_eq!(told(&[(10, 1, 0), (20, 1, 0), (10, 7, 0), (5, 7, 0)]), Some(AdvanceOutcome::Advanced));
        assert_eq!(told(&[(20, 1, 0), (10, 7, 0), (5, 7, 0)]), None);
    }

    #[test]
    fn a_status_log_tells_whether_the_application_moved_on() {
        let moved_on = |entries: &[(i64, i64, i64)]| trace(&log(entries), &advance()).map(|trace| trace.moved_on);
        assert_eq!(moved_on(&[(20, 1, 0), (10, 7, 0)]), Some(false), "the read was old, not the log");
        assert_eq!(moved_on(&[(10, 7, 1), (20, 1, 0), (10, 7, 0)]), Some(true));
    }
}

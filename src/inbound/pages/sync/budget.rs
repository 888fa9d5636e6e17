//! What calls of the ATS are used for, and how long the day's last: pictures, and tables that say the same.

use std::collections::BTreeMap;

use super::chart::{Bar, Course, Day, bars, height};
use super::numbers::grouped;
use crate::domain::{BudgetReport, CallsUsed, Lane, LaneLeft, Span, Timestamp, WindowReport};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

/// How a day's calls stand.
pub(super) struct Budget {
    pub(super) used: String,
    /// What other programs used, where the ATS tells.
    pub(super) others: Option<String>,
    pub(super) limit: String,
    pub(super) ends_at: Moment,
    pub(super) per_hour: String,
    pub(super) forecast: Forecast,
    pub(super) lanes: Vec<LaneRow>,
    pub(super) lanes_height: i64,
    pub(super) course: Course,
    /// Calls by the hour that they were made in.
    pub(super) hours: Vec<(String, String)>,
    pub(super) slowed: Vec<Slowed>,
}

/// Whether the day's calls last.
pub(super) struct Forecast {
    pub(super) tone: &'static str,
    pub(super) sentence: &'static str,
    /// When they do not any more.
    pub(super) at: Option<Moment>,
}

/// A lane, with its bar.
pub(super) struct LaneRow {
    pub(super) name: &'static str,
    /// Its class, for the colour.
    pub(super) class: &'static str,
    pub(super) bar: Bar,
    pub(super) calls: String,
    pub(super) for_what: String,
    pub(super) held_back: String,
    pub(super) left: String,
    /// When it may use calls again, where there are none left.
    pub(super) opens_at: Option<Moment>,
}

/// What was held back lately.
pub(super) struct Slowed {
    pub(super) lane: &'static str,
    pub(super) feature: &'static str,
    pub(super) held_back: String,
    pub(super) why: &'static str,
}

impl Budget {
    /// As the report has it; none where it tells of no day.
    pub(super) fn of(report: &BudgetReport, now: Timestamp) -> Option<Self> {
        let day = report.windows.iter().find(|one| one.window.span == Span::Day)?;
        let others = Some(day.counted.others).filter(|others| *others > 0).map(grouped);
        let lanes = lanes(report, day);
        let seconds = |at: Timestamp| i64::try_from(at.since(day.window.starts_at).as_secs()).unwrap_or(i64::MAX);
        let hours: Vec<_> = report.hours.iter().map(|(at, calls)| (seconds(*at), *calls)).collect();
        let gone = day.counted.granted + day.counted.others;
        let drawn = Day { hours: &hours, now: seconds(now), gone, limit: day.limit, per_hour: report.per_hour };
        Some(Self {
            used: grouped(day.counted.granted),
            others,
            limit: grouped(day.limit),
            ends_at: Moment::of(day.window.ends_at()),
            per_hour: grouped(report.per_hour),
            forecast: Forecast::of(report, day.limit <= gone),
            lanes_height: lanes.last().map_or(0, |last| height(std::slice::from_ref(&last.bar))),
            lanes,
            course: Course::of(drawn),
            hours: hours.iter().map(|(at, calls)| (format!("{:02}:00", at / 3_600), grouped(*calls))).collect(),
            slowed: report.slowed.iter().filter_map(slowed).collect(),
        })
    }
}

impl Forecast {
    fn of(report: &BudgetReport, is_used_up: bool) -> Self {
        let t = texts::SYNC;
        match report.runs_out_at {
            _ if is_used_up => Self { tone: "alert", sentence: t.used_up, at: None },
            Some(at) => Self { tone: "wait", sentence: t.runs_out, at: Some(Moment::of(at)) },
            None if report.per_hour == 0 => Self { tone: "good", sentence: t.no_calls_lately, at: None },
            None => Self { tone: "good", sentence: t.lasts, at: None },
        }
    }
}

/// Every lane, with or without calls; schedulers are told without calls of the ATS.
fn lanes(report: &BudgetReport, day: &WindowReport) -> Vec<LaneRow> {
    let mut used: BTreeMap<Lane, Vec<&CallsUsed>> = BTreeMap::new();
    for one in &report.used {
        used.entry(one.lane).or_default().push(one);
    }
    let sum = |lane: Lane, of: fn(&CallsUsed) -> i64| -> i64 {
        used.get(&lane).map(|all| all.iter().map(|one| of(one)).sum()).unwrap_or_default()
    };
    let shown: Vec<&LaneLeft> =
        day.lanes.iter().filter(|one| one.lane != Lane::Outbound || used.contains_key(&one.lane)).collect();
    let calls: Vec<_> = shown.iter().map(|one| sum(one.lane, |used| used.calls)).collect();
    let for_what = |lane: Lane| {
        let of = |one: &&CallsUsed| format!("{} {}", texts::feature(one.feature), grouped(one.calls));
        used.get(&lane).map(|all| all.iter().map(of).collect::<Vec<_>>().join(", ")).unwrap_or_default()
    };
    let row = |((left, bar), calls): ((&&LaneLeft, Bar), &i64)| LaneRow {
        name: texts::lane(left.lane),
        class: left.lane.name(),
        bar,
        calls: grouped(*calls),
        for_what: for_what(left.lane),
        held_back: grouped(sum(left.lane, |used| used.held_back)),
        left: grouped(left.left),
        opens_at: left.opens_at.map(Moment::of),
    };
    shown.iter().zip(bars(&calls)).zip(&calls).map(row).collect()
}

fn slowed(one: &CallsUsed) -> Option<Slowed> {
    let (by, _) = one.held?;
    Some(Slowed {
        lane: texts::lane(one.lane),
        feature: texts::feature(one.feature),
        held_back: grouped(one.held_back),
        why: texts::held_by(by),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CallLimits, CallWindow, CallsCounted, Feature, HeldBy};

    /// 2026-11-22 09:30:00 UTC.
    const NOW: Timestamp = Timestamp::from_micros(1_795_339_800_000_000);

    #[test]
    fn it_tells_lanes_hours_and_the_forecast() {
        let hour = CallWindow::of(Span::Hour, NOW).starts_at;
        let used = |lane, feature, calls, held| CallsUsed {
            tenant: 1.try_into().unwrap(),
            hour,
            lane,
            feature,
            calls,
            held_back: 2,
            held,
        };
        let usage = [
            used(Lane::Click, Feature::HandOff, 40, None),
            used(Lane::Sync, Feature::Mirror, 1_800, Some((HeldBy::Day, NOW))),
        ];
        let counted = CallsCounted { granted: 8_000, others: 500, said_limit: None };
        let report = BudgetReport::of(NOW, CallLimits::default(), &[counted, counted], &usage);
        let budget = Budget::of(&report, NOW).unwrap();
        assert_eq!(
            (budget.used.as_str(), budget.others.as_deref(), budget.limit.as_str()),
            ("8,000", Some("500"), "10,000")
        );
        assert_eq!(budget.lanes.iter().map(|lane| lane.calls.as_str()).collect::<Vec<_>>(), ["40", "0", "1,800", "0"]);
        assert_eq!(budget.lanes[2].for_what, "mirror 1,800");
        assert!(budget.lanes[2].opens_at.is_some() && budget.forecast.at.is_some());
        assert_eq!(budget.hours, [("09:00".to_owned(), "1,840".to_owned())]);
        assert_eq!(budget.slowed.len(), 1);
    }
}

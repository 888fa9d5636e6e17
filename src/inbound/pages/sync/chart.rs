//! Where things stand in the pictures. Sizes are in the picture's own units; the page gives it the width that there is.

/// Width of both pictures.
pub(super) const WIDTH: i64 = 440;
/// Where bars begin: names of lanes stand before.
const BARS_FROM: i64 = 112;
/// What stands behind the longest bar: its number.
const BAR_NUMBER: i64 = 64;
/// From one bar to the next.
const BAR_STEP: i64 = 32;
/// The edges of the day's course.
pub(super) const COURSE: Area = Area { left: 12, right: 428, top: 26, bottom: 166 };
/// Hours that are written below.
const HOURS_SHOWN: [i64; 5] = [0, 6, 12, 18, 24];
const DAY_SECONDS: i64 = 86_400;

/// Where a picture's values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i64,
    pub(super) right: i64,
    pub(super) top: i64,
    pub(super) bottom: i64,
}

/// A bar of the lanes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    /// Upper edge.
    pub(super) y: i64,
    /// Where texts stand.
    pub(super) text_y: i64,
    pub(super) x: i64,
    pub(super) width: i64,
    /// Where the number stands.
    pub(super) number_x: i64,
}

/// Bars as long as their values, the longest as long as there is room.
pub(super) fn bars(values: &[i64]) -> Vec<Bar> {
    let most = values.iter().copied().max().unwrap_or_default().max(1);
    let room = WIDTH - BARS_FROM - BAR_NUMBER;
    let bar = |(y, value): (i64, &i64)| {
        let width = if *value > 0 { (value.saturating_mul(room) / most).max(2) } else { 0 };
        Bar { y, text_y: y + 17, x: BARS_FROM, width, number_x: BARS_FROM + width + 8 }
    };
    (0..).step_by(usize::try_from(BAR_STEP).unwrap_or(1)).zip(values).map(bar).collect()
}

/// The height of so many bars.
pub(super) fn height(bars: &[Bar]) -> i64 {
    bars.last().map_or(0, |bar| bar.y + BAR_STEP)
}

/// What a day's course is drawn by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day<'a> {
    /// What each hour used, by the seconds of the day that it began at.
    pub(super) hours: &'a [(i64, i64)],
    /// Seconds of the day until now.
    pub(super) now: i64,
    /// Calls that are gone by now.
    pub(super) gone: i64,
    pub(super) limit: i64,
    pub(super) per_hour: i64,
}

/// The course of a day.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Course {
    /// Points of the line of what was used.
    pub(super) used: String,
    /// The same as an area.
    pub(super) area: String,
    /// Points of the forecast.
    pub(super) forecast: String,
    /// Where now is.
    pub(super) now: (i64, i64),
    /// How high the limit is.
    pub(super) limit_y: i64,
    /// The hours below, and where.
    pub(super) hours: Vec<(i64, i64)>,
}

impl Course {
    /// The line, the forecast and the limit.
    pub(super) fn of(day: Day<'_>) -> Self {
        let most = day.limit.max(day.gone).max(1);
        let x = |seconds: i64| COURSE.left + seconds * (COURSE.right - COURSE.left) / DAY_SECONDS;
        let y = |calls: i64| COURSE.bottom - calls.saturating_mul(COURSE.bottom - COURSE.top) / most;
        let (mut points, mut sum) = (vec![(x(0), y(0))], 0);
        for (began, calls) in day.hours {
            points.push((x(*began), y(sum)));
            sum += calls;
            points.push((x((began + 3_600).min(day.now)), y(sum.min(day.gone))));
        }
        let now = (x(day.now), y(day.gone));
        points.push(now);
        let used = line(&points);
        let area = format!("{used} {},{} {},{}", now.0, COURSE.bottom, COURSE.left, COURSE.bottom);
        let (at, calls) = end(day);
        let hours = HOURS_SHOWN.map(|hour| (hour, x(hour * 3_600))).to_vec();
        Self { used, area, forecast: line(&[now, (x(at), y(calls))]), now, limit_y: y(day.limit), hours }
    }
}

/// When, in seconds of the day, and with how many calls the forecast ends: at the limit, or with the day.
fn end(day: Day<'_>) -> (i64, i64) {
    let left = (day.limit - day.gone).max(0);
    let rest = (DAY_SECONDS - day.now).max(0);
    let more = day.per_hour.saturating_mul(rest) / 3_600;
    if more <= left || day.per_hour <= 0 {
        return (DAY_SECONDS, day.gone + more.min(left));
    }
    (day.now + left.saturating_mul(3_600) / day.per_hour, day.gone + left)
}

fn line(points: &[(i64, i64)]) -> String {
    let points: Vec<_> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_takes_the_room_and_a_small_one_is_seen() {
        let bars = bars(&[0, 1, 10_000]);
        assert_eq!(bars.iter().map(|bar| bar.width).collect::<Vec<_>>(), [0, 2, WIDTH - BARS_FROM - BAR_NUMBER]);
        assert!(bars.iter().all(|bar| bar.number_x + BAR_NUMBER - 8 <= WIDTH));
        assert_eq!(height(&bars), 96);
    }

    #[test]
    fn the_forecast_ends_at_the_limit_or_with_the_day() {
        let day = Day { hours: &[(36_000, 5_000)], now: 43_200, gone: 5_000, limit: 10_000, per_hour: 1_000 };
        assert_eq!(end(day), (61_200, 10_000));
        assert_eq!(end(Day { per_hour: 100, ..day }), (86_400, 6_200));
        assert_eq!(end(Day { per_hour: 0, ..day }), (86_400, 5_000));
        assert_eq!(end(Day { gone: 12_000, ..day }), (43_200, 12_000), "more is gone than there was");
    }

    #[test]
    fn the_course_rises_from_the_beginning_of_the_day_to_now() {
        let day = Day { hours: &[(36_000, 5_000)], now: 43_200, gone: 5_000, limit: 10_000, per_hour: 1_000 };
        let course = Course::of(day);
        assert_eq!(course.used, "12,166 185,166 202,96 220,96");
        assert_eq!((course.now, course.limit_y), ((220, 96), COURSE.top));
        assert_eq!(course.forecast, "220,96 306,26");
        assert!(course.area.ends_with("220,166 12,166"));
    }
}

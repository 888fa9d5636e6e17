//! The search's dates: UTC, to the minute, in two formats (data-apis §1.6).

const MICROS_PER_MINUTE: i64 = 60_000_000;
const MINUTES_PER_DAY: i64 = 1_440;

/// Minutes since the epoch of `yyyy-MM-dd hh:mm a` or `yyyy-MM-dd` (midnight); `None` for any other format.
///
/// An hour without its leading zero is accepted. Small `am` and `pm` are not: nobody was seen to write them.
pub(super) fn parse(text: &str) -> Option<i64> {
    match text.split_once(' ') {
        None => date(text).map(|days| days * MINUTES_PER_DAY),
        Some((day, time)) => Some(date(day)? * MINUTES_PER_DAY + time_of_day(time)?),
    }
}

/// The minute that a moment, in microseconds since the epoch, lies in.
pub(super) fn of(micros: i64) -> i64 {
    micros.div_euclid(MICROS_PER_MINUTE)
}

fn date(text: &str) -> Option<i64> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let (year, month, day) = (digits(year, 4..=4)?, digits(month, 2..=2)?, digits(day, 2..=2)?);
    let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    exists.then(|| days_to(year, month) + day - 1)
}

fn time_of_day(text: &str) -> Option<i64> {
    let (clock, half) = text.split_once(' ')?;
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute) = (digits(hour, 1..=2)?, digits(minute, 2..=2)?);
    let after_noon = match half {
        "AM" => 0,
        "PM" => 12,
        _ => return None,
    };
    ((1..=12).contains(&hour) && minute < 60).then(|| (hour % 12 + after_noon) * 60 + minute)
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i64> {
    let only_digits = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| text.parse().ok())?
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first of the month.
fn days_to(year: i64, month: i64) -> i64 {
    // Leap days before the year, counted from the year 0, of which 1970 had 477 before it.
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) - 477;
    (year - 1970) * 365 + leap_days + (1..month).map(|earlier| days_in(year, earlier)).sum::<i64>()
}

#[cfg(test)]
mod tests {
    use super::{of, parse};

    const MIDNIGHT: i64 = 1_795_305_600 / 60; // 2026-11-22T00:00:00Z

    #[test]
    fn both_formats_are_read_to_the_minute() {
        for (text, minute) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1_440),
            ("2000-02-29", 951_782_400 / 60),
            ("2000-03-01", 951_868_800 / 60),
            ("2026-11-22", MIDNIGHT),
            ("2026-11-22 12:05 AM", MIDNIGHT + 5),
            ("2026-11-22 04:00 AM", MIDNIGHT + 240),
            ("2026-11-22 4:00 AM", MIDNIGHT + 240),
            ("2026-11-22 12:00 PM", MIDNIGHT + 720),
            ("2026-11-22 07:15 PM", MIDNIGHT + 1_155),
        ] {
            assert_eq!(parse(text), Some(minute), "{text}");
        }
        assert_eq!(of((MIDNIGHT * 60 + 59) * 1_000_000), MIDNIGHT);
        assert_eq!(of(-1), -1);
    }

    #[test]
    fn every_other_format_is_no_date() {
        for text in [
            "",
            " ",
            "2026-11-22T07:15:00Z",
            "2026-11-22 19:15",
            "2026-11-22 07:15:00 PM",
            "2026-11-22 13:15 PM",
            "2026-11-22 00:15 AM",
            "2026-11-22 07:60 PM",
            "2026-11-22 07:15 pm",
            "2026-11-22  07:15 PM",
            "2026-11-22 007:15 PM",
            "2026-02-30",
            "2026-13-01",
            "2026-1-5",
            "11/22/2026",
            "+026-11-22",
            "{DATE:END}",
            "{DATE:START}{DATE:-9}",
            "yesterday",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

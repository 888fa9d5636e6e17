//! The vendor's clock arithmetic: how it writes a moment, and when its day ends.

pub(super) const MICROS_PER_SECOND: i64 = 1_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

/// `yyyy-MM-dd hh:mm a`, UTC, 12-hour clock, minute precision.
pub(super) fn datetime(micros: i64) -> String {
    written(micros, "%Y-%m-%d %I:%M %p")
}

/// The year, for requisition numbers.
pub(super) fn year(micros: i64) -> String {
    written(micros, "%Y")
}

/// For the page only: a time of day with seconds.
pub(super) fn time_of_day(micros: i64) -> String {
    written(micros, "%H:%M:%S")
}

/// `2026-10-18T14:53:40+0000`, for signatures.
pub(super) fn second_at_offset(micros: i64) -> String {
    written(micros, "%Y-%m-%dT%H:%M:%S+0000")
}

/// `2026-10-18T14:53:40Z`, for signatures.
pub(super) fn second_in_zulu(micros: i64) -> String {
    written(micros, "%Y-%m-%dT%H:%M:%SZ")
}

/// `Sun, 18 Oct 2026 14:53:40 GMT`, for `Retry-After`.
pub(super) fn http_date(micros: i64) -> String {
    written(micros, "%a, %d %b %Y %H:%M:%S GMT")
}

fn written(micros: i64, format: &str) -> String {
    // A moment outside the calendar can only come from a broken test clock; it is shown as the epoch.
    let moment = jiff::Timestamp::from_microsecond(micros).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    moment.to_zoned(jiff::tz::TimeZone::UTC).strftime(format).to_string()
}

/// Whole seconds since the epoch.
pub(super) fn seconds(micros: i64) -> i64 {
    micros.div_euclid(MICROS_PER_SECOND)
}

/// The number of the UTC day, for the daily limit.
pub(super) fn day(micros: i64) -> i64 {
    seconds(micros).div_euclid(SECONDS_PER_DAY)
}

/// Seconds to the next 00:00:00 UTC.
pub(super) fn seconds_to_midnight(micros: i64) -> i64 {
    (day(micros) + 1) * SECONDS_PER_DAY - seconds(micros)
}

#[cfg(test)]
mod tests {
    use super::{datetime, http_date, second_at_offset, second_in_zulu, seconds_to_midnight};

    const MIDNIGHT: i64 = 1_795_305_600_000_000; // 2026-11-22T00:00:00Z

    fn at(hour: i64, minute: i64, second: i64) -> i64 {
        MIDNIGHT + (hour * 3600 + minute * 60 + second) * 1_000_000
    }

    #[test]
    fn moments_are_written_on_a_twelve_hour_clock() {
        assert_eq!(datetime(at(0, 5, 0)), "2026-11-22 12:05 AM");
        assert_eq!(datetime(at(12, 0, 59)), "2026-11-22 12:00 PM");
        assert_eq!(datetime(at(19, 15, 0)), "2026-11-22 07:15 PM");
    }

    #[test]
    fn moments_are_written_for_signatures_and_headers() {
        assert_eq!(second_at_offset(at(14, 53, 40)), "2026-11-22T14:53:40+0000");
        assert_eq!(second_in_zulu(at(14, 53, 40)), "2026-11-22T14:53:40Z");
        assert_eq!(http_date(at(8, 5, 9)), "Sun, 22 Nov 2026 08:05:09 GMT");
    }

    #[test]
    fn the_limit_resets_at_midnight_as_the_two_published_samples_say() {
        assert_eq!(seconds_to_midnight(at(21, 25, 1)), 9299);
        assert_eq!(seconds_to_midnight(at(22, 8, 27)), 6693);
        assert_eq!(seconds_to_midnight(MIDNIGHT), 86_400);
    }
}

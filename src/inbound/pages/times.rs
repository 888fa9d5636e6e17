//! Times on pages. The server writes them in UTC; a script rewrites them in the reader's zone.

use std::time::Duration;

use crate::domain::Timestamp;

/// A time: for programs, and for people.
pub(super) struct Moment {
    /// RFC 3339.
    pub(super) exact: String,
    /// To the minute, in UTC.
    pub(super) shown: String,
}

impl Moment {
    pub(super) fn of(at: Timestamp) -> Self {
        let exact = at.to_string();
        let shown = exact.chars().take(16).collect::<String>().replace('T', " ");
        Self { exact, shown: format!("{shown} UTC") }
    }
}

/// How long ago something was, in the largest unit that fits.
pub(super) fn age(since: Duration) -> String {
    let minutes = since.as_secs() / 60;
    match (minutes, minutes / 60, minutes / 1_440) {
        (0, ..) => "just now".to_owned(),
        (minutes, 0, _) => format!("{minutes} min"),
        (_, hours, 0) => format!("{hours} h"),
        (.., days) => format!("{days} d"),
    }
}

/// The same, as a sentence ends with it.
pub(super) fn ago(since: Duration) -> String {
    let age = age(since);
    if since < Duration::from_mins(1) { age } else { format!("{age} ago") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_has_one_unit() {
        let ages = [59, 60, 3_599, 3_600, 86_399, 86_400].map(|seconds| age(Duration::from_secs(seconds)));
        assert_eq!(ages, ["just now", "1 min", "59 min", "1 h", "23 h", "1 d"]);
        assert_eq!([0, 60].map(|seconds| ago(Duration::from_secs(seconds))), ["just now", "1 min ago"]);
    }

    #[test]
    fn a_moment_is_shown_to_the_minute() {
        let moment = Moment::of(Timestamp::from_micros(1_795_305_600_000_000));
        assert_eq!(moment.shown.len(), "2026-11-22 00:00 UTC".len());
        assert!(moment.exact.starts_with(&moment.shown[..10]));
    }
}

//! Pauses that grow.

use std::time::Duration;

/// The pause after so many failures in a row, from 1: twice as long each time, up to a limit.
#[must_use]
pub fn growing(first: Duration, longest: Duration, failures: i64) -> Duration {
    let doublings = u32::try_from((failures - 1).clamp(0, 16)).unwrap_or(16);
    first.saturating_mul(2_u32.pow(doublings)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_limit() {
        let [first, longest] = [5, 60].map(Duration::from_secs);
        let all = [0, 1, 2, 3, 4, 5, 500].map(|failures| growing(first, longest, failures).as_secs());
        assert_eq!(all, [5, 5, 10, 20, 40, 60, 60]);
    }
}

//! Looks for changes are made less often when the day's calls would run out.

use std::time::Duration;

use crate::domain::{Lane, Span, Tenant, Timestamp};
use crate::flow::Flow;
use crate::store::StoreError;

/// However few calls are left, changes are looked for as often as that.
const LONGEST: Duration = Duration::from_hours(1);

/// When the next look may be made, if each costs as much as this one and those of the day are spread evenly.
pub(super) async fn due(
    flow: &Flow,
    tenant: &Tenant,
    began_at: Timestamp,
    calls: i64,
) -> Result<Timestamp, StoreError> {
    if calls == 0 {
        return Ok(began_at);
    }
    let report = flow.budget(tenant).await?;
    let day = report.windows.iter().find(|one| one.window.span == Span::Day);
    let left = day.and_then(|day| {
        let lane = day.lanes.iter().find(|one| one.lane == Lane::Sync)?;
        Some((day.window.ends_at().since(began_at), lane.left))
    });
    Ok(left.map_or(began_at, |(time, left)| began_at.plus(interval(time, left, calls))))
}

fn interval(time: Duration, left: i64, calls: i64) -> Duration {
    let looks = u32::try_from(left / calls.max(1)).unwrap_or(u32::MAX);
    time.checked_div(looks).map_or(LONGEST, |spread| spread.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_spread_over_what_is_left_of_the_day() {
        let day = Duration::from_hours(24);
        assert_eq!(interval(day, 7_000, 4), Duration::from_hours(24).checked_div(1_750).unwrap());
        assert_eq!(interval(day, 400, 4), Duration::from_secs(864));
        assert_eq!(interval(day, 3, 4), LONGEST);
        assert_eq!(interval(Duration::from_hours(2), 4, 4), LONGEST);
    }
}

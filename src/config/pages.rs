//! What is set about the pages that people sign in to.

use std::time::Duration;

use super::sources::Sources;
use crate::domain::{Region, SessionLimits};

/// The pages of a region.
#[derive(Debug, Clone)]
pub struct PageSettings {
    /// How long a session counts.
    pub sessions: SessionLimits,
}

impl Default for PageSettings {
    fn default() -> Self {
        // A working day, and the longest meeting in it.
        Self { sessions: SessionLimits { idle: Duration::from_hours(2), life: Duration::from_hours(12) } }
    }
}

pub(super) fn read_pages(sources: &mut Sources, region: Region) -> Option<PageSettings> {
    let idle = sources.take(&format!("{region}.session_idle_minutes"), Some("120"), |text| match text.parse() {
        Ok(minutes @ 5..=1_440) => Ok(Duration::from_mins(minutes)),
        _ => Err("must be a whole number of minutes from 5 to 1440".to_owned()),
    });
    let life = sources.take(&format!("{region}.session_life_hours"), Some("12"), |text| match text.parse() {
        Ok(hours @ 1..=744) => Ok(Duration::from_hours(hours)),
        _ => Err("must be a whole number of hours from 1 to 744".to_owned()),
    });
    Some(PageSettings { sessions: SessionLimits { idle: idle?, life: life? } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(flags: &[&str]) -> Result<SessionLimits, Vec<String>> {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let read = read_pages(&mut sources, Region::Us);
        let mistakes = sources.into_mistakes();
        if mistakes.is_empty() { Ok(read.expect("no mistakes").sessions) } else { Err(mistakes) }
    }

    #[test]
    fn a_session_is_as_long_as_was_set() {
        assert_eq!(read(&[]), Ok(PageSettings::default().sessions));
        let month = SessionLimits { idle: Duration::from_mins(5), life: Duration::from_hours(31 * 24) };
        assert_eq!(read(&["us.session_idle_minutes=5", "us.session_life_hours=744"]), Ok(month));
    }

    #[test]
    fn a_session_without_end_or_of_a_moment_is_a_mistake() {
        for (idle, life) in [("4", "0"), ("1441", "745"), ("2h", "-1")] {
            let flags = [format!("us.session_idle_minutes={idle}"), format!("us.session_life_hours={life}")];
            let told = read(&flags.each_ref().map(String::as_str)).expect_err("two mistakes");
            assert!(told.len() == 2 && told[0].contains("5 to 1440") && told[1].contains("1 to 744"), "{told:?}");
        }
    }
}

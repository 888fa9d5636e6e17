//! How fresh the mirror is.

use std::time::Duration;

use crate::domain::{SyncRun, SyncSource, SyncStanding, Tenant, Timestamp};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::{Moment, ago};

/// A look that is due waits for its turn so long, without anything being wrong.
const LATE: Duration = Duration::from_mins(10);

/// How fresh it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inbound::pages) enum Freshness {
    /// Nothing is mirrored.
    Off,
    /// Nothing was mirrored so far.
    NotBegun,
    /// The first walk goes on.
    Importing,
    /// Changes are taken as they come.
    Current,
    /// A look for changes should have been made.
    Late,
    /// The last look for changes was not finished.
    Failing,
}

impl Freshness {
    /// By how the mirror stands.
    pub(in crate::inbound::pages) fn of(
        source: SyncSource,
        standing: &SyncStanding,
        is_walking: bool,
        now: Timestamp,
    ) -> Self {
        let is_late = || standing.next_at.is_some_and(|next| next.plus(LATE) < now);
        match (source, standing.walked_at) {
            (SyncSource::Off, _) => Self::Off,
            (SyncSource::Search | SyncSource::Stream, None) if is_walking => Self::Importing,
            (SyncSource::Search | SyncSource::Stream, None) => Self::NotBegun,
            (SyncSource::Search | SyncSource::Stream, Some(_)) if standing.failure.is_some() => Self::Failing,
            (SyncSource::Search | SyncSource::Stream, Some(_)) if is_late() => Self::Late,
            (SyncSource::Search | SyncSource::Stream, Some(_)) => Self::Current,
        }
    }

    fn tone(self) -> &'static str {
        match self {
            Self::Current => "good",
            Self::Off | Self::NotBegun | Self::Importing | Self::Late => "wait",
            Self::Failing => "alert",
        }
    }
}

/// How fresh the mirror is, as a page shows it.
pub(in crate::inbound::pages) struct Fresh {
    pub(in crate::inbound::pages) how: Freshness,
    pub(in crate::inbound::pages) tone: &'static str,
    pub(in crate::inbound::pages) word: &'static str,
    pub(in crate::inbound::pages) sentence: &'static str,
    /// When it was last read from: the beginning of the last look, or walk, that was finished.
    pub(in crate::inbound::pages) read: Option<(Moment, String)>,
    /// Everything that changed before is there.
    pub(in crate::inbound::pages) up_to: Option<Moment>,
}

impl Fresh {
    /// Of a tenant whose mirror stands so.
    pub(in crate::inbound::pages) fn of(
        tenant: &Tenant,
        standing: &SyncStanding,
        walk: Option<&SyncRun>,
        now: Timestamp,
    ) -> Self {
        let how = Freshness::of(tenant.settings.sync.source, standing, walk.is_some(), now);
        let (word, sentence) = texts::fresh(how);
        let is_on = how != Freshness::Off;
        Self {
            how,
            tone: how.tone(),
            word,
            sentence,
            read: standing
                .looked_at
                .max(standing.walked_at)
                .filter(|_| is_on)
                .map(|at| (Moment::of(at), ago(now.since(at)))),
            up_to: standing.watermark.filter(|_| is_on).map(Moment::of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_795_305_600_000_000);

    #[test]
    fn it_is_current_while_looks_are_made_in_time() {
        let walked = SyncStanding { walked_at: Some(NOW), next_at: Some(NOW), ..SyncStanding::default() };
        let how = |standing: &SyncStanding, minutes| {
            Freshness::of(SyncSource::Search, standing, false, NOW.plus(Duration::from_mins(minutes)))
        };
        assert_eq!([how(&walked, 10), how(&walked, 11)], [Freshness::Current, Freshness::Late]);
        let failed = SyncStanding { failure: Some("no answer".to_owned()), ..walked };
        assert_eq!(how(&failed, 0), Freshness::Failing);
    }

    #[test]
    fn before_the_first_walk_is_through_it_is_an_import_or_nothing() {
        let standing = SyncStanding::default();
        let how = |source, is_walking| Freshness::of(source, &standing, is_walking, NOW);
        assert_eq!(how(SyncSource::Off, true), Freshness::Off);
        assert_eq!(how(SyncSource::Search, true), Freshness::Importing);
        assert_eq!(how(SyncSource::Stream, false), Freshness::NotBegun);
    }
}

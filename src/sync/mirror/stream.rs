//! What changed, as a stream of the ATS tells it.
//!
//! Events come at least once and in any order, and say only that something changed: what became of it is read. They are followed
//! from the moment that the mirror is made, or the stream is chosen; what was before is searched for. Where the stream cannot be
//! followed, changes are searched for meanwhile, and why is told.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use super::reading::{Wanted, Why};
use super::{Ended, Mirroring, OVERLAP};
use crate::ats::{AtsError, Change, ChangesAsked, ChangesPage, subscription_of};
use crate::domain::{Entity, StreamPlace, SyncCounts, SyncStanding, Timestamp};

/// What stands where a stream fails, as long as it is only behind.
const CATCHING_UP: &str = "old events are passed over until the stream is up to date";

/// Pages of old events that are passed over in one look.
const PASSED_OVER_MOST: usize = 100;

/// After a longer time without a look the stream may have forgotten events, and does not say so.
const GAP: Duration = Duration::from_hours(1);

/// Why the stream is not followed this time. Where calls are used up, or the round ends, nothing else goes on either.
fn untold(standing: &mut SyncStanding, ended: Ended) -> Result<(), Ended> {
    let Ended::Ats(error) = ended else { return Err(ended) };
    if matches!(error, AtsError::Throttled { .. } | AtsError::Busy) {
        return Err(error.into());
    }
    if matches!(error, AtsError::Rejected { .. }) {
        // The key is not taken any more.
        standing.stream = None;
    }
    standing.stream_failure = Some(error.to_string());
    Ok(())
}

impl Mirroring<'_> {
    /// Reads what the stream tells of, and says whether nothing needs to be searched for this time. Where the stream is followed
    /// anew, both are done until searches have shown everything of the time before.
    pub(super) async fn follow(
        &mut self,
        (watermark, standing): (Timestamp, &mut SyncStanding),
        counts: &mut SyncCounts,
    ) -> Result<bool, Ended> {
        let subscription = match self.subscription().await {
            Ok(subscription) => subscription,
            Err(ended) => return untold(standing, ended).map(|()| false),
        };
        let at_first = || StreamPlace {
            subscription: subscription.clone(),
            key: String::new(),
            followed_since: None,
            open_page: None,
        };
        let mut place =
            standing.stream.take().filter(|place| place.subscription == subscription).unwrap_or_else(at_first);
        let followed = match place.followed_since {
            None => self.catch_up(&mut place).await,
            Some(_) => self.read_events(&mut place, counts).await,
        };
        if self.now().since(watermark) > GAP && place.followed_since.is_some() {
            place.followed_since = Some(self.now());
        }
        let followed_since = place.followed_since;
        standing.stream = Some(place);
        if let Err(ended) = followed {
            return untold(standing, ended).map(|()| false);
        }
        standing.stream_failure = followed_since.is_none().then(|| CATCHING_UP.to_owned());
        Ok(followed_since.is_some_and(|since| watermark >= since.plus(OVERLAP)))
    }

    /// Passes over what is told of the time before: searches find what that is about.
    async fn catch_up(&mut self, place: &mut StreamPlace) -> Result<(), Ended> {
        for _ in 0..PASSED_OVER_MOST {
            let page = self.events(place).await?;
            if page.is_last() {
                place.open_page = Some(told(&page));
                place.followed_since = Some(self.now());
                return Ok(());
            }
            self.go_behind(place, page.next).await?;
        }
        Ok(())
    }

    async fn read_events(&mut self, place: &mut StreamPlace, counts: &mut SyncCounts) -> Result<(), Ended> {
        loop {
            let page = self.events(place).await?;
            if page.changes.is_empty() && page.unreadable > 0 {
                let why = format!("none of {} event(s) has a form that is known", page.unreadable);
                return Err(AtsError::Unreadable { what: "stream of changes", path: "$.events".to_owned(), why }.into());
            }
            let told = told(&page);
            if place.open_page != Some(told) {
                self.read_changes(&page.changes, counts).await?;
            }
            if page.is_last() {
                // Where a last page has no key it is the answer to the next look too.
                place.open_page = Some(told);
                return Ok(());
            }
            self.go_behind(place, page.next).await?;
        }
    }

    /// One that was chosen, or the only one.
    async fn subscription(&self) -> Result<String, Ended> {
        if let Some(chosen) = &self.tenant.settings.sync.stream_subscription {
            return Ok(chosen.clone());
        }
        let all = self.ats.subscriptions(self.call()).await?;
        Ok(subscription_of(None, &all)?.to_owned())
    }

    async fn events(&self, place: &StreamPlace) -> Result<ChangesPage, Ended> {
        self.go_on()?;
        let after = Some(place.key.as_str()).filter(|key| !key.is_empty());
        Ok(self.ats.changes(self.call(), ChangesAsked { subscription: &place.subscription, after }).await?)
    }

    /// Keeps that a page is done.
    async fn go_behind(&mut self, place: &mut StreamPlace, next: Option<String>) -> Result<(), Ended> {
        (place.key, place.open_page) = (next.unwrap_or_default(), None);
        let (at, turn) = (self.moment(), self.turn);
        let is_kept = self.flow.store.keep_stream(turn, self.tenant.id, place, at).await?;
        if is_kept { Ok(()) } else { Err(Ended::Lost) }
    }

    /// Applications are searched for: only searches know which of them are mirrored.
    async fn read_changes(&mut self, changes: &[Change], counts: &mut SyncCounts) -> Result<(), Ended> {
        let mut ids: BTreeMap<(Entity, bool), BTreeSet<i64>> = BTreeMap::new();
        for change in changes.iter().filter(|change| change.entity != Entity::Application) {
            ids.entry((change.entity, change.is_deleted)).or_default().insert(change.id);
        }
        for ((entity, may_be_deleted), ids) in ids {
            let mut ids: Vec<i64> = ids.into_iter().collect();
            let known = self.known(entity, &ids).await?;
            // Of what was never here nothing can be deleted. That it is gone must be true when it is read, too.
            ids.retain(|id| !may_be_deleted || known.contains_key(id));
            counts.found += i64::try_from(ids.len()).unwrap_or(i64::MAX);
            self.read_all(Wanted { ids, known, may_be_deleted, why: Why::Told, ..Wanted::of(entity) }, counts).await?;
        }
        Ok(())
    }
}

/// Tells one page from another. By another version of this program it may be another number: then a page is read once more.
fn told(page: &ChangesPage) -> i64 {
    let mut hasher = DefaultHasher::new();
    page.changes.hash(&mut hasher);
    i64::from_be_bytes(hasher.finish().to_be_bytes())
}

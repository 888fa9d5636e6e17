//! What a link shows. Nothing is asked of the ATS here: what was last read is shown at once, and a newer reading is asked
//! of the worker at most once a minute.

use std::sync::Arc;
use std::time::Duration;

use super::{Case, Flow};
use crate::ats::{AtsError, Call, Resume};
use crate::domain::{
    Advance, AdvanceKey, Feature, Handoff, Lane, Lifecycle, Profile, Progress, TaskKind, Tenant, Timestamp, Way,
};
use crate::secrets::{LinkClaim, LinkKind};
use crate::store::{NewTask, StoreError};

/// What was read is shown this long before it is read again.
const FRESH_FOR: Duration = Duration::from_mins(1);
/// A link from the answer to a click opens its page by itself this long; after that it may have been passed on.
const DIRECT_FOR: Duration = Duration::from_mins(5);

/// What a link leads to.
#[derive(Debug)]
pub enum Shown {
    /// Nothing is there.
    Unknown,
    /// The link was made useless on purpose.
    Revoked,
    /// A later hand-off took the place of this one.
    MovedOn {
        /// The address of that one.
        url: String,
    },
    /// The hand-off.
    View(Box<View>),
}

/// A hand-off as a person sees it.
#[derive(Debug)]
pub struct View {
    /// The hand-off.
    pub handoff: Handoff,
    /// Its last move, if one was intended.
    pub advance: Option<Advance>,
    /// What was last read, if anything was.
    pub profile: Option<Profile>,
    /// Whose it is.
    pub tenant: Arc<Tenant>,
    /// Where it stands.
    pub progress: Progress,
    /// Whether it can be opened now.
    pub can_open: bool,
    /// Whether the page may open by itself: the link is the answer to a click of minutes ago.
    pub opens_itself: bool,
    /// The candidate's page in the ATS.
    pub person_page: String,
    /// Whether a newer reading is under way.
    pub reading: bool,
}

impl Flow {
    /// What a genuine link leads to. Changes nothing that anybody sees.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn show(&self, claim: LinkClaim) -> Result<Shown, StoreError> {
        let Some(Case { handoff, tenant, adapter }) = self.case(claim.handoff).await? else {
            return Ok(Shown::Unknown);
        };
        if handoff.link_epoch != claim.epoch {
            return Ok(Shown::Revoked);
        }
        // What a link led to goes on in a later hand-off; a link that is too old does not lead there any more.
        if handoff.lifecycle != Lifecycle::Live
            && self.clock.now() < handoff.expires_at
            && let Some(current) = self.store.current(&handoff).await?.filter(|id| *id != handoff.id)
            && let Some(newer) = self.store.handoff(current).await?
        {
            return Ok(Shown::MovedOn { url: self.link_url(LinkKind::Shared, newer.id, newer.link_epoch) });
        }
        let now = self.clock.now();
        let moved = |way| self.store.advance(AdvanceKey { handoff: handoff.id, way });
        let advance = moved(Way::Back).await?.or(moved(Way::Forward).await?);
        let profile = self.store.profile(&handoff).await?;
        let reading = self.refresh(&handoff, profile.as_ref()).await;
        let can_open = handoff.can_open(now) && handoff.opened_at.is_none();
        let young = now.since(handoff.created_at) < DIRECT_FOR;
        Ok(Shown::View(Box::new(View {
            progress: handoff.progress(advance.as_ref()),
            opens_itself: can_open && young && claim.kind == LinkKind::Direct,
            person_page: adapter.ats.person_page(&tenant, handoff.person),
            can_open,
            advance,
            profile,
            tenant,
            reading,
            handoff,
        })))
    }

    /// Opens the resume behind a genuine link as a live stream, and says whose it is, where that was read.
    ///
    /// # Errors
    /// The outer error when the store does not answer, the inner one when the ATS does not.
    pub async fn resume(
        &self,
        claim: LinkClaim,
        lane: Lane,
    ) -> Result<Option<Result<(Resume, Option<String>), AtsError>>, StoreError> {
        let Some(Case { handoff, tenant, adapter }) = self.case(claim.handoff).await? else {
            return Ok(None);
        };
        if handoff.link_epoch != claim.epoch || !handoff.can_open(self.clock.now()) {
            return Ok(None);
        }
        let person = self.store.profile(&handoff).await?.and_then(|profile| profile.person);
        let name = person.and_then(|person| person.full_name());
        let call = Call { tenant: &tenant, lane, feature: Feature::Resume };
        Ok(Some(adapter.ats.resume(call, handoff.person).await.map(|resume| (resume, name))))
    }

    /// Asks the worker for a newer reading where the last one is old; tells whether one is under way. What is there is shown
    /// all the same where nothing can be asked.
    async fn refresh(&self, handoff: &Handoff, profile: Option<&Profile>) -> bool {
        let now = self.clock.now();
        if !handoff.can_open(now) || profile.is_some_and(|profile| now.since(profile.read_at) < FRESH_FOR) {
            return false;
        }
        let asked = self.ask_for_reading(handoff, now).await;
        asked
            .inspect_err(|error| tracing::warn!(%error, handoff_id = %handoff.id, "no newer reading was asked for"))
            .is_ok()
    }

    async fn ask_for_reading(&self, handoff: &Handoff, now: Timestamp) -> Result<(), StoreError> {
        let kind = TaskKind::FetchApplication;
        // A page that is looked at often must not write each time.
        if !self.store.tasks_of(handoff).await?.iter().any(|task| task.kind == kind && task.state != "dead") {
            self.store
                .add_task(&NewTask { tenant: handoff.tenant, kind, handoff: handoff.id, run_at: now, created_at: now })
                .await?;
        }
        Ok(())
    }
}

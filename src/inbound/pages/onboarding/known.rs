//! What the service knows of how far a tenant is: what is set, and what came, was read and was synced.

use crate::domain::{Event, Handoff, HiddenField, Profile, SyncRun, SyncSource, SyncStanding, Tenant, Timestamp};
use crate::flow::Readiness;
use crate::inbound::Doors;
use crate::inbound::pages::settings::StageNames;
use crate::store::{EventsAsked, InterviewsAsked, Page, StoreError};
use crate::sync::hidden_fields;

/// What is known of a tenant.
pub(super) struct Known {
    pub(super) names: StageNames,
    pub(super) ready: Readiness,
    pub(super) event: Option<Event>,
    pub(super) handoff: Option<Handoff>,
    /// What was read for the newest hand-off.
    pub(super) profile: Option<Profile>,
    pub(super) sync: SyncStanding,
    /// The walk that goes on, while none was finished.
    pub(super) walk: Option<SyncRun>,
    pub(super) hidden: Vec<HiddenField>,
    pub(super) now: Timestamp,
}

impl Known {
    /// A handful of rows: this is read again and again while somebody watches.
    pub(super) async fn of(doors: &Doors, tenant: &Tenant) -> Result<Self, StoreError> {
        let events = EventsAsked { tenant: Some(tenant.id), ..EventsAsked::default() };
        let event = doors.flow.store.events_page(&events, Page::newest(1)).await?.rows.into_iter().next();
        Self::beside(doors, tenant, event, StageNames::of(doors, tenant.id).await?).await
    }

    /// Less, for a line among many: no event beside that of the newest hand-off, and no names of statuses that are not imported.
    pub(super) async fn in_list(doors: &Doors, tenant: &Tenant) -> Result<Self, StoreError> {
        let names = StageNames::imported_alone(doors, tenant.id).await?;
        let mut known = Self::beside(doors, tenant, None, names).await?;
        if known.handoff.is_none() {
            let events = EventsAsked { tenant: Some(tenant.id), ..EventsAsked::default() };
            known.event = doors.flow.store.events_page(&events, Page::newest(1)).await?.rows.into_iter().next();
        }
        Ok(known)
    }

    async fn beside(
        doors: &Doors,
        tenant: &Tenant,
        event: Option<Event>,
        names: StageNames,
    ) -> Result<Self, StoreError> {
        let (store, now) = (doors.flow.store.as_ref(), doors.flow.clock.now());
        let handoff =
            store.interviews_page(&InterviewsAsked::of(tenant.id), Page::newest(1)).await?.rows.into_iter().next();
        let profile = match &handoff {
            Some(handoff) => store.profile(handoff).await?,
            None => None,
        };
        let sync = store.sync_standing(tenant.id).await?;
        let is_mirrored = tenant.settings.sync.source != SyncSource::Off;
        let walk = if is_mirrored && sync.walked_at.is_none() { store.walk_of(tenant.id).await? } else { None };
        let hidden = if is_mirrored { hidden_fields(&doors.flow, tenant.id).await? } else { Vec::new() };
        let ready = Readiness::of(&doors.flow.directory.current(), tenant, names.imported_stages(), now);
        Ok(Self { names, ready, event, handoff, profile, sync, walk, hidden, now })
    }

    /// When something was read from the ATS that is still known.
    pub(super) fn read_at(&self) -> Option<Timestamp> {
        let profile = self.profile.as_ref().map(|profile| profile.read_at);
        [profile, self.sync.looked_at, self.sync.walked_at].into_iter().flatten().max()
    }

    /// When something came that is still known.
    pub(super) fn received_at(&self) -> Option<Timestamp> {
        let event = self.event.as_ref().map(|event| event.received_at);
        event.or(self.handoff.as_ref().map(|handoff| handoff.created_at))
    }
}

//! What the service knows of how far a tenant is: what is set, and what came, was read and was synced.

use crate::domain::{ApiFamily, Event, Handoff, HiddenField, Profile, SyncRun, SyncStanding, Tenant, Timestamp};
use crate::inbound::Doors;
use crate::inbound::pages::settings::StageNames;
use crate::store::{EventsAsked, InterviewsAsked, Page, StoreError};
use crate::sync::hidden_fields;

/// What is known of a tenant.
pub(super) struct Known {
    pub(super) names: StageNames,
    /// Whether we can prove ourselves to the ATS.
    pub(super) has_client: bool,
    /// Whether somebody can prove themselves to us.
    pub(super) has_sender: bool,
    pub(super) event: Option<Event>,
    pub(super) handoff: Option<Handoff>,
    /// What was read for the newest hand-off.
    pub(super) profile: Option<Profile>,
    pub(super) sync: SyncStanding,
    /// The walk that goes on.
    pub(super) walk: Option<SyncRun>,
    pub(super) hidden: Vec<HiddenField>,
    pub(super) now: Timestamp,
}

impl Known {
    /// A handful of rows: this is read again and again while somebody watches.
    pub(super) async fn of(doors: &Doors, tenant: &Tenant) -> Result<Self, StoreError> {
        let (store, now) = (doors.flow.store.as_ref(), doors.flow.clock.now());
        let directory = doors.flow.directory.current();
        let senders = directory.senders_of(tenant.id);
        let mut secrets = senders.iter().filter_map(|name| directory.inbound(name)).flat_map(|one| &one.credentials);
        let events = EventsAsked { tenant: Some(tenant.id), ..EventsAsked::default() };
        let handoff =
            store.interviews_page(&InterviewsAsked::of(tenant.id), Page::newest(1)).await?.rows.into_iter().next();
        let profile = match &handoff {
            Some(handoff) => store.profile(handoff).await?,
            None => None,
        };
        Ok(Self {
            names: StageNames::of(doors, tenant.id).await?,
            has_client: directory.outbound(tenant.id, ApiFamily::Records, now).is_some(),
            has_sender: secrets.any(|secret| secret.is_valid(now)),
            event: store.events_page(&events, Page::newest(1)).await?.rows.into_iter().next(),
            handoff,
            profile,
            sync: store.sync_standing(tenant.id).await?,
            walk: store.walk_of(tenant.id).await?,
            hidden: hidden_fields(&doors.flow, tenant.id).await?,
            now,
        })
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

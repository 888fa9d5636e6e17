//! What can be done to a hand-off from its drawer: each through the function of the API, so with its checks and its line in the
//! audit log. What cannot be done says why.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::page::shown;
use crate::domain::{AdvanceOutcome, Handoff, HandoffId, Lifecycle, Scope, Timestamp};
use crate::inbound::Doors;
use crate::inbound::api::access::nothing_here;
use crate::inbound::api::handoffs;
use crate::inbound::api::input::{Body, Id, Query};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::inbound::problem::{NOT_FOUND, Problem};
use crate::store::Story;

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Open,
    Retry,
    Undo,
    Lapse,
    Reissue,
}

impl Action {
    pub(super) const ALL: [Self; 5] = [Self::Open, Self::Retry, Self::Undo, Self::Reissue, Self::Lapse];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Retry => "retry",
            Self::Undo => "undo",
            Self::Lapse => "lapse",
            Self::Reissue => "reissue",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    fn label(self) -> &'static str {
        let t = texts::INTERVIEWS;
        match self {
            Self::Open => t.open,
            Self::Retry => t.retry,
            Self::Undo => t.undo,
            Self::Lapse => t.lapse,
            Self::Reissue => t.reissue,
        }
    }

    /// What is said when it was done.
    pub(super) fn done(self) -> &'static str {
        let t = texts::INTERVIEWS;
        match self {
            Self::Open => t.open_done,
            Self::Retry => t.retry_done,
            Self::Undo => t.undo_done,
            Self::Lapse => t.lapse_done,
            Self::Reissue => t.reissue_done,
        }
    }

    fn scope(self) -> Scope {
        match self {
            Self::Open | Self::Retry | Self::Undo | Self::Lapse => Scope::HandoffsWrite,
            Self::Reissue => Scope::LinksWrite,
        }
    }

    /// Why it cannot be done now, where it cannot.
    fn reason(self, story: &Story, now: Timestamp) -> Option<&'static str> {
        let (t, handoff) = (texts::INTERVIEWS, &story.handoff);
        let holds = |holds: bool, why| holds.then_some(why);
        match self {
            Self::Open if handoff.opened_at.is_some() => Some(t.opened_before),
            Self::Open | Self::Reissue => holds(!handoff.can_open(now), t.over),
            Self::Retry => holds(!story.tasks.iter().any(|task| task.state == "dead"), t.nothing_given_up),
            Self::Undo => not_undone(story, handoff, now),
            Self::Lapse => holds(handoff.lifecycle != Lifecycle::Live, t.over),
        }
    }
}

fn not_undone(story: &Story, handoff: &Handoff, now: Timestamp) -> Option<&'static str> {
    let t = texts::INTERVIEWS;
    let moved = story.advance.as_ref().is_some_and(|advance| advance.outcome == Some(AdvanceOutcome::Advanced));
    match (moved, story.undo.is_some(), handoff.can_open(now)) {
        (false, ..) => Some(t.not_moved),
        (_, true, _) => Some(t.undone_before),
        (.., false) => Some(t.over),
        (true, false, true) => None,
    }
}

/// A button of the drawer.
pub(super) struct Button {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    /// Why it cannot be pressed.
    pub(super) not: Option<&'static str>,
    pub(super) is_first: bool,
    pub(super) is_grave: bool,
}

/// The buttons for a visitor.
pub(super) fn buttons(story: &Story, visitor: &Visitor, now: Timestamp) -> Vec<Button> {
    let button = |action: Action| {
        let not = action.reason(story, now);
        let role = (!visitor.caller.scopes().has(action.scope())).then_some(texts::INTERVIEWS.only_looks);
        Button {
            name: action.name(),
            label: action.label(),
            not: role.or(not),
            is_first: action == Action::Open,
            is_grave: action == Action::Lapse,
        }
    };
    Action::ALL.into_iter().map(button).collect()
}

/// Presses a button.
pub(in crate::inbound::pages) async fn act(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (id, action) = (visit.named(0)?, visit.named::<String>(1)?);
    let action = Action::named(&action).ok_or_else(|| NOT_FOUND.says(texts::INTERVIEWS.no_action))?;
    // Who sees several tenants acts for the one that the address names.
    let handoff = doors.flow.store.handoff(id).await?.filter(|handoff| handoff.tenant == visit.tenant.id);
    handoff.ok_or_else(nothing_here)?;
    match done(&doors, &visit.visitor, id, action).await {
        Ok(()) => Ok(see(&format!("/tenants/{}/interviews/{id}?done={}", visit.tenant.id, action.name()))),
        // What is known is shown, with the reason above it.
        Err(problem) if problem.status() == StatusCode::CONFLICT.as_u16() => shown(&doors, &visit, Err(problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn done(doors: &Arc<Doors>, visitor: &Visitor, id: HandoffId, action: Action) -> Result<(), Problem> {
    let (doors, id, query) = (State(Arc::clone(doors)), Id(id), Query::of([]));
    let (write, links) = (visitor.caller.may(), visitor.caller.may());
    match action {
        Action::Open => drop(handoffs::open(doors, write?, id, query).await?),
        Action::Retry => drop(handoffs::retry(doors, write?, id, query).await?),
        Action::Undo => drop(handoffs::undo(doors, write?, id, Body(handoffs::UndoBody::default())).await?),
        Action::Lapse => drop(handoffs::lapse(doors, write?, id, query).await?),
        Action::Reissue => drop(handoffs::reissue(doors, links?, id, query).await?),
    }
    Ok(())
}

//! The pages of a link, from what is known to HTML.

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::sentences::{self, Tone};
use crate::ats::AtsError;
use crate::domain::{HandoffId, Lifecycle, Person, Profile, Timestamp};
use crate::flow::View;
use crate::store::StoreError;

/// Nothing from elsewhere, nothing inline, no frame around it: the page carries a candidate's data.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: &'a str,
    link: &'a str,
    piece: &'a str,
    /// Seconds until a browser without script reads the page again.
    again: Option<u32>,
    opens_itself: bool,
}

#[derive(Template)]
#[template(path = "piece.html")]
struct Piece<'a> {
    link: &'a str,
    name: String,
    job: Option<String>,
    tone: &'static str,
    headline: &'static str,
    next: String,
    can_open: bool,
    /// Whether the page changes by itself soon.
    changing: bool,
    known: Option<Known>,
    person_page: &'a str,
    reference: String,
}

/// What was read of the application.
struct Known {
    email: Option<String>,
    phones: Vec<String>,
    location: Option<String>,
    stage: Option<String>,
    source: Option<String>,
    requisition: Option<String>,
    job_location: Option<String>,
    team: Vec<Member>,
    /// Members that iCIMS named and did not show.
    unread: usize,
    read_at: String,
}

struct Member {
    role: String,
    name: String,
    email: Option<String>,
}

#[derive(Template)]
#[template(path = "message.html")]
struct Message<'a> {
    headline: &'a str,
    text: &'a str,
    /// Where else to go, and how that is called.
    to: Option<(&'a str, &'a str)>,
}

/// The page of a hand-off.
pub(super) fn whole(link: &str, view: &View, now: Timestamp) -> Response {
    if is_over(view, now) {
        return expired(view.handoff.id);
    }
    let piece = model(link, view);
    let page = Page {
        title: "Candidate",
        link,
        piece: &piece.render().unwrap_or_default(),
        again: piece.changing.then_some(5),
        opens_itself: view.opens_itself,
    };
    html(StatusCode::OK, page.render())
}

/// Its changing part.
pub(super) fn piece(link: &str, view: &View, now: Timestamp) -> Response {
    if is_over(view, now) {
        return expired(view.handoff.id);
    }
    html(StatusCode::OK, model(link, view).render())
}

/// Past its time a link says nothing of the candidate any more.
fn is_over(view: &View, now: Timestamp) -> bool {
    match view.handoff.lifecycle {
        Lifecycle::Lapsed | Lifecycle::Superseded => true,
        Lifecycle::Live | Lifecycle::Closed | Lifecycle::Failed => now >= view.handoff.expires_at,
    }
}

fn model<'a>(link: &'a str, view: &'a View) -> Piece<'a> {
    let profile = view.profile.as_ref();
    let person = profile.and_then(|profile| profile.person.as_ref());
    let job = profile.and_then(|profile| profile.job.as_ref());
    let (tone, headline, next) = sentences::state(view.progress, view.advance.as_ref());
    let known = profile.filter(|_| view.handoff.lifecycle != Lifecycle::Failed).map(known);
    Piece {
        link,
        name: person.and_then(Person::full_name).unwrap_or_else(|| "Candidate".to_owned()),
        job: job.and_then(|job| job.title.clone()),
        tone: tone.class(),
        headline,
        next,
        can_open: view.can_open,
        changing: tone == Tone::Wait || view.reading,
        known,
        person_page: &view.person_page,
        reference: view.handoff.id.to_string(),
    }
}

fn known(profile: &Profile) -> Known {
    let person = profile.person.as_ref();
    let job = profile.job.as_ref();
    let stage = profile.application.stage.as_ref();
    let phone = |phone: &crate::domain::Phone| match &phone.kind {
        Some(kind) => format!("{} ({kind})", phone.number),
        None => phone.number.clone(),
    };
    let member = |who: &crate::domain::Who| Member {
        role: sentences::role(&who.role),
        name: who.person.full_name().unwrap_or_else(|| format!("Person {}", who.person.id)),
        email: who.person.email.clone(),
    };
    Known {
        email: person.and_then(|p| p.email.clone()),
        phones: person.map(|p| p.phones.iter().map(phone).collect()).unwrap_or_default(),
        location: person.and_then(|p| p.location.clone()),
        stage: stage.map(|stage| stage.label.clone().unwrap_or_else(|| stage.id.to_string())),
        source: profile.application.source.clone(),
        requisition: job.and_then(|j| j.requisition.clone()),
        job_location: job.and_then(|j| j.location.clone()),
        unread: job.map_or(0, |job| job.team.len().saturating_sub(profile.team.len())),
        team: profile.team.iter().map(member).collect(),
        read_at: profile.read_at.to_string().chars().take(16).collect::<String>().replace('T', " "),
    }
}

/// The link leads nowhere.
pub(super) fn unknown() -> Response {
    message(
        StatusCode::NOT_FOUND,
        "This link is not known",
        "Check that the whole address was copied. If it was, open the candidate in iCIMS and set the status again.",
        None,
    )
}

/// Whoever signed in is of another customer, or may not see hand-offs.
pub(super) fn not_for_this_account() -> Response {
    message(
        StatusCode::FORBIDDEN,
        "Your account may not see this candidate",
        "You are signed in with an account of another company, or one without the right. Sign out and use the other one, or ask who invited you.",
        Some(("Your account", "/account")),
    )
}

/// The link was made useless on purpose.
pub(super) fn revoked(handoff: HandoffId) -> Response {
    let text = "Ask the person who sent it for the new link, or set the status again in iCIMS.";
    useless(handoff, "This link was revoked", text)
}

fn expired(handoff: HandoffId) -> Response {
    let text = "To send the candidate again, set the status again in iCIMS; you get a new link.";
    useless(handoff, "This link is too old", text)
}

/// Who has an account goes on from here to the hand-off that counts now.
fn useless(handoff: HandoffId, headline: &str, text: &str) -> Response {
    let now = format!("/interviews/{handoff}");
    message(
        StatusCode::GONE,
        headline,
        text,
        Some(("If you have a GoodTime account: see how the candidate stands", &now)),
    )
}

const BACK: &str = "Back to the candidate";

fn address(link: &str) -> String {
    format!("/v2/ats/open/{link}")
}

/// There is no resume.
pub(super) fn no_resume(link: &str) -> Response {
    let page = address(link);
    message(
        StatusCode::NOT_FOUND,
        "There is no resume",
        "iCIMS has no resume for this candidate, or does not show it. Upload one in iCIMS; it is served here at once.",
        Some((BACK, &page)),
    )
}

/// The resume cannot be had now.
pub(super) fn resume_unavailable(link: &str, error: &AtsError) -> Response {
    tracing::warn!(%error, "a resume could not be opened");
    let next = match error {
        AtsError::Denied { .. } => {
            "iCIMS does not let GoodTime read it. Ask your iCIMS administrator to check the rights of the GoodTime API user."
        }
        AtsError::NotConnected { .. } => {
            "GoodTime is not connected to your company's iCIMS. Ask your GoodTime administrator to check the connection."
        }
        AtsError::Unreadable { .. } | AtsError::Rejected { .. } => {
            "iCIMS answers in a way that GoodTime does not understand. Open it in iCIMS."
        }
        AtsError::Missing { .. }
        | AtsError::Busy
        | AtsError::Throttled { .. }
        | AtsError::Unavailable { .. }
        | AtsError::Ambiguous { .. } => "iCIMS is not answering. Try again in a minute, or open it in iCIMS.",
    };
    let page = address(link);
    message(StatusCode::SERVICE_UNAVAILABLE, "The resume cannot be read now", next, Some((BACK, &page)))
}

/// Our store does not answer.
pub(super) fn unavailable(error: &StoreError) -> Response {
    tracing::error!(%error, "a link page failed");
    busy()
}

pub(super) fn busy() -> Response {
    message(StatusCode::SERVICE_UNAVAILABLE, "GoodTime is busy", "Nothing was changed. Try again in a minute.", None)
}

fn message(status: StatusCode, headline: &str, text: &str, to: Option<(&str, &str)>) -> Response {
    html(status, Message { headline, text, to }.render())
}

fn html(status: StatusCode, rendered: askama::Result<String>) -> Response {
    let Ok(text) = rendered else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response(); // Writing into memory does not fail.
    };
    let headers: [(HeaderName, HeaderValue); 5] = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
        (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    ];
    let retry = (status == StatusCode::SERVICE_UNAVAILABLE).then_some([(header::RETRY_AFTER, "30")]);
    let page = (status, headers, Html(text));
    match retry {
        Some(retry) => (retry, page).into_response(),
        None => page.into_response(),
    }
}

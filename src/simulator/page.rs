//! The desk at `/sim`, where a person is the recruiter, and the profile pages that iCIMS' direct links lead to.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::datetime::{datetime, time_of_day};
use super::delivery::Delivery;
use super::page_html::{Answer, Application, Choice, Desk, Profile};
use super::state::State as Held;
use super::{Simulator, memory};

/// The page lists at most this many deliveries and applications, newest first: a load test leaves thousands.
const SHOWN: usize = 100;

/// No script, nothing loaded; forms only to ourselves.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

pub(super) async fn home() -> Redirect {
    Redirect::to("/sim")
}

/// `GET /sim`.
pub(super) async fn desk(State(simulator): State<Simulator>) -> Response {
    let now = simulator.now();
    let state = simulator.lock();
    let desk = Desk {
        region: simulator.0.region.clone(),
        customer: simulator.0.customer_id,
        now: datetime(now),
        webhook: state.webhook.as_ref().map(|webhook| webhook.url.clone()),
        total: state.memory.workflows.len(),
        applications: state
            .memory
            .workflows
            .iter()
            .rev()
            .take(SHOWN)
            .map(|(id, kept)| state.row(*id, &kept.profile))
            .collect(),
        deliveries: state.deliveries.iter().rev().take(SHOWN).map(|one| state.answer(one)).collect(),
        calls: state.calls.total,
        to_lose: state.switches.lose_deliveries,
        held: state.held.len(),
    };
    drop(state);
    html(StatusCode::OK, &desk)
}

/// What the desk's form sends.
#[derive(serde::Deserialize)]
pub(super) struct Chosen {
    status: String,
}

/// `POST /sim/applications/{workflow}/status`: the recruiter moves a candidate.
pub(super) async fn set_status(
    State(simulator): State<Simulator>,
    Path(workflow): Path<i64>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let by = {
        let state = simulator.lock();
        if !state.memory.statuses.contains_key(&chosen.status) {
            return (StatusCode::BAD_REQUEST, "This customer has no such status.").into_response();
        }
        let Some(kept) = state.memory.workflows.get(&workflow) else {
            return (StatusCode::NOT_FOUND, "There is no such application.").into_response();
        };
        state.recruiter_of(&kept.profile)
    };
    simulator.set_status(workflow, &chosen.status, by).await;
    Redirect::to(&format!("/sim#w{workflow}")).into_response()
}

/// `POST /sim/applications/{workflow}/again`: the last event once more.
pub(super) async fn send_again(State(simulator): State<Simulator>, Path(workflow): Path<i64>) -> Response {
    match simulator.send_again(workflow).await {
        Some(_) => Redirect::to(&format!("/sim#w{workflow}")).into_response(),
        None => (StatusCode::NOT_FOUND, "This application has not caused an event yet.").into_response(),
    }
}

/// `POST /sim/applications/{workflow}/twice`: the last event in two copies at the same time.
pub(super) async fn send_twice(State(simulator): State<Simulator>, Path(workflow): Path<i64>) -> Response {
    if simulator.send_at_once(workflow, 2).await.is_empty() {
        return (StatusCode::NOT_FOUND, "This application has not caused an event yet.").into_response();
    }
    Redirect::to(&format!("/sim#w{workflow}")).into_response()
}

/// `POST /sim/lose`: the next event never arrives.
pub(super) async fn lose_the_next(State(simulator): State<Simulator>) -> Redirect {
    simulator.switch(|switches| switches.lose_deliveries = switches.lose_deliveries.saturating_add(1));
    Redirect::to("/sim")
}

/// Where a direct link leads a browser. The real one asks for a login first; here there is nothing to protect.
pub(super) async fn profile(
    State(simulator): State<Simulator>,
    Path((customer, kind, id)): Path<(String, String, String)>,
) -> Response {
    let found = {
        let state = simulator.lock();
        let id = id.parse().unwrap_or_default();
        match kind.as_str() {
            _ if customer != simulator.0.customer_id.to_string() => None,
            "people" => state
                .memory
                .people
                .get(&id)
                .map(|kept| ("Person", kept.profile.name(), kept.profile.folder.value.clone())),
            "jobs" => state
                .memory
                .jobs
                .get(&id)
                .map(|kept| ("Job", kept.profile.jobtitle.clone(), kept.profile.folder.value.clone())),
            _ => None,
        }
    };
    let Some((kind, name, folder)) = found else {
        return (StatusCode::NOT_FOUND, "There is no such profile in this pretend iCIMS.").into_response();
    };
    html(StatusCode::OK, &Profile { kind, id, name, folder, region: simulator.0.region.clone() })
}

fn html(status: StatusCode, page: &impl Template) -> Response {
    let headers = [(CONTENT_SECURITY_POLICY, POLICY), (CACHE_CONTROL, "no-store"), (REFERRER_POLICY, "same-origin")];
    match page.render() {
        Ok(text) => (status, headers, Html(text)).into_response(),
        Err(why) => {
            tracing::error!(error = %why, "a page of the iCIMS simulator cannot be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

impl Held {
    fn recruiter_of(&self, workflow: &memory::Workflow) -> i64 {
        self.memory.jobs.get(&workflow.job).and_then(|kept| kept.profile.recruiter).unwrap_or(self.platform_user)
    }

    fn row(&self, workflow: i64, kept: &memory::Workflow) -> Application {
        let choices = self.memory.statuses.iter().map(|(id, label)| Choice {
            id: id.clone(),
            label: label.clone(),
            trigger: self.memory.triggers.contains(id),
            chosen: id == kept.status(),
        });
        Application {
            workflow,
            person: kept.person,
            candidate: self.memory.person_name(kept.person),
            job: self.memory.job_title(kept.job),
            job_id: kept.job,
            recruiter: self.memory.person_name(self.recruiter_of(kept)),
            status: self.memory.label(kept.status()),
            choices: choices.collect(),
            can_repeat: self.last_events.contains_key(&workflow),
            last: self.deliveries.iter().rev().find(|one| one.workflow == Some(workflow)).map(|one| self.answer(one)),
        }
    }

    fn answer(&self, delivery: &Delivery) -> Answer {
        let candidate = delivery.workflow.and_then(|id| self.memory.workflows.get(&id));
        // Only a web address becomes a link: the answer is the receiver's text.
        let is_web = |url: &&String| url.starts_with("http://") || url.starts_with("https://");
        Answer {
            at: time_of_day(delivery.sent_at),
            event: delivery.event_type.clone(),
            workflow: delivery.workflow.map(|id| id.to_string()).unwrap_or_default(),
            candidate: candidate.map(|kept| self.memory.person_name(kept.profile.person)).unwrap_or_default(),
            status: delivery.status,
            good: matches!(delivery.status, 200 | 303),
            link: delivery.location.as_ref().filter(is_web).cloned(),
            message: delivery.user_message.clone().or_else(|| delivery.error.clone()),
            took: format!("{:.1} ms", delivery.took.as_secs_f64() * 1000.0),
        }
    }
}

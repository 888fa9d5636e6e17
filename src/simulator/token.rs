//! The login host: `POST /oauth/token`, client credentials for a fixed audience (core-apis §2.2).

use std::collections::{BTreeMap, VecDeque};

use anyhow::Context as _;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::json;

use super::datetime::seconds;
use super::headers::json as json_answer;
use super::{Simulator, Switches};

/// The trailing slash belongs to it.
const AUDIENCE: &str = "https://api.icims.com/v1/";

/// iCIMS throttles a client that fetches more than its limit within ten minutes.
const THROTTLE_WINDOW_SECONDS: i64 = 600;

/// Issues and checks access tokens with a key of this simulator alone.
pub(super) struct TokenDesk {
    key: [u8; 32],
    /// Raised to make every token issued so far invalid.
    epoch: u64,
    /// When tokens were issued, within the throttle's window.
    issued: VecDeque<i64>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Claims {
    sub: String,
    aud: String,
    iat: i64,
    exp: i64,
    epoch: u64,
}

impl TokenDesk {
    pub(super) fn new() -> anyhow::Result<Self> {
        let mut key = [0; 32];
        aws_lc_rs::rand::fill(&mut key).ok().context("no random bytes for the simulator's token key")?;
        Ok(Self { key, epoch: 0, issued: VecDeque::new() })
    }

    pub(super) fn revoke(&mut self) {
        self.epoch += 1;
    }

    /// A new token, or `None` when there were too many lately.
    fn issue(&mut self, client: &str, now: i64, switches: &Switches) -> anyhow::Result<Option<String>> {
        while self.issued.front().is_some_and(|at| *at <= now - THROTTLE_WINDOW_SECONDS) {
            self.issued.pop_front();
        }
        if self.issued.len() as u64 >= switches.token_limit {
            return Ok(None);
        }
        self.issued.push_back(now);
        let claims = Claims {
            sub: client.to_owned(),
            aud: AUDIENCE.to_owned(),
            iat: now,
            exp: now.saturating_add(switches.token_life),
            epoch: self.epoch,
        };
        let token =
            jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(&self.key))?;
        Ok(Some(token))
    }

    /// Whether this token is one of ours, still alive at `now`, and not revoked.
    pub(super) fn accepts(&self, token: &str, now: i64) -> bool {
        let mut checks = Validation::new(Algorithm::HS256);
        checks.set_audience(&[AUDIENCE]);
        checks.set_required_spec_claims(&["aud", "exp"]);
        checks.validate_exp = false; // the crate would ask the system's clock; it is checked below with ours
        let key = DecodingKey::from_secret(&self.key);
        jsonwebtoken::decode::<Claims>(token, &key, &checks)
            .is_ok_and(|token| token.claims.epoch == self.epoch && now < token.claims.exp)
    }
}

/// Answers `POST /oauth/token`; refusals look like Auth0's.
pub(super) async fn issue(
    State(simulator): State<Simulator>,
    form: Result<Form<BTreeMap<String, String>>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else {
        return refuse(StatusCode::BAD_REQUEST, "invalid_request", "The body is not a form.");
    };
    let given = |name: &str| form.get(name).map_or("", String::as_str);
    if given("grant_type") != "client_credentials" {
        return refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Only client_credentials is offered.");
    }
    let (client, secret) = &simulator.0.api_client;
    if given("client_id") != client || given("client_secret") != secret {
        return refuse(StatusCode::UNAUTHORIZED, "access_denied", "Unauthorized");
    }
    if given("audience") != AUDIENCE {
        let why = format!("Service not found: {}", given("audience"));
        return refuse(StatusCode::FORBIDDEN, "access_denied", &why);
    }
    let now = seconds(simulator.now());
    let mut state = simulator.lock();
    let switches = state.switches.clone();
    match state.tokens.issue(client, now, &switches) {
        Ok(Some(token)) => {
            json_answer(&json!({"access_token": token, "token_type": "Bearer", "expires_in": switches.token_life}))
        }
        Ok(None) => refuse(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Too many tokens were requested."),
        Err(why) => {
            tracing::error!(error = %why, "the simulator cannot sign an access token");
            refuse(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "The token could not be signed.")
        }
    }
}

pub(super) fn refuse(status: StatusCode, error: &str, description: &str) -> Response {
    (status, json_answer(&json!({"error": error, "error_description": description}))).into_response()
}

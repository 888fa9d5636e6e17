//! A pretend identity provider: it lets everybody in as whom the test says, and is strict about codes.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use goodtime_icims::secrets::{IssuerAlgorithm, TrustedProvider, sha256_of};
use reqwest::Url;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::api::foreign::{Signer, changed, seconds};
use crate::world::{START, World};

/// With what has to be encoded in a Basic header.
pub(super) const CLIENT: &str = "goodtime/us";
pub(super) const SECRET: &str = "s:e cret+ü%";

type Fields = BTreeMap<String, String>;

/// What a code is answered with.
#[derive(Debug, Clone)]
pub(super) enum Token {
    /// The token that it is for.
    Right,
    /// Another one.
    This(String),
    /// Something else.
    Answer(u16, &'static str),
}

/// What came to the token address.
#[derive(Debug, Clone)]
pub(super) struct TokenRequest {
    /// User and password, as they were sent.
    pub(super) basic: String,
    pub(super) form: Fields,
}

struct Inner {
    /// What its tokens say otherwise.
    says: Value,
    gives: Token,
    hides_keys: bool,
    /// Those that were not used yet, and what each was asked with.
    codes: BTreeMap<String, Fields>,
    requests: Vec<TokenRequest>,
}

/// The provider.
#[derive(Clone)]
pub(super) struct PretendProvider {
    pub(super) signer: Signer,
    address: SocketAddr,
    inner: Arc<Mutex<Inner>>,
    serves: Option<AbortHandle>,
}

impl PretendProvider {
    pub(super) async fn listen(signer: Signer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let address = listener.local_addr().expect("an address");
        let (codes, requests) = (BTreeMap::new(), Vec::new());
        let inner = Inner { says: json!({}), gives: Token::Right, hides_keys: false, codes, requests };
        let mut provider = Self { signer, address, inner: Arc::new(Mutex::new(inner)), serves: None };
        let routes =
            Router::new().route("/authorize", get(authorize)).route("/token", post(token)).route("/keys", get(keys));
        let app = routes.with_state(provider.clone());
        let serves = tokio::spawn(async move { axum::serve(listener, app).await });
        provider.serves = Some(serves.abort_handle());
        provider
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("whole")
    }

    /// What tokens name it as.
    pub(super) fn name(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn trusted(&self) -> TrustedProvider {
        let at = |path: &str| format!("{}{path}", self.name());
        TrustedProvider {
            issuer: self.name(),
            authorize_url: at("/authorize?brand=us"),
            token_url: at("/token"),
            jwks_url: at("/keys"),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned().into(),
            algorithm: IssuerAlgorithm::Rs256,
        }
    }

    /// Says this of whoever signs in from now on; `null` leaves a claim out.
    pub(super) fn tells(&self, says: Value) {
        self.inner().says = says;
    }

    /// Answers codes so from now on.
    pub(super) fn gives(&self, token: Token) {
        self.inner().gives = token;
    }

    pub(super) fn hides_keys(&self, hides: bool) {
        self.inner().hides_keys = hides;
    }

    /// Listens no more.
    pub(super) fn ends(&self) {
        self.serves.as_ref().expect("it serves").abort();
    }

    pub(super) fn token_requests(&self) -> Vec<TokenRequest> {
        self.inner().requests.clone()
    }

    /// What a browser that was sent there asks for.
    pub(super) fn asked(&self, address: &str) -> Fields {
        let url = Url::parse(address).expect("an address");
        assert!(address.starts_with(&format!("{}/authorize?brand=us&", self.name())), "{address}");
        url.query_pairs().into_owned().collect()
    }

    /// What the right token of a sign-in says.
    pub(super) fn claims(&self, world: &World, nonce: &str) -> Value {
        self.claims_at(seconds(world), nonce)
    }

    fn claims_at(&self, now: i64, nonce: &str) -> Value {
        let claims = json!({
            "iss": self.name(), "aud": CLIENT, "sub": "ada|1", "exp": now + 600, "iat": now, "nonce": nonce,
            "email": "ada@example.com", "email_verified": true,
        });
        changed(claims, &self.inner().says)
    }
}

/// Whoever comes is let in.
async fn authorize(State(provider): State<PretendProvider>, Query(asked): Query<Fields>) -> Response {
    // With what has to be encoded, too.
    let code = format!("code&= of {}", asked["nonce"]);
    let mut back = Url::parse(&asked["redirect_uri"]).expect("an address");
    back.query_pairs_mut().append_pair("code", &code).append_pair("state", &asked["state"]);
    provider.inner().codes.insert(code, asked);
    let to = HeaderValue::try_from(back.as_str()).expect("an address");
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

async fn token(State(provider): State<PretendProvider>, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let basic = headers[header::AUTHORIZATION].to_str().expect("text").strip_prefix("Basic ").expect("Basic");
    let basic = String::from_utf8(STANDARD.decode(basic).expect("base64")).expect("text");
    let asked = {
        let mut inner = provider.inner();
        inner.requests.push(TokenRequest { basic, form: form.clone() });
        if let Token::Answer(status, body) = inner.gives {
            return (StatusCode::from_u16(status).expect("a status"), body).into_response();
        }
        inner.codes.remove(&form["code"])
    };
    let challenge = URL_SAFE_NO_PAD.encode(sha256_of(&form["code_verifier"]));
    let fits = |asked: &Fields| asked["redirect_uri"] == form["redirect_uri"] && asked["code_challenge"] == challenge;
    let Some(asked) = asked.filter(fits) else {
        return (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response();
    };
    let right = provider.signer.sign(&provider.claims_at(START.micros() / 1_000_000, &asked["nonce"]));
    let given = match &provider.inner().gives {
        Token::This(token) => token.clone(),
        Token::Right | Token::Answer(..) => right,
    };
    axum::Json(json!({"access_token": "a", "token_type": "Bearer", "id_token": given})).into_response()
}

async fn keys(State(provider): State<PretendProvider>) -> Response {
    if provider.inner().hides_keys {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    axum::Json(json!({"keys": [provider.signer.jwk]})).into_response()
}

//! The only place that sends to iCIMS.
//!
//! A call takes a place in flight, shows a credential, is sent to the tenant's host, and its status becomes an answer or
//! an [`AtsError`] in one match. A read that fails changed nothing. A write that fails after the connection stood may have
//! happened, so it ends [`AtsError::Ambiguous`] and is never repeated here, except when iCIMS refused its token (401).

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response, Url};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tracing::Instrument;

use super::budget::{Budget, Place, retry_after};
use super::config::{self, BuildError, Config, Host, Hosts};
use super::error::Complaint;
use super::json;
use super::telling::{outcome, seen, template, transaction};
use super::token::{self, Issued, Key, Token, Tokens};
use crate::ats::{Access, AtsError, BudgetLedger, Call, Grant, Usage};
use crate::domain::{ApiFamily, Clock, CredentialKind, Tenant};
use crate::measures::Measures;

/// Longest part of an error body that is read for its codes.
const MAX_ERROR: usize = 16 * 1024;

/// Idle connections are closed before a firewall forgets them.
const IDLE_CONNECTION: Duration = Duration::from_secs(20);

/// Where a call goes, below the host.
#[derive(Debug)]
pub(super) struct Target {
    /// From the first slash; made of our own words and ids.
    pub(super) path: String,
    /// What follows the question mark.
    pub(super) query: Query,
}

/// What is asked for of a target.
#[derive(Debug)]
pub(super) enum Query {
    /// Whatever there is.
    Whole,
    /// These fields.
    Fields(Vec<String>),
    /// What fits a search, as JSON, not older than so many minutes.
    Search {
        /// The filters.
        json: String,
        /// How old the answer may be, in minutes; 0 is live.
        staleness: u32,
    },
    /// What comes after a key.
    After(String),
}

/// One call to be made.
pub(super) struct Ask<'a> {
    /// On whose behalf.
    pub(super) call: Call<'a>,
    /// What is asked for, in errors and spans.
    pub(super) what: &'static str,
    /// Of which host.
    pub(super) host: Host,
    /// Where.
    pub(super) target: Target,
    /// What to write; `None` reads.
    pub(super) write: Option<Value>,
}

/// What is told of a call in its span.
struct About<'a> {
    what: &'static str,
    tenant: &'a Tenant,
    is_write: bool,
    method: &'a Method,
    url: &'a Url,
}

/// What proves who calls.
struct Proof {
    header: HeaderValue,
    token: Option<(Key, Token)>,
}

/// Calls iCIMS.
pub(super) struct Client {
    http: reqwest::Client,
    config: Config,
    access: Arc<dyn Access>,
    clock: Arc<dyn Clock>,
    tokens: Tokens,
    budget: Budget,
    measures: Arc<Measures>,
}

impl Client {
    pub(super) fn new(
        config: Config,
        access: Arc<dyn Access>,
        clock: Arc<dyn Clock>,
        measures: Arc<Measures>,
        (ledger, usage): (Arc<dyn BudgetLedger>, Arc<Usage>),
    ) -> Result<Self, BuildError> {
        config::base(Host::Api.name(), &config.hosts.api_url)?;
        config::base("authorization host", &config.hosts.login_url)?;
        config.stream_url.as_deref().map(|url| config::base(Host::Stream.name(), url)).transpose()?;
        let http = reqwest::Client::builder()
            .http1_only() // iCIMS answers 505 to any other version
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .retry(reqwest::retry::never())
            .gzip(true)
            .connect_timeout(config.connect_timeout)
            .pool_idle_timeout(IDLE_CONNECTION)
            .user_agent(concat!("goodtime-icims/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(BuildError::Client)?;
        let tokens = Tokens::new(Arc::clone(&clock));
        let budget = Budget::new(Arc::clone(&clock), Arc::clone(&measures), ledger, usage);
        Ok(Self { http, config, access, clock, tokens, budget, measures })
    }

    /// The hosts of a tenant.
    pub(super) fn hosts(&self, tenant: &Tenant) -> Hosts {
        self.config.hosts.for_tenant(tenant)
    }

    /// Connecting comes before the write's own time-out starts to matter, so both count.
    pub(super) fn write_deadline(&self) -> Duration {
        self.config.write_timeout + self.config.connect_timeout
    }

    /// Longest silence within a file.
    pub(super) fn idle_timeout(&self) -> Duration {
        self.config.idle_timeout
    }

    /// Reads JSON.
    pub(super) async fn read<T: DeserializeOwned>(&self, ask: Ask<'_>) -> Result<T, AtsError> {
        let (response, _place) = self.answered(&ask, Some(self.config.read_timeout)).await?;
        let headers = response.headers().clone();
        let longest = ask.host.longest_mib();
        let bytes = capped(response, longest * 1024 * 1024).await.map_err(|short| match short {
            Short::Cut(why) => AtsError::Unavailable { why },
            Short::TooLong => unreadable(ask.what, format!("expected at most {longest} MiB")),
        })?;
        if is_page(&headers) {
            return Err(AtsError::Unavailable { why: "a page for people came instead of JSON".to_owned() });
        }
        let complaint = Complaint::read(&HeaderMap::new(), &bytes);
        if complaint.is_empty() {
            json::decode(ask.what, &bytes)
        } else {
            Err(complaint.named(ask.what, StatusCode::OK, false))
        }
    }

    /// Writes; the answer's body means nothing, unless it is a page, which may come from somebody else.
    pub(super) async fn write(&self, ask: Ask<'_>) -> Result<(), AtsError> {
        let (response, _place) = self.answered(&ask, Some(self.config.write_timeout)).await?;
        if is_page(response.headers()) {
            return Err(AtsError::Ambiguous { why: "a page for people came as the answer".to_owned() });
        }
        Ok(())
    }

    /// Opens a file. The place in flight is given back once it is open: a slow reader must not hold up the others.
    pub(super) async fn open(&self, ask: Ask<'_>) -> Result<Response, AtsError> {
        let opened = tokio::time::timeout(self.config.read_timeout, self.answered(&ask, None)).await;
        let late = AtsError::Unavailable { why: "no answer in time".to_owned() };
        opened.map_err(|_| late)?.map(|(response, _place)| response)
    }

    async fn answered(&self, ask: &Ask<'_>, timeout: Option<Duration>) -> Result<(Response, Place), AtsError> {
        let tenant = ask.call.tenant;
        let url = config::url(ask.host.name(), &self.config.base(ask.host, tenant)?, &ask.target)?;
        let grant = self.access.grant(tenant.id, ApiFamily::Records)?;
        if ask.host == Host::Stream && grant.kind != CredentialKind::OauthClient {
            return Err(AtsError::NotConnected { why: "it is read with an OAuth client, and ours is none".to_owned() });
        }
        if self.tokens.is_refused(grant.id, tenant.customer) {
            return Err(AtsError::NotConnected { why: "a fresh token was refused a moment ago".to_owned() });
        }
        let place = self.budget.enter(ask.call).await?;
        let mut proof = self.proof(&grant, tenant).await?;
        let mut response = self.attempt(ask, &url, &proof, timeout).await?;
        if let (StatusCode::UNAUTHORIZED, Some((key, token))) = (response.status(), &proof.token) {
            self.tokens.forget(key, token).await;
            proof = self.proof(&grant, tenant).await?;
            response = self.attempt(ask, &url, &proof, timeout).await?;
            // What the stream does not take may still be good for the API.
            if response.status() == StatusCode::UNAUTHORIZED && ask.host == Host::Api {
                self.tokens.refused(grant.id, tenant.customer);
            }
        }
        if response.status().is_success() { Ok((response, place)) } else { Err(self.refusal(ask, response).await) }
    }

    async fn attempt(
        &self,
        ask: &Ask<'_>,
        url: &Url,
        proof: &Proof,
        timeout: Option<Duration>,
    ) -> Result<Response, AtsError> {
        let method = if ask.write.is_some() { Method::PATCH } else { Method::GET };
        let mut request = self.http.request(method.clone(), url.clone());
        if let Some(body) = &ask.write {
            request = request.json(body);
        }
        if let Some(timeout) = timeout {
            request = request.timeout(timeout).header(ACCEPT, "application/json");
        }
        let (tenant, is_write) = (ask.call.tenant, ask.write.is_some());
        let about = About { what: ask.what, tenant, is_write, method: &method, url };
        self.budget.use_one(ask.call).await?;
        let response = self.send(about, request.header(AUTHORIZATION, proof.header.clone())).await?;
        if ask.host == Host::Api {
            self.budget.heard(tenant, response.status(), response.headers());
        }
        Ok(response)
    }

    /// Names the failure of an answer that is no success.
    async fn refusal(&self, ask: &Ask<'_>, response: Response) -> AtsError {
        let (status, headers, is_write) = (response.status(), response.headers().clone(), ask.write.is_some());
        let why = format!("HTTP {}", status.as_u16());
        match status.as_u16() {
            429 => AtsError::Throttled { retry_after: retry_after(self.clock.now(), &headers) },
            300..=399 | 408 | 500..=599 if is_write => AtsError::Ambiguous { why },
            408 | 500..=599 => AtsError::Unavailable { why },
            300..=399 => AtsError::NotConnected { why: format!("{why} sends to another place; is the host right?") },
            _ => {
                let body = capped(response, MAX_ERROR).await.unwrap_or_default();
                Complaint::read(&headers, &body).named(ask.what, status, is_write)
            }
        }
    }

    async fn proof(&self, grant: &Grant, tenant: &Tenant) -> Result<Proof, AtsError> {
        let (text, token) = match grant.kind {
            CredentialKind::Basic => {
                let pair = format!("{}:{}", grant.principal, grant.secret.expose());
                (format!("Basic {}", BASE64.encode(pair)), None)
            }
            CredentialKind::OauthClient => {
                let hosts = self.hosts(tenant);
                let key = Key { credential: grant.id, login_url: hosts.login_url, audience: hosts.audience };
                let token = self.tokens.get(&key, || self.issue(grant, tenant, &key)).await?;
                (format!("Bearer {}", token.secret.expose()), Some((key, token)))
            }
            CredentialKind::Hmac => {
                return Err(AtsError::NotConnected { why: "calls cannot be signed with HMAC yet".to_owned() });
            }
        };
        let mut header = HeaderValue::from_str(&text)
            .map_err(|_| AtsError::NotConnected { why: "the credential does not fit into a header".to_owned() })?;
        header.set_sensitive(true);
        Ok(Proof { header, token })
    }

    async fn issue(&self, grant: &Grant, tenant: &Tenant, key: &Key) -> Result<Issued, AtsError> {
        let target = Target { path: "/oauth/token".to_owned(), query: Query::Whole };
        let url = config::url("authorization host", &key.login_url, &target)?;
        let form = token::form(grant, &key.audience, self.config.send_scope.as_deref());
        let request = self.http.post(url.clone()).form(&form);
        let request = request.header(ACCEPT, "application/json").timeout(self.config.token_timeout);
        let about = About { what: "a token", tenant, is_write: false, method: &Method::POST, url: &url };
        let response = self.send(about, request).await?;
        let (status, wait) = (response.status(), retry_after(self.clock.now(), response.headers()));
        let body = capped(response, MAX_ERROR)
            .await
            .map_err(|_| AtsError::Unavailable { why: "the token was cut off".to_owned() })?;
        token::read(status, &body, wait)
    }

    #[expect(clippy::disallowed_methods, reason = "the one send to iCIMS")]
    async fn send(&self, about: About<'_>, request: RequestBuilder) -> Result<Response, AtsError> {
        let span = tracing::error_span!(
            "ats.call", kind = about.what, tenant.id = %about.tenant.id, http.request.method = %about.method,
            url.template = template(about.url.path()), server.address = about.url.host_str(), server.port = about.url.port(),
        );
        let sent = async {
            let answer = request.send().await;
            if let Ok(response) = &answer {
                let transaction = transaction(response.headers()); // iCIMS' support asks for it
                let status = response.status().as_u16();
                tracing::debug!(http.response.status_code = status, transaction, "iCIMS answered a call");
            } else {
                tracing::debug!(error.type = outcome(&answer), "iCIMS did not answer a call");
            }
            answer
        };
        let began = self.clock.now();
        let answer = sent.instrument(span).await;
        let took = self.clock.now().since(began);
        let read = about.what.trim_start_matches("a ").replace(' ', "_");
        let call = if about.is_write { format!("write_{read}") } else { read };
        self.measures.called(&call, outcome(&answer), took);
        answer.map_err(|error| {
            let why = seen(&error).to_owned();
            if about.is_write && !error.is_connect() {
                AtsError::Ambiguous { why }
            } else {
                AtsError::Unavailable { why }
            }
        })
    }
}

fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(b"text/html"))
}

/// Why a body was not read to its end.
pub(super) enum Short {
    /// The connection ended.
    Cut(String),
    /// It is over the cap.
    TooLong,
}

async fn capped(mut response: Response, cap: usize) -> Result<Vec<u8>, Short> {
    let mut bytes = Vec::new();
    while let Some(chunk) = chunk(&mut response).await.map_err(Short::Cut)? {
        if bytes.len() + chunk.len() > cap {
            return Err(Short::TooLong);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// The next piece of a body.
pub(super) async fn chunk(response: &mut Response) -> Result<Option<Bytes>, String> {
    response.chunk().await.map_err(|error| seen(&error).to_owned())
}

fn unreadable(what: &'static str, why: String) -> AtsError {
    AtsError::Unreadable { what, path: "$".to_owned(), why }
}

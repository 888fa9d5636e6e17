//! OAuth on events: the sender fetches a bearer token from the receiver, by client credentials (core-apis §1.9).

use anyhow::{Context as _, bail};
use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Url;
use serde_json::Value;

use super::datetime::MICROS_PER_SECOND;
use super::letter::{Letter, SENDER};
use super::sender::Answered;
use super::webhook::ClientAuth;
use super::{Simulator, Switches};

/// The scope that is asked for beside the grant; whether iCIMS names one is not known, receivers have to ignore it.
const SCOPE: &str = "events";

/// The client as which the sender asks for tokens.
#[derive(Clone, Copy)]
pub(super) struct Client<'a> {
    pub(super) token_url: &'a str,
    pub(super) id: &'a str,
    pub(super) secret: &'a str,
    pub(super) proof: ClientAuth,
}

/// A token the sender keeps, and for whom.
pub(super) struct SenderToken {
    token: String,
    /// Microseconds since the epoch.
    expires_at: i64,
    /// Token endpoint, client id and secret: a token is not used with another credential.
    owner: [String; 3],
}

impl Simulator {
    /// How often the sender of events has asked for an access token.
    #[must_use]
    pub fn sender_tokens(&self) -> u64 {
        self.lock().sender_tokens
    }

    /// Sends a letter with a token; after a 401 once more with a new one, if the switch says so.
    pub(super) async fn post_with_token(
        &self,
        letter: &Letter,
        client: Client<'_>,
        switches: &Switches,
    ) -> anyhow::Result<Answered> {
        let token = self.sender_token(client, letter, switches, None).await?;
        let answer = self.post(letter, bearer(letter, &token)?, switches).await?;
        if answer.status != 401 || !switches.oauth_refetch_on_401 {
            return Ok(answer);
        }
        let token = self.sender_token(client, letter, switches, Some(&token)).await?;
        self.post(letter, bearer(letter, &token)?, switches).await
    }

    /// The kept token while it lives and is not the `refused` one, else a new one. Deliveries at the same time fetch it
    /// once: the others wait for it.
    async fn sender_token(
        &self,
        client: Client<'_>,
        letter: &Letter,
        switches: &Switches,
        refused: Option<&str>,
    ) -> anyhow::Result<String> {
        if !switches.oauth_cache {
            return Ok(self.fetch_sender_token(client, letter, switches).await?.token);
        }
        let mut kept = self.0.sender_token.lock().await;
        if let Some(kept) = kept.as_ref()
            && kept.owner == owner(client)
            && self.now() < kept.expires_at
            && refused != Some(kept.token.as_str())
        {
            return Ok(kept.token.clone());
        }
        *kept = None;
        let fetched = self.fetch_sender_token(client, letter, switches).await?;
        let token = fetched.token.clone();
        *kept = Some(fetched);
        Ok(token)
    }

    async fn fetch_sender_token(
        &self,
        client: Client<'_>,
        letter: &Letter,
        switches: &Switches,
    ) -> anyhow::Result<SenderToken> {
        self.lock().sender_tokens += 1;
        let asked_at = self.now();
        let url = Url::parse(client.token_url).context("the token endpoint's URL cannot be read")?;
        let request = token_request(url, client, letter, switches)?;
        let headers = request.headers.clone();
        let answer = self.post(&request, headers, switches).await.context("the token endpoint did not answer")?;
        let (token, lives) = read_token(&answer)?;
        let expires_at = asked_at.saturating_add(lives.saturating_mul(MICROS_PER_SECOND));
        Ok(SenderToken { token, expires_at, owner: owner(client) })
    }
}

fn owner(client: Client<'_>) -> [String; 3] {
    [client.token_url, client.id, client.secret].map(str::to_owned)
}

fn token_request(url: Url, client: Client<'_>, event: &Letter, switches: &Switches) -> anyhow::Result<Letter> {
    let mut form = vec![("grant_type", "client_credentials")];
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, HeaderValue::from_static(SENDER));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    match client.proof {
        ClientAuth::Form => form.extend([("client_id", client.id), ("client_secret", client.secret)]),
        ClientAuth::Header => {
            let pair = format!("{}:{}", form_encoded(client.id), form_encoded(client.secret));
            headers.insert(AUTHORIZATION, sensitive(&format!("Basic {}", STANDARD.encode(pair)))?);
        }
    }
    if switches.oauth_extra_fields {
        form.extend([("scope", SCOPE), ("audience", event.url.as_str())]);
    }
    let fields = form.iter().map(|(name, value)| format!("{name}={}", form_encoded(value)));
    let body = Bytes::from(fields.collect::<Vec<_>>().join("&"));
    Ok(Letter { url, headers, plain: body.clone(), wire: body })
}

fn bearer(letter: &Letter, token: &str) -> anyhow::Result<HeaderMap> {
    let mut headers = letter.headers.clone();
    headers.insert(AUTHORIZATION, sensitive(&format!("Bearer {token}"))?);
    Ok(headers)
}

pub(super) fn sensitive(credential: &str) -> anyhow::Result<HeaderValue> {
    let mut value: HeaderValue = credential.parse().context("the credential is no header value")?;
    value.set_sensitive(true);
    Ok(value)
}

/// The token of an answer and its life in seconds (0 when none is named: it is then used once).
fn read_token(answer: &Answered) -> anyhow::Result<(String, i64)> {
    if let Some(why) = &answer.broken {
        bail!("the token endpoint's answer broke off: {why}");
    }
    let media_type = answer.header(CONTENT_TYPE).unwrap_or_default();
    let body: Value = serde_json::from_str(&answer.text).unwrap_or_default();
    if answer.status != 200 {
        let why = body["error"].as_str().unwrap_or("without an OAuth error code");
        bail!("the token endpoint answered {}: {why}", answer.status);
    }
    if media_type.split(';').next().map(str::trim) != Some("application/json") {
        bail!("the token endpoint answered {media_type:?}, not application/json");
    }
    if !body.is_object() {
        bail!("the token endpoint's answer is not a JSON object");
    }
    let token_type = body["token_type"].as_str().unwrap_or_default();
    if !token_type.eq_ignore_ascii_case("bearer") {
        bail!("the token endpoint's token_type is {token_type:?}, not Bearer");
    }
    let token = body["access_token"].as_str().filter(|token| !token.is_empty());
    let token = token.context("the token endpoint's answer has no access_token")?;
    Ok((token.to_owned(), body["expires_in"].as_i64().unwrap_or_default()))
}

/// `application/x-www-form-urlencoded`: letters, digits and `*-._` stay, a blank becomes `+`.
fn form_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b' ' => "+".to_owned(),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

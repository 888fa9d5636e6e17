//! Signing in at a company's identity provider: the authorization code flow of `OpenID` Connect, with PKCE (RFC 7636).
//!
//! A sign-in begins with three random texts that the browser keeps: `state` ties the way back to the browser that went,
//! `nonce` the token to the sign-in, the verifier the code to us.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Url;
use reqwest::redirect::Policy;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

use super::fetch::Fetch;
use super::held::Held;
use super::identity::{self, Identity};
use super::{IssuerAlgorithm, IssuerError, claims};
use crate::domain::{Clock, Timestamp};
use crate::secrets::{new_secret, sha256_of};

/// Somebody waits meanwhile.
const CONNECT_MOST: Duration = Duration::from_secs(5);
const ANSWER_MOST: Duration = Duration::from_secs(10);
/// An ID token with many groups has some KiB.
const MAX_ANSWER: usize = 64 * 1024;

/// A provider that people may sign in at.
#[derive(Debug, Clone)]
pub struct TrustedProvider {
    /// What its tokens name as `iss`, to the letter.
    pub issuer: String,
    /// Where browsers are sent.
    pub authorize_url: String,
    /// Where a code becomes a token.
    pub token_url: String,
    /// Where its keys are.
    pub jwks_url: String,
    /// Who we are there.
    pub client_id: String,
    /// What proves it.
    pub client_secret: SecretString,
    /// How its tokens are signed.
    pub algorithm: IssuerAlgorithm,
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// It does not answer.
    #[error("the identity provider does not answer")]
    Unavailable,
    /// It says that it cannot answer now.
    #[error("the identity provider cannot answer now: HTTP {0}")]
    Busy(u16),
    /// Its keys cannot be read, so nobody can say whether its token counts.
    #[error("the identity provider's keys cannot be read")]
    NoKeys,
    /// It answers something else than a token.
    #[error("the identity provider gives no token: HTTP {0}")]
    Refused(u16),
    /// What it answers cannot be read.
    #[error("the identity provider's answer is no token")]
    NotUnderstood,
    /// Its token does not count.
    #[error("the identity provider's token does not count: {0}")]
    Token(#[from] IssuerError),
}

/// A sign-in that was begun. The browser keeps it until it comes back.
#[derive(Clone, PartialEq, Eq)]
pub struct Begun {
    /// What the provider sends along with the code.
    pub state: String,
    /// What its token names.
    pub nonce: String,
    /// What proves that the code is ours.
    pub verifier: String,
}

impl Begun {
    fn new() -> Self {
        Self { state: new_secret(), nonce: new_secret(), verifier: new_secret() }
    }
}

/// Lets people sign in at a provider.
pub struct Provider {
    trusted: TrustedProvider,
    held: Held,
    http: reqwest::Client,
}

impl Provider {
    /// Nothing is asked for before somebody signs in.
    ///
    /// # Errors
    /// When there can be no HTTP client.
    pub fn new(trusted: TrustedProvider, clock: Arc<dyn Clock>) -> Result<Self, reqwest::Error> {
        let held = Held::new(Fetch::new(&trusted.jwks_url)?, trusted.algorithm, clock, "the identity provider");
        let here = Url::parse(&trusted.token_url).is_ok_and(|url| url.scheme() == "http");
        let client = reqwest::Client::builder()
            .https_only(!here) // The settings let http through for this machine only.
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .gzip(false)
            .retry(reqwest::retry::never()) // A code counts once.
            .connect_timeout(CONNECT_MOST)
            .timeout(ANSWER_MOST)
            .user_agent(concat!("goodtime-icims/", env!("CARGO_PKG_VERSION")));
        Ok(Self { held, http: client.build()?, trusted })
    }

    /// Where the browser is to go, and what it is to keep meanwhile.
    #[must_use]
    pub fn begin(&self, back_to: &str) -> (String, Begun) {
        let begun = Begun::new();
        let challenge = URL_SAFE_NO_PAD.encode(sha256_of(&begun.verifier));
        let parameters = [
            ("response_type", "code"),
            ("client_id", &self.trusted.client_id),
            ("redirect_uri", back_to),
            ("scope", "openid email"),
            ("state", &begun.state),
            ("nonce", &begun.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
        let mark = if self.trusted.authorize_url.contains('?') { '&' } else { '?' };
        (format!("{}{mark}{query}", self.trusted.authorize_url), begun)
    }

    /// Who came back with a code.
    ///
    /// # Errors
    /// [`ProviderError`].
    pub async fn finish(
        &self,
        code: &str,
        back_to: &str,
        begun: &Begun,
        now: Timestamp,
    ) -> Result<Identity, ProviderError> {
        let token = self.token(code, back_to, begun).await?;
        let name = claims::key_named_by(&token, self.trusted.algorithm)?;
        let key = self.held.key(&name).await.map_err(|_| ProviderError::NoKeys)?;
        let key = key.ok_or(IssuerError::NotValid("its key is not in the provider's set"))?;
        Ok(identity::read(&token, &key, &self.trusted, &begun.nonce, now)?)
    }

    #[expect(clippy::disallowed_methods, reason = "the one send to an identity provider")]
    async fn token(&self, code: &str, back_to: &str, begun: &Begun) -> Result<String, ProviderError> {
        #[derive(Deserialize)]
        struct Answer {
            id_token: String,
        }
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", back_to),
            ("code_verifier", &begun.verifier),
        ];
        // RFC 6749 §2.3.1: both are form-encoded first.
        let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let [id, secret] = [&self.trusted.client_id, self.trusted.client_secret.expose_secret()].map(encoded);
        let request = self.http.post(&self.trusted.token_url).basic_auth(id, Some(secret)).form(&form);
        let mut answer = request.send().await.map_err(|_| ProviderError::Unavailable)?;
        match answer.status().as_u16() {
            200 => (),
            status @ (429 | 500..) => return Err(ProviderError::Busy(status)),
            status => return Err(ProviderError::Refused(status)),
        }
        let mut json = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|_| ProviderError::Unavailable)? {
            if json.len() + piece.len() > MAX_ANSWER {
                return Err(ProviderError::NotUnderstood);
            }
            json.extend_from_slice(&piece);
        }
        let answer: Answer = serde_json::from_slice(&json).map_err(|_| ProviderError::NotUnderstood)?;
        Ok(answer.id_token)
    }
}

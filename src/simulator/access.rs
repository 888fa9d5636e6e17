//! Who may call the API: a token of ours, or the Basic user.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Simulator;
use super::datetime::seconds;
use super::refusal::Refusal;

impl Simulator {
    /// Checks the credentials of an API call.
    pub(super) fn admit(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let presented = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (scheme, credential) = presented.split_once(' ').unwrap_or_default();
        let known = match scheme.to_ascii_lowercase().as_str() {
            "bearer" => self.lock().tokens.accepts(credential.trim(), seconds(self.now())),
            "basic" => self.knows_user(credential.trim()),
            _ => false,
        };
        if known { Ok(()) } else { Err(Refusal::Credentials) }
    }

    fn knows_user(&self, credential: &str) -> bool {
        let (user, password) = &self.0.api_user;
        STANDARD.decode(credential).is_ok_and(|plain| plain == format!("{user}:{password}").into_bytes())
    }

    /// Makes every access token issued so far invalid: the next call with one is answered 401, code 6.
    pub fn revoke_tokens(&self) {
        self.lock().tokens.revoke();
    }
}

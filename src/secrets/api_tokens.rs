//! The tokens of the JSON API: JWTs, signed with keys made of the region's own.
//!
//! A token says which row it is and until when it counts; what it allows stands in the row, so that a revoked token ends
//! at once. Its keys are those of links: an older key of the region goes on reading what it signed.

use std::time::Duration;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};

use super::{Keyring, TokenError};
use crate::domain::{ApiTokenId, Timestamp};

/// Both ends are this service, so a shared key does; no other algorithm is ever accepted.
const ALGORITHM: Algorithm = Algorithm::HS256;
/// Bytes of a key's digest that tell which key signed.
const TAG_LEN: usize = 6;
/// How far ahead another process' clock may be.
const AHEAD_MOST: Duration = Duration::from_secs(5);

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: ApiTokenId,
    iat: i64,
    nbf: i64,
    exp: i64,
}

struct Key {
    /// Tells which key signed; says nothing about it.
    id: String,
    signs: EncodingKey,
    verifies: DecodingKey,
}

/// Signs and reads tokens of the API.
pub struct ApiTokens {
    /// The newest first.
    keys: Vec<Key>,
    issuer: String,
    audience: String,
}

impl ApiTokens {
    /// Tokens of the region that serves at `public_url`.
    #[must_use]
    pub fn new(ring: &Keyring, public_url: &str) -> Self {
        let key = |bytes: [u8; 32]| {
            let tag = digest::digest(&digest::SHA256, &bytes);
            let id = URL_SAFE_NO_PAD.encode(&tag.as_ref()[..TAG_LEN]);
            Key { id, signs: EncodingKey::from_secret(&bytes), verifies: DecodingKey::from_secret(&bytes) }
        };
        Self {
            keys: ring.derive(b"goodtime-icims api token v1").into_iter().map(key).collect(),
            issuer: public_url.to_owned(),
            audience: format!("{public_url}/v2/ats"),
        }
    }

    /// Who is to accept the tokens.
    #[must_use]
    pub fn audience(&self) -> &str {
        &self.audience
    }

    /// Signs a token.
    ///
    /// # Errors
    /// [`TokenError::Signing`].
    pub fn sign(&self, id: ApiTokenId, now: Timestamp, expires_at: Timestamp) -> Result<String, TokenError> {
        let key = self.keys.first().ok_or(TokenError::NoKey)?;
        let header = Header { kid: Some(key.id.clone()), ..Header::new(ALGORITHM) };
        let (iss, aud, iat) = (self.issuer.clone(), self.audience.clone(), seconds(now));
        let claims = Claims { iss, aud, sub: id, iat, nbf: iat, exp: seconds(expires_at) };
        encode(&header, &claims, &key.signs).map_err(TokenError::Signing)
    }

    /// Reads a token. Whether its row counts has to be looked up.
    ///
    /// # Errors
    /// [`TokenError::NotValid`] for everything that is not ours, or not now.
    pub fn read(&self, token: &str, now: Timestamp) -> Result<ApiTokenId, TokenError> {
        let header = decode_header(token).map_err(|_| TokenError::NotValid)?;
        let key = self.keys.iter().find(|key| header.kid.as_deref() == Some(&key.id)).ok_or(TokenError::NotValid)?;
        let mut rules = Validation::new(ALGORITHM);
        rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
        rules.set_audience(&[&self.audience]);
        rules.set_issuer(&[&self.issuer]);
        // The library would ask the system's clock; ours is asked below.
        (rules.validate_exp, rules.validate_nbf) = (false, false);
        let claims = decode::<Claims>(token, &key.verifies, &rules).map_err(|_| TokenError::NotValid)?.claims;
        let is_now = seconds(now) < claims.exp && claims.nbf <= seconds(now.plus(AHEAD_MOST));
        if is_now { Ok(claims.sub) } else { Err(TokenError::NotValid) }
    }
}

fn seconds(at: Timestamp) -> i64 {
    at.micros().div_euclid(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_795_374_000_000_000);
    const OLD: &str = "old:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "new:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    fn tokens(keys: &[&str], url: &str) -> ApiTokens {
        let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        ApiTokens::new(&Keyring::parse(keys.iter().copied()).unwrap(), url)
    }

    #[test]
    fn a_token_counts_until_its_end_here_alone_and_outlives_a_key_rotation() {
        let ours = tokens(&[OLD], "https://a.example");
        let id = ApiTokenId::at(NOW);
        let end = NOW.plus(Duration::from_hours(1));
        let token = ours.sign(id, NOW, end).unwrap();
        assert_eq!(ours.read(&token, NOW).unwrap(), id);
        assert_eq!(tokens(&[NEW, OLD], "https://a.example").read(&token, NOW).unwrap(), id);
        assert!(ours.read(&token, end).is_err());
        assert!(ours.read(&token, NOW.minus(Duration::from_mins(1))).is_err(), "not issued yet");
        assert!(tokens(&[OLD], "https://eu.example").read(&token, NOW).is_err());
        assert!(tokens(&[NEW], "https://a.example").read(&token, NOW).is_err());
    }

    #[test]
    fn a_token_without_signature_or_with_another_algorithm_does_not_count() {
        let ours = tokens(&[OLD], "https://a.example");
        let token = ours.sign(ApiTokenId::at(NOW), NOW, NOW.plus(Duration::from_hours(1))).unwrap();
        let (head, rest) = token.split_once('.').unwrap();
        let claims = rest.split_once('.').unwrap().0;
        let kid = &ours.keys[0].id;
        let header = |alg: &str| URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"{alg}","kid":"{kid}"}}"#));
        let forged = [
            format!("{}.{claims}.", header("none")),
            format!("{}.{rest}", header("HS384")),
            format!("{}.{rest}", header("RS256")),
            format!("{head}.{claims}.AAAA"),
            "a.b".to_owned(),
        ];
        for forged in forged {
            assert!(matches!(ours.read(&forged, NOW), Err(TokenError::NotValid)), "{forged}");
        }
    }
}

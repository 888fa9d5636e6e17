//! The access tokens that senders get from us: JWTs, signed with the region's own keys.
//!
//! Whoever reads a token still has to look whether its credential counts: a secret that has ended takes its tokens along.

use std::sync::Arc;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};

use super::{Keyring, KeyringError, Place, new_secret};
use crate::domain::{CredentialId, Sealed, SigningKey, SigningKeyId, Timestamp};

/// Both ends are this service, so a shared key does; a second algorithm would only be one more to confuse.
const ALGORITHM: Algorithm = Algorithm::HS256;
/// A sender counts a token's life from when it got it, so it is accepted this much longer.
const LONGER: std::time::Duration = std::time::Duration::from_secs(30);
/// How far ahead another process' clock may be.
const AHEAD_MOST: std::time::Duration = std::time::Duration::from_secs(5);

/// Why there is no token, or none that counts.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// Nothing can be signed.
    #[error("no signing key is in use")]
    NoKey,
    /// A stored key does not open: our own mistake.
    #[error("a signing key does not open: {0}")]
    Key(#[from] KeyringError),
    /// It could not be signed.
    #[error("the token could not be signed: {0}")]
    Signing(jsonwebtoken::errors::Error),
    /// It is not one of ours, not for this audience, or its time is over.
    #[error("no token of ours that counts now")]
    NotValid,
}

/// What a token is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken<'a> {
    /// Who is to accept it.
    pub audience: &'a str,
    /// Whose it is.
    pub principal: &'a str,
    /// The secret that was shown for it.
    pub credential: CredentialId,
    /// From when on it is no longer accepted.
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    /// The credential's row.
    cred: uuid::Uuid,
    iat: i64,
    exp: i64,
}

/// Signs and reads tokens.
pub struct Tokens {
    keyring: Arc<Keyring>,
    issuer: String,
}

impl Tokens {
    /// Tokens of `issuer`, signed with keys that `keyring` opens.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>, issuer: String) -> Self {
        Self { keyring, issuer }
    }

    /// Signs a token with the newest key that signs at `now`.
    ///
    /// # Errors
    /// [`TokenError::NoKey`], [`TokenError::Key`] or [`TokenError::Signing`].
    pub fn sign(&self, keys: &[SigningKey], token: &NewToken<'_>, now: Timestamp) -> Result<String, TokenError> {
        let key = keys.iter().filter(|key| key.signs(now)).max_by_key(|key| key.signs_from);
        let key = key.ok_or(TokenError::NoKey)?;
        let secret = self.keyring.open(Place::SigningKey(key.id), &key.sealed)?;
        let header = Header { kid: Some(key.id.to_string()), ..Header::new(ALGORITHM) };
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: token.audience.to_owned(),
            sub: token.principal.to_owned(),
            cred: token.credential.uuid(),
            iat: now.micros().div_euclid(1_000_000),
            exp: token.expires_at.micros().div_euclid(1_000_000),
        };
        encode(&header, &claims, &EncodingKey::from_secret(secret.as_bytes())).map_err(TokenError::Signing)
    }

    /// Reads a token: the principal and the credential it was given for.
    ///
    /// # Errors
    /// [`TokenError::NotValid`], or [`TokenError::Key`] when the key it names does not open.
    pub fn read(
        &self,
        keys: &[SigningKey],
        audience: &str,
        token: &str,
        now: Timestamp,
    ) -> Result<(String, CredentialId), TokenError> {
        let header = decode_header(token).map_err(|_| TokenError::NotValid)?;
        let kid: SigningKeyId = header.kid.and_then(|kid| kid.parse().ok()).ok_or(TokenError::NotValid)?;
        let key = keys.iter().find(|key| key.id == kid && key.verifies(now)).ok_or(TokenError::NotValid)?;
        let secret = self.keyring.open(Place::SigningKey(key.id), &key.sealed)?;
        let mut rules = Validation::new(ALGORITHM);
        rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
        rules.set_audience(&[audience]);
        rules.set_issuer(&[&self.issuer]);
        // The library would ask the system's clock; ours is asked below.
        rules.validate_exp = false;
        let read = decode::<Claims>(token, &DecodingKey::from_secret(secret.as_bytes()), &rules);
        let claims = read.map_err(|_| TokenError::NotValid)?.claims;
        let seconds = now.minus(LONGER).micros().div_euclid(1_000_000);
        let young = claims.iat <= now.plus(AHEAD_MOST).micros().div_euclid(1_000_000);
        if seconds < claims.exp && young {
            Ok((claims.sub, CredentialId::from_uuid(claims.cred)))
        } else {
            Err(TokenError::NotValid)
        }
    }
}

/// A new key, sealed for its row.
#[must_use]
pub fn new_signing_key(keyring: &Keyring, now: Timestamp, signs_from: Timestamp) -> SigningKey {
    let id = SigningKeyId::at(now);
    let sealed: Sealed = keyring.seal(Place::SigningKey(id), &new_secret());
    SigningKey { id, sealed, signs_from, verifies_until: None }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::*;

    const AUDIENCE: &str = "https://a.example/v2/ats/webhook/icims";
    const NOW: Timestamp = Timestamp::from_micros(1_795_374_000_000_000);

    fn tokens(issuer: &str) -> Tokens {
        let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        let ring = Keyring::parse(["k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="]).unwrap();
        Tokens::new(Arc::new(ring), issuer.to_owned())
    }

    fn sign(tokens: &Tokens, keys: &[SigningKey], now: Timestamp) -> String {
        let expires_at = now.plus(Duration::from_hours(1));
        let credential = CredentialId::at(NOW);
        tokens.sign(keys, &NewToken { audience: AUDIENCE, principal: "icims", credential, expires_at }, now).unwrap()
    }

    #[test]
    fn a_token_counts_until_its_end_and_for_its_audience_and_issuer_alone() {
        let ours = tokens("https://a.example");
        let keys = [new_signing_key(&ours.keyring, NOW, NOW)];
        let token = sign(&ours, &keys, NOW);
        let later = |seconds| NOW.plus(Duration::from_secs(seconds));
        assert_eq!(ours.read(&keys, AUDIENCE, &token, later(3_629)).unwrap().0, "icims");
        assert!(ours.read(&keys, AUDIENCE, &token, later(3_630)).is_err());
        assert!(ours.read(&keys, AUDIENCE, &token, NOW.minus(Duration::from_mins(1))).is_err(), "not issued yet");
        assert!(ours.read(&keys, "https://a.example/other", &token, NOW).is_err());
        assert!(tokens("https://b.example").read(&keys, AUDIENCE, &token, NOW).is_err());
        assert!(ours.read(&[], AUDIENCE, &token, NOW).is_err());
    }

    #[test]
    fn a_new_key_signs_from_its_time_and_the_old_one_verifies_until_its_end() {
        let ours = tokens("https://a.example");
        let (soon, end) = (NOW.plus(Duration::from_secs(5)), NOW.plus(Duration::from_hours(1)));
        let old = SigningKey { verifies_until: Some(end), ..new_signing_key(&ours.keyring, NOW, NOW) };
        let keys = [old.clone(), new_signing_key(&ours.keyring, NOW, soon)];
        let (first, second) = (sign(&ours, &keys, NOW), sign(&ours, &keys, soon));
        let kid = |token: &str| decode_header(token).unwrap().kid.unwrap();
        assert_eq!((kid(&first), kid(&second)), (old.id.to_string(), keys[1].id.to_string()));
        assert!(ours.read(&keys, AUDIENCE, &first, NOW).is_ok());
        assert!(ours.read(&keys, AUDIENCE, &first, end).is_err());
    }

    #[test]
    fn a_token_without_signature_or_with_another_algorithm_does_not_count() {
        let ours = tokens("https://a.example");
        let keys = [new_signing_key(&ours.keyring, NOW, NOW)];
        let token = sign(&ours, &keys, NOW);
        let (head, rest) = token.split_once('.').unwrap();
        let claims = rest.split_once('.').unwrap().0;
        let none = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"none","kid":"{}"}}"#, keys[0].id));
        let wide = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"HS384","kid":"{}"}}"#, keys[0].id));
        for forged in
            [format!("{none}.{claims}."), format!("{wide}.{rest}"), format!("{head}.{claims}.AAAA"), "a.b".to_owned()]
        {
            assert!(matches!(ours.read(&keys, AUDIENCE, &forged, NOW), Err(TokenError::NotValid)), "{forged}");
        }
    }
}

//! The keys of an issuer's set that its tokens may be signed with: RFC 7517.

use std::collections::HashMap;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, KeyOperations, PublicKeyUse};
use serde::Deserialize;
use serde_json::Value;

use super::IssuerAlgorithm;
use super::fetch::Unread;

/// An issuer has a handful; so many are no set of keys.
const KEYS_MOST: usize = 100;

/// The keys that count, by name.
pub(super) struct KeySet(HashMap<String, DecodingKey>);

impl KeySet {
    /// Reads a set. A key that is not understood or is for something else is passed over, as RFC 7517 §5 asks, so each is
    /// read alone.
    pub(super) fn read(json: &[u8], algorithm: IssuerAlgorithm) -> Result<Self, Unread> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<Value>,
        }
        let set: Set = serde_json::from_slice(json).map_err(|_| Unread::NoSet)?;
        if set.keys.len() > KEYS_MOST {
            return Err(Unread::TooMany);
        }
        let mut keys = HashMap::new();
        for key in set.keys {
            if let Some((name, key)) = serde_json::from_value(key).ok().and_then(|key| usable(&key, algorithm)) {
                keys.entry(name).or_insert(key);
            }
        }
        Ok(Self(keys))
    }

    pub(super) fn get(&self, name: &str) -> Option<&DecodingKey> {
        self.0.get(name)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

fn usable(jwk: &Jwk, algorithm: IssuerAlgorithm) -> Option<(String, DecodingKey)> {
    let said = &jwk.common;
    let signs = said.public_key_use.as_ref().is_none_or(|its_use| *its_use == PublicKeyUse::Signature);
    let verifies = said.key_operations.as_ref().is_none_or(|all| all.contains(&KeyOperations::Verify));
    let agrees = said.key_algorithm.is_none_or(|own| own == KeyAlgorithm::from(algorithm.in_tokens()));
    let name = said.key_id.clone()?;
    (signs && verifies && agrees && fits(&jwk.algorithm, algorithm))
        .then(|| DecodingKey::from_jwk(jwk).ok().map(|key| (name, key)))?
}

/// The library looks at the kind of a key only when it verifies, and at its curve not at all.
fn fits(key: &AlgorithmParameters, algorithm: IssuerAlgorithm) -> bool {
    match algorithm {
        IssuerAlgorithm::Rs256 | IssuerAlgorithm::Ps256 => matches!(key, AlgorithmParameters::RSA(_)),
        IssuerAlgorithm::Es256 => {
            matches!(key, AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P256)
        }
        IssuerAlgorithm::EdDsa => {
            matches!(key, AlgorithmParameters::OctetKeyPair(key) if key.curve == EllipticCurve::Ed25519)
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn names(keys: &Value, algorithm: IssuerAlgorithm) -> Vec<String> {
        let set = KeySet::read(json!({ "keys": keys }).to_string().as_bytes(), algorithm);
        let mut names: Vec<_> = set.map(|set| set.0.into_keys().collect()).unwrap_or_default();
        names.sort_unstable();
        names
    }

    #[test]
    fn only_public_keys_that_fit_the_algorithm_and_are_for_signatures_count() {
        let keys = json!([
            {"kid": "rsa", "kty": "RSA", "n": "AQAB", "e": "AQAB", "use": "sig", "alg": "RS256"},
            {"kid": "rsa bare", "kty": "RSA", "n": "AQAB", "e": "AQAB"},
            {"kid": "rsa to verify", "kty": "RSA", "n": "AQAB", "e": "AQAB", "key_ops": ["verify"]},
            {"kid": "rsa to wrap", "kty": "RSA", "n": "AQAB", "e": "AQAB", "key_ops": ["wrapKey"]},
            {"kid": "rsa enc", "kty": "RSA", "n": "AQAB", "e": "AQAB", "use": "enc"},
            {"kid": "rsa other", "kty": "RSA", "n": "AQAB", "e": "AQAB", "alg": "RS512"},
            {"kid": "rsa pss", "kty": "RSA", "n": "AQAB", "e": "AQAB", "alg": "PS256"},
            {"kid": "rsa oaep", "kty": "RSA", "n": "AQAB", "e": "AQAB", "alg": "RSA-OAEP"},
            {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
            {"kid": "half", "kty": "RSA", "n": "AQAB"},
            {"kid": "no letters", "kty": "RSA", "n": "#", "e": "AQAB"},
            {"kid": 7, "kty": "RSA", "n": "AQAB", "e": "AQAB"},
            {"kid": "secret", "kty": "oct", "k": "AQAB", "alg": "RS256"},
            {"kid": "secret too", "kty": "oct", "k": "AQAB", "n": "AQAB", "e": "AQAB", "x": "AQAB", "crv": "Ed25519"},
            {"kid": "p256", "kty": "EC", "crv": "P-256", "x": "AQAB", "y": "AQAB"},
            {"kid": "p384", "kty": "EC", "crv": "P-384", "x": "AQAB", "y": "AQAB"},
            {"kid": "ed", "kty": "OKP", "crv": "Ed25519", "x": "AQAB", "alg": "EdDSA"},
            {"kid": "ed of the wrong kind", "kty": "EC", "crv": "Ed25519", "x": "AQAB", "y": "AQAB"},
            {"kid": "x", "kty": "OKP", "crv": "X25519", "x": "AQAB"},
            {"kid": "new", "kty": "AKP", "pub": "AQAB"},
            "no key",
        ]);
        assert_eq!(names(&keys, IssuerAlgorithm::Rs256), ["rsa", "rsa bare", "rsa to verify"]);
        assert_eq!(names(&keys, IssuerAlgorithm::Ps256), ["rsa bare", "rsa pss", "rsa to verify"]);
        assert_eq!(names(&keys, IssuerAlgorithm::Es256), ["p256"]);
        assert_eq!(names(&keys, IssuerAlgorithm::EdDsa), ["ed"]);
    }

    #[test]
    fn what_is_no_set_or_far_too_many_is_refused_as_a_whole() {
        let read = |json: &str| KeySet::read(json.as_bytes(), IssuerAlgorithm::Rs256).map(|set| set.len());
        assert_eq!(read(r#"{"keys":[]}"#), Ok(0));
        assert_eq!(read("<html>"), Err(Unread::NoSet));
        assert_eq!(read(r#"{"error":"down"}"#), Err(Unread::NoSet));
        let key = json!({"kty": "oct", "k": "AQAB"});
        assert_eq!(read(&json!({ "keys": vec![key.clone(); 100] }).to_string()), Ok(0));
        assert_eq!(read(&json!({ "keys": vec![key; 101] }).to_string()), Err(Unread::TooMany));
    }
}

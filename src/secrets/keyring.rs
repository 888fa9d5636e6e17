//! Sealing at rest: AES-256-GCM with a random nonce, bound to the place it is stored in.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, Nonce, RandomizedNonceKey};
use aws_lc_rs::{constant_time, digest, hkdf, rand};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::domain::{CredentialId, EndpointId, NoticeTargetId, Sealed, SigningKeyId};

const KEY_LEN: usize = 32;
const NONCE_LEN: usize = 12;

/// Where a secret is stored; a secret that is moved to another row or column does not open.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// Column `sealed` of a row of `credentials`.
    Credential(CredentialId),
    /// Column `sealed` of a row of `signing_keys`.
    SigningKey(SigningKeyId),
    /// Column `sealed` of a row of `notice_targets`.
    NoticeTarget(NoticeTargetId),
    /// Column `sealed` of a row of `webhook_endpoints`.
    Endpoint(EndpointId),
    /// Column `sealed` of a row of `idempotency_keys`.
    Answer([u8; 32]),
}

impl Place {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Credential(id) => [b"credentials.sealed.".as_slice(), id.uuid().as_bytes()].concat(),
            Self::SigningKey(id) => [b"signing_keys.sealed.".as_slice(), id.uuid().as_bytes()].concat(),
            Self::NoticeTarget(id) => [b"notice_targets.sealed.".as_slice(), id.uuid().as_bytes()].concat(),
            Self::Endpoint(id) => [b"webhook_endpoints.sealed.".as_slice(), id.uuid().as_bytes()].concat(),
            Self::Answer(key) => [b"idempotency_keys.sealed.".as_slice(), &key].concat(),
        }
    }
}

/// Why a keyring cannot be made or does not open something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// A key is not as it must be.
    #[error(
        "must be a name, a colon and 32 bytes in base64, such as k1:<44 characters>; make one with `openssl rand -base64 32`"
    )]
    BadKey,
    /// Two keys have one name.
    #[error("two keys are named {0}")]
    SameName(String),
    /// There is no key.
    #[error("there must be at least one key")]
    NoKey,
    /// The key that something was sealed with is gone.
    #[error("it was sealed with key {0}, which the settings no longer hold")]
    UnknownKey(String),
    /// The stored bytes were changed or belong elsewhere.
    #[error(
        "the stored secret does not open: it was changed, or sealed for another place or by another key of the same name"
    )]
    DoesNotOpen,
}

/// The master keys of a region, newest first.
pub struct Keyring(Vec<Master>);

struct Master {
    name: String,
    key: [u8; KEY_LEN],
    /// What is made of it for sealing, once: every delivery opens a secret.
    sealing: RandomizedNonceKey,
}

impl Keyring {
    /// Reads keys written as `name:base64`, newest first.
    ///
    /// # Errors
    /// [`KeyringError`] for a key that is not 32 bytes, a name used twice, or none at all.
    pub fn parse<'a>(keys: impl IntoIterator<Item = &'a str>) -> Result<Self, KeyringError> {
        let mut ring: Vec<Master> = Vec::new();
        for key in keys {
            let (name, text) = key.trim().split_once(':').ok_or(KeyringError::BadKey)?;
            let bytes = STANDARD.decode(text.trim()).ok().and_then(|bytes| <[u8; KEY_LEN]>::try_from(bytes).ok());
            let bytes = bytes.filter(|_| !name.is_empty()).ok_or(KeyringError::BadKey)?;
            if ring.iter().any(|known| known.name == name) {
                return Err(KeyringError::SameName(name.to_owned()));
            }
            ring.push(Master { name: name.to_owned(), key: bytes, sealing: sealing_key(&bytes) });
        }
        if ring.is_empty() { Err(KeyringError::NoKey) } else { Ok(Self(ring)) }
    }

    /// Seals a secret with the newest key.
    ///
    /// # Panics
    /// When the machine gives no random bytes: nothing secret can be made then.
    #[must_use]
    pub fn seal(&self, place: Place, secret: &str) -> Sealed {
        let Master { name, sealing, .. } = &self.0[0];
        let mut bytes = secret.as_bytes().to_vec();
        let nonce = sealing
            .seal_in_place_append_tag(Aad::from(place.bytes()), &mut bytes)
            .expect("the system gives random bytes");
        Sealed { key_id: name.clone(), bytes: [nonce.as_ref().as_slice(), &bytes].concat() }
    }

    /// Opens a secret.
    ///
    /// # Errors
    /// [`KeyringError::UnknownKey`] or [`KeyringError::DoesNotOpen`].
    pub fn open(&self, place: Place, sealed: &Sealed) -> Result<String, KeyringError> {
        let found = self.0.iter().find(|master| master.name == sealed.key_id);
        let master = found.ok_or_else(|| KeyringError::UnknownKey(sealed.key_id.clone()))?;
        let (nonce, rest) = sealed.bytes.split_at_checked(NONCE_LEN).ok_or(KeyringError::DoesNotOpen)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| KeyringError::DoesNotOpen)?;
        let mut rest = rest.to_vec();
        let plain = master.sealing.open_in_place(nonce, Aad::from(place.bytes()), &mut rest);
        let plain = plain.map_err(|_| KeyringError::DoesNotOpen)?.to_vec();
        String::from_utf8(plain).map_err(|_| KeyringError::DoesNotOpen)
    }

    /// Whether one key is in both, whatever its name.
    #[must_use]
    pub fn shares_a_key_with(&self, other: &Self) -> bool {
        let same = |a: &[u8; KEY_LEN], b: &[u8; KEY_LEN]| constant_time::verify_slices_are_equal(a, b).is_ok();
        self.0.iter().any(|own| other.0.iter().any(|theirs| same(&own.key, &theirs.key)))
    }

    /// The keys for one purpose, newest first.
    pub(super) fn derive(&self, purpose: &'static [u8]) -> Vec<[u8; KEY_LEN]> {
        self.0.iter().map(|master| derive(&master.key, purpose)).collect()
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|master| &master.name)).finish()
    }
}

fn sealing_key(master: &[u8; KEY_LEN]) -> RandomizedNonceKey {
    RandomizedNonceKey::new(&AES_256_GCM, &derive(master, b"goodtime-icims sealing v1"))
        .expect("the key has the length of AES-256")
}

fn derive(master: &[u8; KEY_LEN], purpose: &'static [u8]) -> [u8; KEY_LEN] {
    let mut key = [0; KEY_LEN];
    let secret = hkdf::Salt::new(hkdf::HKDF_SHA256, b"goodtime-icims").extract(master);
    let info = [purpose];
    let out = secret.expand(&info, hkdf::HKDF_SHA256).expect("32 bytes are within what HKDF gives");
    out.fill(&mut key).expect("the length is that of the hash");
    key
}

/// A new secret of 256 random bits, as text that survives every form and header.
///
/// # Panics
/// When the machine gives no random bytes.
#[must_use]
pub fn new_secret() -> String {
    let mut bytes = [0; KEY_LEN];
    rand::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether two secrets are equal, in a time that tells nothing about where they differ or how long they are.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| digest::digest(&digest::SHA256, text.as_bytes()));
    constant_time::verify_slices_are_equal(a.as_ref(), b.as_ref()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    fn ring(names: &[(&str, u8)]) -> Keyring {
        let keys: Vec<String> =
            names.iter().map(|(name, byte)| format!("{name}:{}", STANDARD.encode([*byte; 32]))).collect();
        Keyring::parse(keys.iter().map(String::as_str)).unwrap()
    }

    #[test]
    fn a_secret_opens_only_in_its_place_and_with_its_key() {
        let (here, there) = (CredentialId::at(Timestamp::from_micros(1)), CredentialId::at(Timestamp::from_micros(2)));
        let sealed = ring(&[("k1", 1)]).seal(Place::Credential(here), "open sesame");
        assert_eq!(ring(&[("k2", 2), ("k1", 1)]).open(Place::Credential(here), &sealed).unwrap(), "open sesame");
        assert_eq!(ring(&[("k1", 1)]).open(Place::Credential(there), &sealed), Err(KeyringError::DoesNotOpen));
        assert_eq!(ring(&[("k1", 9)]).open(Place::Credential(here), &sealed), Err(KeyringError::DoesNotOpen));
        assert_eq!(
            ring(&[("k2", 2)]).open(Place::Credential(here), &sealed),
            Err(KeyringError::UnknownKey("k1".into()))
        );
        assert!(!format!("{sealed:?}").contains("sesame"));
    }

    #[test]
    fn a_bad_key_is_named_without_showing_it() {
        for bad in ["", "k1", "k1:abc", ":AAAA", "k1:AAAA"] {
            assert_eq!(Keyring::parse([bad]).unwrap_err(), KeyringError::BadKey, "{bad:?}");
        }
    }
}

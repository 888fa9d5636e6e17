//! A signature over the request, made with a shared key. It covers host, path, query, time and the body's hash, so it is
//! checked before the body is read; whether the body is the one that was signed is seen afterwards.

use aws_lc_rs::hmac;

use super::{Asked, Senders, Unverified, VerifiedSender};
use crate::ats::{Caller, HmacClaim, Request, Signed};
use crate::domain::{CredentialKind, Timestamp};
use crate::store::Directory;

impl Senders {
    pub(super) fn by_signature(
        &self,
        directory: &Directory,
        caller: &dyn Caller,
        (claim, asked): (&HmacClaim, Asked<'_>),
        now: Timestamp,
    ) -> Result<VerifiedSender, Unverified> {
        let signature = bytes(&claim.signature).ok_or(Unverified::NotProven)?;
        let covered = self.covered(caller, claim, asked);
        let covered: Vec<Signed> = covered.into_iter().filter(|signed| self.is_timely(signed.at, now)).collect();
        let Some(content_sha256) = covered.first().map(|signed| signed.content_sha256) else {
            return Err(Unverified::NotProven);
        };
        let sender = self.prove(directory, (&claim.user, CredentialKind::Hmac), now, |secret| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
            covered.iter().any(|signed| hmac::verify(&key, signed.text.as_bytes(), &signature).is_ok())
        })?;
        Ok(VerifiedSender { content_sha256: Some(content_sha256), ..sender })
    }

    /// What the signature covers under each address that the sender may have written.
    fn covered(&self, caller: &dyn Caller, claim: &HmacClaim, asked: Asked<'_>) -> Vec<Signed> {
        let addresses = &self.rules.addresses;
        let Some(host) = addresses.host(asked.headers, asked.peer) else {
            return Vec::new();
        };
        let query = asked.uri.query().unwrap_or_default();
        let paths = addresses.paths(asked.uri.path());
        let request = |path| Request { method: asked.method, path, query, host, headers: asked.headers };
        paths.iter().filter_map(|path| caller.signed(claim, request(path))).collect()
    }

    fn is_timely(&self, at: Timestamp, now: Timestamp) -> bool {
        at <= now.plus(self.rules.skew) && now <= at.plus(self.rules.skew)
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    (0..hex.len()).step_by(2).map(|n| u8::from_str_radix(hex.get(n..n + 2)?, 16).ok()).collect()
}

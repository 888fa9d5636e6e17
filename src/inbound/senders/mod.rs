//! Who sends: the one place that decides whether a sender is who it says.
//!
//! The principal that is presented chooses the secrets; each that is valid now may prove it. True in here: an unknown
//! principal costs the same work and gets the same answer as a wrong secret; a secret that has ended proves nothing, and
//! neither do the tokens that were given for it; a right secret is never refused because somebody else guessed wrong.

mod address;
mod failures;
mod secret;
mod signature;
mod token;

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::{HeaderMap, Method, Uri};

pub use address::{Addresses, Peer};
pub(super) use token::Issued;

use crate::ats::{Caller, Presented};
use crate::domain::{Credential, CredentialId, CredentialKind, Direction, TenantId, Timestamp};
use crate::secrets::{Keyring, Place, Tokens, new_secret};
use crate::store::{Directory, DirectoryCache};
pub(super) use failures::Failures;

/// What is set about senders.
#[derive(Debug, Clone)]
pub struct SenderRules {
    /// The names that senders know us by.
    pub addresses: Addresses,
    /// How far a signature's time may be from ours.
    pub skew: std::time::Duration,
    /// How long a token lives.
    pub token_life: std::time::Duration,
    /// Where the webhook's addresses start, and the issuer of our tokens.
    pub public_url: String,
}

/// A request of a sender, as far as it is looked at before its body is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The kind of ATS in its address.
    pub(super) ats: &'a str,
    pub(super) method: &'a Method,
    pub(super) uri: &'a Uri,
    pub(super) headers: &'a HeaderMap,
    /// Who is at the other end of the connection.
    pub(super) peer: Option<IpAddr>,
}

/// A sender that proved to have a secret. Only [`Senders`] makes one.
#[derive(Debug)]
pub(super) struct VerifiedSender {
    credential: CredentialId,
    tenants: Vec<TenantId>,
    /// The hash that the signature promises of the body.
    content_sha256: Option<[u8; 32]>,
}

impl VerifiedSender {
    /// The secret that was proven.
    pub(super) fn credential(&self) -> CredentialId {
        self.credential
    }

    /// Whether it may speak for a tenant.
    pub(super) fn speaks_for(&self, tenant: TenantId) -> bool {
        self.tenants.contains(&tenant)
    }

    /// Whether a body is the one that was signed; without a signature any body is.
    pub(super) fn sent(&self, body_sha256: [u8; 32]) -> bool {
        self.content_sha256.is_none_or(|signed| signed == body_sha256)
    }
}

/// Why a sender is not verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unverified {
    /// It did not prove to have a secret of its principal.
    NotProven,
    /// A secret of its principal does not open: our own mistake.
    CannotTell,
}

/// Checks senders.
pub struct Senders {
    keyring: Arc<Keyring>,
    tokens: Tokens,
    rules: SenderRules,
    failures: Failures,
    /// Stands in for unknown principals, so that time does not tell which names exist. Nothing opens for it.
    nobody: Credential,
}

impl Senders {
    /// Checks with the secrets that `keyring` opens.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>, rules: SenderRules) -> Self {
        let id = CredentialId::from_uuid(uuid::Uuid::nil());
        let nobody = Credential {
            id,
            tenant: None,
            direction: Direction::Inbound,
            principal: String::new(),
            kind: CredentialKind::Basic,
            family: None,
            sealed: keyring.seal(Place::Credential(id), &new_secret()),
            valid_from: Timestamp::from_micros(0),
            valid_until: None,
        };
        let tokens = Tokens::new(Arc::clone(&keyring), rules.public_url.clone());
        Self { keyring, tokens, rules, failures: Failures::new(), nobody }
    }

    /// Checks what a sender presents, by the newest settings: a secret that was made a moment ago counts at once.
    pub(super) async fn verify(
        &self,
        settings: &DirectoryCache,
        caller: &dyn Caller,
        asked: Asked<'_>,
        now: Timestamp,
    ) -> Result<(VerifiedSender, Arc<Directory>), Unverified> {
        self.by_newest(settings, |directory| self.by_what_is_presented(directory, caller, asked, now)).await
    }

    /// Tries again where it failed and settings have changed since they were read.
    async fn by_newest<T>(
        &self,
        settings: &DirectoryCache,
        prove: impl Fn(&Directory) -> Result<T, Unverified> + Send,
    ) -> Result<(T, Arc<Directory>), Unverified> {
        let directory = settings.current();
        match prove(&directory) {
            Ok(proof) => Ok((proof, directory)),
            Err(why) => match settings.newer_than(&directory).await {
                Some(newer) => Ok((prove(&newer)?, newer)),
                None => Err(why),
            },
        }
    }

    fn by_what_is_presented(
        &self,
        directory: &Directory,
        caller: &dyn Caller,
        asked: Asked<'_>,
        now: Timestamp,
    ) -> Result<VerifiedSender, Unverified> {
        match caller.presented(asked.headers) {
            Presented::Nothing => Err(Unverified::NotProven),
            Presented::Basic { user, password } => {
                self.by_secret(directory, CredentialKind::Basic, (&user, password.expose()), now)
            }
            Presented::Hmac(claim) => self.by_signature(directory, caller, (&claim, asked), now),
            Presented::Bearer { token } => self.by_token(directory, asked.ats, token.expose(), now),
        }
    }

    /// Who asks, as far as trusted proxies tell.
    pub(super) fn client(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Option<IpAddr> {
        self.rules.addresses.client(headers, peer)
    }

    /// Counts a refusal; tells whether its peer had too many of late.
    pub(super) fn too_many_failures(&self, asked: Asked<'_>) -> bool {
        self.rules.addresses.client(asked.headers, asked.peer).is_some_and(|client| self.failures.too_many(client))
    }

    /// Looks through the secrets of a principal that are of a kind and valid, or through nobody's where it is unknown.
    fn prove(
        &self,
        directory: &Directory,
        (principal, kind): (&str, CredentialKind),
        now: Timestamp,
        is_proof: impl Fn(&str) -> bool,
    ) -> Result<VerifiedSender, Unverified> {
        let known = directory.inbound(principal);
        let valid: Vec<&Credential> = known.map_or_else(Vec::new, |known| {
            known.credentials.iter().filter(|credential| credential.kind == kind && credential.is_valid(now)).collect()
        });
        let nobody = if valid.is_empty() { Some(&self.nobody) } else { None };
        let mut why = Unverified::NotProven;
        for credential in valid.into_iter().chain(nobody) {
            match self.keyring.open(Place::Credential(credential.id), &credential.sealed) {
                Ok(secret) if is_proof(&secret) && credential.id != self.nobody.id => {
                    let tenants = known.map_or_else(Vec::new, |known| known.tenants.clone());
                    return Ok(VerifiedSender { credential: credential.id, tenants, content_sha256: None });
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(credential.id = %credential.id, %error, "a stored secret does not open");
                    why = Unverified::CannotTell;
                }
            }
        }
        Err(why)
    }
}

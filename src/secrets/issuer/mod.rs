//! Tokens of an issuer outside, such as a company's sign-in service: access tokens of programs, and ID tokens of people.
//!
//! `keys` says which keys of its set count, `fetch` reads the set, `held` keeps it; `proven` is what every token must be,
//! `claims` what an access token must be beside that; `provider` lets people sign in, and `identity` says what their token
//! must be. True in here: the algorithm is the one that was set, whatever a token says of itself; no symmetric key is ever used, so that
//! nothing that is public can be the secret of a signature; a token reaches a whole region only if it says so.

mod claims;
mod fetch;
mod held;
mod identity;
mod keys;
mod proven;
mod provider;

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use jsonwebtoken::Algorithm;

pub use claims::{IssuerClaims, Whose};
pub use identity::Identity;
pub use provider::{Begun, Provider, ProviderError, TrustedProvider};

use crate::domain::{Clock, Timestamp};
use fetch::Fetch;
use held::Held;

/// How tokens of the issuer are signed: those that keep their key to themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssuerAlgorithm {
    /// RSA with the older padding; what issuers usually take.
    Rs256,
    /// RSA with the newer padding.
    Ps256,
    /// The curve P-256.
    Es256,
    /// The curve Ed25519.
    EdDsa,
}

impl IssuerAlgorithm {
    const fn in_tokens(self) -> Algorithm {
        match self {
            Self::Rs256 => Algorithm::RS256,
            Self::Ps256 => Algorithm::PS256,
            Self::Es256 => Algorithm::ES256,
            Self::EdDsa => Algorithm::EdDSA,
        }
    }
}

impl FromStr for IssuerAlgorithm {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "RS256" => Ok(Self::Rs256),
            "PS256" => Ok(Self::Ps256),
            "ES256" => Ok(Self::Es256),
            "EdDSA" => Ok(Self::EdDsa),
            _ => Err("must be `RS256`, `PS256`, `ES256` or `EdDSA`".to_owned()),
        }
    }
}

/// An issuer whose tokens are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedIssuer {
    /// What its tokens name as `iss`, to the letter.
    pub issuer: String,
    /// Where its keys are.
    pub jwks_url: String,
    /// What its tokens must name as `aud`, perhaps among others.
    pub audience: String,
    /// How they are signed.
    pub algorithm: IssuerAlgorithm,
    /// The claim that says whose data they may see.
    pub tenant_claim: String,
}

/// Why a token of the issuer is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssuerError {
    /// It is not what it must be; the reason is for our log alone.
    #[error("{0}")]
    NotValid(&'static str),
    /// Nobody can say now: there are no keys to check it with.
    #[error("the issuer's keys cannot be read")]
    NoKeys {
        /// When they are asked for again.
        again_in: Duration,
    },
}

/// Reads tokens of an issuer.
pub struct Issuer {
    trusted: TrustedIssuer,
    held: Held,
}

impl Issuer {
    /// Nothing is asked for before the first token comes.
    ///
    /// # Errors
    /// When there can be no HTTP client.
    pub fn new(trusted: TrustedIssuer, clock: Arc<dyn Clock>) -> Result<Self, reqwest::Error> {
        let fetch = Fetch::new(&trusted.jwks_url)?;
        let held = Held::new(fetch, trusted.algorithm, clock, "the API's issuer");
        Ok(Self { trusted, held })
    }

    /// Whether a token says that it is the issuer's. That proves nothing; it only says who is asked.
    #[must_use]
    pub fn is_named_by(&self, token: &str) -> bool {
        claims::issuer_named_by(token).is_some_and(|named| named == self.trusted.issuer)
    }

    /// Reads a token. Whether its tenant is there has to be looked up.
    ///
    /// # Errors
    /// [`IssuerError`].
    pub async fn read(&self, token: &str, now: Timestamp) -> Result<IssuerClaims, IssuerError> {
        let name = claims::key_named_by(token, self.trusted.algorithm)?;
        let key = self.held.key(&name).await?.ok_or(IssuerError::NotValid("its key is not in the issuer's set"))?;
        claims::read(token, &key, &self.trusted, now)
    }
}

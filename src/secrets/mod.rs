//! Secrets: sealed at rest, opened for a moment, and what is derived from them.
//!
//! One master key per region, named by its id; a newer one is put before it and the older one stays until nothing is
//! sealed with it. Every use has its own key, derived from the master key. True in here: no secret is printed or
//! compared in a time that depends on it. The room does not know what a secret opens. `issuer` is for tokens that others
//! sign: what it holds is public.

mod api_tokens;
mod entropy;
mod issuer;
mod keyring;
mod links;
mod passwords;
mod sessions;
mod tokens;

pub use api_tokens::ApiTokens;
pub use entropy::gather_entropy;
pub use issuer::{
    Begun, Identity, Issuer, IssuerAlgorithm, IssuerClaims, IssuerError, Provider, ProviderError, TrustedIssuer,
    TrustedProvider, Whose,
};
pub use keyring::{Keyring, KeyringError, Place, new_secret, same};
pub use links::{Link, LinkClaim, LinkKind, Links};
pub use passwords::{PASSWORD_LEAST, PASSWORD_MOST, Passwords};
pub use sessions::{SignInToken, sha256_of};
pub use tokens::{NewToken, TokenError, Tokens, new_signing_key};

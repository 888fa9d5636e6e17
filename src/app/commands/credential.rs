//! Secrets on their way from a person's file into a sealed row.

use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;

use super::Desk;
use crate::domain::{ApiFamily, Credential, CredentialId, CredentialKind, Direction, SECRET_LEAST};
use crate::secrets::Place;

/// How iCIMS proves itself to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::app) enum SenderKind {
    /// User and password with each delivery.
    Basic,
    /// A key that signs each delivery.
    Hmac,
    /// A client that asks us for access tokens.
    Oauth,
}

impl SenderKind {
    pub(super) fn credential(self) -> CredentialKind {
        match self {
            Self::Basic => CredentialKind::Basic,
            Self::Hmac => CredentialKind::Hmac,
            Self::Oauth => CredentialKind::OauthClient,
        }
    }
}

/// What the administrator of iCIMS enters, line by line.
pub(super) fn sender_lines(url: &str, kind: CredentialKind, principal: &str, secret: Option<&str>) -> Vec<String> {
    let webhook = format!("{url}/v2/ats/webhook/icims");
    let (way, user, word) = match kind {
        CredentialKind::Basic => ("Basic", "user", "password"),
        CredentialKind::Hmac => ("x-icims-v1-hmac-sha256", "user", "key"),
        CredentialKind::OauthClient => ("OAuth 2.0, client credentials", "client id", "client secret"),
    };
    let mut lines = vec![format!("  address           {webhook}"), format!("  authentication    {way}")];
    if kind == CredentialKind::OauthClient {
        lines.push(format!("  access token URL  {webhook}/token"));
    }
    lines.push(format!("  {user:<17} {principal}"));
    lines.push(match secret {
        Some(secret) => format!("  {word:<17} {secret}   (shown this once)"),
        None => format!("  {word:<17} the one you gave"),
    });
    lines
}

/// A credential that is valid from now on.
pub(super) fn credential(
    desk: &Desk<'_>,
    (direction, kind, family): (Direction, CredentialKind, Option<ApiFamily>),
    principal: &str,
    secret: &str,
) -> Credential {
    let id = CredentialId::at(desk.now);
    let sealed = desk.settings.keyring.seal(Place::Credential(id), secret);
    let (principal, valid_from) = (principal.to_owned(), desk.now);
    Credential { id, tenant: None, direction, principal, kind, family, sealed, valid_from, valid_until: None }
}

/// Reads a secret from a file, or from standard input where the file is `-`.
pub(super) fn read_secret(flag: &str, file: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).with_context(|| format!("{flag}: standard input cannot be read"))?;
    } else {
        text = std::fs::read_to_string(file).with_context(|| format!("{flag}: {} cannot be read", file.display()))?;
    }
    let secret = text.trim().to_owned();
    anyhow::ensure!(secret.len() >= SECRET_LEAST, "{flag}: a secret must have at least {SECRET_LEAST} characters");
    Ok(secret)
}

//! Secrets on their way into a sealed row. None ever comes out again, save one that was made here, once.
//!
//! What was sent is wiped from memory when it is sealed; one that was made here is not: it stands in the answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::Mistakes;
use crate::ats::Secret;
use crate::domain::{
    ApiFamily, Credential, CredentialId, CredentialKind, Direction, PRINCIPAL_MOST, SECRET_LEAST, Timestamp,
    check_principal,
};
use crate::inbound::Doors;
use crate::secrets::{Place, new_secret};

/// How a secret proves who presents it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CredentialKind)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Kind {
    /// User and password.
    Basic,
    /// A key that signs each request.
    Hmac,
    /// OAuth 2.0, client credentials.
    OauthClient,
}

impl From<Kind> for CredentialKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Basic => Self::Basic,
            Kind::Hmac => Self::Hmac,
            Kind::OauthClient => Self::OauthClient,
        }
    }
}

impl From<CredentialKind> for Kind {
    fn from(kind: CredentialKind) -> Self {
        match kind {
            CredentialKind::Basic => Self::Basic,
            CredentialKind::Hmac => Self::Hmac,
            CredentialKind::OauthClient => Self::OauthClient,
        }
    }
}

/// Who sends for a tenant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct NewSender {
    /// The name that the ATS presents: user or client id.
    #[schema(pattern = "^[A-Za-z0-9._@-]+$", max_length = 128, example = "icims-us")]
    principal: String,
    /// How it proves itself.
    kind: Kind,
    /// The secret; without it one is made.
    #[schema(value_type = Option<String>, min_length = 16, max_length = 512, write_only, format = Password)]
    secret: Option<Secret>,
}

/// A sender that was checked.
pub(in crate::inbound) struct Sender {
    pub(in crate::inbound) credential: Credential,
    /// The secret, where it was made here.
    made: Option<String>,
}

/// What the administrator of the ATS enters.
#[derive(Serialize, ToSchema)]
pub(in crate::inbound) struct SenderMade {
    /// Where to send to.
    #[schema(example = "https://a.goodtime.io/v2/ats/webhook/icims", format = "uri")]
    webhook_url: String,
    /// How it proves itself.
    kind: Kind,
    /// The name to present.
    #[schema(example = "icims-us")]
    principal: String,
    /// The secret, where it was made here: shown this once.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl NewSender {
    pub(in crate::inbound) fn checked(self, doors: &Doors, mistakes: &mut Mistakes) -> Option<Sender> {
        if let Err(why) = check_principal(&self.principal) {
            mistakes.note("sender.principal", why);
            return None;
        }
        if doors.flow.directory.current().inbound(&self.principal).is_some() {
            mistakes.note("sender.principal", "another sender has this name; choose another one");
            return None;
        }
        let given = self.secret.map(|secret| checked_secret("sender.secret", secret, mistakes));
        let made = if given.is_none() { Some(new_secret()) } else { None };
        let secret = given.flatten().or_else(|| made.clone().map(Secret::new))?;
        let credential = sealed(doors, (Direction::Inbound, self.kind.into(), None), &self.principal, &secret);
        Some(Sender { credential, made })
    }
}

impl Sender {
    pub(in crate::inbound) fn told(self, doors: &Doors) -> SenderMade {
        SenderMade {
            webhook_url: format!("{}/v2/ats/webhook/icims", doors.flow.public_url),
            kind: self.credential.kind.into(),
            principal: self.credential.principal,
            secret: self.made,
        }
    }
}

/// What we present to the ATS.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewApiCredential)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct Presented {
    /// How we prove ourselves: `oauth_client` or `basic`.
    kind: Kind,
    /// The client id or user.
    #[schema(min_length = 1, max_length = 128, example = "goodtime")]
    principal: String,
    /// The secret.
    #[schema(value_type = String, min_length = 16, max_length = 512, write_only, format = Password)]
    secret: Secret,
}

impl Presented {
    pub(in crate::inbound) fn checked(self, doors: &Doors, mistakes: &mut Mistakes) -> Option<Credential> {
        check_kind("api.kind", self.kind, mistakes);
        mistakes.text("api.principal", &self.principal, PRINCIPAL_MOST);
        let secret = checked_secret("api.secret", self.secret, mistakes)?;
        let what = (Direction::Outbound, self.kind.into(), Some(ApiFamily::Records));
        Some(sealed(doors, what, &self.principal, &secret))
    }
}

/// Checks how we prove ourselves to the ATS.
pub(in crate::inbound) fn check_kind(field: &str, kind: Kind, mistakes: &mut Mistakes) {
    if kind == Kind::Hmac {
        mistakes.note(field, "must be `oauth_client` or `basic`: requests to the ATS are not signed");
    }
}

/// A secret that cannot be guessed.
pub(in crate::inbound) fn checked_secret(field: &str, secret: Secret, mistakes: &mut Mistakes) -> Option<Secret> {
    let text = secret.expose();
    if text.len() < SECRET_LEAST || text.len() > 512 || text.trim() != text {
        mistakes.note(field, format!("must have {SECRET_LEAST} to 512 characters, and no blank at either end"));
        return None;
    }
    Some(secret)
}

/// A credential that is valid from now on.
pub(in crate::inbound) fn sealed(
    doors: &Doors,
    (direction, kind, family): (Direction, CredentialKind, Option<ApiFamily>),
    principal: &str,
    secret: &Secret,
) -> Credential {
    let valid_from: Timestamp = doors.flow.clock.now();
    let id = CredentialId::at(valid_from);
    let sealed = doors.api.keyring.seal(Place::Credential(id), secret.expose());
    let principal = principal.to_owned();
    Credential { id, tenant: None, direction, principal, kind, family, sealed, valid_from, valid_until: None }
}

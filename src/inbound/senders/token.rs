//! The access tokens that a sender gets for its client secret, and what they prove.

use super::{Senders, Unverified, VerifiedSender};
use crate::domain::{CredentialKind, Timestamp};
use crate::secrets::{NewToken, TokenError};
use crate::store::{Directory, DirectoryCache};

/// A token, and how long it lives in seconds.
pub(in crate::inbound) struct Issued {
    pub(in crate::inbound) token: String,
    pub(in crate::inbound) seconds: u64,
}

impl Senders {
    /// Gives a client a token for its secret. It ends with the secret at the latest.
    pub(in crate::inbound) async fn issue(
        &self,
        settings: &DirectoryCache,
        ats: &str,
        client: (&str, &str),
        now: Timestamp,
    ) -> Result<Issued, Unverified> {
        let (issued, _) = self.by_newest(settings, |directory| self.issue_by(directory, ats, client, now)).await?;
        Ok(issued)
    }

    fn issue_by(
        &self,
        directory: &Directory,
        ats: &str,
        (client, secret): (&str, &str),
        now: Timestamp,
    ) -> Result<Issued, Unverified> {
        let sender = self.by_secret(directory, CredentialKind::OauthClient, (client, secret), now)?;
        let end = directory.inbound(client).and_then(|known| known.valid(sender.credential(), now)?.valid_until);
        let full = now.plus(self.rules.token_life);
        let expires_at = end.map_or(full, |end| end.min(full));
        let token =
            NewToken { audience: &self.audience(ats), principal: client, credential: sender.credential(), expires_at };
        match self.tokens.sign(directory.signing_keys(), &token, now) {
            Ok(token) => Ok(Issued { token, seconds: expires_at.since(now).as_secs() }),
            Err(error) => {
                tracing::error!(%error, "no token could be signed");
                Err(Unverified::CannotTell)
            }
        }
    }

    /// A token counts while the secret does that it was given for.
    pub(super) fn by_token(
        &self,
        directory: &Directory,
        ats: &str,
        token: &str,
        now: Timestamp,
    ) -> Result<VerifiedSender, Unverified> {
        match self.tokens.read(directory.signing_keys(), &self.audience(ats), token, now) {
            Ok((principal, credential)) => {
                let known = directory.inbound(&principal).filter(|known| {
                    known.valid(credential, now).is_some_and(|found| found.kind == CredentialKind::OauthClient)
                });
                let tenants = known.ok_or(Unverified::NotProven)?.tenants.clone();
                Ok(VerifiedSender { credential, tenants, content_sha256: None })
            }
            Err(TokenError::NotValid) => Err(Unverified::NotProven),
            Err(error @ (TokenError::Key(_) | TokenError::NoKey | TokenError::Signing(_))) => {
                tracing::error!(%error, "a token could not be checked");
                Err(Unverified::CannotTell)
            }
        }
    }

    /// Tokens are for the webhook alone.
    fn audience(&self, ats: &str) -> String {
        format!("{}/v2/ats/webhook/{ats}", self.rules.public_url)
    }
}

//! A secret that is shown as it is: a password, or that of an OAuth client.

use super::{Senders, Unverified, VerifiedSender};
use crate::domain::{CredentialKind, Timestamp};
use crate::secrets::same;
use crate::store::Directory;

impl Senders {
    pub(super) fn by_secret(
        &self,
        directory: &Directory,
        kind: CredentialKind,
        (principal, shown): (&str, &str),
        now: Timestamp,
    ) -> Result<VerifiedSender, Unverified> {
        self.prove(directory, (principal, kind), now, |secret| same(secret, shown))
    }
}

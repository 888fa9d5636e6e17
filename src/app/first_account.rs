//! The first account of a region: while nobody can sign in as an operator, each start tells one link that makes one.

use std::time::Duration;

use crate::domain::{Invitation, Role};
use crate::flow::Flow;
use crate::secrets::SignInToken;
use crate::store::StoreError;

/// How long the link counts; the next start tells another.
const COUNTS_FOR: Duration = Duration::from_hours(24);
/// Who the audit log names.
const ACTOR: &str = "first start";

/// The link, where there is no operator yet. It is for the terminal of who started the service, and for no log.
pub(super) async fn set_up_link(flow: &Flow) -> Result<Option<String>, StoreError> {
    if flow.store.has_operator().await? {
        return Ok(None);
    }
    let (token, now) = (SignInToken::new(), flow.clock.now());
    let invitation = Invitation {
        token_sha256: token.sha256,
        tenant: None,
        role: Role::Operator,
        sign_in: None,
        is_first: true,
        created_at: now,
        expires_at: now.plus(COUNTS_FOR),
    };
    flow.store.invite(&invitation, (ACTOR, now)).await?;
    Ok(Some(format!("{}/sign-in/invitation/{}", flow.public_url, token.secret)))
}

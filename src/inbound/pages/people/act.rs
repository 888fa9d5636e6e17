//! Inviting people, and changing what they may do.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::Looking;
use super::page::{Came, shown};
use crate::domain::{AccountChange, AccountId, Role};
use crate::inbound::Doors;
use crate::inbound::api::access::nothing_here;
use crate::inbound::pages::accounts::others;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

/// What is typed to invite somebody.
#[derive(Deserialize)]
pub(super) struct Invite {
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) sign_in: String,
    #[serde(default)]
    pub(super) days: String,
}

/// What is typed to change an account.
#[derive(Deserialize)]
pub(super) struct Change {
    #[serde(default)]
    role: String,
}

/// A link that was made.
pub(super) struct Made {
    pub(super) url: String,
    pub(super) role: &'static str,
    pub(super) until: Moment,
}

/// Invites somebody; the page that follows shows the link, once.
pub(super) async fn invite(doors: &Doors, looking: &Looking, typed: &Invite) -> Result<Response, Failed> {
    let Invite { role, sign_in, days } = typed;
    let tenant = looking.tenant.as_ref().map(|tenant| tenant.id);
    let invited = others::invite(doors, &looking.visitor, tenant, &others::Asked { role, sign_in, days }).await;
    match invited {
        Ok((invitation, url)) => {
            let made = Made { url, role: texts::role(invitation.role), until: Moment::of(invitation.expires_at) };
            shown(doors, looking, None, Came::Made(made)).await
        }
        Err(why) if why.status() == StatusCode::UNPROCESSABLE_ENTITY.as_u16() => {
            shown(doors, looking, None, Came::Wrong(typed, why)).await
        }
        Err(why) => Err(why.into()),
    }
}

/// Changes an account.
pub(super) async fn change(
    doors: &Doors,
    looking: &Looking,
    (id, action): (String, String),
    typed: &Change,
) -> Result<Response, Failed> {
    let id: AccountId = id.parse().map_err(|_| nothing_here())?;
    let change = named(&action, &typed.role).ok_or_else(nothing_here)?;
    let tenant = looking.tenant.as_ref().map(|tenant| tenant.id);
    match others::change(doors, &looking.visitor, tenant, (id, change)).await {
        Ok(()) => Ok(see(&format!("{}?done={action}", looking.url()))),
        Err(why) if why.status() == StatusCode::CONFLICT.as_u16() => {
            shown(doors, looking, None, Came::Refused(why.detail().to_owned())).await
        }
        Err(why) => Err(why.into()),
    }
}

/// What a button asks for.
fn named(action: &str, role: &str) -> Option<AccountChange> {
    match action {
        "role" => role.parse::<Role>().ok().map(AccountChange::Role),
        "disable" => Some(AccountChange::Disable),
        "enable" => Some(AccountChange::Enable),
        "sign-out" => Some(AccountChange::SignOut),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_has_a_sentence_and_nothing_else_can_be_done() {
        for action in ["role", "disable", "enable", "sign-out"] {
            assert!(named(action, "viewer").is_some() && texts::people_done(action).is_some(), "{action}");
        }
        assert_eq!((named("remove", "viewer"), named("role", "owner")), (None, None));
    }
}

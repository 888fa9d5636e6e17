//! Secrets of tenants: set, rotated with an overlap, never shown.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{May, known_here, need};
use super::answers::{Creates, ReadsOne};
use super::input::{Body, Id, Mistakes, Query};
use super::paging::Listed;
use super::secrets::{Kind, check_kind, checked_secret, sealed};
use super::time::{Time, some};
use crate::ats::Secret;
use crate::domain::{
    ApiFamily, Credential, CredentialId, CredentialKind, Direction, PRINCIPAL_MOST, Tenant, TenantId, check_principal,
};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, NOT_ALLOWED, Problem};
use crate::secrets::new_secret;
use crate::store::{Directory, Inbound};

/// Seconds that an old secret may stay valid beside the new one: a week.
const OVERLAP_MOST: u32 = 7 * 24 * 3600;

/// Who presents a secret to whom.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Direction)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Way {
    /// The ATS to us.
    Inbound,
    /// We to the ATS.
    Outbound,
}

/// A family of the ATS' APIs that has a client of its own.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[schema(as = ApiFamily)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Family {
    /// Profiles, lists, search and streams.
    Records,
    /// Interviews and feedback.
    Collaboration,
}

impl From<Family> for ApiFamily {
    fn from(family: Family) -> Self {
        match family {
            Family::Records => Self::Records,
            Family::Collaboration => Self::Collaboration,
        }
    }
}

impl From<ApiFamily> for Family {
    fn from(family: ApiFamily) -> Self {
        match family {
            ApiFamily::Records => Self::Records,
            ApiFamily::Collaboration => Self::Collaboration,
        }
    }
}

/// A secret of a tenant, without the secret.
#[derive(Serialize, ToSchema)]
#[schema(as = Credential)]
pub(in crate::inbound) struct CredentialView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    credential_id: CredentialId,
    /// Who presents it to whom.
    direction: Way,
    /// The name presented with it.
    #[schema(example = "icims-us")]
    principal: String,
    /// How it proves who presents it.
    kind: Kind,
    /// For which APIs of the ATS, when we present it: `records` or `collaboration`.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'static str>,
    /// From when on it is accepted.
    valid_from: Time,
    /// From when on it is no longer accepted.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Time>,
}

impl CredentialView {
    fn of(credential: &Credential) -> Self {
        Self {
            credential_id: credential.id,
            direction: match credential.direction {
                Direction::Inbound => Way::Inbound,
                Direction::Outbound => Way::Outbound,
            },
            principal: credential.principal.clone(),
            kind: credential.kind.into(),
            family: credential.family.map(ApiFamily::name),
            valid_from: Time(credential.valid_from),
            valid_until: some(credential.valid_until),
        }
    }
}

/// A page of the list, as the contract names it.
type CredentialList = Listed<CredentialView>;

/// The secrets of a tenant, those that ended too.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/credentials", operation_id = "listCredentials", tag = "credentials",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them, without the secrets.", body = CredentialList), ReadsOne))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<CredentialView>>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let directory = doors.flow.directory.current();
    let senders = directory.senders_of(tenant.id);
    let own = directory.credentials().filter(|credential| match credential.direction {
        Direction::Inbound => senders.contains(&credential.principal.as_str()),
        Direction::Outbound => credential.tenant == Some(tenant.id),
    });
    Ok(Json(Listed::whole(own.map(CredentialView::of).collect())))
}

/// A new secret.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct NewCredential {
    /// Who presents it to whom.
    pub(in crate::inbound) direction: Way,
    /// The name presented with it. Without it the tenant's only one; for `inbound` a new name is a new sender, which only operators may add.
    #[schema(max_length = 128, example = "icims-us")]
    pub(in crate::inbound) principal: Option<String>,
    /// How it proves who presents it; without it as the one before.
    pub(in crate::inbound) kind: Option<Kind>,
    /// For which APIs of the ATS, when we present it; without it for `records`. The client and its kind are those of `records`
    /// where nothing else is said and nothing was set before.
    pub(in crate::inbound) family: Option<Family>,
    /// The secret. For `inbound` one is made without it.
    #[schema(value_type = Option<String>, min_length = 16, max_length = 512, write_only, format = Password)]
    pub(in crate::inbound) secret: Option<Secret>,
    /// Seconds that the secrets that this one takes the place of stay valid.
    #[serde(default = "a_day")]
    #[schema(minimum = 0, maximum = 604_800, default = 86_400)]
    pub(in crate::inbound) overlap_seconds: u32,
}

const fn a_day() -> u32 {
    86_400
}

/// A secret that was set.
#[derive(Serialize, ToSchema)]
pub(in crate::inbound) struct CredentialMade {
    #[serde(flatten)]
    credential: CredentialView,
    /// The secret, where it was made here: shown this once.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) secret: Option<String>,
}

/// Sets a secret; those that it takes the place of stay valid for a while.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/credentials", operation_id = "setCredential", tag = "credentials",
    security(("bearer" = ["credentials:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    request_body = NewCredential,
    responses((status = 201, description = "It is valid now.", body = CredentialMade), Creates))]
pub(in crate::inbound) async fn set(
    State(doors): State<Arc<Doors>>,
    may: May<need::CredentialsWrite>,
    Id(id): Id<TenantId>,
    Body(new): Body<NewCredential>,
) -> Result<(StatusCode, Json<CredentialMade>), Problem> {
    doors.flow.directory.refresh().await?; // A name that another process has just given away is taken.
    let tenant = may.caller.tenant_of(&doors, id)?;
    let directory = doors.flow.directory.current();
    let named = new.principal.as_deref().filter(|_| matches!(new.direction, Way::Inbound));
    let is_new = named.is_some_and(|name| !directory.senders_of(tenant.id).contains(&name));
    if is_new && may.caller.tenant().is_some() {
        return Err(NOT_ALLOWED.says("Only operators may give a tenant a new sender."));
    }
    let mut mistakes = Mistakes::default();
    if new.overlap_seconds > OVERLAP_MOST {
        mistakes.note("overlap_seconds", format!("must be 0 to {OVERLAP_MOST}"));
    }
    if new.family.is_some() && matches!(new.direction, Way::Inbound) {
        mistakes.note("family", "is for `outbound` only");
    }
    let what = match new.direction {
        Way::Inbound => inbound(&directory, &tenant, &new, &mut mistakes),
        Way::Outbound => outbound(&directory, &tenant, &new, &mut mistakes),
    };
    let given = new.secret.map(|secret| checked_secret("secret", secret, &mut mistakes));
    if given.is_none() && matches!(new.direction, Way::Outbound) {
        mistakes.note("secret", "is needed: only the ATS can make what we present to it");
    }
    mistakes.none()?;
    let made = if given.is_none() { Some(new_secret()) } else { None };
    let secret = given.flatten().or_else(|| made.clone().map(Secret::new));
    let (Some((direction, kind, family, principal)), Some(secret)) = (what, secret) else {
        return Err(CONFLICT.says("The tenant has nobody that the secret could be for."));
    };
    let theirs = directory.inbound(&principal).filter(|_| direction == Direction::Inbound);
    if theirs.is_some_and(|sender| sender.tenants.iter().any(|tenant| !may.caller.sees(*tenant))) {
        return Err(CONFLICT.says("The sender speaks for other tenants too: an operator has to set its secret."));
    }
    let credential = sealed(&doors, (direction, kind, family), &principal, &secret);
    let now = doors.flow.clock.now();
    let (actor, old_until) = (may.caller.actor(), now.plus(Duration::from_secs(new.overlap_seconds.into())));
    doors.flow.store.rotate_credential(tenant.id, &credential, old_until, (&actor, now)).await?;
    known_here(&doors).await;
    Ok((StatusCode::CREATED, Json(CredentialMade { credential: CredentialView::of(&credential), secret: made })))
}

/// What a secret is for: direction, kind, family and name.
type For = (Direction, CredentialKind, Option<ApiFamily>, String);

fn inbound(directory: &Directory, tenant: &Tenant, new: &NewCredential, mistakes: &mut Mistakes) -> Option<For> {
    let known = directory.senders_of(tenant.id);
    let principal = match (&new.principal, known.as_slice()) {
        (Some(named), _) => named.as_str(),
        (None, [only]) => only,
        (None, _) => {
            mistakes.note("principal", "is needed: the tenant does not have exactly one sender");
            return None;
        }
    };
    if let Err(why) = check_principal(principal) {
        mistakes.note("principal", why);
        return None;
    }
    if directory.inbound(principal).is_some() && !known.contains(&principal) {
        mistakes.note("principal", "another sender has this name; choose another one");
        return None;
    }
    let before = directory.inbound(principal).and_then(Inbound::newest).map(|newest| newest.kind);
    let kind = new.kind.map(CredentialKind::from).or(before);
    if kind.is_none() {
        mistakes.note("kind", "is needed for a new sender");
    }
    Some((Direction::Inbound, kind?, None, principal.to_owned()))
}

fn outbound(directory: &Directory, tenant: &Tenant, new: &NewCredential, mistakes: &mut Mistakes) -> Option<For> {
    let family = new.family.map_or(ApiFamily::Records, ApiFamily::from);
    let newest = |family| directory.newest_outbound(tenant.id, family);
    let before = newest(family).or_else(|| newest(ApiFamily::Records));
    if let Some(kind) = new.kind {
        check_kind("kind", kind, mistakes);
    }
    let kind = new.kind.map(CredentialKind::from).or(before.map(|before| before.kind));
    let principal = new.principal.clone().or_else(|| before.map(|before| before.principal.clone()));
    if let Some(name) = &principal {
        mistakes.text("principal", name, PRINCIPAL_MOST);
    }
    Some((Direction::Outbound, kind?, Some(family), principal?))
}

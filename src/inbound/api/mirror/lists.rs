//! Lists of the mirror: in the order of the numbers, or of the changes.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use uuid::Uuid;

use super::asked::{ApplicationQuery, MirrorQuery, ProfileQuery};
use super::views::{MirroredApplicationView, MirroredJobView, MirroredPersonView};
use crate::domain::{JobId, MirrorKind, Mirrored, PersonId, Tenant, TenantId, Timestamp};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::answers::ReadsOne;
use crate::inbound::api::input::{Id, Query, invalid};
use crate::inbound::api::paging::{Listed, PageQuery, page};
use crate::inbound::problem::Problem;
use crate::store::{Found, MirrorAsked, MirrorCursor};

/// Characters of a search.
const TEXT_LONGEST: usize = 100;

/// Pages of the lists, as the contract names them.
type MirroredJobList = Listed<MirroredJobView>;
type MirroredPersonList = Listed<MirroredPersonView>;
type MirroredApplicationList = Listed<MirroredApplicationView>;

/// Jobs of the mirror: all that do not stand in a folder that the settings leave out.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/jobs", operation_id = "listJobs", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(ProfileQuery, MirrorQuery, PageQuery,
        ("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = MirroredJobList), ReadsOne))]
pub(in crate::inbound) async fn jobs(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<MirroredJobView>>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let found = listed(&doors, &tenant, MirrorKind::Job, query).await?;
    Ok(Json(Listed::of(found, MirroredJobView::of)))
}

/// Candidates of the mirror: persons in the folders of candidates.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/candidates", operation_id = "listCandidates", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(ProfileQuery, MirrorQuery, PageQuery,
        ("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = MirroredPersonList), ReadsOne))]
pub(in crate::inbound) async fn candidates(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<MirroredPersonView>>, Problem> {
    persons(&doors, &*may.caller.tenant_of(&doors, id)?, MirrorKind::Candidate, query).await
}

/// Users of the mirror: persons in the folders of users.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/users", operation_id = "listUsers", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(ProfileQuery, MirrorQuery, PageQuery,
        ("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = MirroredPersonList), ReadsOne))]
pub(in crate::inbound) async fn users(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<MirroredPersonView>>, Problem> {
    persons(&doors, &*may.caller.tenant_of(&doors, id)?, MirrorKind::User, query).await
}

async fn persons(
    doors: &Doors,
    tenant: &Tenant,
    kind: MirrorKind,
    query: Query,
) -> Result<Json<Listed<MirroredPersonView>>, Problem> {
    let found = listed(doors, tenant, kind, query).await?;
    let adapter = doors.flow.registry.get(&tenant.ats);
    let page = |id: PersonId| Some(adapter?.ats.person_page(tenant, id));
    Ok(Json(Listed::of(found, |one| MirroredPersonView::of(one, page))))
}

/// Applications of the mirror, where the tenant has them mirrored: those of candidates of the mirror for open jobs.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/applications", operation_id = "listApplications", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(ApplicationQuery, MirrorQuery, PageQuery,
        ("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = MirroredApplicationList), ReadsOne))]
pub(in crate::inbound) async fn applications(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<MirroredApplicationView>>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let found = listed(&doors, &tenant, MirrorKind::Application, query).await?;
    Ok(Json(Listed::of(found, MirroredApplicationView::of)))
}

async fn listed(
    doors: &Doors,
    tenant: &Tenant,
    kind: MirrorKind,
    mut query: Query,
) -> Result<Found<Mirrored>, Problem> {
    let page = page(&mut query);
    let since: Option<Timestamp> = query.take("updated_since");
    let asked = asked(tenant.id, kind, &mut query);
    query.end()?;
    let begin = match (cursor(page.before), since) {
        (None, Some(since)) => MirrorCursor::Change(since, 0),
        (None, None) => MirrorCursor::Id(0),
        (Some(cursor @ MirrorCursor::Change(..)), Some(_)) | (Some(cursor @ MirrorCursor::Id(_)), None) => cursor,
        (Some(_), _) => {
            return Err(invalid("cursor", "is of another order: go on with the parameters of the page before"));
        }
    };
    let (rows, next) = doors.flow.store.mirrored_page(&asked, begin, page.most).await?;
    Ok(Found { rows, next: next.map(written) })
}

fn asked(tenant: TenantId, kind: MirrorKind, query: &mut Query) -> MirrorAsked {
    let text = query.text("text", TEXT_LONGEST);
    let gone_too = query.take("include_gone").unwrap_or(false);
    let (mut folder, mut person, mut job): (_, Option<PersonId>, Option<JobId>) = (None, None, None);
    match kind {
        MirrorKind::Candidate | MirrorKind::User | MirrorKind::Job => folder = query.text("folder", TEXT_LONGEST),
        MirrorKind::Application => (person, job) = (query.take("person_id"), query.take("job_id")),
    }
    MirrorAsked { tenant, kind, text, folder, person, job, gone_too }
}

/// The moment of a change stands before the number; without one it is 0.
fn written(cursor: MirrorCursor) -> Uuid {
    let (at, id) = match cursor {
        MirrorCursor::Id(id) => (0, id),
        MirrorCursor::Change(at, id) => (at.micros(), id),
    };
    Uuid::from_u64_pair(at.unsigned_abs(), id.unsigned_abs())
}

/// What no page ended with begins anew.
fn cursor(written: Uuid) -> Option<MirrorCursor> {
    let (at, id) = written.as_u64_pair();
    let (at, id) = (i64::try_from(at).ok()?, i64::try_from(id).ok()?);
    Some(if at == 0 { MirrorCursor::Id(id) } else { MirrorCursor::Change(Timestamp::from_micros(at), id) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        for one in [MirrorCursor::Id(7), MirrorCursor::Change(Timestamp::from_micros(1_795_305_600_000_000), 9)] {
            assert_eq!(cursor(written(one)), Some(one));
        }
        assert_eq!(cursor(Uuid::max()), None);
    }
}

//! Where a candidate's resume is, for programs: an address that streams it live, and what it is.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{May, need};
use super::answers::ReadsLive;
use super::applications::{not_paused, not_read};
use super::handoffs::seen;
use super::input::{Id, Query};
use super::time::Time;
use crate::ats::AtsError;
use crate::domain::{FileType, HandoffId, Lane};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, NOT_FOUND, Problem};
use crate::secrets::{LinkClaim, LinkKind};

/// Shorter than the time limit of every request.
const OPENED_WITHIN: Duration = Duration::from_secs(15);

/// A resume. Whoever has the address can read it until it is too old, and do nothing else with it.
#[derive(Serialize, ToSchema)]
#[schema(as = Resume)]
pub(in crate::inbound) struct ResumeView {
    /// Where it is streamed from, as it is in the ATS at that moment.
    #[schema(format = "uri", example = "https://a.goodtime.io/v2/ats/open/AbC-dEfGh1JkLmN0pQrStU/resume")]
    url: String,
    /// From when on the address is too old.
    expires_at: Time,
    /// What it is; `application/octet-stream` for whatever browsers had better not show.
    #[schema(example = "application/pdf")]
    content_type: &'static str,
    /// Its length in bytes, where the ATS says so.
    #[schema(required = false, minimum = 0)]
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<u64>,
}

/// The resume of a hand-off's candidate.
#[utoipa::path(get, path = "/v2/ats/handoffs/{handoff_id}/resume", operation_id = "getHandoffResume", tag = "handoffs",
    security(("bearer" = ["resumes:read"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "Where it is, and what it is.", body = ResumeView), ReadsLive))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::ResumesRead>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<ResumeView>, Problem> {
    query.end()?;
    let handoff = seen(&doors, &may.caller, id).await?;
    not_paused(&doors, handoff.tenant)?;
    let claim = LinkClaim { kind: LinkKind::Shared, handoff: id, epoch: handoff.link_epoch };
    // Only its head is read: what is dropped here ends the reading.
    let opened = tokio::time::timeout(OPENED_WITHIN, doors.flow.resume(claim, Lane::Click)).await;
    let late = || Ok(Some(Err(AtsError::Unavailable { why: "no answer in time".to_owned() })));
    let resume = match opened.unwrap_or_else(|_| late())? {
        Some(Ok((resume, _))) => resume,
        Some(Err(AtsError::Missing { .. })) => {
            return Err(NOT_FOUND.says("The ATS has no resume for this candidate, or does not show it.").of(id));
        }
        Some(Err(error)) => return Err(not_read(&error).of(id)),
        None => return Err(CONFLICT.says("The hand-off is over: its resume is not served any more.").of(id)),
    };
    Ok(Json(ResumeView {
        url: format!("{}/resume", doors.flow.link_url(LinkKind::Resume, id, handoff.link_epoch)),
        expires_at: Time(handoff.expires_at),
        content_type: FileType::of(&resume.content_type).name,
        length: resume.length,
    }))
}

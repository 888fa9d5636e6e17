//! What a message says. Ids and facts, and nothing about people: who may read that asks for it.

use serde::Serialize;
use utoipa::ToSchema;

/// A message, in the form that Standard Webhooks propose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WebhookMessageBody)]
pub struct Payload {
    /// What happened.
    #[serde(rename = "type")]
    #[schema(example = "handoff.ready")]
    pub kind: &'static str,
    /// When it happened.
    #[schema(format = "date-time", example = "2026-11-27T09:30:00.000Z")]
    pub timestamp: String,
    /// To what.
    #[schema(value_type = HandoffData)]
    pub data: Data,
}

/// What a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Data {
    /// A hand-off.
    Handoff(HandoffData),
    /// Nothing, as a test: an empty object.
    Nothing {},
}

/// The hand-off that something happened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct HandoffData {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    pub handoff_id: String,
    /// Whose.
    #[schema(example = 1)]
    pub tenant_id: i64,
    /// The number that the ATS knows the tenant by.
    #[schema(required = false, example = 4321)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<i64>,
    /// The application, as the ATS numbers it.
    #[schema(example = 13001)]
    pub workflow_id: i64,
    /// The candidate.
    #[schema(example = 9100)]
    pub person_id: i64,
    /// The job.
    #[schema(example = 4400)]
    pub job_id: i64,
    /// What of it: what is waited for, how the move ended, why it failed or lapsed, or which hand-off took its place.
    #[schema(required = false, example = "advanced")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where the resume is, in `handoff.ready`, where there is one.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume: Option<ResumeLink>,
}

/// Where a resume is streamed from, live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ResumeLink {
    /// The address. Whoever has it can read the resume until it is too old, and do nothing else with it.
    #[schema(format = "uri")]
    pub url: String,
    /// From when on the address is too old.
    #[schema(format = "date-time", example = "2026-12-27T09:30:00.000Z")]
    pub expires_at: String,
    /// What it is; left out where the ATS did not say in time.
    #[schema(required = false, example = "application/pdf")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<&'static str>,
}

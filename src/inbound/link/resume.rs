//! The candidate's resume, live: it passes through and is never stored.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::page;
use crate::ats::AtsError;
use crate::inbound::Doors;

const PDF: &str = "application/pdf";
/// Types that a browser may show by itself; everything else is downloaded as bytes.
const SHOWN: [&str; 4] = [PDF, "text/plain", "image/png", "image/jpeg"];
/// Types that are named as they are, but only ever downloaded.
const NAMED: [(&str, &str); 4] = [
    ("application/msword", "doc"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("text/rtf", "rtf"),
    ("application/rtf", "rtf"),
];

/// Streams the candidate's resume.
#[utoipa::path(get, path = "/v2/ats/open/{link}/resume", operation_id = "getResume", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "The file as it is in the applicant tracking system now.", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "The link is unknown or useless, or there is no resume.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn resume(State(doors): State<Doors>, Path(link): Path<String>) -> Response {
    let Some(claim) = doors.flow.links.read(&link) else {
        return page::unknown();
    };
    let resume = match doors.flow.resume(claim).await {
        Ok(Some(Ok(resume))) => resume,
        Ok(Some(Err(AtsError::Missing { .. }))) => return page::no_resume(&link),
        Ok(Some(Err(error))) => return page::resume_unavailable(&link, &error),
        Ok(None) => return page::unknown(),
        Err(error) => return page::unavailable(&error),
    };
    let (kind, disposition) = safe_type(&resume.content_type);
    // A file from outside must not run anything in our name. Browsers refuse to show a PDF in a sandbox, and run nothing
    // of it as ours anyway.
    let policy =
        if kind == PDF { "frame-ancestors 'none'" } else { "sandbox; default-src 'none'; style-src 'unsafe-inline'" };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
    ];
    let mut response = (headers, Body::from_stream(resume.body)).into_response();
    if let Some(length) = resume.length {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}

/// A type and a file name of ours for whatever type is claimed.
fn safe_type(claimed: &str) -> (&'static str, HeaderValue) {
    let claimed = claimed.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if let Some(kind) = SHOWN.into_iter().find(|kind| *kind == claimed) {
        return (kind, HeaderValue::from_static("inline"));
    }
    if let Some((kind, extension)) = NAMED.into_iter().find(|(kind, _)| *kind == claimed) {
        let name = format!("attachment; filename=\"resume.{extension}\"");
        return (kind, HeaderValue::try_from(name).unwrap_or(HeaderValue::from_static("attachment")));
    }
    ("application/octet-stream", HeaderValue::from_static("attachment; filename=\"resume\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_type_never_makes_a_browser_run_anything() {
        assert_eq!(safe_type("application/pdf; charset=x").0, "application/pdf");
        for hostile in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "", "pdf\r\nx: y"] {
            let (kind, disposition) = safe_type(hostile);
            assert_eq!(kind, "application/octet-stream", "{hostile:?}");
            assert!(disposition.to_str().unwrap().starts_with("attachment"));
        }
    }
}

//! Files that profiles hold.

use std::time::Duration;

use axum::http::header::CONTENT_TYPE;
use futures_util::StreamExt;
use futures_util::stream;
use reqwest::Response;

use super::super::client::{self, Client};
use super::read as ask;
use crate::ats::{AtsError, Call, Resume};
use crate::domain::PersonId;

/// What iCIMS itself uses for a file it does not know.
const UNKNOWN_TYPE: &str = "application/octet-stream";

/// <https://developer.icims.com/REST-API/Object-Types-Commands/Binary-Files>
///
/// A person without a resume was seen to be answered with an error as JSON and no certain status, so JSON counts as no resume.
pub(in super::super) async fn resume(client: &Client, call: Call<'_>, id: PersonId) -> Result<Resume, AtsError> {
    let response = client.open(ask(call, super::RESUME, &format!("/people/{id}/fields/resume/binary"), None)).await?;
    let content_type = content_type(&response);
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") || response.content_length() == Some(0) {
        return Err(AtsError::Missing { what: super::RESUME });
    }
    let length = response.content_length();
    let idle = client.idle_timeout();
    let body = stream::try_unfold(response, move |response| next(response, idle)).boxed();
    Ok(Resume { content_type, length, body })
}

fn content_type(response: &Response) -> String {
    let given = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::trim);
    given.filter(|text| text.contains('/') && text.len() <= 128).unwrap_or(UNKNOWN_TYPE).to_owned()
}

/// The next piece of a file; a silence ends it, its whole duration does not.
async fn next(mut response: Response, idle: Duration) -> Result<Option<(axum::body::Bytes, Response)>, AtsError> {
    match tokio::time::timeout(idle, client::chunk(&mut response)).await {
        Ok(Ok(piece)) => Ok(piece.map(|bytes| (bytes, response))),
        Ok(Err(why)) => Err(AtsError::Unavailable { why }),
        Err(_) => Err(AtsError::Unavailable { why: "the file stopped coming".to_owned() }),
    }
}

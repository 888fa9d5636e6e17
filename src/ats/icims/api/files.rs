//! Files that profiles hold.

use std::time::Duration;

use axum::body::Bytes;
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

/// Longest resume: 1 GiB. Nothing of it is held, so the bound can be far above any real one; without any, a file that
/// never ends would hold two connections for ever.
const LONGEST: u64 = 1 << 30;

/// A file on its way.
struct Coming {
    response: Response,
    /// Bytes that may still come.
    left: u64,
    /// Longest silence.
    idle: Duration,
}

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
    if length.is_some_and(|length| length > LONGEST) {
        return Err(too_long());
    }
    let coming = Coming { response, left: LONGEST, idle: client.idle_timeout() };
    let body = stream::try_unfold(coming, next).boxed();
    Ok(Resume { content_type, length, body })
}

fn content_type(response: &Response) -> String {
    let given = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::trim);
    given.filter(|text| text.contains('/') && text.len() <= 128).unwrap_or(UNKNOWN_TYPE).to_owned()
}

/// The next piece of a file; a silence ends it, its whole duration does not.
async fn next(mut file: Coming) -> Result<Option<(Bytes, Coming)>, AtsError> {
    match tokio::time::timeout(file.idle, client::chunk(&mut file.response)).await {
        Ok(Ok(None)) => Ok(None),
        Ok(Ok(Some(piece))) => {
            file.left = room(file.left, &piece).ok_or_else(too_long)?;
            Ok(Some((piece, file)))
        }
        Ok(Err(why)) => Err(AtsError::Unavailable { why }),
        Err(_) => Err(AtsError::Unavailable { why: "the file stopped coming".to_owned() }),
    }
}

/// What may still come after a piece; `None` when it was too much already.
fn room(left: u64, piece: &Bytes) -> Option<u64> {
    left.checked_sub(u64::try_from(piece.len()).ok()?)
}

fn too_long() -> AtsError {
    AtsError::Unreadable { what: super::RESUME, path: "$".to_owned(), why: "expected at most 1 GiB".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_unknown_length_ends_at_the_bound() {
        let piece = Bytes::from_static(b"four");
        assert_eq!(room(LONGEST, &piece), Some(LONGEST - 4));
        assert_eq!(room(4, &piece), Some(0));
        assert_eq!(room(3, &piece), None);
    }
}

//! The candidate's resume, live: it passes through and is never stored.
//!
//! True in here: whatever the file's server says, type, name and headers of the answer are ours; a file that breaks off
//! reaches the browser as a broken transfer, never as a shorter file; and nobody who leaves, or takes no more of it for
//! minutes, holds a connection to the ATS.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, BoxStream};
use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc;
use tracing::Instrument;

use super::page;
use super::reader::Reader;
use crate::ats::{AtsError, Resume};
use crate::domain::{FileType, Lane};
use crate::inbound::Doors;

/// For the file's head: shorter than the time limit of every request, whose answer would be no page.
const OPENED_WITHIN: Duration = Duration::from_secs(15);
/// Longest pause of a reader: a computer that lost its network for a moment goes on, one that sleeps asks again.
const UNREAD_LONGEST: Duration = Duration::from_mins(2);
/// Longest name of a file in characters: file systems end at 255 bytes, and one character can take four.
const NAME_LONGEST: usize = 100;
/// What every name ends with, before its extension.
const SUFFIX: &str = "resume";

const PDF: &str = "application/pdf";

/// Streams the candidate's resume.
#[utoipa::path(get, path = "/v2/ats/open/{link}/resume", operation_id = "getResume", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "The file as it is in the applicant tracking system now.", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 303, description = "The customer wants people to sign in first.", headers(("Location" = String, description = "Where."))),
        (status = 403, description = "The customer wants people to sign in, and this account is not one of theirs.", body = String, content_type = "text/html"),
        (status = 404, description = "The link is unknown or useless, or there is no resume.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn resume(State(doors): State<Arc<Doors>>, Path(link): Path<String>, headers: HeaderMap) -> Response {
    let Some(claim) = super::any_claim(&doors, &link) else {
        return page::unknown();
    };
    if let Err(response) = Reader::of(&doors, &headers, claim, &link).await {
        return response;
    }
    let late = || AtsError::Unavailable { why: "no answer in time".to_owned() };
    let opened = tokio::time::timeout(OPENED_WITHIN, doors.flow.resume(claim, Lane::Click)).await;
    match opened.unwrap_or_else(|_| Ok(Some(Err(late())))) {
        Ok(Some(Ok((resume, person)))) => served(resume, person.as_deref().unwrap_or_default()),
        Ok(Some(Err(AtsError::Missing { .. }))) => page::no_resume(&link),
        Ok(Some(Err(error))) => page::resume_unavailable(&link, &error),
        Ok(None) => page::unknown(),
        Err(error) => page::unavailable(&error),
    }
}

/// The file, whole: a part of it (`Range`) could be joined to a part of another one that has taken its place since. An
/// answer to `HEAD` is dropped like one whose reader leaves.
fn served(resume: Resume, person: &str) -> Response {
    let kind = FileType::of(&resume.content_type);
    // A file from outside must not run anything in our name. Browsers refuse to show a PDF in a sandbox, and run nothing
    // of it as ours anyway.
    let policy = if kind.name == PDF {
        "frame-ancestors 'none'"
    } else {
        "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind.name)),
        (header::CONTENT_DISPOSITION, disposition(kind, person)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("none")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
    ];
    let mut response = (headers, Body::from_stream(while_read(resume.body, UNREAD_LONGEST))).into_response();
    if let Some(length) = resume.length {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    response
}

/// What to do with the file, and its name twice: plain for old programs, whole by RFC 8187 for all others.
fn disposition(kind: &FileType, person: &str) -> HeaderValue {
    let name = file_name(person);
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let plain = plain.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    let (how, end) = (if kind.shown { "inline" } else { "attachment" }, kind.extension);
    let text = format!("{how}; filename=\"{plain}{end}\"; filename*=UTF-8''{}{end}", escaped(&name));
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// A name for the file without its extension, of which nothing can leave its header, its folder or its line.
fn file_name(person: &str) -> String {
    let seen = person.chars().filter(|c| c.is_whitespace() || !(c.is_control() || is_invisible(*c)));
    let allowed = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._'(),".contains(c);
    let spaced: String = seen.map(|c| if allowed(c) { c } else { ' ' }).collect();
    let words = spaced.split_whitespace().map(|word| word.trim_start_matches('.')).filter(|word| !word.is_empty());
    let room = NAME_LONGEST - SUFFIX.len() - 1 - ".docx".len();
    let short: String = words.collect::<Vec<_>>().join(" ").chars().take(room).collect();
    format!("{} {SUFFIX}", short.trim_end()).trim_start().to_owned()
}

/// Characters that are not seen but change how others look, turned directions first: Unicode's format characters that
/// occur outside of ancient scripts, and tags.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The bytes of a text as RFC 8187 writes them.
fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'-' | b'.' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}

/// A file for as long as somebody takes it.
///
/// A connection whose reader does nothing is not looked at again, and the stream in it not either, so the file is read by a
/// task of its own, one piece ahead. Its end is handed on as a piece: a task that ends without it makes a broken transfer.
fn while_read(
    mut body: BoxStream<'static, Result<Bytes, AtsError>>,
    longest: Duration,
) -> impl Stream<Item = Result<Bytes, AtsError>> + Send + 'static {
    let (give, take) = mpsc::channel(1);
    let reading = async move {
        loop {
            let place = match tokio::time::timeout(longest, give.reserve()).await {
                Ok(Ok(place)) => place,
                Ok(Err(_)) => return,
                Err(_) => return tracing::info!("a resume was not read on and is given up"),
            };
            let piece = tokio::select! {
                () = give.closed() => return,
                piece = body.next() => piece.transpose(),
            };
            if let Err(error) = &piece {
                tracing::warn!(%error, "a resume broke off");
            }
            let is_last = !matches!(piece, Ok(Some(_)));
            place.send(piece);
            if is_last {
                return;
            }
        }
    };
    tokio::spawn(reading.in_current_span());
    stream::try_unfold(take, |mut take| async move {
        let given_up = || Err(AtsError::Unavailable { why: "it was not read on".to_owned() });
        let piece = take.recv().await.unwrap_or_else(given_up)?;
        Ok(piece.map(|bytes: Bytes| (bytes, take)))
    })
}

#[cfg(test)]
mod tests {
    use futures_util::TryStreamExt;

    use super::*;

    /// Pieces and then silence, and a count of who holds them: the test, and the stream while it is there.
    fn held(pieces: [&'static str; 3]) -> (Arc<()>, BoxStream<'static, Result<Bytes, AtsError>>) {
        let holders = Arc::new(());
        let own = Arc::clone(&holders);
        let body = stream::iter(pieces.map(bytes)).chain(stream::pending()).zip(stream::repeat(own));
        let body = body.map(|(piece, _)| Ok(piece));
        (holders, body.boxed())
    }

    async fn is_let_go(holders: &Arc<()>) {
        let alone = async {
            while Arc::strong_count(holders) > 1 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), alone).await.expect("somebody still holds the file");
    }

    fn bytes(text: &'static str) -> Bytes {
        Bytes::from_static(text.as_bytes())
    }

    #[test]
    fn a_claimed_type_never_makes_a_browser_run_anything() {
        assert_eq!(FileType::of("Application/PDF; charset=x").name, "application/pdf");
        for hostile in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", "", "pdf\r\nx: y"] {
            let kind = FileType::of(hostile);
            assert_eq!(kind.name, "application/octet-stream", "{hostile:?}");
            assert!(disposition(kind, "").to_str().unwrap().starts_with("attachment"));
        }
    }

    #[tokio::test]
    async fn a_whole_file_passes_in_order_and_ends() {
        let body = stream::iter(["one ", "two ", "three"].map(|text| Ok(bytes(text)))).boxed();
        let passed: Vec<Bytes> = while_read(body, Duration::from_mins(1)).try_collect().await.unwrap();
        assert_eq!(passed.concat(), b"one two three");
    }

    #[tokio::test]
    async fn a_file_that_breaks_off_passes_on_that_it_did() {
        let broken = AtsError::Unavailable { why: "the answer broke off".to_owned() };
        let body = stream::iter([Ok(bytes("one")), Err(broken.clone())]).boxed();
        let passed: Vec<_> = while_read(body, Duration::from_mins(1)).collect().await;
        assert_eq!(passed, [Ok(bytes("one")), Err(broken)]);
    }

    #[tokio::test]
    async fn a_file_that_nobody_reads_on_is_let_go_and_never_looks_whole() {
        let (holders, body) = held(["one", "two", "three"]);
        let reader = while_read(body, Duration::from_millis(20));
        is_let_go(&holders).await;
        let passed: Vec<_> = reader.collect().await;
        assert_eq!(passed[0], Ok(bytes("one")), "what was read ahead");
        assert!(matches!(passed[1..], [Err(AtsError::Unavailable { .. })]), "{passed:?}");
    }

    #[tokio::test]
    async fn a_reader_that_leaves_ends_a_file_even_while_it_is_silent() {
        let (holders, body) = held(["one", "two", "three"]);
        let mut reader = Box::pin(while_read(body, Duration::from_mins(1)));
        for text in ["one", "two", "three"] {
            assert_eq!(reader.next().await, Some(Ok(bytes(text))));
        }
        tokio::task::yield_now().await; // By now more was asked of the file.
        drop(reader);
        is_let_go(&holders).await;
    }
}

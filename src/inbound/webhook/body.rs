//! The body of a delivery, bounded in size and time before it is read.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, header};

/// Bytes on the wire. An event has about 600.
pub(super) const WIRE_MOST: usize = 64 * 1024;
/// For a body that size on the slowest line that can be meant in earnest.
const WITHIN: Duration = Duration::from_secs(10);

/// Why there is no body to decode. It was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inbound) enum Unread {
    TooLarge,
    BrokenOff,
    TooSlow,
}

/// Reads the body.
pub(in crate::inbound) async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Unread> {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > WIRE_MOST) {
        return Err(Unread::TooLarge);
    }
    match tokio::time::timeout(WITHIN, to_bytes(body, WIRE_MOST)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        // An undeclared length is found to be too large only on the way.
        Ok(Err(_)) if declared.is_none() => Err(Unread::TooLarge),
        Ok(Err(_)) => Err(Unread::BrokenOff),
        Err(_) => Err(Unread::TooSlow),
    }
}

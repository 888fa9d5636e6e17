//! The body of a delivery, bounded in size and time before it is read.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, header};
use futures_util::StreamExt as _;

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
pub(in crate::inbound) async fn read(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Unread> {
    read_up_to(WIRE_MOST, headers, body).await
}

/// Reads a body that may be larger, or must be smaller.
pub(in crate::inbound) async fn read_up_to(most: usize, headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Unread> {
    read_within((WITHIN, most), headers, body).await
}

async fn read_within((limit, most): (Duration, usize), headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Unread> {
    let declared = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > most) {
        return Err(Unread::TooLarge);
    }
    tokio::time::timeout(limit, collect(most, body)).await.unwrap_or(Err(Unread::TooSlow))
}

/// An undeclared length is found to be too large only on the way.
async fn collect(most: usize, body: Body) -> Result<Vec<u8>, Unread> {
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|_| Unread::BrokenOff)?;
        if bytes.len() + piece.len() > most {
            return Err(Unread::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use futures_util::stream;

    use super::*;

    const SOON: Duration = Duration::from_millis(50);
    const LATE: Duration = Duration::from_mins(1);

    fn declared(length: usize) -> HeaderMap {
        HeaderMap::from_iter([(header::CONTENT_LENGTH, length.into())])
    }

    fn pieces(pieces: Vec<Result<Vec<u8>, std::io::Error>>) -> Body {
        Body::from_stream(stream::iter(pieces))
    }

    async fn read(limit: Duration, headers: HeaderMap, body: Body) -> Result<usize, Unread> {
        read_within((limit, WIRE_MOST), &headers, body).await.map(|bytes| bytes.len())
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_is_given_up_at_the_limit() {
        let begun = stream::iter([Ok::<_, std::io::Error>(vec![b' '; 100])]).chain(stream::pending());
        assert_eq!(read(SOON, declared(200), Body::from_stream(begun)).await, Err(Unread::TooSlow));
        assert_eq!(
            read(SOON, HeaderMap::new(), Body::from_stream(stream::pending::<Result<Vec<u8>, std::io::Error>>())).await,
            Err(Unread::TooSlow)
        );
    }

    #[tokio::test]
    async fn a_size_is_judged_before_reading_where_it_is_declared_and_on_the_way_where_not() {
        let never = || Body::from_stream(stream::pending::<Result<Vec<u8>, std::io::Error>>());
        assert_eq!(read(LATE, declared(WIRE_MOST + 1), never()).await, Err(Unread::TooLarge));
        let endless = || Body::from_stream(stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 1000])));
        assert_eq!(read(LATE, HeaderMap::new(), endless()).await, Err(Unread::TooLarge));
        let most = || pieces(vec![Ok(vec![b' '; WIRE_MOST - 1]), Ok(vec![b' '])]);
        assert_eq!(read(LATE, declared(WIRE_MOST), most()).await, Ok(WIRE_MOST));
        assert_eq!(read(LATE, HeaderMap::new(), most()).await, Ok(WIRE_MOST));
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_not_called_too_large() {
        let broken = || pieces(vec![Ok(vec![b' '; 100]), Err(std::io::ErrorKind::ConnectionReset.into())]);
        assert_eq!(read(LATE, declared(200), broken()).await, Err(Unread::BrokenOff));
        assert_eq!(read(LATE, HeaderMap::new(), broken()).await, Err(Unread::BrokenOff));
    }
}

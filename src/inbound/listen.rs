//! The accept loop.
//!
//! Our own, because the framework's has no limit on how long a request's head may take: a half-sent head would hold its
//! connection for ever. Who connects must ask soon; who has asked once may be idle between two requests. Connections are
//! bounded; on stop, those at work are finished and idle ones closed. An answer that comes before the request's body was
//! read says that the connection ends, and reaches the peer before it does.

use std::convert::Infallible;
use std::future::pending;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;
use tracing::Instrument as _;

use super::Peer;
use super::patient::Patient;

/// From the connecting to the end of the first request's head: whoever connects has something to ask. A load balancer that
/// connects ahead of need connects again; nothing was sent by then, so nothing is lost.
const FIRST_HEAD_WITHIN: Duration = Duration::from_secs(15);
/// From one request to the end of the next one's head: longer than the 60 s that load balancers keep an idle connection. One
/// limit for silence and for a head that has begun: whoever may be silent for so long gains no more by half a head.
const NEXT_HEAD_WITHIN: Duration = Duration::from_secs(75);
/// For a peer to take something of an answer: a computer that lost its network for a moment goes on.
const TAKEN_WITHIN: Duration = Duration::from_mins(2);
/// Connections at once. More wait in the system's queue.
const CONNECTIONS_MOST: usize = 8_192;
/// After the system refused a connection (no file handles, say): a pause keeps the loop from spinning.
const REFUSED_PAUSE: Duration = Duration::from_millis(50);
/// How much of a body that nobody wants is read, so that its sender gets to our answer: sixteen times what is allowed.
const REST_MOST: usize = 1024 * 1024;
/// How long that is waited for: the pause that web servers commonly grant.
const REST_WITHIN: Duration = Duration::from_secs(5);

/// Why nobody can connect.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {cause}")]
pub struct ListenError {
    /// The address that was asked for.
    pub address: SocketAddr,
    /// What the system says.
    pub cause: std::io::Error,
}

/// A bound address.
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
    heads: Heads,
    connections_most: usize,
}

/// How long requests' heads may take.
#[derive(Debug, Clone, Copy)]
struct Heads {
    first_within: Duration,
    next_within: Duration,
}

impl Listener {
    /// Binds an address; port 0 takes a free one.
    ///
    /// # Errors
    /// [`ListenError`] when the system refuses.
    pub async fn bind(address: SocketAddr) -> Result<Self, ListenError> {
        let bound = async {
            let socket = TcpListener::bind(address).await?;
            let address = socket.local_addr()?;
            let heads = Heads { first_within: FIRST_HEAD_WITHIN, next_within: NEXT_HEAD_WITHIN };
            Ok(Self { socket, address, heads, connections_most: CONNECTIONS_MOST })
        };
        bound.await.map_err(|cause| ListenError { address, cause })
    }

    /// With other limits than 15 s for a connection's first head, and 75 s for each further one, idleness included.
    #[must_use]
    pub fn heads_within(self, first_within: Duration, next_within: Duration) -> Self {
        Self { heads: Heads { first_within, next_within }, ..self }
    }

    /// With another limit than 8,192 connections at once.
    #[must_use]
    pub fn connections_most(self, connections_most: usize) -> Self {
        Self { connections_most, ..self }
    }

    /// The address that was bound.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop`, then lets requests under way end for as long as `drain`.
    pub async fn serve(self, router: Router, stop: CancellationToken, drain: Duration) {
        let connections = TaskTracker::new();
        let room = Arc::new(Semaphore::new(self.connections_most));
        loop {
            let permit = tokio::select! {
                () = stop.cancelled() => break,
                permit = Arc::clone(&room).acquire_owned() => permit,
            };
            let accepted = tokio::select! {
                () = stop.cancelled() => break,
                accepted = self.socket.accept() => accepted,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let peer = Peer(peer.ip());
                    let served = serve_one((stream, peer), router.clone(), self.heads, stop.clone());
                    let served = async move {
                        served.await;
                        drop(permit);
                    };
                    connections.spawn(served.in_current_span());
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(REFUSED_PAUSE).await;
                }
            }
        }
        drop(self.socket); // Nobody new while the others end.
        connections.close();
        if tokio::time::timeout(drain, connections.wait()).await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
    }
}

/// One connection, from its first byte to its close.
async fn serve_one((stream, peer): (TcpStream, Peer), router: Router, heads: Heads, stop: CancellationToken) {
    // Small answers must not wait for each other; a failure only makes them slower.
    let _ = stream.set_nodelay(true);
    let (asked, unread) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let service = {
        let (asked, unread) = (Arc::clone(&asked), Arc::clone(&unread));
        service_fn(move |mut request: Request<Incoming>| {
            asked.store(true, Ordering::Relaxed);
            request.extensions_mut().insert(peer);
            answer(router.clone(), request, Arc::clone(&unread))
        })
    };
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(heads.next_within)
        .serve_connection(TokioIo::new(Patient::new(stream, TAKEN_WITHIN)), service);
    let ended = tokio::select! {
        ended = &mut connection => ended,
        () = not_asked(&asked, heads.first_within) => return,
        () = stop.cancelled() => {
            Pin::new(&mut connection).graceful_shutdown();
            (&mut connection).await
        }
    };
    // A peer that breaks off is its own affair; one whose head makes no sense was told so.
    let refused = ended.is_err_and(|error| error.is_parse());
    if refused || unread.load(Ordering::Relaxed) {
        discard_rest(connection.into_parts().io.into_inner().into_inner()).await;
    }
}

/// Returns when a connection has asked nothing within the limit; never where it has.
async fn not_asked(asked: &AtomicBool, within: Duration) {
    tokio::time::sleep(within).await;
    if asked.load(Ordering::Relaxed) {
        pending::<()>().await;
    }
}

/// Answers one request. If its body was not read by then, its end cannot be found any more: the connection must end, and
/// the peer must know, or it would send its next request into it.
async fn answer(router: Router, request: Request<Incoming>, unread: Arc<AtomicBool>) -> Result<Response, Infallible> {
    let whole = Arc::new(AtomicBool::new(request.body().is_end_stream()));
    let request = request.map(|body| Watched { body, whole: Arc::clone(&whole) });
    let mut response = router.oneshot(request).await?;
    if !whole.load(Ordering::Relaxed) {
        unread.store(true, Ordering::Relaxed);
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

/// A request's body that tells whether it was read to its end.
struct Watched {
    body: Incoming,
    whole: Arc<AtomicBool>,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        let ended = match &polled {
            Poll::Ready(None) => true,
            Poll::Ready(Some(Ok(_))) => self.body.is_end_stream(),
            Poll::Ready(Some(Err(_))) | Poll::Pending => false,
        };
        if ended {
            self.whole.store(true, Ordering::Relaxed);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Reads what the peer still sends, within bounds. Closing with unread bytes would make the system reset the connection,
/// and the reset can destroy the answer before the peer has read it.
async fn discard_rest(mut stream: TcpStream) {
    let reading = async {
        let mut piece = vec![0; 16 * 1024];
        let mut left = REST_MOST;
        while left > 0 {
            match stream.read(&mut piece).await {
                Ok(0) | Err(_) => return,
                Ok(some) => left = left.saturating_sub(some),
            }
        }
    };
    // Whoever sends for longer than this does not wait for an answer.
    let _ = tokio::time::timeout(REST_WITHIN, reading).await;
}

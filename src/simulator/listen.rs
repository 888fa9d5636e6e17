//! The listener: HTTP/1.1 only, able to cut a connection without an answer, and bounded when it stops.

use std::io;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, Version};
use axum::response::IntoResponse as _;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

/// How long open connections may take to end once the simulator stops.
const STOP_WITHIN: Duration = Duration::from_secs(2);

/// How long the loop rests when no connection can be accepted (no file handles left).
const ACCEPT_REST: Duration = Duration::from_millis(50);

/// Marks an answer that must not leave: the connection is cut instead.
#[derive(Clone)]
struct Cut;

/// An answer that cuts the connection.
pub(super) fn cut_the_connection() -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    answer.extensions_mut().insert(Cut);
    answer
}

/// Accepts connections until told to stop, then gives the open ones a bounded time.
pub(super) async fn serve(listener: TcpListener, router: Router, stopping: CancellationToken) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = stopping.cancelled() => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                connections.spawn(converse(stream, router.clone(), stopping.clone()));
            }
            Err(why) => {
                tracing::warn!(error = %why, "the iCIMS simulator cannot accept a connection");
                tokio::time::sleep(ACCEPT_REST).await;
            }
        }
    }
    drop(listener);
    let ended = async { while connections.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(STOP_WITHIN, ended).await; // what is left is aborted with the set
}

async fn converse(stream: TcpStream, router: Router, stopping: CancellationToken) {
    let _ = stream.set_nodelay(true); // only speed
    let service = service_fn(move |request| answer(router.clone(), request));
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(why) = ended {
        tracing::debug!(error = %why, "a connection to the iCIMS simulator ended early");
    }
}

/// Runs the call in its own task: like a real server, it finishes what it began even if the caller hangs up.
async fn answer(router: Router, request: Request<Incoming>) -> io::Result<Response<Body>> {
    if request.version() != Version::HTTP_11 {
        return Ok(StatusCode::HTTP_VERSION_NOT_SUPPORTED.into_response());
    }
    let request = request.map(Body::new);
    let answered = tokio::spawn(async move { router.oneshot(request).await });
    let Ok(Ok(answer)) = answered.await else {
        return Err(io::Error::other("the simulator's handler panicked"));
    };
    if answer.extensions().get::<Cut>().is_some() {
        return Err(io::Error::other("cut as ordered"));
    }
    Ok(answer)
}

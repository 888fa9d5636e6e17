//! What stands between senders and services: a load balancer of the simplest kind. In front of one service it does nothing.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::{Client, RequestBuilder, Response};
use tokio::task::AbortHandle;

use crate::service::send;

/// Between two questions whether a replica is ready.
const ASK_EVERY: Duration = Duration::from_millis(50);

/// The addresses of all replicas; a clone is the same balancer.
#[derive(Clone)]
pub(crate) struct Doors(Arc<Shared>);

struct Shared {
    http: Client,
    replicas: Vec<Replica>,
    next: AtomicUsize,
    passed_on: AtomicU64,
}

struct Replica {
    address: SocketAddr,
    is_ready: AtomicBool,
}

impl Doors {
    pub(crate) fn new(http: Client, addresses: &[SocketAddr]) -> Self {
        let replica = |address: &SocketAddr| Replica { address: *address, is_ready: AtomicBool::new(true) };
        let replicas = addresses.iter().map(replica).collect();
        Self(Arc::new(Shared { http, replicas, next: AtomicUsize::new(0), passed_on: AtomicU64::new(0) }))
    }

    pub(crate) fn is_one(&self) -> bool {
        self.0.replicas.len() == 1
    }

    /// How often a request went to another replica because the first one refused it.
    pub(crate) fn passed_on(&self) -> u64 {
        self.0.passed_on.load(Ordering::Relaxed)
    }

    /// Sends one request, in turn to each replica; to the next one where it is refused (no connection, or 503). One that
    /// got no answer is not passed on: nobody knows whether it was done.
    pub(crate) async fn send(
        &self,
        path: &str,
        request: impl Fn(&Client, String) -> RequestBuilder,
    ) -> reqwest::Result<Response> {
        let mut turn = self.turn().into_iter();
        let mut sent = self.send_to(turn.next().unwrap_or_default(), path, &request).await;
        for replica in turn {
            let refused = match &sent {
                Ok(answer) => answer.status() == 503,
                Err(error) => error.is_connect(),
            };
            if !refused {
                break;
            }
            self.0.passed_on.fetch_add(1, Ordering::Relaxed);
            sent = self.send_to(replica, path, &request).await;
        }
        sent
    }

    /// Sends one request to one replica.
    pub(crate) async fn send_to(
        &self,
        replica: usize,
        path: &str,
        request: impl Fn(&Client, String) -> RequestBuilder,
    ) -> reqwest::Result<Response> {
        send(request(&self.0.http, format!("http://{}{path}", self.0.replicas[replica].address))).await
    }

    /// Asks the first replicas, at these addresses, again and again whether they are ready. Those that are not, and all
    /// others, are tried last. Ends with [`Watch`].
    pub(crate) fn watch(&self, ops: &[SocketAddr]) -> Watch {
        self.0.replicas[ops.len()..].iter().for_each(|replica| replica.is_ready.store(false, Ordering::Relaxed));
        let (doors, urls) = (self.clone(), ops.iter().map(|ops| format!("http://{ops}/health/ready")));
        let urls: Vec<_> = urls.collect();
        let watching = tokio::spawn(async move {
            loop {
                for (replica, url) in doors.0.replicas.iter().zip(&urls) {
                    let answer = send(doors.0.http.get(url)).await;
                    replica.is_ready.store(answer.is_ok_and(|answer| answer.status() == 200), Ordering::Relaxed);
                }
                tokio::time::sleep(ASK_EVERY).await;
            }
        });
        Watch(watching.abort_handle())
    }

    /// The replicas, those that are ready first.
    fn turn(&self) -> Vec<usize> {
        let (replicas, first) = (&self.0.replicas, self.0.next.fetch_add(1, Ordering::Relaxed));
        let mut turn: Vec<_> = (0..replicas.len()).map(|n| (first.wrapping_add(n)) % replicas.len()).collect();
        turn.sort_by_key(|n| !replicas[*n].is_ready.load(Ordering::Relaxed));
        turn
    }
}

/// Somebody who asks whether the replicas are ready, until it is dropped.
pub(crate) struct Watch(AbortHandle);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What stands behind the host of an address.
pub(crate) fn path(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or("/", |at| &url[host + at..])
}

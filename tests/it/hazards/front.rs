//! The doors of a world behind a listener with limits of the test's own, and connections that are written by hand.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use goodtime_icims::inbound::{Addresses, Doors, Listener, SenderRules, Senders, public_router};
use goodtime_icims::store::{Inbox, Intake, Recorded, Recording, StoreError};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::world::{WEBHOOK_PASSWORD, WEBHOOK_USER, World};

/// For anything that happens on this machine; a test that waits longer has failed.
pub(super) const SOON: Duration = Duration::from_secs(20);

/// A listener before the doors of a world.
pub(super) struct Front {
    pub(super) address: SocketAddr,
    pub(super) router: Router,
    pub(super) stop: CancellationToken,
    pub(super) serving: JoinHandle<()>,
    pub(super) requests: Arc<Requests>,
    pub(super) gate: Gate,
}

/// How many requests have begun, and how many of those were dropped before they had an answer.
#[derive(Default)]
pub(super) struct Requests {
    begun: AtomicUsize,
    answered: AtomicUsize,
    dropped: AtomicUsize,
}

impl Requests {
    pub(super) fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    pub(super) fn answered(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }

    pub(super) fn dropped(&self) -> usize {
        self.dropped.load(Ordering::SeqCst)
    }
}

/// Counts its request as dropped, unless it was told otherwise.
struct UnderWay(Arc<Requests>, bool);

impl Drop for UnderWay {
    fn drop(&mut self) {
        let counted = if self.1 { &self.0.answered } else { &self.0.dropped };
        counted.fetch_add(1, Ordering::SeqCst);
    }
}

/// Lets deliveries into the store, or holds them before it.
#[derive(Clone)]
pub(super) struct Gate {
    open: watch::Sender<bool>,
    asked: Arc<AtomicUsize>,
}

impl Gate {
    pub(super) fn set_open(&self, open: bool) {
        self.open.send_replace(open);
    }

    /// Whether a batch has come to it.
    pub(super) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst) > 0
    }
}

struct Gated {
    inbox: Arc<dyn Inbox>,
    gate: Gate,
}

#[async_trait]
impl Inbox for Gated {
    async fn record_deliveries(&self, batch: &[Recording]) -> Result<Vec<Recorded>, StoreError> {
        self.gate.asked.fetch_add(1, Ordering::SeqCst);
        self.gate.open.subscribe().wait_for(|open| *open).await.expect("its sender is held here");
        self.inbox.record_deliveries(batch).await
    }
}

impl Front {
    pub(super) async fn of(world: &World, limits: impl FnOnce(Listener) -> Listener) -> Self {
        let requests = Arc::new(Requests::default());
        let counting = Arc::clone(&requests);
        let count = move |request: Request, next: Next| count(Arc::clone(&counting), request, next);
        let (router, gate) = doors(world);
        let listener = limits(Listener::bind((Ipv4Addr::LOCALHOST, 0).into()).await.expect("a free port"));
        let (address, stop) = (listener.address(), CancellationToken::new());
        let router = router.layer(from_fn(count));
        let serving = tokio::spawn(listener.serve(router.clone(), stop.clone(), SOON));
        Self { address, router, stop, serving, requests, gate }
    }

    pub(super) async fn connect(&self) -> Wire {
        Wire(TcpStream::connect(self.address).await.expect("it listens"))
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

async fn count(requests: Arc<Requests>, request: Request, next: Next) -> Response {
    requests.begun.fetch_add(1, Ordering::SeqCst);
    let mut under_way = UnderWay(requests, false);
    let response = next.run(request).await;
    under_way.1 = true;
    response
}

/// The doors of a world, with an intake of their own that can be held up.
fn doors(world: &World) -> (Router, Gate) {
    let flow = world.region.flow.clone();
    let gate = Gate { open: watch::Sender::new(true), asked: Arc::default() };
    let gated = Gated { inbox: Arc::clone(&flow.store) as _, gate: gate.clone() };
    let (intake, _writing) = Intake::start(Arc::new(gated));
    let settings = &world.settings;
    let rules = SenderRules {
        addresses: Addresses::default(),
        skew: settings.senders.signature_skew,
        token_life: settings.senders.token_life,
        public_url: settings.public_url.clone(),
    };
    let senders = Arc::new(Senders::new(Arc::clone(&settings.keyring), rules));
    let (region, elsewhere, wake) = (settings.region, Arc::default(), world.region.worker.wake());
    let (api, pages) = (world.api_access(), world.pages_access());
    (public_router(Doors { flow, intake, senders, api, pages, wake, region, elsewhere }), gate)
}

/// A connection that says exactly what it is told to.
pub(super) struct Wire(pub(super) TcpStream);

/// An answer as it came.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn closes(&self) -> bool {
        self.head.to_ascii_lowercase().contains("\r\nconnection: close")
    }
}

impl Wire {
    pub(super) async fn say(&mut self, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
        self.0.write_all(bytes.as_ref()).await
    }

    /// The next answer; nothing when the connection ended before it was whole.
    pub(super) async fn answer(&mut self) -> Option<Answer> {
        tokio::time::timeout(SOON, self.read_answer()).await.expect("an answer, or an end, in time")
    }

    async fn read_answer(&mut self) -> Option<Answer> {
        let mut bytes = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&bytes);
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
                if body.len() >= length.parse().expect("a length") {
                    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
                    return Some(Answer { status, head: head.to_owned(), body: body.to_owned() });
                }
            }
            if self.0.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                return None;
            }
        }
    }

    /// Waits until the service closes the connection.
    pub(super) async fn closed(&mut self) {
        let mut rest = Vec::new();
        let read = tokio::time::timeout(SOON, self.0.read_to_end(&mut rest)).await.expect("closed in time");
        assert!(
            read.is_ok_and(|bytes| bytes == 0),
            "nothing is said before the end: {}",
            String::from_utf8_lossy(&rest)
        );
    }

    /// Hangs up so that the other side sees it at once, whatever is still on the way.
    pub(super) fn hang_up(self) {
        self.0.set_zero_linger().expect("a socket");
    }
}

/// A delivery about an application.
pub(super) fn event(application: i64) -> String {
    json!({
        "eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": application.to_string(),
        "personId": "9100", "jobId": "4400", "userId": "9001", "oldStatus": "1750", "newStatus": "20700"
    })
    .to_string()
}

/// The head of a delivery with a body of that length.
pub(super) fn head(password: &str, length: usize) -> String {
    let pair = BASE64.encode(format!("{WEBHOOK_USER}:{password}"));
    format!(
        "POST /v2/ats/webhook/icims HTTP/1.1\r\nHost: goodtime.test\r\nAuthorization: Basic {pair}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    )
}

/// A whole good delivery.
pub(super) fn delivery(application: i64) -> String {
    let event = event(application);
    head(WEBHOOK_PASSWORD, event.len()) + &event
}

/// A page that is there for everybody.
pub(super) const GET: &str = "GET /assets/link.css HTTP/1.1\r\nHost: goodtime.test\r\n\r\n";

/// Waits for what other tasks bring about.
pub(super) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(SOON, waiting).await.unwrap_or_else(|_| panic!("waited {SOON:?} for {what}"));
}

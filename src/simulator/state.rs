//! Everything a running simulator holds, behind its one lock.

use std::collections::{BTreeMap, VecDeque};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Mutex;

use serde_json::Value;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::delivery::Delivery;
use super::faults::Calls;
use super::memory::Memory;
use super::search::Cache;
use super::sender_token::SenderToken;
use super::stream::Stream;
use super::switches::Switches;
use super::token::TokenDesk;
use super::{Config, Now, Simulator, Webhook, sender};

/// A person's act that happens between two of the connector's calls.
pub(super) type Hook = Box<dyn FnOnce(&Simulator) + Send>;

/// What never changes after the start, and the lock.
pub(super) struct Shared {
    pub(super) state: Mutex<State>,
    pub(super) now: Now,
    pub(super) url: String,
    pub(super) customer_id: i64,
    pub(super) region: String,
    pub(super) api_client: (String, String),
    pub(super) api_user: (String, String),
    pub(super) http: reqwest::Client,
    /// The token events are sent with. Its own lock, held while a token is fetched, lets deliveries at once share one.
    pub(super) sender_token: tokio::sync::Mutex<Option<SenderToken>>,
    pub(super) stopping: CancellationToken,
    pub(super) serving: tokio::sync::Mutex<Option<JoinHandle<()>>>,
    /// Echoes on their way, so that a test can wait for them.
    pub(super) echoes: TaskTracker,
}

/// What changes.
pub(super) struct State {
    pub(super) memory: Memory,
    pub(super) switches: Switches,
    pub(super) calls: Calls,
    /// Answers to searches, which may be used again for a while.
    pub(super) searches: Cache,
    pub(super) stream: Stream,
    pub(super) tokens: TokenDesk,
    /// The UTC day and how many API calls it has seen.
    pub(super) day: (i64, u64),
    pub(super) webhook: Option<Webhook>,
    pub(super) deliveries: VecDeque<Delivery>,
    /// Events kept back until they are released, oldest first.
    pub(super) held: Vec<Value>,
    /// How often the sender asked for a token.
    pub(super) sender_tokens: u64,
    /// Calls seen since a share of them fails.
    pub(super) shared_out: u64,
    pub(super) last_events: BTreeMap<i64, Value>,
    pub(super) after_get: BTreeMap<i64, VecDeque<Hook>>,
    pub(super) after_patch: BTreeMap<i64, VecDeque<Hook>>,
    /// The integration's own user, who sets statuses through the API.
    pub(super) api_person: i64,
    /// The user the page acts as where a job has no recruiter.
    pub(super) platform_user: i64,
}

impl Shared {
    pub(super) fn new(config: Config, address: SocketAddr) -> anyhow::Result<Self> {
        let host = if address.ip().is_unspecified() {
            SocketAddr::from((Ipv4Addr::LOCALHOST, address.port()))
        } else {
            address
        };
        Ok(Self {
            state: Mutex::new(State {
                memory: Memory::new(),
                switches: Switches::default(),
                calls: Calls::default(),
                searches: Cache::default(),
                stream: Stream::default(),
                tokens: TokenDesk::new()?,
                day: (0, 0),
                webhook: config.webhook,
                deliveries: VecDeque::new(),
                held: Vec::new(),
                sender_tokens: 0,
                shared_out: 0,
                last_events: BTreeMap::new(),
                after_get: BTreeMap::new(),
                after_patch: BTreeMap::new(),
                api_person: 0,
                platform_user: 0,
            }),
            now: config.now,
            url: format!("http://{host}"),
            customer_id: config.customer_id,
            region: config.region,
            api_client: config.api_client,
            api_user: config.api_user,
            http: sender::client()?,
            sender_token: tokio::sync::Mutex::new(None),
            stopping: CancellationToken::new(),
            serving: tokio::sync::Mutex::new(None),
            echoes: TaskTracker::new(),
        })
    }
}

/// Takes the next act waiting for this application.
pub(super) fn next_hook(hooks: &mut BTreeMap<i64, VecDeque<Hook>>, workflow: i64) -> Option<Hook> {
    hooks.get_mut(&workflow)?.pop_front()
}

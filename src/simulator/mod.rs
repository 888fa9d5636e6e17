//! A pretend iCIMS with a memory, for demo, rehearsal and tests.
//!
//! It plays both sides of the vendor: the API that the connector calls (token endpoint, people, jobs, applications, status
//! changes, résumés) and the sender whose events reach the connector. A person of the customer is played by the methods of
//! [`Simulator`] or by the page at `/sim`.
//!
//! Always true here: what one call stores, the next one reads (unless a switch says otherwise); time comes only from
//! [`Config::now`]; the lock on its state is never held across an await. It names no other room of this crate and keeps its own
//! structs, so that a wrong belief of our client is not mirrored back. `docs/simulator.md` lists every behaviour.

mod access;
mod api;
mod changing;
mod datetime;
mod delivery;
mod driver;
mod event;
mod fault_answers;
mod faults;
mod folders;
mod front_door;
mod headers;
mod human_api;
mod kept;
mod leaving;
mod letter;
mod listen;
mod lists;
mod looking;
mod memory;
mod page;
mod page_html;
mod populate;
mod profile;
mod read;
mod refusal;
mod schema;
mod search;
mod seek;
mod sender;
mod sender_faults;
mod sender_hmac;
mod sender_token;
mod shapes;
mod state;
mod story;
mod stream;
mod streaming;
mod switches;
mod switches_json;
mod token;
mod webhook;
mod write;

#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, MutexGuard, PoisonError};

use anyhow::Context as _;

pub use self::delivery::Delivery;
pub use self::faults::{Call, Calls, Fault, RetryAfter};
pub use self::memory::LogEntry;
pub use self::profile::{Address, Job, JobLocation, ListNode, Person, Phone, ProfileType, Resume};
pub use self::sender_faults::Release;
pub use self::sender_hmac::{HashOf, HmacDate};
use self::state::{Shared, State};
pub use self::story::Story;
pub use self::switches::{InvisibleAs, StatusList, Switches};
pub use self::webhook::{ClientAuth, SenderAuth, Webhook};

/// Microseconds since the Unix epoch, asked for whenever the simulator needs the time.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What a simulator is started with.
#[derive(Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The customer (platform) id this iCIMS has; it has only one.
    pub customer_id: i64,
    /// The region shown on the page, "US" or "EU".
    pub region: String,
    /// OAuth client id and secret for `POST /oauth/token`.
    pub api_client: (String, String),
    /// Basic user and password, accepted on the API beside the token.
    pub api_user: (String, String),
    /// Where events are sent; may be set later with [`Simulator::set_webhook`].
    pub webhook: Option<Webhook>,
    /// The clock.
    pub now: Now,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("customer_id", &self.customer_id)
            .field("region", &self.region)
            .field("webhook", &self.webhook)
            .finish_non_exhaustive()
    }
}

/// A running pretend iCIMS; a clone is another handle to the same one.
#[derive(Clone)]
pub struct Simulator(Arc<Shared>);

impl Simulator {
    /// Binds the listener and serves in a background task.
    ///
    /// # Errors
    /// When the address cannot be bound, or the HTTP client that sends events cannot be built.
    pub async fn start(config: Config) -> anyhow::Result<Self> {
        // A second simulator in one process, or the service itself, may have installed the same provider before.
        let _ = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        let listener = tokio::net::TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("the iCIMS simulator cannot listen on {}", config.listen))?;
        let address = listener.local_addr().context("the listener has no address")?;
        let simulator = Self(Arc::new(Shared::new(config, address)?));
        simulator.hire_platform_users();
        let serving = tokio::spawn(listen::serve(listener, api::router(&simulator), simulator.0.stopping.clone()));
        *simulator.0.serving.lock().await = Some(serving);
        Ok(simulator)
    }

    /// The address of the API host and the login host at once, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url.clone()
    }

    /// Stops serving; open connections get two seconds.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        if let Some(serving) = self.0.serving.lock().await.take()
            && let Err(why) = serving.await
        {
            tracing::warn!(error = %why, "the iCIMS simulator did not stop cleanly");
        }
    }

    /// Says where events go from now on.
    pub fn set_webhook(&self, webhook: Webhook) {
        self.lock().webhook = Some(webhook);
    }

    /// Changes the behaviour; what is not touched stays.
    pub fn switch(&self, change: impl FnOnce(&mut Switches)) {
        change(&mut self.lock().switches);
    }

    /// A panic of a test while it held the lock must not hide that test's own message.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> i64 {
        (self.0.now)()
    }
}

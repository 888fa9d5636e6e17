//! The hand-off seam: what any scheduler must offer, and the webhooks that schedulers are told by.
//!
//! Without anybody who is told, a hand-off waits on our own page. True in here: a message is signed as Standard Webhooks say,
//! and keeps its id however often it is sent; an endpoint that fails or stalls keeps nobody's work but its own waiting. The
//! room does not know how the ATS works.

mod address;
mod line;
mod payload;
mod webhooks;

use std::time::Duration;

use async_trait::async_trait;

pub use address::{EndpointAddress, OldSecret};
pub use payload::{Data, HandoffData, Payload, ResumeLink};
pub use webhooks::Webhooks;

use crate::domain::{Endpoint, Timestamp};

/// What the flow asks of a scheduler.
#[async_trait]
pub trait Scheduler: Send + Sync {
    /// When an endpoint can be told again, where it cannot be now: it failed just now, or has enough under way.
    fn not_before(&self, endpoint: &Endpoint) -> Option<Timestamp>;

    /// Tells an endpoint, and says with which status it took it; telling it again under the same id does no harm.
    async fn tell(&self, endpoint: &Endpoint, id: &str, payload: &Payload) -> Result<u16, Untold>;
}

/// Why an endpoint was not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untold {
    /// It was not tried: the endpoint failed just now, or has too much under way.
    NotNow(Timestamp),
    /// It did not take it.
    NotTaken {
        /// The status of its answer, where there was one.
        status: Option<u16>,
        /// What went wrong, without its address.
        why: String,
        /// How long it asks to wait.
        retry_after: Option<Duration>,
    },
}

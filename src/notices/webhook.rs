//! A webhook that takes JSON of ours, signed as Standard Webhooks say.

use std::sync::Arc;

use async_trait::async_trait;

use super::{Address, Message, Messenger, Unsent, posted};
use crate::domain::Clock;
use crate::webhooks::{Post, Reach, headers};

/// Posts to plain webhooks.
pub struct Webhook {
    post: Post,
    clock: Arc<dyn Clock>,
}

impl Webhook {
    /// A client of its own; the clock tells when something was sent.
    ///
    /// # Errors
    /// When the machine has nothing that TLS can trust.
    pub fn new(clock: Arc<dyn Clock>) -> Result<Self, reqwest::Error> {
        Ok(Self { post: Post::new(Reach::Anywhere)?, clock })
    }
}

#[async_trait]
impl Messenger for Webhook {
    async fn send(&self, address: &Address, message: &Message) -> Result<String, Unsent> {
        let body = message.json().to_string();
        let headers = headers(&message.id, self.clock.now(), address.secret.as_deref(), &body);
        posted(self.post.send(&address.place, headers, body).await)
    }
}

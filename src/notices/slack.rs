//! A webhook that takes what Slack takes: <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks>.

use async_trait::async_trait;
use reqwest::header::HeaderMap;

use super::{Address, Message, Messenger, Unsent, posted};
use crate::webhooks::{Post, Reach};

/// Posts to Slack and what takes the same.
pub struct Slack(Post);

impl Slack {
    /// A client of its own.
    ///
    /// # Errors
    /// When the machine has nothing that TLS can trust.
    pub fn new() -> Result<Self, reqwest::Error> {
        Post::new(Reach::Anywhere).map(Self)
    }
}

#[async_trait]
impl Messenger for Slack {
    async fn send(&self, address: &Address, message: &Message) -> Result<String, Unsent> {
        let lines: Vec<_> = message.lines.iter().map(|line| escaped(line)).collect();
        let text = format!("*{}*\n{}", escaped(&message.subject), lines.join("\n"));
        let json = serde_json::json!({ "text": text }).to_string();
        posted(self.0.send(&address.place, HeaderMap::new(), json).await)
    }
}

/// Three characters have a meaning there; a star in a name only makes it bold.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

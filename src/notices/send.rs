//! From what is wrong to a message that was taken.
//!
//! Order of effects: the notice and what its target was told are committed together → the right to try is taken → the
//! message is sent → how that ended is recorded. A crash after the sending leaves the right to somebody else a minute later,
//! who sends the same notice with the same id once more.

use std::time::Duration;

use futures_util::future::join_all;

use super::{Address, Message, Notices, Unsent, text};
use crate::domain::{Notice, NoticeTarget, Sending, Timestamp, growing};
use crate::secrets::Place;
use crate::store::StoreError;

/// Sent at once: few, because most go to the same places.
const BATCH: i64 = 8;
/// Batches of one round; the next round is near.
const BATCHES_MOST: usize = 25;
/// The whole conversation with a server; the right to try lasts longer.
const SEND_MOST: Duration = Duration::from_secs(20);
const TRY_LASTS: Duration = Duration::from_mins(1);
/// Pauses after a failure, the first and the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(30);
const LONGEST_PAUSE: Duration = Duration::from_mins(30);
/// Older news helps nobody; what is wrong can still be seen in the service.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(24);

impl Notices {
    /// One round: writes down what targets have not been told, and sends what is due.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tell(&self) -> Result<(), StoreError> {
        self.write_down().await?;
        for _ in 0..BATCHES_MOST {
            let now = self.clock.now();
            let due = self.store.due(now, BATCH).await?;
            if due.is_empty() {
                break;
            }
            let targets = self.store.targets().await?;
            for done in join_all(due.iter().map(|notice| self.attempt(notice, &targets, now))).await {
                done?;
            }
        }
        Ok(())
    }

    async fn write_down(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        for owed in self.store.owed(now.minus(self.rules.every)).await? {
            if let Some(notice) = self.notice(&owed, now).await? {
                self.store.write_down(&owed, &notice).await?;
            }
        }
        Ok(())
    }

    async fn attempt(&self, notice: &Notice, targets: &[NoticeTarget], now: Timestamp) -> Result<(), StoreError> {
        let Some(notice) = self.store.try_notice(notice, now, now.plus(TRY_LASTS)).await? else {
            return Ok(()); // Another process tries it.
        };
        let Some(target) = targets.iter().find(|target| target.id == notice.target) else {
            return Ok(()); // It was removed meanwhile, and its notices with it.
        };
        let sent = match self.directory.current().tenant(notice.tenant) {
            Some(tenant) => self.send(target, &text::message(&notice, tenant, &self.rules)).await,
            None => Err(Unsent::because("its tenant is not known here")),
        };
        let ended = self.clock.now();
        let sending = match sent {
            Ok(_) => Sending::Sent,
            Err(unsent) if ended.since(notice.created_at) >= GIVEN_UP_AFTER => Sending::GivenUp(unsent.why),
            Err(unsent) => {
                // Longer after each failure in a row, or as long as the other side asks for.
                let pause = growing(FIRST_PAUSE, LONGEST_PAUSE, notice.attempts);
                Sending::Again(ended.plus(pause.max(unsent.retry_after.unwrap_or_default())), unsent.why)
            }
        };
        let outcome = match &sending {
            Sending::Sent => "sent",
            Sending::Again(_, why) => {
                tracing::warn!(notice.id = %notice.id, target.id = %target.id, why, "a notice was not taken; it is tried again");
                "failed"
            }
            Sending::GivenUp(why) => {
                tracing::error!(notice.id = %notice.id, target.id = %target.id, why, "a notice was not taken for a day and is given up");
                "given_up"
            }
        };
        self.measures.noticed(target.channel, outcome);
        self.store.end_try(&notice, &sending, ended).await.map(|_counted| ())
    }

    /// Sends a test message now; what the other side said.
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn test(&self, target: &NoticeTarget) -> Result<String, Unsent> {
        self.send(target, &Message::test(target, &self.rules, self.clock.now())).await
    }

    async fn send(&self, target: &NoticeTarget, message: &Message) -> Result<String, Unsent> {
        let address = self.address(target)?;
        let sending = self.channels.messenger(target.channel)?.send(&address, message);
        let late = |_| Unsent::because("it took too long");
        tokio::time::timeout(SEND_MOST, sending).await.map_err(late)?
    }

    /// Where a target is reached.
    ///
    /// # Errors
    /// When it does not open.
    pub fn address(&self, target: &NoticeTarget) -> Result<Address, Unsent> {
        let opened = self.keyring.open(Place::NoticeTarget(target.id), &target.sealed);
        let text = opened.map_err(|error| Unsent::because(format!("its address does not open: {error}")))?;
        Address::from_secret(&text).map_err(|error| Unsent::because(error.to_string()))
    }
}

//! What can happen to events on their way: copies, losses, delays that reorder them, bursts.

use futures_util::StreamExt as _;
use futures_util::future::join_all;
use futures_util::stream;
use serde_json::Value;

use super::Simulator;
use super::delivery::Delivery;
use super::state::State;

/// In which order held events are sent at last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// The oldest first.
    InOrder,
    /// The newest first.
    Reversed,
}

/// What becomes of an event.
enum Fate {
    Sent,
    Held,
    Lost,
}

impl Simulator {
    /// Sends any event body and waits for the answer; what came of it is also kept for [`Simulator::deliveries`]. Of an
    /// event that is sent several times the first delivery is returned; one that is held back has the error "held back"
    /// and is kept only once it is released; one that is lost has the error "lost".
    pub async fn send_event(&self, event: &Value) -> Delivery {
        let fate = self.lock().fate_of(event);
        match fate {
            Fate::Sent => self.send_with_copies(event).await,
            Fate::Held => self.unsent(event, "held back"),
            Fate::Lost => {
                let delivery = self.unsent(event, "lost");
                self.lock().remember(delivery.clone());
                delivery
            }
        }
    }

    /// Sends the last event of an application this many times at the same time; empty when there was none.
    pub async fn send_at_once(&self, workflow: i64, times: usize) -> Vec<Delivery> {
        let event = self.lock().last_events.get(&workflow).cloned();
        let Some(event) = event else { return Vec::new() };
        join_all((0..times).map(|_| self.send_event(&event))).await
    }

    /// A person places many applications in statuses, at most `at_once` at the same time; the deliveries of those that
    /// sent an event, in the order of the moves.
    pub async fn burst(&self, moves: &[(i64, &str)], by: i64, at_once: usize) -> Vec<Delivery> {
        let acts: Vec<_> = moves
            .iter()
            .map(|&(workflow, status)| {
                let (simulator, status) = (self.clone(), status.to_owned());
                async move { simulator.set_status(workflow, &status, by).await }
            })
            .collect();
        let deliveries: Vec<Option<Delivery>> = stream::iter(acts).buffered(at_once.max(1)).collect().await;
        deliveries.into_iter().flatten().collect()
    }

    /// Sends the events that were held back, one after the other, whether or not new ones are still held back.
    pub async fn release_held(&self, order: Release) -> Vec<Delivery> {
        let mut held = std::mem::take(&mut self.lock().held);
        if order == Release::Reversed {
            held.reverse();
        }
        let mut deliveries = Vec::new();
        for event in held {
            deliveries.push(self.send_with_copies(&event).await);
        }
        deliveries
    }

    /// How many events are held back now.
    #[must_use]
    pub fn held(&self) -> usize {
        self.lock().held.len()
    }

    async fn send_with_copies(&self, event: &Value) -> Delivery {
        let (copies, at_once) = {
            let switches = &self.lock().switches;
            (switches.duplicate_deliveries, switches.duplicates_at_once)
        };
        if at_once {
            let copies = join_all((0..copies).map(|_| self.transmit(event)));
            return tokio::join!(self.transmit(event), copies).0;
        }
        let first = self.transmit(event).await;
        for _ in 0..copies {
            self.transmit(event).await;
        }
        first
    }

    fn unsent(&self, event: &Value, why: &str) -> Delivery {
        Delivery { error: Some(why.to_owned()), ..Delivery::of(event, self.now()) }
    }
}

impl State {
    fn fate_of(&mut self, event: &Value) -> Fate {
        if self.switches.lose_deliveries > 0 {
            self.switches.lose_deliveries -= 1;
            return Fate::Lost;
        }
        if self.switches.hold_deliveries {
            self.held.push(event.clone());
            return Fate::Held;
        }
        Fate::Sent
    }
}

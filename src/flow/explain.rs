//! Explains what happened: one timeline for an application, a hand-off or an event, each step with its cause and what
//! comes next.

use super::Flow;
use crate::domain::{CustomerId, Event, EventId, HandoffId, WorkflowId};
use crate::store::{About, StoreError, Story};

/// Generations followed back: more than anybody reads.
const GENERATIONS_MOST: usize = 20;

/// What there is to say of the id of a request: nothing is stored under it.
pub const OF_A_REQUEST: &str = "it is no id of an event or a hand-off, but of a request. What happened in it stands in the \
    log of that time: in the lines whose `request.id` it is.";

/// What is to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The reference of an event or a hand-off.
    Reference(uuid::Uuid),
    /// An application; the customer narrows the search where several have the number.
    Application(WorkflowId, Option<CustomerId>),
    /// A candidate or a job: the newest hand-offs about it.
    About(About, Option<CustomerId>),
}

/// The answer, ready for a page, an API or a terminal.
#[derive(Debug, Default)]
pub struct Explanation {
    /// The hand-offs, newest first.
    pub handoffs: Vec<Story>,
    /// Events that started nothing.
    pub ignored: Vec<Event>,
    /// The reference is the id of a request.
    pub is_request: bool,
}

impl Flow {
    /// Explains a subject; nothing found gives an empty explanation.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn explain(&self, subject: Subject) -> Result<Explanation, StoreError> {
        let mut found = Explanation::default();
        let starts = match subject {
            Subject::About(about, customer) => {
                let ids = self.store.handoffs_about(about, customer).await?;
                found.handoffs = self.store.stories(&ids).await?;
                return Ok(found);
            }
            Subject::Application(workflow, customer) => self.store.handoffs_of(workflow, customer).await?,
            Subject::Reference(id) => match self.store.event(EventId::from_uuid(id)).await? {
                Some(event) => event.handoff.map_or_else(
                    || {
                        found.ignored.push(event);
                        Vec::new()
                    },
                    |handoff| vec![handoff],
                ),
                None => vec![HandoffId::from_uuid(id)],
            },
        };
        for start in starts {
            self.follow(start, &mut found).await?;
        }
        if let Subject::Reference(id) = subject {
            let unknown = found.handoffs.is_empty() && found.ignored.is_empty();
            found.is_request = unknown && id.get_version() != Some(uuid::Version::SortRand); // Ours are all of that version.
        }
        if let Subject::Application(workflow, customer) = subject {
            found.ignored = self.store.ignored_events_of(workflow, customer).await?;
        }
        Ok(found)
    }

    /// A hand-off and those whose place it took.
    async fn follow(&self, start: HandoffId, found: &mut Explanation) -> Result<(), StoreError> {
        let mut next = Some(start);
        for _ in 0..GENERATIONS_MOST {
            let Some(id) = next else { break };
            let Some(story) = self.story_of(id).await? else { break };
            next = story.handoff.previous;
            found.handoffs.push(story);
        }
        Ok(())
    }

    /// Explains one hand-off.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn story_of(&self, id: HandoffId) -> Result<Option<Story>, StoreError> {
        Ok(self.store.stories(&[id]).await?.pop())
    }
}

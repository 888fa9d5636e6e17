//! Explains what happened: one timeline for an application, a hand-off or an event, each step with its cause and what
//! comes next.

use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::Flow;
use crate::domain::{
    Advance, AdvanceKey, CustomerId, Entry, Event, EventId, Handoff, HandoffId, Progress, Way, WorkflowId,
};
use crate::store::{About, AttemptRow, StoreError, TaskRow};

/// Generations followed back: more than anybody reads.
const GENERATIONS_MOST: usize = 20;
/// Each takes a connection; the work that goes on meanwhile needs some too.
const STORIES_AT_ONCE: usize = 3;

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

/// All that is known of a hand-off.
#[derive(Debug)]
pub struct Story {
    /// The hand-off.
    pub handoff: Handoff,
    /// Where it stands.
    pub progress: Progress,
    /// Its move, if one was intended.
    pub advance: Option<Advance>,
    /// The move back, if a person asked for it.
    pub undo: Option<Advance>,
    /// Its deliveries.
    pub events: Vec<Event>,
    /// What happened.
    pub entries: Vec<Entry>,
    /// What is owed.
    pub tasks: Vec<TaskRow>,
    /// What was tried.
    pub attempts: Vec<AttemptRow>,
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
                let stories = stream::iter(ids.into_iter().map(|id| self.story_of(id))).buffered(STORIES_AT_ONCE);
                let stories: Vec<_> = stories.try_collect().await?;
                found.handoffs = stories.into_iter().flatten().collect();
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
        match self.store.handoff(id).await? {
            Some(handoff) => Ok(Some(self.story(handoff).await?)),
            None => Ok(None),
        }
    }

    async fn story(&self, handoff: Handoff) -> Result<Story, StoreError> {
        let advance = self.store.advance(AdvanceKey { handoff: handoff.id, way: Way::Forward }).await?;
        let undo = self.store.advance(AdvanceKey { handoff: handoff.id, way: Way::Back }).await?;
        Ok(Story {
            progress: handoff.progress(undo.as_ref().or(advance.as_ref())),
            events: self.store.events_of(handoff.id).await?,
            entries: self.store.timeline(handoff.id).await?,
            tasks: self.store.tasks_of(&handoff).await?,
            attempts: self.store.attempts_of(handoff.id).await?,
            undo,
            advance,
            handoff,
        })
    }
}

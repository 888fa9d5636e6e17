//! Who is told by webhook, and what. Every engine takes the same statements, so what only reads is written once; as a macro,
//! because the type of a statement is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{Endpoint, EndpointId, HandoffId, Message, MessageAttempt, MessageId, Sealed};

type Result<T> = std::result::Result<T, StoreError>;

/// Lets a store keep what is told. It needs `row`, `rows`, and what it writes under the names used here.
macro_rules! webhooks {
    ($store:ty) => {
        #[async_trait]
        impl Webhooks for $store {
            async fn add_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<()> {
                self.put_endpoint(endpoint, audit).await
            }

            async fn change_endpoint(
                &self,
                endpoint: &Endpoint,
                did: &'static str,
                audit: (&str, Timestamp),
            ) -> Result<bool> {
                self.alter_endpoint(endpoint, did, audit).await
            }

            async fn remove_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<bool> {
                self.drop_endpoint(endpoint, audit).await
            }

            async fn messages_owed(&self, handoff: HandoffId) -> Result<Vec<Message>> {
                let rows = self.rows(sqlx::query(sql::MESSAGES_OWED).bind(handoff.uuid())).await?;
                rows.iter().map(|row| Row::of("webhook_messages", row).message()).collect()
            }

            async fn record_told(
                &self,
                message: &Message,
                attempt: Option<&MessageAttempt>,
                told: Told<'_>,
            ) -> Result<()> {
                self.note_told(message, attempt, told).await
            }

            async fn messages_page(&self, asked: &MessagesAsked, page: Page) -> Result<Found<Message>> {
                let few = asked.handoff.is_some();
                let looked_at = if few { None } else { self.looked_at(sql::MESSAGES_LOOKED_AT, page).await? };
                let page = page.down_to(looked_at);
                let statement = if few { sql::MESSAGES_OF_HANDOFF_PAGE } else { sql::MESSAGES_PAGE };
                let query = sqlx::query(statement).bind(page.before).bind(page.from).bind(LOOKED_AT_MOST);
                let query = query.bind(asked.tenant.map_or(0, TenantId::get));
                let query = query.bind(asked.state.map_or("", MessageState::name));
                let query = query.bind(asked.endpoint.map(EndpointId::uuid)).bind(page.most + 1);
                let query = query.bind(asked.owner.map_or(0, TenantId::get));
                let query = if let Some(handoff) = asked.handoff { query.bind(handoff.uuid()) } else { query };
                let rows = self.rows(query).await?;
                let rows: Result<Vec<_>> = rows.iter().map(|row| Row::of("webhook_messages", row).message()).collect();
                let (rows, next) = part(rows?, page.most, |message| message.id.uuid(), looked_at);
                Ok(Found { rows, next })
            }

            async fn message(&self, id: MessageId) -> Result<Option<Message>> {
                let row = self.row(sqlx::query(sql::READ_MESSAGE).bind(id.uuid())).await?;
                row.map(|row| Row::of("webhook_messages", &row).message()).transpose()
            }

            async fn message_attempts(&self, id: MessageId) -> Result<Vec<MessageAttempt>> {
                let rows = self.rows(sqlx::query(sql::MESSAGE_ATTEMPTS).bind(id.uuid())).await?;
                rows.iter().map(|row| Row::of("webhook_attempts", row).message_attempt()).collect()
            }

            async fn resend(&self, message: &Message, audit: (&str, Timestamp)) -> Result<bool> {
                self.send_again(message, audit).await
            }
        }
    };
}

/// A statement that adds an endpoint.
macro_rules! add_endpoint {
    ($endpoint:ident) => {{
        let query = sqlx::query(sql::ADD_ENDPOINT).bind($endpoint.id.uuid()).bind($endpoint.tenant.map(TenantId::get));
        let query = query.bind($endpoint.name.as_str()).bind($endpoint.kinds.to_string());
        let query = query.bind(i64::from($endpoint.enabled)).bind($endpoint.sealed.bytes.as_slice());
        query.bind($endpoint.sealed.key_id.as_str()).bind($endpoint.created_at.micros())
    }};
}

/// A statement that changes an endpoint of the version that was read.
macro_rules! change_endpoint {
    ($endpoint:ident) => {{
        let query = sqlx::query(sql::CHANGE_ENDPOINT).bind($endpoint.name.as_str()).bind($endpoint.kinds.to_string());
        let query = query.bind(i64::from($endpoint.enabled)).bind($endpoint.sealed.bytes.as_slice());
        query.bind($endpoint.sealed.key_id.as_str()).bind($endpoint.id.uuid()).bind($endpoint.version)
    }};
}

/// A statement that adds what is told with an entry of the timeline.
macro_rules! add_message {
    ($entry:ident, $new:ident) => {{
        let query = sqlx::query(sql::ADD_MESSAGE).bind($new.id.uuid()).bind($new.endpoint.uuid());
        let query = query.bind($new.tenant.get()).bind($entry.handoff.uuid()).bind($new.kind.name());
        query.bind($new.detail.as_deref()).bind($entry.at.micros()).bind($new.owner.map(TenantId::get))
    }};
}

/// A statement that notes where a message stands.
macro_rules! set_told {
    ($message:ident, $attempt:ident, $told:ident) => {{
        let ended = ($told.state != MessageState::Queued).then_some($told.at.micros());
        let query = sqlx::query(sql::SET_TOLD).bind($told.state.name()).bind($told.why).bind(ended);
        let query = query.bind(i64::from($attempt.is_some())).bind($told.next_at.map(Timestamp::micros));
        query.bind($message.id.uuid()).bind($message.owed_since.micros())
    }};
}

/// A statement that keeps how a sending went.
macro_rules! add_message_attempt {
    ($message:ident, $attempt:ident) => {{
        let query = sqlx::query(sql::ADD_MESSAGE_ATTEMPT).bind($message.id.uuid()).bind($attempt.attempt);
        let query = query.bind($attempt.started_at.micros()).bind($attempt.finished_at.micros());
        query.bind($attempt.status.map(i64::from)).bind($attempt.why.as_deref())
    }};
}

/// The work that is owed where something is to be told.
macro_rules! telling {
    ($tenant:expr, $handoff:expr, $at:expr) => {
        NewTask { tenant: $tenant, kind: TaskKind::TellScheduler, handoff: $handoff, run_at: $at, created_at: $at }
    };
}

pub(super) use {add_endpoint, add_message, add_message_attempt, change_endpoint, set_told, telling, webhooks};

impl<F: Fields> Row<'_, F> {
    pub(super) fn endpoint(&self) -> Result<Endpoint> {
        Ok(Endpoint {
            id: EndpointId::from_uuid(self.uuid("endpoint_id")?),
            tenant: self.opt_id("tenant_id")?,
            name: self.text("name")?,
            kinds: self.parsed("kinds")?,
            enabled: self.int("enabled")? == 1,
            sealed: Sealed { key_id: self.text("key_id")?, bytes: self.bytes("sealed")? },
            version: self.int("version")?,
            created_at: self.at("created_at")?,
        })
    }

    pub(super) fn message(&self) -> Result<Message> {
        Ok(Message {
            id: MessageId::from_uuid(self.uuid("message_id")?),
            endpoint: EndpointId::from_uuid(self.uuid("endpoint_id")?),
            owner: self.opt_id("owner_id")?,
            tenant: self.id("tenant_id")?,
            handoff: HandoffId::from_uuid(self.uuid("handoff_id")?),
            kind: self.parsed("kind")?,
            detail: self.opt_text("detail")?,
            state: self.parsed("state")?,
            happened_at: self.at("happened_at")?,
            owed_since: self.at("owed_since")?,
            attempts: self.int("attempts")?,
            next_at: self.opt_at("next_at")?,
            last_error: self.opt_text("last_error")?,
            ended_at: self.opt_at("ended_at")?,
        })
    }

    pub(super) fn message_attempt(&self) -> Result<MessageAttempt> {
        let status = self.opt_int("status")?.map(u16::try_from).transpose();
        Ok(MessageAttempt {
            attempt: self.int("attempt")?,
            started_at: self.at("started_at")?,
            finished_at: self.at("finished_at")?,
            status: status.map_err(|error| self.unreadable("status", error))?,
            why: self.opt_text("why")?,
        })
    }
}

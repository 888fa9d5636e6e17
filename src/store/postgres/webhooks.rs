//! Who is told by webhook, and what.

use async_trait::async_trait;

use super::tenants::changed;
use super::{PgStore, Result, transaction};
use crate::domain::{
    Endpoint, EndpointId, HandoffId, Message, MessageAttempt, MessageId, MessageState, TaskKind, TenantId, Timestamp,
};
use crate::store::listing::{LOOKED_AT_MOST, part};
use crate::store::rows::Row;
use crate::store::webhooks::{add_endpoint, add_message_attempt, change_endpoint, set_told, telling, webhooks};
use crate::store::{Found, MessagesAsked, NewTask, Page, Told, Webhooks, sql};

webhooks!(PgStore);

impl PgStore {
    async fn put_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<()> {
        transaction!(self, others, |write| {
            write.run(add_endpoint!(endpoint)).await?;
            changed(write, endpoint.tenant, audit, "webhook_endpoint.add", &endpoint.id.to_string()).await
        })
    }

    async fn alter_endpoint(&self, endpoint: &Endpoint, did: &str, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(change_endpoint!(endpoint)).await? == 0 {
                return Ok(false);
            }
            changed(write, endpoint.tenant, audit, did, &endpoint.id.to_string()).await?;
            Ok(true)
        })
    }

    async fn drop_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(sqlx::query(sql::REMOVE_ENDPOINT).bind(endpoint.id.uuid())).await? == 0 {
                return Ok(false);
            }
            changed(write, endpoint.tenant, audit, "webhook_endpoint.remove", &endpoint.id.to_string()).await?;
            Ok(true)
        })
    }

    async fn note_told(&self, message: &Message, attempt: Option<&MessageAttempt>, told: Told<'_>) -> Result<()> {
        transaction!(self, others, |write| {
            write.run(set_told!(message, attempt, told)).await?;
            if let Some(attempt) = attempt {
                write.run(add_message_attempt!(message, attempt)).await?;
            }
            Ok(())
        })
    }

    async fn send_again(&self, message: &Message, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SEND_AGAIN).bind(audit.1.micros()).bind(message.id.uuid());
            if write.run(query).await? == 0 {
                return Ok(false);
            }
            write.ask_again(&telling!(message.tenant, message.handoff, audit.1)).await?;
            write.audit(Some(message.tenant), audit, "webhook_message.resend", &message.id.to_string()).await?;
            Ok(true)
        })
    }
}

//! Who is told by webhook, and what.

use async_trait::async_trait;

use super::tenants::changed;
use super::{Result, SqliteStore, ask_again, write_audit};
use crate::domain::{
    Endpoint, EndpointId, HandoffId, Message, MessageAttempt, MessageId, MessageState, TaskKind, TenantId, Timestamp,
};
use crate::store::listing::{LOOKED_AT_MOST, part};
use crate::store::rows::Row;
use crate::store::webhooks::{add_endpoint, add_message_attempt, change_endpoint, set_told, telling, webhooks};
use crate::store::{Found, MessagesAsked, NewTask, Page, Told, Webhooks, sql};

webhooks!(SqliteStore);

impl SqliteStore {
    async fn put_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_endpoint!(endpoint).execute(&mut *tx).await?;
        changed(tx, endpoint.tenant, audit, "webhook_endpoint.add", &endpoint.id.to_string()).await
    }

    async fn alter_endpoint(&self, endpoint: &Endpoint, did: &str, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        if change_endpoint!(endpoint).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        changed(tx, endpoint.tenant, audit, did, &endpoint.id.to_string()).await?;
        Ok(true)
    }

    async fn drop_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::REMOVE_ENDPOINT).bind(endpoint.id.uuid());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        changed(tx, endpoint.tenant, audit, "webhook_endpoint.remove", &endpoint.id.to_string()).await?;
        Ok(true)
    }

    async fn note_told(&self, message: &Message, attempt: Option<&MessageAttempt>, told: Told<'_>) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        set_told!(message, attempt, told).execute(&mut *tx).await?;
        if let Some(attempt) = attempt {
            add_message_attempt!(message, attempt).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn send_again(&self, message: &Message, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::SEND_AGAIN).bind(audit.1.micros()).bind(message.id.uuid());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        ask_again(&mut tx, &telling!(message.tenant, message.handoff, audit.1)).await?;
        write_audit(&mut tx, Some(message.tenant), audit, "webhook_message.resend", &message.id.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }
}

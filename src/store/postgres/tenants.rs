//! Tenants, rules and credentials. Every change raises the settings epoch and is written to the audit log.

use std::collections::HashMap;

use async_trait::async_trait;

use super::connection::sorted;
use super::mirror::json;
use super::{PgStore, Result, Write, transaction};
use crate::domain::{
    ApiFamily, Credential, Direction, Rule, SigningKey, StageId, StageKey, Tenant, TenantId, TenantSettings, Timestamp,
    check_rules, sync_schedule,
};
use crate::store::rows::Row;
use crate::store::{Directory, NewTenant, StoreError, Tables, Tenants, sql};

/// One who gives a name away at a time: every change of settings raises the epoch in this row.
const LOCK_SETTINGS: &str = "select id from meta where id = 1 for update";
/// One who sets a rule of a tenant at a time: two that are set at once could close a circle. Deliveries pass.
const LOCK_RULES: &str = "select tenant_id from tenants where tenant_id = $1 for no key update";
/// One moment for all that is read.
const READ_AT_ONE_MOMENT: &str = "begin isolation level repeatable read, read only";

#[async_trait]
impl Tenants for PgStore {
    async fn settings_epoch(&self) -> Result<i64> {
        let row = self.look(sqlx::query(sql::READ_META)).await?.ok_or_else(|| sorted(sqlx::Error::RowNotFound))?;
        Row::of("meta", &row).int("settings_epoch")
    }

    async fn load_directory(&self) -> Result<Directory> {
        let mut held = self.others.to_read().await?;
        held.begin(READ_AT_ONE_MOMENT).await?;
        let meta = held.rows(sqlx::query(sql::READ_META)).await?;
        let mut rules: HashMap<TenantId, HashMap<StageKey, Rule>> = HashMap::new();
        for row in held.rows(sqlx::query(sql::LIST_RULES)).await? {
            let row = Row::of("rules", &row);
            let rule = row.rule()?;
            rules.entry(row.id("tenant_id")?).or_default().insert(rule.trigger, rule);
        }
        let mut tenants = Vec::new();
        for row in held.rows(sqlx::query(sql::LIST_TENANTS)).await? {
            tenants.push(Row::of("tenants", &row).tenant(&mut rules)?);
        }
        let mut principals = Vec::new();
        for row in held.rows(sqlx::query(sql::LIST_PRINCIPALS)).await? {
            let row = Row::of("principals", &row);
            principals.push((row.parsed("direction")?, row.text("principal")?, row.id("tenant_id")?));
        }
        let rows = held.rows(sqlx::query(sql::LIST_CREDENTIALS)).await?;
        let credentials =
            rows.iter().map(|row| Row::of("credentials", row).credential()).collect::<Result<Vec<_>>>()?;
        let rows = held.rows(sqlx::query(sql::LIST_SIGNING_KEYS)).await?;
        let keys = rows.iter().map(|row| Row::of("signing_keys", row).signing_key()).collect::<Result<Vec<_>>>()?;
        let rows = held.rows(sqlx::query(sql::TOKENS_THAT_COUNT)).await?;
        let api_tokens = rows.iter().map(|row| Row::of("api_tokens", row).api_token()).collect::<Result<Vec<_>>>()?;
        let rows = held.rows(sqlx::query(sql::LIST_ENDPOINTS)).await?;
        let endpoints =
            rows.iter().map(|row| Row::of("webhook_endpoints", row).endpoint()).collect::<Result<Vec<_>>>()?;
        held.end("commit").await?;
        let meta = Row::of("meta", meta.first().ok_or_else(|| sorted(sqlx::Error::RowNotFound))?);
        let (epoch, paused_until) = (meta.int("settings_epoch")?, meta.opt_at("paused_until")?);
        let tables = Tables { epoch, paused_until, tenants, principals, credentials, keys, api_tokens, endpoints };
        Ok(Directory::new(tables))
    }

    async fn add_tenant(&self, tenant: &NewTenant<'_>, credentials: &[Credential]) -> Result<Option<TenantId>> {
        let settings = json("tenants", "settings", tenant.settings)?;
        let paused_until = tenant.paused_until.map(Timestamp::micros);
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::ADD_TENANT).bind(tenant.ats).bind(tenant.customer.get()).bind(tenant.name);
            let Some(row) = write.row(query.bind(&settings).bind(tenant.audit.1.micros()).bind(paused_until)).await?
            else {
                return Ok(None);
            };
            let id: TenantId = Row::of("tenants", &row).id("tenant_id")?;
            for credential in credentials {
                add_credential(write, id, credential, tenant.audit.1).await?;
            }
            changed(write, Some(id), tenant.audit, "tenant.add", &tenant.customer.to_string()).await?;
            Ok(Some(id))
        })
    }

    async fn rotate_credential(
        &self,
        id: TenantId,
        new: &Credential,
        old_until: Timestamp,
        audit: (&str, Timestamp),
    ) -> Result<()> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::RETIRE_CREDENTIALS).bind(old_until.micros()).bind(new.direction.name());
            let query = query.bind(&new.principal).bind(id.get()).bind(new.family.map_or("", ApiFamily::name));
            write.run(query).await?;
            add_credential(write, id, new, audit.1).await?;
            changed(write, Some(id), audit, "credential.rotate", new.direction.name()).await
        })
    }

    async fn share_sender(&self, id: TenantId, principal: &str, shared: bool, audit: (&str, Timestamp)) -> Result<()> {
        let (statement, action) =
            if shared { (sql::ADD_PRINCIPAL, "sender.share") } else { (sql::REMOVE_PRINCIPAL, "sender.unshare") };
        transaction!(self, others, |write| {
            write.run(sqlx::query(statement).bind(Direction::Inbound.name()).bind(principal).bind(id.get())).await?;
            changed(write, Some(id), audit, action, principal).await
        })
    }

    async fn add_signing_key(&self, key: &SigningKey, old_until: Timestamp, audit: (&str, Timestamp)) -> Result<()> {
        transaction!(self, others, |write| {
            write.run(sqlx::query(sql::RETIRE_SIGNING_KEYS).bind(old_until.micros())).await?;
            write.run(sqlx::query(sql::REMOVE_SIGNING_KEYS).bind(audit.1.micros())).await?;
            let query = sqlx::query(sql::ADD_SIGNING_KEY).bind(key.id.uuid()).bind(&key.sealed.bytes);
            let query = query.bind(&key.sealed.key_id).bind(key.signs_from.micros()).bind(audit.1.micros());
            write.run(query).await?;
            changed(write, None, audit, "signing_key.add", &key.id.to_string()).await
        })
    }

    async fn pause_region(&self, until: Option<Timestamp>, audit: (&str, Timestamp)) -> Result<()> {
        let subject = until.map_or_else(|| "ended".to_owned(), |until| format!("until {until}"));
        transaction!(self, others, |write| {
            write.run(sqlx::query(sql::PAUSE_REGION).bind(until.map(Timestamp::micros))).await?;
            write.wake_all(None, audit.1);
            changed(write, None, audit, "region.pause", &subject).await
        })
    }

    async fn change_tenant(
        &self,
        (id, version): (TenantId, Option<i64>),
        name: &str,
        settings: &TenantSettings,
        audit: (&str, Timestamp),
    ) -> Result<bool> {
        let settings = json("tenants", "settings", settings)?;
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::CHANGE_TENANT).bind(name).bind(&settings).bind(id.get());
            if write.run(query.bind(version.unwrap_or(0))).await? == 0 {
                return Ok(false);
            }
            // What is mirrored may be something else now.
            write.run(sqlx::query(sql::DUE_NOW).bind(sync_schedule(id))).await?;
            changed(write, Some(id), audit, "tenant.change", "settings").await?;
            Ok(true)
        })
    }

    async fn pause_tenant(&self, id: TenantId, until: Option<Timestamp>, audit: (&str, Timestamp)) -> Result<bool> {
        let subject = until.map_or_else(|| "ended".to_owned(), |until| format!("until {until}"));
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::PAUSE_TENANT).bind(until.map(Timestamp::micros)).bind(id.get());
            let found = write.run(query).await? == 1;
            write.wake_all(Some(id), audit.1);
            changed(write, Some(id), audit, "tenant.pause", &subject).await?;
            Ok(found)
        })
    }

    async fn activate_tenant(&self, tenant: &Tenant, how: &str, audit: (&str, Timestamp)) -> Result<bool> {
        let (id, settings) = (tenant.id, json("tenants", "settings", &tenant.settings)?);
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::ACTIVATE_TENANT).bind(&settings).bind(id.get()).bind(tenant.version);
            if write.run(query).await? == 0 {
                return Ok(false);
            }
            write.run(sqlx::query(sql::DUE_NOW).bind(sync_schedule(id))).await?;
            write.wake_all(Some(id), audit.1);
            changed(write, Some(id), audit, "tenant.activate", how).await?;
            Ok(true)
        })
    }

    async fn remove_tenant(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool> {
        self.remove(id, audit).await
    }

    async fn put_rule(&self, id: TenantId, rule: &Rule, audit: (&str, Timestamp)) -> Result<()> {
        transaction!(self, others, |write| {
            write.rows(sqlx::query(LOCK_RULES).bind(id.get())).await?;
            let query = sqlx::query(sql::PUT_RULE).bind(id.get()).bind(rule.trigger.digits());
            let query = query.bind(rule.next.as_ref().map(StageId::as_str)).bind(rule.reply.name());
            write.run(query.bind(audit.1.micros())).await?;
            let rows = write.rows(sqlx::query(sql::RULES_OF).bind(id.get())).await?;
            check_rules(&rows.iter().map(|row| Row::of("rules", row).rule()).collect::<Result<Vec<_>>>()?)?;
            // From now on it is a trigger, so nothing is ignored for it any more.
            write.run(sqlx::query(sql::FORGET_IGNORED).bind(id.get()).bind(rule.trigger.digits())).await?;
            changed(write, Some(id), audit, "rule.put", &rule.trigger.to_string()).await
        })
    }

    async fn remove_rule(&self, id: TenantId, trigger: StageKey, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::REMOVE_RULE).bind(id.get()).bind(trigger.digits());
            if write.run(query).await? == 0 {
                return Ok(false);
            }
            write.run(sqlx::query(sql::REMOVE_STANDING_IN).bind(id.get()).bind(trigger.digits())).await?;
            changed(write, Some(id), audit, "rule.remove", &trigger.to_string()).await?;
            Ok(true)
        })
    }
}

async fn add_credential(write: &mut Write, tenant: TenantId, c: &Credential, now: Timestamp) -> Result<()> {
    match c.direction {
        Direction::Inbound => {
            write.rows(sqlx::query(LOCK_SETTINGS)).await?;
            write.run(sqlx::query(sql::ADD_OWN_SENDER).bind(&c.principal).bind(tenant.get())).await?;
            let query = sqlx::query(sql::SPEAKS_FOR).bind(&c.principal).bind(tenant.get());
            if write.row(query).await?.is_none() {
                return Err(StoreError::Taken(format!("the sender {}", c.principal)));
            }
        }
        Direction::Outbound => {
            let query = sqlx::query(sql::ADD_PRINCIPAL).bind(c.direction.name()).bind(&c.principal).bind(tenant.get());
            write.run(query).await?;
        }
    }
    let query = sqlx::query(sql::ADD_CREDENTIAL).bind(c.id.uuid()).bind(tenant.get()).bind(c.direction.name());
    let query = query.bind(&c.principal).bind(c.kind.name()).bind(c.family.map(ApiFamily::name));
    let query = query.bind(&c.sealed.bytes).bind(&c.sealed.key_id).bind(c.valid_from.micros());
    write.run(query.bind(c.valid_until.map(Timestamp::micros)).bind(now.micros())).await?;
    Ok(())
}

/// Tells the other processes and the audit log.
pub(super) async fn changed(
    write: &mut Write,
    tenant: Option<TenantId>,
    audit: (&str, Timestamp),
    action: &str,
    subject: &str,
) -> Result<()> {
    write.audit(tenant, audit, action, subject).await?;
    write.run(sqlx::query(sql::RAISE_SETTINGS_EPOCH)).await?;
    Ok(())
}

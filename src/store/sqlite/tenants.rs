//! Tenants, rules and credentials. Every change raises the settings epoch and is written to the audit log.

use std::collections::HashMap;

use async_trait::async_trait;

use super::mirror::json;
use super::{Result, SqliteStore, Tx, write_audit};
use crate::domain::{
    ApiFamily, Credential, Direction, Rule, SigningKey, StageKey, Tenant, TenantId, TenantSettings, Timestamp,
    check_rules, sync_schedule,
};
use crate::store::rows::Row;
use crate::store::{Directory, NewTenant, StoreError, Tables, Tenants, sql};

#[async_trait]
impl Tenants for SqliteStore {
    async fn settings_epoch(&self) -> Result<i64> {
        let row = sqlx::query(sql::READ_META).fetch_one(&self.readers).await?;
        Row::of("meta", &row).int("settings_epoch")
    }

    async fn load_directory(&self) -> Result<Directory> {
        let mut tx = self.readers.begin().await?; // One moment for all of it.
        let meta = sqlx::query(sql::READ_META).fetch_one(&mut *tx).await?;
        let mut rules: HashMap<TenantId, HashMap<StageKey, Rule>> = HashMap::new();
        for row in sqlx::query(sql::LIST_RULES).fetch_all(&mut *tx).await? {
            let row = Row::of("rules", &row);
            let rule = row.rule()?;
            rules.entry(row.id("tenant_id")?).or_default().insert(rule.trigger, rule);
        }
        let mut tenants = Vec::new();
        for row in sqlx::query(sql::LIST_TENANTS).fetch_all(&mut *tx).await? {
            tenants.push(Row::of("tenants", &row).tenant(&mut rules)?);
        }
        let mut principals = Vec::new();
        for row in sqlx::query(sql::LIST_PRINCIPALS).fetch_all(&mut *tx).await? {
            let row = Row::of("principals", &row);
            principals.push((row.parsed("direction")?, row.text("principal")?, row.id("tenant_id")?));
        }
        let rows = sqlx::query(sql::LIST_CREDENTIALS).fetch_all(&mut *tx).await?;
        let credentials =
            rows.iter().map(|row| Row::of("credentials", row).credential()).collect::<Result<Vec<_>>>()?;
        let rows = sqlx::query(sql::LIST_SIGNING_KEYS).fetch_all(&mut *tx).await?;
        let keys = rows.iter().map(|row| Row::of("signing_keys", row).signing_key()).collect::<Result<Vec<_>>>()?;
        let rows = sqlx::query(sql::TOKENS_THAT_COUNT).fetch_all(&mut *tx).await?;
        let api_tokens = rows.iter().map(|row| Row::of("api_tokens", row).api_token()).collect::<Result<Vec<_>>>()?;
        let rows = sqlx::query(sql::LIST_ENDPOINTS).fetch_all(&mut *tx).await?;
        let endpoints =
            rows.iter().map(|row| Row::of("webhook_endpoints", row).endpoint()).collect::<Result<Vec<_>>>()?;
        let meta = Row::of("meta", &meta);
        let (epoch, paused_until) = (meta.int("settings_epoch")?, meta.opt_at("paused_until")?);
        let tables = Tables { epoch, paused_until, tenants, principals, credentials, keys, api_tokens, endpoints };
        Ok(Directory::new(tables))
    }

    async fn add_tenant(&self, tenant: &NewTenant<'_>, credentials: &[Credential]) -> Result<Option<TenantId>> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::ADD_TENANT).bind(tenant.ats).bind(tenant.customer.get()).bind(tenant.name);
        let query = query.bind(json("tenants", "settings", tenant.settings)?).bind(tenant.audit.1.micros());
        let query = query.bind(tenant.paused_until.map(Timestamp::micros));
        let Some(row) = query.fetch_optional(&mut *tx).await? else {
            return Ok(None);
        };
        let id: TenantId = Row::of("tenants", &row).id("tenant_id")?;
        for credential in credentials {
            add_credential(&mut tx, id, credential, tenant.audit.1).await?;
        }
        changed(tx, Some(id), tenant.audit, "tenant.add", &tenant.customer.to_string()).await?;
        Ok(Some(id))
    }

    async fn rotate_credential(
        &self,
        id: TenantId,
        new: &Credential,
        old_until: Timestamp,
        audit: (&str, Timestamp),
    ) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::RETIRE_CREDENTIALS).bind(old_until.micros()).bind(new.direction.name());
        let query = query.bind(&new.principal).bind(id.get()).bind(new.family.map_or("", ApiFamily::name));
        query.execute(&mut *tx).await?;
        add_credential(&mut tx, id, new, audit.1).await?;
        changed(tx, Some(id), audit, "credential.rotate", new.direction.name()).await
    }

    async fn share_sender(&self, id: TenantId, principal: &str, shared: bool, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let statement = if shared { sql::ADD_PRINCIPAL } else { sql::REMOVE_PRINCIPAL };
        let query = sqlx::query(statement).bind(Direction::Inbound.name()).bind(principal).bind(id.get());
        query.execute(&mut *tx).await?;
        let action = if shared { "sender.share" } else { "sender.unshare" };
        changed(tx, Some(id), audit, action, principal).await
    }

    async fn add_signing_key(&self, key: &SigningKey, old_until: Timestamp, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        sqlx::query(sql::RETIRE_SIGNING_KEYS).bind(old_until.micros()).execute(&mut *tx).await?;
        sqlx::query(sql::REMOVE_SIGNING_KEYS).bind(audit.1.micros()).execute(&mut *tx).await?;
        let query = sqlx::query(sql::ADD_SIGNING_KEY).bind(key.id.uuid()).bind(&key.sealed.bytes);
        let query = query.bind(&key.sealed.key_id).bind(key.signs_from.micros()).bind(audit.1.micros());
        query.execute(&mut *tx).await?;
        changed(tx, None, audit, "signing_key.add", &key.id.to_string()).await
    }

    async fn pause_region(&self, until: Option<Timestamp>, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        sqlx::query(sql::PAUSE_REGION).bind(until.map(Timestamp::micros)).execute(&mut *tx).await?;
        sqlx::query(sql::WAKE_ALL_LANES).bind(audit.1.micros()).execute(&mut *tx).await?;
        let subject = until.map_or_else(|| "ended".to_owned(), |until| format!("until {until}"));
        changed(tx, None, audit, "region.pause", &subject).await
    }

    async fn change_tenant(
        &self,
        (id, version): (TenantId, Option<i64>),
        name: &str,
        settings: &TenantSettings,
        audit: (&str, Timestamp),
    ) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query =
            sqlx::query(sql::CHANGE_TENANT).bind(name).bind(json("tenants", "settings", settings)?).bind(id.get());
        if query.bind(version.unwrap_or(0)).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        // What is mirrored may be something else now.
        sqlx::query(sql::DUE_NOW).bind(sync_schedule(id)).execute(&mut *tx).await?;
        changed(tx, Some(id), audit, "tenant.change", "settings").await?;
        Ok(true)
    }

    async fn pause_tenant(&self, id: TenantId, until: Option<Timestamp>, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::PAUSE_TENANT).bind(until.map(Timestamp::micros)).bind(id.get());
        let found = query.execute(&mut *tx).await?.rows_affected() == 1;
        sqlx::query(sql::WAKE_LANES).bind(audit.1.micros()).bind(id.get()).execute(&mut *tx).await?;
        let subject = until.map_or_else(|| "ended".to_owned(), |until| format!("until {until}"));
        changed(tx, Some(id), audit, "tenant.pause", &subject).await?;
        Ok(found)
    }

    async fn activate_tenant(&self, tenant: &Tenant, how: &str, audit: (&str, Timestamp)) -> Result<bool> {
        let (id, settings) = (tenant.id, json("tenants", "settings", &tenant.settings)?);
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::ACTIVATE_TENANT).bind(settings).bind(id.get()).bind(tenant.version);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(sql::DUE_NOW).bind(sync_schedule(id)).execute(&mut *tx).await?;
        sqlx::query(sql::WAKE_LANES).bind(audit.1.micros()).bind(id.get()).execute(&mut *tx).await?;
        changed(tx, Some(id), audit, "tenant.activate", how).await?;
        Ok(true)
    }

    async fn remove_tenant(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool> {
        self.remove(id, audit).await
    }

    async fn put_rule(&self, id: TenantId, rule: &Rule, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::PUT_RULE).bind(id.get()).bind(rule.trigger.digits());
        let query = query.bind(rule.next.as_ref().map(|next| next.as_str().to_owned())).bind(rule.reply.name());
        query.bind(audit.1.micros()).execute(&mut *tx).await?;
        let rows = sqlx::query(sql::RULES_OF).bind(id.get()).fetch_all(&mut *tx).await?;
        check_rules(&rows.iter().map(|row| Row::of("rules", row).rule()).collect::<Result<Vec<_>>>()?)?;
        // From now on it is a trigger, so nothing is ignored for it any more.
        let query = sqlx::query(sql::FORGET_IGNORED).bind(id.get()).bind(rule.trigger.digits());
        query.execute(&mut *tx).await?;
        changed(tx, Some(id), audit, "rule.put", &rule.trigger.to_string()).await
    }

    async fn remove_rule(&self, id: TenantId, trigger: StageKey, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::REMOVE_RULE).bind(id.get()).bind(trigger.digits());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let query = sqlx::query(sql::REMOVE_STANDING_IN).bind(id.get()).bind(trigger.digits());
        query.execute(&mut *tx).await?;
        changed(tx, Some(id), audit, "rule.remove", &trigger.to_string()).await?;
        Ok(true)
    }
}

async fn add_credential(tx: &mut Tx, tenant: TenantId, c: &Credential, now: Timestamp) -> Result<()> {
    match c.direction {
        Direction::Inbound => {
            let query = sqlx::query(sql::ADD_OWN_SENDER).bind(&c.principal).bind(tenant.get());
            query.execute(&mut **tx).await?;
            let query = sqlx::query(sql::SPEAKS_FOR).bind(&c.principal).bind(tenant.get());
            if query.fetch_optional(&mut **tx).await?.is_none() {
                return Err(StoreError::Taken(format!("the sender {}", c.principal)));
            }
        }
        Direction::Outbound => {
            let query = sqlx::query(sql::ADD_PRINCIPAL).bind(c.direction.name()).bind(&c.principal).bind(tenant.get());
            query.execute(&mut **tx).await?;
        }
    }
    let query = sqlx::query(sql::ADD_CREDENTIAL).bind(c.id.uuid()).bind(tenant.get()).bind(c.direction.name());
    let query = query.bind(&c.principal).bind(c.kind.name()).bind(c.family.map(ApiFamily::name));
    let query = query.bind(&c.sealed.bytes).bind(&c.sealed.key_id).bind(c.valid_from.micros());
    query.bind(c.valid_until.map(Timestamp::micros)).bind(now.micros()).execute(&mut **tx).await?;
    Ok(())
}

/// Tells the other processes and the audit log, then commits.
pub(super) async fn changed(
    mut tx: Tx,
    tenant: Option<TenantId>,
    audit: (&str, Timestamp),
    action: &str,
    subject: &str,
) -> Result<()> {
    write_audit(&mut tx, tenant, audit, action, subject).await?;
    sqlx::query(sql::RAISE_SETTINGS_EPOCH).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

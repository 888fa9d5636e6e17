//! Answers by idempotency key. Every engine takes the same statements, so it is written once; as a macro, because the type
//! of a statement is its engine's.

/// Lets a store keep answers. It needs `row`, and `$change`, which runs one statement that writes.
macro_rules! answers {
    ($store:ty, $change:ident) => {
        #[async_trait]
        impl Answers for $store {
            async fn take_key(&self, asked: &KeyAsked) -> Result<Key> {
                let query = sqlx::query(sql::TAKE_KEY).bind(asked.key.to_vec()).bind(asked.request.to_vec());
                let query = query.bind(asked.tenant.map(TenantId::get)).bind(asked.now.micros());
                let query = query.bind(asked.busy_until.micros()).bind(asked.forgotten.micros());
                if self.$change(query).await? == 1 {
                    return Ok(Key::Taken);
                }
                let Some(row) = self.row(sqlx::query(sql::READ_KEY).bind(asked.key.to_vec())).await? else {
                    return Ok(Key::Busy); // It was given back this moment.
                };
                let row = Row::of("idempotency_keys", &row);
                if row.bytes("request_sha256")? != asked.request {
                    return Ok(Key::Other);
                }
                if row.opt_at("busy_until")?.is_some() {
                    return Ok(Key::Busy);
                }
                Ok(Key::Answered(Sealed { key_id: row.text("key_id")?, bytes: row.bytes("sealed")? }))
            }

            async fn keep_answer(&self, key: [u8; 32], taken_at: Timestamp, answer: &Sealed) -> Result<()> {
                let query = sqlx::query(sql::KEEP_ANSWER).bind(answer.bytes.clone()).bind(answer.key_id.clone());
                self.$change(query.bind(key.to_vec()).bind(taken_at.micros())).await?;
                Ok(())
            }

            async fn give_key_back(&self, key: [u8; 32], taken_at: Timestamp) -> Result<()> {
                let query = sqlx::query(sql::GIVE_KEY_BACK).bind(key.to_vec()).bind(taken_at.micros());
                self.$change(query).await?;
                Ok(())
            }

            async fn prune_keys(&self, before: Timestamp, most: i64) -> Result<u64> {
                self.$change(sqlx::query(sql::PRUNE_KEYS).bind(before.micros()).bind(most)).await
            }
        }
    };
}
pub(super) use answers;

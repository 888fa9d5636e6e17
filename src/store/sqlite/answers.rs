//! Answers by idempotency key.

use async_trait::async_trait;

use super::{Result, SqliteStore};
use crate::domain::{Sealed, TenantId, Timestamp};
use crate::store::answers::answers;
use crate::store::rows::Row;
use crate::store::{Answers, Key, KeyAsked, sql};

answers!(SqliteStore, change);

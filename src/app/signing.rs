//! The keys that sign senders' tokens: made at the first start, renewed every month.

use std::sync::Arc;
use std::time::Duration;

use crate::config::RegionSettings;
use crate::domain::{SigningKey, Timestamp};
use crate::secrets::new_signing_key;
use crate::store::{Store, StoreError};

/// A key signs this long: what one key can be tricked into is bounded.
const RENEWED_AFTER: Duration = Duration::from_hours(30 * 24);
/// Every process has read a new key by then.
const KNOWN_WITHIN: Duration = Duration::from_secs(5);
/// Between two looks.
pub(super) const LOOK_EVERY: Duration = Duration::from_hours(1);

/// Adds a key where none signs, or the newest is due to be renewed.
pub(super) async fn tend(store: &dyn Store, settings: &RegionSettings, now: Timestamp) -> Result<(), StoreError> {
    let directory = store.load_directory().await?;
    let keys = directory.signing_keys().iter().filter(|key| key.verifies_until.is_none());
    match keys.map(|key| key.signs_from).max() {
        None => add(store, settings, (now, now)).await,
        Some(newest) if now.since(newest) >= RENEWED_AFTER => add(store, settings, (now, now.plus(KNOWN_WITHIN))).await,
        Some(_) => Ok(()),
    }
}

/// Looks after the keys, as a round does.
pub(super) async fn tend_own(
    store: Arc<dyn Store>,
    settings: RegionSettings,
    now: Timestamp,
) -> Result<(), StoreError> {
    tend(store.as_ref(), &settings, now).await
}

/// Adds a key; tokens that the older ones signed until then keep their time.
async fn add(
    store: &dyn Store,
    settings: &RegionSettings,
    (now, signs_from): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let key: SigningKey = new_signing_key(&settings.keyring, now, signs_from);
    store.add_signing_key(&key, signs_from.plus(settings.senders.token_life), ("service", now)).await
}

/// Takes a new key at once; tokens of the older ones end now.
pub(super) async fn replace(
    store: &dyn Store,
    settings: &RegionSettings,
    audit: (&str, Timestamp),
) -> Result<(), StoreError> {
    let key = new_signing_key(&settings.keyring, audit.1, audit.1);
    store.add_signing_key(&key, audit.1, audit).await
}

//! What the ATS seems to hide from a mirror.

use std::time::Duration;

use crate::domain::{HiddenField, TenantId, hidden};
use crate::flow::Flow;
use crate::store::StoreError;

/// How far back it is known what is usual.
const USUAL: Duration = Duration::from_hours(24 * 30);

/// Fields that are not shown, or not any more.
///
/// # Errors
/// When the store does not answer.
pub async fn hidden_fields(flow: &Flow, tenant: TenantId) -> Result<Vec<HiddenField>, StoreError> {
    let now = flow.clock.now();
    Ok(hidden(&flow.store.fields_shown(tenant, now.minus(USUAL)).await?, now))
}

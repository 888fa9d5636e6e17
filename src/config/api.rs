//! What is set about the JSON API.

use std::num::NonZeroU32;

use super::sources::Sources;
use crate::domain::Region;
use crate::webhooks::Reach;

/// The JSON API of a region.
#[derive(Debug, Clone)]
pub struct ApiSettings {
    /// Requests that each token has in a minute, at each process.
    pub requests_per_minute: NonZeroU32,
    /// How far the webhooks that tokens of the API set may go.
    pub webhook_reach: Reach,
}

impl Default for ApiSettings {
    fn default() -> Self {
        // Ten a second: more than a scheduler needs, less than would be felt.
        Self { requests_per_minute: NonZeroU32::MIN.saturating_add(599), webhook_reach: Reach::Public }
    }
}

pub(super) fn read_api(sources: &mut Sources, region: Region) -> Option<ApiSettings> {
    let name = format!("{region}.api_requests_per_minute");
    let requests_per_minute = sources.take(&name, Some("600"), |text| match text.parse::<NonZeroU32>() {
        Ok(requests) if requests.get() <= 100_000 => Ok(requests),
        _ => Err("must be a whole number of requests from 1 to 100000".to_owned()),
    });
    let name = format!("{region}.webhooks_to_private_networks");
    let webhook_reach = sources.take(&name, Some("false"), |text| match text {
        "false" => Ok(Reach::Public),
        "true" => Ok(Reach::Anywhere),
        _ => Err("must be `true` or `false`".to_owned()),
    });
    Some(ApiSettings { requests_per_minute: requests_per_minute?, webhook_reach: webhook_reach? })
}

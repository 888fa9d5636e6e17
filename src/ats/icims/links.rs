//! The addresses that a delivery carries about itself. They are never called; their host tells which region's iCIMS the
//! customer has, which is a hint for those who sent it to the wrong one.

use std::borrow::Cow;

use axum::http::{HeaderMap, header};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::config::Hosts;
use crate::domain::Region;

/// Addresses that are looked at, at the most.
const MOST: usize = 16;

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
}

/// By the `Link` header. It is no valid one (no angle brackets, a comma at the end), so only what stands between `://` and
/// the next slash counts.
pub(super) fn region(headers: &HeaderMap) -> Option<Region> {
    let lines = headers.get_all(header::LINK).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).take(MOST).find_map(region_of)
}

/// By the `links` of the body.
pub(super) fn region_of_body(links: &RawValue) -> Option<Region> {
    let links: Vec<&RawValue> = serde_json::from_str(links.get()).ok()?;
    let links = links.into_iter().take(MOST);
    links.filter_map(|link| serde_json::from_str::<Link<'_>>(link.get()).ok()?.url).find_map(|url| region_of(&url))
}

fn region_of(address: &str) -> Option<Region> {
    let host = host(address)?;
    Region::ALL.into_iter().find(|region| host == host_of(*region))
}

fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let end = rest.find(['/', '?', '#', ';', '>', ' ']).unwrap_or(rest.len());
    Some(rest.get(..end)?.to_ascii_lowercase())
}

fn host_of(region: Region) -> String {
    host(&Hosts::of(region).api_url).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use serde_json::json;

    use super::*;

    fn hint(line: &str) -> Option<Region> {
        region(&HeaderMap::from_iter([(header::LINK, HeaderValue::from_str(line).unwrap())]))
    }

    #[test]
    fn the_host_of_the_header_tells_the_region() {
        let path = "customers/4321/jobs/1200;rel=\"job\";title=\"Job Profile\"";
        assert_eq!(hint(&format!("https://api.icims.com/{path},https://api.icims.com/{path},")), Some(Region::Us));
        assert_eq!(hint(&format!("<https://API-EU.icims.com/{path}>,")), Some(Region::Eu));
        for other in
            ["", ",", "://", "https://", "https://api.icims.com.evil.example/x", "https://evil.example/api.icims.com/"]
        {
            assert_eq!(hint(other), None, "{other:?}");
        }
    }

    #[test]
    fn the_links_of_the_body_tell_it_too() {
        let told = |url: &str| {
            let links = json!([{"rel": "job"}, 7, {"url": url}]).to_string().replace('/', "\\/");
            region_of_body(&RawValue::from_string(links).unwrap())
        };
        assert_eq!(told("https://api-eu.icims.com/customers/1/jobs/2"), Some(Region::Eu));
        assert_eq!(told("not an address"), None);
    }
}

//! The request that an event becomes: its headers, and its bytes before and after compression (core-apis §1.2, §1.3).

use std::io::Write as _;

use anyhow::Context as _;
use axum::body::Bytes;
use axum::http::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HOST, HeaderMap, HeaderName, LINK, USER_AGENT,
};
use flate2::Compression;
use flate2::write::GzEncoder;
use reqwest::Url;
use serde_json::Value;

use super::{Switches, Webhook, event};

/// What iCIMS' sender called itself in a logged request.
pub(super) const SENDER: &str = "Apache-HttpClient/4.5.2 (Java/1.8.0_141)";

/// An event ready to be sent, but for the proof of who sends it.
pub(super) struct Letter {
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) plain: Bytes,
    pub(super) wire: Bytes,
}

impl Letter {
    /// Writes an event as the switches say, faults included.
    pub(super) fn of(event: &Value, webhook: &Webhook, switches: &Switches) -> anyhow::Result<Self> {
        let url = Url::parse(&webhook.url).context("the webhook's URL cannot be read")?;
        let mut plain = event::body(event, switches).into_bytes();
        if switches.malformed_events {
            plain.truncate(plain.len() / 2);
        }
        let mut wire = if webhook.gzip { compressed(&plain)? } else { plain.clone() };
        if webhook.gzip && switches.truncate_gzip {
            wire.truncate(wire.len() / 2);
        }
        let headers = headers(event, &url, webhook.gzip && switches.gzip_header);
        Ok(Self { url, headers, plain: plain.into(), wire: wire.into() })
    }
}

fn headers(event: &Value, url: &Url, says_gzip: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    };
    put(CONNECTION, "close");
    put(HOST, &host(url));
    put(CONTENT_TYPE, "application/json");
    put(USER_AGENT, SENDER);
    put(ACCEPT_ENCODING, "gzip,deflate");
    if says_gzip {
        put(CONTENT_ENCODING, "gzip");
    }
    if let Some(links) = event::link_header(event) {
        put(LINK, &links);
    }
    headers
}

/// As it stands on the wire: the port only where it is not the scheme's own.
fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

fn compressed(plain: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).context("the event cannot be compressed")?;
    encoder.finish().context("the event cannot be compressed")
}

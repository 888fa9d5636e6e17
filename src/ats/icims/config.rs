//! Where iCIMS is and how long to wait for it.

use std::time::Duration;

use reqwest::Url;

use super::client::{Query, Target};
use crate::ats::AtsError;
use crate::domain::{Region, Tenant};

/// A host that calls go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    /// The API's.
    Api,
    /// That of the Data Stream: it takes the same tokens, and says nothing of the API's limits.
    Stream,
}

impl Host {
    /// Its name in errors.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Api => "API host",
            Self::Stream => "host of the Data Stream",
        }
    }

    /// Longest JSON answer that is read, in MiB. A profile with every requested field has a few KiB. How long a page of the
    /// stream is does not stand anywhere; its keys are called as in `DynamoDB`, which gives 1 MB at once.
    pub(super) const fn longest_mib(self) -> usize {
        match self {
            Self::Api => 1,
            Self::Stream => 4,
        }
    }
}

/// The hosts of one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    /// Base of the API's URLs.
    pub api_url: String,
    /// Base of the authorization server's URLs.
    pub login_url: String,
    /// What tokens are asked for.
    pub audience: String,
}

impl Hosts {
    /// The hosts iCIMS has for a region. The EU audience is not documented; the one seen in use stands for both.
    #[must_use]
    pub fn of(region: Region) -> Self {
        let (api_url, login_url) = match region {
            Region::Us => ("https://api.icims.com", "https://login.icims.com"),
            Region::Eu => ("https://api-eu.icims.com", "https://login.icims.eu"),
        };
        Self {
            api_url: api_url.to_owned(),
            login_url: login_url.to_owned(),
            audience: "https://api.icims.com/v1/".to_owned(),
        }
    }

    /// These hosts with what the tenant set differently.
    pub(super) fn for_tenant(&self, tenant: &Tenant) -> Self {
        let set = &tenant.settings;
        Self {
            api_url: set.api_url.clone().unwrap_or_else(|| self.api_url.clone()),
            login_url: set.login_url.clone().unwrap_or_else(|| self.login_url.clone()),
            audience: set.audience.clone().unwrap_or_else(|| self.audience.clone()),
        }
    }
}

/// Settings of the adapter.
#[derive(Debug, Clone)]
pub struct Config {
    /// The region's hosts.
    pub hosts: Hosts,
    /// Base of the Data Stream's URLs; none where it is not known.
    pub stream_url: Option<String>,
    /// Scope to ask tokens for; by default none is sent, because iCIMS grants scopes to the client itself.
    pub send_scope: Option<String>,
    /// Longest wait for a connection: 5 s, far above any healthy handshake.
    pub connect_timeout: Duration,
    /// Longest wait for a whole answer to a read: 30 s, the low end of what working integrations use.
    pub read_timeout: Duration,
    /// Longest wait for the answer to a write: 30 s, as for reads; a worker's lease must be longer.
    pub write_timeout: Duration,
    /// Longest wait for a token: 10 s, because every call of the tenant waits with it.
    pub token_timeout: Duration,
    /// Longest silence within a file: 30 s. A file has no limit in total, so that slow readers get theirs.
    pub idle_timeout: Duration,
}

impl Config {
    /// The defaults of a region.
    #[must_use]
    pub fn of(region: Region) -> Self {
        Self {
            hosts: Hosts::of(region),
            stream_url: match region {
                Region::Us => Some("https://data-transfer-assembler.production.env.icims.tools".to_owned()),
                Region::Eu => None,
            },
            send_scope: None,
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            token_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(30),
        }
    }

    /// The base of URLs on a host, for a tenant.
    pub(super) fn base(&self, host: Host, tenant: &Tenant) -> Result<String, AtsError> {
        match host {
            Host::Api => Ok(self.hosts.for_tenant(tenant).api_url),
            Host::Stream => tenant.settings.stream_url.clone().or_else(|| self.stream_url.clone()).ok_or_else(|| {
                let why = "no host is known for this region: set its icims_stream_url, or stream_url of the customer";
                AtsError::NotConnected { why: why.to_owned() }
            }),
        }
    }
}

/// Why the adapter cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A host is no URL.
    #[error("the {which} must be an http(s) URL without user, password and query, such as https://api.icims.com")]
    Host {
        /// Which one; the value is not repeated, because a password may stand in it.
        which: &'static str,
    },
    /// The HTTP client cannot be set up, mostly for want of a store of certificate authorities.
    #[error(
        "no HTTPS client can be built, most likely because this machine has no certificate authorities to trust: install \
         the package ca-certificates, or name a file that holds them in SSL_CERT_FILE"
    )]
    Client(#[source] reqwest::Error),
}

/// Reads a configured base; paths are added to it.
pub(super) fn base(which: &'static str, text: &str) -> Result<Url, BuildError> {
    let wrong = || BuildError::Host { which };
    let url = Url::parse(text.trim_end_matches('/')).map_err(|_| wrong())?;
    let plain =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if plain && web { Ok(url) } else { Err(wrong()) }
}

/// The URL of a target on a configured base; the path holds our own words and ids only.
pub(super) fn url(which: &'static str, text: &str, target: &Target) -> Result<Url, AtsError> {
    let mut url = base(which, text).map_err(|wrong| AtsError::NotConnected { why: wrong.to_string() })?;
    let path = format!("{}{}", url.path().trim_end_matches('/'), target.path);
    url.set_path(&path);
    match &target.query {
        Query::Whole => url.set_query(None),
        // Literal commas: the form all working integrations send; `query_pairs_mut` would escape them.
        Query::Fields(fields) => url.set_query(Some(&format!("fields={}", fields.join(",")))),
        Query::Search { json, staleness } => {
            url.query_pairs_mut().append_pair("searchJson", json).append_pair("staleness", &staleness.to_string());
        }
        Query::After(key) => {
            url.query_pairs_mut().append_pair("exclusiveStartKey", key);
        }
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_keeps_its_path_and_takes_no_credentials() {
        let target = Target {
            path: "/customers/1/jobs/2".to_owned(),
            query: Query::Fields(vec!["jobid".into(), "folder".into()]),
        };
        let url = url("API host", "https://proxy.example/icims/", &target).unwrap();
        assert_eq!(url.as_str(), "https://proxy.example/icims/customers/1/jobs/2?fields=jobid,folder");
        for bad in ["api.icims.com", "ftp://x.example", "https://user:pw@x.example", "https://x.example?a=b", ""] {
            assert!(base("API host", bad).is_err(), "{bad:?} is no base");
        }
    }

    #[test]
    fn a_stream_without_a_known_host_is_told_with_what_to_set() {
        let mut tenant = Tenant {
            id: 1.try_into().unwrap(),
            ats: "icims".to_owned(),
            customer: 4_321.try_into().unwrap(),
            name: "Test".to_owned(),
            paused_until: None,
            settings: crate::domain::TenantSettings::default(),
            rules: std::collections::HashMap::new(),
            version: 1,
        };
        let (us, eu) = (Config::of(Region::Us), Config::of(Region::Eu));
        assert!(us.base(Host::Stream, &tenant).unwrap().ends_with(".production.env.icims.tools"));
        let error = eu.base(Host::Stream, &tenant).unwrap_err().to_string();
        assert!(error.contains("icims_stream_url") && error.contains("stream_url of the customer"), "{error}");
        tenant.settings.stream_url = Some("https://stream.example".to_owned());
        assert_eq!(eu.base(Host::Stream, &tenant).unwrap(), "https://stream.example");
    }

    #[test]
    fn a_key_stays_one_parameter_whatever_stands_in_it() {
        let target = Target { path: "/events".to_owned(), query: Query::After("a&b=c+/ #ä".to_owned()) };
        let url = url("host", "https://stream.example", &target).unwrap();
        assert_eq!(url.as_str(), "https://stream.example/events?exclusiveStartKey=a%26b%3Dc%2B%2F+%23%C3%A4");
    }

    #[test]
    fn each_region_has_its_own_hosts() {
        let (us, eu) = (Hosts::of(Region::Us), Hosts::of(Region::Eu));
        assert_eq!((us.api_url.as_str(), us.login_url.as_str()), ("https://api.icims.com", "https://login.icims.com"));
        assert_eq!(
            (eu.api_url.as_str(), eu.login_url.as_str()),
            ("https://api-eu.icims.com", "https://login.icims.eu")
        );
    }
}

//! Under which address a sender reached us, and from where, when proxies stand between.
//!
//! What a proxy adds counts only if it comes from one that is trusted: anybody can write such a header.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Who is at the other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The addresses that we are reached under.
#[derive(Debug, Clone, Default)]
pub struct Addresses {
    /// Hosts, lower case. One with a port counts with that port only.
    pub hosts: Vec<String>,
    /// Path that a proxy takes away, without a slash at its end.
    pub prefix: String,
    /// Proxies that are trusted.
    pub proxies: Vec<IpNet>,
}

impl Addresses {
    /// The host as the sender wrote it; `None` where it is none of ours.
    pub(super) fn host<'r>(&self, headers: &'r HeaderMap, peer: Option<IpAddr>) -> Option<&'r str> {
        let direct = only(headers, &header::HOST).filter(|host| self.is_ours(host));
        direct.or_else(|| {
            let trusted = peer.is_some_and(|peer| self.is_trusted(peer));
            only(headers, &FORWARDED_HOST).filter(|host| trusted && self.is_ours(host))
        })
    }

    /// The paths that the sender may have written for `path`.
    pub(super) fn paths(&self, path: &str) -> Vec<String> {
        let full = (!self.prefix.is_empty()).then(|| format!("{}{path}", self.prefix));
        std::iter::once(path.to_owned()).chain(full).collect()
    }

    /// Who sends: the last address that no trusted proxy vouches to be another's.
    pub(super) fn client(&self, headers: &HeaderMap, peer: Option<IpAddr>) -> Option<IpAddr> {
        let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
        let mut hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut client = peer?;
        while self.is_trusted(client) {
            let Some(before) = hops.pop().and_then(|hop| hop.parse().ok()) else { break };
            client = before;
        }
        Some(client)
    }

    fn is_ours(&self, written: &str) -> bool {
        let written = written.to_ascii_lowercase();
        let bare = written.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map(|(bare, _)| bare);
        self.hosts.iter().any(|ours| *ours == written || Some(ours.as_str()) == bare)
    }

    fn is_trusted(&self, peer: IpAddr) -> bool {
        self.proxies.iter().any(|proxy| proxy.contains(&peer.to_canonical()))
    }
}

fn only<'r>(headers: &'r HeaderMap, name: &HeaderName) -> Option<&'r str> {
    let mut all = headers.get_all(name).iter();
    let (Some(value), None) = (all.next(), all.next()) else { return None };
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn addresses() -> Addresses {
        Addresses {
            hosts: vec!["a.goodtime.io".to_owned(), "10.0.0.9:8443".to_owned()],
            prefix: "/connect".to_owned(),
            proxies: vec!["10.0.0.0/8".parse().unwrap()],
        }
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    const PROXY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));
    const STRANGER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

    #[test]
    fn a_host_counts_as_written_if_it_is_ours() {
        let host = |written| addresses().host(&headers(&[("host", written)]), Some(STRANGER)).is_some();
        assert!(host("a.goodtime.io") && host("A.GoodTime.io:443") && host("10.0.0.9:8443"));
        assert!(!host("10.0.0.9") && !host("10.0.0.9:80") && !host("a.goodtime.io.evil.example") && !host(""));
    }

    #[test]
    fn what_a_proxy_adds_counts_from_a_trusted_one_alone() {
        let sent = headers(&[
            ("host", "web:8080"),
            ("x-forwarded-host", "a.goodtime.io"),
            ("x-forwarded-for", "198.51.100.1, 192.0.2.9, 10.1.1.1"),
        ]);
        assert_eq!(addresses().host(&sent, Some(PROXY)), Some("a.goodtime.io"));
        assert_eq!(addresses().host(&sent, Some(STRANGER)), None);
        assert_eq!(addresses().host(&sent, None), None);
        assert_eq!(
            addresses().client(&sent, Some(PROXY)),
            "192.0.2.9".parse().ok(),
            "the last that nobody vouches for"
        );
        assert_eq!(addresses().client(&sent, Some(STRANGER)), Some(STRANGER));
        assert_eq!(addresses().client(&headers(&[("x-forwarded-for", "nonsense")]), Some(PROXY)), Some(PROXY));
    }

    #[test]
    fn a_path_that_a_proxy_cut_is_tried_whole_too() {
        assert_eq!(addresses().paths("/v2/x"), ["/v2/x", "/connect/v2/x"]);
        assert_eq!(Addresses::default().paths("/v2/x"), ["/v2/x"]);
    }
}

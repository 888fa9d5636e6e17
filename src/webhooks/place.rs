//! Where may be posted to.
//!
//! Operators' addresses may be anywhere. Those that customers set may not lead into our own network: neither by their
//! number nor by a name that resolves to one, which is found out when it is connected to.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, LazyLock};

use ipnet::IpNet;
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// What no customer's address may lead to: special-purpose networks of the IANA's registries, and those that embed an
/// address of the older protocol, which could lead to one.
static PRIVATE: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    let all = "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 \
        192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 \
        ::/3 2001::/23 2001:db8::/32 2002::/16 3fff::/20 4000::/2 8000::/1";
    all.split_whitespace().filter_map(|net| net.parse().ok()).collect()
});

/// How far posts may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere: the address is ours to choose.
    Anywhere,
    /// Not into private networks.
    Public,
}

/// Why an address cannot be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// It is not of that form.
    #[error("must be an https address without user and password; http is for this machine only")]
    NoAddress,
    /// It leads into a private network.
    #[error("must not be in a private network, nor on this machine")]
    Private,
}

/// The address, as it is written in full.
///
/// # Errors
/// [`NoPlace`].
pub fn check(text: &str, reach: Reach) -> Result<Url, NoPlace> {
    let url = Url::parse(text).map_err(|_| NoPlace::NoAddress)?;
    let host = url.host_str().unwrap_or_default();
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_here(host));
    if !safe || !url.username().is_empty() || url.password().is_some() || !url.has_host() {
        return Err(NoPlace::NoAddress);
    }
    let private = is_here(host) || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(is_private);
    if reach == Reach::Public && private { Err(NoPlace::Private) } else { Ok(url) }
}

/// Whether a host is this machine: by its number, or by the one name that means nothing else.
#[must_use]
pub fn is_here(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn is_private(ip: IpAddr) -> bool {
    PRIVATE.iter().any(|net| net.contains(&ip))
}

/// Finds only addresses that are public.
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|address| !is_private(address.ip())).collect();
            if public.is_empty() {
                return Err(NoPlace::Private.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

impl PublicOnly {
    pub(super) fn shared() -> Arc<Self> {
        Arc::new(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_is_posted_to_over_tls_or_on_this_machine_only() {
        for good in
            ["https://hooks.example/T1/B2/key", "http://127.0.0.1:9/x", "http://[::1]:9/x", "http://localhost/x"]
        {
            assert!(check(good, Reach::Anywhere).is_ok(), "{good}");
        }
        for bad in [
            "http://hooks.example/x",
            "ftp://x",
            "https://user:pw@hooks.example/",
            "hooks.example",
            "http://127.0.0.1.example/",
        ] {
            assert_eq!(check(bad, Reach::Anywhere), Err(NoPlace::NoAddress), "{bad}");
        }
    }

    #[test]
    fn a_customers_address_does_not_lead_into_our_network() {
        for good in ["https://hooks.example/x", "https://8.8.8.8/x", "https://[2606:4700::1]/x"] {
            assert!(check(good, Reach::Public).is_ok(), "{good}");
        }
        for bad in [
            "https://10.1.2.3/",
            "https://169.254.169.254/latest",
            "https://127.0.0.1/",
            "http://localhost/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[fd00::1]/",
            "https://[64:ff9b::10.0.0.1]/",
            "https://[fec0::1]/",
            "https://0x7f000001/",
            "https://2130706433/",
        ] {
            assert_eq!(check(bad, Reach::Public), Err(NoPlace::Private), "{bad}");
        }
        assert!(PRIVATE.len() == 20, "every network is read");
    }

    #[tokio::test]
    async fn a_name_that_resolves_to_this_machine_is_not_connected_to() {
        assert!(PublicOnly.resolve("localhost".parse().unwrap()).await.is_err());
    }
}

//! `health`: asks the service of these settings whether it is ready; for images without another program to ask with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::app::say::say;
use crate::config::Settings;
use crate::domain::Region;

/// Longer than a service waits for its database, shorter than what asks commonly waits.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// More than any answer.
const ANSWER_MOST: u64 = 4096;

#[derive(Args)]
pub(in crate::app) struct HealthArgs {
    /// Only this region.
    #[arg(long)]
    region: Option<Region>,
    /// Ask only whether the process lives.
    #[arg(long)]
    live: bool,
}

pub(in crate::app) async fn health(settings: &Settings, args: HealthArgs) -> anyhow::Result<()> {
    let path = if args.live { "/health/live" } else { "/health/ready" };
    for region in settings.regions.iter().filter(|one| args.region.is_none_or(|wanted| wanted == one.region)) {
        let answer = tokio::time::timeout(ANSWERS_WITHIN, ask(here(region.ops_listen), path)).await;
        let Ok(answer) = answer else { bail!("{}: no answer within {ANSWERS_WITHIN:?}", region.region) };
        let answer = answer.with_context(|| format!("{}: {} cannot be asked", region.region, region.ops_listen))?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        ensure!(head.starts_with("HTTP/1.1 200 "), "{}: {}", region.region, if body.is_empty() { head } else { body });
        say(format!("{}: {body}", region.region));
    }
    Ok(())
}

/// Where a service on this machine is asked that listens at `address`.
fn here(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

async fn ask(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.take(ANSWER_MOST).read_to_string(&mut answer).await?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_listens_everywhere_is_asked_here() {
        let asked = |address: &str| here(address.parse().unwrap()).to_string();
        assert_eq!(asked("0.0.0.0:9080"), "127.0.0.1:9080");
        assert_eq!(asked("[::]:9080"), "[::1]:9080");
        assert_eq!(asked("10.0.0.7:9080"), "10.0.0.7:9080");
    }
}

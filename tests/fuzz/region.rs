//! A whole region in this process, with one tenant, for requests as they come over the line.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use goodtime_icims::app::{Pace, Parts, RunningRegion};
use goodtime_icims::ats::Registry;
use goodtime_icims::config::{
    ApiSettings, Database, KeepSettings, NoticeSettings, PageSettings, RegionSettings, SenderSettings, ServerLimits,
};
use goodtime_icims::domain::{
    Credential, CredentialId, CredentialKind, CustomerId, Direction, ManualClock, ProcessRoles, Region, Reply, Rule,
    TenantSettings, Timestamp,
};
use goodtime_icims::secrets::{Keyring, Place};
use goodtime_icims::store::NewTenant;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub(crate) const USER: &str = "icims-us";
pub(crate) const PASSWORD: &str = "the password of the webhook";
pub(crate) const CLIENT: &str = "icims-client";
pub(crate) const CLIENT_SECRET: &str = "the secret of the client";
const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
/// 2026-11-22 19:00:00 UTC.
const START: Timestamp = Timestamp::from_micros(1_795_374_000_000_000);
/// Until an answer has come, or the connection has closed.
const WITHIN: Duration = Duration::from_secs(2);

/// A region whose worker rests: the ATS behind it does not exist.
pub(crate) struct Site {
    region: RunningRegion,
    /// Held until the end.
    _dir: tempfile::TempDir,
}

impl Site {
    pub(crate) async fn start() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let local = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let nowhere = "http://127.0.0.1:1".to_owned();
        let settings = RegionSettings {
            region: Region::Us,
            listen: local,
            ops_listen: local,
            public_url: "http://goodtime.test".to_owned(),
            database: Database::File(dir.path().join("us.db")),
            keyring: Arc::new(Keyring::parse([KEY]).expect("a key")),
            senders: SenderSettings::default(),
            limits: ServerLimits::default(),
            api: ApiSettings::default(),
            pages: PageSettings::default(),
            keep: KeepSettings::default(),
            notices: NoticeSettings::default(),
            icims_api_url: nowhere.clone(),
            icims_login_url: nowhere.clone(),
            icims_stream_url: Some(nowhere),
            icims_audience: "https://api.icims.com/v1/".to_owned(),
            icims_scope: None,
        };
        let clock = Arc::new(ManualClock::at(START));
        let parts = Parts { clock, pace: Pace::ByHand, roles: ProcessRoles::ALL, others: Registry::default() };
        let region = RunningRegion::start(&settings, parts).await.expect("the region starts");
        furnish(&region, &settings).await;
        Self { region, _dir: dir }
    }

    /// Sends bytes; what comes back until the connection closes. With `ended`, nothing more is announced to follow.
    pub(crate) async fn send(&self, bytes: &[u8], ended: bool) -> Result<Vec<u8>, String> {
        let mut line = TcpStream::connect(self.region.address.expect("it listens"))
            .await
            .map_err(|why| format!("not reachable: {why}"))?;
        let mut heard = Vec::new();
        let talk = async {
            // An answer may come before all is sent, and the rest is then not wanted.
            let _ = line.write_all(bytes).await;
            if ended {
                let _ = line.shutdown().await;
            }
            let _ = line.read_to_end(&mut heard).await;
        };
        match tokio::time::timeout(WITHIN, talk).await {
            Ok(()) => Ok(heard),
            Err(_) => Err(format!("no end within {WITHIN:?} after {:?}", String::from_utf8_lossy(&heard))),
        }
    }
}

async fn furnish(region: &RunningRegion, settings: &RegionSettings) {
    let credential = |kind, principal: &str, secret| {
        let id = CredentialId::at(START);
        let sealed = settings.keyring.seal(Place::Credential(id), secret);
        let (principal, direction, valid_from) = (principal.to_owned(), Direction::Inbound, START);
        Credential { id, tenant: None, direction, principal, kind, family: None, sealed, valid_from, valid_until: None }
    };
    let credentials = [
        credential(CredentialKind::Basic, USER, PASSWORD),
        credential(CredentialKind::OauthClient, CLIENT, CLIENT_SECRET),
    ];
    let (customer, tenant) = (CustomerId::try_from(4321).expect("an id"), TenantSettings::default());
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Example",
        settings: &tenant,
        audit: ("test", START),
    };
    let store = &region.flow.store;
    let id = store.add_tenant(&new, &credentials).await.expect("kept").expect("it is new");
    let rule = Rule { trigger: "C20700".parse().expect("a status"), next: None, reply: Reply::Interactive };
    store.put_rule(id, &rule, ("test", START)).await.expect("kept");
    region.flow.directory.refresh().await.expect("read");
}

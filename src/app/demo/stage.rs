//! What the story is played on: a region, its pretend iCIMS and one tenant.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::people;
use crate::app::lock;
use crate::app::region::{Pace, Parts, RunningRegion};
use crate::app::say::say;
use crate::ats::Registry;
use crate::config::{
    ApiSettings, Database, KeepSettings, NoticeSettings, PageSettings, RegionSettings, SenderSettings, ServerLimits,
};
use crate::domain::{
    ApiFamily, Clock, Credential, CredentialId, CredentialKind, CustomerId, Direction, ProcessRoles, Region, Reply,
    Rule, SyncSettings, SyncSource, SystemClock, TenantSettings,
};
use crate::secrets::{Keyring, Place, new_secret};
use crate::simulator::{Config, SenderAuth, Simulator, Story, Webhook};
use crate::store::NewTenant;

const ACTOR: &str = "demo";
/// Field of the pretend iCIMS that the EU tenant has the link written into.
pub(super) const LINK_FIELD: &str = "field31001";

/// One region of the demo.
pub(super) struct Stage {
    pub(super) region: RunningRegion,
    pub(super) simulator: Simulator,
    pub(super) story: Story,
    pub(super) url: String,
    pub(super) reply: Reply,
}

impl Stage {
    /// Starts a region with a tenant whose iCIMS is pretended.
    pub(super) async fn set(region: Region, dir: &Path, password: &str) -> anyhow::Result<Self> {
        // US recruiters are sent on to the link; in the EU the link stands in a field of the application.
        let (ports, customer, reply, link_field) = match region {
            Region::Us => ([8080, 9080, 8180], 4321, Reply::Interactive, None),
            Region::Eu => ([8081, 9081, 8181], 8765, Reply::Seamless, Some(LINK_FIELD.to_owned())),
        };
        let [listen, ops_listen, simulate] = ports.map(free);
        let database = dir.join(format!("demo-{region}.db")); // Never the name of a real one.
        clear(&database)?;
        let (client_secret, webhook_password) = (new_secret(), new_secret());
        let customer = CustomerId::try_from(customer)?;
        let simulator = Simulator::start(Config {
            listen: simulate,
            customer_id: customer.get(),
            region: region.name().to_uppercase(),
            api_client: ("goodtime".to_owned(), client_secret.clone()),
            api_user: ("unused".to_owned(), new_secret()),
            webhook: None,
            now: Arc::new(|| SystemClock.now().micros()),
        })
        .await?;
        let url = format!("http://{listen}");
        let settings = settings(region, (listen, ops_listen), database, &simulator.url())?;
        let running = RunningRegion::start(
            &settings,
            Parts {
                clock: Arc::new(SystemClock),
                pace: Pace::Running,
                roles: ProcessRoles::ALL,
                others: Registry::default(),
            },
        );
        let running = running.await?;
        let story = simulator.tell_story();
        let tenant = TenantSettings { link_field, ..chosen() };
        let next = story.interview_scheduled.parse()?;
        let rule = Rule { trigger: story.send_to_goodtime.parse()?, next: Some(next), reply };
        add_tenant(&running, &settings, (customer, &tenant, &rule), [&webhook_password, &client_secret]).await?;
        people::add(&running, customer, password).await?;
        let webhook = format!("{url}/v2/ats/webhook/icims");
        simulator.set_webhook(Webhook {
            url: webhook,
            auth: SenderAuth::Basic { user: format!("icims-{region}"), password: webhook_password },
            gzip: true,
        });
        Ok(Self { region: running, simulator, story, url, reply })
    }

    /// Where a person is the recruiter.
    pub(super) fn page(&self) -> String {
        format!("{}/sim", self.simulator.url())
    }
}

/// With a role of the tenant's own, and a mirror, so that its pages have something to list.
fn chosen() -> TenantSettings {
    let sync = SyncSettings { source: SyncSource::Search, ..SyncSettings::default() };
    let mut settings = TenantSettings { sync, ..TenantSettings::default() };
    settings.roles.0.insert("coordinator".to_owned(), "field23848".to_owned());
    settings
}

async fn add_tenant(
    running: &RunningRegion,
    settings: &RegionSettings,
    (customer, chosen, rule): (CustomerId, &TenantSettings, &Rule),
    [webhook_password, client_secret]: [&str; 2],
) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let credential = |direction, kind, family, principal: String, secret| {
        let id = CredentialId::at(now);
        let sealed = settings.keyring.seal(Place::Credential(id), secret);
        Credential { id, tenant: None, direction, principal, kind, family, sealed, valid_from: now, valid_until: None }
    };
    let credentials = [
        credential(
            Direction::Inbound,
            CredentialKind::Basic,
            None,
            format!("icims-{}", settings.region),
            webhook_password,
        ),
        credential(
            Direction::Outbound,
            CredentialKind::OauthClient,
            Some(ApiFamily::Records),
            "goodtime".to_owned(),
            client_secret,
        ),
    ];
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Example Company",
        settings: chosen,
        audit: (ACTOR, now),
    };
    let id = running.flow.store.add_tenant(&new, &credentials).await?.context("the demo's database is new")?;
    running.flow.store.put_rule(id, rule, (ACTOR, now)).await?;
    running.flow.directory.refresh().await?;
    Ok(())
}

/// The port that the README names, or a free one if somebody has it.
fn free(port: u16) -> SocketAddr {
    let local = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    if TcpListener::bind(local(port)).is_ok() {
        return local(port);
    }
    let other = TcpListener::bind(local(0)).and_then(|socket| socket.local_addr()).unwrap_or(local(0));
    say(format!("Port {port} is taken; using {} instead.", other.port()));
    other
}

/// The demo's databases are made anew; a demo that is still running is not disturbed.
fn clear(database: &Path) -> anyhow::Result<()> {
    lock::folder(database)?;
    drop(lock::take(database).context("is another demo running? End it, or use --dir")?);
    for ending in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(error).with_context(|| format!("{} cannot be removed", Path::new(&name).display()));
            }
        }
    }
    Ok(())
}

fn new_key() -> String {
    use base64::Engine;
    // A secret is 32 random bytes in one alphabet; a key is the same bytes in another.
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(new_secret()).unwrap_or_default();
    format!("demo:{}", base64::engine::general_purpose::STANDARD.encode(bytes))
}

/// A region of this machine, whose iCIMS is pretended.
fn settings(
    region: Region,
    (listen, ops_listen): (SocketAddr, SocketAddr),
    database: PathBuf,
    icims: &str,
) -> anyhow::Result<RegionSettings> {
    Ok(RegionSettings {
        region,
        listen,
        ops_listen,
        public_url: format!("http://{listen}"),
        database: Database::File(database),
        keyring: Arc::new(Keyring::parse([new_key().as_str()])?),
        senders: SenderSettings::default(),
        limits: ServerLimits::default(),
        api: ApiSettings::default(),
        pages: PageSettings::default(),
        keep: KeepSettings::default(),
        notices: NoticeSettings::default(),
        icims_api_url: icims.to_owned(),
        icims_login_url: icims.to_owned(),
        icims_stream_url: Some(icims.to_owned()),
        icims_audience: "https://api.icims.com/v1/".to_owned(),
        icims_scope: None,
    })
}

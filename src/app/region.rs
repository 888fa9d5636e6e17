//! One region, put together and running.
//!
//! Stopping, in the order that loses nothing: no new requests → those under way end → the last deliveries are committed →
//! the worker's attempts end → the database is closed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::access::DirectoryAccess;
use super::engine::Engine;
use super::forgetting;
use super::{sealed, signing};
use crate::ats::icims::{self, Icims, IcimsCaller};
use crate::ats::{Adapter, Registry};
use crate::config::RegionSettings;
use crate::domain::Clock;
use crate::flow::Flow;
use crate::inbound::{Addresses, Doors, Health, Listener, SenderRules, Senders, ops_router, public_router};
use crate::scheduling::BuiltIn;
use crate::secrets::Links;
use crate::store::{DirectoryCache, Intake, Store};
use crate::worker::Worker;

/// A change of settings counts everywhere within a second.
const SETTINGS_EVERY: Duration = Duration::from_millis(500);

/// Who makes the worker work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// It looks for work by itself.
    Running,
    /// Only [`Worker::run_ready`] makes it work: for tests.
    ByHand,
}

/// What a region can be given instead of the real thing.
pub struct Parts {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Who makes the worker work.
    pub pace: Pace,
    /// Kinds of ATS beside iCIMS.
    pub others: Registry,
}

/// A region that serves.
pub struct RunningRegion {
    /// Where senders and recruiters connect.
    pub address: SocketAddr,
    /// Where health checks connect.
    pub ops_address: SocketAddr,
    /// The story.
    pub flow: Flow,
    /// The worker.
    pub worker: Worker,
    engine: Engine,
    stop: CancellationToken,
    stop_ops: CancellationToken,
    serving: JoinHandle<()>,
    serving_ops: JoinHandle<()>,
    writing: JoinHandle<()>,
    background: Vec<JoinHandle<()>>,
}

impl RunningRegion {
    /// Puts a region together and lets it serve.
    ///
    /// # Errors
    /// When the database, an address or the HTTP client cannot be had; says which.
    pub async fn start(settings: &RegionSettings, parts: Parts) -> anyhow::Result<Self> {
        let listener = Listener::bind(settings.listen).await?;
        let ops = Listener::bind(settings.ops_listen).await?;
        let (address, ops_address) = (listener.address(), ops.address());
        let engine = Engine::serve(settings, parts.clock.now()).await?;
        let store = engine.store();
        let flow = assemble(settings, Arc::clone(&store), &parts).await?;
        let worker = Worker::new(flow.clone());
        engine.listen(worker.wake());
        let (intake, writing) = Intake::start(Arc::clone(&store) as _);
        sealed::check(&flow.directory.current(), &settings.keyring, parts.clock.now())?;
        signing::tend(store.as_ref(), settings, parts.clock.now()).await?;
        flow.directory.refresh().await?;
        let doors = doors(settings, flow.clone(), intake, worker.wake());
        let (stop, stop_ops) = (CancellationToken::new(), CancellationToken::new());
        let drain = Duration::from_mins(10); // The caller of `stop` says how long it really waits.
        let serving = tokio::spawn(listener.serve(public_router(doors), stop.clone(), drain));
        let health = Health { store: Arc::clone(&store), stopping: stop.clone() };
        let serving_ops = tokio::spawn(ops.serve(ops_router(health), stop_ops.clone(), Duration::from_secs(1)));
        let mut background = Vec::new();
        if parts.pace == Pace::Running {
            let (worker, stop_worker) = (worker.clone(), stop.clone());
            background.push(tokio::spawn(async move { worker.run(stop_worker).await }));
            background.push(tokio::spawn(follow_settings(flow.directory.clone(), stop.clone())));
            let forgetting =
                forgetting::keep(Arc::clone(&store), settings.keep, Arc::clone(&parts.clock), stop.clone());
            background.push(tokio::spawn(forgetting));
            let (kept, settings) = (Arc::clone(&store), settings.clone());
            background.push(tokio::spawn(signing::keep(kept, settings, Arc::clone(&parts.clock), stop.clone())));
        }
        tracing::info!(region = %settings.region, %address, ops = %ops_address, "region serves");
        Ok(Self {
            address,
            ops_address,
            flow,
            worker,
            engine,
            stop,
            stop_ops,
            serving,
            serving_ops,
            writing,
            background,
        })
    }

    /// Stops; what is under way gets as long as `drain`.
    pub async fn stop(self, drain: Duration) {
        self.stop.cancel();
        let ending = async {
            let _ = self.serving.await;
            let _ = self.writing.await;
            for task in self.background {
                let _ = task.await;
            }
        };
        if tokio::time::timeout(drain, ending).await.is_err() {
            tracing::warn!("some work did not end in time; it is taken over at the next start");
        }
        self.stop_ops.cancel();
        let _ = self.serving_ops.await;
        self.engine.close().await;
    }
}

/// The story of a region, without anything that listens or runs by itself.
pub(super) async fn assemble(settings: &RegionSettings, store: Arc<dyn Store>, parts: &Parts) -> anyhow::Result<Flow> {
    let directory = DirectoryCache::load(Arc::clone(&store) as _).await?;
    let clock = Arc::clone(&parts.clock);
    let access = DirectoryAccess {
        directory: directory.clone(),
        keyring: Arc::clone(&settings.keyring),
        clock: Arc::clone(&clock),
    };
    let hosts = icims::Hosts {
        api_url: settings.icims_api_url.clone(),
        login_url: settings.icims_login_url.clone(),
        audience: settings.icims_audience.clone(),
    };
    let config =
        icims::Config { hosts, send_scope: settings.icims_scope.clone(), ..icims::Config::of(settings.region) };
    let ats = Arc::new(Icims::new(config, Arc::new(access), Arc::clone(&clock))?);
    Ok(Flow {
        store,
        registry: parts.others.clone().with("icims", Adapter { ats, caller: Arc::new(IcimsCaller) }),
        scheduler: Arc::new(BuiltIn),
        directory,
        links: Arc::new(Links::new(&settings.keyring)),
        public_url: settings.public_url.as_str().into(),
        clock,
    })
}

fn doors(settings: &RegionSettings, flow: Flow, intake: Intake, wake: Arc<Notify>) -> Doors {
    let url = reqwest::Url::parse(&settings.public_url).ok();
    let own = url.as_ref().and_then(|url| {
        let host = url.host_str()?.to_ascii_lowercase();
        Some(url.port().map_or(host.clone(), |port| format!("{host}:{port}")))
    });
    let set = &settings.senders;
    let addresses = Addresses {
        hosts: own.into_iter().chain(set.public_hosts.iter().cloned()).collect(),
        prefix: url.map_or_else(String::new, |url| url.path().trim_end_matches('/').to_owned()),
        proxies: set.trusted_proxies.clone(),
    };
    let rules = SenderRules {
        addresses,
        skew: set.signature_skew,
        token_life: set.token_life,
        public_url: settings.public_url.clone(),
    };
    Doors {
        flow,
        intake,
        senders: Arc::new(Senders::new(Arc::clone(&settings.keyring), rules)),
        wake,
        region: settings.region,
        elsewhere: set.elsewhere.clone().into(),
    }
}

async fn follow_settings(directory: DirectoryCache, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match directory.refresh().await {
            Ok(true) => tracing::info!("settings have changed and were read"),
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "settings cannot be read; the last ones stay"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(SETTINGS_EVERY) => {}
        }
    }
}

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
use tracing::{Instrument as _, Span};

use super::access::DirectoryAccess;
use super::calls::{self, StoreLedger};
use super::engine::Engine;
use super::heartbeat::{self, Heartbeat};
use super::mirroring::Mirroring;
use super::reconciling::Reconciling;
use super::rounds::Rounds;
use super::{forgetting, notifying, sealed, signing, tenant_rounds, watching};
use crate::ats::icims::{self, Icims, IcimsCaller};
use crate::ats::{Adapter, Registry, Usage};
use crate::config::RegionSettings;
use crate::domain::{Clock, ProcessRole, ProcessRoles, ReplicaId};
use crate::flow::Flow;
use crate::inbound::{
    Addresses, ApiAccess, Doors, Health, Listener, PagesAccess, SenderRules, Senders, ops_router, public_router,
};
use crate::measures::Measures;
use crate::notices::Notices;
use crate::scheduling::Webhooks;
use crate::secrets::{Issuer, Links, Provider};
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

/// What a region can be given instead of the real thing, and what this process does for it.
pub struct Parts {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Who makes the worker work.
    pub pace: Pace,
    /// What this process does.
    pub roles: ProcessRoles,
    /// Kinds of ATS beside iCIMS.
    pub others: Registry,
}

/// A region that serves.
pub struct RunningRegion {
    /// Where senders and recruiters connect, if this process answers them.
    pub address: Option<SocketAddr>,
    /// Where health checks connect.
    pub ops_address: SocketAddr,
    /// The story.
    pub flow: Flow,
    /// The worker.
    pub worker: Worker,
    /// Who tells people.
    pub notices: Notices,
    engine: Engine,
    replica: Option<ReplicaId>,
    stopping: CancellationToken,
    stop: CancellationToken,
    stop_ops: CancellationToken,
    under_way: Vec<JoinHandle<()>>,
    serving_ops: JoinHandle<()>,
    span: Span,
}

impl RunningRegion {
    /// Puts a region together and lets it serve. Every line that it logs names it.
    ///
    /// # Errors
    /// When the database, an address or the HTTP client cannot be had; says which.
    pub async fn start(settings: &RegionSettings, parts: Parts) -> anyhow::Result<Self> {
        // At this level it is there whatever is logged.
        let span = tracing::error_span!("region", region = %settings.region);
        Self::assemble(settings, parts, span.clone()).instrument(span).await
    }

    async fn assemble(settings: &RegionSettings, parts: Parts, span: Span) -> anyhow::Result<Self> {
        let answers = parts.roles.has(ProcessRole::Web);
        let listener = if answers { Some(Listener::bind(settings.listen).await?) } else { None };
        let ops = Listener::bind(settings.ops_listen).await?;
        let (address, ops_address) = (listener.as_ref().map(Listener::address), ops.address());
        let clock = Arc::clone(&parts.clock);
        let engine = Engine::serve(settings, clock.now()).await?;
        let store = engine.store();
        // Before anything goes by the time.
        let heartbeat = match parts.pace {
            Pace::Running => Some(Heartbeat::start(Arc::clone(&store), Arc::clone(&clock), parts.roles).await?),
            Pace::ByHand => None,
        };
        let flow = story(settings, Arc::clone(&store), Arc::clone(&clock), parts.others).await?;
        let measures = Arc::clone(&flow.measures);
        let worker = Worker::new(flow.clone());
        let notices = notifying::notices(settings, &flow)?;
        let targets = store.targets().await?;
        sealed::check(&flow.directory.current(), &targets, &settings.keyring, clock.now())?;
        let (stopping, stop, stop_ops) = (CancellationToken::new(), CancellationToken::new(), CancellationToken::new());
        let mut under_way = Vec::new();
        if let Some(listener) = listener {
            signing::tend(store.as_ref(), settings, clock.now()).await?;
            flow.directory.refresh().await?;
            let (intake, writing) = Intake::start(Arc::clone(&store) as _);
            let doors = doors(settings, flow.clone(), intake, worker.wake())?;
            let drain = Duration::from_mins(10); // The caller of `stop` says how long it really waits.
            let serving = listener.serve(public_router(doors), stop.clone(), drain);
            under_way.extend([tokio::spawn(serving.in_current_span()), writing]);
        }
        let health =
            Health { store: Arc::clone(&store), clock: Arc::clone(&clock), measures, stopping: stopping.clone() };
        let serving_ops = ops.serve(ops_router(health), stop_ops.clone(), Duration::from_secs(1));
        let serving_ops = tokio::spawn(serving_ops.in_current_span());
        let replica = heartbeat.as_ref().map(Heartbeat::id);
        if let Some(heartbeat) = heartbeat {
            let rounds = Rounds { store, clock, stop: stop.clone() };
            under_way.extend(work(settings, parts.roles, (&engine, &flow, &worker, &notices), rounds, heartbeat));
        }
        tracing::info!(address = address.map(tracing::field::display), ops = %ops_address, roles = %parts.roles, "region serves");
        Ok(Self {
            address,
            ops_address,
            flow,
            worker,
            notices,
            engine,
            replica,
            stopping,
            stop,
            stop_ops,
            under_way,
            serving_ops,
            span,
        })
    }

    /// Says that it is not ready any more, and still takes what comes: for proxies that have to notice first.
    pub fn announce_stop(&self) {
        self.stopping.cancel();
    }

    /// Does something for this region: what it logs names the region.
    pub(super) async fn within<T>(&self, work: impl Future<Output = T>) -> T {
        work.instrument(self.span.clone()).await
    }

    /// Stops; what is under way gets as long as `drain`.
    pub async fn stop(self, drain: Duration) {
        let span = self.span.clone();
        self.end(drain).instrument(span).await;
    }

    async fn end(self, drain: Duration) {
        self.announce_stop();
        self.stop.cancel();
        let ending = async {
            for task in self.under_way {
                let _ = task.await;
            }
        };
        if tokio::time::timeout(drain, ending).await.is_err() {
            tracing::warn!(
                "some work did not end in time; it is taken over when its lease ends, or at the next start of an embedded database"
            );
        }
        if let Err(error) = self.flow.write_usage().await {
            tracing::warn!(%error, "what the last calls were used for is not written down");
        }
        self.stop_ops.cancel();
        let _ = self.serving_ops.await;
        if let Some(replica) = self.replica {
            heartbeat::leave(self.engine.store().as_ref(), self.flow.clock.as_ref(), replica).await;
        }
        self.engine.close().await;
    }
}

/// Everything that goes on by itself.
fn work(
    settings: &RegionSettings,
    roles: ProcessRoles,
    (engine, flow, worker, notices): (&Engine, &Flow, &Worker, &Notices),
    rounds: Rounds,
    heartbeat: Heartbeat,
) -> Vec<JoinHandle<()>> {
    let stop = rounds.stop.clone();
    let mut work = vec![tokio::spawn(follow_settings(flow.directory.clone(), stop.clone()).in_current_span())];
    let beating = async move {
        tokio::select! {
            () = heartbeat.keep() => {}
            () = stop.cancelled() => {}
        }
    };
    work.push(tokio::spawn(beating.in_current_span()));
    let watching = watching::keep(rounds.clone(), notices.clone(), roles.has(ProcessRole::Sync));
    work.push(tokio::spawn(watching.in_current_span()));
    work.push(tokio::spawn(calls::keep(flow.clone(), rounds.stop.clone()).in_current_span()));
    if roles.has(ProcessRole::Worker) {
        engine.listen(worker.wake());
        let (worker, stop) = (worker.clone(), rounds.stop.clone());
        work.push(tokio::spawn(async move { worker.run(stop).await }.in_current_span()));
    }
    if roles.has(ProcessRole::Sync) {
        let reconciling = tenant_rounds::keep(rounds.clone(), flow.clone(), Reconciling(flow.clone()));
        work.push(tokio::spawn(reconciling.in_current_span()));
        let mirroring = tenant_rounds::keep(rounds.clone(), flow.clone(), Mirroring(flow.clone()));
        work.push(tokio::spawn(mirroring.in_current_span()));
        let telling = notifying::rounds(&rounds, notices).into_iter();
        work.extend(telling.map(|round| tokio::spawn(round.in_current_span())));
        let (store, clock, keep) = (Arc::clone(&rounds.store), Arc::clone(&rounds.clock), settings.keep);
        let forgetting = rounds.clone().keep("forgetting", forgetting::ROUND_EVERY, move || {
            forgetting::told_round(Arc::clone(&store), keep, clock.now())
        });
        work.push(tokio::spawn(forgetting.in_current_span()));
        let (store, clock, settings) = (Arc::clone(&rounds.store), Arc::clone(&rounds.clock), settings.clone());
        let signing = rounds.keep("signing_keys", signing::LOOK_EVERY, move || {
            signing::tend_own(Arc::clone(&store), settings.clone(), clock.now())
        });
        work.push(tokio::spawn(signing.in_current_span()));
    }
    work
}

/// The story of a region, without anything that listens or runs by itself.
pub(super) async fn story(
    settings: &RegionSettings,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    others: Registry,
) -> anyhow::Result<Flow> {
    let directory = DirectoryCache::load(Arc::clone(&store) as _).await?;
    let measures = Arc::new(Measures::of(settings.region));
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
    let usage = Arc::new(Usage::default());
    let config = icims::Config {
        hosts,
        stream_url: settings.icims_stream_url.clone(),
        send_scope: settings.icims_scope.clone(),
        ..icims::Config::of(settings.region)
    };
    let ats = Arc::new(Icims::new(
        config,
        Arc::new(access),
        Arc::clone(&clock),
        Arc::clone(&measures),
        (Arc::new(StoreLedger(Arc::clone(&store))), Arc::clone(&usage)),
    )?);
    let scheduler = Webhooks::new(settings.api.webhook_reach, Arc::clone(&settings.keyring), Arc::clone(&clock))?;
    Ok(Flow {
        store,
        registry: others.with("icims", Adapter { ats, caller: Arc::new(IcimsCaller) }),
        scheduler: Arc::new(scheduler),
        directory,
        links: Arc::new(Links::new(&settings.keyring)),
        public_url: settings.public_url.as_str().into(),
        clock,
        measures,
        usage,
    })
}

fn doors(settings: &RegionSettings, flow: Flow, intake: Intake, wake: Arc<Notify>) -> anyhow::Result<Doors> {
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
    let issuer =
        settings.api.issuer.clone().map(|trusted| Issuer::new(trusted, Arc::clone(&flow.clock))).transpose()?;
    let provider = settings.pages.provider.clone();
    let provider = provider.map(|trusted| Provider::new(trusted, Arc::clone(&flow.clock))).transpose()?;
    let keyring = Arc::clone(&settings.keyring);
    let own = &settings.api;
    let api = ApiAccess::new(keyring, &settings.public_url, own.requests_per_minute, own.webhook_reach);
    Ok(Doors {
        flow,
        intake,
        senders: Arc::new(Senders::new(Arc::clone(&settings.keyring), rules)),
        api: api.trusting(issuer),
        pages: PagesAccess::new(&settings.public_url, settings.pages.sessions).trusting(provider),
        wake,
        region: settings.region,
        elsewhere: set.elsewhere.clone().into(),
    })
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

//! What the tests are played on: one region, its pretend iCIMS, one tenant, and a clock that only the test moves.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use goodtime_icims::app::{Pace, Parts, RunningRegion};
use goodtime_icims::ats::Registry;
use goodtime_icims::config::{
    ApiSettings, Database, KeepSettings, NoticeSettings, PageSettings, RegionSettings, SenderSettings, ServerLimits,
};
use goodtime_icims::domain::{
    Advance, AdvanceKey, ApiFamily, CallLimits, Clock, Credential, CredentialId, CredentialKind, CustomerId, Direction,
    Entry, Handoff, ManualClock, ProcessRoles, Region, Reply, Rule, SyncRun, SyncState, SyncWish, SystemClock,
    TaskKind, TenantId, TenantSettings, Timestamp, Way, WorkflowId, sync_schedule,
};
use goodtime_icims::inbound::{ApiAccess, PagesAccess};
use goodtime_icims::secrets::{Keyring, LinkKind, Place};
use goodtime_icims::simulator::{Config, Delivery, SenderAuth, Simulator, Story, Webhook};
use goodtime_icims::store::NewTenant;
use goodtime_icims::sync::MirrorRound;
use goodtime_icims::webhooks::Reach;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// 2026-11-22 19:00:00 UTC.
pub(crate) const START: Timestamp = Timestamp::from_micros(1_795_374_000_000_000);
/// Later than every clock of the tests: ids of one process sort after each other, so one may bear the time of a test beside it.
pub(crate) const AFTER_ALL: Duration = Duration::from_hours(24 * 365 * 20);
pub(crate) const CUSTOMER: i64 = 4321;
pub(crate) const WEBHOOK_USER: &str = "icims-us";
pub(crate) const WEBHOOK_PASSWORD: &str = "the password of the webhook";
const CLIENT_SECRET: &str = "the secret of the client";
pub(crate) const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

/// What a world is made with.
pub(crate) struct Plan {
    pub reply: Reply,
    pub next: bool,
    pub settings: TenantSettings,
    pub pace: Pace,
    pub others: Registry,
    pub senders: SenderSettings,
    pub public_url: String,
    pub notices: NoticeSettings,
    pub api: ApiSettings,
    pub pages: PageSettings,
}

impl Default for Plan {
    fn default() -> Self {
        let (settings, others) = (TenantSettings::default(), Registry::default());
        // Signed deliveries name the address that they really reach.
        let senders = SenderSettings { public_hosts: vec!["127.0.0.1".to_owned()], ..SenderSettings::default() };
        let public_url = "http://goodtime.test".to_owned();
        let (reply, next, pace, notices) = (Reply::Interactive, true, Pace::ByHand, NoticeSettings::default());
        let api = ApiSettings { webhook_reach: Reach::Anywhere, ..ApiSettings::default() };
        let pages = PageSettings::default();
        Self { reply, next, settings, pace, others, senders, public_url, notices, api, pages }
    }
}

pub(crate) struct World {
    pub sim: Simulator,
    pub story: Story,
    pub clock: Arc<ManualClock>,
    pub region: RunningRegion,
    pub tenant: TenantId,
    pub settings: RegionSettings,
    http: reqwest::Client,
    pace: Pace,
    /// Held until the test ends.
    dir: tempfile::TempDir,
}

impl World {
    /// A region whose rule is interactive and moves opened candidates on.
    pub(crate) async fn new() -> Self {
        Self::planned(Plan::default()).await
    }

    pub(crate) async fn planned(plan: Plan) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(ManualClock::at(START));
        let sim_clock = Arc::clone(&clock);
        let sim = Simulator::start(Config {
            listen: local(),
            customer_id: CUSTOMER,
            region: "US".to_owned(),
            api_client: ("goodtime".to_owned(), CLIENT_SECRET.to_owned()),
            api_user: ("unused".to_owned(), "unused password".to_owned()),
            webhook: None,
            now: Arc::new(move || sim_clock.now().micros()),
        });
        let sim = sim.await.expect("the simulator starts");
        let story = sim.tell_story();
        sim.settle();
        let settings = RegionSettings {
            region: Region::Us,
            listen: local(),
            ops_listen: local(),
            public_url: plan.public_url.clone(),
            database: database(&dir).await,
            keyring: Arc::new(Keyring::parse([KEY]).expect("a key")),
            senders: plan.senders.clone(),
            limits: ServerLimits::default(),
            api: plan.api.clone(),
            pages: plan.pages.clone(),
            keep: KeepSettings::default(),
            notices: plan.notices.clone(),
            icims_api_url: sim.url(),
            icims_login_url: sim.url(),
            icims_stream_url: Some(sim.url()),
            icims_audience: "https://api.icims.com/v1/".to_owned(),
            icims_scope: None,
        };
        let region = start(&settings, &clock, plan.pace, plan.others).await;
        let tenant = add_tenant(&region, &settings, &plan.settings).await;
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let http = http.build().expect("a client");
        let world = Self { sim, story, clock, region, tenant, settings, http, pace: plan.pace, dir };
        let next = plan.next.then(|| world.story.interview_scheduled.parse().expect("a status"));
        world.rule(world.story.send_to_goodtime, next, plan.reply).await;
        world.connect();
        world
    }

    /// Adds or changes a rule.
    pub(crate) async fn rule(&self, trigger: &str, next: Option<goodtime_icims::domain::StageId>, reply: Reply) {
        let rule = Rule { trigger: trigger.parse().expect("a status"), next, reply };
        self.region.flow.store.put_rule(self.tenant, &rule, ("test", self.clock.now())).await.expect("kept");
        self.region.flow.directory.refresh().await.expect("read");
    }

    /// Tells the pretend iCIMS where the service is.
    fn connect(&self) {
        let (user, password) = (WEBHOOK_USER.to_owned(), WEBHOOK_PASSWORD.to_owned());
        let auth = SenderAuth::Basic { user, password };
        self.sim.set_webhook(Webhook { url: self.url("/v2/ats/webhook/icims"), auth, gzip: true });
    }

    /// The file of the database.
    pub(crate) fn database(&self) -> &std::path::Path {
        self.settings.database.file().expect("a world's database is a file")
    }

    /// Who may use the API.
    pub(crate) fn api_access(&self) -> ApiAccess {
        let settings = &self.settings;
        let (keyring, api) = (Arc::clone(&settings.keyring), &settings.api);
        ApiAccess::new(keyring, &settings.public_url, api.requests_per_minute, api.webhook_reach)
    }

    /// Who may look at the pages.
    pub(crate) fn pages_access(&self) -> PagesAccess {
        PagesAccess::new(&self.settings.public_url, self.settings.pages.sessions)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.region.address.expect("it listens"))
    }

    /// The first application of the story.
    pub(crate) fn jane(&self) -> i64 {
        self.story.applications[0]
    }

    /// The recruiter sets the trigger status; the delivery's answer comes back.
    pub(crate) async fn send(&self, application: i64) -> Delivery {
        let (status, by) = (self.story.send_to_goodtime, self.story.recruiter);
        self.sim.set_status(application, status, by).await.expect("the status is a trigger")
    }

    /// Runs what is due now.
    pub(crate) async fn work(&self) -> usize {
        self.region.worker.run_ready().await.expect("the store answers")
    }

    /// Lets time pass, and runs what becomes due on the way at its time.
    pub(crate) async fn pass(&self, span: Duration) {
        let until = self.clock.now().plus(span);
        self.work().await;
        while let Some(next) = self.next_run_at().await.filter(|next| *next <= until) {
            self.clock.advance_to(next);
            self.work().await;
        }
        self.clock.advance_to(until);
    }

    pub(crate) async fn next_run_at(&self) -> Option<Timestamp> {
        self.region.flow.store.next_run_at(self.clock.now()).await.expect("the store answers")
    }

    /// Ends the process' part of the world and starts it again on the same database.
    pub(crate) async fn restart(self) -> Self {
        let Self { sim, story, clock, region, tenant, settings, http, pace, dir } = self;
        region.stop(Duration::from_secs(5)).await;
        let region = start(&settings, &clock, pace, Registry::default()).await;
        let world = Self { sim, story, clock, region, tenant, settings, http, pace, dir };
        world.connect();
        world
    }

    /// A round of the mirror, done by whoever has the turn: us.
    pub(crate) async fn mirror_round(&self) -> MirrorRound {
        self.mirror_round_or_none().await.expect("the tenant has a mirror")
    }

    /// The same, where it may have none.
    pub(crate) async fn mirror_round_or_none(&self) -> Option<MirrorRound> {
        let flow = &self.region.flow;
        flow.directory.refresh().await.expect("read");
        let tenant = flow.directory.current().tenant(self.tenant).cloned().expect("it is there");
        let (schedule, now) = (sync_schedule(self.tenant), self.clock.now());
        let turn = flow.store.take_turn(&schedule, now, Duration::from_mins(2)).await.expect("the store answers");
        let turn = turn.expect("nobody has the turn");
        let round = goodtime_icims::sync::mirror(flow, &tenant, &turn).await.expect("the store answers");
        flow.store.end_turn(&turn, now).await.expect("the store answers");
        round
    }

    /// A walk through everything, to its end.
    pub(crate) async fn walk(&self, wish: SyncWish) -> SyncRun {
        let flow = &self.region.flow;
        let tenant = flow.directory.current().tenant(self.tenant).cloned().expect("it is there");
        let standing = flow.store.sync_standing(self.tenant).await.expect("the store answers");
        let new = goodtime_icims::sync::new_walk(&tenant, &standing, Some("test"), wish, self.clock.now());
        let (run, _) = flow.store.begin_walk(&new, None).await.expect("the store answers").expect("it is there");
        for _ in 0..100 {
            self.mirror_round().await;
            let run = flow.store.sync_run(run.id).await.expect("the store answers").expect("it is there");
            if run.state != SyncState::Running {
                return run;
            }
            self.clock.advance(Duration::from_mins(1));
        }
        panic!("the walk does not end");
    }

    /// The hand-off that answers for an application.
    pub(crate) async fn handoff(&self, application: i64) -> Handoff {
        let store = &self.region.flow.store;
        let workflow = WorkflowId::try_from(application).expect("an id");
        let ids = store.handoffs_of(workflow, None).await.expect("the store answers");
        assert_eq!(ids.len(), 1, "one hand-off answers for the application");
        store.handoff(ids[0]).await.expect("the store answers").expect("it is there")
    }

    pub(crate) async fn advance(&self, application: i64) -> Option<Advance> {
        let id = self.handoff(application).await.id;
        self.region.flow.store.advance(AdvanceKey { handoff: id, way: Way::Forward }).await.expect("the store answers")
    }

    /// The name of the outcome of an application's move.
    pub(crate) async fn outcome(&self, application: i64) -> &'static str {
        self.advance(application).await.and_then(|advance| advance.outcome).map_or("none", |outcome| outcome.name())
    }

    pub(crate) async fn timeline(&self, application: i64) -> Vec<Entry> {
        let id = self.handoff(application).await.id;
        self.region.flow.store.timeline(id).await.expect("the store answers")
    }

    /// The path of the link that anybody may have.
    pub(crate) async fn link(&self, application: i64) -> String {
        let handoff = self.handoff(application).await;
        let url = self.region.flow.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
        path(&url)
    }

    #[expect(clippy::disallowed_methods, reason = "the tests' one send: they are the browser")]
    pub(crate) async fn request(&self, request: reqwest::RequestBuilder) -> reqwest::Response {
        request.send().await.expect("the service answers")
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.request(self.http.get(self.url(path))).await
    }

    pub(crate) async fn page(&self, path: &str) -> String {
        self.get(path).await.text().await.expect("a page")
    }

    pub(crate) async fn post(&self, path: &str) -> reqwest::Response {
        self.request(self.http.post(self.url(path))).await
    }

    /// Sent, read, opened: ready to be moved on.
    pub(crate) async fn sent_and_opened(&self) -> i64 {
        let jane = self.jane();
        self.send(jane).await;
        self.work().await;
        let link = self.link(jane).await;
        assert_eq!(self.post(&link).await.status(), 303, "the link opens");
        jane
    }

    /// Nothing may be left to do but what waits for its day.
    pub(crate) async fn nothing_is_owed(&self, application: i64) {
        let handoff = self.handoff(application).await;
        let tasks = self.region.flow.store.tasks_of(&handoff).await.expect("the store answers");
        let owed: Vec<_> = tasks.iter().filter(|task| task.kind != TaskKind::Lapse).collect();
        assert!(owed.is_empty(), "still owed: {owed:?}");
    }
}

/// The path of an address.
pub(crate) fn path(url: &str) -> String {
    reqwest::Url::parse(url).expect("an address").path().to_owned()
}

/// A file, or a database of its own on the server that the tests are given.
async fn database(dir: &tempfile::TempDir) -> Database {
    let Some(url) = on_server().await else { return Database::File(dir.path().join("us.db")) };
    Database::parse(&url).expect("an address")
}

/// A database of its own on the server that the tests are given, if they are.
#[expect(clippy::disallowed_methods, reason = "`tests/on_postgres.sh` says where the server is")]
pub(crate) async fn on_server() -> Option<String> {
    let server = std::env::var("TEST_POSTGRES").ok()?;
    let name = format!("w{}", CredentialId::at(SystemClock.now()).uuid().simple());
    let mut admin = PgConnection::connect(&server).await.expect("the server listens");
    let make = AssertSqlSafe(format!("create database {name}"));
    sqlx::query(make).execute(&mut admin).await.expect("the database is made");
    Some(server.replacen("/postgres?", &format!("/{name}?"), 1))
}

fn local() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 0))
}

async fn start(settings: &RegionSettings, clock: &Arc<ManualClock>, pace: Pace, others: Registry) -> RunningRegion {
    let parts = Parts { clock: Arc::clone(clock) as _, pace, roles: ProcessRoles::ALL, others };
    RunningRegion::start(settings, parts).await.expect("the region starts")
}

/// Limits that no test meets by chance: it makes in a second what takes iCIMS minutes.
pub(crate) const PLENTY: CallLimits =
    CallLimits { per_second: 10_000, in_flight: 8, per_hour: 10_000_000, per_day: Some(100_000_000) };

async fn add_tenant(region: &RunningRegion, settings: &RegionSettings, chosen: &TenantSettings) -> TenantId {
    let credential = |direction, kind, family, principal: &str, secret| {
        let id = CredentialId::at(START);
        let sealed = settings.keyring.seal(Place::Credential(id), secret);
        let (principal, valid_from) = (principal.to_owned(), START);
        let valid_until = None;
        Credential { id, tenant: None, direction, principal, kind, family, sealed, valid_from, valid_until }
    };
    let records = Some(ApiFamily::Records);
    let credentials = [
        credential(Direction::Inbound, CredentialKind::Basic, None, WEBHOOK_USER, WEBHOOK_PASSWORD),
        credential(Direction::Outbound, CredentialKind::OauthClient, records, "goodtime", CLIENT_SECRET),
    ];
    let customer = CustomerId::try_from(CUSTOMER).expect("an id");
    let calls = if chosen.calls.are_usual() { PLENTY } else { chosen.calls };
    let chosen = TenantSettings { calls, ..chosen.clone() };
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Example",
        settings: &chosen,
        audit: ("test", START),
    };
    let id = region.flow.store.add_tenant(&new, &credentials).await.expect("kept").expect("it is new");
    region.flow.directory.refresh().await.expect("read");
    id
}

//! The iCIMS client against the pretend iCIMS: one behaviour each. Where the pretend one cannot misbehave that way, a
//! single ordered answer stands in for it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use futures_util::TryStreamExt;
use futures_util::future::join_all;
use goodtime_icims::ats::icims::{Config, Hosts, Icims};
use goodtime_icims::ats::{Access, Ats, AtsError, Call, FieldText, Grant, Secret};
use goodtime_icims::domain::{
    ApiFamily, Clock, CredentialId, CredentialKind, Feature, JobId, Lane, ManualClock, PersonId, Region, Roles,
    StageId, Tenant, TenantId, TenantSettings, Timestamp, WorkflowId,
};

use goodtime_icims::measures::Measures;
use goodtime_icims::simulator::{self, Fault, InvisibleAs, Person, ProfileType, Simulator, Story};
use serde_json::json;

use crate::ledger::Counted;

/// 2026-11-22 21:25:01 UTC.
const EVENING: i64 = 1_795_382_701_000_000;

const CUSTOMER: i64 = 4321;

struct Known(Grant);

impl Access for Known {
    fn grant(&self, _: TenantId, _: ApiFamily) -> Result<Grant, AtsError> {
        Ok(self.0.clone())
    }
}

pub(crate) struct World {
    pub(crate) sim: Simulator,
    pub(crate) story: Story,
    clock: Arc<ManualClock>,
    pub(crate) ats: Arc<Icims>,
    pub(crate) tenant: Tenant,
}

fn tenant() -> Tenant {
    Tenant {
        id: TenantId::try_from(1).expect("positive"),
        ats: "icims".to_owned(),
        customer: CUSTOMER.try_into().expect("positive"),
        name: "Example".to_owned(),
        paused_until: None,
        settings: TenantSettings::default(),
        rules: HashMap::new(),
        version: 1,
    }
}

fn client(url: &str, kind: CredentialKind, secret: &str, clock: &Arc<ManualClock>) -> Arc<Icims> {
    let audience = "https://api.icims.com/v1/".to_owned();
    let hosts = Hosts { api_url: url.to_owned(), login_url: url.to_owned(), audience };
    let principal = if kind == CredentialKind::Basic { "api-user" } else { "client" }.to_owned();
    let grant = Grant { id: CredentialId::at(clock.now()), kind, principal, secret: Secret::new(secret) };
    let config = Config { hosts, stream_url: Some(url.to_owned()), ..Config::of(Region::Us) };
    Arc::new(
        Icims::new(config, Arc::new(Known(grant)), clock.clone(), Arc::new(Measures::of(Region::Us)), Counted::parts())
            .expect("a client"),
    )
}

pub(crate) async fn world() -> World {
    let clock = Arc::new(ManualClock::at(Timestamp::from_micros(EVENING)));
    let now = clock.clone();
    let sim = Simulator::start(simulator::Config {
        listen: "127.0.0.1:0".parse().expect("an address"),
        customer_id: CUSTOMER,
        region: "US".to_owned(),
        api_client: ("client".to_owned(), "client-secret".to_owned()),
        api_user: ("api-user".to_owned(), "user-secret".to_owned()),
        webhook: None,
        now: Arc::new(move || now.now().micros()),
    })
    .await
    .expect("a simulator");
    let story = sim.tell_story();
    let ats = client(&sim.url(), CredentialKind::OauthClient, "client-secret", &clock);
    World { sim, story, clock, ats, tenant: tenant() }
}

/// A client whose every call, tokens excepted, gets one answer.
pub(crate) async fn answering(answer: impl IntoResponse + Clone + Send + Sync + 'static) -> (Arc<Icims>, Tenant) {
    let token = axum::Json(json!({"access_token": "t", "token_type": "Bearer", "expires_in": 86_400}));
    let router = Router::new()
        .route("/oauth/token", axum::routing::post(move || async move { token }))
        .fallback(move || async move { answer });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let clock = Arc::new(ManualClock::at(Timestamp::from_micros(EVENING)));
    (client(&url, CredentialKind::OauthClient, "client-secret", &clock), tenant())
}

pub(crate) fn click(tenant: &Tenant) -> Call<'_> {
    Call { tenant, lane: Lane::Click, feature: Feature::Check }
}

pub(crate) fn background(tenant: &Tenant) -> Call<'_> {
    Call { tenant, lane: Lane::Sync, feature: Feature::Check }
}

fn person(id: i64) -> PersonId {
    PersonId::try_from(id).expect("positive")
}

impl World {
    pub(crate) fn workflow(&self) -> WorkflowId {
        WorkflowId::try_from(self.story.applications[0]).expect("positive")
    }

    fn to(&self) -> StageId {
        self.story.interview_scheduled.parse().expect("a full id")
    }

    /// The same world, whose client shows user and password.
    pub(crate) fn with_password(&self) -> Arc<Icims> {
        client(&self.sim.url(), CredentialKind::Basic, "user-secret", &self.clock)
    }

    /// The same world, whose client knows no host but the tenant's.
    pub(crate) fn nowhere(&self) -> Arc<Icims> {
        client("http://127.0.0.1:1", CredentialKind::OauthClient, "client-secret", &self.clock)
    }

    pub(crate) fn fail(&self, call: simulator::Call, fault: Fault) {
        self.sim.switch(|switches| switches.fail(call, fault, 1));
    }

    async fn advance(&self) -> Result<(), AtsError> {
        self.ats.move_application(click(&self.tenant), self.workflow(), &self.to()).await
    }
}

#[tokio::test]
async fn twenty_calls_at_once_share_one_token_and_it_is_renewed_once() {
    let world = world().await;
    for tokens in 1..=2 {
        let calls = (0..20).map(|_| world.ats.application(click(&world.tenant), world.workflow()));
        assert!(join_all(calls).await.iter().all(Result::is_ok));
        assert_eq!(world.sim.calls().tokens, tokens);
        world.clock.advance(Duration::from_hours(24));
    }
}

#[tokio::test]
async fn a_revoked_token_is_replaced_once_for_all() {
    let world = world().await;
    assert!(world.ats.probe(click(&world.tenant)).await.is_ok());
    world.sim.revoke_tokens();
    let calls = (0..20).map(|_| world.ats.application(click(&world.tenant), world.workflow()));
    assert!(join_all(calls).await.iter().all(Result::is_ok));
    assert_eq!(world.sim.calls().tokens, 2);
}

#[tokio::test]
async fn a_fresh_token_that_is_refused_is_not_replaced_again_at_once() {
    let world = world().await;
    world.sim.switch(|switches| switches.fail(simulator::Call::Customers, Fault::Status(401), 100));
    for _ in 0..5 {
        let denied = world.ats.probe(click(&world.tenant)).await;
        assert!(matches!(denied, Err(AtsError::NotConnected { .. })), "{denied:?}");
    }
    assert_eq!((world.sim.calls().tokens, world.sim.calls().customers), (2, 2));
    world.sim.switch(simulator::Switches::heal);
    world.clock.advance(Duration::from_secs(10));
    world.ats.probe(click(&world.tenant)).await.expect("let in again");
}

#[tokio::test]
async fn wrong_client_secrets_are_denied_and_the_server_is_spared() {
    let world = world().await;
    let ats = client(&world.sim.url(), CredentialKind::OauthClient, "wrong", &world.clock);
    for _ in 0..5 {
        let denied = ats.probe(click(&world.tenant)).await;
        assert!(
            matches!(&denied, Err(AtsError::NotConnected { why }) if why.ends_with("HTTP 401, access_denied")),
            "{denied:?}"
        );
    }
    assert_eq!(world.sim.calls().tokens, 1);
    assert_eq!(world.sim.calls().customers, 0);
}

#[tokio::test]
async fn user_and_password_work_without_a_token() {
    let world = world().await;
    let ats = client(&world.sim.url(), CredentialKind::Basic, "user-secret", &world.clock);
    let probe = ats.probe(click(&world.tenant)).await.expect("let in");
    assert_eq!(probe.name.as_deref(), Some("Example US"));
    assert_eq!(probe.customer_type.as_deref(), Some("test"));
    let wrong = client(&world.sim.url(), CredentialKind::Basic, "wrong", &world.clock);
    assert!(matches!(wrong.probe(click(&world.tenant)).await, Err(AtsError::NotConnected { .. })));
    assert_eq!(world.sim.calls().tokens, 0);
}

#[tokio::test]
async fn an_application_its_person_and_its_log_are_read() {
    let world = world().await;
    let read = world.ats.application(click(&world.tenant), world.workflow()).await.expect("read");
    assert_eq!(read.stage.as_ref().map(|stage| stage.id.as_str()), Some("D10100"));
    assert_eq!(read.job.map(JobId::get), Some(world.story.job));
    assert_eq!(read.updated_at, Some(Timestamp::from_micros(EVENING - 1_000_000)), "to the minute");
    let who = world.ats.person(click(&world.tenant), read.person.expect("linked")).await.expect("read");
    assert_eq!(who.full_name().as_deref(), Some("Jane Doe"));
    assert_eq!((who.folder.as_deref(), who.phones.len()), (Some("Cand:Active"), 1));
    world.clock.advance(Duration::from_mins(1));
    world.advance().await.expect("moved");
    let log = world.ats.stage_changes(click(&world.tenant), world.workflow()).await.expect("read");
    assert_eq!(log.iter().map(|change| change.to.digits()).collect::<Vec<_>>(), [20800, 10100]);
    assert_eq!(log[0].by, Some(person(world.sim.api_person())));
}

#[tokio::test]
async fn a_404_is_missing_or_denied_by_its_code() {
    let world = world().await;
    let gone = world.ats.person(click(&world.tenant), person(999_999)).await;
    assert_eq!(gone.unwrap_err(), AtsError::Missing { what: "person" });
    let hidden = (ProfileType::Workflows, world.story.applications[0]);
    world.sim.switch(|switches| switches.denied.extend([hidden]));
    let denied = world.ats.application(click(&world.tenant), world.workflow()).await;
    assert!(
        matches!(&denied, Err(AtsError::Denied { what: "application", why }) if why.contains("code 3")),
        "{denied:?}"
    );
}

#[tokio::test]
async fn an_asked_for_wait_is_kept_by_every_lane() {
    let (ats, tenant) = answering((StatusCode::TOO_MANY_REQUESTS, [("retry-after", "120")])).await;
    let wait = AtsError::Throttled { retry_after: Some(Duration::from_mins(2)) };
    for _ in 0..2 {
        assert_eq!(ats.probe(click(&tenant)).await.unwrap_err(), wait);
    }
    assert_eq!(ats.probe(background(&tenant)).await.unwrap_err(), wait);
}

#[tokio::test]
async fn a_day_used_up_stops_everybody_before_a_call_is_sent() {
    let world = world().await;
    world.sim.switch(|switches| switches.rate_limit = Some(1));
    world.ats.probe(click(&world.tenant)).await.expect("the day's only call");
    let held = world.ats.probe(background(&world.tenant)).await;
    assert_eq!(held.unwrap_err(), AtsError::Throttled { retry_after: Some(Duration::from_hours(1)) });
    assert_eq!(world.sim.calls().customers, 1, "it was not sent");
    let refused = world.ats.probe(click(&world.tenant)).await;
    assert_eq!(refused.unwrap_err(), AtsError::Throttled { retry_after: Some(Duration::from_mins(5)) });
    assert_eq!(world.sim.calls().customers, 1, "it would be over the limit");
    world.clock.advance(Duration::from_secs(9_299 + 30));
    world.ats.probe(background(&world.tenant)).await.expect("a new day");
}

#[tokio::test]
async fn a_500_leaves_a_read_unavailable_and_a_write_open() {
    let world = world().await;
    world.fail(simulator::Call::Workflows, Fault::Status(500));
    let read = world.ats.application(click(&world.tenant), world.workflow()).await;
    assert!(matches!(read, Err(AtsError::Unavailable { .. })), "{read:?}");
    world.fail(simulator::Call::Patches, Fault::Status(500));
    let write = world.advance().await;
    assert!(matches!(write, Err(AtsError::Ambiguous { .. })), "{write:?}");
}

#[tokio::test]
async fn a_lost_answer_to_a_write_is_ambiguous_and_not_repeated() {
    let world = world().await;
    world.fail(simulator::Call::Patches, Fault::LoseAnswer);
    let lost = world.advance().await;
    assert!(matches!(lost, Err(AtsError::Ambiguous { .. })), "{lost:?}");
    assert_eq!(world.sim.patch_requests(world.story.applications[0]), 1);
    assert_eq!(world.sim.status_of(world.story.applications[0]).as_deref(), Some("C20800"));
}

#[tokio::test]
async fn a_cut_read_is_unavailable_and_so_is_a_write_that_found_nobody() {
    let world = world().await;
    world.fail(simulator::Call::Workflows, Fault::DropBefore);
    let cut = world.ats.application(click(&world.tenant), world.workflow()).await;
    assert!(matches!(cut, Err(AtsError::Unavailable { .. })), "{cut:?}");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port");
    let ats = client(&format!("http://{closed}"), CredentialKind::Basic, "user-secret", &world.clock);
    let unsent = ats.move_application(click(&world.tenant), world.workflow(), &world.to()).await;
    assert!(matches!(&unsent, Err(AtsError::Unavailable { why }) if why == "no connection"), "{unsent:?}");
}

#[tokio::test]
async fn a_hidden_field_is_none_and_so_is_all_of_a_new_profile() {
    let world = world().await;
    let id = person(world.story.recruiter);
    world.sim.switch(|switches| switches.hidden_fields.extend([(ProfileType::People, "email".to_owned())]));
    let masked = world.ats.person(click(&world.tenant), id).await.expect("read");
    assert!(masked.email.is_none() && masked.first_name.is_some());
    for how in [InvisibleAs::Empty, InvisibleAs::Partial] {
        world.sim.switch(|switches| (switches.visibility_delay, switches.invisible_as) = (3_600_000_000, how));
        let new = world.ats.application(click(&world.tenant), world.workflow()).await.expect("read");
        assert!(new.stage.is_none() && new.job.is_none(), "{how:?}");
    }
}

#[tokio::test]
async fn a_required_field_refuses_the_write_by_name() {
    let world = world().await;
    world.sim.switch(|switches| switches.required_fields_missing.push("field777".to_owned()));
    let refused = world.advance().await;
    assert!(matches!(&refused, Err(AtsError::Rejected { why }) if why.ends_with("fields: field777")), "{refused:?}");
    let write = FieldText { field: "field777", text: "https://a.example/x" };
    world.ats.write_field(click(&world.tenant), world.workflow(), write).await.expect("written");
    assert_eq!(world.sim.field_of(world.story.applications[0], "field777"), Some(json!("https://a.example/x")));
    world.advance().await.expect("moved");
    let unknown = "C99999".parse().expect("a full id");
    let refused = world.ats.move_application(click(&world.tenant), world.workflow(), &unknown).await;
    assert!(matches!(refused, Err(AtsError::Rejected { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_resume_is_streamed_and_the_one_served_is_the_latest() {
    let world = world().await;
    let id = world.sim.add_person(Person::candidate("Lee", "Park").with_resume("text/plain", b"old".to_vec()));
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    world.sim.replace_resume(id, "application/pdf", bytes.clone());
    let resume = world.ats.resume(click(&world.tenant), person(id)).await.expect("opened");
    assert_eq!((resume.content_type.as_str(), resume.length), ("application/pdf", Some(3_000_000)));
    let pieces: Vec<_> = resume.body.try_collect().await.expect("whole");
    assert!(pieces.len() > 1 && pieces.concat() == bytes);
}

#[tokio::test]
async fn json_instead_of_a_resume_means_there_is_none() {
    let world = world().await;
    let without = world.ats.resume(click(&world.tenant), person(world.story.recruiter)).await;
    assert_eq!(without.unwrap_err(), AtsError::Missing { what: "resume" });
    let odd = Person::candidate("Lee", "Park").with_resume("application/json;charset=UTF-8", b"{}".to_vec());
    let id = world.sim.add_person(odd);
    let told = world.ats.resume(click(&world.tenant), person(id)).await;
    assert_eq!(told.unwrap_err(), AtsError::Missing { what: "resume" });
}

#[tokio::test]
async fn roles_come_from_the_fields_the_tenant_named() {
    let mut world = world().await;
    let roles = [("coordinator", "field23848"), ("hiring_manager", "hiringmanager"), ("sourcer", "field99")];
    world.tenant.settings.roles = Roles(roles.map(|(role, field)| (role.to_owned(), field.to_owned())).into());
    let id = world.story.job.try_into().expect("positive");
    let job = world.ats.job(click(&world.tenant), id).await.expect("read");
    let team: Vec<_> = job.team.iter().map(|member| (member.role.as_str(), member.person)).collect();
    let (coordinator, manager) = (world.story.coordinator, world.story.hiring_manager);
    assert_eq!(team, [("coordinator", coordinator), ("hiring_manager", manager)]);
    assert_eq!(job.title.as_deref(), Some("Support Engineer"));
}

#[tokio::test]
async fn an_unknown_shape_is_named_by_its_path_and_not_by_its_value() {
    let (ats, tenant) = answering(axum::Json(json!({"jobtitle": {"mona": "field"}}))).await;
    match ats.job(click(&tenant), 1123.try_into().expect("positive")).await {
        Err(AtsError::Unreadable { what: "job", path, why }) => {
            assert_eq!(path, "$.jobtitle");
            assert!(!why.contains("mona"), "{why}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_a_page_is_no_profile() {
    let (ats, tenant) = answering((StatusCode::FOUND, [("location", "https://elsewhere.example/")])).await;
    assert!(matches!(ats.probe(click(&tenant)).await, Err(AtsError::NotConnected { .. })));
    let (ats, tenant) = answering(axum::response::Html("<p>Maintenance</p>")).await;
    assert!(matches!(ats.probe(click(&tenant)).await, Err(AtsError::Unavailable { .. })));
    let too_long = vec![b' '; 1024 * 1024 + 1];
    let (ats, tenant) = answering(([("content-type", "application/json")], too_long)).await;
    assert!(matches!(ats.probe(click(&tenant)).await, Err(AtsError::Unreadable { .. })));
}

#[tokio::test]
async fn the_tenants_own_host_is_called_and_shown() {
    let mut world = world().await;
    let clock = Arc::clone(&world.clock);
    let ats = client("http://127.0.0.1:1", CredentialKind::OauthClient, "client-secret", &clock);
    world.tenant.settings.api_url = Some(format!("{}/", world.sim.url()));
    world.tenant.settings.login_url = Some(world.sim.url());
    ats.probe(click(&world.tenant)).await.expect("the tenant's host");
    let page = format!("{}/customers/4321/linkTo/people/7", world.sim.url());
    assert_eq!(ats.person_page(&world.tenant, person(7)), page);
    assert_eq!(ats.write_deadline(), Duration::from_secs(35));
}

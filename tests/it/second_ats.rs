//! A second kind of ATS is one adapter and one line in the registry: here is a toy one that does the whole story.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use goodtime_icims::ats::{
    Adapter, Answer, Ats, AtsError, Call, Caller, Delivery, FieldText, Malformed, Presented, Probe, Registry, Resume,
    Said, Secret, StandingAsked, StandingPage,
};
use goodtime_icims::domain::{
    Application, CredentialId, CredentialKind, Direction, Job, JobId, Person, PersonId, Reply, Rule, Stage,
    StageChange, StageId, StatusChanged, Tenant, TenantSettings, WorkflowId,
};
use goodtime_icims::secrets::Place;
use goodtime_icims::store::NewTenant;
use goodtime_icims::sync::ask;

use crate::world::{Plan, START, World, path};

/// Applications by number, with the status each stands in.
#[derive(Default)]
struct Toy(Mutex<HashMap<i64, StageId>>);

impl Toy {
    fn status(&self, workflow: WorkflowId) -> Option<StageId> {
        self.0.lock().expect("no panic").get(&workflow.get()).cloned()
    }
}

#[async_trait]
impl Ats for Toy {
    async fn application(&self, _: Call<'_>, workflow: WorkflowId) -> Result<Application, AtsError> {
        let id = self.status(workflow).ok_or(AtsError::Missing { what: "application" })?;
        let (person, job) = (PersonId::try_from(1).ok(), JobId::try_from(2).ok());
        let stage = Some(Stage { id, label: Some("Toy stage".to_owned()) });
        Ok(Application { workflow, person, job, stage, source: None, updated_at: None })
    }

    async fn person(&self, _: Call<'_>, id: PersonId) -> Result<Person, AtsError> {
        let (first_name, last_name) = (Some("Tove".to_owned()), Some("Toy".to_owned()));
        let (middle_name, email, location, folder, updated_at) = (None, None, None, None, None);
        Ok(Person { id, first_name, middle_name, last_name, email, phones: vec![], location, folder, updated_at })
    }

    async fn job(&self, _: Call<'_>, id: JobId) -> Result<Job, AtsError> {
        let (title, requisition, folder, location, updated_at) = (Some("Tester".to_owned()), None, None, None, None);
        Ok(Job { id, requisition, title, folder, location, team: vec![], updated_at })
    }

    async fn stage_changes(&self, _: Call<'_>, _: WorkflowId) -> Result<Vec<StageChange>, AtsError> {
        Err(AtsError::NotConnected { why: "the toy keeps no log".to_owned() })
    }

    async fn standing_in(&self, _: Call<'_>, asked: StandingAsked<'_>) -> Result<StandingPage, AtsError> {
        let stands = |id: &StageId| id.key() == asked.stage;
        let all = self.0.lock().expect("no panic").clone();
        let ids =
            all.into_iter().filter(|(id, stage)| stands(stage) && asked.after.is_none_or(|after| *id > after.get()));
        let mut workflows: Vec<_> = ids.filter_map(|(id, _)| WorkflowId::try_from(id).ok()).collect();
        workflows.sort_unstable();
        Ok(StandingPage { workflows, is_last: true })
    }

    async fn move_application(&self, _: Call<'_>, workflow: WorkflowId, to: &StageId) -> Result<(), AtsError> {
        self.0.lock().expect("no panic").insert(workflow.get(), to.clone());
        Ok(())
    }

    async fn write_field(&self, _: Call<'_>, _: WorkflowId, _: FieldText<'_>) -> Result<(), AtsError> {
        Ok(())
    }

    async fn resume(&self, _: Call<'_>, _: PersonId) -> Result<Resume, AtsError> {
        Err(AtsError::Missing { what: "resume" })
    }

    async fn probe(&self, _: Call<'_>) -> Result<Probe, AtsError> {
        Ok(Probe { name: None, customer_type: None, platform_host: None })
    }

    fn person_page(&self, _: &Tenant, person: PersonId) -> String {
        format!("https://toy.example/{person}")
    }

    fn check_settings(&self, settings: &TenantSettings) -> Vec<(String, String)> {
        let unknown = settings.link_field.as_deref().filter(|field| *field != "note");
        unknown.map(|_| ("link_field".to_owned(), "must be note".to_owned())).into_iter().collect()
    }

    fn write_deadline(&self) -> Duration {
        Duration::from_secs(1)
    }
}

/// Its sender presents a key in a header and says `customer application status`.
struct ToyCaller;

impl Caller for ToyCaller {
    fn presented(&self, headers: &HeaderMap) -> Presented {
        match headers.get("toy-key").and_then(|key| key.to_str().ok()) {
            Some(key) => Presented::Basic { user: "toy".to_owned(), password: Secret::new(key) },
            None => Presented::Nothing,
        }
    }

    fn decode(&self, body: &[u8]) -> Result<Delivery, Malformed> {
        let bad = || Malformed::BadField { path: ".".to_owned(), why: "three words".to_owned() };
        let text = std::str::from_utf8(body).map_err(|_| bad())?;
        let [customer, workflow, to] = text.split(' ').collect::<Vec<_>>()[..] else { return Err(bad()) };
        let change = StatusChanged {
            workflow: workflow.parse().map_err(|_| bad())?,
            person: PersonId::try_from(1).map_err(|_| bad())?,
            job: JobId::try_from(2).map_err(|_| bad())?,
            changed_by: None,
            from: None,
            to: to.parse().map_err(|_| bad())?,
        };
        let customer = customer.parse().map_err(|_| bad())?;
        Ok(Delivery { customer, region: None, said: Said::StatusChanged(change) })
    }

    fn reply(&self, answer: &Answer) -> Response {
        match answer {
            Answer::Kept { link } => {
                (StatusCode::ACCEPTED, [(header::LOCATION, link.clone().unwrap_or_default())]).into_response()
            }
            Answer::Told(notice) => (StatusCode::OK, notice.user_message.clone()).into_response(),
            Answer::Refused(refusal) => (StatusCode::IM_A_TEAPOT, refusal.debug_message.clone()).into_response(),
        }
    }
}

async fn add_toy_tenant(world: &World) {
    let id = CredentialId::at(START);
    let credential = goodtime_icims::domain::Credential {
        id,
        tenant: None,
        direction: Direction::Inbound,
        principal: "toy".to_owned(),
        kind: CredentialKind::Basic,
        family: None,
        sealed: world.settings.keyring.seal(Place::Credential(id), "toy secret"),
        valid_from: START,
        valid_until: None,
    };
    let (settings, customer) = (TenantSettings::default(), 77.try_into().expect("an id"));
    let new = NewTenant {
        paused_until: None,
        ats: "toy",
        customer,
        name: "Toy",
        settings: &settings,
        audit: ("test", START),
    };
    let store = &world.region.flow.store;
    let tenant = store.add_tenant(&new, &[credential]).await.expect("kept").expect("new");
    let next = Some("C20".parse().expect("a status"));
    let rule = Rule { trigger: "C10".parse().expect("a status"), next, reply: Reply::Interactive };
    store.put_rule(tenant, &rule, ("test", START)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
}

#[tokio::test]
async fn a_toy_ats_does_the_whole_story_with_an_adapter_and_one_line() {
    let toy = Arc::new(Toy::default());
    toy.0.lock().expect("no panic").insert(500, "C10".parse().expect("a status"));
    let others = Registry::default().with("toy", Adapter { ats: Arc::clone(&toy) as _, caller: Arc::new(ToyCaller) });
    let world = World::planned(Plan { others, ..Plan::default() }).await;
    add_toy_tenant(&world).await;

    let post =
        |key: &str| world.http().post(world.url("/v2/ats/webhook/toy")).header("toy-key", key).body("77 500 C10");
    assert_eq!(world.request(post("wrong")).await.status(), 418);
    let kept = world.request(post("toy secret")).await;
    assert_eq!(kept.status(), 202);
    let link = path(kept.headers()["location"].to_str().expect("text"));
    world.work().await;
    let page = world.page(&link).await;
    assert!(page.contains("Tove Toy") && page.contains("https://toy.example/1"));
    world.post(&link).await;
    world.work().await;
    let moved = toy.status(WorkflowId::try_from(500).expect("an id"));
    assert_eq!(moved.map(|id| id.to_string()).as_deref(), Some("C20"));
}

#[tokio::test]
async fn an_ats_without_lists_says_so_and_is_searched_all_the_same() {
    let toy = Arc::new(Toy::default());
    toy.0.lock().expect("no panic").insert(500, "C10".parse().expect("a status"));
    let others = Registry::default().with("toy", Adapter { ats: toy, caller: Arc::new(ToyCaller) });
    let world = World::planned(Plan { others, ..Plan::default() }).await;
    add_toy_tenant(&world).await;
    let flow = &world.region.flow;
    let tenant = flow.directory.current().customer("toy", 77.try_into().expect("an id")).expect("a tenant").clone();
    let answered = ask(flow, &tenant, Duration::from_secs(10)).await.expect("the store answers").expect("no pause");
    assert_eq!(answered.unread, ["the lists: the ATS has no such list of statuses"]);
    let told: Vec<_> = answered.proposals.iter().map(|one| (one.key.digits(), one.label.as_deref())).collect();
    assert_eq!((told, answered.learned), (vec![(10, Some("Toy stage")), (20, None)], 1));
}

//! What is done under a switch, told as a text: by the client alone, or by the whole service behind its senders.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use futures_util::TryStreamExt as _;
use goodtime_icims::ats::icims::Icims;
use goodtime_icims::ats::{Ats as _, AtsError, Call, FieldText, ListNode};
use goodtime_icims::domain::{
    Clock as _, Credential, CredentialId, CredentialKind, Direction, Feature, Lane, PersonId, Reply, Tenant, WorkflowId,
};
use goodtime_icims::flow::Subject;
use goodtime_icims::secrets::{Place, new_signing_key};
use goodtime_icims::simulator::{ClientAuth, Delivery, Person, Release, SenderAuth, Webhook};
use serde_json::Value;

use crate::faulty::hurried;
use crate::world::{START, WEBHOOK_PASSWORD, WEBHOOK_USER, World};

/// Time-outs of the client here: far above what a busy machine takes, and below the stalls of the rows. Real time.
const WITHIN: Duration = Duration::from_secs(2);
/// What an answer that comes late comes late by; above the shortest time that the sender can be told to wait.
const LATE: Duration = Duration::from_millis(1_300);
const MINUTE: Duration = Duration::from_mins(1);
const SECRET: &str = "the secret of the sender";

/// What is done.
#[derive(Clone, Copy)]
pub(crate) enum Act {
    /// The client reads an application.
    Read,
    /// … that was made a moment ago.
    ReadNew,
    /// … and again a minute later; the tokens are counted.
    ReadAgain,
    /// The client reads a person.
    Who,
    /// The client reads the status log.
    Log,
    /// The client moves an application.
    Move,
    /// … and reads where it stands.
    MoveAndRead,
    /// … while the receiver of the echo does not answer.
    MoveUnheard,
    /// A candidate is moved, then somebody searches for this.
    Search(&'static str),
    /// The client reads the lists of statuses, and two levels of the first.
    Lists,
    /// The client writes a field.
    Field,
    /// The client reads a resume to its end.
    Resume,
    /// The whole story, with a trigger where our own move leads.
    Echo,
    /// A person sends a candidate; beside the answer and what is stored, something of the letters is told.
    Send(Auth, fn(&Seen) -> String),
    /// … and the answers come late.
    SendLate(fn(&Seen) -> String),
    /// … and the service works before the sender has its answer.
    SendAndWork,
    /// … and what was held back is released.
    SendAndRelease,
    /// Two candidates are sent with tokens; where it says so, the key of our tokens is replaced between them.
    SendTwo(bool),
}

/// How the sender proves itself.
#[derive(Clone, Copy)]
pub(crate) enum Auth {
    Basic,
    Hmac,
    Oauth(ClientAuth),
}

/// What passed between the sender and the service.
#[derive(Default)]
pub(crate) struct Seen {
    pub letters: Vec<(HeaderMap, Bytes)>,
    /// The status that the application had when the last one arrived.
    pub status: String,
    pub at_once: usize,
    under_way: usize,
}

impl Seen {
    /// A header of the last letter.
    pub(crate) fn header(&self, name: &str) -> String {
        let value = self.letters.last().and_then(|(headers, _)| headers.get(name)?.to_str().ok());
        value.unwrap_or("none").to_owned()
    }

    /// Whether the first letter, unzipped, holds a text.
    pub(crate) fn says(&self, text: &str) -> String {
        let body = &self.letters.first().expect("a letter").1;
        let mut plain = String::new();
        if std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(body.as_ref()), &mut plain).is_err() {
            plain = String::from_utf8_lossy(body).into_owned();
        }
        plain.contains(text).to_string()
    }
}

type Shared = Arc<Mutex<Seen>>;

fn lock(seen: &Shared) -> MutexGuard<'_, Seen> {
    seen.lock().expect("no test panics while it looks")
}

/// A world with a client of short patience.
pub(crate) struct Stage {
    world: World,
    ats: Arc<Icims>,
    tenant: Arc<Tenant>,
    jane: WorkflowId,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let world = World::new().await;
        let ats = hurried(&world, WITHIN);
        let tenant = world.region.flow.directory.current().tenant(world.tenant).expect("it is there").clone();
        let jane = world.jane().try_into().expect("an id");
        Self { world, ats, tenant, jane }
    }

    /// Changes switches as a rehearsal does; answers all of them.
    pub(crate) async fn switch(&self, change: &Value) -> Value {
        let request = self.world.http().post(format!("{}/sim/switches", self.world.sim.url())).json(change);
        let answer = self.world.request(request).await;
        assert_eq!(answer.status(), 200, "{change}");
        answer.json().await.expect("the switches")
    }

    /// The ids that a search finds among applications, or what it is refused with.
    async fn searched(&self, text: &str) -> String {
        self.world.sim.move_quietly(self.world.jane(), "C20800", self.world.story.recruiter);
        let url = format!("{}/customers/{}/search/applicantworkflows", self.world.sim.url(), self.tenant.customer);
        let request = self.world.http().get(url).query(&[("searchJson", text), ("staleness", "0")]);
        let answer = self.world.request(request.basic_auth("unused", Some("unused password"))).await;
        let body: Value = answer.json().await.expect("JSON");
        if let Some(refused) = body["errors"][0]["errorMessage"].as_str() {
            return refused.to_owned();
        }
        let ids: Vec<_> =
            body["searchResults"].as_array().expect("rows").iter().map(|row| row["id"].to_string()).collect();
        format!("[{}]", ids.join(","))
    }

    /// What is said of a change that is a mistake.
    pub(crate) async fn mistake(&self, change: &Value) -> String {
        let request = self.world.http().post(format!("{}/sim/switches", self.world.sim.url())).json(change);
        self.world.request(request).await.text().await.expect("a text")
    }

    pub(crate) async fn act(&self, act: Act) -> String {
        match act {
            Act::Read => self.read(self.jane).await,
            Act::ReadNew => self.read(self.newcomer()).await,
            Act::ReadAgain => {
                self.read(self.jane).await;
                self.world.clock.advance(MINUTE);
                format!("{}, {} tokens", self.read(self.jane).await, self.world.sim.calls().tokens)
            }
            Act::Who => {
                let person = self.person();
                told(self.ats.person(self.call(), person).await, |person| {
                    format!("{}, {}", person.full_name().unwrap_or_default(), person.email.as_deref().unwrap_or("none"))
                })
            }
            Act::Log => told(self.ats.stage_changes(self.call(), self.jane).await, |log| {
                format!("{:?}", log.iter().map(|change| change.to.digits()).collect::<Vec<_>>())
            }),
            Act::Move => self.moved().await,
            Act::MoveAndRead => format!("{}, {}", self.moved().await, self.read(self.jane).await),
            Act::MoveUnheard => self.moved_unheard().await,
            Act::Search(text) => self.searched(text).await,
            Act::Lists => self.lists().await,
            Act::Field => {
                let write = FieldText { field: "field777", text: "a text" };
                told(self.ats.write_field(self.call(), self.jane, write).await, |()| "done".to_owned())
            }
            Act::Resume => self.resume().await,
            Act::Echo => self.echo().await,
            Act::Send(auth, fact) => self.sent(auth, Duration::ZERO, fact).await,
            Act::SendLate(fact) => self.sent(Auth::Basic, LATE, fact).await,
            Act::SendAndWork => self.sent_and_worked().await,
            Act::SendAndRelease => self.sent_and_released().await,
            Act::SendTwo(new_key) => self.sent_two(new_key).await,
        }
    }

    fn call(&self) -> Call<'_> {
        Call { tenant: &self.tenant, lane: Lane::Click, feature: Feature::Check }
    }

    /// Jane herself; the story's people have their ids in the order of their appearance.
    fn person(&self) -> PersonId {
        PersonId::try_from(self.world.story.coordinator + 1).expect("an id")
    }

    fn newcomer(&self) -> WorkflowId {
        let person = self.world.sim.add_person(Person::candidate("Ada", "Okoye"));
        self.world.sim.apply(person, self.world.story.job, "D10100").try_into().expect("an id")
    }

    async fn read(&self, workflow: WorkflowId) -> String {
        told(self.ats.application(self.call(), workflow).await, |found| match (found.stage, found.person) {
            (Some(stage), _) => stage.id.to_string(),
            (None, Some(_)) => "a person and no status".to_owned(),
            (None, None) => "nothing".to_owned(),
        })
    }

    async fn moved(&self) -> String {
        let to = self.world.story.interview_scheduled.parse().expect("a status");
        let moved = self.ats.move_application(self.call(), self.jane, &to).await;
        let stands = self.world.sim.status_of(self.world.jane()).expect("a status");
        format!("{}, {stands}", told(moved, |()| "done".to_owned()))
    }

    async fn moved_unheard(&self) -> String {
        let deaf = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/", deaf.local_addr().expect("an address"));
        self.world.sim.set_webhook(Webhook { url, auth: auth(Auth::Basic, ""), gzip: true });
        self.world.sim.designate_trigger(self.world.story.interview_scheduled);
        self.moved().await
    }

    async fn resume(&self) -> String {
        match self.ats.resume(self.call(), self.person()).await {
            Ok(resume) => {
                let bytes = resume.body.try_fold(0, |sum, piece| async move { Ok(sum + piece.len()) }).await;
                format!("{}, {}", resume.content_type, told(bytes, |bytes| format!("{bytes} bytes")))
            }
            Err(error) => format!("{error:?}"),
        }
    }

    async fn lists(&self) -> String {
        let lists = self.ats.stage_lists(self.call()).await.expect("the likeliest at the least");
        let read = async |list: &str| self.ats.list_nodes(self.call(), list).await.map(|nodes| nodes[0].clone());
        let first = read(&lists[0]).await;
        let below = read(first.as_ref().map_or("", |node| node.id.as_deref().unwrap_or_default())).await;
        let shown = |node: ListNode| format!("{} {}", node.id.unwrap_or_default(), node.label.unwrap_or_default());
        format!("{lists:?} {}", told(first, |first| format!("{}, {}", shown(first), told(below, shown))))
    }

    async fn echo(&self) -> String {
        let world = &self.world;
        world.rule(world.story.interview_scheduled, None, Reply::Seamless).await;
        world.sim.designate_trigger(world.story.interview_scheduled);
        let jane = world.sent_and_opened().await;
        world.work().await;
        world.sim.wait_for_echoes().await;
        let answers: Vec<_> = world.sim.deliveries().iter().map(|delivery| delivery.status).collect();
        format!("{} {answers:?} {}", world.outcome(jane).await, self.stored(jane).await)
    }

    async fn sent(&self, by: Auth, late: Duration, fact: fn(&Seen) -> String) -> String {
        let seen = self.tap(by, late, false).await;
        let delivery = self.world.send(self.world.jane()).await;
        let fact = fact(&lock(&seen));
        format!("{fact}: {} {}", answer(&delivery), self.stored(self.world.jane()).await)
    }

    async fn sent_and_worked(&self) -> String {
        let seen = self.tap(Auth::Basic, Duration::ZERO, true).await;
        let delivery = self.world.send(self.world.jane()).await;
        let waiting = self.world.handoff(self.world.jane()).await.waiting;
        let read = waiting.map_or("read".to_owned(), |(why, _)| format!("{why:?}"));
        format!("{}: {} {read}", lock(&seen).status, answer(&delivery))
    }

    async fn sent_and_released(&self) -> String {
        let delivery = self.world.send(self.world.jane()).await;
        let before = self.stored(self.world.jane()).await;
        let released = self.world.sim.release_held(Release::InOrder).await;
        let released: Vec<_> = released.iter().map(answer).collect();
        format!("{} {before}, {released:?} {}", answer(&delivery), self.stored(self.world.jane()).await)
    }

    async fn sent_two(&self, new_key: bool) -> String {
        let seen = self.tap(Auth::Oauth(ClientAuth::Form), Duration::ZERO, false).await;
        let (world, now) = (&self.world, self.world.clock.now());
        let first = world.send(world.story.applications[0]).await;
        let asked = lock(&seen).says("scope=events&audience=");
        if new_key {
            let key = new_signing_key(&world.settings.keyring, now, now);
            world.region.flow.store.add_signing_key(&key, now, ("test", now)).await.expect("kept");
            world.region.flow.directory.refresh().await.expect("read");
        }
        let second = world.send(world.story.applications[1]).await;
        format!("{asked}: {} {}, {} tokens", answer(&first), answer(&second), world.sim.sender_tokens())
    }

    /// What became of the deliveries about an application.
    async fn stored(&self, application: i64) -> String {
        let subject = Subject::Application(application.try_into().expect("an id"), None);
        let found = self.world.region.flow.explain(subject).await.expect("read");
        let events = found.handoffs.into_iter().flat_map(|story| story.events).chain(found.ignored);
        let outcomes: Vec<_> = events.map(|event| event.outcome.reason().unwrap_or(event.outcome.name())).collect();
        if outcomes.is_empty() { "nothing".to_owned() } else { outcomes.join(" ") }
    }

    /// Puts itself between the sender and the service, and sees what passes.
    async fn tap(&self, by: Auth, late: Duration, work: bool) -> Shared {
        let seen = Shared::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (http, service, shown) = (self.world.http().clone(), self.world.url(""), Arc::clone(&seen));
        let (sim, worker, jane) = (self.world.sim.clone(), self.world.region.worker.clone(), self.world.jane());
        let pass = move |request: Request| async move {
            let (head, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
            {
                let mut seen = lock(&shown);
                seen.letters.push((head.headers.clone(), body.clone()));
                seen.status = sim.status_of(jane).expect("a status");
                seen.under_way += 1;
                seen.at_once = seen.at_once.max(seen.under_way);
            }
            let request = http.post(format!("{service}{}", head.uri.path())).headers(head.headers).body(body);
            let answer = http.execute(request.build().expect("a request")).await.expect("an answer");
            if work {
                worker.run_ready().await.expect("the store answers");
            }
            tokio::time::sleep(late).await;
            lock(&shown).under_way -= 1;
            passed_on(answer).await
        };
        tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(pass)).await });
        self.know_sender(by).await;
        let gzip = self.switch(&serde_json::json!({})).await["gzip"] == true;
        let webhook = Webhook { url: format!("{url}/v2/ats/webhook/icims"), auth: auth(by, &url), gzip };
        self.world.sim.set_webhook(webhook);
        seen
    }

    /// Gives the sender a credential of its kind.
    async fn know_sender(&self, by: Auth) {
        let kind = match by {
            Auth::Basic => return,
            Auth::Hmac => CredentialKind::Hmac,
            Auth::Oauth(_) => CredentialKind::OauthClient,
        };
        let id = CredentialId::at(START);
        let new = Credential {
            id,
            tenant: None,
            direction: Direction::Inbound,
            principal: "icims-other".to_owned(),
            kind,
            family: None,
            sealed: self.world.settings.keyring.seal(Place::Credential(id), SECRET),
            valid_from: START,
            valid_until: None,
        };
        let (store, tenant) = (&self.world.region.flow.store, self.world.tenant);
        store.rotate_credential(tenant, &new, START, ("test", START)).await.expect("kept");
        self.world.region.flow.directory.refresh().await.expect("read");
    }
}

fn told<T>(found: Result<T, AtsError>, tell: impl FnOnce(T) -> String) -> String {
    found.map_or_else(|error| format!("{error:?}"), tell)
}

fn answer(delivery: &Delivery) -> String {
    match (&delivery.error, delivery.status) {
        (None, status) => status.to_string(),
        (Some(why), 0) if why.len() < 20 => why.clone(),
        (Some(_), _) => "no answer".to_owned(),
    }
}

fn auth(by: Auth, url: &str) -> SenderAuth {
    let other = "icims-other".to_owned();
    match by {
        Auth::Basic => SenderAuth::Basic { user: WEBHOOK_USER.to_owned(), password: WEBHOOK_PASSWORD.to_owned() },
        Auth::Hmac => SenderAuth::Hmac { user: other, key: SECRET.to_owned() },
        Auth::Oauth(client_auth) => SenderAuth::OAuth {
            token_url: format!("{url}/v2/ats/webhook/icims/token"),
            client_id: other,
            client_secret: SECRET.to_owned(),
            client_auth,
        },
    }
}

async fn passed_on(answer: reqwest::Response) -> Response {
    let (status, mut headers) = (answer.status(), answer.headers().clone());
    headers.remove("content-length"); // It is written anew.
    headers.remove("connection");
    (status, headers, answer.bytes().await.expect("a body")).into_response()
}

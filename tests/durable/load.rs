//! Connections that deliver, repeat and open, and the book of what was acknowledged to them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use goodtime_icims::simulator::{Job, Person, Simulator};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::json;
use tokio::task::JoinSet;

use crate::chance::Chance;
use crate::doors::{self, Doors};
use crate::service::{CUSTOMER, Site, TRIGGER, WEBHOOK_PASSWORD, WEBHOOK_USER, wait_for};

/// How much is asked of the services.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Connections that deliver. Beside them, so that slower openings do not thin out the deliveries, as many that open.
    pub(crate) senders: u64,
    /// Of so many candidates the recruiter opens one.
    pub(crate) opens_one_in: u64,
    /// Of a connection, before it delivers again.
    pub(crate) pause: Duration,
}

impl Pace {
    /// As much as one service bears.
    pub(crate) const FULL: Self = Self { senders: 64, opens_one_in: 5, pause: Duration::ZERO };
    /// Little to read and many moves: what is being done at any instant is a move as often as not.
    pub(crate) const OPENING: Self = Self { senders: 12, opens_one_in: 1, pause: Duration::ZERO };
    /// As much as the workers of a fleet keep up with on two cores.
    pub(crate) const STEADY: Self = Self { senders: 12, opens_one_in: 2, pause: Duration::from_millis(40) };
}

/// For the answers of one round: it takes about a second.
const ROUND_WITHIN: Duration = Duration::from_mins(1);

const WEBHOOK: &str = "/v2/ats/webhook/icims";
/// Before an opener looks again for somebody to open.
const IDLE: Duration = Duration::from_millis(1);

/// What the senders know of opening a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    Never,
    /// No answer came: it may have been opened.
    Tried,
    Acknowledged,
}

/// What the senders know of one application.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) person: i64,
    /// Where the first answer led.
    pub(crate) location: Option<String>,
    /// Answers with 303.
    pub(crate) answers: i64,
    pub(crate) opening: Opening,
}

/// What was acknowledged, by application.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) lines: BTreeMap<i64, Line>,
    /// Answers that must never come.
    pub(crate) wrong: Vec<String>,
    known: Vec<i64>,
    /// Sent, but not acknowledged: the recruiter clicks again.
    again: Vec<i64>,
    /// Whom the recruiter will open.
    to_open: Vec<i64>,
    repeats: u64,
    /// Deliveries that were not acknowledged.
    pub(crate) lost: u64,
}

/// The senders and what they send about; a clone is the same one.
#[derive(Clone)]
pub(crate) struct Load(Arc<Shared>);

struct Shared {
    doors: Doors,
    sim: Simulator,
    pace: Pace,
    job: i64,
    recruiter: i64,
    book: Mutex<Book>,
    answers: AtomicU64,
    openings: AtomicU64,
    over: AtomicBool,
}

impl Load {
    pub(crate) fn new(site: &Site) -> Self {
        Self::at(Pace::FULL, site)
    }

    pub(crate) fn at(pace: Pace, site: &Site) -> Self {
        let sim = site.sim.clone();
        let recruiter = sim.add_person(Person::employee("Ana", "Ruiz"));
        let job = sim.add_job(Job::titled("Support Engineer").with_recruiter(recruiter));
        let (book, doors, over) = (Mutex::default(), site.doors.clone(), AtomicBool::new(false));
        let (answers, openings) = (AtomicU64::new(0), AtomicU64::new(0));
        Self(Arc::new(Shared { doors, sim, pace, job, recruiter, book, answers, openings, over }))
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The book, when nothing more is written into it.
    pub(crate) fn close(self) -> Book {
        std::mem::take(&mut *self.book())
    }

    /// Acknowledged deliveries so far.
    pub(crate) fn answers(&self) -> u64 {
        self.0.answers.load(Ordering::Relaxed)
    }

    /// Deliveries that were not acknowledged so far.
    pub(crate) fn not_acknowledged(&self) -> u64 {
        self.book().lost
    }

    /// Acknowledged openings so far.
    pub(crate) fn openings(&self) -> u64 {
        self.0.openings.load(Ordering::Relaxed)
    }

    /// Links that were given out, as many as that at the most.
    pub(crate) fn some_links(&self, most: usize) -> Vec<String> {
        self.book().lines.values().filter_map(|line| line.location.clone()).take(most).collect()
    }

    /// Starts the connections.
    pub(crate) fn start(&self, seed: u64) -> JoinSet<()> {
        self.0.over.store(false, Ordering::Relaxed);
        let senders = 0..self.0.pace.senders;
        let mut all: JoinSet<()> =
            senders.clone().map(|n| self.clone().sender(Chance::new(seed ^ (n << 16)))).collect();
        senders.for_each(|_| drop(all.spawn(self.clone().opener())));
        all
    }

    /// Waits for that many acknowledged deliveries in all, and that many acknowledged openings.
    pub(crate) async fn reach(&self, answers: u64, openings: u64) {
        let enough = || self.answers() >= answers && self.openings() >= openings;
        wait_for("the acknowledgements of a round", ROUND_WITHIN, enough).await;
    }

    /// Lets the connections end after what they are about.
    pub(crate) async fn stop(&self, all: JoinSet<()>) {
        self.0.over.store(true, Ordering::Relaxed);
        all.join_all().await;
    }

    /// Delivers one new event; whether it was acknowledged.
    pub(crate) async fn deliver_one(&self) -> bool {
        let application = self.new_application();
        self.deliver(application).await == Some(true)
    }

    /// One recruiter after another, until the service is gone.
    async fn sender(self, mut chance: Chance) {
        while !self.0.over.load(Ordering::Relaxed) {
            if !self.0.pace.pause.is_zero() {
                tokio::time::sleep(self.0.pace.pause).await;
            }
            // About one in ten deliveries is a repeat: half of them of any time before, half at once.
            let repeated = if chance.below(20) == 0 { self.book().any(&mut chance) } else { None };
            let application = repeated.or_else(|| self.book().again.pop()).unwrap_or_else(|| self.new_application());
            match self.deliver(application).await {
                None if self.is_over().await => return,
                None | Some(false) => continue,
                Some(true) => {}
            }
            if chance.below(20) == 0 && self.deliver(application).await.is_none() && self.is_over().await {
                return;
            }
            if repeated.is_none() && chance.below(self.0.pace.opens_one_in) == 0 {
                self.book().to_open.push(application);
            }
        }
    }

    /// Opens what others delivered, until the service is gone.
    async fn opener(self) {
        while !self.0.over.load(Ordering::Relaxed) {
            let next = self.book().to_open.pop();
            match next {
                Some(application) if !self.open(application).await && self.is_over().await => return,
                Some(_) => {}
                None => tokio::time::sleep(IDLE).await,
            }
        }
    }

    /// When no answer came: the only service is gone then; of several another one answers next time.
    async fn is_over(&self) -> bool {
        tokio::time::sleep(IDLE).await;
        self.0.doors.is_one()
    }

    /// A new candidate, whom the recruiter has just placed in the trigger status.
    fn new_application(&self) -> i64 {
        let person = self.0.sim.add_person(Person::candidate("Jane", "Doe"));
        let application = self.0.sim.apply(person, self.0.job, TRIGGER);
        let line = Line { person, location: None, answers: 0, opening: Opening::Never };
        self.book().lines.insert(application, line);
        application
    }

    /// Delivers one new event to one replica; the application, if it was acknowledged.
    pub(crate) async fn deliver_one_to(&self, replica: usize) -> Option<i64> {
        let application = self.new_application();
        (self.deliver_to(application, Some(replica)).await == Some(true)).then_some(application)
    }

    /// Delivers one new event to two replicas at the same time; whether both acknowledged it.
    pub(crate) async fn deliver_pair(&self, replicas: [usize; 2]) -> (i64, bool) {
        let application = self.new_application();
        let [one, other] = replicas.map(|replica| self.deliver_to(application, Some(replica)));
        let answers = tokio::join!(one, other);
        (application, answers == (Some(true), Some(true)))
    }

    /// Opens one link at two replicas at the same time; whether both acknowledged that.
    pub(crate) async fn open_pair(&self, application: i64, replicas: [usize; 2]) -> bool {
        let [one, other] = replicas.map(|replica| self.open_at(application, Some(replica)));
        tokio::join!(one, other) == (true, true) && self.book().lines[&application].opening == Opening::Acknowledged
    }

    /// Whether the delivery was acknowledged; `None` when the service is gone.
    async fn deliver(&self, application: i64) -> Option<bool> {
        self.deliver_to(application, None).await
    }

    async fn deliver_to(&self, application: i64, replica: Option<usize>) -> Option<bool> {
        let person = self.book().lines[&application].person;
        let event = json!({
            "eventType": "WorkFlowStatusChangeEvent", "customerId": CUSTOMER, "systemId": application.to_string(),
            "personId": person.to_string(), "jobId": self.0.job.to_string(), "userId": self.0.recruiter.to_string(),
            "oldStatus": "10100", "newStatus": TRIGGER.trim_start_matches('C'),
        });
        let request = |http: &Client, url| http.post(url).basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD)).json(&event);
        let Ok(answer) = self.send(replica, WEBHOOK, request).await else {
            self.book().not_acknowledged(application);
            return None;
        };
        let location = answer.headers().get("location").and_then(|text| Some(text.to_str().ok()?.to_owned()));
        let status = answer.status().as_u16();
        match (status, location) {
            (303, Some(location)) => {
                self.book().acknowledged(application, location);
                self.0.answers.fetch_add(1, Ordering::Relaxed);
                return Some(true);
            }
            (503, _) => self.book().not_acknowledged(application),
            (_, location) => self.book().wrong.push(format!("a delivery was answered {status} {location:?}")),
        }
        Some(false)
    }

    /// Opens the link of an acknowledged delivery; `false` when the service is gone.
    async fn open(&self, application: i64) -> bool {
        self.open_at(application, None).await
    }

    pub(crate) async fn open_at(&self, application: i64, replica: Option<usize>) -> bool {
        let Some(link) = self.book().begin_opening(application) else { return true };
        let sent = self.send(replica, doors::path(&link), Client::post).await;
        let Ok(answer) = sent else { return false };
        match answer.status().as_u16() {
            303 => {
                self.book().opened(application);
                self.0.openings.fetch_add(1, Ordering::Relaxed);
            }
            503 => {}
            status => self.book().wrong.push(format!("an opening was answered {status}")),
        }
        true
    }

    /// Through the doors, or to one replica.
    async fn send(
        &self,
        replica: Option<usize>,
        path: &str,
        request: impl Fn(&Client, String) -> RequestBuilder,
    ) -> reqwest::Result<Response> {
        match replica {
            None => self.0.doors.send(path, request).await,
            Some(replica) => self.0.doors.send_to(replica, path, request).await,
        }
    }
}

impl Book {
    /// Any application that was acknowledged before, in whatever round.
    fn any(&self, chance: &mut Chance) -> Option<i64> {
        let known = u64::try_from(self.known.len()).ok().filter(|known| *known > 0)?;
        self.known.get(usize::try_from(chance.below(known)).ok()?).copied()
    }

    fn acknowledged(&mut self, application: i64, location: String) {
        let Some(line) = self.lines.get_mut(&application) else { return };
        line.answers += 1;
        match &line.location {
            None => {
                line.location = Some(location);
                self.known.push(application);
            }
            Some(first) => {
                self.repeats += 1;
                if *first != location {
                    self.wrong.push(format!("application {application}: a repeat was sent to another link"));
                }
            }
        }
    }

    fn not_acknowledged(&mut self, application: i64) {
        self.lost += 1;
        if self.lines[&application].location.is_none() {
            self.again.push(application);
        }
    }

    fn begin_opening(&mut self, application: i64) -> Option<String> {
        let line = self.lines.get_mut(&application)?;
        if line.opening == Opening::Never {
            line.opening = Opening::Tried;
        }
        line.location.clone()
    }

    fn opened(&mut self, application: i64) {
        if let Some(line) = self.lines.get_mut(&application) {
            line.opening = Opening::Acknowledged;
        }
    }

    pub(crate) fn count(&self, opening: Opening) -> usize {
        self.lines.values().filter(|line| line.opening == opening).count()
    }
}

impl fmt::Display for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (opened, tried) = (self.count(Opening::Acknowledged), self.count(Opening::Tried));
        let Self { known, repeats, lost, .. } = self;
        write!(
            f,
            "{} applications acknowledged, {repeats} repeats, {lost} deliveries without an answer, {opened} openings acknowledged, {tried} without an answer",
            known.len()
        )
    }
}

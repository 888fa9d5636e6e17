//! The test of one step: it looks now, and says what was found, what is missing, and what to write to iCIMS' representative.
//!
//! `asked` asks the ATS, `kept` looks at what the service holds, `letters` writes the texts. True in here: a test changes nothing,
//! takes no longer than a request may, and shows neither secrets nor anything about people.

mod asked;
mod kept;
mod letters;

use askama::Template;

use super::known::Known;
use super::step::Which;
use crate::domain::{Event, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::texts;
use crate::store::{EventsAsked, Page, StoreError, Working};

/// Deliveries that are looked through for the one that a test is about.
const EVENTS: i64 = 20;

/// What came of a test.
#[derive(Template)]
#[template(path = "onboarding_tested.html")]
pub(super) struct Tested {
    t: &'static texts::Onboarding,
    which: Which,
    tone: &'static str,
    text: String,
    /// What was seen, by its name.
    facts: Vec<(&'static str, String)>,
    /// What went wrong, as it was seen.
    why: Option<String>,
    /// What somebody would do next.
    fix: Option<&'static str>,
    /// What is missing, by its name.
    names: Vec<String>,
    /// What to write to the representative.
    letter: Option<String>,
}

/// What a test knows before it looks.
struct At<'a> {
    doors: &'a Doors,
    tenant: &'a Tenant,
    which: Which,
    known: Known,
    /// The newest deliveries.
    events: Vec<Event>,
}

/// Tests a step.
pub(super) async fn test(doors: &Doors, tenant: &Tenant, which: Which) -> Result<Tested, StoreError> {
    let asked = EventsAsked { tenant: Some(tenant.id), ..EventsAsked::default() };
    let events = doors.flow.store.events_page(&asked, Page::newest(EVENTS)).await?.rows;
    let at = At { doors, tenant, which, known: Known::of(doors, tenant).await?, events };
    if which.asks() && at.working() == Working::PausedWithRegion {
        return Ok(at.wait(texts::ONBOARDING.gate_region));
    }
    Ok(match which {
        Which::Licence => asked::licence(&at).await,
        Which::Customer => asked::customer(&at).await,
        Which::Client => asked::client(&at).await,
        Which::Answers => asked::answers(&at).await,
        Which::Read => asked::read(&at).await,
        Which::Resume => asked::resume(&at).await,
        Which::Rights => asked::rights(&at).await,
        Which::Sender => kept::sender(&at),
        Which::Stages => kept::stages(&at).await?,
        Which::Rule => kept::rule(&at),
        Which::Sent => kept::sent(&at),
        Which::Event => kept::event(&at),
        Which::Live => kept::live(&at),
        Which::Import => kept::import(&at),
    })
}

impl At<'_> {
    fn working(&self) -> Working {
        self.doors.flow.directory.current().working(self.tenant, self.known.now)
    }

    fn good(&self, text: impl Into<String>) -> Tested {
        self.found("good", text.into())
    }

    /// Not done yet, and nothing is wrong.
    fn wait(&self, text: impl Into<String>) -> Tested {
        self.found("wait", text.into())
    }

    fn bad(&self, text: impl Into<String>) -> Tested {
        self.found("alert", text.into())
    }

    fn found(&self, tone: &'static str, text: String) -> Tested {
        let (t, which) = (texts::ONBOARDING, self.which);
        Tested { t, which, tone, text, facts: Vec::new(), why: None, fix: None, names: Vec::new(), letter: None }
    }
}

impl Tested {
    fn facts(self, facts: Vec<(&'static str, String)>) -> Self {
        Self { facts, ..self }
    }

    fn because(self, why: impl Into<String>) -> Self {
        Self { why: Some(why.into()), ..self }
    }

    fn fix(self, fix: &'static str) -> Self {
        Self { fix: Some(fix), ..self }
    }

    fn names(self, names: Vec<String>) -> Self {
        Self { names, ..self }
    }

    fn letter(self, letter: String) -> Self {
        Self { letter: Some(letter).filter(|letter| !letter.is_empty()), ..self }
    }
}

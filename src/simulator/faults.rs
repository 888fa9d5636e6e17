//! The kinds of call, how often each arrived, and the ways a call can fail.

use std::time::Duration;

/// A kind of call to the pretend iCIMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// `POST /oauth/token`.
    Tokens,
    /// GET of a person.
    People,
    /// GET of a job.
    Jobs,
    /// GET of an application.
    Workflows,
    /// PATCH of an application whose body names `status`.
    Patches,
    /// PATCH of an application whose body does not name `status`.
    Fields,
    /// GET of an application's status log.
    Logs,
    /// GET of a file, such as a résumé.
    Resumes,
    /// GET of the customer.
    Customers,
    /// A search, by GET or POST.
    Searches,
    /// GET of the Data Stream: its streams, subscriptions or events.
    Streams,
    /// GET of a direct link for browsers.
    Links,
    /// Anything else.
    Others,
}

/// A way the next call fails. In JSON: `"drop_before"`, `{"status": 500}`, `{"stall_ms": 30000}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Answers with this status and does nothing.
    Status(u16),
    /// Answers with this status and this error code, in header and body, and does nothing.
    Error {
        /// The HTTP status.
        status: u16,
        /// The `errorCode`.
        code: i64,
    },
    /// Answers 429 and does nothing.
    Throttle {
        /// What `Retry-After` says; without it there is none.
        retry_after: Option<RetryAfter>,
    },
    /// Answers 200 with a login page in HTML and does nothing.
    HtmlPage,
    /// Makes every access token issued so far invalid when this call arrives, so that a call with one is answered 401.
    ExpireToken,
    /// Does what was asked, then cuts the connection without an answer.
    LoseAnswer,
    /// Cuts the connection and does nothing.
    DropBefore,
    /// Waits (real time), then does what was asked and answers, even if the caller has gone.
    #[serde(rename = "stall_ms", with = "super::switches_json::millis")]
    Stall(Duration),
    /// Does what was asked and sends the headers at once, then the body in pieces over this (real) time.
    #[serde(rename = "slow_body_ms", with = "super::switches_json::millis")]
    SlowBody(Duration),
    /// Does what was asked, answers with the right headers, then cuts the connection in the middle of the body.
    Truncate,
    /// Does what was asked and answers under this content type instead of the right one.
    WrongType(String),
    /// Does what was asked and, if that was no refusal, answers 200 without a body.
    EmptyBody,
    /// Does what was asked and, if that was no refusal, answers 200 with JSON that cannot be read.
    NotJson,
}

/// What a `Retry-After` header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryAfter {
    /// A number of seconds.
    Seconds(u64),
    /// A date, this many seconds from now by the simulator's clock.
    Date(i64),
}

/// How many calls of each kind arrived, failed ones included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Calls {
    /// `POST /oauth/token`.
    pub tokens: u64,
    /// GETs of persons.
    pub people: u64,
    /// GETs of jobs.
    pub jobs: u64,
    /// GETs of applications.
    pub workflows: u64,
    /// Status changes: each a PATCH that names a status.
    pub patches: u64,
    /// Field changes: each a PATCH that names only other fields.
    pub fields: u64,
    /// GETs of status logs.
    pub logs: u64,
    /// GETs of files.
    pub resumes: u64,
    /// GETs of the customer.
    pub customers: u64,
    /// Searches.
    pub searches: u64,
    /// GETs of the Data Stream.
    pub streams: u64,
    /// GETs of direct links.
    pub links: u64,
    /// All of these and whatever else arrived; not the pages under `/sim`.
    pub total: u64,
}

impl Calls {
    pub(super) fn count(&mut self, call: Call) {
        self.total += 1;
        let counter = match call {
            Call::Tokens => &mut self.tokens,
            Call::People => &mut self.people,
            Call::Jobs => &mut self.jobs,
            Call::Workflows => &mut self.workflows,
            Call::Patches => &mut self.patches,
            Call::Fields => &mut self.fields,
            Call::Logs => &mut self.logs,
            Call::Resumes => &mut self.resumes,
            Call::Customers => &mut self.customers,
            Call::Searches => &mut self.searches,
            Call::Streams => &mut self.streams,
            Call::Links => &mut self.links,
            Call::Others => return,
        };
        *counter += 1;
    }
}

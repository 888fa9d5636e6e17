//! Behaviour that can be changed while the simulator runs. `docs/simulator.md` has a row for each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::faults::{Call, Fault};
use super::profile::ProfileType;

/// What a GET answers for a profile that is too new to be visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvisibleAs {
    /// 404 with error code 2, as if it did not exist.
    #[default]
    NotFound,
    /// 200 with `{}`.
    Empty,
    /// 200 with `links` and the one field whose name sorts first.
    Partial,
}

/// The switches, each at the value that iCIMS most likely has.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch of the vendor's behaviour")]
#[derive(Clone, Debug)]
pub struct Switches {
    /// Microseconds for which a new person, job or application is not visible to GETs; default 0.
    pub visibility_delay: i64,
    /// How such an invisible profile answers; default [`InvisibleAs::NotFound`].
    pub invisible_as: InvisibleAs,
    /// Microseconds for which GETs (and the status log) still show the old status after any change; default 0.
    /// The change itself is stored, and judged by PATCH, at once.
    pub status_delay: i64,
    /// Fields that the API user silently does not get; default none.
    pub hidden_fields: BTreeSet<(ProfileType, String)>,
    /// Profiles that the API user may not see: 404 with error code 3; default none.
    pub denied: BTreeSet<(ProfileType, i64)>,
    /// Whether the status log may be read (else 404 with error code 3); default true.
    pub status_log_readable: bool,
    /// Required fields of the application: while one has no value, every PATCH is refused with code 1; default none.
    pub required_fields_missing: Vec<String>,
    /// Faults still to come, by the kind of call, each with how often; see [`Switches::fail`]; default none.
    pub fail_next: BTreeMap<Call, VecDeque<(Fault, u64)>>,
    /// Whether a status set through the API also sends an event, if that status is a trigger (the echo); default false.
    pub api_patch_fires_events: bool,
    /// Whether the echo is delivered, and its answer awaited, before the PATCH is answered; default false.
    pub echo_before_answer: bool,
    /// The day's call limit, enforced with 429; default `None`: 10,000 is announced and not enforced.
    pub rate_limit: Option<u64>,
    /// Seconds an access token lives; default 86,400.
    pub token_life: i64,
    /// How many tokens may be fetched in ten minutes before the token endpoint answers 429; default 500.
    pub token_limit: u64,
    /// Whether events carry `C20700` instead of `20700`; default false.
    pub prefixed_status_ids_in_events: bool,
    /// Whether events carry ids as numbers instead of texts; default false.
    pub ids_as_integers: bool,
    /// Whether `/` is written `\/` in events; default true.
    pub escape_slashes: bool,
    /// Whether a compressed event says so in `Content-Encoding`; default true.
    pub gzip_header: bool,
    /// How long the sender waits for the receiver's answer; default 30 s.
    pub webhook_timeout: Duration,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            visibility_delay: 0,
            invisible_as: InvisibleAs::default(),
            status_delay: 0,
            hidden_fields: BTreeSet::new(),
            denied: BTreeSet::new(),
            status_log_readable: true,
            required_fields_missing: Vec::new(),
            fail_next: BTreeMap::new(),
            api_patch_fires_events: false,
            echo_before_answer: false,
            rate_limit: None,
            token_life: 86_400,
            token_limit: 500,
            prefixed_status_ids_in_events: false,
            ids_as_integers: false,
            escape_slashes: true,
            gzip_header: true,
            webhook_timeout: Duration::from_secs(30),
        }
    }
}

impl Switches {
    /// Lets the next `times` calls of this kind fail this way, after the faults already queued for it.
    pub fn fail(&mut self, call: Call, fault: Fault, times: u64) {
        self.fail_next.entry(call).or_default().push_back((fault, times));
    }

    /// Takes back every fault that has not happened yet.
    pub fn heal(&mut self) {
        self.fail_next.clear();
    }

    pub(super) fn next_fault(&mut self, call: Call) -> Option<Fault> {
        let queue = self.fail_next.get_mut(&call)?;
        while let Some((fault, times)) = queue.front_mut() {
            if *times > 0 {
                *times -= 1;
                return Some(fault.clone());
            }
            queue.pop_front();
        }
        None
    }

    pub(super) fn hides(&self, profile: ProfileType, field: &str) -> bool {
        self.hidden_fields.contains(&(profile, field.to_owned()))
    }
}

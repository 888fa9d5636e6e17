//! Behaviour that can be changed while the simulator runs. `docs/simulator.md` has a row for each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use super::faults::{Call, Fault};
use super::profile::{ListNode, ProfileType};
use super::sender_hmac::{HashOf, HmacDate};
use super::switches_json;

/// What a logged request signed.
const HMAC_SIGNED: [&str; 4] = ["content-type", "host", "x-icims-content-sha256", "x-icims-date"];

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

/// Where recruiting statuses stand in the List API, if anywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusList {
    /// Nowhere: 404 with error code 2, and the catalogue does not name them.
    #[default]
    Absent,
    /// 404 with error code 3.
    Refused,
    /// Under the number `D10`; the catalogue does not name them.
    Numbered,
    /// Under a name of the catalogue.
    Named,
}

/// The switches, each at the value that iCIMS most likely has.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent switch of the vendor's behaviour")]
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
pub struct Switches {
    /// Microseconds for which a new person, job or application is not visible to GETs; default 0.
    pub visibility_delay: i64,
    /// How such an invisible profile answers; default [`InvisibleAs::NotFound`].
    pub invisible_as: InvisibleAs,
    /// Microseconds for which GETs (and the status log) still show the old status after any change; default 0.
    /// The change itself is stored, and judged by PATCH, at once.
    pub status_delay: i64,
    /// Microseconds for which a search does not show a new profile or a change that GETs show already; default 0.
    pub index_lag: i64,
    /// Whether a search without a filter finds everything; else it is refused; default false.
    pub search_without_filter: bool,
    /// Whether the end of a range of dates does not belong to it; default false.
    pub search_end_excluded: bool,
    /// Fields that the API user silently does not get; default none.
    pub hidden_fields: BTreeSet<(ProfileType, String)>,
    /// Profiles that the API user may not see: 404 with error code 3; default none.
    pub denied: BTreeSet<(ProfileType, i64)>,
    /// Folders, each by id or label, whose persons and jobs the API user may not see: 404 with error code 3, and not found by
    /// searches; default none.
    pub hidden_folders: BTreeSet<String>,
    /// Whether the lists of folders may be read (else 404 with error code 3, and the catalogue does not name them); default
    /// true.
    pub folder_lists_readable: bool,
    /// Where recruiting statuses are listed; default [`StatusList::Absent`].
    pub status_list: StatusList,
    /// Whether nodes of a list have their ids; default true.
    pub list_ids: bool,
    /// Whether a status is listed with its bin before its name; default false.
    pub list_bins_in_labels: bool,
    /// Whether this customer has bought Data Stream; else 403; default false.
    pub stream_licensed: bool,
    /// Events of a page of the stream, at least 1; default 100.
    pub stream_page: usize,
    /// Microseconds after which an event stands in the stream; default 0.
    pub stream_delay: i64,
    /// Whether each event of the stream stands there twice; default false.
    pub stream_duplicates: bool,
    /// Whether the events of a page of the stream stand newest first; default false.
    pub stream_reversed: bool,
    /// How many of the next events never get into the stream; default 0.
    pub lose_stream_events: u64,
    /// Whether the status log may be read (else 404 with error code 3); default true.
    pub status_log_readable: bool,
    /// Required fields of the application: while one has no value, every PATCH is refused with code 1; default none.
    pub required_fields_missing: Vec<String>,
    /// Faults still to come, by the kind of call, each with how often; see [`Switches::fail`]; default none.
    #[serde(with = "switches_json::faults")]
    pub fail_next: BTreeMap<Call, VecDeque<(Fault, u64)>>,
    /// Real time that every API and token call waits before anything else, until healed; default none.
    #[serde(rename = "stall_ms", with = "switches_json::optional_millis")]
    pub stall: Option<Duration>,
    /// The share of API and token calls, in percent, that fails with this status until healed, evenly spread; default none.
    pub fail_share: Option<(u8, u16)>,
    /// Whether a status set through the API also sends an event, if that status is a trigger (the echo); default false.
    pub api_patch_fires_events: bool,
    /// Whether the echo is delivered, and its answer awaited, before the PATCH is answered; default false.
    pub echo_before_answer: bool,
    /// The day's call limit, enforced with 429; default `None`: 10,000 is announced and not enforced.
    #[serde(deserialize_with = "switches_json::none_if_zero")]
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
    #[serde(rename = "webhook_timeout_seconds", with = "switches_json::seconds")]
    pub webhook_timeout: Duration,
    /// Whether a blank follows each comma of an HMAC header; default false.
    pub hmac_blank_after_comma: bool,
    /// How the date of an HMAC event is written; default [`HmacDate::Offset`].
    pub hmac_date_form: HmacDate,
    /// Which bytes the content hash of an HMAC event covers; default [`HashOf::Plain`].
    pub hmac_hash_of: HashOf,
    /// Seconds by which the date of an HMAC event is ahead of the simulator's clock; default 0.
    pub hmac_skew: i64,
    /// The headers an HMAC event signs; default content type, host, hash and date.
    pub hmac_signed: Vec<String>,
    /// Whether the signature of an HMAC event is wrong; default false.
    pub hmac_bad_signature: bool,
    /// Whether the content hash of an HMAC event is that of another body, and rightly signed; default false.
    pub hmac_stale_hash: bool,
    /// Whether the sender names a scope and an audience when it asks for a token; default true.
    pub oauth_extra_fields: bool,
    /// Whether the sender keeps a token until it expires; else it fetches one for each delivery; default true.
    pub oauth_cache: bool,
    /// Whether the sender fetches a new token after a 401 and sends the event once more; default true.
    pub oauth_refetch_on_401: bool,
    /// How many copies of each event are sent beside it; default 0.
    pub duplicate_deliveries: u64,
    /// Whether copies are sent at the same time; else one after the other; default false.
    pub duplicates_at_once: bool,
    /// How many of the next events are never sent; default 0.
    pub lose_deliveries: u64,
    /// Whether events are kept back until [`super::Simulator::release_held`]; default false.
    pub hold_deliveries: bool,
    /// Whether a person's move sends its event, and awaits the answer, before the status is stored; default false.
    pub event_before_commit: bool,
    /// Whether the JSON of events is cut in the middle; default false.
    pub malformed_events: bool,
    /// Whether events carry keys that no document names; default false.
    pub extra_keys: bool,
    /// The `eventType` of all events; default none: their own.
    pub event_type_override: Option<String>,
    /// Whether compressed events are cut in the middle; default false.
    pub truncate_gzip: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            visibility_delay: 0,
            invisible_as: InvisibleAs::default(),
            status_delay: 0,
            index_lag: 0,
            search_without_filter: false,
            search_end_excluded: false,
            hidden_fields: BTreeSet::new(),
            denied: BTreeSet::new(),
            hidden_folders: BTreeSet::new(),
            folder_lists_readable: true,
            status_list: StatusList::default(),
            list_ids: true,
            list_bins_in_labels: false,
            stream_licensed: false,
            stream_page: 100,
            stream_delay: 0,
            stream_duplicates: false,
            stream_reversed: false,
            lose_stream_events: 0,
            status_log_readable: true,
            required_fields_missing: Vec::new(),
            fail_next: BTreeMap::new(),
            stall: None,
            fail_share: None,
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
            hmac_blank_after_comma: false,
            hmac_date_form: HmacDate::default(),
            hmac_hash_of: HashOf::default(),
            hmac_skew: 0,
            hmac_signed: HMAC_SIGNED.map(str::to_owned).to_vec(),
            hmac_bad_signature: false,
            hmac_stale_hash: false,
            oauth_extra_fields: true,
            oauth_cache: true,
            oauth_refetch_on_401: true,
            duplicate_deliveries: 0,
            duplicates_at_once: false,
            lose_deliveries: 0,
            hold_deliveries: false,
            event_before_commit: false,
            malformed_events: false,
            extra_keys: false,
            event_type_override: None,
            truncate_gzip: false,
        }
    }
}

impl Switches {
    /// Lets the next `times` calls of this kind fail this way, after the faults already queued for it.
    pub fn fail(&mut self, call: Call, fault: Fault, times: u64) {
        self.fail_next.entry(call).or_default().push_back((fault, times));
    }

    /// Takes back every fault of the API that has not happened yet. A call that is waiting already waits its time.
    pub fn heal(&mut self) {
        self.fail_next.clear();
        (self.stall, self.fail_share) = (None, None);
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

    pub(super) fn hides_folder(&self, folder: &ListNode) -> bool {
        self.hidden_folders.contains(&folder.id) || self.hidden_folders.contains(&folder.value)
    }

    pub(super) fn hides(&self, profile: ProfileType, field: &str) -> bool {
        self.hidden_fields.contains(&(profile, field.to_owned()))
    }
}

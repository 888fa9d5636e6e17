//! Every switch of the pretend iCIMS toggled once, and what the client or the whole service does differently then.
//!
//! A row is switched through `POST /sim/switches`, as in a rehearsal. The names and faults which that address knows are
//! compared with those of the rows, so that one without a row fails here.

use std::collections::BTreeSet;

use futures_util::{StreamExt as _, stream};
use goodtime_icims::simulator::ClientAuth;
use serde_json::{Value, json};

use crate::toggled::{Act, Auth, Seen, Stage};
use crate::world::World;

/// A stall beyond the client's time-outs here, in real time.
const STALL_MS: u64 = 2_600;
/// Rows played at the same time: most of their time they wait for the disk or for a stall.
const AT_ONCE: usize = 6;

const FORM: Auth = Auth::Oauth(ClientAuth::Form);
const MISSING: &str = "Missing { what: \"application\" }";
const LATE: &str = "Unavailable { why: \"no answer in time\" }";
const BROKEN_OFF: &str = "Unavailable { why: \"the answer broke off\" }";
const A_PAGE: &str = "Unavailable { why: \"a page for people came instead of JSON\" }";
const THROTTLED: &str = "Throttled { retry_after: None }";
const FIVE_SECONDS: &str = "Throttled { retry_after: Some(5s) }";
const NO_RESUME: &str = "Missing { what: \"resume\" }";
const FILE: &str = "text/plain, 26 bytes";
const JANE: &str = "Jane Doe, jane.doe@example.com";

const NO_PERSON: &str = "Denied { what: \"person\", why: \"HTTP 404, code 3 (access denied)\" }";
const NO_LIST: &str = "[\"D10\"] Missing { what: \"list of statuses\" }";
const REFUSED_LIST: &str = "[\"D10\"] Denied { what: \"list of statuses\", why: \"HTTP 404, code 3 (access denied)\" }";
const NAMED_LIST: &str = "[\"lists.submittal.status\", \"D10\"] C9001 Interview, C20800 Interview Scheduled";

const IN_STATUS: &str = r#"{"filters":[{"name":"applicantworkflow.status","value":["C20800"]}]}"#;
/// The world begins at this minute.
const UNTIL_NOW: &str =
    r#"{"filters":[{"name":"applicantworkflow.updateddate","value":[],"secondaryValue":["2026-11-22 07:00 PM"]}]}"#;

/// What is switched, what is done, and what it comes to without and with the switch.
struct Row {
    given: Value,
    toggled: Value,
    act: Act,
    usual: &'static str,
    then: &'static str,
}

fn row(toggled: Value, act: Act, usual: &'static str, then: &'static str) -> Row {
    Row { given: json!({}), toggled, act, usual, then }
}

/// The next call of a kind fails.
fn fault(call: &str, fault: impl Into<Value>, act: Act, usual: &'static str, then: &'static str) -> Row {
    row(json!({"fail_next": [{"call": call, "fault": fault.into()}]}), act, usual, then)
}

impl Row {
    /// Under other switches, which both plays have.
    fn given(self, given: Value) -> Self {
        Self { given, ..self }
    }

    async fn play(self) {
        assert_ne!(self.usual, self.then, "{}: a row that shows no difference shows nothing", self.toggled);
        for (toggled, expected) in [(&json!({}), self.usual), (&self.toggled, self.then)] {
            let stage = Stage::new().await;
            stage.switch(&self.given).await;
            stage.switch(toggled).await;
            assert_eq!(stage.act(self.act).await, expected, "given {} with {toggled}", self.given);
        }
    }
}

async fn play(rows: Vec<Row>) {
    stream::iter(rows).map(Row::play).buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

/// A row of what no client of ours reads yet: Jane is edited twice, then this path of the API is read.
struct Bare {
    toggled: Value,
    path: &'static str,
    told: fn(&Value) -> String,
    usual: &'static str,
    then: &'static str,
}

impl Bare {
    async fn play(self) {
        for (toggled, expected) in [(json!({"stream_licensed": true}), self.usual), (self.toggled, self.then)] {
            let world = World::new().await;
            let switches = world.http().post(format!("{}/sim/switches", world.sim.url()));
            for change in [json!({"stream_licensed": true}), toggled] {
                let request = switches.try_clone().expect("no body yet").json(&change);
                assert_eq!(world.request(request).await.status(), 200, "{change}");
            }
            for _ in 0..2 {
                world.sim.edit_person(world.story.coordinator + 1, |_| ());
            }
            let request = world.http().get(format!("{}{}", world.sim.url(), self.path));
            let answer = world.request(request.basic_auth("unused", Some("unused password"))).await;
            let status = answer.status().as_u16();
            let body: Value = answer.json().await.expect("JSON");
            let told = if status == 200 { (self.told)(&body) } else { status.to_string() };
            assert_eq!(told, expected, "{} of {}", self.path, body);
        }
    }
}

fn of_the_stream() -> Vec<Bare> {
    let path = "/datastream/v2/streams/4321/subscriptions/connector/events";
    let count: fn(&Value) -> String = |body| body["events"].as_array().map_or(0, Vec::len).to_string();
    let last: fn(&Value) -> String = |body| body["events"].as_array().expect("events")[0]["eventType"].to_string();
    let folders: fn(&Value) -> String = |body| body["nodes"].as_array().map_or(0, Vec::len).to_string();
    let of_folders = "/customers/4321/v2/lists/lists.person.folders";
    let bare = |toggled, told, usual, then| Bare { toggled, path, told, usual, then };
    vec![
        Bare { path: of_folders, ..bare(json!({"folder_lists_readable": false}), folders, "7", "404") },
        bare(json!({"stream_licensed": false}), count, "12", "403"),
        bare(json!({"stream_page": 5}), count, "12", "5"),
        bare(json!({"stream_delay": 60_000_000}), count, "12", "0"),
        bare(json!({"stream_duplicates": true}), count, "12", "24"),
        bare(json!({"stream_reversed": true}), last, "\"created\"", "\"updated\""),
        bare(json!({"lose_stream_events": 1}), count, "12", "11"),
    ]
}

fn of_the_api() -> Vec<Row> {
    let new = json!({"visibility_delay": 60_000_000});
    let denied = "Denied { what: \"application\", why: \"HTTP 404, code 3 (access denied)\" }";
    let no_log = "Denied { what: \"status log\", why: \"HTTP 404, code 3 (access denied)\" }";
    let trap = "Rejected { why: \"HTTP 400, code 1 (a required field is missing); fields: field777\" }, D10100";
    let unheard = "Ambiguous { why: \"no answer in time\" }, C20800";
    vec![
        row(new.clone(), Act::ReadNew, "D10100", MISSING),
        row(json!({"invisible_as": "empty"}), Act::ReadNew, MISSING, "nothing").given(new.clone()),
        row(json!({"invisible_as": "partial"}), Act::ReadNew, MISSING, "a person and no status").given(new),
        row(json!({"status_delay": 60_000_000}), Act::MoveAndRead, "done, C20800, C20800", "done, C20800, D10100"),
        row(json!({"index_lag": 60_000_000}), Act::Search(IN_STATUS), "[13001]", "[]"),
        row(
            json!({"search_without_filter": true}),
            Act::Search("{}"),
            "At least one filter must be specified",
            "[13001,13002,13003]",
        ),
        row(json!({"search_end_excluded": true}), Act::Search(UNTIL_NOW), "[13001,13002,13003]", "[]"),
        row(json!({"hidden_fields": [["people", "email"]]}), Act::Who, JANE, "Jane Doe, none"),
        row(json!({"denied": [["applicantworkflows", 13_001]]}), Act::Read, "D10100", denied),
        row(json!({"hidden_folders": ["Cand:Active"]}), Act::Who, JANE, NO_PERSON),
        row(json!({"status_log_readable": false}), Act::Log, "[10100]", no_log),
        row(json!({"required_fields_missing": ["field777"]}), Act::Move, "done, C20800", trap),
        row(json!({"stall_ms": STALL_MS}), Act::Read, "D10100", LATE),
        row(json!({"fail_share": [50, 503]}), Act::Read, "D10100", "Unavailable { why: \"HTTP 503\" }"),
        row(json!({"rate_limit": 1}), Act::ReadAgain, "D10100, 1 tokens", "Throttled { retry_after: None }, 1 tokens"),
        row(json!({"token_life": 60}), Act::ReadAgain, "D10100, 1 tokens", "D10100, 2 tokens"),
        row(json!({"token_limit": 0}), Act::Read, "D10100", THROTTLED),
        row(
            json!({"api_patch_fires_events": true}),
            Act::Echo,
            "advanced [303] accepted",
            "advanced [303, 200] accepted echo",
        ),
        row(json!({"echo_before_answer": true}), Act::MoveUnheard, "done, C20800", unheard)
            .given(json!({"api_patch_fires_events": true})),
    ]
}

fn of_the_lists() -> Vec<Row> {
    vec![
        row(json!({"status_list": "refused"}), Act::Lists, NO_LIST, REFUSED_LIST),
        row(
            json!({"status_list": "numbered"}),
            Act::Lists,
            NO_LIST,
            "[\"D10\"] C9001 Interview, C20800 Interview Scheduled",
        ),
        row(json!({"status_list": "named"}), Act::Lists, NO_LIST, NAMED_LIST),
        row(
            json!({"list_ids": false}),
            Act::Lists,
            "[\"D10\"] C9001 Interview, C20800 Interview Scheduled",
            "[\"D10\"]  Interview, Missing { what: \"list of statuses\" }",
        )
        .given(json!({"status_list": "numbered"})),
        row(
            json!({"list_bins_in_labels": true}),
            Act::Lists,
            "[\"D10\"] C9001 Interview, C20800 Interview Scheduled",
            "[\"D10\"] C9001 Interview, C20800 Interview: Interview Scheduled",
        )
        .given(json!({"status_list": "numbered"})),
    ]
}

fn faults() -> Vec<Row> {
    let denied = "Denied { what: \"application\", why: \"HTTP 404, code 3 (access denied)\" }";
    let cut = "Unavailable { why: \"the connection broke\" }";
    let half = "Unreadable { what: \"application\", path: \"$\", why: \"the JSON ends too early\" }";
    let (unsure, cut_unsure) =
        ("Ambiguous { why: \"HTTP 500\" }, D10100", "Ambiguous { why: \"the connection broke\" }");
    let (not_done, done) = (format!("{cut_unsure}, D10100").leak(), format!("{cut_unsure}, C20800").leak());
    let (read, moved) = ("D10100", "done, C20800");
    let throttle = |after: Value| json!({"throttle": {"retry_after": after}});
    vec![
        fault("workflows", json!({"status": 500}), Act::Read, read, "Unavailable { why: \"HTTP 500\" }"),
        fault("patches", json!({"status": 500}), Act::Move, moved, unsure),
        fault("workflows", json!({"error": {"status": 404, "code": 2}}), Act::Read, read, MISSING),
        fault("fields", json!({"error": {"status": 404, "code": 3}}), Act::Field, "done", denied),
        fault("workflows", throttle(json!({"seconds": 5})), Act::Read, read, FIVE_SECONDS),
        fault("people", throttle(json!({"date": 5})), Act::Who, JANE, FIVE_SECONDS),
        fault("tokens", throttle(Value::Null), Act::Read, read, THROTTLED),
        fault("workflows", "html_page", Act::Read, read, A_PAGE),
        fault("workflows", "expire_token", Act::ReadAgain, "D10100, 1 tokens", "D10100, 2 tokens"),
        fault("workflows", "drop_before", Act::Read, read, cut),
        fault("patches", "drop_before", Act::Move, moved, not_done),
        fault("patches", "lose_answer", Act::Move, moved, done),
        fault("tokens", json!({"stall_ms": STALL_MS}), Act::Read, read, LATE),
        fault("workflows", json!({"slow_body_ms": STALL_MS}), Act::Read, read, LATE),
        fault("workflows", "truncate", Act::Read, read, BROKEN_OFF),
        fault("workflows", json!({"wrong_type": "text/html"}), Act::Read, read, A_PAGE),
        fault("resumes", json!({"wrong_type": "application/json"}), Act::Resume, FILE, NO_RESUME),
        fault("workflows", "empty_body", Act::Read, read, "nothing"),
        fault("resumes", "empty_body", Act::Resume, FILE, NO_RESUME),
        fault("workflows", "not_json", Act::Read, read, half),
    ]
}

fn of_the_events() -> Vec<Row> {
    let says = |fact: fn(&Seen) -> String| Act::Send(Auth::Basic, fact);
    let coding = says(|seen| seen.header("content-encoding"));
    let status = says(|seen| seen.says("\"newStatus\":\"20700\""));
    let id = says(|seen| seen.says("\"systemId\":\"13001\""));
    let slashes = says(|seen| seen.says("\\/customers\\/"));
    let keys = says(|seen| seen.says("extraDetails"));
    let count: fn(&Seen) -> String = |seen| seen.letters.len().to_string();
    let at_once = Act::SendLate(|seen| seen.at_once.to_string());
    let (yes, no, once) = ("true: 303 accepted", "false: 303 accepted", "1: 303 accepted");
    vec![
        row(json!({"prefixed_status_ids_in_events": true}), status, yes, no),
        row(json!({"ids_as_integers": true}), id, yes, no),
        row(json!({"escape_slashes": false}), slashes, yes, no),
        row(json!({"extra_keys": true}), keys, no, yes),
        row(json!({"gzip_header": false}), coding, "gzip: 303 accepted", "none: 303 accepted"),
        row(json!({"gzip": false}), keys_of_gzip(), "true: 303 accepted", "false: 303 accepted"),
        row(json!({"event_type_override": "OtherEvent"}), says(count), once, "1: 200 nothing"),
        row(json!({"malformed_events": true}), says(count), once, "1: 400 nothing"),
        row(json!({"truncate_gzip": true}), says(count), once, "1: 400 nothing"),
        row(json!({"webhook_timeout_seconds": 1}), Act::SendLate(count), once, "1: no answer accepted"),
        row(json!({"duplicate_deliveries": 2}), says(count), once, "3: 303 accepted duplicate duplicate"),
        row(
            json!({"duplicates_at_once": true}),
            at_once,
            "1: 303 accepted duplicate duplicate",
            "3: 303 accepted duplicate duplicate",
        )
        .given(json!({"duplicate_deliveries": 2})),
        row(json!({"lose_deliveries": 1}), says(count), once, "0: lost nothing"),
        row(
            json!({"hold_deliveries": true}),
            Act::SendAndRelease,
            "303 accepted, [] accepted",
            "held back nothing, [\"303\"] accepted",
        ),
        row(json!({"event_before_commit": true}), Act::SendAndWork, "C20700: 303 read", "D10100: 303 NotVisibleYet"),
    ]
}

/// Whether the letter is compressed, whatever it says.
fn keys_of_gzip() -> Act {
    Act::Send(Auth::Basic, |seen| seen.letters[0].1.starts_with(&[0x1f, 0x8b]).to_string())
}

fn of_the_senders() -> Vec<Row> {
    let says = |fact: fn(&Seen) -> String| Act::Send(Auth::Hmac, fact);
    let blank = says(|seen| seen.header("authorization").contains(", signature=").to_string());
    let zulu = says(|seen| seen.header("x-icims-date").ends_with('Z').to_string());
    let wire = says(|seen| (sha256(&seen.letters[0].1) == seen.header("x-icims-content-sha256")).to_string());
    let any = says(|seen| seen.letters.len().to_string());
    let (yes, no, once, refused) = ("true: 303 accepted", "false: 303 accepted", "1: 303 accepted", "1: 401 nothing");
    vec![
        row(json!({"hmac_blank_after_comma": true}), blank, no, yes),
        row(json!({"hmac_date_form": "zulu"}), zulu, no, yes),
        row(json!({"hmac_hash_of": "wire"}), wire, no, yes),
        row(json!({"hmac_skew": 301}), any, once, refused),
        row(json!({"hmac_skew": -301}), any, once, refused),
        row(json!({"hmac_signed": ["host", "x-icims-date"]}), any, once, refused),
        row(json!({"hmac_bad_signature": true}), any, once, refused),
        row(json!({"hmac_stale_hash": true}), any, once, refused),
        row(
            json!({"oauth_extra_fields": false}),
            Act::SendTwo(false),
            "true: 303 303, 1 tokens",
            "false: 303 303, 1 tokens",
        ),
        row(json!({"oauth_cache": false}), Act::SendTwo(false), "true: 303 303, 1 tokens", "true: 303 303, 2 tokens"),
        row(
            json!({"oauth_refetch_on_401": false}),
            Act::SendTwo(true),
            "true: 303 303, 2 tokens",
            "true: 303 401, 1 tokens",
        ),
    ]
}

fn sha256(bytes: &[u8]) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes);
    hash.as_ref().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

#[tokio::test]
async fn each_switch_of_the_api_changes_what_the_client_gets() {
    play(of_the_api()).await;
    play(of_the_lists()).await;
}

#[tokio::test]
async fn each_switch_of_what_no_client_reads_yet_changes_the_answer() {
    stream::iter(of_the_stream()).map(Bare::play).buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

#[tokio::test]
async fn each_fault_changes_what_the_client_gets() {
    play(faults()).await;
}

#[tokio::test]
async fn each_switch_of_the_events_changes_what_the_service_gets_or_does() {
    play(of_the_events()).await;
}

#[tokio::test]
async fn each_switch_of_the_senders_changes_what_the_service_gets_or_does() {
    play(of_the_senders()).await;
}

#[tokio::test]
async fn a_client_proves_itself_at_the_token_endpoint_either_way() {
    let in_header = |by| async move {
        let fact: fn(&Seen) -> String = |seen| seen.letters[0].0.contains_key("authorization").to_string();
        Stage::new().await.act(Act::Send(by, fact)).await
    };
    assert_eq!(in_header(FORM).await, "false: 303 accepted");
    assert_eq!(in_header(Auth::Oauth(ClientAuth::Header)).await, "true: 303 accepted");
}

#[tokio::test]
async fn every_switch_and_every_fault_has_a_row_and_a_line_in_the_document() {
    let stage = Stage::new().await;
    let known = stage.switch(&json!({})).await;
    let known: BTreeSet<String> = known.as_object().expect("an object").keys().cloned().collect();
    let rows: Vec<Row> =
        [of_the_api(), of_the_lists(), faults(), of_the_events(), of_the_senders()].into_iter().flatten().collect();
    let name = |toggled: &Value| toggled.as_object().expect("an object").keys().next().expect("a name").clone();
    let bare = of_the_stream();
    let toggled = rows.iter().map(|row| &row.toggled).chain(bare.iter().map(|row| &row.toggled));
    assert_eq!(toggled.map(name).collect::<BTreeSet<_>>(), known);

    let fault = |row: &Row| match &row.toggled["fail_next"][0]["fault"] {
        Value::Object(fault) => fault.keys().next().cloned(),
        fault => fault.as_str().map(str::to_owned),
    };
    let refused = stage.mistake(&json!({"fail_next": [{"call": "jobs", "fault": "no such fault"}]})).await;
    let named: BTreeSet<String> = refused.split('`').skip(3).step_by(2).map(str::to_owned).collect();
    assert!(named.len() > 10, "the mistake names what there is: {refused}");
    assert_eq!(rows.iter().filter_map(fault).collect::<BTreeSet<_>>(), named);

    let document = include_str!("../../docs/simulator.md");
    for name in known {
        assert!(document.contains(&format!("`{name}`")), "docs/simulator.md has no line for {name}");
    }
    for name in named {
        assert!(document.contains(&format!("\"{name}\"")), "docs/simulator.md has no line for the fault {name}");
    }
}

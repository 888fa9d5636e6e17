//! The program on a bare machine, and under senders that mean harm: its memory, its crypto, its certificate authorities.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::StreamExt as _;
use goodtime_icims::domain::{Clock as _, SystemClock};
use reqwest::header::{CONTENT_ENCODING, RETRY_AFTER};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::chance::Chance;
use crate::load::Load;
use crate::service::{CUSTOMER, KEY, Service, Site, WEBHOOK_PASSWORD, WEBHOOK_USER, send};
use crate::{DRAIN, TURN, say};

const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
const BOMBS: usize = 500;
const AT_ONCE: usize = 32;
/// What the bombs may cost in all: 32 bodies of 64 KiB, inflated once each, are 4 MiB.
const MEMORY_MOST: u64 = 32 * 1024;
/// The program's limit for a body.
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// For what takes a second on an idle machine.
const SOON: Duration = Duration::from_secs(30);
/// What a person without certificate authorities is told.
const ADVICE: &str = "install the package ca-certificates, or name a file that holds them in SSL_CERT_FILE";

fn chance() -> Chance {
    Chance::new(SystemClock.now().micros().unsigned_abs())
}

/// 64 MiB of blanks in less than 64 KiB; one member of them, or many of a MiB each.
fn bomb(members: usize) -> Vec<u8> {
    let blanks = vec![b' '; 64 * 1024 * 1024 / members];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&blanks).expect("memory");
    let bomb = encoder.finish().expect("memory").repeat(members);
    bomb.into_iter().take(64 * 1024).collect()
}

/// Sends a body; the status of the answer.
async fn post(site: &Site, body: &[u8]) -> u16 {
    let request = site.http.post(site.url("/v2/ats/webhook/icims")).header(CONTENT_ENCODING, "gzip");
    let request = request.basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD)).body(body.to_vec());
    let answer = send(request).await.expect("an answer");
    assert!(!answer.headers().contains_key(RETRY_AFTER), "it is no use to send it again");
    answer.status().as_u16()
}

/// A line of the system's account of a process, in KiB.
fn memory(service: &Service, line: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", service.id())).expect("it runs");
    let value = status.lines().find_map(|found| found.strip_prefix(line)).expect("the line is there");
    value.trim_start_matches(':').trim().trim_end_matches(" kB").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_bombs_do_not_fill_the_memory() {
    let _turn = TURN.write().await;
    let site = Site::new(&mut chance()).await;
    let service = site.serve().await;
    let load = Load::new(&site);
    assert!(load.deliver_one().await, "it serves");
    let bombs = [bomb(1), bomb(64)];
    let before = memory(&service, "VmRSS");
    // The peak is counted anew from here.
    std::fs::write(format!("/proc/{}/clear_refs", service.id()), "5").expect("the process is ours");
    let began = Instant::now();
    let answers = futures_util::stream::iter((0..BOMBS).map(|n| post(&site, &bombs[n % 2])));
    let answers: Vec<_> = answers.buffer_unordered(AT_ONCE).collect().await;
    let (peak, took) = (memory(&service, "VmHWM"), began.elapsed());
    assert!(answers.iter().all(|status| *status == 400), "{answers:?}");
    say(&format!("{BOMBS} bombs, {AT_ONCE} at once, in {took:.1?}: {before} KiB before, {peak} KiB at most"));
    assert!(peak >= before, "the peak is that of the bombs");
    assert!(peak - before <= MEMORY_MOST, "{before} KiB before, {peak} KiB at most");
    assert!(load.deliver_one().await, "and still serves");
    assert!(service.terminate(DRAIN).success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stops_coming_is_cut_at_its_limit_while_others_are_served() {
    let _turn = TURN.write().await;
    let site = Site::new(&mut chance()).await;
    let service = site.serve().await;
    let load = Load::new(&site);
    let mut slow = TcpStream::connect(site.listen).await.expect("it listens");
    let request = site.http.post(site.url("/v2/ats/webhook/icims")).basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD));
    let proof = request.build().expect("a request").headers()["authorization"].to_str().expect("text").to_owned();
    let head =
        format!("POST /v2/ats/webhook/icims HTTP/1.1\r\nHost: x\r\nAuthorization: {proof}\r\nContent-Length: 600");
    slow.write_all(format!("{head}\r\n\r\n{{").as_bytes()).await.expect("said");
    let (began, mut said, mut others) = (Instant::now(), String::new(), 0);
    let cut = tokio::time::timeout(BODY_WITHIN * 2, slow.read_to_string(&mut said));
    let serving = async {
        while began.elapsed() + Duration::from_secs(1) < BODY_WITHIN {
            assert!(load.deliver_one().await, "others are served");
            others += 1;
        }
    };
    let (cut, ()) = tokio::join!(cut, serving);
    cut.expect("cut in time").expect("with an answer");
    let took = began.elapsed();
    assert!(said.starts_with("HTTP/1.1 400 ") && said.contains("took longer than 10 s"), "{said}");
    assert!(took >= BODY_WITHIN && took < BODY_WITHIN + Duration::from_secs(3), "cut after {took:?}");
    say(&format!("cut after {took:.1?}; {others} others were served meanwhile"));
    assert!(service.terminate(DRAIN).success());
}

/// The service has its own keys and crypto here: nothing of the pretend iCIMS runs in its process.
#[tokio::test(flavor = "multi_thread")]
async fn the_service_itself_signs_the_tokens_that_it_accepts() {
    let _turn = TURN.write().await;
    let site = Site::new(&mut chance()).await;
    let tenant = "tenant add --name Second --customer 5555 --webhook-user icims-5555 --webhook-auth oauth \
        --webhook-password-file webhook --api-client goodtime --api-secret-file client";
    site.run(&tenant.split_whitespace().collect::<Vec<_>>());
    let service = site.serve().await;
    let form = [("grant_type", "client_credentials"), ("client_id", "icims-5555"), ("client_secret", WEBHOOK_PASSWORD)];
    let given = send(site.http.post(site.url("/v2/ats/webhook/icims/token")).form(&form)).await.expect("an answer");
    let given: serde_json::Value = given.json().await.expect("JSON");
    let token = given["access_token"].as_str().expect("a token");
    let event = r#"{"eventType":"RemoteLoginEvent","customerId":"5555","systemId":"240","userId":"240"}"#;
    let post = |token: &str| {
        let request = site.http.post(site.url("/v2/ats/webhook/icims")).bearer_auth(token).body(event);
        async { send(request).await.expect("an answer").status().as_u16() }
    };
    assert_eq!(post(token).await, 200);
    let (rest, last) = token.split_at(token.len() - 1);
    let forged = format!("{rest}{}", if last == "A" { "Q" } else { "A" });
    assert_eq!(post(&forged).await, 401, "another signature");
    assert!(service.terminate(DRAIN).success());
}

/// The program with nothing but the settings of one region and its calls to iCIMS at `icims`.
fn program(dir: &Path, icims: &str, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    let mut chance = chance();
    let (listen, ops_listen) = (chance.address(), chance.address());
    let settings = [
        ("REGIONS", "us".to_owned()),
        ("US_LISTEN", listen.to_string()),
        ("US_OPS_LISTEN", ops_listen.to_string()),
        ("US_PUBLIC_URL", "https://goodtime.test".to_owned()),
        ("US_DATABASE", dir.join("us.db").display().to_string()),
        ("US_SEALING_KEYS", KEY.to_owned()),
        ("US_ICIMS_API_URL", icims.to_owned()),
        ("US_ICIMS_LOGIN_URL", icims.to_owned()),
    ];
    let settings = settings.map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), value));
    command.args(args).env_clear().envs(settings).current_dir(dir).stdin(Stdio::null());
    command
}

/// What a command that must fail says; a panic is no way to fail.
fn failure(command: &mut Command) -> String {
    let Output { status, stderr, .. } = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&stderr).into_owned();
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{said}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_signs_and_verifies_tokens_and_speaks_tls_with_its_own_crypto() {
    let dir = tempfile::tempdir().expect("a folder");
    // The pretend iCIMS of the demo signs its tokens and verifies them at every call.
    let Output { status, stdout, .. } = program(dir.path(), "", &["demo", "--once"]).output().expect("it runs");
    assert!(status.success(), "{}", String::from_utf8_lossy(&stdout));
    let peer = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a free port");
    let url = format!("https://{}", peer.local_addr().expect("bound"));
    let hello = tokio::spawn(async move {
        let (mut stream, _) = peer.accept().await.expect("it calls");
        let mut hello = [0; 3];
        stream.read_exact(&mut hello).await.expect("it speaks first");
        hello
    });
    std::fs::write(dir.path().join("secret"), "the secret of the client").expect("written");
    let run = |args: &str| program(dir.path(), &url, &args.split(' ').collect::<Vec<_>>());
    let add = "tenant add --name Example --webhook-user icims-us --api-client goodtime --api-secret-file secret";
    for args in ["migrate", &format!("{add} --customer {CUSTOMER}")] {
        let Output { status, stderr, .. } = run(args).output().expect("it runs");
        assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    }
    let said = failure(&mut run(&format!("tenant show --probe --customer {CUSTOMER}")));
    assert!(said.contains("iCIMS was asked"), "{said}");
    let hello = tokio::time::timeout(SOON, hello).await.expect("it calls").expect("no panic");
    assert_eq!(hello[..2], [0x16, 0x03], "the first record of a TLS handshake");
}

#[test]
fn without_certificate_authorities_every_command_that_calls_says_what_to_install() {
    let dir = tempfile::tempdir().expect("a folder");
    for args in [&["serve"][..], &["demo", "--once"]] {
        let mut command = program(dir.path(), "https://api.icims.example", args);
        let nowhere = dir.path().join("nowhere");
        let said = failure(command.env("SSL_CERT_FILE", &nowhere).env("SSL_CERT_DIR", &nowhere));
        assert!(said.contains(ADVICE), "{args:?}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "one sentence: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_certificate_authority_in_a_file_is_enough_to_start() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut command = program(dir.path(), "https://api.icims.example", &["serve"]);
    let authority = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/durable/authority.pem");
    let command = command.env("SSL_CERT_FILE", authority).env("SSL_CERT_DIR", dir.path().join("nowhere"));
    let ready =
        command.get_envs().find(|(name, _)| *name == "GOODTIME_ICIMS_US_OPS_LISTEN").and_then(|(_, value)| value);
    let ready = format!("http://{}/health/ready", ready.and_then(|value| value.to_str()).expect("an address"));
    let mut running = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts"));
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let began = Instant::now();
    while send(http.get(&ready)).await.is_err() {
        assert!(running.0.try_wait().expect("ours").is_none(), "it ended");
        assert!(began.elapsed() < SOON, "it does not become ready");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

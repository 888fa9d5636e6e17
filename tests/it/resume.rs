//! A resume through its link, whatever the file's server says.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::TryStreamExt;
use goodtime_icims::ats::icims::{Config, Hosts, Icims};
use goodtime_icims::ats::{Access, Ats, AtsError, Call, Grant, Secret};
use goodtime_icims::domain::{
    ApiFamily, Clock, CredentialId, CredentialKind, Feature, Lane, ManualClock, PersonId, Region, Tenant, TenantId,
    TenantSettings,
};

use goodtime_icims::measures::Measures;
use goodtime_icims::simulator::Person;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::ledger::Counted;
use crate::world::{PLENTY, START, World};

/// Headers of a served file, and none beside them.
const HEADERS: &str = "accept-ranges cache-control content-disposition content-length content-security-policy content-type \
    date referrer-policy strict-transport-security x-content-type-options x-request-id";
/// What the file's server says beside the type; nothing of it may pass.
const SAID_BESIDE: &str = "Content-Disposition: inline; filename=\"run.html\"\r\nSet-Cookie: x=1\r\nETag: \"1\"\r\n\
    Last-Modified: Sun, 22 Nov 2026 19:00:00 GMT\r\nCache-Control: public, max-age=31536000, immutable\r\n\
    Refresh: 0; url=https://elsewhere.example\r\nAccess-Control-Allow-Origin: *\r\nContent-Language: en\r\n\
    X-Content-Type-Options: sniff\r\nContent-Security-Policy: default-src *\r\nX-Transaction: {1}\r\n";
const FOR_BROWSERS: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
/// Far above what is on its way at most, far below the file.
const LITTLE: u64 = 64 << 20;
const LARGE: u64 = 200 << 20;

/// What a file's server sends after its head.
#[derive(Clone, Copy)]
enum Then {
    Send(&'static [u8]),
    /// This, and then nothing, without an end.
    FallSilent(&'static [u8]),
    /// That many zeros.
    Zeros(u64),
}

/// A file's server of which every byte is chosen.
struct FileServer {
    url: String,
    said: Arc<Said>,
}

#[derive(Default)]
struct Said {
    asked: AtomicUsize,
    ended: AtomicUsize,
    written: AtomicU64,
}

impl FileServer {
    async fn start(head: String, then: Then) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let said = Arc::new(Said::default());
        let shared = Arc::clone(&said);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (head, said) = (head.clone(), Arc::clone(&shared));
                tokio::spawn(async move {
                    said.asked.fetch_add(1, Ordering::SeqCst);
                    // Whether the connection was broken is the test's matter.
                    let _ = answer(stream, &head, then, &said).await;
                    said.ended.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { url, said }
    }

    /// Every connection has come to its end.
    async fn is_left(&self) {
        let all = async {
            while self.said.ended.load(Ordering::SeqCst) < self.asked() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), all).await.expect("a connection is still held");
    }

    /// Connections so far.
    fn asked(&self) -> usize {
        self.said.asked.load(Ordering::SeqCst)
    }

    /// Bytes of files so far.
    fn written(&self) -> u64 {
        self.said.written.load(Ordering::SeqCst)
    }
}

async fn answer(mut stream: TcpStream, head: &str, then: Then, said: &Said) -> std::io::Result<()> {
    let (mut request, mut byte) = (Vec::new(), [0]);
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).await? == 0 {
            return Ok(());
        }
        request.push(byte[0]);
    }
    if request.starts_with(b"POST /oauth/token") {
        let token = r#"{"access_token":"t","token_type":"Bearer","expires_in":86400}"#;
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
        return stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{token}", token.len()).as_bytes()).await;
    }
    stream.write_all(format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{head}\r\n").as_bytes()).await?;
    match then {
        Then::Send(bytes) => stream.write_all(bytes).await?,
        Then::FallSilent(bytes) => {
            stream.write_all(bytes).await?;
            stream.read_exact(&mut byte).await?;
        }
        Then::Zeros(mut left) => {
            let zeros = vec![0; 64 << 10];
            while left > 0 {
                let piece = zeros.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                let written = stream.write(&zeros[..piece]).await?;
                left -= written as u64;
                said.written.fetch_add(written as u64, Ordering::SeqCst);
            }
        }
    }
    Ok(())
}

/// A hand-off that was read, and the address of its resume.
async fn sent(world: &World, application: i64) -> String {
    world.send(application).await;
    world.work().await;
    format!("{}/resume", world.link(application).await)
}

/// From now on files come from another server.
async fn files_from(world: &World, server: &FileServer) {
    let settings = TenantSettings { api_url: Some(server.url.clone()), calls: PLENTY, ..TenantSettings::default() };
    let audit = ("test", world.clock.now());
    assert!(
        world.region.flow.store.change_tenant((world.tenant, None), "Example", &settings, audit).await.expect("kept")
    );
    world.region.flow.directory.refresh().await.expect("read");
}

fn header(answer: &reqwest::Response, name: &str) -> String {
    answer.headers().get(name).map_or_else(String::new, |value| value.to_str().expect("text").to_owned())
}

fn names(answer: &reqwest::Response) -> String {
    let mut names: Vec<_> = answer.headers().iter().map(|(name, _)| name.as_str().to_owned()).collect();
    names.sort();
    names.join(" ")
}

#[tokio::test]
async fn whatever_type_a_file_claims_nothing_of_its_server_reaches_the_browser() {
    let world = World::new().await;
    let resume = sent(&world, world.jane()).await;
    let long = format!("Content-Type: text/{}\r\n", "x".repeat(1_000));
    let bytes = ("application/octet-stream", "attachment", "");
    let rows = [
        ("Content-Type: text/html\r\n", bytes),
        ("Content-Type: image/svg+xml\r\n", bytes),
        ("Content-Type: application/pdf; name=\"x\"\r\n", ("application/pdf", "inline", ".pdf")),
        ("Content-Type: TEXT/PLAIN;charset=utf-16\r\n", ("text/plain", "inline", ".txt")),
        ("Content-Type: application/msword\r\n", ("application/msword", "attachment", ".doc")),
        ("Content-Type: text/html\r\nContent-Type: application/pdf\r\n", bytes),
        ("Content-Type: application/pdf, text/html\r\n", bytes),
        ("Content-Type: application/pdf\ttext/html\r\n", bytes),
        ("Content-Type: \u{e9}/\u{e9}\r\n", bytes),
        ("Content-Type: \r\n", bytes),
        ("", bytes),
        (&long, bytes),
    ];
    for (claimed, (kind, how, extension)) in rows {
        let head = format!("{claimed}{SAID_BESIDE}Content-Length: 25\r\n");
        files_from(&world, &FileServer::start(head, Then::Send(b"<script>alert(1)</script>")).await).await;
        let answer = world.get(&resume).await;
        assert_eq!((answer.status().as_u16(), names(&answer)), (200, HEADERS.to_owned()), "{claimed:?}");
        let policy = if kind == "application/pdf" { "frame-ancestors 'none'" } else { FOR_BROWSERS };
        let name =
            format!("{how}; filename=\"Jane_Doe_resume{extension}\"; filename*=UTF-8''Jane%20Doe%20resume{extension}");
        let expected = [
            ("content-type", kind),
            ("content-disposition", &name),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", policy),
            ("cache-control", "no-store"),
        ];
        for (field, value) in expected {
            assert_eq!(header(&answer, field), value, "{claimed:?}");
        }
        assert_eq!(answer.text().await.expect("whole"), "<script>alert(1)</script>");
    }
}

#[tokio::test]
async fn a_head_that_cannot_be_read_becomes_our_page() {
    let world = World::new().await;
    let resume = sent(&world, world.jane()).await;
    let rows = [
        "Content-Type: application/pdf\u{7}\r\nContent-Length: 4\r\n".to_owned(),
        "Content-Type: text/\0html\r\nContent-Length: 4\r\n".to_owned(),
        format!("Content-Type: text/{}\r\nContent-Length: 4\r\n", "x".repeat(1 << 20)),
        "Content-Type: application/pdf\r\nContent-Length: 4\r\nContent-Length: 5\r\n".to_owned(),
        "Content-Type: application/pdf\r\nContent-Length: 1073741825\r\n".to_owned(),
    ];
    for head in rows {
        let server = FileServer::start(head.clone(), Then::FallSilent(b"file")).await;
        files_from(&world, &server).await;
        let answer = world.get(&resume).await;
        let told: String = head.chars().take(60).collect();
        assert_eq!((answer.status().as_u16(), header(&answer, "retry-after")), (503, "30".to_owned()), "{told:?}");
        assert!(header(&answer, "content-security-policy").starts_with("default-src 'none'"), "{told:?}");
        assert!(answer.text().await.expect("a page").contains("The resume cannot be read now"), "{told:?}");
        server.is_left().await;
    }
}

#[tokio::test]
async fn a_persons_name_makes_a_file_name_and_nothing_else() {
    let world = World::new().await;
    let (many, short) = ("x".repeat(5_000), "x".repeat(88));
    let cut = format!("filename=\"{short}_resume.pdf\"; filename*=UTF-8''{short}%20resume.pdf");
    let hundred = format!("filename=\"resume.pdf\"; filename*=UTF-8''{}%20resume.pdf", "%E9%BE%99".repeat(88));
    let rows = [
        ("\r\nSet-Cookie: x", "filename=\"Set-Cookie_x_resume.pdf\"; filename*=UTF-8''Set-Cookie%20x%20resume.pdf"),
        ("../../etc/passwd", "filename=\"etc_passwd_resume.pdf\"; filename*=UTF-8''etc%20passwd%20resume.pdf"),
        ("..\\.ssh\\\u{0}id\u{1b}", "filename=\"ssh_id_resume.pdf\"; filename*=UTF-8''ssh%20id%20resume.pdf"),
        ("a\"b;c", "filename=\"a_b_c_resume.pdf\"; filename*=UTF-8''a%20b%20c%20resume.pdf"),
        ("%0d%0aX: y", "filename=\"0d_0aX_y_resume.pdf\"; filename*=UTF-8''0d%200aX%20y%20resume.pdf"),
        ("J\u{202e}fdp.\u{2066}exe", "filename=\"Jfdp_exe_resume.pdf\"; filename*=UTF-8''Jfdp.exe%20resume.pdf"),
        (&many, &cut),
        (&"龙".repeat(5_000), &hundred),
        ("😀", "filename=\"resume.pdf\"; filename*=UTF-8''%F0%9F%98%80%20resume.pdf"),
        ("李小龙", "filename=\"resume.pdf\"; filename*=UTF-8''%E6%9D%8E%E5%B0%8F%E9%BE%99%20resume.pdf"),
        ("José O'Brien", "filename=\"Jos_O_Brien_resume.pdf\"; filename*=UTF-8''Jos%C3%A9%20O%27Brien%20resume.pdf"),
        ("...", "filename=\"resume.pdf\"; filename*=UTF-8''resume.pdf"),
        ("", "filename=\"resume.pdf\"; filename*=UTF-8''resume.pdf"),
    ];
    for (name, expected) in rows {
        let person = Person { firstname: name.to_owned(), ..Person::default() };
        let person = world.sim.add_person(person.with_resume("application/pdf", b"%PDF-1.7".to_vec()));
        let application = world.sim.apply(person, world.story.job, world.story.new_submission);
        world.sim.settle();
        let resume = sent(&world, application).await;
        let answer = world.get(&resume).await;
        let told: String = name.chars().take(20).collect();
        assert_eq!(header(&answer, "content-disposition"), format!("inline; {expected}"), "{told:?}");
        assert_eq!(names(&answer), HEADERS, "{told:?}");
    }
}

#[tokio::test]
async fn before_anything_was_read_a_file_is_named_for_what_it_is() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let answer = world.get(&format!("{}/resume", world.link(world.jane()).await)).await;
    let name = "inline; filename=\"resume.txt\"; filename*=UTF-8''resume.txt";
    assert_eq!((answer.status().as_u16(), header(&answer, "content-disposition").as_str()), (200, name));
}

#[tokio::test]
async fn a_replaced_resume_is_served_next_and_nothing_lets_a_browser_keep_the_old_one() {
    let world = World::new().await;
    let resume = sent(&world, world.jane()).await;
    let person = world.handoff(world.jane()).await.person.get();
    for (kind, bytes) in
        [("application/pdf", "the first"), ("text/plain", "the second"), ("application/pdf", "a third")]
    {
        world.sim.replace_resume(person, kind, bytes.as_bytes().to_vec());
        let conditions = [
            ("if-none-match", "*"),
            ("if-modified-since", "Sun, 22 Nov 2099 19:00:00 GMT"),
            ("range", "bytes=2-"),
            ("if-range", "\"1\""),
        ];
        let request = conditions
            .iter()
            .fold(world.http().get(world.url(&resume)), |request, (name, value)| request.header(*name, *value));
        let answer = world.request(request).await;
        // A date of a change, a mark or an age would be in this list.
        assert_eq!((answer.status().as_u16(), names(&answer)), (200, HEADERS.to_owned()));
        assert_eq!(
            (header(&answer, "cache-control"), header(&answer, "accept-ranges")),
            ("no-store".into(), "none".into())
        );
        assert_eq!((header(&answer, "content-type"), answer.text().await.expect("whole")), (kind.into(), bytes.into()));
    }
}

#[tokio::test]
async fn a_head_request_tells_what_a_get_would_and_leaves_the_file_alone() {
    let world = World::new().await;
    let resume = sent(&world, world.jane()).await;
    let head = format!("Content-Type: application/pdf\r\nContent-Length: {LARGE}\r\n");
    let server = FileServer::start(head, Then::Zeros(LARGE)).await;
    files_from(&world, &server).await;
    let answer = world.request(world.http().head(world.url(&resume))).await;
    assert_eq!((answer.status().as_u16(), names(&answer)), (200, HEADERS.to_owned()));
    assert_eq!(header(&answer, "content-length"), LARGE.to_string());
    assert_eq!(answer.bytes().await.expect("nothing").len(), 0);
    server.is_left().await;
    assert_eq!(server.asked(), 1);
    assert!(server.written() < LITTLE, "{} bytes for nothing", server.written());
}

#[tokio::test]
async fn a_file_of_unknown_length_is_passed_on_in_pieces_and_ends() {
    let world = World::new().await;
    let resume = sent(&world, world.jane()).await;
    let head = "Content-Type: application/pdf\r\nTransfer-Encoding: chunked\r\n".to_owned();
    files_from(&world, &FileServer::start(head.clone(), Then::Send(b"3\r\none\r\n4\r\n two\r\n0\r\n\r\n")).await).await;
    let answer = world.get(&resume).await;
    assert_eq!(names(&answer), format!("{} transfer-encoding x-content-type-options x-request-id", before_length()));
    assert_eq!(answer.text().await.expect("whole"), "one two");
    files_from(&world, &FileServer::start(head, Then::Send(b"3\r\none\r\n4\r\n t")).await).await;
    let cut = world.get(&resume).await;
    assert_eq!(cut.status(), 200, "it had begun");
    assert!(cut.bytes().await.is_err(), "a short file must not look whole");
}

/// The headers of a file whose length is not known, but the last ones.
fn before_length() -> String {
    let before = HEADERS.split(" x-content-type-options").next().expect("a part");
    before.replace("content-length ", "")
}

struct Known(Grant);

impl Access for Known {
    fn grant(&self, _: TenantId, _: ApiFamily) -> Result<Grant, AtsError> {
        Ok(self.0.clone())
    }
}

#[tokio::test]
async fn a_file_that_falls_silent_ends_and_lets_its_connection_go() {
    let head = "Content-Type: application/pdf\r\nContent-Length: 100\r\n".to_owned();
    let server = FileServer::start(head, Then::FallSilent(b"half of it")).await;
    let clock = Arc::new(ManualClock::at(START));
    let (kind, principal, secret) = (CredentialKind::OauthClient, "client".to_owned(), Secret::new("client-secret"));
    let grant = Grant { id: CredentialId::at(clock.now()), kind, principal, secret };
    let hosts = Hosts { api_url: server.url.clone(), login_url: server.url.clone(), audience: "any".to_owned() };
    let config = Config { hosts, idle_timeout: Duration::from_millis(100), ..Config::of(Region::Us) };
    let ats = Icims::new(config, Arc::new(Known(grant)), clock, Arc::new(Measures::of(Region::Us)), Counted::parts())
        .expect("a client");
    let tenant = Tenant {
        id: TenantId::try_from(1).expect("positive"),
        ats: "icims".to_owned(),
        customer: 4321.try_into().expect("positive"),
        name: "Example".to_owned(),
        paused_until: None,
        settings: TenantSettings::default(),
        rules: std::collections::HashMap::new(),
        version: 1,
    };
    let person = PersonId::try_from(1).expect("positive");
    let resume = ats
        .resume(Call { tenant: &tenant, lane: Lane::Click, feature: Feature::Resume }, person)
        .await
        .expect("it begins");
    let mut body = resume.body;
    assert_eq!(body.try_next().await.expect("the half").as_deref(), Some(&b"half of it"[..]));
    let silence = body.try_next().await.expect_err("a silence is no end");
    assert_eq!(silence, AtsError::Unavailable { why: "the file stopped coming".to_owned() });
    server.is_left().await;
}

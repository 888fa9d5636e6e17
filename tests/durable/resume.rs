//! Large resumes through the real program: how much of them it holds, and how long it holds their connections.
//!
//! A file's server of the test stands in for the pretend iCIMS, which keeps its files in memory. It makes the bytes while
//! it writes them, and counts them.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use aws_lc_rs::digest::{Context, SHA256};
use goodtime_icims::domain::{Clock as _, SystemClock};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::chance::Chance;
use crate::checks;
use crate::load::Load;
use crate::service::{CUSTOMER, Service, Site, send, wait_for};
use crate::{TURN, say};

const MB: u64 = 1_000_000;
const LARGE: u64 = 200 * MB;
const PART: u64 = 25 * MB;
const SMALL: u64 = MB;
/// Downloads at once.
const AT_ONCE: u64 = 8;

/// What one download may add to the program's memory: two buffers of the HTTP library at 0.4 MB each, what lies between
/// them, and the allocator's share; far below the file.
const GROWTH_MOST: u64 = 16 * MB;
/// What eight may add: 2 MB each for the same buffers, and the allocator's share, which does not grow eightfold.
const GROWTH_OF_EIGHT: u64 = 24 * MB;
/// What lies in the system's buffers of two connections, and in ours, when a reader stops.
const ON_ITS_WAY: u64 = 48 * MB;
/// For the end of a connection whose other end is gone.
const LET_GO_WITHIN: Duration = Duration::from_secs(5);
/// Settings are known within a second.
const KNOWN_WITHIN: Duration = Duration::from_secs(10);
/// The request's time limit: a page must come before it.
const PAGE_WITHIN: Duration = Duration::from_secs(19);

/// How the file's server answers.
#[derive(Debug, Clone, Copy)]
enum Play {
    Whole(u64),
    /// Of a length that it does not say.
    Chunked(u64),
    /// Breaks off after that many bytes.
    Breaks {
        length: u64,
        after: u64,
    },
    BreaksChunked {
        after: u64,
    },
    /// No answer.
    Stalls,
}

/// A server of files that it makes while it writes them.
struct FileServer {
    url: String,
    shared: Arc<Shared>,
}

struct Shared {
    play: Mutex<Play>,
    asked: AtomicU64,
    ended: AtomicU64,
    written: AtomicU64,
}

impl FileServer {
    async fn start() -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (play, asked, ended, written) = (Mutex::new(Play::Whole(SMALL)), 0.into(), 0.into(), 0.into());
        let shared = Arc::new(Shared { play, asked, ended, written });
        let all = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&all);
                tokio::spawn(async move {
                    shared.asked.fetch_add(1, Ordering::SeqCst);
                    // Whether the connection was broken is the test's matter.
                    let _ = shared.answer(stream).await;
                    shared.ended.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { url, shared }
    }

    fn play(&self, play: Play) {
        *self.shared.play.lock().unwrap_or_else(PoisonError::into_inner) = play;
    }

    fn written(&self) -> u64 {
        self.shared.written.load(Ordering::SeqCst)
    }

    /// Connections that are under way.
    fn open(&self) -> u64 {
        let ended = self.shared.ended.load(Ordering::SeqCst);
        self.shared.asked.load(Ordering::SeqCst) - ended
    }
}

impl Shared {
    async fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let (mut request, mut byte) = (Vec::new(), [0]);
        while !request.ends_with(b"\r\n\r\n") {
            if stream.read(&mut byte).await? == 0 {
                return Ok(());
            }
            request.push(byte[0]);
        }
        let play = *self.play.lock().unwrap_or_else(PoisonError::into_inner);
        let (length, after, is_chunked) = match play {
            Play::Whole(length) => (length, length, false),
            Play::Chunked(length) => (length, length, true),
            Play::Breaks { length, after } => (length, after, false),
            Play::BreaksChunked { after } => (after, after, true),
            Play::Stalls => {
                stream.read_exact(&mut byte).await?;
                return Ok(());
            }
        };
        let size =
            if is_chunked { "Transfer-Encoding: chunked".to_owned() } else { format!("Content-Length: {length}") };
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/pdf\r\n{size}\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        self.write_file(&mut stream, after, is_chunked).await?;
        if matches!(play, Play::Chunked(_)) {
            stream.write_all(b"0\r\n\r\n").await?;
        }
        Ok(())
    }

    async fn write_file(&self, stream: &mut TcpStream, until: u64, is_chunked: bool) -> std::io::Result<()> {
        let mut file = Made::new();
        while let Some(piece) = file.next(until) {
            if is_chunked {
                stream.write_all(format!("{:x}\r\n", piece.len()).as_bytes()).await?;
            }
            let mut left = piece;
            while !left.is_empty() {
                let written = stream.write(left).await?;
                self.written.fetch_add(written as u64, Ordering::SeqCst);
                left = &left[written..];
            }
            if is_chunked {
                stream.write_all(b"\r\n").await?;
            }
        }
        Ok(())
    }
}

/// The bytes of every file: the same at the same place, no two pieces alike.
struct Made {
    at: u64,
    piece: Vec<u8>,
}

impl Made {
    fn new() -> Self {
        let mut chance = Chance::new(1);
        let piece = (0..64_000).map(|_| u8::try_from(chance.below(256)).expect("a byte")).collect();
        Self { at: 0, piece }
    }

    /// The next piece of a file of that length.
    fn next(&mut self, length: u64) -> Option<&[u8]> {
        let left = usize::try_from(length - self.at).expect("it fits");
        let size = left.min(self.piece.len());
        self.piece[..8].copy_from_slice(&self.at.to_be_bytes());
        self.at += size as u64;
        (size > 0).then(|| &self.piece[..size])
    }

    fn hash(length: u64) -> Vec<u8> {
        let (mut file, mut hash) = (Self::new(), Context::new(&SHA256));
        while let Some(piece) = file.next(length) {
            hash.update(piece);
        }
        hash.finish().as_ref().to_vec()
    }
}

/// A running program, a hand-off in it, and the server of its files.
struct Scene {
    site: Site,
    service: Service,
    files: FileServer,
    /// Downloads have no time limit of their own.
    browser: reqwest::Client,
    resume: String,
}

impl Scene {
    async fn new() -> Self {
        let site = Site::new(&mut Chance::new(SystemClock.now().micros().unsigned_abs())).await;
        let (load, service, files) = (Load::new(&site), site.serve().await, FileServer::start().await);
        assert!(load.deliver_one().await, "the delivery is acknowledged\n{}", site.log());
        checks::drained(&site).await;
        let book = load.close();
        let link = book.lines.values().find_map(|line| line.location.clone()).expect("a link");
        let browser = reqwest::Client::builder().no_proxy().build().expect("a client");
        let scene = Self { resume: format!("{link}/resume"), site, service, files, browser };
        scene.site.run(&["tenant", "set", "--customer", CUSTOMER, "--api-url", &scene.files.url]);
        let began = Instant::now();
        while scene.files.written() == 0 {
            assert!(began.elapsed() < KNOWN_WITHIN, "the new host is not asked\n{}", scene.site.log());
            drop(scene.open().await);
        }
        assert_eq!(scene.download().await.expect("whole"), Made::hash(SMALL), "a small one to warm up");
        scene
    }

    async fn open(&self) -> reqwest::Response {
        send(self.browser.get(&self.resume)).await.expect("an answer")
    }

    /// The hash of a whole download.
    async fn download(&self) -> reqwest::Result<Vec<u8>> {
        let (mut answer, mut hash) = (self.open().await, Context::new(&SHA256));
        assert_eq!(answer.status(), 200, "{}", self.site.log());
        while let Some(piece) = answer.chunk().await? {
            hash.update(&piece);
        }
        Ok(hash.finish().as_ref().to_vec())
    }

    async fn all_are_let_go(&self) {
        wait_for("the file's connections to end", LET_GO_WITHIN, || self.files.open() == 0).await;
    }

    /// Starts to measure: what the program has in memory now.
    fn memory(&self) -> Memory {
        let folder = format!("/proc/{}", self.service.id());
        std::fs::write(format!("{folder}/clear_refs"), "5").expect("the peak is set back");
        let status = format!("{folder}/status");
        Memory { before: bytes(&status, "VmRSS:"), status }
    }
}

/// What a process had in memory.
struct Memory {
    before: u64,
    status: String,
}

impl Memory {
    /// How far the peak since then is above it.
    fn growth(&self) -> u64 {
        bytes(&self.status, "VmHWM:").saturating_sub(self.before)
    }
}

/// A line of a process' status in bytes; the system gives KiB.
fn bytes(status: &str, line: &str) -> u64 {
    let text = std::fs::read_to_string(status).expect("the process is alive");
    let found = text.lines().find_map(|text| text.strip_prefix(line)?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    found.expect("the line is there") * 1_024
}

/// Reads at least so much of an answer.
async fn read(answer: &mut reqwest::Response, least: u64) {
    let mut seen = 0;
    while seen < least {
        seen += answer.chunk().await.expect("it goes on").expect("it is longer").len() as u64;
    }
}

fn mb(bytes: u64) -> String {
    format!("{}.{} MB", bytes / MB, bytes % MB * 10 / MB)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resume_of_200_mb_passes_whole_and_hardly_touches_memory() {
    let _turn = TURN.write().await;
    let scene = Scene::new().await;
    for play in [Play::Whole(LARGE), Play::Chunked(LARGE)] {
        scene.files.play(play);
        let (memory, began) = (scene.memory(), Instant::now());
        assert_eq!(scene.download().await.expect("whole"), Made::hash(LARGE));
        let (growth, took) = (memory.growth(), began.elapsed());
        say(&format!("{play:?}: memory grew by {} to its peak, in {took:.1?}", mb(growth)));
        assert!(growth <= GROWTH_MOST, "memory grew by {}", mb(growth));
        scene.all_are_let_go().await;
    }
    scene.files.play(Play::Whole(PART));
    let (memory, expected) = (scene.memory(), Made::hash(PART));
    let downloads = futures_util::future::join_all((0..AT_ONCE).map(|_| scene.download())).await;
    assert!(downloads.into_iter().all(|hash| hash.expect("whole") == expected));
    let growth = memory.growth();
    say(&format!("{AT_ONCE} of {} at once: memory grew by {}", mb(PART), mb(growth)));
    assert!(growth <= GROWTH_OF_EIGHT, "memory grew by {}", mb(growth));
    scene.all_are_let_go().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_reader_holds_the_file_back_and_one_that_leaves_ends_it() {
    let _turn = TURN.write().await;
    let scene = Scene::new().await;
    scene.files.play(Play::Whole(LARGE));
    let (memory, before) = (scene.memory(), scene.files.written());
    let mut answer = scene.open().await;
    read(&mut answer, MB).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let early = scene.files.written() - before;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let held = scene.files.written() - before;
    let growth = memory.growth();
    say(&format!("1 MB was read, {} were written and stayed so; memory grew by {}", mb(held), mb(growth)));
    assert_eq!(held, early, "the file must not flow on while nobody reads");
    assert!(held <= ON_ITS_WAY && growth <= GROWTH_MOST, "{} on their way, {} held", mb(held), mb(growth));
    read(&mut answer, ON_ITS_WAY + 10 * MB).await;
    assert_eq!(scene.files.open(), 1, "a pause of a reader is no end");
    drop(answer);
    scene.all_are_let_go().await;
    let left = scene.files.written() - before;
    assert!(left < LARGE, "the file was read to its end for nobody");
    say(&format!("the reader left; {} of {} were written", mb(left), mb(LARGE)));
    scene.files.play(Play::Whole(SMALL));
    assert_eq!(scene.download().await.expect("whole"), Made::hash(SMALL), "the next one comes");
    assert_eq!(left_after_a_hundred_leavers(&scene).await, 0, "connections are left");
}

/// A hundred readers that leave in the middle; how many of their connections are left.
async fn left_after_a_hundred_leavers(scene: &Scene) -> u64 {
    scene.files.play(Play::Whole(LARGE));
    let memory = scene.memory();
    for _ in 0..100 {
        read(&mut scene.open().await, SMALL).await;
    }
    scene.all_are_let_go().await;
    let growth = memory.growth();
    say(&format!("a hundred readers left in the middle: memory grew by {}", mb(growth)));
    assert!(growth <= GROWTH_MOST, "memory grew by {}", mb(growth));
    scene.files.open()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_breaks_off_is_seen_to_be_broken_and_one_that_does_not_come_gets_a_page() {
    let _turn = TURN.write().await;
    let scene = Scene::new().await;
    for play in [Play::Breaks { length: 10 * MB, after: 3 * MB }, Play::BreaksChunked { after: 3 * MB }] {
        scene.files.play(play);
        assert!(scene.download().await.is_err(), "{play:?} looks whole");
        scene.all_are_let_go().await;
    }
    assert!(scene.site.log().contains("a resume broke off"), "{}", scene.site.log());
    scene.files.play(Play::Stalls);
    let began = Instant::now();
    let answer = scene.open().await;
    assert_eq!(answer.status(), 503);
    assert!(answer.text().await.expect("a page").contains("The resume cannot be read now"), "{}", scene.site.log());
    assert!(began.elapsed() < PAGE_WITHIN, "the page took {:?}", began.elapsed());
    scene.all_are_let_go().await;
    scene.files.play(Play::Whole(SMALL));
    assert_eq!(scene.download().await.expect("whole"), Made::hash(SMALL), "the next one comes");
}

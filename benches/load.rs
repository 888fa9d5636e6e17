//! The senders: connections that stay open, each with one delivery under way. All on one thread, so that they take as
//! little of the machine as a load can.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::task::LocalSet;

use crate::http;
use crate::letters::Letters;

/// Before counting begins: connections are made, caches warm.
const WARM_UP: Duration = Duration::from_millis(500);

/// When the senders stop.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Until {
    /// After that time, which is counted from the end of the warm-up.
    Span(Duration),
    /// After that many letters; there is no warm-up.
    Letters(usize),
}

/// What was heard while it was counted.
pub(crate) struct Heard {
    pub(crate) acknowledged: usize,
    pub(crate) took: Duration,
    /// Microseconds of each answer, sorted.
    waits: Vec<u32>,
    /// Of the processor, as the caller's look says, at the begin and the end.
    pub(crate) looks: (f64, f64),
    /// Letters taken in all.
    pub(crate) used: usize,
}

impl Heard {
    /// Answers a second.
    pub(crate) fn rate(&self) -> f64 {
        number(self.acknowledged) / self.took.as_secs_f64()
    }

    /// Milliseconds within which such a share (in percent) was answered.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let last = self.waits.len().saturating_sub(1);
        self.waits.get(last * percent / 100).map_or(f64::NAN, |micros| f64::from(*micros) / 1_000.0)
    }
}

struct Shared {
    letters: Arc<Letters>,
    next: Cell<usize>,
    end: usize,
    counting: Cell<bool>,
    waits: RefCell<Vec<u32>>,
    wrong: RefCell<Option<String>>,
}

/// Sends, beginning with the letter `first`; `look` tells the processor time that was used so far.
pub(crate) async fn send(
    (address, connections): (SocketAddr, usize),
    letters: &Arc<Letters>,
    first: usize,
    until: Until,
    look: impl Fn() -> f64 + Send + 'static,
) -> anyhow::Result<Heard> {
    let letters = Arc::clone(letters);
    let sending = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let end = if let Until::Letters(many) = until { first + many } else { letters.len() };
        let waits = RefCell::new(Vec::with_capacity(end - first));
        let (next, counting, wrong) = (Cell::new(first), Cell::new(false), RefCell::default());
        let shared = Rc::new(Shared { letters, next, end, counting, waits, wrong });
        runtime.block_on(LocalSet::new().run_until(all(shared, (address, connections), until, look)))
    };
    tokio::task::spawn_blocking(sending).await.context("the senders fell over")?
}

async fn all(
    shared: Rc<Shared>,
    (address, connections): (SocketAddr, usize),
    until: Until,
    look: impl Fn() -> f64,
) -> anyhow::Result<Heard> {
    let sending: Vec<_> =
        (0..connections).map(|_| tokio::task::spawn_local(one(Rc::clone(&shared), address))).collect();
    if let Until::Span(_) = until {
        tokio::time::sleep(WARM_UP).await;
    }
    let (began, before) = (Instant::now(), look());
    shared.counting.set(true);
    let mut sending = futures_util::future::join_all(sending);
    let mut ended = None;
    if let Until::Span(span) = until {
        // They may run out of letters before.
        ended = tokio::time::timeout(span, &mut sending).await.ok();
    }
    if ended.is_none() && matches!(until, Until::Letters(_)) {
        ended = Some((&mut sending).await);
    }
    shared.counting.set(false);
    let (took, after) = (began.elapsed(), look());
    let used = shared.next.get();
    shared.next.set(shared.end);
    if ended.is_none() {
        ended = Some(sending.await);
    }
    if let Some(wrong) = shared.wrong.take() {
        bail!("a delivery was answered with {wrong}");
    }
    for one in ended.into_iter().flatten() {
        one?.context("a connection broke off")?;
    }
    let mut waits = shared.waits.take();
    waits.sort_unstable();
    Ok(Heard { acknowledged: waits.len(), took, waits, looks: (before, after), used })
}

async fn one(shared: Rc<Shared>, address: SocketAddr) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(4 * 1024);
    loop {
        let n = shared.next.get();
        let Some(letter) = shared.letters.get(n).filter(|_| n < shared.end) else { return Ok(()) };
        shared.next.set(n + 1);
        let began = Instant::now();
        stream.write_all(letter).await?;
        let status = http::answer(&mut stream, &mut buffer).await?;
        if status != 200 {
            let said = String::from_utf8_lossy(&buffer).into_owned();
            shared.wrong.borrow_mut().get_or_insert(said);
            return Ok(());
        }
        if shared.counting.get() {
            let micros = u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX);
            shared.waits.borrow_mut().push(micros);
        }
    }
}

/// A count as a number to divide.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}

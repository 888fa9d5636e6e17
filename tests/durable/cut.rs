//! What stands between the services and their database: a proxy that cuts connections at the worst moments.
//!
//! It understands as much of PostgreSQL's protocol as it takes to see a commit leave: names of prepared statements, and
//! which of them is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::AbortHandle;

const SOCKET: &str = ".s.PGSQL.5432";
/// Larger messages than any of ours.
const MESSAGE_MOST: usize = 16 << 20;

/// Where a connection is cut, of those whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The commit does not reach the server.
    BeforeCommit,
    /// The server commits, but its answer is lost.
    AfterCommit,
    /// The server commits a claim of work, but its answer is lost.
    AfterClaim,
}

/// What a transaction is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Deliveries,
    Claim,
}

impl What {
    fn of(statement: &[u8]) -> Option<Self> {
        let is_claim = statement.starts_with(b"with chosen") || statement.starts_with(b"with looked");
        match () {
            () if statement.starts_with(b"insert into events") => Some(Self::Deliveries),
            () if is_claim && statement.windows(8).any(|word| word == b"'leased'") => Some(Self::Claim),
            () => None,
        }
    }
}

/// A proxy on a socket in a folder of its own.
pub(crate) struct Proxy {
    shared: Arc<Shared>,
    folder: tempfile::TempDir,
    accepting: AbortHandle,
}

struct Shared {
    server: PathBuf,
    /// How many commits are still to be cut, in each way; those of deliveries, and of claims.
    before: AtomicI64,
    after: AtomicI64,
    claims: AtomicI64,
    cut: AtomicI64,
}

impl Proxy {
    /// Listens, and passes on to the server whose socket is in `folder`.
    pub(crate) fn to(folder: &Path) -> Self {
        let own = tempfile::tempdir().expect("a folder");
        let listener = UnixListener::bind(own.path().join(SOCKET)).expect("a socket");
        let none = || AtomicI64::new(0);
        let shared = Shared { server: folder.join(SOCKET), before: none(), after: none(), claims: none(), cut: none() };
        let shared = Arc::new(shared);
        let passing = Arc::clone(&shared);
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let shared = Arc::clone(&passing);
                tokio::spawn(async move {
                    // Where the server is not there, the client is cut off too.
                    if let Ok(server) = UnixStream::connect(&shared.server).await {
                        pass(&shared, client, server).await;
                    }
                });
            }
        });
        Self { shared, folder: own, accepting: accepting.abort_handle() }
    }

    /// The address of a database behind it.
    pub(crate) fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=test", self.folder.path().display())
    }

    /// Cuts the next connections that commit deliveries.
    pub(crate) fn cut(&self, how: Cut, connections: i64) {
        let left = match how {
            Cut::BeforeCommit => &self.shared.before,
            Cut::AfterCommit => &self.shared.after,
            Cut::AfterClaim => &self.shared.claims,
        };
        left.fetch_add(connections, Ordering::SeqCst);
    }

    /// How many were cut so far.
    pub(crate) fn cuts(&self) -> i64 {
        self.shared.cut.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Shared {
    /// How a commit of this is cut, if it is its turn.
    fn take(&self, what: What) -> Option<Cut> {
        let ways: &[_] = match what {
            What::Deliveries => &[(Cut::BeforeCommit, &self.before), (Cut::AfterCommit, &self.after)],
            What::Claim => &[(Cut::AfterClaim, &self.claims)],
        };
        let taken = |left: &AtomicI64| {
            left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| (left > 0).then(|| left - 1)).is_ok()
        };
        let (how, _) = ways.iter().find(|(_, left)| taken(left))?;
        self.cut.fetch_add(1, Ordering::SeqCst);
        Some(*how)
    }
}

/// Passes both ways until one side ends, or until the connection is cut: both ends are closed then.
async fn pass(shared: &Shared, client: UnixStream, server: UnixStream) {
    let ((from_client, mut to_client), (mut from_server, to_server)) = (client.into_split(), server.into_split());
    let answers = tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
    let stop = answers.abort_handle();
    if watch(shared, from_client, to_server, &stop).await.is_none() {
        // The client has gone, or was cut off, which is the same for the server.
        stop.abort();
    }
}

/// Passes the client's messages on; `None` at the end.
async fn watch(
    shared: &Shared,
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    answers: &AbortHandle,
) -> Option<()> {
    greet(&mut client, &mut server).await?;
    let (mut commits, mut telling) = (BTreeSet::new(), BTreeMap::new());
    let mut about = None;
    loop {
        let message = message(&mut client).await?;
        let mut texts = message[5..].split(|byte| *byte == 0);
        let (first, second) = (texts.next()?.to_vec(), texts.next().unwrap_or_default());
        match message[0] {
            b'P' if second == b"commit" => _ = commits.insert(first),
            b'P' => _ = What::of(second).and_then(|what| telling.insert(first, what)),
            b'B' if commits.contains(second) => match about.take().and_then(|what| shared.take(what)) {
                None => {}
                Some(Cut::BeforeCommit) => return None,
                Some(Cut::AfterCommit | Cut::AfterClaim) => {
                    // Nothing that the server says from now on is heard; it is done when it hangs up after the goodbye.
                    answers.abort();
                    server.write_all(&message).await.ok()?;
                    pass_until_sync(&mut client, &mut server).await;
                    return None;
                }
            },
            b'B' => about = telling.get(second).copied().or(about),
            _ => {}
        }
        server.write_all(&message).await.ok()?;
    }
}

/// Passes on what comes before a session: the question for TLS, which the server denies, and the greeting.
async fn greet(client: &mut OwnedReadHalf, server: &mut OwnedWriteHalf) -> Option<()> {
    const SESSION: u32 = 3 << 16;
    loop {
        let length = client.read_u32().await.ok()?;
        let mut rest = vec![0; usize::try_from(length).ok()?.checked_sub(4).filter(|rest| *rest < MESSAGE_MOST)?];
        client.read_exact(&mut rest).await.ok()?;
        server.write_u32(length).await.ok()?;
        server.write_all(&rest).await.ok()?;
        if rest.starts_with(&SESSION.to_be_bytes()) {
            return Some(());
        }
    }
}

/// One message: a letter, its length, and what it says.
async fn message(client: &mut OwnedReadHalf) -> Option<Vec<u8>> {
    let mut message = vec![0; 5];
    client.read_exact(&mut message).await.ok()?;
    let length = u32::from_be_bytes(message[1..].try_into().ok()?);
    let rest = usize::try_from(length).ok()?.checked_sub(4).filter(|rest| *rest < MESSAGE_MOST)?;
    message.resize(5 + rest, 0);
    client.read_exact(&mut message[5..]).await.ok()?;
    Some(message)
}

/// Up to where the server is to answer; it does what it was sent before it notices that nobody listens.
async fn pass_until_sync(client: &mut OwnedReadHalf, server: &mut OwnedWriteHalf) {
    while let Some(message) = message(client).await {
        if server.write_all(&message).await.is_err() || message[0] == b'S' {
            return;
        }
    }
}

//! Who reads persons: each replica has a way of its own to the pretend iCIMS, and each reading on it is noted in one list.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::service::{CUSTOMER, Site};

/// The ways, and the replica of each reading in the order of time.
pub(super) struct Readers {
    ways: Vec<SocketAddr>,
    noted: Arc<Mutex<Vec<usize>>>,
}

impl Readers {
    /// Opens a way for each of so many replicas.
    pub(super) async fn before(site: &Site, replicas: usize) -> Self {
        let target: SocketAddr = site.sim.url().trim_start_matches("http://").parse().expect("an address");
        let (mut ways, noted) = (Vec::new(), Arc::<Mutex<Vec<usize>>>::default());
        for replica in 0..replicas {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
            ways.push(listener.local_addr().expect("bound"));
            let noted = Arc::clone(&noted);
            tokio::spawn(async move {
                while let Ok((caller, _)) = listener.accept().await {
                    tokio::spawn(pass(caller, target, replica, Arc::clone(&noted)));
                }
            });
        }
        Self { ways, noted }
    }

    /// The address of a replica's way, which lives as long as the test's process.
    pub(super) fn url(&self, replica: usize) -> &'static str {
        format!("http://{}", self.ways[replica]).leak()
    }

    /// The replica of each reading so far.
    pub(super) fn noted(&self) -> Vec<usize> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whoever read last.
    pub(super) fn last(&self) -> usize {
        *self.noted().last().expect("somebody reads")
    }
}

async fn pass(caller: TcpStream, target: SocketAddr, replica: usize, noted: Arc<Mutex<Vec<usize>>>) {
    let Ok(server) = TcpStream::connect(target).await else { return };
    let (asked, mut answers) = caller.into_split();
    let (mut answered, asks) = server.into_split();
    let back = async {
        // However it ends, the caller sees the end.
        let _ = copy(&mut answered, &mut answers).await;
        let _ = answers.shutdown().await;
    };
    tokio::join!(note(asked, asks, replica, &noted), back);
}

/// The head of a request comes in one piece: it is short, and the client writes it at once.
async fn note(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, replica: usize, noted: &Mutex<Vec<usize>>) {
    let reading = format!("GET /customers/{CUSTOMER}/people/");
    let mut piece = vec![0; 16 * 1024];
    while let Ok(some @ 1..) = from.read(&mut piece).await {
        let readings = String::from_utf8_lossy(&piece[..some]).matches(&reading).count();
        noted.lock().unwrap_or_else(PoisonError::into_inner).extend(std::iter::repeat_n(replica, readings));
        if to.write_all(&piece[..some]).await.is_err() {
            return;
        }
    }
}

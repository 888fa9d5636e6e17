//! Those who are told: a webhook and a mail server on loopback that remember what they heard.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A webhook.
#[derive(Clone)]
pub(crate) struct Ear {
    pub(crate) address: SocketAddr,
    /// What it answers.
    pub(crate) status: Arc<AtomicU16>,
    heard: Arc<Mutex<Vec<Post>>>,
    /// Requests at the same time, and the most there were.
    at_once: Arc<(AtomicUsize, AtomicUsize)>,
}

/// What was posted.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Post {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }
}

impl Ear {
    pub(crate) async fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let address = listener.local_addr().expect("an address");
        let (status, heard, at_once) = (Arc::new(AtomicU16::new(200)), Arc::default(), Arc::default());
        let ear = Self { address, status, heard, at_once };
        let own = ear.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let ear = own.clone();
                tokio::spawn(async move { ear.hear(stream).await });
            }
        });
        ear
    }

    async fn hear(&self, mut stream: TcpStream) {
        let now = self.at_once.0.fetch_add(1, Ordering::SeqCst) + 1;
        self.at_once.1.fetch_max(now, Ordering::SeqCst);
        let mut reader = BufReader::new(&mut stream);
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line).await.is_ok_and(|read| read > 2) {
            head.push_str(&std::mem::take(&mut line));
        }
        let length =
            Post { head: head.clone(), body: String::new() }.header("content-length").trim().parse().unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).await.expect("a body");
        let status = self.status.load(Ordering::SeqCst);
        self.heard.lock().expect("whole").push(Post { head, body: String::from_utf8(body).expect("text") });
        let answer = format!("HTTP/1.1 {status} So\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
        stream.write_all(answer.as_bytes()).await.expect("written");
        self.at_once.0.fetch_sub(1, Ordering::SeqCst);
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/services/T1/B2/a-key", self.address)
    }

    /// What was heard since the last time.
    pub(crate) fn heard(&self) -> Vec<Post> {
        std::mem::take(&mut self.heard.lock().expect("whole"))
    }
}

/// A mail server.
#[derive(Clone)]
pub(crate) struct Mailbox {
    pub(crate) address: SocketAddr,
    /// What it answers to a mail.
    pub(crate) status: Arc<AtomicU16>,
    tls: Option<(TlsAcceptor, bool)>,
    mails: Arc<Mutex<Vec<String>>>,
    /// What clients said, mails apart.
    said: Arc<Mutex<Vec<String>>>,
}

impl Mailbox {
    /// One that speaks in clear, as the first thing.
    pub(crate) async fn listen() -> Self {
        Self::listen_with(None).await
    }

    /// One that has a certificate, shown at once or when it is asked for.
    pub(crate) async fn listen_with(tls: Option<(TlsAcceptor, bool)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let address = listener.local_addr().expect("an address");
        let status = Arc::new(AtomicU16::new(250));
        let mailbox = Self { address, status, tls, mails: Arc::default(), said: Arc::default() };
        let own = mailbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mailbox = own.clone();
                tokio::spawn(async move { mailbox.greet(stream).await });
            }
        });
        mailbox
    }

    async fn greet(&self, stream: TcpStream) {
        match &self.tls {
            None => drop(self.talk(stream, true, false).await),
            Some((acceptor, true)) => {
                if let Ok(stream) = acceptor.accept(stream).await {
                    self.talk(stream, true, false).await;
                }
            }
            Some((acceptor, false)) => {
                if let Some(stream) = self.talk(stream, true, true).await
                    && let Ok(stream) = acceptor.accept(stream).await
                {
                    self.talk(stream, false, false).await;
                }
            }
        }
    }

    /// Talks until the client leaves, or wants TLS: its stream comes back then.
    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: S, greets: bool, offers: bool) -> Option<S> {
        let mut stream = BufReader::new(stream);
        if greets {
            say(&mut stream, "220 mail.test ESMTP").await?;
        }
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            self.said.lock().expect("whole").push(line.trim_end().to_owned());
            match line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" if offers => say(&mut stream, "250-mail.test\r\n250 STARTTLS").await?,
                "EHLO" => say(&mut stream, "250-mail.test\r\n250 AUTH PLAIN").await?,
                "STARTTLS" => {
                    say(&mut stream, "220 go on").await?;
                    return Some(stream.into_inner());
                }
                "AUTH" => say(&mut stream, "235 welcome").await?,
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    let mut mail = String::new();
                    while !mail.ends_with("\r\n.\r\n") {
                        stream.read_line(&mut mail).await.ok()?;
                    }
                    self.mails.lock().expect("whole").push(mail);
                    let status = self.status.load(Ordering::SeqCst);
                    say(&mut stream, &format!("{status} so it is")).await?;
                }
                "QUIT" => {
                    say(&mut stream, "221 bye").await?;
                    return None;
                }
                _ => say(&mut stream, "250 ok").await?,
            }
        }
    }

    /// The mails that came since the last time, their lines put together again.
    pub(crate) fn mails(&self) -> Vec<String> {
        let mails = std::mem::take(&mut *self.mails.lock().expect("whole"));
        mails.into_iter().map(|mail| mail.replace("=\r\n", "").replace("=3D", "=")).collect()
    }

    /// What clients said, mails apart.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().expect("whole").clone()
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, line: &str) -> Option<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

/// A certificate for 127.0.0.1 by an authority of its own: what accepts connections with it, and the authority as PEM.
pub(crate) fn certificate(folder: &Path) -> (TlsAcceptor, Vec<u8>) {
    let openssl = |args: &str| {
        let made = Command::new("openssl").args(args.split_whitespace()).current_dir(folder).output();
        let made = made.expect("openssl is there: `make test` installs it");
        assert!(made.status.success(), "openssl {args}: {}", String::from_utf8_lossy(&made.stderr));
    };
    std::fs::write(folder.join("no.cnf"), "[req]\ndistinguished_name=none\n[none]\n").expect("written");
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\n").expect("written");
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config no.cnf";
    openssl(&format!(
        "req -x509 {key} -days 2 -subj /CN=own -keyout own.key -out own.pem -addext basicConstraints=critical,CA:TRUE"
    ));
    openssl(&format!("req -new {key} -subj /CN=server -keyout server.key -out server.csr"));
    openssl(
        "x509 -req -days 2 -in server.csr -out server.pem -CA own.pem -CAkey own.key -CAcreateserial -extfile names",
    );
    let own = CertificateDer::from_pem_file(folder.join("server.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).expect("a key");
    let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(vec![own], key);
    let authority = std::fs::read(folder.join("own.pem")).expect("written");
    (TlsAcceptor::from(Arc::new(config.expect("it fits"))), authority)
}

/// Nothing listens there.
pub(crate) async fn nowhere() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
    listener.local_addr().expect("an address")
}

/// How long a client waits that is refused.
pub(crate) const SOON: Duration = Duration::from_secs(5);

//! PostgreSQL over TLS: whom the store trusts, and what a person is told where it trusts nobody.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use goodtime_icims::domain::Region;
use goodtime_icims::store::Opening;
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use sqlx::{Connection as _, PgConnection};

/// Sessions of the store, and those of them that are encrypted.
const ENCRYPTED: &str = "select count(*), count(*) filter (where s.ssl) from pg_stat_activity a join pg_stat_ssl s using (pid) \
    where a.application_name = 'goodtime'";
/// What is wrong must be said at once, not after time-outs.
const TOLD_WITHIN: Duration = Duration::from_secs(3);

/// Runs openssl in a folder.
fn openssl(folder: &Path, args: &str) {
    let made = Command::new("openssl").args(args.split_whitespace()).current_dir(folder).output();
    let made = made.expect("openssl is there: `make test` installs it");
    assert!(made.status.success(), "openssl {args}: {}", String::from_utf8_lossy(&made.stderr));
}

/// An authority of our own, and a certificate of it for one name: `NAME.pem` and `NAME.key`.
fn authority(folder: &Path, name: &str) {
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2";
    let extensions = "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign";
    openssl(
        folder,
        &format!("req -x509 {key} -subj /CN={name} -keyout {name}.key -out {name}.pem -config no.cnf {extensions}"),
    );
}

/// What the authority `by` says of the server with these names.
fn certificate(folder: &Path, by: &str, names: &str) {
    openssl(
        folder,
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=server -keyout server.key -out server.csr -config no.cnf",
    );
    std::fs::write(folder.join("names"), format!("subjectAltName={names}\n")).expect("written");
    let sign = "x509 -req -days 2 -in server.csr -out server.pem -CAcreateserial -extfile names";
    openssl(folder, &format!("{sign} -CA {by}.pem -CAkey {by}.key"));
}

/// A server that listens on loopback, over TLS or not.
struct Server {
    folder: PathBuf,
    address: SocketAddr,
    _script: Child,
}

impl Server {
    /// Its certificate is for `localhost`, by an authority called `own`; there is another one, called `other`.
    fn start(tls: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder").keep();
        std::fs::write(folder.join("no.cnf"), "[req]\ndistinguished_name=none\n[none]\n").expect("written");
        authority(&folder, "own");
        authority(&folder, "other");
        certificate(&folder, "own", "DNS:localhost");
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr()).expect("a port");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg("lend").arg(&folder).arg("listen_addresses=127.0.0.1");
        command.arg(format!("port={}", address.port()));
        if tls {
            let file = |name: &str| folder.join(name).display().to_string();
            command.arg("ssl=on").arg(format!("ssl_cert_file={}", file("server.pem")));
            command.arg(format!("ssl_key_file={}", file("server.key")));
        }
        let mut script = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("bash runs");
        let mut said = String::new();
        BufReader::new(script.stdout.take().expect("piped")).read_line(&mut said).expect("text");
        assert!(said.starts_with("postgres:"), "PostgreSQL does not start (`make test` installs it)");
        Self { folder, address, _script: script }
    }

    fn url(&self, host: &str, more: &str) -> String {
        format!("postgres://test@{host}:{}/postgres?{more}", self.address.port())
    }

    /// As a person would write it who trusts one of the authorities.
    fn trusting(&self, host: &str, authority: &str) -> String {
        let file = self.folder.join(format!("{authority}.pem"));
        self.url(host, &format!("sslmode=verify-full&sslrootcert={}", file.display()))
    }

    /// Sessions of the store, and those of them that are encrypted.
    async fn sessions(&self) -> (i64, i64) {
        let socket =
            format!("postgres:///postgres?host={}&user=test&port={}", self.folder.display(), self.address.port());
        let mut raw = PgConnection::connect(&socket).await.expect("it listens");
        sqlx::query_as(ENCRYPTED).fetch_one(&mut raw).await.expect("told")
    }
}

async fn opened(url: String) -> Result<PgStore, String> {
    let settings = PgSettings::at(url.into());
    let opening = PgStore::open(&settings, Region::Us, Opening::Prepare);
    let opened = tokio::time::timeout(TOLD_WITHIN, opening).await.expect("told in time");
    opened.map_err(|error| error.to_string())
}

/// The sentence of a refusal.
async fn refused(url: String) -> String {
    match opened(url.clone()).await {
        Ok(_) => panic!("{url} is trusted"),
        Err(said) => said,
    }
}

#[tokio::test]
async fn every_session_is_encrypted_where_the_server_is_who_it_says_and_nobody_else_is_trusted() {
    let server = Server::start(true);
    let store = opened(server.trusting("localhost", "own")).await.expect("trusted");
    let (all, encrypted) = server.sessions().await;
    assert!(all >= 2 && encrypted == all, "{encrypted} of {all} sessions are encrypted");
    store.close().await;

    let said = refused(server.trusting("localhost", "other")).await;
    assert!(said.contains("UnknownIssuer"), "{said}");
    // The system's and the browsers' authorities do not know it either.
    let said = refused(server.url("localhost", "sslmode=verify-full")).await;
    assert!(said.contains("UnknownIssuer"), "{said}");
    let said = refused(server.trusting("127.0.0.1", "own")).await;
    assert!(said.contains("not valid for name"), "{said}");
    let said = refused(server.trusting("localhost", "nobody")).await;
    assert!(said.contains("nobody.pem") || said.contains("No such file"), "{said}");
}

#[tokio::test]
async fn a_server_without_tls_is_refused_where_tls_is_asked_for() {
    let server = Server::start(false);
    for url in [server.url("localhost", "sslmode=require"), server.trusting("localhost", "own")] {
        let said = refused(url).await;
        assert!(said.contains("does not support TLS"), "{said}");
    }
}

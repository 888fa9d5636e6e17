//! What the program does at a terminal.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use goodtime_icims::domain::{Account, AccountId, Clock as _, Invitation, Region, Role, Session, SystemClock};
use goodtime_icims::secrets::sha256_of;
use goodtime_icims::store::sqlite::SqliteStore;
use goodtime_icims::store::{Accepted, Accounts as _, Opening};

use crate::program::{CUSTOMER, KEY, Site};

/// Runs a command that fails; what it said.
fn refused(site: &Site, words: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodtime-icims"));
    command.args(words.split_whitespace()).env_remove("GOODTIME_ICIMS_CONFIG");
    command.env("GOODTIME_ICIMS_US_DATABASE", &site.database).env("GOODTIME_ICIMS_US_SEALING_KEYS", KEY);
    let output = command.output().expect("it runs");
    assert!(!output.status.success(), "{words}");
    String::from_utf8(output.stderr).expect("text")
}

/// What the pages do when somebody follows a link.
async fn comes(store: &SqliteStore, invitation: Invitation) -> AccountId {
    let now = SystemClock.now();
    let account = Account {
        id: AccountId::at(now),
        tenant: invitation.tenant,
        role: invitation.role,
        sign_in: invitation.sign_in.expect("an address"),
        name: "Ada".to_owned(),
        password: None,
        subject: None,
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    assert_eq!(store.accept(invitation.token_sha256, &account).await.expect("kept"), Accepted::Done);
    let session = Session { token_sha256: [7; 32], account: account.id, created_at: now, seen_at: now };
    assert!(store.begin_session(&session, 1).await.expect("kept"));
    account.id
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodtime-icims"));
    command.arg("openapi").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    // As `goodtime-icims openapi | head -n 0` does, before anything is written.
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert!(ended.status.success(), "{}", ended.status);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_invited_comes_is_listed_and_kept_out() {
    let site = Site::on(None).await;
    assert!(site.run("account list").starts_with("No accounts."));
    let told =
        site.run(&format!("account invite --role viewer --customer {CUSTOMER} --email Ada@Example.com --days 30"));
    let token = told.trim_end().rsplit_once(&site.url("/sign-in/invitation/")).expect("a link").1;
    let store = SqliteStore::open(Path::new(&site.database), Region::Us, Opening::AsItIs).await.expect("opened");
    let counts = async |at| store.invitation(sha256_of(token), at).await.expect("read");
    let now = SystemClock.now();
    assert!(counts(now.plus(Duration::from_hours(30 * 24))).await.is_none(), "it ends");
    let invitation = counts(now).await.expect("it is there");
    assert_eq!((invitation.role, invitation.is_first), (Role::Viewer, false));
    let id = comes(&store, invitation).await;

    let line = format!("{id}  viewer  customer {CUSTOMER}  ada@example.com  active");
    assert_eq!(site.run("account list").trim_end(), line);
    assert_eq!(site.run(&format!("account list --customer {CUSTOMER}")).trim_end(), line);
    site.run(&format!("account sign-out {id}"));
    assert!(store.session([7; 32]).await.expect("read").is_none());
    site.run(&format!("account disable {id}"));
    assert!(site.run("account list").contains("ada@example.com  disabled "));
    assert!(refused(&site, &format!("account disable {id}")).contains("was disabled before"));
    site.run(&format!("account enable {id}"));
    assert_eq!(site.run("account list").trim_end(), line);

    let all = refused(&site, &format!("account invite --role operator --customer {CUSTOMER} --email nobody"));
    assert!(all.contains("leave it out") && all.contains("--email: "), "{all}");
    let all = refused(&site, "account invite --role viewer --email ada@example.com");
    assert!(all.contains("say which one") && all.contains(&format!("account {id} signs in with this")), "{all}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_that_was_added_as_paused_goes_through_the_gate() {
    let site = Site::on(None).await;
    let add = "tenant add --paused --name Second --api-client goodtime --api-secret-file client --webhook-user second \
               --webhook-password-file webhook --customer 5555";
    assert!(site.run(add).contains("only kept until `tenant activate`"));
    assert!(site.run("tenant list").contains("5555  Second  (0 rules, not activated)"));
    assert!(site.run("tenant show --customer 5555").contains("not activated"));
    assert!(refused(&site, "tenant pause --customer 5555 --end").contains("`tenant activate`"));
    let why = refused(&site, "tenant activate --customer 5555");
    assert!(why.contains("not ready") && why.contains("--force"), "{why}");
    site.run("tenant activate --customer 5555 --force");
    assert!(site.run("tenant list").contains("5555  Second  (0 rules)"));
    assert!(refused(&site, "tenant activate --customer 5555 --force").contains("activated before"));
    site.run("tenant pause --customer 5555");
    assert!(site.run("tenant show --customer 5555").contains("paused until the pause is ended"));
    site.run("tenant pause --customer 5555 --end");
}

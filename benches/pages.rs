//! How long each page takes, and how large it is, with a hundred thousand candidates and as many hand-offs of one customer in a
//! region of two hundred.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use goodtime_icims::app::{Pace, Parts, RunningRegion};
use goodtime_icims::ats::Registry;
use goodtime_icims::config::{Settings, Sources};
use goodtime_icims::domain::{Account, AccountId, Clock as _, Invitation, ProcessRoles, Role, Session, SystemClock};
use goodtime_icims::secrets::SignInToken;

use crate::goals::{self, Goal};
use crate::plan::Plan;
use crate::process;
use crate::product::{Site, Work};
use crate::say::say;
use crate::scale::fill;
use crate::{figures, http};

/// A tenth of them is the customer's own hand-offs: a fifth of those that half of the events made.
const EVENTS: u64 = 1_000_000;
/// How often each page is asked for; the first ones are not counted.
const FIRST: usize = 3;
const ASKED: usize = 20;
/// Milliseconds, and bytes, of a page at the most.
const MILLIS_MOST: f64 = 200.0;
const BYTES_MOST: f64 = 100_000.0;
/// What they are of the customer whose pages are read.
const PAGES: &[&str] = &[
    "interviews",
    "interviews?state=all",
    "interviews?state=all&text=family77",
    "interviews?state=all&text=nobody",
    "interviews?state=all&job=4400",
];

/// Measures on each engine.
pub(crate) async fn tell(plan: &Plan) -> anyhow::Result<()> {
    for engine in &plan.engines {
        let site = Site::new(plan, *engine).await?;
        let database = site.database().await?;
        fill::fill(*engine, &database, EVENTS).await?;
        fill::mirror(*engine, &database, EVENTS).await?;
        let (secret, own) = sign_in(&site, &database).await?;
        let goals = measured(&site, &database, (&secret, own))?;
        say(&format!(
            "{}: {} hand-offs in all, {} of the customer, {} candidates; {}",
            engine.name(),
            fill::handoffs(EVENTS),
            fill::handoffs(EVENTS) / 5,
            fill::persons(EVENTS),
            process::machine()
        ));
        say(&goals::tell(*engine, &goals));
    }
    Ok(())
}

/// A session of the customer's super admin, and the customer's newest hand-off.
async fn sign_in(site: &Site, database: &str) -> anyhow::Result<(String, uuid::Uuid)> {
    drop(site.serve(database, Work::On, None)?); // Ends a pause.
    let flags = Site::flags(database);
    let settings = Settings::read(Sources::default().flags(flags.iter().map(String::as_str)));
    let settings = settings.map_err(|mistakes| anyhow::anyhow!("{mistakes:?}"))?;
    let region = settings.regions.first().context("there is one")?;
    let (clock, roles) = (Arc::new(SystemClock), ProcessRoles::ALL);
    let running = RunningRegion::start(region, Parts { clock, pace: Pace::ByHand, roles, others: Registry::default() });
    let running = running.await?;
    let (store, now, token) = (Arc::clone(&running.flow.store), SystemClock.now(), SignInToken::new());
    let tenant = Some(1.try_into()?);
    let invitation = Invitation {
        token_sha256: token.sha256,
        tenant,
        role: Role::SuperAdmin,
        sign_in: None,
        is_first: false,
        created_at: now,
        expires_at: now.plus(Duration::from_mins(1)),
    };
    store.invite(&invitation, ("bench", now)).await?;
    let account = Account {
        id: AccountId::at(now),
        tenant,
        role: Role::SuperAdmin,
        sign_in: "admin@example.com".parse()?,
        name: "Admin".to_owned(),
        password: None,
        subject: None,
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    store.accept(token.sha256, &account).await?;
    let session = Session { token_sha256: token.sha256, account: account.id, created_at: now, seen_at: now };
    ensure!(store.begin_session(&session, 1).await?, "the account is there");
    running.stop(Duration::from_secs(5)).await;
    Ok((token.secret, fill::handoff_id(fill::handoffs(EVENTS) - 5, EVENTS)))
}

fn measured(site: &Site, database: &str, (secret, own): (&str, uuid::Uuid)) -> anyhow::Result<Vec<Goal>> {
    let server = site.serve(database, Work::Paused, None)?;
    let drawer = format!("interviews/{own}");
    let mut goals = Vec::new();
    for page in PAGES.iter().copied().chain([drawer.as_str()]) {
        let address = server.address;
        let request = format!(
            "GET /tenants/1/{page} HTTP/1.1\r\nhost: {address}\r\ncookie: session={secret}\r\nconnection: close\r\n\r\n"
        );
        let (mut times, mut bytes) = (Vec::new(), 0);
        for nth in 0..FIRST + ASKED {
            let began = Instant::now();
            let (status, body) = http::ask(address, request.as_bytes())?;
            ensure!(status == 200, "{page} answers {status}");
            if nth >= FIRST {
                times.push(began.elapsed().as_secs_f64() * 1_000.0);
            }
            bytes = body.len();
        }
        let spread = figures::Spread::of(times);
        let name = if page == drawer { "interviews/{handoff_id}" } else { page };
        let found = format!("{:.0} to {:.0}", spread.least, spread.most);
        goals.push(Goal::at_most(9, name, (MILLIS_MOST, " ms"), spread.median).from(&found));
        let kilobytes = f64::from(u32::try_from(bytes)?) / 1_000.0;
        goals.push(Goal::at_most(9, name, (BYTES_MOST / 1_000.0, " KB"), kilobytes));
    }
    Ok(goals)
}

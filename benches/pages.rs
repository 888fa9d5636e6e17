//! How long each page takes, and how large it is, with a hundred thousand candidates and as many hand-offs of one customer in a
//! region of two hundred.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use goodtime_icims::app::{Pace, Parts, RunningRegion};
use goodtime_icims::ats::Registry;
use goodtime_icims::config::{Settings, Sources};
use goodtime_icims::domain::{
    Account, AccountId, Clock as _, Invitation, ProcessRoles, Role, Session, SystemClock, TenantId,
};
use goodtime_icims::secrets::SignInToken;
use goodtime_icims::store::Store;

use crate::engine::Engine;
use crate::figures::Spread;
use crate::http;
use crate::plan::Plan;
use crate::process;
use crate::product::{Site, Work};
use crate::say::say;
use crate::scale::fill;

/// A tenth of them is the customer's own hand-offs: a fifth of those that half of the events made.
const EVENTS: u64 = 1_000_000;
/// How often each page is asked for; the first ones are not counted.
const FIRST: usize = 3;
const ASKED: usize = 20;
/// Milliseconds, and kilobytes, of a page at the most.
const MILLIS_MOST: f64 = 200.0;
const KILOBYTES_MOST: f64 = 100.0;
/// What they are of the customer whose pages are read.
const PAGES: &[&str] = &[
    "interviews",
    "interviews?state=all",
    "interviews?state=all&text=family77",
    "interviews?state=all&text=nobody",
    "interviews?state=all&job=4400",
    "interviews?state=all&recruiter=9001",
    "candidates",
    "candidates?text=family77",
    "candidates?text=nobody",
    "jobs",
    "jobs?text=nobody",
    "users",
    "users?text=nobody",
    "sync",
    "deliveries",
    "deliveries?outcome=ignored",
    "deliveries/given-up",
    "onboarding",
    "settings",
    "settings/triggers",
    "settings/fields",
    "settings/mirror",
    "settings/secrets",
    "settings/history",
    "stages",
    "stages/import",
    "stages/proposals",
    "api-access",
    "api-access/webhooks",
    "people",
];
/// What they are of the region.
const OF_REGION: &[&str] = &["/operator", "/operator?text=customer", "/operator/people", "/account"];

/// Measures on each engine.
pub(crate) async fn tell(plan: &Plan) -> anyhow::Result<()> {
    for engine in &plan.engines {
        let site = Site::new(plan, *engine).await?;
        let database = site.database().await?;
        fill::fill(*engine, &database, EVENTS).await?;
        fill::mirror(*engine, &database, EVENTS).await?;
        fill::beside(*engine, &database).await?;
        let secrets = sign_in(&site, &database).await?;
        let own = fill::handoff_id(fill::handoffs(EVENTS) - 5, EVENTS);
        let pages = measured(&site, &database, &secrets, own)?;
        say(&format!(
            "{}: {} hand-offs in all, {} of the customer, {} candidates; {}",
            engine.name(),
            fill::handoffs(EVENTS),
            fill::handoffs(EVENTS) / 5,
            fill::persons(EVENTS),
            process::machine()
        ));
        say(&told(*engine, &pages));
    }
    Ok(())
}

/// What the sessions of a super admin of the customer and of an operator show.
struct Secrets {
    admin: String,
    operator: String,
}

async fn sign_in(site: &Site, database: &str) -> anyhow::Result<Secrets> {
    drop(site.serve(database, Work::On, None)?); // Ends a pause.
    let flags = Site::flags(database);
    let settings = Settings::read(Sources::default().flags(flags.iter().map(String::as_str)));
    let settings = settings.map_err(|mistakes| anyhow::anyhow!("{mistakes:?}"))?;
    let region = settings.regions.first().context("there is one")?;
    let (clock, roles) = (Arc::new(SystemClock), ProcessRoles::ALL);
    let running = RunningRegion::start(region, Parts { clock, pace: Pace::ByHand, roles, others: Registry::default() });
    let running = running.await?;
    let store = Arc::clone(&running.flow.store);
    let admin = session(store.as_ref(), Role::SuperAdmin, Some(1.try_into()?)).await?;
    let operator = session(store.as_ref(), Role::Operator, None).await?;
    running.stop(Duration::from_secs(5)).await;
    Ok(Secrets { admin, operator })
}

async fn session(store: &dyn Store, role: Role, tenant: Option<TenantId>) -> anyhow::Result<String> {
    let (now, token) = (SystemClock.now(), SignInToken::new());
    let invitation = Invitation {
        token_sha256: token.sha256,
        tenant,
        role,
        sign_in: None,
        is_first: false,
        created_at: now,
        expires_at: now.plus(Duration::from_mins(1)),
    };
    store.invite(&invitation, ("bench", now)).await?;
    let account = Account {
        id: AccountId::at(now),
        tenant,
        role,
        sign_in: format!("{role}@example.com").parse()?,
        name: role.to_string(),
        password: None,
        subject: None,
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    store.accept(token.sha256, &account).await?;
    let session = Session { token_sha256: token.sha256, account: account.id, created_at: now, seen_at: now };
    ensure!(store.begin_session(&session, 1).await?, "the account is there");
    Ok(token.secret)
}

/// What came of one page.
struct Measured {
    page: String,
    millis: Spread,
    kilobytes: f64,
}

fn measured(site: &Site, database: &str, secrets: &Secrets, own: uuid::Uuid) -> anyhow::Result<Vec<Measured>> {
    let server = site.serve(database, Work::Paused, None)?;
    let drawer = format!("interviews/{own}");
    let of_tenant =
        PAGES.iter().copied().chain([drawer.as_str()]).map(|page| (format!("/tenants/1/{page}"), &secrets.admin));
    let of_region = OF_REGION.iter().map(|page| ((*page).to_owned(), &secrets.operator));
    let mut pages = Vec::new();
    for (page, secret) in of_tenant.chain(of_region) {
        let address = server.address;
        let request =
            format!("GET {page} HTTP/1.1\r\nhost: {address}\r\ncookie: session={secret}\r\nconnection: close\r\n\r\n");
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
        let page = page.replace(&own.to_string(), "{handoff_id}").replace("/tenants/1/", "");
        pages.push(Measured { page, millis: Spread::of(times), kilobytes: f64::from(u32::try_from(bytes)?) / 1_000.0 });
    }
    Ok(pages)
}

fn told(engine: Engine, pages: &[Measured]) -> String {
    let mut text = format!(
        "| page, {} | median ms, aim ≤ {MILLIS_MOST} | least to most | KB, aim ≤ {KILOBYTES_MOST} | |\n|---|---|---|---|---|",
        engine.name()
    );
    for Measured { page, millis: Spread { median, least, most }, kilobytes } in pages {
        let met = if *median <= MILLIS_MOST && *kilobytes <= KILOBYTES_MOST { "met" } else { "**missed**" };
        // Writing into a `String` cannot fail.
        let _ = write!(text, "\n| {page} | {median:.1} | {least:.1} to {most:.1} | {kilobytes:.0} | {met} |");
    }
    text
}

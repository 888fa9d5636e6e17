//! A browser that somebody sits at: it keeps the cookie, and follows nothing by itself.

use std::time::Duration;

use goodtime_icims::domain::{
    Account, AccountId, Clock as _, Invitation, PasswordHash, Role, Session, SignInName, TenantId,
};
use goodtime_icims::secrets::{Passwords, SignInToken, sha256_of};
use goodtime_icims::store::Accepted;
use reqwest::header::{HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Method, RequestBuilder, StatusCode};
use tokio::sync::OnceCell;

use crate::world::World;

pub(super) const PASSWORD: &str = "correct horse battery staple";
/// Long enough for every test, in the time of its world.
const INVITED_FOR: Duration = Duration::from_hours(24);

/// An answer, read to its end.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Page {
    /// Where it leads.
    pub(super) fn leads_to(&self) -> &str {
        assert_eq!(self.status, 303, "{self:?}");
        self.headers[LOCATION].to_str().expect("text")
    }

    pub(super) fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// Its text without tags, blanks run together.
    pub(super) fn words(&self) -> String {
        let text: String =
            self.text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every address that it names, as a browser reads it.
    pub(super) fn links(&self) -> Vec<String> {
        let parts = self.text.split("href=\"").skip(1).chain(self.text.split("hx-get=\"").skip(1));
        parts
            .filter_map(|part| part.split_once('"'))
            .map(|(url, _)| url.replace("&amp;", "&").replace("&#38;", "&"))
            .collect()
    }

    /// The names in the list, from the top.
    pub(super) fn rows(&self) -> Vec<String> {
        let rows = self.text.split("data-drawer>").skip(1);
        rows.filter_map(|row| row.split_once('<')).map(|(name, _)| name.to_owned()).collect()
    }
}

pub(super) struct Browser<'w> {
    world: &'w World,
    /// What it shows: `name=value`.
    pub(super) cookie: Option<String>,
}

impl<'w> Browser<'w> {
    /// Nobody has signed in here.
    pub(super) fn new(world: &'w World) -> Self {
        Self { world, cookie: None }
    }

    /// Somebody of the first tenant, or of the region, has signed in here.
    pub(super) async fn of(world: &'w World, role: Role) -> Self {
        let tenant = (!role.is_of_region()).then_some(world.tenant);
        Self::showing(world, &account(world, role, tenant, &format!("{role}@example.com"), None).await).await
    }

    /// Somebody has signed in here.
    pub(super) async fn showing(world: &'w World, account: &Account) -> Self {
        let (token, now) = (SignInToken::new(), world.clock.now());
        let session = Session { token_sha256: token.sha256, account: account.id, created_at: now, seen_at: now };
        // As the account is by now; nothing begins where it is disabled.
        let store = &world.region.flow.store;
        let version = store.account(account.id).await.expect("read").expect("it is there").version;
        store.begin_session(&session, version).await.expect("asked");
        Self { world, cookie: Some(format!("session={}", token.secret)) }
    }

    pub(super) async fn ask(
        &mut self,
        method: Method,
        path: &str,
        form: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let mut request = self.world.http().request(method.clone(), self.world.url(path));
        if method == Method::POST {
            request = request.form(form);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.answered(request).await
    }

    async fn answered(&mut self, mut request: RequestBuilder) -> Page {
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response = self.world.request(request).await;
        let (status, headers) = (response.status(), response.headers().clone());
        if let Some(cookie) = headers.get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok()) {
            let given = cookie.split_once(';').expect("attributes").0;
            self.cookie = (!cookie.contains("Max-Age=0")).then(|| given.to_owned());
        }
        Page { status, headers, text: response.text().await.expect("a page") }
    }

    /// Sends a form that holds a file.
    pub(super) async fn upload(&mut self, path: &str, kind: &str, body: Vec<u8>) -> Page {
        let request = self.world.http().post(self.world.url(path)).body(body);
        self.answered(request.header("content-type", kind).header("sec-fetch-site", "same-origin")).await
    }

    pub(super) async fn get(&mut self, path: &str) -> Page {
        self.ask(Method::GET, path, &[], &[]).await
    }

    pub(super) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        self.ask(Method::POST, path, form, &[("sec-fetch-site", "same-origin")]).await
    }

    pub(super) async fn sign_in(&mut self, name: &str, password: &str) -> Page {
        self.post("/sign-in", &[("name", name), ("password", password), ("next", "/account")]).await
    }

    /// Whether it is let in.
    pub(super) async fn is_in(&mut self) -> bool {
        self.get("/account").await.status == 200
    }
}

/// What is kept of [`PASSWORD`]: made once, because that takes as long as it should.
pub(super) async fn hash() -> PasswordHash {
    static HASH: OnceCell<PasswordHash> = OnceCell::const_new();
    let made = HASH.get_or_init(|| async { Passwords::default().hash(PASSWORD.to_owned()).await.expect("hashed") });
    made.await.clone()
}

/// An invitation; what its link shows.
pub(super) async fn invitation(world: &World, role: Role, tenant: Option<TenantId>, sign_in: Option<&str>) -> String {
    let (token, now) = (SignInToken::new(), world.clock.now());
    let sign_in: Option<SignInName> = sign_in.map(|name| name.parse().expect("an address"));
    let (token_sha256, is_first) = (token.sha256, false);
    let expires_at = now.plus(INVITED_FOR);
    let invitation = Invitation { token_sha256, tenant, role, sign_in, is_first, created_at: now, expires_at };
    world.region.flow.store.invite(&invitation, ("test", now)).await.expect("kept");
    token.secret
}

/// An account.
pub(super) async fn account(
    world: &World,
    role: Role,
    tenant: Option<TenantId>,
    sign_in: &str,
    password: Option<PasswordHash>,
) -> Account {
    let now = world.clock.now();
    let token = invitation(world, role, tenant, None).await;
    let account = Account {
        id: AccountId::at(now),
        tenant,
        role,
        sign_in: sign_in.parse().expect("an address"),
        name: "Ada Example".to_owned(),
        password,
        subject: None,
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    let accepted = world.region.flow.store.accept(sha256_of(&token), &account).await.expect("kept");
    assert_eq!(accepted, Accepted::Done);
    account
}

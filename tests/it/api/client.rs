//! A caller of the API with a token.

use std::time::Duration;

use goodtime_icims::domain::{ApiToken, ApiTokenId, Clock as _, Scopes, TenantId};
use goodtime_icims::secrets::ApiTokens;
use reqwest::Method;
use reqwest::header::{HeaderMap, LOCATION};
use serde_json::Value;

use crate::world::World;

/// Long enough for a test, in the time of its world.
const COUNTS_FOR: Duration = Duration::from_hours(1);

/// An answer, read to its end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    /// The items of a list.
    pub(crate) fn items(&self) -> &[Value] {
        self.body["items"].as_array().unwrap_or_else(|| panic!("a list, not {self:?}"))
    }

    /// The name of the type of a problem.
    pub(crate) fn problem(&self) -> &str {
        let kind = self.headers.get("content-type").map(reqwest::header::HeaderValue::as_bytes);
        assert_eq!(kind, Some(&b"application/problem+json"[..]), "{self:?}");
        self.body["type"].as_str().and_then(|kind| kind.split_once('#')).expect("a type").1
    }

    /// What is wrong, by field.
    pub(crate) fn wrong(&self) -> Vec<&str> {
        let errors = self.body["errors"].as_array().unwrap_or_else(|| panic!("errors, not {self:?}"));
        errors.iter().filter_map(|error| error["field"].as_str()).collect()
    }
}

/// A caller.
pub(crate) struct Api<'w> {
    pub(crate) world: &'w World,
    token: Option<String>,
}

/// What a token allows is kept; the token itself comes back.
pub(crate) async fn token(
    world: &World,
    tenant: Option<TenantId>,
    scopes: Scopes,
    life: Duration,
) -> (ApiTokenId, String) {
    let now = world.clock.now();
    let token = ApiToken {
        id: ApiTokenId::at(now),
        tenant,
        name: "test".to_owned(),
        scopes,
        created_by: "test".to_owned(),
        created_at: now,
        expires_at: now.plus(life),
        revoked_at: None,
    };
    world.region.flow.store.add_api_token(&token).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    let tokens = ApiTokens::new(&world.settings.keyring, &world.settings.public_url);
    (token.id, tokens.sign(token.id, now, token.expires_at).expect("signed"))
}

impl<'w> Api<'w> {
    /// Somebody of GoodTime, who may do everything.
    pub(crate) async fn operator(world: &'w World) -> Self {
        Self::with(world, None, Scopes::all()).await
    }

    /// Somebody of a tenant, who may do everything there.
    pub(crate) async fn of(world: &'w World, tenant: TenantId) -> Self {
        Self::with(world, Some(tenant), Scopes::all()).await
    }

    pub(crate) async fn with(world: &'w World, tenant: Option<TenantId>, scopes: Scopes) -> Self {
        let (_, token) = token(world, tenant, scopes, COUNTS_FOR).await;
        Self { world, token: Some(token) }
    }

    /// Somebody who shows this, or nothing.
    pub(crate) fn showing(world: &'w World, token: Option<String>) -> Self {
        Self { world, token }
    }

    /// What it shows.
    pub(crate) fn bearer(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        self.ask_with(method, path, body, &[]).await
    }

    pub(crate) async fn ask_with(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        headers: &[(&'static str, &str)],
    ) -> Answer {
        let mut request = self.world.http().request(method, self.world.url(path));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        request = match body {
            Some(Value::String(text)) => request.body(text.clone()), // a file
            Some(body) => request.json(body),
            None => request,
        };
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read(self.world.request(request).await).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask(Method::POST, path, Some(body)).await
    }

    /// Without a body.
    pub(crate) async fn act(&self, path: &str) -> Answer {
        self.ask(Method::POST, path, None).await
    }
}

pub(super) async fn read(response: reqwest::Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.expect("a body");
    let is_file = headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/csv"));
    let body = match bytes.as_ref() {
        b"" => Value::Null,
        text if is_file => Value::String(String::from_utf8_lossy(text).into_owned()),
        json => serde_json::from_slice(json).expect("JSON"),
    };
    assert!(headers.get(LOCATION).is_none_or(|_| status == 201), "nobody is sent elsewhere");
    Answer { status, headers, body }
}

//! What stands around every page: the navigation, who is signed in, and the headers that keep a page to itself.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::texts;
use super::visitor::Visitor;
use crate::domain::{Region, Role, Scope, Scopes, Tenant, TenantId};
use crate::inbound::Doors;

/// Nothing from elsewhere, nothing inline, no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The pages of a tenant, in the order of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Hand-offs.
    Interviews,
    /// Candidates of the mirror.
    Candidates,
    /// Jobs of the mirror.
    Jobs,
    /// Users of the mirror.
    Users,
    /// Applications of the mirror; reached from its other lists.
    Applications,
    /// How the mirror and the calls stand.
    Sync,
    /// What the tenant chose.
    Settings,
    /// The way from the licence to the first sync.
    Onboarding,
    /// What came in, and what was given up.
    Deliveries,
    /// What the customer calls its statuses.
    Stages,
    /// Tokens and webhooks.
    ApiAccess,
    /// Who signs in.
    People,
    /// Who is signed in.
    Account,
    /// All customers of the region.
    Operator,
    /// Who signs in for the region.
    RegionPeople,
}

/// One line of the navigation.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) url: String,
    pub(super) is_here: bool,
}

/// What stands around a page.
pub(super) struct Frame {
    pub(super) t: &'static texts::Frame,
    pub(super) title: String,
    pub(super) region: Region,
    /// Whose pages these are.
    pub(super) tenant: Option<Arc<Tenant>>,
    /// Who is signed in.
    pub(super) who: String,
    pub(super) role: &'static str,
    pub(super) is_operator: bool,
    pub(super) entries: Vec<Entry>,
}

impl Frame {
    /// Around a page for a visitor.
    pub(super) fn of(doors: &Doors, visitor: &Visitor, tenant: Option<&Arc<Tenant>>, here: Place) -> Self {
        let t = texts::FRAME;
        let (role, own) = (visitor.account.role, tenant.map(|tenant| tenant.id).or(visitor.account.tenant));
        let title = match here {
            Place::Interviews => t.interviews,
            Place::Candidates => t.candidates,
            Place::Jobs => t.jobs,
            Place::Users => t.users,
            Place::Applications => t.applications,
            Place::Sync => t.sync,
            Place::Settings => t.settings,
            Place::Onboarding => t.onboarding,
            Place::Deliveries => t.deliveries,
            Place::Stages => t.stages,
            Place::ApiAccess => t.api_access,
            Place::People | Place::RegionPeople => t.people,
            Place::Operator => t.all_tenants,
            Place::Account => t.account,
        };
        Self {
            t,
            title: title.to_owned(),
            region: doors.region,
            tenant: tenant.cloned(),
            who: visitor.account.name.clone(),
            role: texts::role(role),
            is_operator: role == Role::Operator,
            entries: own.map_or_else(|| of_region(role, here), |own| entries(own, visitor.caller.scopes(), here)),
        }
    }

    /// The tenant's number, for addresses.
    pub(super) fn tenant_id(&self) -> i64 {
        self.tenant.as_ref().map_or(0, |tenant| tenant.id.get())
    }

    /// With a title of its own.
    pub(super) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }
}

/// The pages of a tenant that somebody may look at.
fn entries(tenant: TenantId, scopes: &Scopes, here: Place) -> Vec<Entry> {
    let t = texts::FRAME;
    let all = [
        (Place::Interviews, t.interviews, "interviews", Scope::HandoffsRead),
        (Place::Candidates, t.candidates, "candidates", Scope::MirrorRead),
        (Place::Jobs, t.jobs, "jobs", Scope::MirrorRead),
        (Place::Users, t.users, "users", Scope::MirrorRead),
        (Place::Sync, t.sync, "sync", Scope::MirrorRead),
        (Place::Deliveries, t.deliveries, "deliveries", Scope::EventsRead),
        (Place::Onboarding, t.onboarding, "onboarding", Scope::TenantsWrite),
        (Place::Settings, t.settings, "settings", Scope::TenantsWrite),
        (Place::Stages, t.stages, "stages", Scope::TenantsRead),
        (Place::ApiAccess, t.api_access, "api-access", Scope::TokensRead),
        (Place::People, t.people, "people", Scope::TenantsWrite),
    ];
    let seen = all.into_iter().filter(|(.., scope)| scopes.has(*scope));
    let entry = |(place, name, path, _): (Place, &'static str, &str, Scope)| Entry {
        name,
        url: format!("/tenants/{tenant}/{path}"),
        is_here: place == here,
    };
    seen.map(entry).collect()
}

/// The pages of the region.
fn of_region(role: Role, here: Place) -> Vec<Entry> {
    let t = texts::FRAME;
    let all = [(Place::Operator, t.all_tenants, "/operator"), (Place::RegionPeople, t.people, "/operator/people")];
    let entry =
        |(place, name, url): (Place, &'static str, &str)| Entry { name, url: url.to_owned(), is_here: place == here };
    all.into_iter().filter(|_| role == Role::Operator).map(entry).collect()
}

/// A page.
pub(super) fn html(status: StatusCode, page: &impl Template) -> Response {
    let Ok(text) = page.render() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response(); // Writing into memory does not fail.
    };
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("HX-Request")),
    ];
    (status, headers, Html(text)).into_response()
}

/// Keeps every answer of the pages to itself, also what is no page: a refusal, or the way to another page.
pub(super) async fn kept_to_itself(mut response: Response) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets the browser read another page.
pub(super) fn see(url: &str) -> Response {
    let url = HeaderValue::try_from(url).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, url)]).into_response()
}

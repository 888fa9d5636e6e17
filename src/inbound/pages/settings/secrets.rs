//! Which secrets are set, without the secrets, and forms for new ones.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::head::{Head, Notice, Tab};
use crate::domain::{ApiFamily, Credential, CredentialKind, Direction, Tenant, Timestamp};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::store::Directory;

/// Secrets of the list: those that count, and some that ended.
const SHOWN_MOST: usize = 20;

#[derive(Template)]
#[template(path = "settings_secrets.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static texts::Secrets,
    url: String,
    rows: Vec<Row>,
    /// Names that may send for the tenant, and whether each is chosen.
    senders: Vec<(String, bool)>,
    is_operator: bool,
    typed: Asked,
    inbound_kinds: Kinds,
    outbound_kinds: Kinds,
    families: [(&'static str, &'static str, bool); 2],
    /// Seconds, how that is said, and whether it is usual.
    overlaps: [(u32, &'static str, bool); 4],
    errors: Errors,
    made: Option<Made>,
}

/// Name, what it is called, and whether it is chosen.
type Kinds = Vec<(&'static str, &'static str, bool)>;

/// A secret of the list.
struct Row {
    who: &'static str,
    /// For which APIs, where we present it.
    family: Option<&'static str>,
    name: String,
    is_shared: bool,
    how: &'static str,
    from: Moment,
    until: Option<Moment>,
    state: (&'static str, &'static str),
}

/// What was typed, but for secrets.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) sender: String,
    pub(super) new_sender: String,
    pub(super) client: String,
    /// How it is proved; none as before.
    pub(super) kind: Option<CredentialKind>,
    /// For which APIs of the ATS.
    pub(super) family: Option<ApiFamily>,
}

/// What is wrong, by the form.
#[derive(Default)]
pub(super) struct Errors {
    pub(super) inbound: Vec<String>,
    pub(super) outbound: Vec<String>,
}

/// A secret that was made, shown this once.
pub(super) struct Made {
    pub(super) name: String,
    pub(super) secret: String,
}

/// What came of a form.
#[derive(Default)]
pub(super) struct Came {
    pub(super) notice: Option<Notice>,
    pub(super) asked: Asked,
    pub(super) errors: Errors,
    pub(super) made: Option<Made>,
}

/// What is set, and forms.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let notice = Notice::done(query.as_deref().unwrap_or_default());
    shown(&doors, (&visitor, &tenant), StatusCode::OK, Came { notice, ..Came::default() })
}

/// The page, with what came of a form.
pub(super) fn shown(
    doors: &Doors,
    (visitor, tenant): (&Visitor, &Arc<Tenant>),
    status: StatusCode,
    came: Came,
) -> Result<Response, Failed> {
    visitor.may::<need::TenantsWrite>()?;
    let Came { notice, mut asked, errors, made } = came;
    let (t, directory, now) = (texts::SECRETS, doors.flow.directory.current(), doors.flow.clock.now());
    let senders = directory.senders_of(tenant.id);
    let presented = directory.newest_outbound(tenant.id, ApiFamily::Records);
    if asked.client.is_empty() {
        asked.client = presented.map_or_else(String::new, |newest| newest.principal.clone());
    }
    let chosen = asked.family;
    let kind = asked.kind.or(presented.map(|newest| newest.kind)).unwrap_or(CredentialKind::OauthClient);
    let outbound = [CredentialKind::OauthClient, CredentialKind::Basic].map(|one| choice(one, one == kind));
    let all = [CredentialKind::Basic, CredentialKind::Hmac, CredentialKind::OauthClient];
    let inbound = all.map(|one| choice(one, asked.kind == Some(one)));
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Settings).titled(Tab::Secrets.name().to_owned()),
        head: Head::of(tenant.id, Tab::Secrets, notice),
        t,
        url: Tab::Secrets.url(tenant.id),
        rows: rows(&directory, tenant, now),
        senders: senders.into_iter().map(|name| (name.to_owned(), name == asked.sender)).collect(),
        is_operator: visitor.caller.tenant().is_none(),
        typed: asked,
        inbound_kinds: [("", t.as_before, false)].into_iter().chain(inbound).collect(),
        outbound_kinds: outbound.into(),
        families: [ApiFamily::Records, ApiFamily::Collaboration]
            .map(|one| (one.name(), texts::family(one), chosen == Some(one))),
        overlaps: [
            (0, t.at_once, false),
            (3_600, t.an_hour, false),
            (86_400, t.a_day, true),
            (604_800, t.a_week, false),
        ],
        errors,
        made,
    };
    Ok(html(status, &page))
}

fn choice(kind: CredentialKind, is_chosen: bool) -> (&'static str, &'static str, bool) {
    (kind.name(), texts::way(kind), is_chosen)
}

/// The newest first; those that count before those that ended.
fn rows(directory: &Directory, tenant: &Tenant, now: Timestamp) -> Vec<Row> {
    let senders = directory.senders_of(tenant.id);
    let own = directory.credentials().filter(|credential| match credential.direction {
        Direction::Inbound => senders.contains(&credential.principal.as_str()),
        Direction::Outbound => credential.tenant == Some(tenant.id),
    });
    let mut own: Vec<_> = own.collect();
    own.sort_by_key(|credential| (!credential.is_valid(now), std::cmp::Reverse(credential.valid_from)));
    own.into_iter().take(SHOWN_MOST).map(|credential| Row::of(directory, credential, now)).collect()
}

impl Row {
    fn of(directory: &Directory, credential: &Credential, now: Timestamp) -> Self {
        let t = texts::SECRETS;
        let sender = directory.inbound(&credential.principal).filter(|_| credential.direction == Direction::Inbound);
        Self {
            who: match credential.direction {
                Direction::Inbound => t.theirs,
                Direction::Outbound => t.ours,
            },
            family: credential.family.map(texts::family),
            name: credential.principal.clone(),
            is_shared: sender.is_some_and(|sender| sender.tenants.len() > 1),
            how: texts::way(credential.kind),
            from: Moment::of(credential.valid_from),
            until: credential.valid_until.map(Moment::of),
            state: match (credential.is_valid(now), credential.valid_until.is_some()) {
                (true, false) => ("good", t.valid),
                (true, true) => ("wait", t.ending),
                (false, _) => ("", t.ended),
            },
        }
    }
}

//! Which statuses send a candidate, where opened ones move, and which statuses came and start nothing.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::head::{Head, Notice, Tab};
use super::stage_names::{Choice, StageNames};
use crate::domain::{Reply, Rule, StageKey, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::store::IgnoredStatus;

/// Statuses that start nothing: those with the most deliveries say enough.
const IGNORED_MOST: usize = 20;

#[derive(Template)]
#[template(path = "settings_triggers.html")]
struct Page {
    frame: Frame,
    head: Head,
    t: &'static texts::Triggers,
    url: String,
    stages_url: String,
    rows: Vec<Row>,
    form: RuleForm,
    ignored: Vec<Ignored>,
}

/// One trigger.
struct Row {
    digits: String,
    label: String,
    id: String,
    next: Option<(String, String)>,
    reply: &'static str,
}

/// A status that came and starts nothing.
struct Ignored {
    digits: String,
    label: String,
    deliveries: i64,
    last_at: Moment,
}

/// What is typed of a trigger.
pub(super) struct Asked {
    pub(super) trigger: String,
    pub(super) next: String,
    pub(super) reply: Reply,
    /// Whether it is a trigger already.
    pub(super) is_known: bool,
}

/// A form that was not taken: its status, and what to say.
pub(super) struct Refused {
    pub(super) status: StatusCode,
    pub(super) notice: Notice,
    pub(super) trigger: Vec<String>,
    pub(super) next: Vec<String>,
}

/// The form of a trigger.
struct RuleForm {
    asked: Asked,
    label: String,
    triggers: Vec<Choice>,
    nexts: Vec<Choice>,
    /// Name, label, and whether it is chosen.
    replies: Vec<(&'static str, &'static str, bool)>,
    trigger_errors: Vec<String>,
    next_errors: Vec<String>,
}

/// All triggers, and a form for one of them or for a new one.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let edit = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "edit");
    let key: Option<StageKey> = edit.and_then(|(_, digits)| digits.parse().ok());
    let asked = Asked::of(key, key.and_then(|key| tenant.rules.get(&key)));
    let refused = Notice::done(&query).map(|notice| Refused::nothing(StatusCode::OK, notice));
    shown(&doors, (&visitor, &tenant), asked, refused).await
}

/// The page with a form.
pub(super) async fn shown(
    doors: &Doors,
    (visitor, tenant): (&Visitor, &Arc<Tenant>),
    asked: Asked,
    refused: Option<Refused>,
) -> Result<Response, Failed> {
    visitor.may::<need::TenantsWrite>()?;
    let names = StageNames::of(doors, tenant.id).await?;
    let mut rules: Vec<_> = tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    let rows = rules.into_iter().map(|rule| Row::of(rule, &names)).collect();
    let ignored = ignored(doors, tenant, &names).await?;
    let refused = refused.map(|one| (one.status, Some(one.notice), one.trigger, one.next));
    let (status, notice, trigger, next) = refused.unwrap_or((StatusCode::OK, None, Vec::new(), Vec::new()));
    let form = RuleForm::of(asked, &names, (trigger, next));
    let url = Tab::Triggers.url(tenant.id);
    let stages_url = format!("/tenants/{}/stages", tenant.id);
    let head = Head::of(tenant.id, Tab::Triggers, notice);
    let frame = Frame::of(doors, visitor, Some(tenant), Place::Settings).titled(Tab::Triggers.name().to_owned());
    Ok(html(status, &Page { frame, head, t: texts::TRIGGERS, url, stages_url, rows, form, ignored }))
}

async fn ignored(doors: &Doors, tenant: &Tenant, names: &StageNames) -> Result<Vec<Ignored>, Failed> {
    let mut all = doors.flow.store.ignored_statuses(tenant.id).await?;
    all.retain(|one| !tenant.rules.contains_key(&one.status));
    all.sort_by_key(|one| std::cmp::Reverse(one.deliveries));
    let show = |one: IgnoredStatus| Ignored {
        digits: one.status.to_string(),
        label: names.label(one.status),
        deliveries: one.deliveries,
        last_at: Moment::of(one.last_at),
    };
    Ok(all.into_iter().take(IGNORED_MOST).map(show).collect())
}

impl Asked {
    fn of(key: Option<StageKey>, rule: Option<&Rule>) -> Self {
        let next = rule.and_then(|rule| rule.next.as_ref());
        Self {
            trigger: key.map_or_else(String::new, |key| key.to_string()),
            next: next.map_or_else(String::new, ToString::to_string),
            reply: rule.map_or(Reply::Interactive, |rule| rule.reply),
            is_known: rule.is_some(),
        }
    }
}

impl Refused {
    pub(super) fn nothing(status: StatusCode, notice: Notice) -> Self {
        Self { status, notice, trigger: Vec::new(), next: Vec::new() }
    }
}

impl Row {
    fn of(rule: &Rule, names: &StageNames) -> Self {
        Self {
            digits: rule.trigger.to_string(),
            label: names.label(rule.trigger),
            id: names.full(rule.trigger),
            next: rule.next.as_ref().map(|next| (names.label(next.key()), next.to_string())),
            reply: texts::reply(rule.reply),
        }
    }
}

impl RuleForm {
    fn of(asked: Asked, names: &StageNames, (trigger_errors, next_errors): (Vec<String>, Vec<String>)) -> Self {
        let key: Option<StageKey> = asked.trigger.parse().ok();
        let digits = key.map_or_else(|| asked.trigger.clone(), |key| key.to_string());
        let is_imported = key.is_none_or(|key| names.is_imported(key));
        // What is not imported can be typed alone.
        let triggers = if is_imported { names.triggers(&digits) } else { Vec::new() };
        let nexts =
            if names.count() == 0 { Vec::new() } else { names.nexts(&asked.next, texts::TRIGGERS.not_imported) };
        let replies = [Reply::Interactive, Reply::Seamless];
        Self {
            label: key.map_or_else(String::new, |key| names.told(key)),
            replies: replies.map(|reply| (reply.name(), texts::reply(reply), reply == asked.reply)).into(),
            asked,
            triggers,
            nexts,
            trigger_errors,
            next_errors,
        }
    }
}

//! What the next import may lack.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::{Scope, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::stages::{self, AskedView, ProposalView};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;
use crate::stages::{Known, write_csv};
use crate::sync::{Drift, drift, shown as known_of};

#[derive(Template)]
#[template(path = "stages_proposals.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Stages,
    base: String,
    rows: Vec<ProposalView>,
    /// What iCIMS said, where it was asked just now.
    asked: Option<AskedView>,
    refused: Option<String>,
    may_ask: bool,
    may_import: bool,
}

impl Page {
    /// Where a stage is known from.
    #[expect(clippy::unused_self, reason = "templates call methods of their page")]
    fn origins(&self, row: &ProposalView) -> Vec<&'static str> {
        row.origins.iter().map(|origin| texts::origin(*origin)).collect()
    }
}

/// What iCIMS said, or why it was not asked.
type Came = Option<Result<AskedView, Problem>>;

/// The proposals.
pub(super) async fn page(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    shown(&doors, &visit, None).await
}

/// Asks iCIMS, and shows the proposals with what that added. It changes nothing but what is known, so the answer is the page.
pub(super) async fn ask(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let may = visit.visitor.may::<need::TenantsWrite>()?;
    let asked = stages::refresh(State(Arc::clone(&doors)), may, Id(visit.tenant.id), Query::of([])).await;
    match asked {
        Err(why) if why.status() != StatusCode::CONFLICT.as_u16() => Err(why.into()),
        asked => shown(&doors, &visit, Some(asked.map(|view| view.0))).await,
    }
}

async fn shown(doors: &Doors, visit: &Visit, came: Came) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::TenantsRead>()?;
    let (status, asked, refused) = match came {
        None => (StatusCode::OK, None, None),
        Some(Ok(asked)) => (StatusCode::OK, Some(asked), None),
        Some(Err(why)) => (StatusCode::CONFLICT, None, Some(why.detail().to_owned())),
    };
    let rows = drift(doors.flow.store.as_ref(), tenant).await?.into_iter().map(ProposalView::of).collect();
    let scopes = visitor.caller.scopes();
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Stages),
        t: texts::STAGES,
        base: format!("/tenants/{}/stages", tenant.id),
        rows,
        asked,
        refused,
        may_ask: scopes.has(Scope::TenantsWrite),
        may_import: scopes.has(Scope::RulesWrite),
    };
    Ok(html(status, &page))
}

/// The stages in use and what is proposed, as an export.
pub(super) async fn with_proposals(doors: &Doors, tenant: &Tenant) -> Result<String, Failed> {
    let stages = doors.flow.store.stages(tenant.id).await?;
    let proposed = drift(doors.flow.store.as_ref(), tenant).await?;
    Ok(write_csv(&taken_over(stages.iter().map(known_of).collect(), proposed)))
}

/// A stage that is known takes the new name; one that is not is added.
fn taken_over(mut known: Vec<Known>, proposed: Vec<Drift>) -> Vec<Known> {
    for one in proposed {
        let parted = one.label.map(|label| parted(one.bin, label));
        let is_known = known.iter_mut().find(|known| known.key == one.key);
        match (is_known, parted) {
            (Some(known), Some((bin, label))) => {
                known.label = label;
                known.bin = bin.or(known.bin.take());
            }
            (Some(_), None) => {}
            (None, parted) => {
                let (bin, label) = parted.unwrap_or_else(|| (None, one.key.to_string()));
                known.push(Known { key: one.key, id: one.id, bin, label });
            }
        }
    }
    known
}

/// iCIMS writes the bin before the status where it shows one: whoever imports looks at what that makes.
fn parted(bin: Option<String>, label: String) -> (Option<String>, String) {
    match (bin, label.split_once(": ")) {
        (None, Some((bin, status))) if !status.trim().is_empty() => (Some(bin.to_owned()), status.trim().to_owned()),
        (bin, _) => (bin, label),
    }
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn a_bin_before_a_status_is_its_bin_where_none_is_known() {
        let of = |bin: Option<&str>, label: &str| parted(bin.map(str::to_owned), label.to_owned());
        assert_eq!(of(None, "Offer: Verbal Offer"), (Some("Offer".to_owned()), "Verbal Offer".to_owned()));
        assert_eq!(of(Some("Offer"), "A: B"), (Some("Offer".to_owned()), "A: B".to_owned()));
        assert_eq!(of(None, "On hold"), (None, "On hold".to_owned()));
    }
}

//! What an import would change, before it changes anything.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::file::Given;
use crate::inbound::Doors;
use crate::inbound::api::stages::change::{ImportView, LineView};
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

#[derive(Template)]
#[template(path = "stages_preview.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Stages,
    base: String,
    given: Given,
    view: ImportView,
    why: Option<String>,
}

/// What was looked at, and why it was not put in place where somebody wanted that.
pub(super) struct Came {
    pub(super) given: Given,
    pub(super) view: ImportView,
    pub(super) why: Option<Problem>,
}

impl Page {
    /// The lines that something is said of, by what it is.
    fn lines(&self) -> Vec<(&'static str, &[LineView])> {
        let (t, view) = (self.t, &self.view);
        let all = [
            (t.malformed, view.malformed.as_slice()),
            (t.duplicates, &view.duplicates),
            (t.same_labels, &view.same_labels),
        ];
        all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }

    fn changes_nothing(&self) -> bool {
        self.view.new_count + self.view.changed_count + self.view.gone_count == 0
    }
}

/// The page.
pub(super) fn shown(doors: &Doors, visit: &Visit, came: Came) -> Response {
    let Visit { visitor, tenant, .. } = visit;
    let Came { given, view, why } = came;
    let status = why.as_ref().and_then(|why| StatusCode::from_u16(why.status()).ok()).unwrap_or(StatusCode::OK);
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Stages),
        t: texts::STAGES,
        base: format!("/tenants/{}/stages", tenant.id),
        why: why.map(|why| for_people(&why, &given, &view)),
        given,
        view,
    };
    html(status, &page)
}

/// What programs are told names parameters; people have boxes to tick.
fn for_people(why: &Problem, given: &Given, view: &ImportView) -> String {
    let t = texts::STAGES;
    let is_conflict = why.status() == StatusCode::CONFLICT.as_u16();
    let lacks_lines = view.malformed_count > 0 && given.without_malformed.is_none();
    let breaks = !view.broken_rules.is_empty() && given.break_rules.is_none();
    match (is_conflict, lacks_lines, breaks) {
        (true, true, _) => t.not_without.to_owned(),
        (true, false, true) => t.not_broken.to_owned(),
        _ => why.detail().to_owned(),
    }
}

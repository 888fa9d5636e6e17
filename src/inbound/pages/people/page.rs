//! The page of the people.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::Looking;
use super::act::{Invite, Made};
use crate::domain::{Account, AccountId, Invitation, Role};
use crate::inbound::Doors;
use crate::inbound::pages::accounts::others::{may_manage, may_touch, roles};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::problem::{FieldError, Problem};
use crate::store::Page as Part;

/// Rows of one page.
const ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "people.html")]
struct Page {
    frame: Frame,
    t: &'static texts::People,
    url: String,
    notice: Option<(&'static str, String)>,
    made: Option<Made>,
    form: Form,
    is_region: bool,
    rows: Vec<Row>,
    older: Option<String>,
}

/// The form of an invitation, with what was typed and what is wrong with it.
struct Form {
    roles: Vec<(Role, &'static str, &'static str, bool)>,
    sign_in: String,
    days: String,
    days_most: u8,
    wrong: Option<Problem>,
}

/// One account.
struct Row {
    id: AccountId,
    name: String,
    sign_in: String,
    role: &'static str,
    /// Whose, where that is not the page's tenant.
    whose: Option<String>,
    since: Moment,
    disabled_at: Option<Moment>,
    is_you: bool,
    /// What can be done; nothing where one may not touch it.
    may: Option<Vec<(Role, &'static str, bool)>>,
}

/// What came of a button.
pub(super) enum Came<'a> {
    Nothing,
    Done(&'static str),
    Made(Made),
    Refused(String),
    Wrong(&'a Invite, Problem),
}

/// The page as its address asks for it.
pub(super) async fn read(doors: &Doors, looking: &Looking, query: Option<String>) -> Result<Response, Failed> {
    let (mut came, mut after) = (Came::Nothing, None);
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match name.as_ref() {
            "done" => came = texts::people_done(&value).map_or(Came::Nothing, Came::Done),
            "after" => after = Uuid::parse_str(&value).ok(),
            _ => {}
        }
    }
    shown(doors, looking, after, came).await
}

/// The page, with what came of a button.
pub(super) async fn shown(
    doors: &Doors,
    looking: &Looking,
    after: Option<Uuid>,
    came: Came<'_>,
) -> Result<Response, Failed> {
    let Looking { visitor, tenant } = looking;
    let id = tenant.as_ref().map(|tenant| tenant.id);
    may_manage(&visitor.account, id)?;
    let newest = Part::newest(ROWS);
    let found = doors.flow.store.accounts_page(id, Part { before: after.unwrap_or(newest.before), ..newest }).await?;
    let url = looking.url();
    let mut form = Form::empty(&visitor.account, looking);
    let (status, notice, made) = match came {
        Came::Nothing => (StatusCode::OK, None, None),
        Came::Done(said) => (StatusCode::OK, Some(("good", said.to_owned())), None),
        Came::Made(made) => (StatusCode::OK, None, Some(made)),
        Came::Refused(why) => (StatusCode::CONFLICT, Some(("alert", why)), None),
        Came::Wrong(typed, why) => {
            form = form.typed(typed, why);
            (StatusCode::UNPROCESSABLE_ENTITY, None, None)
        }
    };
    let place = if tenant.is_some() { Place::People } else { Place::RegionPeople };
    let page = Page {
        frame: Frame::of(doors, visitor, tenant.as_ref(), place),
        t: texts::PEOPLE,
        notice,
        made,
        form,
        is_region: tenant.is_none(),
        rows: found.rows.iter().map(|account| Row::of(doors, looking, account)).collect(),
        older: found.next.map(|after| format!("{url}?after={}", after.simple())),
        url,
    };
    Ok(html(status, &page))
}

impl Form {
    fn empty(by: &Account, looking: &Looking) -> Self {
        let tenant = looking.tenant.as_ref().map(|tenant| tenant.id);
        let role = |role: Role| (role, texts::role(role), texts::role_about(role), false);
        Self {
            roles: roles(by, tenant).into_iter().map(role).collect(),
            sign_in: String::new(),
            days: "7".to_owned(),
            days_most: Invitation::DAYS_MOST,
            wrong: None,
        }
    }

    fn typed(self, typed: &Invite, wrong: Problem) -> Self {
        let roles = self.roles.into_iter().map(|(role, name, about, _)| (role, name, about, role.name() == typed.role));
        Self {
            roles: roles.collect(),
            sign_in: typed.sign_in.clone(),
            days: typed.days.clone(),
            wrong: Some(wrong),
            ..self
        }
    }

    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Option<&str> {
        let errors = self.wrong.as_ref()?.errors();
        errors.iter().find(|error| error.field() == field).map(FieldError::detail)
    }
}

impl Row {
    fn of(doors: &Doors, looking: &Looking, account: &Account) -> Self {
        let (t, by) = (texts::PEOPLE, &looking.visitor.account);
        let whose = |id| {
            let directory = doors.flow.directory.current();
            directory.tenant(id).map_or_else(|| t.removed.to_owned(), |tenant| tenant.name.clone())
        };
        let given = |role: Role| (role, texts::role(role), role == account.role);
        Self {
            id: account.id,
            name: account.name.clone(),
            sign_in: account.sign_in.as_str().to_owned(),
            role: texts::role(account.role),
            whose: looking.tenant.is_none().then(|| account.tenant.map_or_else(|| t.region.to_owned(), whose)),
            since: Moment::of(account.created_at),
            disabled_at: account.disabled_at.map(Moment::of),
            is_you: account.id == by.id,
            may: may_touch(by, account).then(|| roles(by, account.tenant).into_iter().map(given).collect()),
        }
    }
}

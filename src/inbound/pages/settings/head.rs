//! What stands above every tab of the settings: the tabs, and what came of a form.

use crate::domain::TenantId;
use crate::inbound::pages::texts;
use crate::inbound::problem::Problem;

/// A part of the settings with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Connection,
    Triggers,
    Fields,
    Mirror,
    Secrets,
    History,
}

impl Tab {
    const ALL: [Self; 6] = [Self::Connection, Self::Triggers, Self::Fields, Self::Mirror, Self::Secrets, Self::History];

    /// Where it is.
    pub(super) fn url(self, tenant: TenantId) -> String {
        let path = match self {
            Self::Connection => "",
            Self::Triggers => "/triggers",
            Self::Fields => "/fields",
            Self::Mirror => "/mirror",
            Self::Secrets => "/secrets",
            Self::History => "/history",
        };
        format!("/tenants/{tenant}/settings{path}")
    }

    pub(super) fn name(self) -> &'static str {
        let t = texts::SETTINGS;
        match self {
            Self::Connection => t.connection,
            Self::Triggers => t.triggers,
            Self::Fields => t.fields,
            Self::Mirror => t.mirror,
            Self::Secrets => t.secrets,
            Self::History => t.history,
        }
    }
}

/// What came of a form.
pub(super) struct Notice {
    pub(super) tone: &'static str,
    pub(super) text: String,
    /// What is wrong with what no field of the page shows.
    pub(super) more: Vec<String>,
}

impl Notice {
    pub(super) fn good(text: &str) -> Self {
        Self { tone: "good", text: text.to_owned(), more: Vec::new() }
    }

    /// Of what an address says was done.
    pub(super) fn done(query: &str) -> Option<Self> {
        let said = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?.1;
        let text = match said.as_ref() {
            "saved" => texts::SETTINGS.saved,
            "paused" => texts::SETTINGS.paused_done,
            "resumed" => texts::SETTINGS.resumed_done,
            "trigger" => texts::TRIGGERS.saved,
            "removed" => texts::TRIGGERS.removed,
            "secret" => texts::SECRETS.saved,
            _ => return None,
        };
        Some(Self::good(text))
    }

    /// Why a form was not taken; `is_shown` tells which fields show their own mistakes.
    pub(super) fn bad(problem: &Problem, is_shown: impl Fn(&str) -> bool) -> Self {
        let text = match problem.status() {
            412 => texts::SETTINGS.meanwhile,
            422 => texts::SETTINGS.not_saved,
            _ => problem.detail(),
        };
        let more = problem.errors().iter().filter(|error| !is_shown(error.field()));
        let more = more.map(|error| format!("{}: {}", error.field(), error.detail())).collect();
        Self { tone: "alert", text: text.to_owned(), more }
    }
}

/// What stands above a tab.
pub(super) struct Head {
    pub(super) t: &'static texts::Settings,
    /// Address, name, and whether it is this one.
    pub(super) tabs: Vec<(String, &'static str, bool)>,
    pub(super) notice: Option<Notice>,
}

impl Head {
    pub(super) fn of(tenant: TenantId, here: Tab, notice: Option<Notice>) -> Self {
        let tabs = Tab::ALL.into_iter().map(|tab| (tab.url(tenant), tab.name(), tab == here)).collect();
        Self { t: texts::SETTINGS, tabs, notice }
    }
}

/// Whether what went wrong is shown beside what was typed.
pub(super) fn is_told_beside(problem: &Problem) -> bool {
    matches!(problem.status(), 409 | 412 | 422)
}

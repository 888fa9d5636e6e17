//! Every text of the pages, in one place and by page, ready to be translated: a second language is a second constant of each.

/// Declares the texts of a page, and what they are in English.
macro_rules! texts {
    ($kind:ident, $english:ident: $($name:ident = $text:literal;)+) => {
        /// Texts of a page.
        pub(in crate::inbound::pages) struct $kind {
            $(pub(in crate::inbound::pages) $name: &'static str,)+
        }

        /// In English.
        pub(in crate::inbound::pages) const $english: &$kind = &$kind { $($name: $text),+ };
    };
}

mod accounts;
mod api_access;
mod deliveries;
mod frame;
mod interviews;
mod mirrored;
mod onboarding;
mod operator;
mod people;
mod settings;
mod stages;
mod sync;

pub(super) use accounts::{ACCOUNT, Account, INVITATION, Invitation, SIGN_IN, SignIn};
pub(super) use api_access::{API_ACCESS, ApiAccess, message_state, told};
pub(super) use deliveries::{DELIVERIES, Deliveries, delivered, given_up_done, outcome, played};
pub(super) use frame::{FAILED, FRAME, Failed, Frame, role};
pub(super) use interviews::{INTERVIEWS, Interviews, filter, step, work};
pub(super) use mirrored::{About, MIRRORED, Mirrored, about, fresh};
pub(super) use onboarding::{LETTERS, ONBOARDING, Onboarding};
pub(super) use operator::{OPERATOR, Operator, trouble};
pub(super) use people::{PEOPLE, People, people_done, role_about};
pub(super) use settings::{
    HAND_OVER, SECRETS, SETTINGS, Secrets, Settings, TRIGGERS, Triggers, change, family, reply, way,
};
pub(super) use stages::{STAGES, Stages, origin};
pub(super) use sync::{SYNC, Sync, entity, feature, held_by, lane, run_kind, run_state, run_step};

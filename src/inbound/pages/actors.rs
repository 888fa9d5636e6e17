//! What people are called who did something: logs and timelines name them by the number of their account.

use std::collections::HashMap;

use uuid::Uuid;

use super::texts;
use crate::domain::{AccountId, TenantId};
use crate::inbound::Doors;
use crate::store::StoreError;

/// How a number is written.
const ACCOUNT: &str = "account ";
const UUID_LENGTH: usize = 36;

/// Accounts, by what stands for them in a text.
pub(super) struct Actors(HashMap<String, String>);

impl Actors {
    /// Those that texts of a tenant name, each once. There are no more of them than texts.
    pub(super) async fn of<'t>(
        doors: &Doors,
        tenant: TenantId,
        texts: impl Iterator<Item = &'t str>,
    ) -> Result<Self, StoreError> {
        let mut names = HashMap::new();
        for (written, id) in texts.filter_map(account_in) {
            if names.contains_key(written) {
                continue;
            }
            let account = doors.flow.store.account(AccountId::from_uuid(id)).await?;
            let account = account.filter(|one| one.tenant.is_none_or(|own| own == tenant));
            let name = account.map(|one| format!("{} · {}", one.name, texts::role(one.role)));
            names.insert(written.to_owned(), name.unwrap_or_else(|| texts::SETTINGS.gone_account.to_owned()));
        }
        Ok(Self(names))
    }

    /// A text with names in it instead of numbers.
    pub(super) fn named(&self, text: &str) -> String {
        let name = account_in(text).and_then(|(written, _)| Some((written, self.0.get(written)?)));
        name.map_or_else(|| text.to_owned(), |(written, name)| text.replace(written, name))
    }
}

/// The account that a text names, as it is written there.
fn account_in(text: &str) -> Option<(&str, Uuid)> {
    let start = text.find(ACCOUNT)?;
    let written = text.get(start..start + ACCOUNT.len() + UUID_LENGTH)?;
    Some((written, Uuid::parse_str(&written[ACCOUNT.len()..]).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_wherever_it_stands() {
        let written = "account 01988a3e-7c00-7000-8000-000000000001";
        for text in [written.to_owned(), format!("with the link by {written}"), format!("asked for by {written}.")] {
            assert_eq!(account_in(&text).map(|(found, _)| found), Some(written), "{text}");
        }
        for text in ["", "account", "account 7", "an account of somebody with a very long name that is none"] {
            assert_eq!(account_in(text), None, "{text}");
        }
        let actors = Actors([(written.to_owned(), "Ada · Coordinator".to_owned())].into());
        assert_eq!(actors.named(&format!("asked for by {written}")), "asked for by Ada · Coordinator");
        assert_eq!(actors.named("command line"), "command line");
    }
}

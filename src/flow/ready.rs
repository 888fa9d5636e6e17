//! What has to be there before a tenant goes live, and what of it is not. Only what is kept is looked at: the ATS is not asked.

use super::Flow;
use crate::domain::{ApiFamily, StageImported, StageKey, Tenant, Timestamp};
use crate::store::{Directory, StoreError};

/// What a tenant needs before it goes live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Something to prove ourselves to the ATS with.
    Client,
    /// Somebody who can prove to speak for the ATS.
    Sender,
    /// The customer's stages.
    Stages,
    /// A trigger, and no rule that names what is not imported.
    Trigger,
}

impl Needed {
    /// The name that programs know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Sender => "sender",
            Self::Stages => "stages",
            Self::Trigger => "trigger",
        }
    }

    /// What has to be there, as the end of a sentence.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Client => "must be set, with a secret that is valid now",
            Self::Sender => "must have a secret that is valid now",
            Self::Stages => "must be imported",
            Self::Trigger => "must be set, and rules may name only stages that are imported",
        }
    }
}

/// How far a tenant is on the way to go live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// Whether we can prove ourselves to the ATS.
    pub has_client: bool,
    /// Whether somebody can prove themselves to us.
    pub has_sender: bool,
    /// Stages that are imported.
    pub stages: usize,
    /// Triggers that are set.
    pub triggers: usize,
    /// Statuses that rules name and that are not imported, as the rules name them; none while nothing is imported.
    pub unknown: Vec<String>,
}

impl Readiness {
    /// Of a tenant with these stages.
    #[must_use]
    pub fn of(directory: &Directory, tenant: &Tenant, imported: &[StageImported], now: Timestamp) -> Self {
        let senders = directory.senders_of(tenant.id);
        let mut secrets = senders.iter().filter_map(|name| directory.inbound(name)).flat_map(|one| &one.credentials);
        Self {
            has_client: directory.outbound(tenant.id, ApiFamily::Records, now).is_some(),
            has_sender: secrets.any(|secret| secret.is_valid(now)),
            stages: imported.len(),
            triggers: tenant.rules.len(),
            unknown: unknown(tenant, imported),
        }
    }

    /// What is missing, in the order in which it is set up.
    #[must_use]
    pub fn missing(&self) -> Vec<Needed> {
        let all = [
            (Needed::Client, self.has_client),
            (Needed::Sender, self.has_sender),
            (Needed::Stages, self.stages > 0),
            (Needed::Trigger, self.triggers > 0 && self.unknown.is_empty()),
        ];
        all.into_iter().filter(|(_, is_there)| !is_there).map(|(needed, _)| needed).collect()
    }
}

fn unknown(tenant: &Tenant, imported: &[StageImported]) -> Vec<String> {
    if imported.is_empty() {
        return Vec::new();
    }
    let is_imported = |key: StageKey| imported.iter().any(|stage| stage.key == key);
    let named = tenant.rules.values().flat_map(|rule| {
        let next = rule.next.as_ref().map(|next| (next.key(), next.to_string()));
        [Some((rule.trigger, rule.trigger.to_string())), next].into_iter().flatten()
    });
    let mut unknown: Vec<_> = named.filter(|(key, _)| !is_imported(*key)).map(|(_, name)| name).collect();
    unknown.sort();
    unknown.dedup();
    unknown
}

impl Flow {
    /// How far a tenant is.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn readiness(&self, tenant: &Tenant) -> Result<Readiness, StoreError> {
        let stages = self.store.stages(tenant.id).await?;
        Ok(Readiness::of(&self.directory.current(), tenant, &stages, self.clock.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_in_order_and_a_rule_for_what_is_not_imported_counts_as_none() {
        let ready = Readiness { has_client: true, has_sender: true, stages: 3, triggers: 1, unknown: Vec::new() };
        assert_eq!(ready.missing(), []);
        let broken = Readiness { unknown: vec!["C9".to_owned()], ..ready };
        assert_eq!(broken.missing(), [Needed::Trigger]);
        let nothing = Readiness { has_client: false, has_sender: false, stages: 0, triggers: 0, unknown: Vec::new() };
        assert_eq!(nothing.missing(), [Needed::Client, Needed::Sender, Needed::Stages, Needed::Trigger]);
    }
}

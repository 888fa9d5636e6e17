//! A rule: which status starts a hand-off, how the sender is answered, and where an opened candidate moves next.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::names::stored_name;
use super::{StageId, StageKey};

/// How an accepted delivery is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The recruiter stays in the ATS: 200.
    Seamless,
    /// The recruiter is sent on to the link: 303.
    Interactive,
}

stored_name!(Reply, "reply", "`seamless` or `interactive`", Seamless = "seamless", Interactive = "interactive");

/// One trigger status of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The status that starts a hand-off.
    pub trigger: StageKey,
    /// The status an opened candidate moves to; `None` moves nobody.
    pub next: Option<StageId>,
    /// How the sender is answered.
    pub reply: Reply,
}

/// Why a set of rules is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Following "next" from this trigger leads back to it: candidates would move for ever.
    #[error("the rules form a circle: {}; give one of them another next status", path(.0))]
    Circle(Vec<StageKey>),
}

/// Checks that no candidate can be moved round in a circle.
///
/// # Errors
/// [`RuleError::Circle`] with the statuses on the way.
pub fn check_rules(rules: &[Rule]) -> Result<(), RuleError> {
    let next: HashMap<StageKey, StageKey> =
        rules.iter().filter_map(|r| r.next.as_ref().map(|n| (r.trigger, n.key()))).collect();
    for rule in rules {
        let mut way = vec![rule.trigger];
        while let Some(&to) = way.last().and_then(|last| next.get(last)) {
            if way.contains(&to) {
                way.push(to);
                return Err(RuleError::Circle(way));
            }
            way.push(to);
        }
    }
    Ok(())
}

fn path(way: &[StageKey]) -> String {
    way.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(trigger: i64, next: Option<&str>) -> Rule {
        Rule { trigger: StageKey::from_digits(trigger), next: next.map(|n| n.parse().unwrap()), reply: Reply::Seamless }
    }

    #[test]
    fn a_chain_is_fine_and_a_circle_is_not() {
        assert!(check_rules(&[rule(1, Some("C2")), rule(2, Some("C3")), rule(4, None)]).is_ok());
        assert!(check_rules(&[rule(1, Some("C1"))]).is_err());
        let circle = check_rules(&[rule(1, Some("C2")), rule(2, Some("C3")), rule(3, Some("D2"))]);
        assert_eq!(
            circle.unwrap_err().to_string(),
            "the rules form a circle: 1 → 2 → 3 → 2; give one of them another next status"
        );
    }
}

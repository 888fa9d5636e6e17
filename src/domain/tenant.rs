//! A tenant: one customer of the ATS, with its rules and settings.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{CallLimits, CustomerId, Rule, StageKey, SyncSettings, TenantId, Timestamp};

/// One customer.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// Our own number for it.
    pub id: TenantId,
    /// Which kind of ATS it uses: a name of the registry.
    pub ats: String,
    /// The number the ATS knows it by.
    pub customer: CustomerId,
    /// What people call it; shown to operators.
    pub name: String,
    /// Until when its deliveries are kept but nothing is read or written for it.
    pub paused_until: Option<Timestamp>,
    /// What the tenant chose.
    pub settings: TenantSettings,
    /// Its rules by trigger status.
    pub rules: HashMap<StageKey, Rule>,
    /// Raised with each change of what it is called, what it chose and whether it is paused.
    pub version: i64,
}

impl Tenant {
    /// What the pause of a tenant is kept as that was never activated. Versions up to 0.5.0 kept every pause without an end so.
    pub const NOT_ACTIVATED: Timestamp = Timestamp::NEVER;
    /// What a pause is kept as that somebody has to end: a day later, so that it is told from the other.
    pub const UNTIL_RESUMED: Timestamp = Timestamp::from_micros(Timestamp::NEVER.micros() + 86_400_000_000);

    /// Whether work for the tenant waits at `now`.
    #[must_use]
    pub fn is_paused(&self, now: Timestamp) -> bool {
        self.paused_until.is_some_and(|until| now < until)
    }

    /// Whether some rule moves opened candidates to `stage`.
    #[must_use]
    pub fn may_move_to(&self, stage: StageKey) -> bool {
        self.rules.values().any(|rule| rule.next.as_ref().is_some_and(|next| next.key() == stage))
    }
}

/// What a tenant may choose. Each field has a default; an unknown field is a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TenantSettings {
    /// API host of the ATS, where it differs from the region's.
    pub api_url: Option<String>,
    /// Authorization host of the ATS, where it differs from the region's.
    pub login_url: Option<String>,
    /// Token audience, where it differs from the region's.
    pub audience: Option<String>,
    /// Host of the ATS' stream of changes, where it differs from the region's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_url: Option<String>,
    /// Which job field carries which role of the hiring team.
    pub roles: Roles,
    /// Application field that the link is written into; `None` writes nothing.
    pub link_field: Option<String>,
    /// Days a link can be opened.
    pub link_days: u16,
    /// Whether a repeated delivery is told to the recruiter as a mistake, as the ATS' marketplace asks for; else it is
    /// answered like the first.
    pub refuse_duplicates: bool,
    /// Whether the recruiter is told when a status sends nobody, where the tenant's rules lead recruiters on.
    pub tell_ignored: bool,
    /// Whether people sign in before a link shows or opens anything.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub link_needs_sign_in: bool,
    /// How many calls of the ATS may be used.
    #[serde(skip_serializing_if = "CallLimits::are_usual")]
    pub calls: CallLimits,
    /// How jobs, persons and applications are mirrored.
    #[serde(skip_serializing_if = "SyncSettings::are_usual")]
    pub sync: SyncSettings,
}

impl Default for TenantSettings {
    fn default() -> Self {
        Self {
            api_url: None,
            login_url: None,
            audience: None,
            stream_url: None,
            roles: Roles::default(),
            link_field: None,
            link_days: 14,
            refuse_duplicates: false,
            tell_ignored: false,
            link_needs_sign_in: false,
            calls: CallLimits::default(),
            sync: SyncSettings::default(),
        }
    }
}

/// Role of the hiring team → job field of the ATS, in the order people are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Roles(pub BTreeMap<String, String>);

impl Default for Roles {
    /// The field names that the ATS documents or that were seen; coordinator and sourcer have none and must be set.
    fn default() -> Self {
        let roles = [
            ("hiring_manager", "hiringmanager"),
            ("recruiter", "recruiter"),
            ("secondary_recruiter", "secondaryrecruiter"),
            ("job_owner", "jobowner"),
        ];
        Self(roles.into_iter().map(|(role, field)| (role.to_owned(), field.to_owned())).collect())
    }
}

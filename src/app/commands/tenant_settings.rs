//! What a tenant may choose, as flags.

use anyhow::Context as _;
use clap::Args;

use crate::ats::icims::check_settings;
use crate::domain::TenantSettings;

#[derive(Args)]
pub(in crate::app) struct SettingsArgs {
    /// API host, where it differs from the region's; `-` goes back to the region's.
    #[arg(long, value_name = "URL")]
    api_url: Option<String>,
    /// Authorization host, where it differs from the region's; `-` goes back to the region's.
    #[arg(long, value_name = "URL")]
    login_url: Option<String>,
    /// Token audience, where it differs from the region's; `-` goes back to the region's.
    #[arg(long)]
    audience: Option<String>,
    /// Job field that carries a role of the hiring team; `coordinator=` removes the role.
    #[arg(long = "role", value_name = "ROLE=FIELD")]
    roles: Vec<String>,
    /// Application field that the link is written into; `-` writes none.
    #[arg(long, value_name = "FIELD")]
    link_field: Option<String>,
    /// Days a link can be opened; 1 to 365.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=365))]
    link_days: Option<u16>,
    /// Answer a repeated delivery with 400 and a sentence, as the marketplace of iCIMS asks for, instead of like the first.
    #[arg(long, value_name = "true|false")]
    refuse_duplicates: Option<bool>,
    /// Tell recruiters when a status sends nobody, with 400 and a sentence, where a rule leads them on.
    #[arg(long, value_name = "true|false")]
    tell_ignored: Option<bool>,
    /// Calls of iCIMS in any second, over all processes.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    calls_per_second: Option<u32>,
    /// Calls of iCIMS at the same time, over all processes; each process has two at least.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    calls_in_flight: Option<u32>,
    /// Calls of iCIMS in an hour.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    calls_per_hour: Option<u32>,
    /// Calls of iCIMS in a day; `-` goes by what iCIMS says, or 10000.
    #[arg(long, value_name = "N|-")]
    calls_per_day: Option<String>,
}

impl SettingsArgs {
    /// The settings with what the flags say.
    pub(super) fn apply(self, mut settings: TenantSettings) -> anyhow::Result<TenantSettings> {
        let given = |value: Option<String>, old: Option<String>| match value {
            None => old,
            Some(value) => Some(value).filter(|value| value != "-"),
        };
        let trimmed = |url: String| url.trim_end_matches('/').to_owned();
        settings.api_url = given(self.api_url, settings.api_url).map(trimmed);
        settings.login_url = given(self.login_url, settings.login_url).map(trimmed);
        settings.audience = given(self.audience, settings.audience);
        settings.link_field = given(self.link_field, settings.link_field);
        settings.link_days = self.link_days.unwrap_or(settings.link_days);
        settings.refuse_duplicates = self.refuse_duplicates.unwrap_or(settings.refuse_duplicates);
        settings.tell_ignored = self.tell_ignored.unwrap_or(settings.tell_ignored);
        let calls = &mut settings.calls;
        calls.per_second = self.calls_per_second.unwrap_or(calls.per_second);
        calls.in_flight = self.calls_in_flight.unwrap_or(calls.in_flight);
        calls.per_hour = self.calls_per_hour.unwrap_or(calls.per_hour);
        calls.per_day = match self.calls_per_day.as_deref() {
            None => calls.per_day,
            Some("-") => None,
            Some(text) => Some(text.parse().with_context(|| format!("--calls-per-day {text}: write a number, or -"))?),
        };
        for role in self.roles {
            let (role, field) =
                role.split_once('=').with_context(|| format!("--role {role}: write it as role=field"))?;
            match field {
                "" => settings.roles.0.remove(role),
                field => settings.roles.0.insert(role.to_owned(), field.to_owned()),
            };
        }
        if let Some((setting, why)) = check_settings(&settings).into_iter().next() {
            anyhow::bail!("--{}: {why}", setting.replacen("roles.", "role ", 1).replace(['_', '.'], "-"));
        }
        Ok(settings)
    }
}

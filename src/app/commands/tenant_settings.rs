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
        for role in self.roles {
            let (role, field) =
                role.split_once('=').with_context(|| format!("--role {role}: write it as role=field"))?;
            match field {
                "" => settings.roles.0.remove(role),
                field => settings.roles.0.insert(role.to_owned(), field.to_owned()),
            };
        }
        if let Some((setting, why)) = check_settings(&settings).into_iter().next() {
            anyhow::bail!("--{}: {why}", setting.replacen("roles.", "role ", 1).replace('_', "-"));
        }
        Ok(settings)
    }
}

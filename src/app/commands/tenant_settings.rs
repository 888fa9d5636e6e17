//! What a tenant may choose, as flags.

use anyhow::Context as _;
use clap::Args;

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
        settings.api_url = url("--api-url", given(self.api_url, settings.api_url))?;
        settings.login_url = url("--login-url", given(self.login_url, settings.login_url))?;
        settings.audience = given(self.audience, settings.audience);
        settings.link_field = field_name("--link-field", given(self.link_field, settings.link_field))?;
        if let Some(field) = settings.link_field.as_ref().filter(|field| RESERVED.contains(&field.as_str())) {
            anyhow::bail!("--link-field: {field} has a meaning of its own; use a text field made for the link");
        }
        settings.link_days = self.link_days.unwrap_or(settings.link_days);
        settings.refuse_duplicates = self.refuse_duplicates.unwrap_or(settings.refuse_duplicates);
        settings.tell_ignored = self.tell_ignored.unwrap_or(settings.tell_ignored);
        for role in self.roles {
            let (role, field) =
                role.split_once('=').with_context(|| format!("--role {role}: write it as role=field"))?;
            match field_name("--role", Some(field.to_owned()).filter(|field| !field.is_empty()))? {
                Some(field) => settings.roles.0.insert(role.to_owned(), field),
                None => settings.roles.0.remove(role),
            };
        }
        Ok(settings)
    }
}

/// Fields of an application that mean something to iCIMS or to us: a link in one of them would destroy it.
const RESERVED: [&str; 6] = ["status", "bin", "associatedprofile", "baseprofile", "source", "updateddate"];

fn url(flag: &str, value: Option<String>) -> anyhow::Result<Option<String>> {
    let Some(text) = value else { return Ok(None) };
    let parsed =
        reqwest::Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let parsed = parsed.filter(|url| url.username().is_empty() && url.password().is_none() && url.query().is_none());
    parsed.with_context(|| format!("{flag} must be an http or https address without user and query"))?;
    Ok(Some(text.trim_end_matches('/').to_owned()))
}

/// Field names of iCIMS are lower case; anything else could change an address.
fn field_name(flag: &str, value: Option<String>) -> anyhow::Result<Option<String>> {
    match value {
        Some(name)
            if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                || name.is_empty()
                || name.len() > 64 =>
        {
            anyhow::bail!("{flag}: {name:?} is no field: fields are lower-case letters and digits, such as field23848")
        }
        value => Ok(value),
    }
}

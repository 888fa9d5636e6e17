//! What a tenant may choose, as flags.

use anyhow::Context as _;
use clap::Args;

use crate::ats::icims::check_settings;
use crate::domain::{SyncSource, TenantSettings};

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
    /// Host of iCIMS' Data Stream, where it differs from the region's; `-` goes back to the region's.
    #[arg(long, value_name = "URL")]
    stream_url: Option<String>,
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
    /// Let only people who signed in follow links: every recruiter needs an account then.
    #[arg(long, value_name = "true|false")]
    link_needs_sign_in: Option<bool>,
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
    /// Keep jobs, candidates and users in sync: by `search`, by iCIMS' Data Stream (`stream`), or not at all (`off`).
    #[arg(long, value_name = "off|search|stream")]
    sync: Option<SyncSource>,
    /// Subscription of the Data Stream; `-` takes the only one there is.
    #[arg(long, value_name = "NAME")]
    sync_stream_subscription: Option<String>,
    /// Stream of iCIMS' legacy streaming API, which nothing reads yet; `-` forgets it.
    #[arg(long, value_name = "ID")]
    sync_legacy_stream_id: Option<String>,
    /// Minutes from one look for changes to the next; 1 to 1440.
    #[arg(long, value_name = "MINUTES")]
    sync_every: Option<u16>,
    /// Days from one walk through everything to the next; 1 to 90.
    #[arg(long, value_name = "DAYS")]
    sync_walk_every: Option<u16>,
    /// A folder whose persons are candidates, by id or label; once for each. Those given take the place of all others.
    #[arg(long = "candidate-folder", value_name = "FOLDER")]
    candidate_folders: Vec<String>,
    /// A folder whose persons are users, in the same way.
    #[arg(long = "user-folder", value_name = "FOLDER")]
    user_folders: Vec<String>,
    /// A folder whose jobs are left out, in the same way.
    #[arg(long = "without-job-folder", value_name = "FOLDER")]
    jobs_without: Vec<String>,
    /// Keep applications of candidates for open jobs in sync, too.
    #[arg(long, value_name = "true|false")]
    sync_applications: Option<bool>,
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
        settings.stream_url = given(self.stream_url, settings.stream_url).map(trimmed);
        settings.link_field = given(self.link_field, settings.link_field);
        settings.link_days = self.link_days.unwrap_or(settings.link_days);
        settings.refuse_duplicates = self.refuse_duplicates.unwrap_or(settings.refuse_duplicates);
        settings.tell_ignored = self.tell_ignored.unwrap_or(settings.tell_ignored);
        settings.link_needs_sign_in = self.link_needs_sign_in.unwrap_or(settings.link_needs_sign_in);
        let calls = &mut settings.calls;
        calls.per_second = self.calls_per_second.unwrap_or(calls.per_second);
        calls.in_flight = self.calls_in_flight.unwrap_or(calls.in_flight);
        calls.per_hour = self.calls_per_hour.unwrap_or(calls.per_hour);
        calls.per_day = match self.calls_per_day.as_deref() {
            None => calls.per_day,
            Some("-") => None,
            Some(text) => Some(text.parse().with_context(|| format!("--calls-per-day {text}: write a number, or -"))?),
        };
        let sync = &mut settings.sync;
        sync.source = self.sync.unwrap_or(sync.source);
        sync.stream_subscription = given(self.sync_stream_subscription, sync.stream_subscription.take());
        sync.legacy_stream_id = given(self.sync_legacy_stream_id, sync.legacy_stream_id.take());
        sync.every_minutes = self.sync_every.unwrap_or(sync.every_minutes);
        sync.walk_every_days = self.sync_walk_every.unwrap_or(sync.walk_every_days);
        sync.applications = self.sync_applications.unwrap_or(sync.applications);
        let lists = [
            (self.candidate_folders, &mut sync.candidate_folders),
            (self.user_folders, &mut sync.user_folders),
            (self.jobs_without, &mut sync.jobs_without),
        ];
        for (given, folders) in lists {
            if !given.is_empty() {
                *folders = given;
            }
        }
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

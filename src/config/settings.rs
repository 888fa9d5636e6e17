//! The settings, checked.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;

use super::api::{ApiSettings, read_api};
use super::database::{Database, ServerLimits, read_limits};
use super::hosts::read_icims;
use super::logs::{LogFormat, read_logs};
use super::notices::{NoticeSettings, read_notices};
use super::pages::{PageSettings, read_pages};
use super::sources::{Mistakes, Sources};
use super::traces::{TraceSettings, read_traces};
use crate::domain::{ProcessRoles, Region};
use crate::secrets::Keyring;

const DAY: Duration = Duration::from_hours(24);

/// Everything that was set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines are written.
    pub log_filter: String,
    /// Where traces are sent, if anywhere.
    pub traces: Option<TraceSettings>,
    /// How long work under way gets when the service stops.
    pub drain: Duration,
    /// How long before that the service says that it is not ready, while it still takes what comes.
    pub stop_after: Duration,
    /// What this process does for its regions.
    pub roles: ProcessRoles,
    /// The regions this process serves.
    pub regions: Vec<RegionSettings>,
}

/// What was set for one region.
#[derive(Debug, Clone)]
pub struct RegionSettings {
    /// Which region.
    pub region: Region,
    /// Where senders and recruiters connect.
    pub listen: SocketAddr,
    /// Where health checks connect.
    pub ops_listen: SocketAddr,
    /// What links start with, without a slash at the end.
    pub public_url: String,
    /// The database.
    pub database: Database,
    /// How a server's database is used.
    pub limits: ServerLimits,
    /// The sealing keys.
    pub keyring: Arc<Keyring>,
    /// How senders reach us and prove themselves.
    pub senders: SenderSettings,
    /// The JSON API.
    pub api: ApiSettings,
    /// The pages that people sign in to.
    pub pages: PageSettings,
    /// How long what is kept.
    pub keep: KeepSettings,
    /// How people are told.
    pub notices: NoticeSettings,
    /// API host of iCIMS.
    pub icims_api_url: String,
    /// Authorization host of iCIMS.
    pub icims_login_url: String,
    /// Host of iCIMS' Data Stream, where one is known.
    pub icims_stream_url: Option<String>,
    /// Audience of tokens.
    pub icims_audience: String,
    /// Scope of tokens.
    pub icims_scope: Option<String>,
}

/// What was set about senders.
#[derive(Debug, Clone)]
pub struct SenderSettings {
    /// Hosts beside that of the public address that senders know us by, lower case.
    pub public_hosts: Vec<String>,
    /// Proxies whose headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// How far a signature's time may be from ours.
    pub signature_skew: Duration,
    /// How long a sender's token lives.
    pub token_life: Duration,
    /// Where the deliveries of the other regions belong.
    pub elsewhere: Vec<(Region, String)>,
}

/// How long what is kept.
#[derive(Debug, Clone, Copy)]
pub struct KeepSettings {
    /// Deliveries.
    pub events: Duration,
    /// Hand-offs that have ended, with their timelines.
    pub handoffs: Duration,
    /// What was read of persons and applications that no live hand-off is about.
    pub people: Duration,
}

impl Default for KeepSettings {
    fn default() -> Self {
        Self { events: 400 * DAY, handoffs: 400 * DAY, people: 30 * DAY }
    }
}

impl Default for SenderSettings {
    fn default() -> Self {
        Self {
            public_hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            signature_skew: Duration::from_mins(5),
            token_life: Duration::from_hours(1),
            elsewhere: Vec::new(),
        }
    }
}

impl Settings {
    /// Checks what the sources say.
    ///
    /// # Errors
    /// [`Mistakes`] with every mistake, not only the first.
    pub fn read(mut sources: Sources) -> Result<Self, Mistakes> {
        let (log_format, log_filter) = read_logs(&mut sources);
        let traces = read_traces(&mut sources);
        let drain = sources.take("drain_seconds", Some("25"), |text| seconds(text, 1, 600));
        let stop_after = sources.take("stop_after_seconds", Some("0"), |text| seconds(text, 0, 60));
        let roles = sources.take("roles", Some("web,worker,sync"), |text| text.parse().map_err(|e| format!("{e}")));
        let named = sources.take("regions", Some("us"), |text| {
            let regions: Result<Vec<Region>, _> = text.split(',').map(|name| name.trim().parse::<Region>()).collect();
            regions.map_err(|error| error.to_string())
        });
        let named = named.unwrap_or_default();
        let regions: Vec<_> = named.iter().filter_map(|region| read_region(&mut sources, *region)).collect();
        no_shared_places(&mut sources, &regions);
        no_split_file(&mut sources, &regions, roles.unwrap_or(ProcessRoles::ALL));
        let mistakes = sources.into_mistakes();
        let read = || {
            Some(Self {
                log_format: log_format?,
                log_filter: log_filter?,
                traces,
                drain: drain?,
                stop_after: stop_after?,
                roles: roles?,
                regions,
            })
        };
        if mistakes.is_empty() { read().ok_or(Mistakes(mistakes)) } else { Err(Mistakes(mistakes)) }
    }
}

fn read_region(sources: &mut Sources, region: Region) -> Option<RegionSettings> {
    let of = |us: &'static str, eu: &'static str| match region {
        Region::Us => Some(us),
        Region::Eu => Some(eu),
    };
    let name = |key: &str| format!("{region}.{key}");
    let address =
        |text: &str| text.parse().map_err(|_| "must be an IP address and a port, such as 127.0.0.1:8080".to_owned());
    let listen = sources.take(&name("listen"), of("127.0.0.1:8080", "127.0.0.1:8081"), address);
    let ops_listen = sources.take(&name("ops_listen"), of("127.0.0.1:9080", "127.0.0.1:9081"), address);
    let public_url = public_url(sources, region);
    let database = read_database(sources, region);
    let limits = read_limits(sources, region);
    let keyring = read_keyring(sources, region);
    let senders = read_senders(sources, region);
    let own_api = read_api(sources, region, public_url.as_deref());
    let pages = read_pages(sources, region);
    let keep = read_keep(sources, region);
    let notices = read_notices(sources, region);
    let icims = read_icims(sources, region);
    let (api, icims) = (own_api?, icims?);
    Some(RegionSettings {
        region,
        listen: listen?,
        ops_listen: ops_listen?,
        public_url: public_url?,
        database: database?,
        limits: limits?,
        keyring: keyring?,
        senders: senders?,
        api,
        pages: pages?,
        keep: keep?,
        notices: notices?,
        icims_api_url: icims.api_url,
        icims_login_url: icims.login_url,
        icims_stream_url: icims.stream_url,
        icims_audience: icims.audience,
        icims_scope: icims.scope,
    })
}

/// The address may hold a password, so it may stand in a file of its own.
fn read_database(sources: &mut Sources, region: Region) -> Option<Database> {
    let (direct, file) = (format!("{region}.database"), format!("{region}.database_url_file"));
    if sources.has(&direct) && sources.has(&file) {
        sources.mistake(format!("{direct} and {file}: set one of them, not both"));
        return None;
    }
    if sources.has(&file) {
        return sources.take(&file, None, |path| {
            Database::parse(&std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?)
        });
    }
    let default = match region {
        Region::Us => "data/us.db",
        Region::Eu => "data/eu.db",
    };
    sources.take(&direct, Some(default), Database::parse)
}

fn public_url(sources: &mut Sources, region: Region) -> Option<String> {
    let default = match region {
        Region::Us => "https://a.goodtime.io",
        Region::Eu => "https://eu.goodtime.io",
    };
    sources.take(&format!("{region}.public_url"), Some(default), web_address)
}

fn read_senders(sources: &mut Sources, region: Region) -> Option<SenderSettings> {
    let name = |key: &str| format!("{region}.{key}");
    let public_hosts = sources.take(&name("public_hosts"), Some(""), |text| list(text, host));
    let trusted_proxies = sources.take(&name("trusted_proxies"), Some(""), |text| {
        list(text, |one| {
            let net = one.parse::<IpNet>().or_else(|_| one.parse::<IpAddr>().map(IpNet::from));
            net.map_err(|_| "must be IP addresses or networks, such as 10.0.0.0/8, separated by commas".to_owned())
        })
    });
    let signature_skew = sources.take(&name("signature_skew_seconds"), Some("300"), |text| seconds(text, 1, 3_600));
    let token_life = sources.take(&name("token_seconds"), Some("3600"), |text| seconds(text, 1, 86_400));
    let others = Region::ALL.into_iter().filter(|other| *other != region);
    let elsewhere = others.filter_map(|other| Some((other, public_url(sources, other)?))).collect();
    Some(SenderSettings {
        public_hosts: public_hosts?,
        trusted_proxies: trusted_proxies?,
        signature_skew: signature_skew?,
        token_life: token_life?,
        elsewhere,
    })
}

fn read_keep(sources: &mut Sources, region: Region) -> Option<KeepSettings> {
    let mut days = |key: &str, default: &'static str| {
        sources.take(&format!("{region}.{key}"), Some(default), |text| match text.parse::<u32>() {
            Ok(days @ 1..=3_650) => Ok(days * DAY),
            _ => Err("must be a whole number of days from 1 to 3650".to_owned()),
        })
    };
    let (events, handoffs) = (days("keep_events_days", "400"), days("keep_handoffs_days", "400"));
    let people = days("keep_people_days", "30");
    Some(KeepSettings { events: events?, handoffs: handoffs?, people: people? })
}

/// Reads a span.
pub(super) fn seconds(text: &str, least: u64, most: u64) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds) if (least..=most).contains(&seconds) => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("must be a whole number of seconds from {least} to {most}")),
    }
}

fn list<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(read).collect()
}

fn host(text: &str) -> Result<String, String> {
    let host = text.to_ascii_lowercase();
    let url = reqwest::Url::parse(&format!("http://{host}/"));
    let bare = url.is_ok_and(|url| url.path() == "/" && url.query().is_none() && url.username().is_empty());
    let wrong = "must be host names, with a port where only that one counts, separated by commas";
    if bare { Ok(host) } else { Err(wrong.to_owned()) }
}

fn read_keyring(sources: &mut Sources, region: Region) -> Option<Arc<Keyring>> {
    let (direct, file) = (format!("{region}.sealing_keys"), format!("{region}.sealing_keys_file"));
    if sources.has(&direct) && sources.has(&file) {
        sources.mistake(format!("{direct} and {file}: set one of them, not both"));
        return None;
    }
    let parse = |text: &str| {
        let keys = text.split([',', '\n']).map(str::trim).filter(|key| !key.is_empty());
        Keyring::parse(keys).map(Arc::new).map_err(|error| error.to_string())
    };
    if sources.has(&file) {
        return sources.take(&file, None, |path| {
            parse(&std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?)
        });
    }
    sources.take(&direct, None, parse)
}

/// Reads an address of the web.
pub(super) fn web_address(text: &str) -> Result<String, String> {
    let plain = text.trim_end_matches('/');
    let wrong = || {
        "must be an http or https address without user, query and fragment, such as https://a.goodtime.io".to_owned()
    };
    let url = reqwest::Url::parse(plain).map_err(|_| wrong())?;
    let web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let bare =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if web && bare { Ok(plain.to_owned()) } else { Err(wrong()) }
}

/// Regions are separate worlds: nothing of one may be the other's.
fn no_shared_places(sources: &mut Sources, regions: &[RegionSettings]) {
    for (n, a) in regions.iter().enumerate() {
        for b in &regions[n + 1..] {
            if a.region == b.region {
                sources.mistake(format!("regions: {} is named twice", a.region));
            } else if a.database.is(&b.database) {
                sources.mistake(format!("{}.database and {}.database: each region has its own", a.region, b.region));
            } else if a.keyring.shares_a_key_with(&b.keyring) {
                let (a, b) = (a.region, b.region);
                sources.mistake(format!("{a}.sealing_keys and {b}.sealing_keys: each region has keys of its own"));
            } else if a.api.takes_tokens_of(&b.api) {
                let (a, b) = (a.region, b.region);
                sources
                    .mistake(format!("{a}.api_issuer_audience and {b}.api_issuer_audience: each region has its own"));
            } else if a.listen == b.listen && a.listen.port() != 0 {
                sources.mistake(format!("{}.listen and {}.listen: each region has its own", a.region, b.region));
            }
        }
    }
}

/// A file is for one process, which therefore has to do everything.
fn no_split_file(sources: &mut Sources, regions: &[RegionSettings], roles: ProcessRoles) {
    for region in regions.iter().filter(|one| roles != ProcessRoles::ALL && one.database.file().is_some()) {
        let region = region.region;
        sources.mistake(format!(
            "roles: a SQLite database is for one process, which has to have all roles: to split them, let `{region}.database` name a PostgreSQL database"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "us.sealing_keys=k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    fn mistakes(sources: Sources) -> Vec<String> {
        Settings::read(sources).expect_err("there are mistakes").0
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let variables =
            [("GOODTIME_ICIMS_LOG_FORMAT", "xml"), ("GOODTIME_ICIMS_US_LISTEN", "8080"), ("GOODTIME_ICIMS_TYPO", "1")];
        let sources = Sources::default().variables(variables.map(|(name, value)| (name.to_owned(), value.to_owned())));
        insta::assert_yaml_snapshot!(mistakes(sources.flags(["us.public_url=ftp://x", "nonsense"])));
    }

    #[test]
    fn a_later_source_wins() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "drain_seconds = 5\n[us]\nlisten = '127.0.0.1:1'\nops_listen = '127.0.0.1:2'\n")
            .unwrap();
        let variables = [("GOODTIME_ICIMS_US_LISTEN".to_owned(), "127.0.0.1:3".to_owned())];
        let sources = Sources::default().file(Some(file.path())).variables(variables).flags(["drain_seconds=7", KEY]);
        let settings = Settings::read(sources).unwrap();
        let us = &settings.regions[0];
        assert_eq!((us.listen.port(), us.ops_listen.port(), settings.drain.as_secs()), (3, 2, 7));
    }

    #[test]
    fn a_key_is_never_repeated_in_a_mistake() {
        let sources = Sources::default().flags(["us.sealing_keys=k1:c2VjcmV0"]);
        let told = mistakes(sources).join("\n");
        assert!(told.contains("us.sealing_keys") && !told.contains("c2VjcmV0"), "{told}");
    }

    #[test]
    fn regions_share_nothing() {
        let (same, other) =
            (KEY.replace("us.", "eu."), "eu.sealing_keys=k1:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=");
        let told = |flags: [&str; 2]| mistakes(Sources::default().flags(["regions=us,eu", KEY, flags[0], flags[1]]));
        let databases = ["us.database and eu.database: each region has its own"];
        assert_eq!(told([other, "eu.database=data/us.db"]), databases);
        let keys = ["us.sealing_keys and eu.sealing_keys: each region has keys of its own"];
        assert_eq!(told([&same, "drain_seconds=5"]), keys);
    }
}

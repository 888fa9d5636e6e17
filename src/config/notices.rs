//! How people are told of what needs them.

use std::str::FromStr as _;
use std::time::Duration;

use lettre::message::Mailbox;
use secrecy::SecretString;

use super::sources::Sources;
use crate::domain::Region;
use crate::webhooks::is_here;

/// What was set about notices.
#[derive(Debug, Clone)]
pub struct NoticeSettings {
    /// Between two notices to one target of one tenant and kind.
    pub every: Duration,
    /// How long a hand-off may wait to be read.
    pub waits_after: Duration,
    /// Deliveries in an hour below which its silence says nothing.
    pub silence_least: i64,
    /// The relay for mail.
    pub mail: Option<MailSettings>,
}

impl Default for NoticeSettings {
    fn default() -> Self {
        Self { every: Duration::from_hours(1), waits_after: Duration::from_mins(15), silence_least: 10, mail: None }
    }
}

/// What was set about mail.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// The relay's name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept private.
    pub tls: MailTlsSetting,
    /// What mails are from.
    pub from: Mailbox,
    /// User and password.
    pub login: Option<(String, SecretString)>,
    /// The authority that is trusted, as PEM.
    pub authority: Option<Vec<u8>>,
}

/// How the connection to the relay is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTlsSetting {
    /// From the first byte on.
    Implicit,
    /// After a greeting; a relay without it is refused.
    StartTls,
    /// Not at all.
    None,
}

/// What only means something where a relay is named.
const ONLY_WITH_SERVER: [&str; 5] = ["mail_tls", "mail_from", "mail_user", "mail_password_file", "mail_ca_file"];

pub(super) fn read_notices(sources: &mut Sources, region: Region) -> Option<NoticeSettings> {
    let mut minutes = |key: &str, default: &'static str, most: u64| {
        sources.take(&format!("{region}.{key}"), Some(default), |text| match text.parse() {
            Ok(minutes) if (1..=most).contains(&minutes) => Ok(Duration::from_mins(minutes)),
            _ => Err(format!("must be a whole number of minutes from 1 to {most}")),
        })
    };
    let every = minutes("notice_every_minutes", "60", 1_440);
    let waits_after = minutes("notice_wait_minutes", "15", 1_440);
    let silence_least =
        sources.take(&format!("{region}.notice_silence_least"), Some("10"), |text| match text.parse() {
            Ok(least @ 1..=1_000_000) => Ok(least),
            _ => Err("must be a whole number from 1 to 1000000".to_owned()),
        });
    let mail = read_mail(sources, region);
    Some(NoticeSettings { every: every?, waits_after: waits_after?, silence_least: silence_least?, mail })
}

/// What is wrong is remembered by the sources, and stops the start.
fn read_mail(sources: &mut Sources, region: Region) -> Option<MailSettings> {
    let name = |key: &str| format!("{region}.{key}");
    if !sources.has(&name("mail_server")) {
        for key in ONLY_WITH_SERVER {
            if sources.has(&name(key)) {
                sources.mistake(format!("{region}.{key}: means nothing without {region}.mail_server"));
            }
        }
        return None;
    }
    let server = sources.take(&name("mail_server"), None, host_and_port);
    let tls = sources.take(&name("mail_tls"), Some("starttls"), |text| match text {
        "implicit" => Ok(MailTlsSetting::Implicit),
        "starttls" => Ok(MailTlsSetting::StartTls),
        "none" => Ok(MailTlsSetting::None),
        _ => Err("must be `implicit`, `starttls` or `none`".to_owned()),
    });
    let from = sources.take(&name("mail_from"), None, |text| {
        Mailbox::from_str(text)
            .map_err(|_| "must be a mail address, such as GoodTime <goodtime@example.com>".to_owned())
    });
    let login = read_login(sources, region);
    let authority = optional(sources, &name("mail_ca_file"), |path| {
        let pem = read(path)?;
        let has_one = pem.contains("BEGIN CERTIFICATE");
        if has_one { Ok(pem.into_bytes()) } else { Err("holds no certificate in PEM".to_owned()) }
    });
    let ((host, port), tls) = (server?, tls?);
    if tls == MailTlsSetting::None && login.is_some() && !is_here(&host) {
        sources.mistake(format!("{region}.mail_tls: `none` would send the password over the network in clear"));
    }
    Some(MailSettings { host, port, tls, from: from?, login, authority })
}

fn read_login(sources: &mut Sources, region: Region) -> Option<(String, SecretString)> {
    let (user, file) = (format!("{region}.mail_user"), format!("{region}.mail_password_file"));
    if sources.has(&user) != sources.has(&file) {
        sources.mistake(format!("{user} and {file}: set both, or none of them"));
    }
    let user = optional(sources, &user, |text| Ok(text.to_owned()));
    let password = optional(sources, &file, |path| read(path).map(|text| SecretString::from(text.trim().to_owned())));
    user.zip(password)
}

/// `None` where nothing is set, or a mistake was remembered.
fn optional<T>(sources: &mut Sources, name: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
    if sources.has(name) { sources.take(name, None, parse) } else { None }
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))
}

fn host_and_port(text: &str) -> Result<(String, u16), String> {
    let wrong = || "must be a host and a port, such as smtp.example.com:587".to_owned();
    let (host, port) = text.rsplit_once(':').ok_or_else(wrong)?;
    let port = port.parse().ok().filter(|port| *port > 0).ok_or_else(wrong)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    let host = host.trim_matches(['[', ']']);
    if host.is_empty() || !host.chars().all(plain) { Err(wrong()) } else { Ok((host.to_owned(), port)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_from(flags: &[&str]) -> Result<NoticeSettings, Vec<String>> {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let read = read_notices(&mut sources, Region::Us);
        let mistakes = sources.into_mistakes();
        if mistakes.is_empty() { Ok(read.expect("no mistakes")) } else { Err(mistakes) }
    }

    #[test]
    fn a_mail_server_is_read_with_what_belongs_to_it() {
        let set = read_from(&[
            "us.mail_server=smtp.example.com:465",
            "us.mail_tls=implicit",
            "us.mail_from=GoodTime <gt@example.com>",
        ]);
        let mail = set.expect("no mistakes").mail.expect("a server");
        assert_eq!((mail.host.as_str(), mail.port, mail.tls), ("smtp.example.com", 465, MailTlsSetting::Implicit));
        assert!(read_from(&[]).expect("no mistakes").mail.is_none());
    }

    #[test]
    fn what_is_wrong_with_mail_is_named() {
        let told = |flags: &[&str]| read_from(flags).expect_err("a mistake").join("; ");
        assert!(told(&["us.mail_from=a@b.example"]).contains("means nothing without us.mail_server"));
        let told_all = told(&["us.mail_server=smtp.example.com", "us.mail_tls=yes", "us.mail_user=me"]);
        for part in [
            "mail_server (--set): must be a host and a port",
            "`implicit`, `starttls` or `none`",
            "us.mail_from: must be set",
            "set both",
        ] {
            assert!(told_all.contains(part), "{part}: {told_all}");
        }
        let file = tempfile::NamedTempFile::new().expect("a file");
        let password = format!("us.mail_password_file={}", file.path().display());
        let all = |server| {
            ["us.mail_tls=none", "us.mail_from=a@b.example", "us.mail_user=me", &password, server].map(str::to_owned)
        };
        let plain = all("us.mail_server=smtp.example.com:25");
        assert!(told(&plain.each_ref().map(String::as_str)).contains("in clear"));
        let here = all("us.mail_server=127.0.0.1:25");
        assert!(read_from(&here.each_ref().map(String::as_str)).is_ok());
    }
}

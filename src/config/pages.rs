//! What is set about the pages that people sign in to.

use std::time::Duration;

use secrecy::SecretString;

use super::api::{SAFE, safe_address, visible};
use super::sources::Sources;
use crate::domain::{Region, SessionLimits};
use crate::secrets::TrustedProvider;

/// What only means something where an issuer is named.
const ONLY_WITH_ISSUER: [&str; 6] =
    ["authorize_url", "token_url", "jwks_url", "client_id", "client_secret_file", "algorithm"];

/// The pages of a region.
#[derive(Debug, Clone)]
pub struct PageSettings {
    /// How long a session counts.
    pub sessions: SessionLimits,
    /// Where people may sign in instead of with a password.
    pub provider: Option<TrustedProvider>,
}

impl Default for PageSettings {
    fn default() -> Self {
        // A working day, and the longest meeting in it.
        Self {
            sessions: SessionLimits { idle: Duration::from_hours(2), life: Duration::from_hours(12) },
            provider: None,
        }
    }
}

pub(super) fn read_pages(sources: &mut Sources, region: Region) -> Option<PageSettings> {
    let idle = sources.take(&format!("{region}.session_idle_minutes"), Some("120"), |text| match text.parse() {
        Ok(minutes @ 5..=1_440) => Ok(Duration::from_mins(minutes)),
        _ => Err("must be a whole number of minutes from 5 to 1440".to_owned()),
    });
    let life = sources.take(&format!("{region}.session_life_hours"), Some("12"), |text| match text.parse() {
        Ok(hours @ 1..=744) => Ok(Duration::from_hours(hours)),
        _ => Err("must be a whole number of hours from 1 to 744".to_owned()),
    });
    let provider = read_provider(sources, region);
    Some(PageSettings { sessions: SessionLimits { idle: idle?, life: life? }, provider })
}

/// What is wrong is remembered by the sources, and stops the start.
fn read_provider(sources: &mut Sources, region: Region) -> Option<TrustedProvider> {
    let name = |key: &str| format!("{region}.sign_in_{key}");
    if !sources.has(&name("issuer")) {
        for key in ONLY_WITH_ISSUER {
            if sources.has(&name(key)) {
                sources.mistake(format!("{}: means nothing without {}", name(key), name("issuer")));
            }
        }
        return None;
    }
    let issuer = sources.take(&name("issuer"), None, address);
    let authorize_url = sources.take(&name("authorize_url"), None, address);
    let token_url = sources.take(&name("token_url"), None, address);
    let jwks_url = sources.take(&name("jwks_url"), None, address);
    let client_id = sources.take(&name("client_id"), None, visible);
    let client_secret = sources.take(&name("client_secret_file"), None, secret_of);
    let algorithm = sources.take(&name("algorithm"), Some("RS256"), str::parse);
    Some(TrustedProvider {
        issuer: issuer?,
        authorize_url: authorize_url?,
        token_url: token_url?,
        jwks_url: jwks_url?,
        client_id: client_id?,
        client_secret: client_secret?,
        algorithm: algorithm?,
    })
}

fn address(text: &str) -> Result<String, String> {
    let wrong = || format!("{SAFE}, user and fragment, such as https://login.example.com/");
    safe_address(text).map(|_| text.to_owned()).ok_or_else(wrong)
}

/// The first line of a file.
fn secret_of(file: &str) -> Result<SecretString, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))?;
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() { Err("must hold the secret in its first line".to_owned()) } else { Ok(line.into()) }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::secrets::IssuerAlgorithm;

    fn read(flags: &[&str]) -> Result<SessionLimits, Vec<String>> {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let read = read_pages(&mut sources, Region::Us);
        let mistakes = sources.into_mistakes();
        if mistakes.is_empty() { Ok(read.expect("no mistakes").sessions) } else { Err(mistakes) }
    }

    #[test]
    fn a_session_is_as_long_as_was_set() {
        assert_eq!(read(&[]), Ok(PageSettings::default().sessions));
        let month = SessionLimits { idle: Duration::from_mins(5), life: Duration::from_hours(31 * 24) };
        assert_eq!(read(&["us.session_idle_minutes=5", "us.session_life_hours=744"]), Ok(month));
    }

    #[test]
    fn a_session_without_end_or_of_a_moment_is_a_mistake() {
        for (idle, life) in [("4", "0"), ("1441", "745"), ("2h", "-1")] {
            let flags = [format!("us.session_idle_minutes={idle}"), format!("us.session_life_hours={life}")];
            let told = read(&flags.each_ref().map(String::as_str)).expect_err("two mistakes");
            assert!(told.len() == 2 && told[0].contains("5 to 1440") && told[1].contains("1 to 744"), "{told:?}");
        }
    }

    const PROVIDER: [&str; 5] = [
        "us.sign_in_issuer=https://login.example",
        "us.sign_in_authorize_url=https://login.example/authorize?brand=us",
        "us.sign_in_token_url=https://login.example/token",
        "us.sign_in_jwks_url=http://127.0.0.1:1/keys",
        "us.sign_in_client_id=goodtime",
    ];

    /// A file with the client's secret, and the setting that names it.
    fn secret(text: &str) -> (tempfile::NamedTempFile, String) {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(&file, text).expect("written");
        let flag = format!("us.sign_in_client_secret_file={}", file.path().display());
        (file, flag)
    }

    fn provider(flags: &[&str]) -> Result<Option<TrustedProvider>, String> {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let read = read_pages(&mut sources, Region::Us);
        let mistakes = sources.into_mistakes();
        if mistakes.is_empty() { Ok(read.expect("no mistakes").provider) } else { Err(mistakes.join("; ")) }
    }

    #[test]
    fn a_provider_is_named_to_the_letter_with_the_first_line_of_the_file_as_secret() {
        let (_file, flag) = secret(" the secret \r\nand a note\n");
        let read = provider(&[&PROVIDER[..], &[&flag]].concat()).expect("no mistakes").expect("one");
        assert_eq!((read.issuer.as_str(), read.client_id.as_str()), ("https://login.example", "goodtime"));
        assert_eq!(read.authorize_url, "https://login.example/authorize?brand=us");
        assert_eq!(
            (read.token_url.as_str(), read.jwks_url.as_str()),
            ("https://login.example/token", "http://127.0.0.1:1/keys")
        );
        assert_eq!((read.client_secret.expose_secret(), read.algorithm), ("the secret", IssuerAlgorithm::Rs256));
        assert!(!format!("{read:?}").contains("the secret"));
    }

    #[test]
    fn each_setting_of_a_provider_that_is_missing_is_named() {
        let (_file, flag) = secret("the secret");
        let all = [&PROVIDER[..], &[&flag]].concat();
        for missing in 1..all.len() {
            let others: Vec<_> = all.iter().enumerate().filter(|(n, _)| *n != missing).map(|(_, flag)| *flag).collect();
            let told = provider(&others).expect_err("a mistake");
            let name = all[missing].split_once('=').expect("a setting").0;
            assert!(told.starts_with(&format!("{name}: must be set")) && !told.contains(';'), "{told}");
        }
        assert_eq!(provider(&all[..1]).expect_err("mistakes").matches("must be set").count(), 5);
    }

    #[test]
    fn without_an_issuer_nothing_of_a_provider_means_anything() {
        assert!(provider(&[]).expect("no mistakes").is_none());
        let (_file, flag) = secret("the secret");
        let told = provider(&[&PROVIDER[1..], &[&flag, "us.sign_in_algorithm=ES256"]].concat()).expect_err("mistakes");
        for key in ONLY_WITH_ISSUER {
            assert!(told.contains(&format!("us.sign_in_{key}: means nothing without us.sign_in_issuer")), "{told}");
        }
    }

    #[test]
    fn a_provider_that_cannot_be_trusted_is_a_mistake() {
        let (_file, flag) = secret(" \nthe secret in the second line");
        let told = provider(&[
            "us.sign_in_issuer=http://login.example",
            "us.sign_in_authorize_url=https://login.example/authorize#top",
            "us.sign_in_token_url=https://me:word@login.example/token",
            "us.sign_in_jwks_url=keys",
            "us.sign_in_client_id=",
            "us.sign_in_algorithm=HS256",
            &flag,
        ]);
        let told = told.expect_err("mistakes");
        assert_eq!(told.matches("http is for this machine only").count(), 4, "{told}");
        assert!(["1 to 200", "`RS256`", "in its first line"].iter().all(|part| told.contains(part)), "{told}");
        assert!(!told.contains("word@") && !told.contains("second line"), "{told}");
        let absent = "us.sign_in_client_secret_file=/nowhere/secret";
        let told = provider(&[&PROVIDER[..], &[absent]].concat()).expect_err("a mistake");
        assert!(told.starts_with("us.sign_in_client_secret_file (--set): cannot be read"), "{told}");
    }
}

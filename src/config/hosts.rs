//! Where iCIMS is, and what tokens are asked for.

use super::settings::web_address;
use super::sources::Sources;
use crate::domain::Region;

/// What was set about iCIMS.
pub(super) struct Icims {
    pub(super) api_url: String,
    pub(super) login_url: String,
    /// None where no host is known and none was set.
    pub(super) stream_url: Option<String>,
    pub(super) audience: String,
    pub(super) scope: Option<String>,
}

pub(super) fn read_icims(sources: &mut Sources, region: Region) -> Option<Icims> {
    let (api, login, stream) = match region {
        Region::Us => (
            "https://api.icims.com",
            "https://login.icims.com",
            Some("https://data-transfer-assembler.production.env.icims.tools"),
        ),
        Region::Eu => ("https://api-eu.icims.com", "https://login.icims.eu", None),
    };
    let name = |key: &str| format!("{region}.{key}");
    let plain = |text: &str| Ok(text.to_owned());
    let api_url = sources.take(&name("icims_api_url"), Some(api), web_address);
    let login_url = sources.take(&name("icims_login_url"), Some(login), web_address);
    let has_stream = stream.is_some() || sources.has(&name("icims_stream_url"));
    let stream_url = has_stream.then(|| sources.take(&name("icims_stream_url"), stream, web_address)).flatten();
    let audience = sources.take(&name("icims_audience"), Some("https://api.icims.com/v1/"), plain);
    let has_scope = sources.has(&name("icims_scope"));
    let scope = has_scope.then(|| sources.take(&name("icims_scope"), None, plain)).flatten();
    Some(Icims { api_url: api_url?, login_url: login_url?, stream_url, audience: audience?, scope })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_in_the_us_is_the_streams_host_known_and_elsewhere_it_may_be_set() {
        let read = |region, flags: &[&str]| {
            let mut sources = Sources::default().flags(flags.iter().copied());
            let icims = read_icims(&mut sources, region);
            (icims.and_then(|icims| icims.stream_url), sources.into_mistakes())
        };
        let known = "https://data-transfer-assembler.production.env.icims.tools".to_owned();
        assert_eq!(read(Region::Us, &[]), (Some(known), Vec::new()));
        assert_eq!(read(Region::Eu, &[]), (None, Vec::new()));
        let set = ["eu.icims_stream_url=https://stream.example/"];
        assert_eq!(read(Region::Eu, &set), (Some("https://stream.example".to_owned()), Vec::new()));
        let (_, mistakes) = read(Region::Eu, &["eu.icims_stream_url=stream.example"]);
        assert!(matches!(&mistakes[..], [one] if one.starts_with("eu.icims_stream_url ")), "{mistakes:?}");
    }
}

//! Where traces are sent.
//!
//! Only settings of our own switch them on. The standard variables of OpenTelemetry do not: a cluster may set them in every
//! process, for receivers of another protocol, and this program may have been built without traces.

use reqwest::header::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::settings::web_address;
use super::sources::Sources;

/// Where an address without a path takes traces, by the protocol.
const PATH: &str = "/v1/traces";

/// What was set about traces.
#[derive(Debug, Clone)]
pub struct TraceSettings {
    /// The whole address that takes them.
    pub endpoint: String,
    /// What goes with them, by name.
    pub headers: Vec<(String, SecretString)>,
    /// The share of hand-offs whose traces are sent, from 0 to 1.
    pub sample_ratio: f64,
    /// What they call this service.
    pub service_name: String,
}

/// Checks what is said of traces; `None` where none are to be sent.
pub(super) fn read_traces(sources: &mut Sources) -> Option<TraceSettings> {
    let headers = sources.has("traces.headers_file").then(|| sources.take("traces.headers_file", None, headers));
    let sample_ratio = sources.take("traces.sample_ratio", Some("1"), |text| match text.parse() {
        Ok(ratio) if (0.0..=1.0).contains(&ratio) => Ok(ratio),
        _ => Err("must be a number from 0 to 1, such as 0.1".to_owned()),
    });
    let service_name = sources.take("traces.service_name", Some("goodtime-icims"), |text| match text.len() {
        1..=100 => Ok(text.to_owned()),
        _ => Err("must have 1 to 100 characters".to_owned()),
    });
    if !sources.has("traces.endpoint") {
        return None;
    }
    let endpoint = sources.take("traces.endpoint", None, endpoint)?;
    let headers = headers.map_or(Some(Vec::new()), |read| read)?;
    Some(TraceSettings { endpoint, headers, sample_ratio: sample_ratio?, service_name: service_name? })
}

fn endpoint(text: &str) -> Result<String, String> {
    if !cfg!(feature = "otel") {
        return Err(
            "this program was built without traces: build it with `--features otel`, or leave it out".to_owned()
        );
    }
    let address = web_address(text)?;
    let bare = reqwest::Url::parse(&address).is_ok_and(|url| url.path() == "/");
    Ok(if bare { format!("{address}{PATH}") } else { address })
}

/// What is wrong is said without the line, which may hold a key.
fn headers(path: &str) -> Result<Vec<(String, SecretString)>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let read = lines.map(|(n, line)| {
        let parts = line.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
        parts
            .filter(|(name, value)| name.parse::<HeaderName>().is_ok() && HeaderValue::from_str(value).is_ok())
            .map(|(name, value)| (name.to_owned(), SecretString::from(value)))
            .ok_or_else(|| format!("line {} is no header: write it as `name: value`", n + 1))
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn read(flags: &[&str]) -> (Option<TraceSettings>, Vec<String>) {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let traces = read_traces(&mut sources);
        (traces, sources.into_mistakes())
    }

    #[test]
    fn without_an_endpoint_nothing_is_sent_and_nothing_is_wrong() {
        let (traces, mistakes) = read(&["traces.sample_ratio=0.5"]);
        assert!(traces.is_none() && mistakes.is_empty(), "{mistakes:?}");
        assert_eq!(read(&["traces.sample_ratio=2"]).1.len(), 1, "a wrong share is told all the same");
    }

    #[cfg(not(feature = "otel"))]
    #[test]
    fn an_endpoint_is_a_mistake_where_the_program_has_no_traces() {
        let (traces, mistakes) = read(&["traces.endpoint=http://127.0.0.1:4318"]);
        assert!(traces.is_none());
        assert!(mistakes.len() == 1 && mistakes[0].contains("--features otel"), "{mistakes:?}");
    }

    #[cfg(feature = "otel")]
    #[test]
    fn an_address_without_a_path_gets_the_protocols() {
        let of = |text: &str| read(&[&format!("traces.endpoint={text}")]).0.map(|traces| traces.endpoint);
        assert_eq!(of("http://127.0.0.1:4318/").as_deref(), Some("http://127.0.0.1:4318/v1/traces"));
        assert_eq!(of("https://in.example/otlp/traces").as_deref(), Some("https://in.example/otlp/traces"));
        assert_eq!(of("127.0.0.1:4318"), None);
    }

    #[test]
    fn headers_are_read_from_a_file_and_never_repeated() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "x-api-key: abc:def \n\nAuthorization: Bearer xyz\n").unwrap();
        let read = headers(&file.path().display().to_string()).unwrap();
        assert_eq!((read[0].0.as_str(), read[0].1.expose_secret()), ("x-api-key", "abc:def"));
        assert!(read.len() == 2 && !format!("{read:?}").contains("xyz"));
        std::fs::write(file.path(), "the-key-alone").unwrap();
        let why = headers(&file.path().display().to_string()).unwrap_err();
        assert!(why.contains("line 1") && !why.contains("alone"), "{why}");
    }
}

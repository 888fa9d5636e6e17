//! Which log lines are written, and how they look.

use tracing_subscriber::filter::{LevelFilter, Targets};

use super::sources::Sources;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// For machines.
    Json,
}

/// Reads how they look, and which are written.
pub(super) fn read_logs(sources: &mut Sources) -> (Option<LogFormat>, Option<String>) {
    let format = sources.take("log.format", Some("pretty"), |text| match text {
        "pretty" => Ok(LogFormat::Pretty),
        "json" => Ok(LogFormat::Json),
        _ => Err("must be `pretty` or `json`".to_owned()),
    });
    (format, sources.take("log.filter", Some("info"), filter))
}

/// A word that is no level would be taken for a target, and every other line would be missing.
fn filter(text: &str) -> Result<String, String> {
    let parts: Vec<_> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_known = |part: &&str| part.contains('=') || part.parse::<LevelFilter>().is_ok();
    let known = parts.join(",");
    if !parts.is_empty() && parts.iter().all(is_known) && known.parse::<Targets>().is_ok() {
        return Ok(known);
    }
    Err("must be a level (off, error, warn, info, debug, trace), or `target=level`, separated by commas".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_levels_and_targets() {
        assert_eq!(filter("info, sqlx=warn ,"), Ok("info,sqlx=warn".to_owned()));
        assert_eq!(filter("off"), Ok("off".to_owned()));
        for wrong in ["", " , ", "infoo", "sqlx", "sqlx=loud", "info,sqlx"] {
            assert!(filter(wrong).is_err(), "{wrong:?}");
        }
    }
}

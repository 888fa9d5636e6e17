//! What is told of a call in spans, metrics and errors: nothing that leads to a person, and no URL.

use axum::http::HeaderMap;
use reqwest::Response;

/// The pattern of a path: ids of people, jobs, applications and subscriptions stay out of logs.
pub(super) fn template(path: &str) -> String {
    let is_id = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut before = "";
    let shown = path.split('/').map(|part| {
        let is_named = std::mem::replace(&mut before, part) == "subscriptions";
        if is_id(part) || is_named { "{id}" } else { part }
    });
    shown.collect::<Vec<_>>().join("/")
}

/// What a failure looked like; the library's own text would hold the URL.
pub(super) fn seen(error: &reqwest::Error) -> &'static str {
    if error.is_connect() {
        "no connection"
    } else if error.is_timeout() {
        "no answer in time"
    } else if error.is_body() || error.is_decode() {
        "the answer broke off"
    } else {
        "the connection broke"
    }
}

/// How a request ended, as metrics name it.
pub(super) fn outcome(answer: &reqwest::Result<Response>) -> &'static str {
    match answer {
        Ok(response) => match response.status().as_u16() {
            200..=299 => "ok",
            401 | 403 => "denied",
            404 | 410 => "missing",
            429 => "throttled",
            408 => "timeout",
            400..=499 => "rejected",
            _ => "failed",
        },
        Err(error) if error.is_connect() => "no_connection",
        Err(error) if error.is_timeout() => "timeout",
        Err(_) => "broken",
    }
}

pub(super) fn transaction(headers: &HeaderMap) -> &str {
    let text = headers.get("x-transaction").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let guid = text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"{}-".contains(&b));
    if guid { text } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_of_subscriptions_are_no_part_of_a_pattern() {
        let paths = [
            ("/customers/4321/people/7", "/customers/{id}/people/{id}"),
            (
                "/datastream/v2/streams/4321/subscriptions/ours-1/events",
                "/datastream/v2/streams/{id}/subscriptions/{id}/events",
            ),
            ("/datastream/v2/streams/4321/subscriptions", "/datastream/v2/streams/{id}/subscriptions"),
        ];
        for (path, pattern) in paths {
            assert_eq!(template(path), pattern);
        }
    }
}

//! The cookie that a browser shows: a random secret, for us alone, never for scripts.

use axum::http::{HeaderMap, header};

/// With this start browsers take it from the very host alone, encrypted; without encryption (on one's own machine) it cannot be.
const SECURE_NAME: &str = "__Host-session";
const PLAIN_NAME: &str = "session";

fn name(is_secure: bool) -> &'static str {
    if is_secure { SECURE_NAME } else { PLAIN_NAME }
}

/// What the browser shows.
pub(in crate::inbound::pages) fn read(headers: &HeaderMap, is_secure: bool) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|one| one.trim().split_once('='));
    cookies.find(|(given, _)| *given == name(is_secure)).map(|(_, value)| value)
}

/// Gives it. It ends with the browser; the session's own limits are ours.
pub(super) fn set(secret: &str, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}", name(is_secure))
}

/// Takes it back.
pub(super) fn clear(is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", name(is_secure))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("xsession=a; session=b; __Host-session=c"));
        assert_eq!((read(&headers, false), read(&headers, true)), (Some("b"), Some("c")));
        assert!(set("s", true).contains("; HttpOnly") && set("s", true).ends_with("; Secure"));
    }
}

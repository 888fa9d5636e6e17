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
    find(headers, name(is_secure))
}

fn find<'r>(headers: &'r HeaderMap, name: &str) -> Option<&'r str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|one| one.trim().split_once('='));
    cookies.find(|(given, _)| *given == name).map(|(_, value)| value)
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

/// What a browser keeps while it is away to sign in: this long.
const AWAY_SECONDS: u32 = 600;
const AWAY_NAME: &str = "sign-in";

fn away(is_secure: bool) -> String {
    let start = if is_secure { "__Host-" } else { "" };
    format!("{start}{AWAY_NAME}")
}

/// What it kept.
pub(super) fn kept(headers: &HeaderMap, is_secure: bool) -> Option<&str> {
    find(headers, &away(is_secure))
}

/// Gives it something to keep.
pub(super) fn keep(value: &str, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={AWAY_SECONDS}{secure}", away(is_secure))
}

/// Takes it back.
pub(super) fn forget(is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}", away(is_secure))
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

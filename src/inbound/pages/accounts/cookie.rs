//! The cookies that a browser shows: random secrets, for us alone, never for scripts.

use axum::http::{HeaderMap, header};

/// With this start browsers take a cookie from the very host alone, encrypted; without encryption (on one's own machine) it
/// cannot be.
const SECURE_START: &str = "__Host-";

/// One of them.
pub(in crate::inbound::pages) struct Cookie {
    name: &'static str,
    /// How long browsers keep it; otherwise until they end.
    seconds: Option<u32>,
}

/// Who signed in. The session's own limits are ours.
pub(in crate::inbound::pages) const SESSION: Cookie = Cookie { name: "session", seconds: None };
/// What a browser keeps while it is away to sign in.
pub(super) const AWAY: Cookie = Cookie { name: "sign-in", seconds: Some(600) };

impl Cookie {
    fn name(&self, is_secure: bool) -> String {
        format!("{}{}", if is_secure { SECURE_START } else { "" }, self.name)
    }

    /// What the browser shows.
    pub(in crate::inbound::pages) fn read<'r>(&self, headers: &'r HeaderMap, is_secure: bool) -> Option<&'r str> {
        let name = self.name(is_secure);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut cookies = lines.flat_map(|line| line.split(';')).filter_map(|one| one.trim().split_once('='));
        cookies.find(|(given, _)| *given == name).map(|(_, value)| value)
    }

    /// Gives it.
    pub(super) fn give(&self, value: &str, is_secure: bool) -> String {
        self.written(value, self.seconds, is_secure)
    }

    /// Takes it back.
    pub(super) fn take_back(&self, is_secure: bool) -> String {
        self.written("", Some(0), is_secure)
    }

    fn written(&self, value: &str, seconds: Option<u32>, is_secure: bool) -> String {
        let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if is_secure { "; Secure" } else { "" };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}", self.name(is_secure))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("xsession=a; session=b; __Host-session=c; sign-in=d"));
        assert_eq!((SESSION.read(&headers, false), SESSION.read(&headers, true)), (Some("b"), Some("c")));
        assert_eq!((AWAY.read(&headers, false), AWAY.read(&headers, true)), (Some("d"), None));
    }

    #[test]
    fn a_cookie_is_never_for_scripts_and_encrypted_where_that_can_be() {
        assert_eq!(SESSION.give("s", true), "__Host-session=s; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(AWAY.give("s", false), "sign-in=s; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
        assert_eq!(SESSION.take_back(false), "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }
}

//! Who gets in: with a password, at an identity provider, or by an invitation that makes an account. A session is begun anew with each sign-in, so none
//! can be foisted on anybody.

mod attempts;
pub(super) mod cookie;
pub(super) mod invitation;
pub(super) mod others;
pub(super) mod own;
pub(super) mod provider;
pub(super) mod sign_in;

pub(super) use attempts::Attempts;
use cookie::SESSION;

use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::failed::Failed;
use super::frame::see;
use super::texts;
use crate::domain::{Account, Session};
use crate::inbound::Doors;
use crate::inbound::problem::CHANGED;
use crate::secrets::SignInToken;

/// Lets a browser in, and leads it to a page.
async fn let_in(doors: &Doors, account: &Account, to: &str) -> Result<Response, Failed> {
    let (token, now) = (SignInToken::new(), doors.flow.clock.now());
    let session = Session { token_sha256: token.sha256, account: account.id, created_at: now, seen_at: now };
    if !doors.flow.store.begin_session(&session, account.version).await? {
        return Err(CHANGED.says(texts::SIGN_IN.changed_meanwhile).into());
    }
    let mut response = see(to);
    set(&mut response, &SESSION.give(&token.secret, doors.pages.is_secure));
    Ok(response)
}

fn set(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// A page of ours that somebody wanted to read; never one of another site.
fn local(next: Option<&str>) -> &str {
    let is_local = |path: &&str| {
        path.starts_with('/')
            && !path[1..].starts_with(['/', '\\'])
            && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
    };
    next.filter(is_local).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_pages_of_ours_are_led_to() {
        assert_eq!(local(Some("/tenants/1/interviews?state=all")), "/tenants/1/interviews?state=all");
        for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "/a\\b", "", "x", "/a\r\nb"] {
            assert_eq!(local(Some(elsewhere)), "/", "{elsewhere:?}");
        }
    }
}

//! A file that somebody chose or pasted, and how it comes back when it was looked at: as it was, so that what is imported is
//! what was shown.

use axum::body::Body;
use axum::extract::{Multipart, Request};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use crate::inbound::api::input::Query;

/// A customer's export, and which of its columns is what.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) struct Given {
    /// The file, in the URL-safe letters of Base64.
    #[serde(default)]
    pub(super) file: String,
    #[serde(default)]
    pub(super) bin: String,
    #[serde(default)]
    pub(super) status: String,
    #[serde(default)]
    pub(super) id: String,
    #[serde(default)]
    pub(super) sheet: String,
    /// Present where lines that cannot be taken are left out.
    pub(super) without_malformed: Option<String>,
    /// Present where rules may break.
    pub(super) break_rules: Option<String>,
    /// What was pasted.
    #[serde(skip)]
    pub(super) text: String,
}

impl Given {
    /// What a form with a file says; none where it did not come whole.
    pub(super) async fn read(mut form: Multipart) -> Option<Self> {
        let mut given = Self::default();
        while let Some(part) = form.next_field().await.ok()? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.ok()?;
            let text = || String::from_utf8_lossy(&bytes).trim().to_owned();
            match name.as_str() {
                "file" if !bytes.is_empty() => given.file = URL_SAFE_NO_PAD.encode(&bytes),
                "text" => given.text = String::from_utf8_lossy(&bytes).into_owned(),
                "bin" => given.bin = text(),
                "status" => given.status = text(),
                "id" => given.id = text(),
                "sheet" => given.sheet = text(),
                _ => {}
            }
        }
        if given.file.is_empty() && !given.text.trim().is_empty() {
            given.file = URL_SAFE_NO_PAD.encode(&given.text);
        }
        Some(given)
    }

    /// The file as it was; none where there is none, or where it is not what was sent to the browser.
    pub(super) fn request(&self) -> Option<Request> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.file).ok().filter(|bytes| !bytes.is_empty())?;
        Some(Request::new(Body::from(bytes)))
    }

    /// What the API is asked.
    pub(super) fn query(&self, dry_run: bool) -> Query {
        let columns = [("bin", &self.bin), ("status", &self.status), ("id", &self.id), ("sheet", &self.sheet)];
        let columns = columns.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.clone()));
        let switches = [
            ("dry_run", dry_run),
            ("without_malformed", self.without_malformed.is_some()),
            ("break_rules", self.break_rules.is_some()),
        ];
        Query::of(columns.chain(switches.map(|(name, is_on)| (name, is_on.to_string()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_sent_by_us_is_no_file() {
        let given = |file: &str| Given { file: file.to_owned(), ..Given::default() };
        assert!(given("YmluLHN0YXR1cw").request().is_some());
        assert!(given("").request().is_none() && given("not base64!").request().is_none());
    }
}

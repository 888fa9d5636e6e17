//! A browser that keeps what it is given, and goes where it is led one step at a time.

use std::collections::BTreeMap;

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};

use crate::world::World;

/// What it got.
pub(super) struct Page {
    pub(super) status: u16,
    /// Where it is led.
    pub(super) to: String,
    /// What it is to keep, as it was said.
    pub(super) cookies: Vec<String>,
    pub(super) text: String,
}

impl Page {
    /// The page says so, and nobody is let in.
    pub(super) fn refused(&self, (status, sentence): (u16, &str), browser: &Browser<'_>) {
        assert_eq!((self.status, self.to.as_str()), (status, ""), "{}", self.text);
        assert!(self.text.contains(sentence), "{sentence}: {}", self.text);
        assert!(!browser.has_session() && self.cookies.iter().all(|cookie| !cookie.starts_with("session=")));
    }
}

pub(super) struct Browser<'w> {
    world: &'w World,
    pub(super) jar: BTreeMap<String, String>,
}

impl<'w> Browser<'w> {
    pub(super) fn of(world: &'w World) -> Self {
        Self { world, jar: BTreeMap::new() }
    }

    pub(super) fn has_session(&self) -> bool {
        self.jar.contains_key("session")
    }

    /// A page of the service.
    pub(super) async fn get(&mut self, path: &str) -> Page {
        let jar: Vec<_> = self.jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.world.http().get(self.world.url(path)).header(COOKIE, jar.join("; "));
        let answer = self.world.request(request).await;
        let text_of =
            |name| answer.headers().get_all(name).iter().map(|value| value.to_str().expect("text").to_owned());
        let (status, cookies) = (answer.status().as_u16(), text_of(SET_COOKIE).collect::<Vec<_>>());
        let to = text_of(LOCATION).next().unwrap_or_default();
        for cookie in &cookies {
            let (name, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.jar.remove(name);
            if !cookie.contains("Max-Age=0") {
                self.jar.insert(name.to_owned(), value.to_owned());
            }
        }
        Page { status, to, cookies, text: answer.text().await.expect("a page") }
    }

    /// What somebody does at their provider; the way back.
    pub(super) async fn at_provider(&self, address: &str) -> String {
        let answer = self.world.request(self.world.http().get(address)).await;
        let to = answer.headers().get(LOCATION).expect("a way back").to_str().expect("text").to_owned();
        to.strip_prefix("http://goodtime.test").expect("the way to us").to_owned()
    }

    /// All of it; the page in the end.
    pub(super) async fn signs_in(&mut self) -> Page {
        self.signs_in_for("/sign-in/provider?next=/account").await
    }

    pub(super) async fn signs_in_for(&mut self, path: &str) -> Page {
        let away = self.get(path).await;
        let back = self.at_provider(&away.to).await;
        self.get(&back).await
    }
}

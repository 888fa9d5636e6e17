//! The stream of changes of an ATS: it says that something changed, not what.

use super::AtsError;
use crate::domain::Entity;

/// Bytes of a key at the most: it is kept, and sent as a part of an address.
pub const CHANGES_KEY_LONGEST: usize = 1_024;

/// Subscriptions that are named in one error at the most.
const NAMED_MOST: usize = 10;

/// Which part of the stream.
#[derive(Debug, Clone, Copy)]
pub struct ChangesAsked<'a> {
    /// The subscription, as the ATS names it.
    pub subscription: &'a str,
    /// The key of the last page that was read; none begins with the oldest events that are kept.
    pub after: Option<&'a str>,
}

/// A hint that a profile changed. Read the profile before anything follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    /// Of what.
    pub entity: Entity,
    /// Its number.
    pub id: i64,
    /// Whether it is said to be gone.
    pub is_deleted: bool,
}

/// A page of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesPage {
    /// In no order; one change may be told several times, of one page or of several.
    pub changes: Vec<Change>,
    /// Events that are about something else, or cannot be read.
    pub skipped: usize,
    /// Those of them that cannot be read.
    pub unreadable: usize,
    /// What to ask with next. On the last page there is none: the key that was asked with stays good.
    pub next: Option<String>,
}

impl ChangesPage {
    /// Whether nothing follows now.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.next.is_none()
    }
}

/// The subscription to read: the one that was chosen, else the only one.
///
/// # Errors
/// [`AtsError::NotConnected`] with the names to choose from.
pub fn subscription_of<'a>(chosen: Option<&str>, all: &'a [String]) -> Result<&'a str, AtsError> {
    let not = |why: String| Err(AtsError::NotConnected { why });
    let names = || all.iter().take(NAMED_MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match (chosen, all) {
        (_, []) => not("the stream has no subscription; ask the ATS' representative for one".to_owned()),
        (None, [only]) => Ok(only),
        (None, _) => {
            not(format!("the stream has several subscriptions; set sync.stream_subscription to ours of {}", names()))
        }
        (Some(chosen), _) => match all.iter().find(|name| *name == chosen) {
            Some(found) => Ok(found),
            None => not(format!(
                "the stream has no subscription {chosen}; set sync.stream_subscription to ours of {}",
                names()
            )),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(chosen: Option<&str>, all: &[&str]) -> Result<String, String> {
        let all: Vec<_> = all.iter().map(|&name| name.to_owned()).collect();
        subscription_of(chosen, &all).map(str::to_owned).map_err(|error| error.to_string())
    }

    #[test]
    fn the_only_subscription_needs_no_choice_and_a_wrong_one_is_told_with_those_there_are() {
        assert_eq!(chosen(None, &["a"]).unwrap(), "a");
        assert_eq!(chosen(Some("b"), &["a", "b"]).unwrap(), "b");
        for (name, all) in [(None, ["a", "b"].as_slice()), (Some("c"), &["a", "b"]), (Some("c"), &["a, b"])] {
            let error = chosen(name, all).unwrap_err();
            assert!(error.contains("a, b") && error.contains("sync.stream_subscription"), "{error}");
        }
        assert!(chosen(Some("a"), &[]).unwrap_err().contains("no subscription;"));
    }
}

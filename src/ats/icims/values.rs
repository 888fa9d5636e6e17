//! The shapes field values have: <https://developer.icims.com/REST-API/Object-Types-Commands/Field-Types>.
//!
//! A field that is empty, hidden or not permitted is absent, so every shape is read through `Option`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de::value::MapAccessDeserializer};

use crate::domain::Timestamp;

/// A text; a number is read as its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    /// The text without blanks around it; `None` when nothing is left.
    pub(super) fn filled(self) -> Option<String> {
        let text = self.0.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn parsed<T: FromStr>(&self) -> Option<T> {
        self.0.trim().parse().ok()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;
        impl Visitor<'_> for Scalar {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a whole number")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                // No store takes a NUL, and nobody typed it.
                Ok(Text(text.replace('\0', "")))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
        }
        deserializer.deserialize_any(Scalar)
    }
}

/// A node of a list, `{"id":"D31001","value":"Approved","formattedvalue":…}`, or its bare text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// The node's id, where the value is no bare text.
    pub(super) id: Option<String>,
    /// What the customer calls it.
    pub(super) label: Option<String>,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Linked::deserialize(deserializer)?;
        Ok(match found {
            Linked::Bare(text) => Self { id: None, label: text.filled() },
            Linked::Object(object) => {
                let label =
                    object.value.and_then(Text::filled).or_else(|| object.formattedvalue.and_then(Text::filled));
                Self { id: object.id.and_then(Text::filled), label }
            }
        })
    }
}

/// A link to a profile, `{"id":564,"value":…,"profile":…}`, or its bare id; only the id is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link(Option<Text>);

impl Link {
    /// Whether anything stands where the id should be.
    pub(super) fn is_given(&self) -> bool {
        self.0.as_ref().is_some_and(|text| !text.0.trim().is_empty())
    }

    /// The id, where it is one.
    pub(super) fn id<T: FromStr>(&self) -> Option<T> {
        self.0.as_ref().and_then(Text::parsed)
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Linked::deserialize(deserializer)? {
            Linked::Bare(text) => Self(Some(text)),
            Linked::Object(object) => Self(object.id),
        })
    }
}

/// The object that list nodes, person links and address links share.
#[derive(Debug, Default, Deserialize)]
struct Object {
    #[serde(default)]
    id: Option<Text>,
    #[serde(default)]
    value: Option<Text>,
    #[serde(default)]
    formattedvalue: Option<Text>,
}

enum Linked {
    Bare(Text),
    Object(Object),
}

impl<'de> Deserialize<'de> for Linked {
    /// By hand, because an untagged enum would lose the path of what is wrong.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Linked;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with an id, or a text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Linked, E> {
                Ok(Linked::Bare(Text(text.to_owned())))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Linked, E> {
                Ok(Linked::Bare(Text(number.to_string())))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Linked, E> {
                Ok(Linked::Bare(Text(number.to_string())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Linked, A::Error> {
                Object::deserialize(MapAccessDeserializer::new(map)).map(Linked::Object)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// The entries of a collection; something that is no array counts as none.
#[derive(Debug)]
pub(super) struct Entries<T>(pub(super) Vec<T>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Array<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Array<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }
            fn visit_unit<E: de::Error>(self) -> Result<Entries<T>, E> {
                Ok(Entries::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Entries::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = seq.next_element()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_any(Array(std::marker::PhantomData))
    }
}

/// Reads `2024-05-03 02:30 PM` (UTC, 12-hour clock, hour with one or two digits); another text is none.
pub(super) fn datetime(text: &str) -> Option<Timestamp> {
    let (date, time) = text.trim().split_once(' ')?;
    let (clock, half) = time.trim().split_once(' ')?;
    let (hour, minute) = clock.split_once(':')?;
    let hour: i8 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let afternoon = match half.trim().to_ascii_uppercase().as_str() {
        "AM" => 0,
        "PM" => 12,
        _ => return None,
    };
    let date: jiff::civil::Date = date.parse().ok()?;
    let time = jiff::civil::Time::new(hour % 12 + afternoon, minute.parse().ok()?, 0, 0).ok()?;
    let at = TimeZone::UTC.to_timestamp(DateTime::from_parts(date, time)).ok()?;
    Some(Timestamp::from_micros(at.as_microsecond()))
}

/// The same form, for a search: a date of another form would be ignored, and everything found.
pub(super) fn searched(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    at.strftime("%Y-%m-%d %I:%M %p").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PersonId;

    fn minutes(text: &str) -> Option<i64> {
        datetime(text).map(|at| at.micros() / 60_000_000)
    }

    #[test]
    fn the_twelve_hour_clock_starts_at_twelve() {
        let midnight = minutes("2024-05-03 12:00 AM").unwrap();
        for (text, after) in [
            ("2024-05-03 12:01 AM", 1),
            ("2024-05-03 4:00 AM", 240),
            ("2024-05-03 04:00 am", 240),
            ("2024-05-03 11:59 AM", 719),
            ("2024-05-03 12:00 PM", 720),
            ("2024-05-03 02:30 PM", 870),
            ("2024-05-03 11:59 PM", 1439),
        ] {
            assert_eq!(minutes(text), Some(midnight + after), "{text}");
        }
        assert_eq!(minutes("1970-01-02 12:00 AM"), Some(1440), "the text is UTC");
    }

    #[test]
    fn a_time_to_search_by_is_written_as_it_is_read() {
        for text in ["2024-05-03 12:00 AM", "2024-05-03 04:09 AM", "2024-05-03 12:00 PM", "2024-12-31 11:59 PM"] {
            assert_eq!(searched(datetime(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_no_date_and_time_is_none() {
        for text in [
            "",
            "2024-05-03",
            "2024-05-03 14:30",
            "2024-05-03 13:00 PM",
            "2024-05-03 0:10 AM",
            "2024-02-30 01:00 AM",
            "2024-05-03 01:60 AM",
            "x y z",
        ] {
            assert_eq!(datetime(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_list_value_is_a_node_or_a_bare_text() {
        let read = |text: &str| serde_json::from_str::<Node>(text).unwrap();
        let node = read(r#"{"id":"D31001","value":"Approved","formattedvalue":"Approved"}"#);
        assert_eq!((node.id.as_deref(), node.label.as_deref()), (Some("D31001"), Some("Approved")));
        assert_eq!(read(r#""Approved""#).label.as_deref(), Some("Approved"));
        assert_eq!(read(r#"{"id":"D1","formattedvalue":"F"}"#).label.as_deref(), Some("F"));
        assert_eq!(read("{}"), Node::default());
    }

    #[test]
    fn a_link_is_its_id_alone() {
        for text in [r#"{"id":564,"value":"Jo Doe","profile":"x"}"#, r#"{"id":"564"}"#, "564", r#""564""#] {
            assert_eq!(serde_json::from_str::<Link>(text).unwrap().id::<PersonId>().unwrap().get(), 564, "{text}");
        }
        for text in [r#"{"value":"Jo Doe"}"#, r#""Jo Doe""#, "0"] {
            assert_eq!(serde_json::from_str::<Link>(text).unwrap().id::<PersonId>(), None, "{text}");
        }
    }

    #[test]
    fn a_collection_may_be_null_or_an_empty_object() {
        for (text, count) in [("null", 0), ("{}", 0), (r#"["a","b"]"#, 2)] {
            assert_eq!(serde_json::from_str::<Entries<Text>>(text).unwrap().0.len(), count);
        }
    }
}

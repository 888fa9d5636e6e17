//! Ids as types, parsed once.
//!
//! Ids of the ATS are positive 64-bit integers; ids of ours are UUIDs of version 7, so that rows arrive in key order.

use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use uuid::{ContextV7, Uuid};

use super::{ParseError, Timestamp};

/// Ids of the same instant keep the order they were made in.
static ORDER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

macro_rules! vendor_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// The number as stored.
            #[must_use]
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl TryFrom<i64> for $name {
            type Error = ParseError;
            fn try_from(id: i64) -> Result<Self, ParseError> {
                if id > 0 { Ok(Self(id)) } else { Err(ParseError::new($what, "a positive whole number")) }
            }
        }

        impl FromStr for $name {
            type Err = ParseError;
            fn from_str(text: &str) -> Result<Self, ParseError> {
                let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
                text.parse::<i64>()
                    .ok()
                    .filter(|_| digits)
                    .ok_or_else(|| ParseError::new($what, "a positive whole number"))
                    .and_then(Self::try_from)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! own_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id that sorts by `at`, and after every id that this process made before.
            #[must_use]
            pub fn at(at: Timestamp) -> Self {
                let micros = at.micros().max(0).unsigned_abs();
                let nanos = u32::try_from(micros % 1_000_000 * 1_000).unwrap_or(0);
                Self(Uuid::new_v7(uuid::Timestamp::from_unix(&ORDER, micros / 1_000_000, nanos)))
            }

            /// Sorts before every id of `at` or later, and after the earlier ones.
            #[must_use]
            pub fn floor(at: Timestamp) -> Self {
                // The first 48 bits of an id are its milliseconds.
                Self(Uuid::from_u128(u128::from(at.micros().max(0).unsigned_abs() / 1_000) << 80))
            }

            /// The id of a stored row.
            #[must_use]
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            /// The id as stored.
            #[must_use]
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseError;
            fn from_str(text: &str) -> Result<Self, ParseError> {
                Uuid::parse_str(text).map(Self).map_err(|_| ParseError::new($what, "a UUID"))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

vendor_id!(/** One customer of the ATS. */ CustomerId, "customer id");
vendor_id!(/** One application: a person for a job (the ATS calls it a workflow). */ WorkflowId, "workflow id");
vendor_id!(/** A candidate or a user: both are persons in the ATS. */ PersonId, "person id");
vendor_id!(/** What people apply for. */ JobId, "job id");
vendor_id!(/** One customer in our own tables. */ TenantId, "tenant id");
own_id!(/** One delivery that was stored. */ EventId, "event id");
own_id!(/** One candidate's trip from trigger to scheduled. */ HandoffId, "hand-off id");
own_id!(/** Work owed by a worker. */ TaskId, "task id");
own_id!(/** One secret of one principal. */ CredentialId, "credential id");
own_id!(/** One key that signs the tokens of senders. */ SigningKeyId, "signing key id");
own_id!(/** One process that serves a region. */ ReplicaId, "replica id");
own_id!(/** One run that keeps the mirror. */ SyncRunId, "id of a run");
own_id!(/** One notice to one target. */ NoticeId, "notice id");
own_id!(/** One token of the JSON API. */ ApiTokenId, "API token id");
own_id!(/** Somebody who signs in. */ AccountId, "account id");
own_id!(/** Somebody who is told by webhook. */ EndpointId, "webhook endpoint id");
own_id!(/** One message to one webhook endpoint. */ MessageId, "message id");
own_id!(/** Somebody who is told of troubles. */ NoticeTargetId, "id of a target of notices");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vendor_id_is_digits_only() {
        assert_eq!("13001".parse::<WorkflowId>().unwrap().get(), 13001);
        for bad in ["", "0", "-4", "+4", " 4", "4.0", "C4", "99999999999999999999"] {
            assert!(bad.parse::<WorkflowId>().is_err(), "{bad:?} is no id");
        }
    }

    #[test]
    fn a_floor_parts_what_came_before_from_what_came_after() {
        let at = Timestamp::from_micros(1_795_000_000_123_000);
        // Made apart from all others: those of this process sort after each other, whatever their time.
        let [before, after] = [122_999_999, 123_000_000].map(|nanos| {
            let time = uuid::Timestamp::from_unix(uuid::NoContext, 1_795_000_000, nanos);
            HandoffId::from_uuid(Uuid::new_v7(time))
        });
        assert!(before < HandoffId::floor(at) && HandoffId::floor(at) < after);
    }

    #[test]
    fn ids_of_one_instant_keep_their_order() {
        let at = Timestamp::from_micros(1_795_000_000_123_456);
        let ids: Vec<HandoffId> = (0..1_000).map(|_| HandoffId::at(at)).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}

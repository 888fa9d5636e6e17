//! How an ATS calls us: what it presents, what it says, how it wants to be answered.

use std::borrow::Cow;

use axum::http::{HeaderMap, Method};
use axum::response::Response;

use super::{Answer, Secret};
use crate::domain::{CustomerId, Region, StatusChanged, Timestamp};

/// What a sender presents to prove who it is. The principal in it chooses the credential; nothing is proven yet.
#[derive(Debug, Clone)]
pub enum Presented {
    /// Nothing that could prove anything.
    Nothing,
    /// User and password.
    Basic {
        /// The principal.
        user: String,
        /// What proves it.
        password: Secret,
    },
    /// A signature over the request.
    Hmac(HmacClaim),
    /// An access token that we issued.
    Bearer {
        /// The token.
        token: Secret,
    },
}

/// A signature over the request, as presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HmacClaim {
    /// The principal.
    pub user: String,
    /// Names of the signed headers, lower case, in the order presented.
    pub signed_headers: Vec<String>,
    /// Lower-case hex.
    pub signature: String,
}

/// A request as far as a signature can cover it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a Method,
    /// The path as the sender wrote it.
    pub path: &'a str,
    /// The query as the sender wrote it; empty without one.
    pub query: &'a str,
    /// The host as the sender wrote it.
    pub host: &'a str,
    /// The headers; `Host` among them is not looked at.
    pub headers: &'a HeaderMap,
}

/// What a signature covers: whoever has the shared key can make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The text that is signed.
    pub text: String,
    /// When the sender says it signed.
    pub at: Timestamp,
    /// What the sender says the hash of its body is.
    pub content_sha256: [u8; 32],
}

/// What a sender said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The customer it speaks of.
    pub customer: CustomerId,
    /// The region that its own addresses belong to, where they say so: good for a hint only.
    pub region: Option<Region>,
    /// What it said.
    pub said: Said,
}

/// The kinds of things a sender says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A person placed an application in a status.
    StatusChanged(StatusChanged),
    /// Something that is not about a status.
    Other {
        /// The type it gave, shortened.
        event_type: String,
    },
}

/// Why a body could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Longer than the cap once inflated.
    #[error("the body is larger than {limit} bytes once inflated")]
    TooLarge {
        /// The cap in bytes.
        limit: usize,
    },
    /// The compressed bytes are damaged.
    #[error("the body is not valid gzip: {why}")]
    BadGzip {
        /// What the decoder met.
        why: String,
    },
    /// Not JSON of the documented shape.
    #[error("field `{path}`: {why}")]
    BadField {
        /// Which field.
        path: String,
        /// What is wrong with it, without its value.
        why: String,
    },
}

/// How one kind of ATS calls us.
pub trait Caller: Send + Sync {
    /// Reads what the sender presents.
    fn presented(&self, headers: &HeaderMap) -> Presented;

    /// What a signature covers; `None` where it leaves out the host, the time or the body, or cannot be one. An ATS that
    /// does not sign has none.
    fn signed(&self, _claim: &HmacClaim, _request: Request<'_>) -> Option<Signed> {
        None
    }

    /// The bytes as the sender meant them, from the bytes as they arrived.
    ///
    /// # Errors
    /// [`Malformed::TooLarge`] or [`Malformed::BadGzip`].
    fn inflate<'a>(&self, _headers: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, Malformed> {
        Ok(Cow::Borrowed(body))
    }

    /// Reads what the sender said.
    ///
    /// # Errors
    /// [`Malformed::BadField`] names the field.
    fn decode(&self, plain: &[u8]) -> Result<Delivery, Malformed>;

    /// The region that the addresses in the head of a delivery belong to, where they say so: good for a hint only.
    fn region_hint(&self, _headers: &HeaderMap) -> Option<Region> {
        None
    }

    /// Says an answer the way this ATS understands it.
    fn reply(&self, answer: &Answer) -> Response;
}

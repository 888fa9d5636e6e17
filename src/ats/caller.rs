//! How an ATS calls us: what it presents, what it says, how it wants to be answered.

use axum::http::HeaderMap;
use axum::response::Response;

use super::{Answer, Secret};
use crate::domain::{CustomerId, StatusChanged};

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

/// What a sender said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The customer it speaks of.
    pub customer: CustomerId,
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

    /// Reads what the sender said, from the bytes as they arrived.
    ///
    /// # Errors
    /// [`Malformed`] names the field or limit.
    fn decode(&self, headers: &HeaderMap, body: &[u8]) -> Result<Delivery, Malformed>;

    /// Says an answer the way this ATS understands it.
    fn reply(&self, answer: &Answer) -> Response;
}

//! Where events go, and how their sender proves who it is (core-apis §1.9).

use std::fmt;

/// The receiver of events: its address and the credential it issued.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// The whole URL, path and query included.
    pub url: String,
    /// How the sender proves who it is.
    pub auth: SenderAuth,
    /// Whether bodies are compressed, as iCIMS' documents say they are.
    pub gzip: bool,
}

/// The three modes in which iCIMS authenticates its events; secrets are never printed.
#[derive(Clone)]
pub enum SenderAuth {
    /// `Authorization: Basic`.
    Basic {
        /// The user that the receiver issued.
        user: String,
        /// Its password.
        password: String,
    },
    /// `Authorization: x-icims-v1-hmac-sha256`.
    Hmac {
        /// The user that the receiver issued.
        user: String,
        /// The shared key, as text.
        key: String,
    },
    /// A bearer token, fetched from the receiver's token endpoint by the client-credentials grant.
    OAuth {
        /// The token endpoint.
        token_url: String,
        /// The client id that the receiver issued.
        client_id: String,
        /// Its secret.
        client_secret: String,
        /// How the client proves itself at the token endpoint.
        client_auth: ClientAuth,
    },
}

/// How an OAuth client proves itself at a token endpoint (RFC 6749 §2.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// `client_id` and `client_secret` stand in the form.
    Form,
    /// Both stand form-urlencoded in a Basic header.
    Header,
}

impl fmt::Debug for SenderAuth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Basic { user, password: _ } => f.debug_struct("Basic").field("user", user).finish_non_exhaustive(),
            Self::Hmac { user, key: _ } => f.debug_struct("Hmac").field("user", user).finish_non_exhaustive(),
            Self::OAuth { token_url, client_id, client_secret: _, client_auth } => f
                .debug_struct("OAuth")
                .field("token_url", token_url)
                .field("client_id", client_id)
                .field("client_auth", client_auth)
                .finish_non_exhaustive(),
        }
    }
}

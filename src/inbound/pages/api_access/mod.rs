//! What programs may do with a tenant: tokens of the API, and webhooks that they are told by. Secrets are shown once, in the
//! answer that makes them, and never again.

mod endpoint;
mod endpoints;
mod tokens;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::inbound::Doors;
use crate::inbound::problem::{FieldError, Problem};

pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/api-access", get(tokens::page).post(tokens::make))
        .route("/api-access/tokens/{token_id}/revoke", post(tokens::revoke))
        .route("/api-access/webhooks", get(endpoints::page).post(endpoints::add))
        .route("/api-access/webhooks/{endpoint_id}", get(endpoint::page))
        .route("/api-access/webhooks/{endpoint_id}/{action}", post(endpoint::act))
        .route("/api-access/webhooks/{endpoint_id}/messages/{message_id}/resend", post(endpoint::resend))
}

/// What came of something, as a page tells it: its tone, and a sentence.
type Notice = (&'static str, String);

/// Something that can be ticked.
struct Tick {
    name: &'static str,
    about: &'static str,
    is_on: bool,
}

/// What is typed, as it was sent: names can stand there more than once.
struct Typed(Vec<(String, String)>);

impl Typed {
    fn one(&self, name: &str) -> String {
        self.all(name).next().unwrap_or_default().to_owned()
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// What is wrong with what was typed.
struct Wrong(Option<Problem>);

impl Wrong {
    /// With a field, or with one of its entries.
    fn at(&self, field: &str) -> Option<&str> {
        let errors = self.0.as_ref()?.errors();
        let is_it =
            |named: &str| named.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('['));
        errors.iter().find(|error| is_it(error.field())).map(FieldError::detail)
    }

    /// With nothing that was typed in particular.
    fn whole(&self) -> Option<&str> {
        self.0.as_ref().filter(|problem| problem.errors().is_empty()).map(Problem::detail)
    }

    fn is_any(&self) -> bool {
        self.0.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbound::api::input::Mistakes;

    #[test]
    fn a_mistake_in_an_entry_is_one_of_its_field() {
        let mut mistakes = Mistakes::default();
        mistakes.note("scopes[2]", "must be a scope");
        mistakes.note("name_of", "is odd");
        let wrong = Wrong(mistakes.none().err());
        assert_eq!(wrong.at("scopes"), Some("must be a scope"));
        assert_eq!((wrong.at("name"), wrong.whole()), (None, None));
    }
}

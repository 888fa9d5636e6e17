//! The errors that operations share, described once.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use utoipa::IntoResponses;
use utoipa::openapi::{ContentBuilder, HeaderBuilder, Ref, RefOr, Response, ResponseBuilder};

use super::access::nothing_here;
use super::input::invalid;
use crate::inbound::problem::Problem;
use crate::store::StoreError;

type Described = BTreeMap<String, RefOr<Response>>;

fn problem(status: u16, description: &str, headers: &[(&str, &str)]) -> (String, RefOr<Response>) {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let mut response = ResponseBuilder::new().description(description).content("application/problem+json", content);
    for (name, about) in headers {
        response = response.header(*name, HeaderBuilder::new().description(Some(*about)).build());
    }
    (status.to_string(), response.build().into())
}

fn of_all() -> Described {
    let scheme = [("WWW-Authenticate", "The scheme.")];
    let wait = [("Retry-After", "Seconds.")];
    [
        problem(401, "There is no token that counts.", &scheme),
        problem(403, "The token does not allow this.", &[]),
        problem(422, "Some values cannot be accepted; `errors` names them.", &[]),
        problem(429, "The token has used up its requests of this minute.", &wait),
        problem(500, "Something went wrong on our side; it was logged.", &[]),
        problem(503, "The service cannot do it now.", &wait),
    ]
    .into()
}

fn not_here() -> (String, RefOr<Response>) {
    problem(404, "There is no such thing, or it is not for this token.", &[])
}

fn with_body(mut all: Described) -> Described {
    all.extend([
        problem(400, "The body cannot be read.", &[]),
        problem(409, "It does not fit what is there; the answer says why.", &[]),
        problem(413, "The body is larger than 64 KiB.", &[]),
        problem(415, "The body is not JSON.", &[]),
    ]);
    all
}

/// Of whatever can be sent with a key.
pub(in crate::inbound) fn to_keys() -> [(String, RefOr<Response>); 3] {
    [
        problem(400, "The body cannot be read.", &[]),
        problem(409, "It does not fit what is there; the answer says why.", &[]),
        problem(413, "The body is larger than 64 KiB.", &[]),
    ]
}

/// Of a list.
pub(in crate::inbound) struct Reads;

/// Of one thing, without a body.
pub(in crate::inbound) struct ReadsOne;

/// Of something that is asked for with a body.
pub(in crate::inbound) struct Creates;

/// Of a change of what was read before.
pub(in crate::inbound) struct Changes;

/// Of an action on one thing, without a body.
pub(in crate::inbound) struct Acts;

/// Of what is given as a file.
pub(in crate::inbound) struct TakesFile;

/// Of what is read live.
pub(in crate::inbound) struct ReadsLive;

impl IntoResponses for Reads {
    fn responses() -> Described {
        of_all()
    }
}

impl IntoResponses for ReadsOne {
    fn responses() -> Described {
        let mut all = of_all();
        all.extend([not_here()]);
        all
    }
}

impl IntoResponses for Creates {
    fn responses() -> Described {
        with_body(ReadsOne::responses())
    }
}

impl IntoResponses for Changes {
    fn responses() -> Described {
        let mut all = with_body(ReadsOne::responses());
        all.extend([problem(412, "Somebody changed it meanwhile.", &[]), problem(428, "`If-Match` is missing.", &[])]);
        all
    }
}

impl IntoResponses for Acts {
    fn responses() -> Described {
        let mut all = ReadsOne::responses();
        all.extend([problem(409, "It does not fit what is there; the answer says why.", &[])]);
        all
    }
}

impl IntoResponses for TakesFile {
    fn responses() -> Described {
        let mut all = Acts::responses();
        all.extend([problem(400, "The file broke off, or came too slowly.", &[])]);
        all.extend([problem(413, "The file has more than 4 MiB.", &[])]);
        all
    }
}

impl IntoResponses for ReadsLive {
    fn responses() -> Described {
        let mut all = ReadsOne::responses();
        all.extend([problem(409, "It cannot be read as things stand; the answer says why.", &[])]);
        all.extend([problem(424, "The applicant tracking system does not let the service in.", &[])]);
        all.extend([problem(502, "The applicant tracking system did not answer as expected.", &[])]);
        all
    }
}

/// Says that something is gone, or that it was not there.
pub(in crate::inbound) fn gone(removed: bool) -> Result<StatusCode, Problem> {
    if removed { Ok(StatusCode::NO_CONTENT) } else { Err(nothing_here()) }
}

/// What the store does not do is told without its cause.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => {
                tracing::error!(%error, "a request could not be answered");
                crate::inbound::problem::UNAVAILABLE
                    .says("The database does not answer. Nothing is known to have changed.")
                    .again_in(5)
            }
            StoreError::Taken(what) => {
                crate::inbound::problem::CONFLICT.says(format!("Another tenant has {what}: choose another name."))
            }
            StoreError::Unfit(why) => invalid("next", why),
            StoreError::Refused(_) | StoreError::Unreadable { .. } | StoreError::WrongDatabase(_) => {
                crate::inbound::problem::internal(&error)
            }
        }
    }
}

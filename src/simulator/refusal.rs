//! How the API says no: the same problems in `X-Error` headers and in the JSON body (core-apis §2.5).

use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

const X_ERROR: HeaderName = HeaderName::from_static("x-error");

/// A refused call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Code 0: something broke, with this status.
    Internal(StatusCode),
    /// Code 1, once per field.
    FieldsRequired(Vec<String>),
    /// Code 2: no such thing; the text names it.
    NotFound(&'static str),
    /// Code 3 with 404: exists, not for this user.
    Denied,
    /// 403: this customer has not bought it. The real answer is not known.
    NotLicensed,
    /// Code 6: no or wrong credentials.
    Credentials,
    /// A body or value that cannot be used. The real code is not known; 5 is one whose meaning is not known either.
    BadValue(String),
    /// Ordered by a switch: this status with this error code.
    Ordered(StatusCode, i64),
    /// The day's limit is used up. The real body is not known, so there is none.
    OverLimit,
}

impl Refusal {
    /// The refusal that an ordered status stands for.
    pub(super) fn of_status(status: u16) -> Self {
        match status {
            400 => Self::BadValue("The request could not be processed.".to_owned()),
            401 => Self::Credentials,
            404 => Self::NotFound("Resource"),
            429 => Self::OverLimit,
            _ => Self::Internal(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Internal(status) | Self::Ordered(status, _) => *status,
            Self::FieldsRequired(_) | Self::BadValue(_) => StatusCode::BAD_REQUEST,
            Self::NotFound(_) | Self::Denied => StatusCode::NOT_FOUND,
            Self::NotLicensed => StatusCode::FORBIDDEN,
            Self::Credentials => StatusCode::UNAUTHORIZED,
            Self::OverLimit => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// Code, field, and sentence of each problem.
    fn problems(&self) -> Vec<(i64, Option<&str>, String)> {
        match self {
            Self::Internal(_) => vec![(0, None, "An internal error occurred.".to_owned())],
            Self::FieldsRequired(fields) => {
                let sentence = || "This field is required.".to_owned();
                fields.iter().map(|field| (1, Some(field.as_str()), sentence())).collect()
            }
            Self::NotFound(what) => vec![(2, None, format!("{what} not found."))],
            Self::Denied => vec![(3, None, "Access to this resource is denied.".to_owned())],
            Self::NotLicensed => vec![(3, None, "Data Stream is not licensed for this customer.".to_owned())],
            Self::Credentials => vec![(6, None, "Invalid Username or Password credentials provided.".to_owned())],
            Self::BadValue(why) => vec![(5, None, why.clone())],
            Self::Ordered(_, code) => vec![(*code, None, "Ordered by the simulator's switch.".to_owned())],
            Self::OverLimit => Vec::new(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let problems = self.problems();
        if problems.is_empty() {
            return self.status().into_response();
        }
        let errors: Vec<_> = problems
            .iter()
            .map(|(code, field, why)| {
                let message = field.map_or_else(|| why.clone(), |field| format!("{field}: {why}"));
                json!({"errorMessage": message, "errorCode": code})
            })
            .collect();
        let mut answer = (self.status(), super::headers::json(&json!({"errors": errors}))).into_response();
        for (code, field, why) in &problems {
            let line = field.map_or_else(|| format!("{code}:{why}"), |field| format!("{code}:{field}:{why}"));
            if let Ok(value) = HeaderValue::from_str(&line) {
                answer.headers_mut().append(X_ERROR, value);
            }
        }
        if self == Self::Credentials {
            for scheme in ["Basic realm=\"iCIMS\"", "x-icims-v1-hmac-sha256"] {
                answer.headers_mut().append(WWW_AUTHENTICATE, HeaderValue::from_static(scheme));
            }
        }
        answer
    }
}

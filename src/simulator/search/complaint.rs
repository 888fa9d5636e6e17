//! The seven sentences with which the vendor refuses a search.

/// Why a search is refused, in the vendor's words (data-apis §1.10). HTTP status and error code are not public.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(in super::super) enum Complaint {
    /// There is no filter at any level.
    #[error("At least one filter must be specified")]
    NoFilter,
    /// The filter is unknown, hidden from this user, blank, or one of another entity.
    #[error("The following filter is either not valid or hidden: {0}")]
    Filter(String),
    /// The operator does not exist or does not suit the filter's type.
    #[error("The following filter operator is not valid in the given context: {0}")]
    FilterOperator(String),
    /// The operator is neither `&` nor `|`.
    #[error("The following group operator is not valid in the given context: {0}")]
    GroupOperator(String),
    /// A filter has a key that no filter has.
    #[error("The following filter attribute is unrecognized: {0}")]
    FilterAttribute(String),
    /// A group has a key that no group has.
    #[error("The following group attribute is unrecognized: {0}")]
    GroupAttribute(String),
    /// Anything else.
    #[error("An unknown parsing error occurred")]
    Unknown,
}

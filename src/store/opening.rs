//! How a database is opened.

/// What is done to a database that is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is brought up to date, and made where it is a file that is not there.
    Prepare,
    /// Nothing: another process may be serving it.
    AsItIs,
}

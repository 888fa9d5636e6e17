//! The folders that persons and jobs stand in: the product's usual ones (data-apis §2.3, §2.5), and whatever folder a profile is in.

/// Where merged persons go.
pub(super) const PURGE: (&str, &str) = ("D32002", "Purge");

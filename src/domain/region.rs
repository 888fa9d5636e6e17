//! Where a tenant's data lives.

use serde::{Deserialize, Serialize};

use super::names::stored_name;

/// One of the two separate worlds: nothing crosses between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// United States.
    Us,
    /// European Union.
    Eu,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 2] = [Self::Us, Self::Eu];
}

stored_name!(Region, "region", "`us` or `eu`", Us = "us", Eu = "eu");

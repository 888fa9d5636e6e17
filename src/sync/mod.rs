//! Rounds: what is looked for in the ATS again and again, because nobody tells of it.
//!
//! [`reconcile()`] finds candidates who stand in a trigger status without a hand-off, whose delivery was lost. [`prepare`] and
//! [`import()`] take a customer's stages over, and [`drift()`] tells how they differ from what was met since; a round
//! notes what of that is news. [`ask()`] asks the ATS which stages there are, where a person wants to know. [`activate()`] lets
//! a tenant go live and begins its first walk. True in here: a round may be cut off anywhere and be done again without harm; it
//! reads, and writes nothing to the ATS; what it starts goes through the same slot as a delivery. The room knows neither SQL nor
//! the vendor.

mod activate;
mod ask;
mod asking;
mod drift;
mod import;
mod judge;
mod listed;
mod look;
mod mirror;
mod noting;
mod reconcile;

pub use activate::{Activated, Activation, activate};
pub use ask::{Answered, ask};
pub use drift::{Drift, DriftCounts, Origin, drift, drift_counts};
pub use import::{Allowed, Export, ExportError, Imported, Prepared, import, prepare, shown};
pub use listed::ListedName;
pub use mirror::{MirrorRound, hidden_fields, mirror, new_walk, unknown_folders};
pub use reconcile::{ROUND_EVERY, Round, reconcile};

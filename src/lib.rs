//! The service between iCIMS, the applicant tracking system, and interview scheduling.
//!
//! The rooms, in the order data meets them. `docs/ARCHITECTURE.md` walks one delivery through them.

pub mod app; // assembly: names every other room
pub mod ats; // 6 vendor seam: what any ATS must offer, and iCIMS
pub mod config; // settings, read once
pub mod domain; // the nouns and their legal moves
pub mod flow; // 4 story: one step per file
pub mod inbound; // 1 doors: everything that can start work
pub mod measures; // what operations see, in numbers
pub mod notices; // 8 telling people: what needs them, by mail and webhook
pub mod scheduling; // 7 hand-off seam: what any scheduler must offer, and webhooks
pub mod secrets; // sealing at rest, links
pub mod simulator; // a pretend iCIMS; names no other room
pub mod stages; // what customers call their statuses: exports read, differences told
pub mod store; // 2 memory: what is kept
pub mod sync; // 5 mirror: what rounds find in the ATS
pub mod webhooks; // outgoing posts: where to, signed how
pub mod worker; // 3 hands: claim, lease, back-off

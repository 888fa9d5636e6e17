//! What strangers may send: valid inputs, damaged at random, and noise. Nothing panics, leaks, stalls or eats memory.
//!
//! Every kind of input has its own file. The inputs are the same each time, so that a red run means a change;
//! `PROPTEST_RNG_SEED` tries others, `PROPTEST_CASES=1000000` that many of each kind (with `--release`: minutes). An input
//! that fails is printed as short as it can be made.

mod body;
mod damage;
mod gzip;
mod links;
mod presented;
mod region;
mod reply;
mod requests;
mod signature;
mod text;
mod token;
mod watch;

use peak_alloc::PeakAlloc;

/// Counts what is alive, so that each input's share is known.
#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Inputs of each kind: some 40 s for all of them in a debug build.
const CASES: u32 = 12_000;

//! Where randomness comes from.

use aws_lc_rs::rand;

/// Lets the library gather its first entropy. It measures the machine for that, beside what it asks the system for, which
/// takes some fifty milliseconds; whoever begins early need not wait for it later.
pub fn gather_entropy() {
    let _ = rand::fill(&mut [0]); // Without any, whoever needs some fails.
}

//! One crypto provider in the tree of crates.

use std::collections::BTreeSet;
use std::process::Command;

/// What a second provider, or the system's, would come with; `rsa` has an open timing attack (RUSTSEC-2023-0071).
const UNWANTED: [&str; 6] = ["native-tls", "openssl", "openssl-sys", "ring", "rsa", "rust-crypto"];

/// The lock file names crates that no feature turns on, so the resolved tree is asked for.
#[test]
fn the_program_is_built_with_one_crypto_provider() {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--frozen", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    let output = tree.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let names: BTreeSet<_> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains("aws-lc-rs") && names.contains("rustls"), "the tree is read: {names:?}");
    let found: Vec<_> = UNWANTED.iter().filter(|name| names.contains(**name)).collect();
    assert!(found.is_empty(), "cargo tree -e normal,build -i <crate> shows who brings {found:?}");
}

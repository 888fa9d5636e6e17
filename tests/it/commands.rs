//! What the program does at a terminal.

use std::process::{Command, Stdio};

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodtime-icims"));
    command.arg("openapi").stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    // As `goodtime-icims openapi | head -n 0` does, before anything is written.
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert!(ended.status.success(), "{}", ended.status);
}

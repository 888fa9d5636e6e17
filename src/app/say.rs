//! What a command tells the person at the terminal.

/// Writes a line to the terminal.
#[expect(
    clippy::print_stdout,
    reason = "a command's answer belongs on standard output; log lines go to standard error"
)]
pub(super) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

//! What a command tells the person at the terminal.

use std::io::{ErrorKind, Write as _};

/// Writes a line to the terminal.
///
/// # Panics
/// When it cannot be written, on a full disk for example: a secret that is shown once would be lost unseen.
pub(super) fn say(line: impl std::fmt::Display) {
    match writeln!(std::io::stdout(), "{line}") {
        Ok(()) => {}
        // Whoever reads has enough, as `head` has; what the command does goes on.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => panic!("standard output cannot be written: {error}"),
    }
}

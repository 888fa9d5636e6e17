//! What people read: Markdown on standard output.

/// Says something and leaves a line free.
#[expect(clippy::print_stdout, reason = "the one place that prints: the figures are what this program is for")]
pub(crate) fn say(text: &str) {
    println!("{text}\n");
}

/// Says where the run is, on standard error, so that the figures stay by themselves.
#[expect(clippy::print_stderr, reason = "a run takes minutes")]
pub(crate) fn hint(text: &str) {
    eprintln!("  {text}");
}

//! Reads what strace wrote: which calls to the system ended before which others began.
//!
//! The tracer stops a thread at the beginning and at the end of a call and writes a line at each, so the order of the
//! lines is an order of time: what a line says has happened before anything that follows from it.

use std::collections::HashMap;

/// One call: its text, and the lines of its beginning and its end.
#[derive(Debug)]
struct Call {
    name: String,
    text: String,
    began: usize,
    /// `None` when the trace ends before it.
    ended: Option<usize>,
}

impl Call {
    /// The file or socket that the first argument stands for, as `-y` writes it.
    fn is_on(&self, file: &str) -> bool {
        let first = self.text.split_once(['>', ',', ')']).map_or("", |(first, _)| first);
        first.split_once('<').is_some_and(|(_, path)| path.ends_with(file))
    }

    fn succeeded(&self) -> bool {
        self.ended.is_some() && self.text.ends_with(" = 0")
    }
}

/// Whether the trace says how the process ended.
pub(crate) fn is_whole(trace: &str) -> bool {
    let first = trace.split_whitespace().next().unwrap_or_default();
    trace.lines().any(|line| line.strip_prefix(first).is_some_and(|rest| rest.trim_start().starts_with("+++ exited")))
}

/// Finds the one delivery of a trace: it must be read, then written to `log`, then synced, and only then answered.
pub(crate) fn synced_before_answered(trace: &str, log: &str) -> Result<String, String> {
    let calls = calls(trace);
    let reads = |call: &&Call| matches!(&*call.name, "recvfrom" | "read") && call.text.contains("POST /v2/ats/webhook");
    let read = calls.iter().find(reads).and_then(|call| call.ended).ok_or("the trace shows no delivery")?;
    let answers = |call: &&Call| {
        matches!(&*call.name, "sendto" | "write" | "writev" | "sendmsg") && call.text.contains("HTTP/1.1 303")
    };
    let answer = calls.iter().find(answers).map(|call| call.began).ok_or("the trace shows no answer")?;
    let between = |call: &&Call| call.began > read && call.ended.is_some_and(|ended| ended < answer) && call.is_on(log);
    let writes = |call: &&Call| matches!(&*call.name, "pwrite64" | "write" | "writev");
    let syncs = |call: &&Call| call.name == "fdatasync";
    let written = calls.iter().filter(between).find(writes).and_then(|call| call.ended);
    let written = written.ok_or_else(|| format!("nothing was written to {log} between the delivery and its answer"))?;
    let synced = calls.iter().filter(between).filter(syncs).rfind(|call| call.succeeded() && call.began > written);
    let synced = synced.ok_or_else(|| format!("{log} was not synced between the delivery and its answer"))?;
    Ok(format!(
        "delivery read at line {read}, {log} first written at line {written}, {} from line {} to {}, answered at line {answer}",
        synced.name,
        synced.began,
        synced.ended.unwrap_or(synced.began),
    ))
}

fn calls(trace: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut unfinished: HashMap<&str, usize> = HashMap::new();
    for (number, line) in trace.lines().enumerate() {
        let Some((thread, said)) = line.split_once(' ') else { continue };
        let said = said.trim_start();
        if let Some(rest) = said.strip_prefix("<... ") {
            let (Some(call), Some((_, rest))) = (unfinished.remove(thread), rest.split_once("resumed>")) else {
                continue;
            };
            calls[call].text.push_str(rest);
            calls[call].ended = Some(number);
        } else if let Some((name, rest)) = said.split_once('(') {
            let begun = rest.strip_suffix(" <unfinished ...>");
            if begun.is_some() {
                unfinished.insert(thread, calls.len());
            }
            let ended = begun.is_none().then_some(number);
            let text = begun.unwrap_or(rest).to_owned();
            calls.push(Call { name: name.to_owned(), text, began: number, ended });
        }
    }
    calls
}

#[test]
fn a_trace_in_any_other_order_is_told_apart() {
    const READ: &str =
        r#"7 recvfrom(12<socket:[1]>, "POST /v2/ats/webhook/icims HTTP/1"..., 8192, 0, NULL, NULL) = 700"#;
    const WRITE: &str = r#"8 pwrite64(9</d/us.db-wal>, "x", 24, 32) = 24"#;
    const SYNC: &str = "8 fdatasync(9</d/us.db-wal>) = 0";
    const ANSWER: &str = r#"7 writev(12<socket:[1]>, [{iov_base="HTTP/1.1 303 See Other\r\n", iov_len=80}], 1) = 80"#;
    const BEGIN: &str = "8 fdatasync(9</d/us.db-wal> <unfinished ...>";
    const END: &str = "8 <... fdatasync resumed>) = 0";
    let judge = |lines: &[&str]| synced_before_answered(&lines.join("\n"), "us.db-wal").is_ok();
    assert!(judge(&[READ, WRITE, SYNC, ANSWER]));
    assert!(judge(&[READ, WRITE, BEGIN, END, ANSWER]));
    assert!(!judge(&[READ, WRITE, BEGIN, ANSWER, END]), "the sync had not ended");
    assert!(!judge(&[READ, WRITE, ANSWER, SYNC]), "answered first");
    assert!(!judge(&[WRITE, SYNC, READ, ANSWER]), "of something before");
    assert!(!judge(&[READ, SYNC, WRITE, ANSWER]), "synced before it was written");
    assert!(!judge(&[READ, WRITE, &SYNC.replace("us.db-wal", "other.db-wal"), ANSWER]), "another file");
    assert!(!judge(&[READ, WRITE, &SYNC.replace("= 0", "= -1 EIO"), ANSWER]), "a sync that failed");
}

//! The deliveries: built, compressed and signed before anything is measured. Every mode gets the same bytes.

use std::fmt::Write as _;
use std::io::Write as _;

use aws_lc_rs::{digest, hmac};
use flate2::Compression;
use flate2::write::GzEncoder;
use goodtime_icims::domain::{Clock as _, SystemClock};

pub(crate) const PATH: &str = "/v2/ats/webhook/icims";
pub(crate) const HOST: &str = "bench.example";
pub(crate) const USER: &str = "bench";
pub(crate) const KEY: &str = "the key that signs the deliveries of the bench";
pub(crate) const CUSTOMER: i64 = 4_321;
pub(crate) const TRIGGER: i64 = 20_700;
pub(crate) const SCHEME: &str = "x-icims-v1-hmac-sha256";
pub(crate) const SIGNED: &str = "host;x-icims-content-sha256;x-icims-date";
/// Odd, so that multiplying by it permutes the numbers below a power of two: applications do not come in the order they
/// were made in.
const SCATTER: usize = 40_503;

/// Whom a delivery is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    pub(crate) workflow: i64,
    pub(crate) person: i64,
    pub(crate) job: i64,
}

impl About {
    /// The `n`th of many, each an application of its own.
    pub(crate) fn nth(n: usize, many: usize) -> Self {
        let scattered = n.wrapping_mul(SCATTER) & (many.next_power_of_two() - 1);
        let at = |first: i64, n: usize| first + i64::try_from(n).unwrap_or_default();
        Self { workflow: at(13_001, scattered), person: at(9_100, scattered), job: at(4_400, n % 200) }
    }
}

/// Requests, one after the other.
pub(crate) struct Letters {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Bytes of the first body, as JSON and as sent.
    pub(crate) sizes: (usize, usize),
}

impl Letters {
    /// One about each.
    pub(crate) fn about(all: impl Iterator<Item = About>) -> Self {
        let date = SystemClock.now().to_string();
        let date = format!("{}+0000", date.get(..19).unwrap_or(&date));
        let key = hmac::Key::new(hmac::HMAC_SHA256, KEY.as_bytes());
        let mut letters = Self { bytes: Vec::new(), ends: Vec::new(), sizes: (0, 0) };
        for about in all {
            let plain = body(about);
            let wire = compressed(plain.as_bytes());
            if letters.ends.is_empty() {
                letters.sizes = (plain.len(), wire.len());
            }
            let hash = hex(digest::digest(&digest::SHA256, plain.as_bytes()).as_ref());
            let canonical =
                format!("POST\n{PATH}\n\nhost:{HOST}\nx-icims-content-sha256:{hash}\nx-icims-date:{date}\n\n{SIGNED}");
            let text =
                format!("{SCHEME}\n{date}\n{}", hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref()));
            let signature = hex(hmac::sign(&key, text.as_bytes()).as_ref());
            let head = format!(
                "POST {PATH} HTTP/1.1\r\nhost: {HOST}\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\n\
                content-length: {}\r\nx-icims-date: {date}\r\nx-icims-content-sha256: {hash}\r\nauthorization: {SCHEME} \
                user={USER},signedheaders={SIGNED},signature={signature}\r\n\r\n",
                wire.len()
            );
            letters.bytes.extend_from_slice(head.as_bytes());
            letters.bytes.extend_from_slice(&wire);
            letters.ends.push(letters.bytes.len());
        }
        letters
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The `n`th request, ready to be sent.
    pub(crate) fn get(&self, n: usize) -> Option<&[u8]> {
        let begin = if n == 0 { 0 } else { *self.ends.get(n - 1)? };
        self.bytes.get(begin..*self.ends.get(n)?)
    }
}

/// As long as the bodies that iCIMS was seen to send.
fn body(about: About) -> String {
    let About { workflow, person, job } = about;
    let link = |rel: &str, title: &str, place: &str, id: i64| {
        format!(
            r#"{{"url":"https://api.icims.com/customers/{CUSTOMER}/{place}/{id}","rel":"{rel}","title":"{title}"}}"#
        )
    };
    let links = [
        link("applicantWorkflow", "Applicant Workflow", "applicantworkflows", workflow),
        link("job", "Job Profile", "jobs", job),
        link("person", "Person Profile", "people", person),
        link("user", "Posting User", "people", 9_001),
    ];
    format!(
        r#"{{"systemId":"{workflow}","eventType":"WorkFlowStatusChangeEvent","links":[{}],"personId":"{person}","userId":"9001","jobId":"{job}","customerId":"{CUSTOMER}","oldStatus":"1750","newStatus":"{TRIGGER}"}}"#,
        links.join(",")
    )
}

fn compressed(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(512), Compression::default());
    // Writing into a `Vec` cannot fail.
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing into a `String` cannot fail
        text
    })
}

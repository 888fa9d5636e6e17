//! As much of HTTP as the bench speaks.

use std::io::{Error, ErrorKind, Read as _, Result, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use anyhow::bail;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;

/// An answer of any mode fits.
const ANSWER_MOST: usize = 8 * 1024;
/// Between two looks at something that begins.
const LOOK_EVERY: Duration = Duration::from_millis(1);

/// Reads one answer of a connection that stays; its status.
pub(crate) async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<u16> {
    buffer.clear();
    let whole = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        if let Some(whole) = length(buffer) {
            break whole;
        }
        if buffer.len() > ANSWER_MOST {
            return Err(Error::other("the answer has no end"));
        }
    };
    while buffer.len() < whole {
        if stream.read_buf(buffer).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
    status(buffer).ok_or_else(|| Error::other("the answer has no status"))
}

/// How long an answer is, once its head is there.
fn length(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&answer[..head]).ok()?;
    let lengths = text.lines().filter_map(|line| line.split_once(':'));
    let declared = lengths.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    Some(head + 4 + declared.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0))
}

fn status(answer: &[u8]) -> Option<u16> {
    std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()
}

/// Asks once; status and body.
pub(crate) fn ask(address: SocketAddr, request: &[u8]) -> Result<(u16, String)> {
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    while length(&answer).is_none_or(|whole| answer.len() < whole) {
        match stream.read(&mut piece)? {
            0 => break,
            some => answer.extend_from_slice(&piece[..some]),
        }
    }
    let status = status(&answer).ok_or_else(|| Error::other("no answer"))?;
    let text = String::from_utf8_lossy(&answer);
    Ok((status, text.split_once("\r\n\r\n").map_or_else(String::new, |(_, body)| body.to_owned())))
}

/// Asks for a page.
pub(crate) fn get(address: SocketAddr, path: &str) -> Result<(u16, String)> {
    ask(address, format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes())
}

/// Asks again and again until the answer is 200.
pub(crate) fn wait(within: Duration, mut asking: impl FnMut() -> Result<(u16, String)>) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        match asking() {
            Ok((200, _)) => return Ok(()),
            said if began.elapsed() > within => bail!("not ready within {within:?}: {said:?}"),
            _ => std::thread::sleep(LOOK_EVERY),
        }
    }
}

/// An address that nobody listens on.
pub(crate) fn free_address() -> Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}

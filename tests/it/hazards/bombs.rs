//! Bodies that are not what they say, or far more than they look.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use serde_json::Value;

use super::front::event;
use crate::world::{WEBHOOK_PASSWORD, WEBHOOK_USER, World};

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).expect("memory");
    encoder.finish().expect("memory")
}

/// Blanks, compressed a thousandfold.
fn bomb(plain: usize) -> Vec<u8> {
    gzip(&vec![b' '; plain])
}

/// Sends a body under the encodings; the status and the word that the reference starts with.
async fn refused(world: &World, encodings: &[&str], body: Vec<u8>) -> (u16, String) {
    let mut request = world.http().post(world.url("/v2/ats/webhook/icims")).body(body);
    for encoding in encodings {
        request = request.header("content-encoding", *encoding);
    }
    let answer = world.request(request.basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD))).await;
    let status = answer.status().as_u16();
    let told: Value = answer.json().await.expect("the vendor's error body");
    let said = told["error"]["userMessage"].as_str().expect("a sentence");
    let (_, reference) = said.split_once("Reference: ").expect("a reference");
    (status, reference.split('.').next().expect("a word").to_owned())
}

#[tokio::test]
async fn a_bomb_is_too_large_however_it_is_packed() {
    let world = World::new().await;
    let small = bomb(1024 * 1024);
    let members: Vec<u8> = std::iter::repeat_n(&small, 50).flatten().copied().collect();
    let bombs = [
        ("64 MiB in 64 KiB", bomb(64 * 1024 * 1024)),
        ("one byte too many", bomb(64 * 1024 + 1)),
        ("fifty members of 1 MiB in 1 KiB", members),
    ];
    for (name, body) in bombs {
        assert!(body.len() <= 64 * 1024, "{name}: {} bytes pass the limit on the wire", body.len());
        for encodings in [&["gzip"][..], &[]] {
            assert_eq!(refused(&world, encodings, body.clone()).await, (400, "too-large".to_owned()), "{name}");
        }
    }
}

#[tokio::test]
async fn an_encoding_that_is_not_plain_gzip_is_refused_with_a_sentence() {
    let world = World::new().await;
    let text = event(77_001).into_bytes();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&text).expect("memory");
    let zlib = zlib.finish().expect("memory");
    let mut raw = DeflateEncoder::new(Vec::new(), Compression::best());
    raw.write_all(&text).expect("memory");
    let raw = raw.finish().expect("memory");
    let (once, twice) = (gzip(&text), gzip(&gzip(&text)));
    let cases: [(&str, &[&str], &[u8]); 12] = [
        ("twice, said once", &["gzip"], &twice),
        ("twice, not said", &[], &twice),
        ("twice, said twice", &["gzip, gzip"], &twice),
        ("twice, said in two headers", &["gzip", "gzip"], &twice),
        ("once, said twice", &["gzip, gzip"], &once),
        ("deflate with its header", &["deflate"], &zlib),
        ("deflate without", &["deflate"], &raw),
        ("deflate, not said", &[], &zlib),
        ("brotli", &["br"], &text),
        ("plain, said to be gzip", &["gzip"], &text),
        ("cut", &["gzip"], &once[..once.len() / 2]),
        ("the magic alone", &[], &once[..2]),
    ];
    for (name, encodings, body) in cases {
        assert_eq!(refused(&world, encodings, body.to_vec()).await, (400, "malformed".to_owned()), "{name}");
    }
}

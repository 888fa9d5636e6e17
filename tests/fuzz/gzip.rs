//! Compressed bodies: what comes out is what went in, or nothing, and never more than 64 KiB.

use std::borrow::Cow;
use std::io::Write as _;
use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, header};
use flate2::{Compression, GzBuilder};
use goodtime_icims::ats::icims::IcimsCaller;
use goodtime_icims::ats::{Caller as _, Malformed};
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert, prop_assert_eq, prop_oneof};

use crate::damage::{Damage, damage, damaged};
use crate::text::{CANARY, quotes, tells};
use crate::watch::{A_MEBIBYTE, Watch, fuzz};

const CAP: usize = 64 * 1024;
const GZIP: [Option<&str>; 4] = [Some("gzip"), Some("x-gzip"), Some(" GZip "), None];
const OTHER: [&str; 5] = ["deflate", "br", "gzip, gzip", "gzip;q=1", CANARY];

/// Some 32 KiB that inflate to 32 MiB, and the same packed again.
static BOMB: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let once = packed(&vec![b'{'; 32 * A_MEBIBYTE], 9, false);
    let twice = packed(&once, 9, true);
    [once, twice]
});

#[derive(Debug, Clone)]
enum Input {
    Packed { plain: Plain, level: u32, named: bool, trailing: usize },
    Bomb(usize),
    Noise(Vec<u8>),
}

/// A piece, repeated.
#[derive(Debug, Clone)]
struct Plain {
    piece: Vec<u8>,
    length: usize,
}

impl Plain {
    fn bytes(&self) -> Vec<u8> {
        self.piece.iter().copied().cycle().take(self.length).collect()
    }
}

fn packed(plain: &[u8], level: u32, named: bool) -> Vec<u8> {
    let builder = if named { GzBuilder::new().filename("a").comment(CANARY).extra([0; 9]) } else { GzBuilder::new() };
    let mut encoder = builder.write(Vec::new(), Compression::new(level));
    encoder.write_all(plain).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn what_is_inflated_is_what_was_packed_and_never_more_than_the_cap() {
    let coding = prop_oneof![4 => select(&GZIP[..]), 1 => select(&OTHER[..]).prop_map(Some)];
    let all = (input(), prop_oneof![1 => Just(vec![]), 2 => damage()], coding);
    fuzz(("gzip", A_MEBIBYTE), &all, |(input, damage, coding), watch| judge(&input, (&damage, coding), watch));
}

fn judge(input: &Input, (damage, coding): (&[Damage], Option<&str>), watch: &Watch) -> Result<(), TestCaseError> {
    let (sent, plain) = match input {
        Input::Packed { plain, level, named, trailing } => {
            let plain = plain.bytes();
            ([packed(&plain, *level, *named), vec![0; *trailing]].concat(), Some(plain))
        }
        Input::Bomb(n) => (BOMB[*n].clone(), None),
        Input::Noise(bytes) => (bytes.clone(), None),
    };
    let sent = damaged(sent, damage);
    let mut headers = HeaderMap::new();
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(known(coding)));
    }
    let read = watch.call(|| IcimsCaller.inflate(&headers, &sent))?;
    let readable = coding.is_none_or(|coding| !OTHER.contains(&coding));
    match &read {
        Ok(Cow::Borrowed(same)) => {
            prop_assert!(coding.is_none() && !sent.starts_with(&[0x1f, 0x8b]));
            prop_assert_eq!(*same, &sent[..]);
        }
        Ok(Cow::Owned(inflated)) => {
            prop_assert!(inflated.len() <= CAP && readable);
            // The checksum tells what became another text on the way; that of no text at all is zero, which damage makes.
            let same = inflated.is_empty() || plain.as_ref().is_none_or(|plain| plain == inflated);
            prop_assert!(same, "inflated to something else");
        }
        Err(Malformed::BadGzip { why }) => {
            prop_assert!(!tells(why) && !quotes(why, &sent), "{}", why);
        }
        Err(Malformed::TooLarge { limit }) => prop_assert_eq!(*limit, CAP),
        Err(Malformed::BadField { .. }) => return Err(TestCaseError::fail("this is not about fields")),
    }
    if sent.len() > CAP {
        prop_assert_eq!(read, Err(Malformed::TooLarge { limit: CAP }));
    } else if !readable {
        prop_assert!(matches!(read, Err(Malformed::BadGzip { .. })), "another coding was read");
    } else if damage.is_empty() {
        let large = Err(Malformed::TooLarge { limit: CAP });
        match plain {
            Some(plain) if plain.len() <= CAP => prop_assert_eq!(read, Ok(Cow::Owned(plain))),
            Some(_) => prop_assert_eq!(read, large),
            None => prop_assert!(!matches!(input, Input::Bomb(0)) || read == large),
        }
    }
    Ok(())
}

/// The same text, to live as long as a header wants it.
fn known(coding: &str) -> &'static str {
    let all = GZIP.into_iter().flatten().chain(OTHER);
    all.into_iter().find(|other| *other == coding).unwrap_or_default()
}

fn input() -> impl Strategy<Value = Input> {
    let length = prop_oneof![60 => 0_usize..1_000, 2 => CAP - 3..CAP + 4, 1 => 0_usize..3 * CAP];
    let plain = (collection::vec(any::<u8>(), 1..60), length).prop_map(|(piece, length)| Plain { piece, length });
    let packed =
        (plain, select(&[0_u32, 1, 6, 9][..]), any::<bool>(), prop_oneof![4 => Just(0_usize), 1 => 1_usize..20]);
    prop_oneof![
        60 => packed.prop_map(|(plain, level, named, trailing)| Input::Packed { plain, level, named, trailing }),
        1 => (0_usize..2).prop_map(Input::Bomb),
        6 => collection::vec(any::<u8>(), 0..80).prop_map(Input::Noise),
    ]
}

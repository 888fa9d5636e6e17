//! Damage to bytes, by position and size: what breaks lines, disks and careless programs, and what attackers try.

use proptest::prelude::{Just, Strategy, any};
use proptest::sample::{Index, select};
use proptest::{collection, prop_oneof};

/// What damage can make of an input at the most: more than any cap.
const MOST: usize = 96 * 1024;

/// Pieces with a meaning somewhere in the inputs.
const PIECES: [&[u8]; 44] = [
    b"\0",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b";",
    b"=",
    b"&",
    b"%",
    b"+",
    b" ",
    b"\t",
    b"\r\n",
    b"\r\n\r\n",
    b"<",
    b"@",
    b"://",
    b"/",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    "é".as_bytes(),
    "😀".as_bytes(),
    b"\x1f\x8b\x08",
    b"{\"\":0},",
    b"{\"a\":[",
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1e400",
    b"0.1",
    b"9223372036854775807",
    b"9223372036854775808",
    b"99999999999999999999999",
    b"%00",
    b"user=",
    b"api.icims.com",
];

/// One thing that happens to an input.
#[derive(Debug, Clone)]
pub(crate) enum Damage {
    Flip {
        at: Index,
        bit: u8,
    },
    Set {
        at: Index,
        to: u8,
    },
    Cut {
        at: Index,
    },
    Remove {
        at: Index,
        length: usize,
    },
    /// The same piece again and again: long, and where pieces open something, deep.
    Repeat {
        at: Index,
        length: usize,
        times: usize,
    },
    /// A piece is copied to somewhere else.
    Splice {
        from: Index,
        length: usize,
        to: Index,
    },
    Insert {
        at: Index,
        piece: &'static [u8],
        times: usize,
    },
    Noise {
        at: Index,
        bytes: Vec<u8>,
    },
}

/// Some damage.
pub(crate) fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let times = || prop_oneof![60 => Just(1_usize), 20 => 2_usize..8, 1 => 8_usize..20_000];
    let at = any::<Index>;
    let one = prop_oneof![
        4 => (at(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        2 => (at(), any::<u8>()).prop_map(|(at, to)| Damage::Set { at, to }),
        2 => at().prop_map(|at| Damage::Cut { at }),
        3 => (at(), 1_usize..40).prop_map(|(at, length)| Damage::Remove { at, length }),
        2 => (at(), 1_usize..40, times()).prop_map(|(at, length, times)| Damage::Repeat { at, length, times }),
        3 => (at(), 1_usize..60, at()).prop_map(|(from, length, to)| Damage::Splice { from, length, to }),
        5 => (at(), select(&PIECES[..]), times()).prop_map(|(at, piece, times)| Damage::Insert { at, piece, times }),
        1 => (at(), collection::vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Damage::Noise { at, bytes }),
    ];
    collection::vec(one, 1..5)
}

/// The input with the damage done.
pub(crate) fn damaged(mut bytes: Vec<u8>, all: &[Damage]) -> Vec<u8> {
    for one in all {
        apply(&mut bytes, one);
    }
    bytes
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let end = bytes.len();
    let place = |at: &Index| at.index(end + 1);
    let piece = |at: &Index, length: usize| place(at)..end.min(place(at) + length);
    match damage {
        Damage::Flip { at, bit } => {
            if let Some(byte) = bytes.get_mut(place(at)) {
                *byte ^= 1 << bit;
            }
        }
        Damage::Set { at, to } => {
            if let Some(byte) = bytes.get_mut(place(at)) {
                *byte = *to;
            }
        }
        Damage::Cut { at } => bytes.truncate(place(at)),
        Damage::Remove { at, length } => drop(bytes.drain(piece(at, *length))),
        Damage::Repeat { at, length, times } => {
            let copy = bytes[piece(at, *length)].to_vec();
            insert(bytes, place(at), &copy, *times);
        }
        Damage::Splice { from, length, to } => {
            let copy = bytes[piece(from, *length)].to_vec();
            insert(bytes, place(to), &copy, 1);
        }
        Damage::Insert { at, piece, times } => insert(bytes, place(at), piece, *times),
        Damage::Noise { at, bytes: noise } => insert(bytes, place(at), noise, 1),
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8], times: usize) {
    let times = times.min(MOST.saturating_sub(bytes.len()) / piece.len().max(1));
    let piece = piece.repeat(times);
    bytes.splice(at..at, piece);
}

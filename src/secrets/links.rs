//! Links: what a recruiter opens.
//!
//! A link is a MAC over the purpose, the kind, the hand-off and its epoch. The same hand-off gives the same link without
//! storing it, on every replica; raising the epoch makes every link given out useless.

use std::fmt;

use aws_lc_rs::{constant_time, digest, hmac};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::Keyring;
use crate::domain::HandoffId;

/// Bytes of the MAC that a link carries: 128 bits cannot be guessed, and the address stays short.
const MAC_LEN: usize = 16;
/// Bytes of a key's digest that tell which key made the link.
const TAG_LEN: usize = 2;
/// Kind, key tag, hand-off, epoch.
const BODY_LEN: usize = 1 + TAG_LEN + 16 + 4;

/// How a link is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// In a mail, a field or a page: whoever follows it presses the button.
    Shared,
    /// In the answer to the recruiter's own click: the page may open by itself while the link is young.
    Direct,
    /// For a program: it leads to the resume, shows nothing else, and opens nothing.
    Resume,
}

/// A link that was minted here.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The text for the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A link opens a candidate's page, so it is not printed.
impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link")
    }
}

/// What a genuine link says. Whether it still leads anywhere is known by the hand-off only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkClaim {
    /// How it was given out.
    pub kind: LinkKind,
    /// Where it leads.
    pub handoff: HandoffId,
    /// The epoch it was made for.
    pub epoch: i64,
}

/// Mints and reads links.
pub struct Links(Vec<([u8; TAG_LEN], hmac::Key)>);

impl Links {
    /// Links made with the keys of a region; the newest key mints.
    #[must_use]
    pub fn new(ring: &Keyring) -> Self {
        let key = |bytes: [u8; 32]| {
            let tag = digest::digest(&digest::SHA256, &bytes);
            ([tag.as_ref()[0], tag.as_ref()[1]], hmac::Key::new(hmac::HMAC_SHA256, &bytes))
        };
        Self(ring.derive(b"goodtime-icims link v1").into_iter().map(key).collect())
    }

    /// The link to a hand-off.
    #[must_use]
    pub fn mint(&self, claim: LinkClaim) -> Link {
        let (tag, key) = &self.0[0];
        let mut bytes = body(claim, *tag).to_vec();
        bytes.extend_from_slice(&hmac::sign(key, &bytes).as_ref()[..MAC_LEN]);
        Link(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads a link; `None` for everything that was not minted with a key of ours.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<LinkClaim> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (body, mac) = bytes.split_at_checked(BODY_LEN)?;
        let tag = &body[1..=TAG_LEN];
        let is_made_with =
            |key| constant_time::verify_slices_are_equal(&hmac::sign(key, body).as_ref()[..MAC_LEN], mac).is_ok();
        self.0.iter().filter(|(known, _)| known == tag).find(|(_, key)| is_made_with(key))?;
        let kind = match body[0] {
            0 => LinkKind::Shared,
            1 => LinkKind::Direct,
            2 => LinkKind::Resume,
            _ => return None,
        };
        let handoff = Uuid::from_slice(&body[1 + TAG_LEN..1 + TAG_LEN + 16]).ok()?;
        let epoch = u32::from_be_bytes(body[1 + TAG_LEN + 16..].try_into().ok()?);
        Some(LinkClaim { kind, handoff: HandoffId::from_uuid(handoff), epoch: epoch.into() })
    }
}

fn body(claim: LinkClaim, tag: [u8; TAG_LEN]) -> [u8; BODY_LEN] {
    let mut body = [0; BODY_LEN];
    body[0] = match claim.kind {
        LinkKind::Shared => 0,
        LinkKind::Direct => 1,
        LinkKind::Resume => 2,
    };
    body[1..=TAG_LEN].copy_from_slice(&tag);
    body[1 + TAG_LEN..1 + TAG_LEN + 16].copy_from_slice(claim.handoff.uuid().as_bytes());
    // An epoch counts revocations of one link by hand: four thousand million are out of reach.
    body[1 + TAG_LEN + 16..].copy_from_slice(&u32::try_from(claim.epoch).unwrap_or(u32::MAX).to_be_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    fn links(keys: &[&str]) -> Links {
        Links::new(&Keyring::parse(keys.iter().copied()).unwrap())
    }

    const OLD: &str = "old:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    const NEW: &str = "new:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    #[test]
    fn a_link_is_the_same_each_time_and_outlives_a_key_rotation() {
        let claim = LinkClaim { kind: LinkKind::Direct, handoff: HandoffId::at(Timestamp::from_micros(7)), epoch: 3 };
        let link = links(&[OLD]).mint(claim);
        assert_eq!(link, links(&[OLD]).mint(claim));
        assert_eq!(links(&[NEW, OLD]).read(link.as_str()), Some(claim));
        assert_eq!(links(&[NEW]).read(link.as_str()), None);
    }

    #[test]
    fn every_changed_character_makes_a_link_unknown() {
        let all = links(&[OLD]);
        let claim = LinkClaim { kind: LinkKind::Shared, handoff: HandoffId::at(Timestamp::from_micros(7)), epoch: 0 };
        let link = all.mint(claim).as_str().to_owned();
        for n in 0..link.len() {
            let mut other = link.clone().into_bytes();
            other[n] = if other[n] == b'A' { b'B' } else { b'A' };
            assert_eq!(all.read(std::str::from_utf8(&other).unwrap()), None, "character {n}");
        }
        assert_eq!(all.read(""), None);
        assert_eq!(all.read(&link[1..]), None);
    }
}

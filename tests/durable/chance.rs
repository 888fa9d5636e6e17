//! Chance from a printed seed.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// `SplitMix64`: a few lines, and good enough to choose instants.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which must not be zero.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// A free local address below the ports that outgoing connections get, so that nobody takes it between a kill and
    /// the next start.
    pub(crate) fn address(&mut self) -> SocketAddr {
        for _ in 0..100 {
            let port = u16::try_from(20_000 + self.below(10_000)).expect("below 30,000");
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            if TcpListener::bind(address).is_ok() {
                return address;
            }
        }
        panic!("none of a hundred ports from 20,000 to 29,999 is free");
    }
}

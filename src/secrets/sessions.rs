//! What a browser or an invitation shows to sign in: made once, and kept as its hash only.

use aws_lc_rs::digest;

use super::new_secret;

/// Lets whoever shows it in. It cannot be guessed, so its hash needs no salt and nothing that slows it down.
pub struct SignInToken {
    /// What is shown, in URL-safe letters.
    pub secret: String,
    /// What is kept.
    pub sha256: [u8; 32],
}

impl SignInToken {
    /// A new one.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "each one is another")]
    pub fn new() -> Self {
        let secret = new_secret();
        let sha256 = sha256_of(&secret);
        Self { secret, sha256 }
    }
}

/// What is kept of what somebody shows.
#[must_use]
pub fn sha256_of(text: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_found_by_its_hash() {
        let [one, other] = [SignInToken::new(), SignInToken::new()];
        assert_eq!(sha256_of(&one.secret), one.sha256);
        assert_ne!(one.sha256, other.sha256);
        assert_eq!(sha256_of("")[..4], [0xe3, 0xb0, 0xc4, 0x42]);
        assert!(one.secret.len() >= 43 && one.secret.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
    }
}

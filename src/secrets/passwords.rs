//! Passwords of who signs in: Argon2id, at the strength that OWASP asks for (19 MiB, two passes).
//!
//! A check costs memory and tens of milliseconds, so only some run at once; a name that nobody has costs the same.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::new_secret;
use crate::domain::PasswordHash;

/// Letters of a password at the least: what NIST SP 800-63B asks for where there is no second factor.
pub const PASSWORD_LEAST: usize = 15;
/// And at the most: a passphrase, and no work without end.
pub const PASSWORD_MOST: usize = 256;
/// Checks at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 4;

/// Makes and checks what is kept of passwords.
pub struct Passwords {
    argon: Argon2<'static>,
    room: Semaphore,
}

/// What the password of nobody would look like: made once, nobody knows it.
static NOBODY: LazyLock<Option<PasswordHash>> = LazyLock::new(|| hash(&argon(), &new_secret()));

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

fn hash(argon: &Argon2<'_>, password: &str) -> Option<PasswordHash> {
    argon.hash_password(password.as_bytes()).ok().map(|hash| PasswordHash(hash.to_string()))
}

impl Default for Passwords {
    fn default() -> Self {
        Self { argon: argon(), room: Semaphore::new(AT_ONCE) }
    }
}

impl Passwords {
    /// What is to be kept of a password; nothing where the machine cannot make it.
    pub async fn hash(&self, password: String) -> Option<PasswordHash> {
        let _room = self.room.acquire().await.ok()?;
        let argon = self.argon.clone();
        tokio::task::spawn_blocking(move || hash(&argon, &password)).await.ok().flatten()
    }

    /// Whether a password is the one that was kept. Without one it takes as long, and is never right.
    pub async fn is_right(&self, password: String, kept: Option<PasswordHash>) -> bool {
        let Ok(_room) = self.room.acquire().await else { return false };
        let argon = self.argon.clone();
        let checked = tokio::task::spawn_blocking(move || {
            let known = kept.is_some();
            let Some(kept) = kept.or_else(|| NOBODY.clone()) else { return false };
            let Ok(kept) = argon2::PasswordHash::new(&kept.0) else { return false };
            argon.verify_password(password.as_bytes(), &kept).is_ok() && known
        });
        checked.await.unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_that_was_kept_is_right() {
        let passwords = Passwords::default();
        let kept = passwords.hash("correct horse battery".to_owned()).await;
        assert!(kept.as_ref().unwrap().0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.is_right("correct horse battery".to_owned(), kept.clone()).await);
        assert!(!passwords.is_right("correct horse batterz".to_owned(), kept).await);
        assert!(!passwords.is_right("correct horse battery".to_owned(), None).await);
    }
}

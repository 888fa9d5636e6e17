//! Whether the settings hold the keys that the stored secrets were sealed with: found out at the start, not at the first
//! delivery.

use crate::domain::{NoticeTarget, Timestamp};
use crate::secrets::{Keyring, KeyringError, Place};
use crate::store::Directory;

/// Opens every secret that counts at `now`. A key that is gone stops the start, and so does a wrong one, which opens nothing;
/// a single damaged secret must not keep the other tenants from being served.
pub(super) fn check(
    directory: &Directory,
    targets: &[NoticeTarget],
    keyring: &Keyring,
    now: Timestamp,
) -> anyhow::Result<()> {
    let (mut opened, mut gone, mut damaged) = (0, Vec::new(), Vec::new());
    let mut look = |what: String, tried: Result<String, KeyringError>| match tried {
        Ok(_) => opened += 1,
        Err(error @ KeyringError::UnknownKey(_)) => gone.push(format!("{what}: {error}")),
        Err(error) => damaged.push(format!("{what}: {error}")),
    };
    for credential in directory.credentials().filter(|credential| credential.is_valid(now)) {
        let what = format!("the {} secret of {}", credential.direction, credential.principal);
        look(what, keyring.open(Place::Credential(credential.id), &credential.sealed));
    }
    for key in directory.signing_keys().iter().filter(|key| key.verifies(now)) {
        look(format!("signing key {}", key.id), keyring.open(Place::SigningKey(key.id), &key.sealed));
    }
    for target in targets {
        let what = format!("the address of {} target {} of notices", target.channel, target.id);
        look(what, keyring.open(Place::NoticeTarget(target.id), &target.sealed));
    }
    for endpoint in directory.endpoints() {
        let what = format!("the address of webhook endpoint {}", endpoint.id);
        look(what, keyring.open(Place::Endpoint(endpoint.id), &endpoint.sealed));
    }
    if opened == 0 {
        gone.append(&mut damaged);
    }
    for one in damaged {
        tracing::error!(
            "{one}; give its owner a new one (`tenant rotate-secret`, or `notify remove` and `notify add`, or the API for webhook endpoints)"
        );
    }
    anyhow::ensure!(
        gone.is_empty(),
        "`sealing_keys` does not hold every key that stored secrets need; put the older keys behind the new one:\n  {}",
        gone.join("\n  ")
    );
    Ok(())
}

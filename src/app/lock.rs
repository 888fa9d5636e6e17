//! A database file is served by one process: a second one is refused with a sentence.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Held while the process serves; the system lets go of it however the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock beside a database file, making its folder if it is not there.
pub(super) fn take(database: &Path) -> anyhow::Result<Lock> {
    folder(database)?;
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    let path = PathBuf::from(name);
    let file = File::options().create(true).truncate(false).write(true).open(&path);
    let file = file.with_context(|| format!("the lock file {} cannot be made", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => anyhow::bail!(
            "another process serves {}: stop it first, or give this one another database",
            database.display()
        ),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", path.display())),
    }
}

/// Makes the folder of a file.
pub(super) fn folder(file: &Path) -> anyhow::Result<()> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))
        }
        _ => Ok(()),
    }
}

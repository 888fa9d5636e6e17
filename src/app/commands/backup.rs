//! `backup`: a copy of a region's SQLite database while the service runs. It has its name only when it is whole, checked
//! and on the disk; until then it is called `….partial`.

use std::fs::File;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use super::megabytes;
use crate::app::cli::pick;
use crate::app::say::say;
use crate::config::{Database, RegionSettings, Settings};
use crate::domain::{Clock as _, Region, SystemClock};
use crate::store::Opening;
use crate::store::sqlite::{Copied, SqliteStore};

/// Only its owner reads it: it holds what was read of persons, and sealed secrets.
const MODE: u32 = 0o600;

#[derive(Args)]
pub(in crate::app) struct BackupArgs {
    /// The region, where several are configured.
    #[arg(long)]
    region: Option<Region>,
    /// The file to write, on any disk; it must not be there yet.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub(in crate::app) async fn backup(settings: &Settings, args: BackupArgs) -> anyhow::Result<()> {
    let settings = pick(settings, args.region)?;
    let region = settings.region;
    let Database::File(database) = &settings.database else {
        anyhow::bail!(
            "the database of region {region} is on a PostgreSQL server: back it up with pg_dump, or with the backups of the platform it runs on; docs/backup.md says how"
        );
    };
    let began = SystemClock.now();
    let copy = Copy::begin(&args.to)?;
    let copied = match write(settings, database, &copy).await {
        Ok(copied) => copied,
        Err(error) => {
            copy.discard();
            return Err(error);
        }
    };
    let bytes = copy.finish()?;
    say(format!(
        "{region}: {} copied to {} in {} ms; the copy is whole, of region {region}, with tables of version {}",
        megabytes(bytes),
        args.to.display(),
        SystemClock.now().since(began).as_millis(),
        copied.version
    ));
    Ok(())
}

async fn write(settings: &RegionSettings, database: &Path, copy: &Copy) -> anyhow::Result<Copied> {
    let unusable = || format!("the database {} cannot be used", settings.database);
    let store = SqliteStore::open(database, settings.region, Opening::AsItIs).await.with_context(unusable)?;
    let unwritten = || format!("the copy {} cannot be written", copy.partial.display());
    let written = store.copy_to(&copy.partial).await.with_context(unwritten);
    store.close().await;
    written?;
    let unusable = || format!("the copy {} cannot be used", copy.partial.display());
    SqliteStore::check_copy(&copy.partial, settings.region).await.with_context(unusable)
}

/// The copy while it is being written.
struct Copy {
    to: PathBuf,
    partial: PathBuf,
    folder: PathBuf,
    /// Locked, so that two commands do not write the same copy.
    file: File,
}

impl Copy {
    /// Makes the unfinished file, in the folder that the copy is for; one that an interrupted command left is taken over.
    fn begin(to: &Path) -> anyhow::Result<Self> {
        let name = to.file_name().with_context(|| format!("--to {}: that is no file's name", to.display()))?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().with_context(|| format!("--to: there is no folder {}", folder.display()))?;
        let to = folder.join(name);
        refuse_what_is_there(&to)?;
        let mut name = name.to_owned();
        name.push(".partial");
        let partial = folder.join(name);
        let file = File::options().create(true).truncate(false).write(true).mode(MODE).open(&partial);
        let file = file.with_context(|| format!("{} cannot be made", partial.display()))?;
        file.try_lock().with_context(|| format!("another backup writes {}", partial.display()))?;
        file.set_permissions(std::fs::Permissions::from_mode(MODE)).context("the copy cannot be kept from others")?;
        file.set_len(0).with_context(|| format!("{} cannot be written", partial.display()))?;
        Ok(Self { to, partial, folder, file })
    }

    /// Gives it its name, which lasts whatever happens to the machine then; tells how long it is.
    fn finish(self) -> anyhow::Result<u64> {
        let unsafe_on_disk = || format!("{} cannot be put on the disk", self.partial.display());
        self.file.sync_all().with_context(unsafe_on_disk)?;
        let bytes = self.file.metadata().with_context(unsafe_on_disk)?.len();
        refuse_what_is_there(&self.to)?;
        std::fs::rename(&self.partial, &self.to).with_context(|| format!("{} cannot be named", self.to.display()))?;
        let folder = File::open(&self.folder).and_then(|folder| folder.sync_all());
        folder.with_context(|| format!("the folder {} cannot be put on the disk", self.folder.display()))?;
        Ok(bytes)
    }

    /// Leaves nothing behind; what went wrong is told already.
    fn discard(self) {
        let _ = std::fs::remove_file(&self.partial);
    }
}

fn refuse_what_is_there(to: &Path) -> anyhow::Result<()> {
    let is_there = to.symlink_metadata().is_ok();
    anyhow::ensure!(!is_there, "{} is there already, and a backup never takes the place of a file", to.display());
    Ok(())
}

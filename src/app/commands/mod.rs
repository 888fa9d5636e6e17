//! The commands that do one thing and end. They may run while the service runs: it reads what they change within a second.

pub(super) mod account;
mod activate;
pub(super) mod api_token;
pub(super) mod backup;
pub(super) mod budget;
mod credential;
pub(super) mod erase;
pub(super) mod explain;
pub(super) mod health;
pub(super) mod migrate;
pub(super) mod notify;
pub(super) mod region;
pub(super) mod retry;
pub(super) mod revoke_link;
mod rotate;
pub(super) mod rule;
mod share;
pub(super) mod simulate;
pub(super) mod stages;
pub(super) mod sync;
pub(super) mod tenant;
mod tenant_settings;
pub(super) mod undo;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;

use super::cli::pick;
use super::engine::Engine;
use super::region::story;
use crate::ats::Registry;
use crate::config::{RegionSettings, Settings};
use crate::domain::{Clock, CustomerId, Region, SteadyClock, Tenant, Timestamp};
use crate::flow::Flow;
use crate::store::{Directory, Opening, Store};

/// Who the audit log names for what a command does.
const ACTOR: &str = "command line";
/// The kind of ATS that commands are about.
const ATS: &str = "icims";

/// A size for people, in tenths of a megabyte.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1_048_576);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Until when to pause; `None` ends the pause.
fn pause_until(now: Timestamp, end: bool, span: Option<jiff::SignedDuration>) -> anyhow::Result<Option<Timestamp>> {
    Ok(match (end, span) {
        (true, _) => None,
        (false, None) => Some(Timestamp::NEVER),
        (false, Some(span)) => {
            Some(now.plus(Duration::try_from(span).context("--for: the span must not be negative")?))
        }
    })
}

/// Which tenant a command is for.
#[derive(clap::Args)]
pub(super) struct Whose {
    /// The tenant's customer id.
    #[arg(long)]
    customer: CustomerId,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

/// A region's database, opened for one command.
struct Desk<'a> {
    settings: &'a RegionSettings,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    now: Timestamp,
}

impl<'a> Desk<'a> {
    async fn open(settings: &'a Settings, region: Option<Region>) -> anyhow::Result<Self> {
        let settings = pick(settings, region)?;
        let store = Engine::open(settings, Opening::AsItIs).await?.store();
        // The service goes by the database's time, where that has one.
        let clock = SteadyClock::start();
        let asked = clock.now();
        if let Some(theirs) = store.database_time().await? {
            clock.follow(theirs, asked);
        }
        Ok(Self { settings, store, now: clock.now(), clock: Arc::new(clock) })
    }

    async fn directory(&self) -> anyhow::Result<Directory> {
        Ok(self.store.load_directory().await?)
    }

    async fn tenant(&self, customer: CustomerId) -> anyhow::Result<Arc<Tenant>> {
        let directory = self.directory().await?;
        let found = directory.customer(ATS, customer).cloned();
        found.with_context(|| {
            format!("there is no tenant with customer id {customer} in region {}", self.settings.region)
        })
    }

    async fn flow(&self) -> anyhow::Result<Flow> {
        story(self.settings, Arc::clone(&self.store), Arc::clone(&self.clock), Registry::default()).await
    }

    fn audit(&self) -> (&'static str, Timestamp) {
        (ACTOR, self.now)
    }
}

//! `serve`: every configured region, until the process is told to stop.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

use super::first_account;
use super::region::{Pace, Parts, RunningRegion};
use super::say::say;
use crate::ats::Registry;
use crate::config::Settings;
use crate::domain::{ProcessRole, ProcessRoles, SteadyClock};

/// Serves until SIGTERM or Ctrl-C. A second signal cuts the announcement short.
pub(super) async fn serve(settings: Settings) -> anyhow::Result<()> {
    let mut stopping = Stop::listen()?;
    let mut running = Vec::new();
    for region in &settings.regions {
        let parts = Parts {
            clock: Arc::new(SteadyClock::start()),
            pace: Pace::Running,
            roles: settings.roles,
            others: Registry::default(),
        };
        let started = tokio::select! {
            started = RunningRegion::start(region, parts) => started,
            () = stopping.wait() => Err(anyhow::anyhow!("told to stop before it served")),
        };
        match started {
            Ok(one) => {
                invite_first(&one, settings.roles).await?;
                running.push(one);
            }
            Err(error) => {
                stop_all(running, settings.drain).await;
                return Err(error.context(format!("region {}", region.region)));
            }
        }
    }
    stopping.wait().await;
    tracing::info!("stopping");
    running.iter().for_each(RunningRegion::announce_stop);
    tokio::select! {
        () = tokio::time::sleep(settings.stop_after) => {}
        () = stopping.wait() => {}
    }
    stop_all(running, settings.drain).await;
    tracing::info!("stopped");
    Ok(())
}

/// Tells who starts the service how to sign in for the first time.
async fn invite_first(region: &RunningRegion, roles: ProcessRoles) -> anyhow::Result<()> {
    if roles.has(ProcessRole::Web)
        && let Some(link) = region.within(first_account::set_up_link(&region.flow)).await?
    {
        say(format!("Nobody can sign in yet. Within 24 hours, make the first operator's account at:\n  {link}"));
    }
    Ok(())
}

/// Stops regions at the same time.
pub(super) async fn stop_all(running: Vec<RunningRegion>, drain: Duration) {
    futures_util::future::join_all(running.into_iter().map(|region| region.stop(drain))).await;
}

/// The signals that stop a service.
pub(super) struct Stop {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    /// Listens from now on.
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for one of them.
    pub(super) async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

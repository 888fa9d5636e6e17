//! `serve`: every configured region, until the process is told to stop.

use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};

use super::region::{Pace, Parts, RunningRegion};
use crate::ats::Registry;
use crate::config::Settings;
use crate::domain::SteadyClock;

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
            Ok(one) => running.push(one),
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

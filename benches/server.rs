//! A process that serves, for as long as the value lives.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, ensure};

use crate::process;

/// A process that serves.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// Where operations ask, if it is the product.
    pub(crate) ops: Option<SocketAddr>,
    /// The first process of the database server it uses, if that is one by itself.
    pub(crate) database: Option<u32>,
}

impl Server {
    /// Starts this program again in another part; its first line says where it listens, and what follows is its own.
    pub(crate) fn of_ourselves(arguments: &[&str], database: Option<u32>) -> anyhow::Result<(Self, Vec<String>)> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("it is piped")?).read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let address = words.next().and_then(|word| word.parse().ok());
        let address = address.with_context(|| format!("{arguments:?} did not start"));
        let words = words.collect();
        match address {
            Ok(address) => Ok((Self { child, address, ops: None, database }, words)),
            Err(error) => {
                child.kill().and_then(|()| child.wait())?;
                Err(error)
            }
        }
    }

    /// Starts a command that will listen there.
    pub(crate) fn of(command: &mut Command, log: File, address: SocketAddr) -> anyhow::Result<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn()?;
        Ok(Self { child, address, ops: None, database: None })
    }

    /// The process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Tells the processor time of the process, and of the database server with all of its processes.
    pub(crate) fn look(&self) -> impl Fn() -> f64 + Send + 'static {
        let (process, database) = (self.id(), self.database);
        move || process::processor(process) + database.map_or(0.0, process::tree)
    }

    /// Fails when the process has ended by itself.
    pub(crate) fn check(&mut self) -> anyhow::Result<()> {
        let ended = self.child.try_wait()?;
        ensure!(ended.is_none(), "the server at {} ended by itself: {ended:?}", self.address);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

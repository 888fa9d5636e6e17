//! The program: parses the command and hands over.

use std::process::ExitCode;

use clap::Parser;
use goodtime_icims::app::{Cli, run};

#[tokio::main]
async fn main() -> ExitCode {
    run(Cli::parse()).await
}

//! `demo`: both regions, a pretend iCIMS for each, and the main job played from end to end.
//!
//! The demo is the product: its regions are started like those of `serve`, its tenants are added like those of `tenant
//! add`, and only iCIMS is pretended.

mod people;
mod stage;
mod story;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use super::say::say;
use super::serve::{Stop, stop_all};
use crate::domain::Region;
use crate::secrets::new_secret;
use stage::Stage;

/// What is under way when the demo ends gets this long.
const DRAIN: Duration = Duration::from_secs(5);

#[derive(Args)]
pub(super) struct DemoArgs {
    /// End after the story: success only if every step held.
    #[arg(long)]
    once: bool,
    /// Folder for the demo's databases; they are made anew at each start.
    #[arg(long, default_value = "data/demo", value_name = "FOLDER")]
    dir: PathBuf,
}

/// Plays the story in both regions, then serves.
pub(super) async fn demo(args: DemoArgs) -> anyhow::Result<ExitCode> {
    let mut stop = Stop::listen()?;
    let mut stages = Vec::new();
    let mut held = true;
    // New with each start: a password that is known to all would let everybody in who reaches the port.
    let password = new_secret();
    for region in Region::ALL {
        let stage = Stage::set(region, &args.dir, &password).await?;
        say("");
        say(format!(
            "{} region at {}, its pretend iCIMS at {}",
            region.name().to_uppercase(),
            stage.url,
            stage.simulator.url()
        ));
        held &= story::play(&stage).await;
        stages.push(stage);
    }
    say("");
    say(if held { "Every step held." } else { "Some steps did not hold." });
    if !args.once {
        invite(&stages, &password);
        stop.wait().await;
        say("Stopping.");
    }
    let (mut regions, mut simulators) = (Vec::new(), Vec::new());
    for stage in stages {
        regions.push(stage.region);
        simulators.push(stage.simulator);
    }
    stop_all(regions, DRAIN).await;
    for simulator in simulators {
        simulator.stop().await;
    }
    Ok(if held { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn invite(stages: &[Stage], password: &str) {
    say("");
    say("Now be the recruiter yourself:");
    for stage in stages {
        say(format!("  {}  move a candidate to \"Send to GoodTime\" and follow the link", stage.page()));
    }
    say("See what comes of it in the pages; this demo's password is for all who sign in there:");
    for stage in stages {
        say(format!("  {}/sign-in  password {password}", stage.url));
    }
    for (sign_in, _, role) in people::PEOPLE {
        say(format!("    {sign_in}  {role}"));
    }
    if let Some(stage) = stages.first() {
        say(format!("  {}/openapi.yaml  is the contract", stage.url));
        say(format!("  http://{}/health/ready  is what a load balancer asks", stage.region.ops_address));
    }
    say("Ctrl-C ends it.");
}

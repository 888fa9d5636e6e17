//! `simulate`: the built-in iCIMS alone, to rehearse with it.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;

use crate::app::say::say;
use crate::app::serve::Stop;
use crate::domain::{Clock, CustomerId, SystemClock};
use crate::secrets::new_secret;
use crate::simulator::{Config, Simulator, Webhook};

#[derive(Args)]
pub(in crate::app) struct SimulateArgs {
    /// Where the simulator listens. Its page has no sign-in: keep it on this machine.
    #[arg(long, default_value = "127.0.0.1:8180")]
    listen: SocketAddr,
    /// The customer id it has.
    #[arg(long, default_value = "4321")]
    customer_id: CustomerId,
    /// The region that its page names.
    #[arg(long, default_value = "us")]
    region: String,
    /// Where it sends events, such as <http://127.0.0.1:8080/v2/ats/webhook/icims>.
    #[arg(long, requires = "webhook_user", requires = "webhook_password_file")]
    webhook_url: Option<String>,
    /// The user it presents there.
    #[arg(long)]
    webhook_user: Option<String>,
    /// File with the password it presents there.
    #[arg(long, value_name = "FILE")]
    webhook_password_file: Option<std::path::PathBuf>,
}

pub(in crate::app) async fn simulate(args: SimulateArgs) -> anyhow::Result<()> {
    let webhook = match (args.webhook_url, args.webhook_user, args.webhook_password_file) {
        (Some(url), Some(user), Some(file)) => {
            let password =
                std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            Some(Webhook { url, user, password: password.trim().to_owned(), gzip: true })
        }
        _ => None,
    };
    let (client_secret, password) = (new_secret(), new_secret());
    let simulator = Simulator::start(Config {
        listen: args.listen,
        customer_id: args.customer_id.get(),
        region: args.region.to_uppercase(),
        api_client: ("connector".to_owned(), client_secret.clone()),
        api_user: ("connector-basic".to_owned(), password.clone()),
        webhook,
        now: Arc::new(|| SystemClock.now().micros()),
    })
    .await?;
    simulator.tell_story();
    say(format!("The pretend iCIMS is at {0}; be the recruiter at {0}/sim", simulator.url()));
    say(format!("Its API takes the OAuth client `connector` with secret `{client_secret}`,"));
    say(format!("or the user `connector-basic` with password `{password}`. Both are made anew at each start."));
    say("Ctrl-C ends it.");
    Stop::listen()?.wait().await;
    simulator.stop().await;
    Ok(())
}

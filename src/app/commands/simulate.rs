//! `simulate`: the built-in iCIMS alone, to rehearse with it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;

use super::credential::read_secret;
use crate::app::say::say;
use crate::app::serve::Stop;
use crate::domain::{Clock, CustomerId, SystemClock};
use crate::secrets::new_secret;
use crate::simulator::{ClientAuth, Config, SenderAuth, Simulator, Webhook};

/// So many persons take about a gigabyte of memory.
const INVENTED_MOST: i64 = 1_000_000;

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
    /// Invented persons that it has besides those of the story.
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(..=INVENTED_MOST))]
    people: u32,
    /// Invented jobs that it has besides the one of the story.
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(..=INVENTED_MOST))]
    jobs: u32,
    /// File with the secret of its OAuth client, or `-` for standard input; without it one is made at each start.
    #[arg(long, value_name = "FILE")]
    api_secret_file: Option<PathBuf>,
    #[command(flatten)]
    webhook: WebhookArgs,
}

#[derive(Args)]
struct WebhookArgs {
    /// Where it sends events, such as <http://127.0.0.1:8080/v2/ats/webhook/icims>.
    #[arg(long = "webhook-url", requires = "user", requires = "password_file")]
    url: Option<String>,
    /// How it proves there who it is.
    #[arg(long = "webhook-auth", value_enum, default_value_t, requires = "url")]
    auth: Mode,
    /// The user, or OAuth client id, it presents there.
    #[arg(long = "webhook-user", requires = "url")]
    user: Option<String>,
    /// File with the password, HMAC key, or OAuth client secret that belongs to it.
    #[arg(long = "webhook-password-file", value_name = "FILE", requires = "url")]
    password_file: Option<PathBuf>,
    /// For `oauth`: where it fetches its tokens, such as <http://127.0.0.1:8080/v2/ats/webhook/icims/token>.
    #[arg(long = "webhook-token-url", requires = "url", required_if_eq("auth", "oauth"))]
    token_url: Option<String>,
}

/// The sender's modes.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Mode {
    /// User and password.
    #[default]
    Basic,
    /// User and key, which signs every event.
    Hmac,
    /// Client id and secret, for which tokens are fetched.
    #[value(name = "oauth")]
    OAuth,
}

impl WebhookArgs {
    /// The webhook that the flags describe, if they name one.
    fn webhook(self) -> anyhow::Result<Option<Webhook>> {
        let (Some(url), Some(user), Some(file)) = (self.url, self.user, self.password_file) else {
            return Ok(None);
        };
        let secret = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let secret = secret.trim().to_owned();
        let auth = match (self.auth, self.token_url) {
            (Mode::Basic, None) => SenderAuth::Basic { user, password: secret },
            (Mode::Hmac, None) => SenderAuth::Hmac { user, key: secret },
            (Mode::OAuth, Some(token_url)) => {
                let client_auth = ClientAuth::Form;
                SenderAuth::OAuth { token_url, client_id: user, client_secret: secret, client_auth }
            }
            (Mode::OAuth, None) => bail!("--webhook-auth oauth needs --webhook-token-url"),
            (Mode::Basic | Mode::Hmac, Some(_)) => bail!("--webhook-token-url is only for --webhook-auth oauth"),
        };
        Ok(Some(Webhook { url, auth, gzip: true }))
    }
}

pub(in crate::app) async fn simulate(args: SimulateArgs) -> anyhow::Result<()> {
    let webhook = args.webhook.webhook()?;
    let given = args.api_secret_file.as_deref().map(|file| read_secret("--api-secret-file", file)).transpose()?;
    let shown = given.is_none();
    let (client_secret, password) = (given.unwrap_or_else(new_secret), new_secret());
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
    simulator.populate(usize::try_from(args.people)?, usize::try_from(args.jobs)?);
    say(format!("The pretend iCIMS is at {0}; be the recruiter at {0}/sim", simulator.url()));
    if shown {
        say(format!("Its API takes the OAuth client `connector` with secret `{client_secret}`,"));
        say(format!("or the user `connector-basic` with password `{password}`. Both are made anew at each start."));
    } else {
        say("Its API takes the OAuth client `connector` with the secret that you gave.");
    }
    say("Ctrl-C ends it.");
    Stop::listen()?.wait().await;
    simulator.stop().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{SenderAuth, SimulateArgs};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: SimulateArgs,
    }

    const URL: [&str; 2] = ["--webhook-url", "http://127.0.0.1:1/hook"];
    const USER: [&str; 2] = ["--webhook-user", "someone"];
    const TOKEN_URL: [&str; 2] = ["--webhook-token-url", "http://127.0.0.1:1/hook/token"];

    /// How the sender that these flags describe proves who it is, or the sentence that refuses them.
    fn sender(flags: &[&[&str]]) -> Result<Option<SenderAuth>, String> {
        let line = Line::try_parse_from(["simulate"].into_iter().chain(flags.concat()));
        let line = line.map_err(|refused| refused.to_string())?;
        let webhook = line.args.webhook.webhook().map_err(|refused| refused.to_string())?;
        Ok(webhook.map(|webhook| webhook.auth))
    }

    #[test]
    fn the_flags_choose_the_senders_mode() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), "a secret\n").expect("written");
        let secret = ["--webhook-password-file", file.path().to_str().expect("a path")];
        let with = |more: &[&[&str]]| sender(&[&[&URL[..], &USER, &secret], more].concat());
        assert!(matches!(sender(&[]), Ok(None)));
        let basic = with(&[]).expect("flags");
        assert!(
            matches!(basic, Some(SenderAuth::Basic { user, password }) if (&*user, &*password) == ("someone", "a secret"))
        );
        let hmac = with(&[&["--webhook-auth", "hmac"]]).expect("flags");
        assert!(matches!(hmac, Some(SenderAuth::Hmac { user, key }) if (&*user, &*key) == ("someone", "a secret")));
        let oauth = with(&[&["--webhook-auth", "oauth"], &TOKEN_URL]).expect("flags");
        assert!(matches!(oauth, Some(SenderAuth::OAuth { client_secret, .. }) if client_secret == "a secret"));
        let needless = with(&[&TOKEN_URL]).expect_err("a token URL is for OAuth");
        assert_eq!(needless, "--webhook-token-url is only for --webhook-auth oauth");
    }

    #[test]
    fn a_big_customer_is_asked_for_by_number_and_within_bounds() {
        let line = |flags: &[&str]| Line::try_parse_from(["simulate"].iter().chain(flags));
        let asked = line(&["--people", "1000000", "--jobs", "12"]).map(|line| (line.args.people, line.args.jobs));
        assert_eq!(asked.expect("flags"), (1_000_000, 12));
        assert!(line(&["--people", "1000001"]).is_err());
        assert!(line(&["--jobs", "-1"]).is_err());
    }

    #[test]
    fn flags_that_do_not_fit_are_refused_with_the_one_that_is_missing() {
        let file = ["--webhook-password-file", "none"];
        for (flags, missing) in [
            (&[&URL[..]][..], "--webhook-user"),
            (&[&URL, &USER], "--webhook-password-file"),
            (&[&USER], "--webhook-url"),
            (&[&["--webhook-auth", "hmac"]], "--webhook-url"),
            (&[&URL, &USER, &file, &["--webhook-auth", "oauth"]], "--webhook-token-url"),
        ] {
            let refused = sender(flags).expect_err("something is missing");
            assert!(refused.contains(missing), "{flags:?}: {refused}");
        }
        let refused = sender(&[&URL, &USER, &file, &["--webhook-auth", "digest"]]).expect_err("no such mode");
        assert!(refused.contains("basic, hmac, oauth"), "{refused}");
        assert_eq!(sender(&[&URL, &USER, &file]).expect_err("no such file"), "none cannot be read");
    }
}

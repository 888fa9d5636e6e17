//! `tenant rotate-secret`: a new secret, with the old one valid beside it for a while.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;

use super::credential::{SenderKind, credential, read_secret, sender_lines};
use super::{Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{ApiFamily, CredentialKind, Direction, TenantId};
use crate::secrets::new_secret;
use crate::store::{Directory, Inbound};

#[derive(Args)]
pub(in crate::app) struct RotateArgs {
    #[command(flatten)]
    whose: Whose,
    /// `inbound`: what iCIMS presents to us; `outbound`: what we present to iCIMS.
    #[arg(long)]
    direction: Direction,
    /// File with the new secret, or `-` for standard input. For `inbound` one is made without it.
    #[arg(long, value_name = "FILE", required_if_eq("direction", "outbound"))]
    secret_file: Option<PathBuf>,
    /// Which of the tenant's senders gets it, where several speak for it.
    #[arg(long)]
    sender: Option<String>,
    /// For which APIs of iCIMS we present it; `collaboration` are interviews and feedback.
    #[arg(long, default_value = "records", value_name = "records|collaboration")]
    family: ApiFamily,
    /// How iCIMS proves itself with it, where that changes.
    #[arg(long, value_enum)]
    webhook_auth: Option<SenderKind>,
    /// How long the old secret stays valid beside the new one, such as `24h`; `0s` ends it now.
    #[arg(long, default_value = "24h", value_name = "SPAN")]
    overlap: jiff::SignedDuration,
}

pub(in crate::app) async fn rotate(settings: &Settings, args: RotateArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.whose.region).await?;
    let tenant = desk.tenant(args.whose.customer).await?;
    let directory = desk.directory().await?;
    let old_until = desk.now.plus(Duration::try_from(args.overlap).context("--overlap must not be negative")?);
    let given = args.secret_file.as_deref().map(|file| read_secret("--secret-file", file)).transpose()?;
    let (kind, family, principal) = match args.direction {
        Direction::Inbound => {
            let user = sender(&directory, tenant.id, args.sender.as_deref())?;
            let newest = directory.inbound(user).and_then(Inbound::newest).map(|newest| newest.kind);
            let kind = args.webhook_auth.map(SenderKind::credential).or(newest).unwrap_or(CredentialKind::Basic);
            (kind, None, user.to_owned())
        }
        Direction::Outbound => {
            let newest = |family| directory.newest_outbound(tenant.id, family);
            let old = newest(args.family).or_else(|| newest(ApiFamily::Records));
            let old = old.context("the tenant has no credential for the API of iCIMS")?;
            (old.kind, Some(args.family), old.principal.clone())
        }
    };
    let secret = given.clone().unwrap_or_else(new_secret);
    let new = credential(&desk, (args.direction, kind, family), &principal, &secret);
    desk.store.rotate_credential(tenant.id, &new, old_until, desk.audit()).await?;
    say(format!("The new secret of {principal} is valid now; older ones until {old_until}."));
    match args.direction {
        Direction::Inbound => {
            let shown = given.is_none().then_some(secret.as_str());
            sender_lines(&desk.settings.public_url, kind, &principal, shown).into_iter().for_each(say);
        }
        Direction::Outbound => {}
    }
    Ok(())
}

/// The sender that is meant: the named one, or the only one.
pub(super) fn sender<'d>(directory: &'d Directory, tenant: TenantId, named: Option<&str>) -> anyhow::Result<&'d str> {
    let known = directory.senders_of(tenant);
    match (known.as_slice(), named) {
        ([], _) => anyhow::bail!("the tenant has no sender for its webhook"),
        ([only], None) => Ok(only),
        (several, None) => anyhow::bail!("several senders speak for the tenant, say --sender: {}", several.join(", ")),
        (several, Some(named)) => {
            let found = several.iter().find(|known| **known == named).copied();
            found.with_context(|| format!("--sender {named}: known are {}", several.join(", ")))
        }
    }
}

//! `undo`: moves an application back that we moved on, unless a person has moved it since.

use clap::Args;

use super::{ACTOR, Desk};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{HandoffId, Region, StageId};
use crate::flow::Undo;

#[derive(Args)]
pub(in crate::app) struct UndoArgs {
    /// The hand-off.
    handoff: HandoffId,
    /// The trigger status with its letter, such as C20700, where it is not known.
    #[arg(long)]
    to: Option<StageId>,
    /// The region it is in, where several are configured.
    #[arg(long)]
    region: Option<Region>,
}

pub(in crate::app) async fn undo(settings: &Settings, args: UndoArgs) -> anyhow::Result<()> {
    let desk = Desk::open(settings, args.region).await?;
    let id = args.handoff;
    match desk.flow().await?.undo(id, args.to, ACTOR).await? {
        Undo::Begun => {
            say(format!("The service moves the application back, unless a person has moved it since: `explain {id}`."));
        }
        Undo::AskedBefore => say(format!("That was asked for before: `explain {id}` tells what came of it.")),
        Undo::NotLive => anyhow::bail!("there is no hand-off {id}, or its time is over: move the application in iCIMS"),
        Undo::NotMoved => {
            anyhow::bail!("the application of hand-off {id} was not moved by us: there is nothing to take back")
        }
        Undo::UnknownStatus => {
            anyhow::bail!("how iCIMS writes the trigger status is not known: say it with --to, such as --to C20700")
        }
        Undo::NotTheTrigger => anyhow::bail!("--to: that is not the trigger status of hand-off {id}"),
    }
    Ok(())
}

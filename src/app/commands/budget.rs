//! `budget`: how a customer stands with its calls of iCIMS.

use super::{Desk, Whose};
use crate::app::say::say;
use crate::config::Settings;
use crate::domain::{CallsUsed, WindowReport};

pub(in crate::app) async fn run(settings: &Settings, whose: Whose) -> anyhow::Result<()> {
    let desk = Desk::open(settings, whose.region).await?;
    let tenant = desk.tenant(whose.customer).await?;
    let report = desk.flow().await?.budget(&tenant).await?;
    let limits = tenant.settings.calls;
    say(format!("at most {} a second and {} at the same time", limits.per_second, limits.in_flight));
    report.windows.iter().for_each(window);
    if let Some(at) = report.runs_out_at {
        say(format!("at the pace of the last hour the day's calls are used up at {at}"));
    }
    say("the day's calls were for:");
    report.used.iter().for_each(|used| say(line(used)));
    if !report.slowed.is_empty() {
        say("slowed within the last hour:");
        report.slowed.iter().for_each(|used| say(line(used)));
    }
    Ok(())
}

fn window(one: &WindowReport) {
    let (window, counted) = (one.window, one.counted);
    let others = if counted.others > 0 { format!(", and {} by others", counted.others) } else { String::new() };
    say(format!(
        "{} from {}: {} of {} calls are used{others}",
        window.span, window.starts_at, counted.granted, one.limit
    ));
    for lane in &one.lanes {
        let opens = lane.opens_at.map_or(String::new(), |at| format!("; opens at {at}"));
        say(format!("  {:<10} {} left{opens}", lane.lane.name(), lane.left));
    }
}

fn line(used: &CallsUsed) -> String {
    let held = used.held.map_or(String::new(), |(by, at)| {
        format!(", {} held back, the last at {at} by the limit `{by}`", used.held_back)
    });
    format!("  {:<10} {:<10} {}{held}", used.lane.name(), used.feature.name(), used.calls)
}

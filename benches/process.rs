//! What a process takes of the machine, as Linux tells.

use std::path::Path;

use anyhow::Context as _;

/// The kernel counts in hundredths of a second on every Linux that is in use.
const TICKS_PER_SECOND: f64 = 100.0;

/// Seconds of processor that a process has used, with those children that have ended.
pub(crate) fn processor(process: u32) -> f64 {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return 0.0 };
    let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = fields.get(11..15).unwrap_or_default().iter();
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_PER_SECOND
}

/// The same of a process and the children it has now.
pub(crate) fn tree(root: u32) -> f64 {
    let Ok(all) = std::fs::read_dir("/proc") else { return 0.0 };
    let ids = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    processor(root) + ids.filter(|id| parent(*id) == Some(root)).map(processor).sum::<f64>()
}

/// Who started a process.
pub(crate) fn parent(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

/// Megabytes of memory: now, and at most so far.
pub(crate) fn memory(process: u32) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(f64::NAN)
    };
    (kib("VmRSS:") / 1_024.0, kib("VmHWM:") / 1_024.0)
}

/// What the whole machine has read from its disks, in KiB.
pub(crate) fn read_from_disk() -> anyhow::Result<u64> {
    let all = std::fs::read_to_string("/proc/vmstat")?;
    let read = all.lines().find_map(|line| line.strip_prefix("pgpgin "));
    Ok(read.context("Linux counts it")?.parse()?)
}

/// The machine in one line: processor, cores, and how busy it was before.
pub(crate) fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(Path::new(path)).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let model =
        info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("?", |two| two.1);
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = read("/proc/loadavg");
    format!("{cores} cores ({model}), load before {}", load.split(' ').next().unwrap_or("?"))
}

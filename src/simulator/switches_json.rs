//! The switches as JSON: each by the name of its field, but for those that name their unit.

use anyhow::{Context as _, bail};
use serde_json::{Map, Value};

use super::{Switches, Webhook};

/// Every switch by name; `gzip` stands in the webhook's settings, not in the switches.
pub(super) fn shown(switches: &Switches, webhook: Option<&Webhook>) -> Value {
    let mut shown = serde_json::to_value(switches).unwrap_or_default(); // keys are texts and numbers finite: it cannot fail
    shown["gzip"] = webhook.map(|webhook| webhook.gzip).into();
    shown
}

/// The switches with what is named changed, and `gzip` if it is named. All or nothing: a mistake changes no switch.
pub(super) fn changed(
    switches: &Switches,
    webhook: Option<&Webhook>,
    mut change: Map<String, Value>,
) -> anyhow::Result<(Switches, Option<bool>)> {
    let mut before = switches.clone();
    match change.remove("heal") {
        None | Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => before.heal(),
        Some(other) => bail!("heal: true or false is meant, not {other}"),
    }
    let mut all = shown(&before, webhook);
    for (name, value) in change {
        let switch = all.get_mut(&name).with_context(|| format!("there is no switch `{name}`"))?;
        *switch = value;
    }
    let gzip = all.as_object_mut().and_then(|all| all.remove("gzip"));
    let gzip = gzip.map(serde_json::from_value::<Option<bool>>).transpose().context("gzip")?;
    Ok((serde_path_to_error::deserialize(all)?, gzip.flatten()))
}

/// No limit can be written as `null` or as 0.
pub(super) fn none_if_zero<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Option<u64>, D::Error> {
    let number: Option<u64> = serde::Deserialize::deserialize(json)?;
    Ok(number.filter(|number| *number > 0))
}

/// A time in whole seconds.
pub(super) mod seconds {
    use std::time::Duration;

    pub(in super::super) fn serialize<S: serde::Serializer>(time: &Duration, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_u64(time.as_secs())
    }

    pub(in super::super) fn deserialize<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Duration, D::Error> {
        serde::Deserialize::deserialize(json).map(Duration::from_secs)
    }
}

/// A time in whole milliseconds.
pub(super) mod millis {
    use std::time::Duration;

    pub(in super::super) fn serialize<S: serde::Serializer>(time: &Duration, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_u64(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
    }

    pub(in super::super) fn deserialize<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Duration, D::Error> {
        serde::Deserialize::deserialize(json).map(Duration::from_millis)
    }
}

/// A time in whole milliseconds; none can be written as `null` or as 0.
pub(super) mod optional_millis {
    use std::time::Duration;

    #[expect(clippy::ref_option, reason = "the shape serde asks for")]
    pub(in super::super) fn serialize<S: serde::Serializer>(
        time: &Option<Duration>,
        json: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => super::millis::serialize(time, json),
            None => json.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        json: D,
    ) -> Result<Option<Duration>, D::Error> {
        Ok(super::none_if_zero(json)?.map(Duration::from_millis))
    }
}

/// The faults still to come, as a list: `[{"call": "workflows", "fault": {"status": 500}, "times": 3}]`.
pub(super) mod faults {
    use std::collections::{BTreeMap, VecDeque};

    use super::super::{Call, Fault};

    type Queues = BTreeMap<Call, VecDeque<(Fault, u64)>>;

    #[derive(serde::Deserialize, serde::Serialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        call: Call,
        fault: Fault,
        #[serde(default = "once")]
        times: u64,
    }

    fn once() -> u64 {
        1
    }

    pub(in super::super) fn serialize<S: serde::Serializer>(queues: &Queues, json: S) -> Result<S::Ok, S::Error> {
        let lines = queues.iter().flat_map(|(call, queue)| queue.iter().map(|(fault, times)| (*call, fault, *times)));
        json.collect_seq(lines.map(|(call, fault, times)| Line { call, fault: fault.clone(), times }))
    }

    pub(in super::super) fn deserialize<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Queues, D::Error> {
        let lines: Vec<Line> = serde::Deserialize::deserialize(json)?;
        let mut queues = Queues::new();
        for Line { call, fault, times } in lines {
            queues.entry(call).or_default().push_back((fault, times));
        }
        Ok(queues)
    }
}

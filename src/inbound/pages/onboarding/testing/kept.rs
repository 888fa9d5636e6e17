//! Tests that look at what the service holds: what is set, what came, and how far the mirror is.

use super::{At, Tested, letters};
use crate::domain::{DriftKind, EventOutcome, EventSource, Ignored, SyncSource};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::store::{StoreError, Working};
use crate::sync::drift;

/// Statuses that are named.
const NAMED_MOST: usize = 20;

/// Whether a secret counts now, and when one was last presented.
pub(super) fn sender(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    if !at.known.ready.has_sender {
        return at.bad(t.sender_missing).letter(letters::webhook(at));
    }
    let directory = at.doors.flow.directory.current();
    let senders = directory.senders_of(at.tenant.id);
    let proven = at.events.iter().find_map(|event| event.credential.map(|id| (id, event.received_at)));
    let Some((id, received_at)) = proven else {
        let names = senders.into_iter().map(str::to_owned).collect();
        return at.wait(t.sender_unused).names(names).letter(letters::webhook(at));
    };
    let counts = |name: &&str| {
        let secrets = directory.inbound(name).map(|sender| sender.credentials.iter());
        secrets.is_some_and(|mut secrets| secrets.any(|secret| secret.id == id && secret.is_valid(at.known.now)))
    };
    let accepted = (t.sender_at, Moment::of(received_at).shown);
    match senders.into_iter().find(counts) {
        Some(by) => at.good(t.sender_good).facts(vec![(t.sender_name, by.to_owned()), accepted]),
        None => at.wait(t.sender_old).facts(vec![accepted]).letter(letters::webhook(at)),
    }
}

/// Whether stages are there, and whether the ATS was seen to have others.
pub(super) async fn stages(at: &At<'_>) -> Result<Tested, StoreError> {
    let t = texts::ONBOARDING;
    if at.known.ready.stages == 0 {
        return Ok(at.bad(t.stages_missing).letter(letters::stages(at, &[])));
    }
    let differing = drift(at.doors.flow.store.as_ref(), at.tenant).await?;
    let new = differing.iter().filter(|one| one.kind() != DriftKind::Renamed).take(NAMED_MOST);
    let names: Vec<_> = new.map(|one| at.known.names.told(one.key)).collect();
    if names.is_empty() {
        return Ok(at.good(format!("{} {}", at.known.ready.stages, t.stages_good)));
    }
    let letter = letters::stages(at, &names);
    Ok(at.wait(t.stages_unknown).names(names).letter(letter))
}

/// Whether there is a trigger, whether what rules name is known, and whether a rule leads on.
pub(super) fn rule(at: &At<'_>) -> Tested {
    let (t, ready) = (texts::ONBOARDING, &at.known.ready);
    let rules = at.tenant.rules.values();
    let still: Vec<_> = rules
        .filter(|rule| rule.next.as_ref().is_some_and(|next| next.key() == rule.trigger))
        .map(|rule| at.known.names.told(rule.trigger))
        .collect();
    if ready.triggers == 0 {
        return at.bad(t.rule_missing);
    }
    if !ready.unknown.is_empty() {
        return at.bad(t.rule_broken).names(ready.unknown.clone()).letter(letters::stages(at, &ready.unknown));
    }
    if !still.is_empty() {
        return at.bad(t.rule_still).names(still);
    }
    let text = if ready.stages == 0 { t.rule_unchecked } else { t.rule_good };
    let tested = if ready.stages == 0 { at.wait(text) } else { at.good(text) };
    tested.names(letters::rules(at)).letter(letters::triggers(at))
}

/// Only people know what was sent; that something came shows that it was done.
pub(super) fn sent(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let came = at.events.iter().find(|event| event.source == EventSource::Webhook);
    let tested = match came {
        Some(event) => at.wait(t.sent_came).facts(vec![(t.event_at, Moment::of(event.received_at).shown)]),
        None => at.wait(t.sent_nothing),
    };
    tested.letter(letters::webhook_and_rights(at))
}

/// The newest delivery, and what became of it.
pub(super) fn event(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    let Some(event) = at.events.first() else {
        return at.wait(t.event_nothing).fix(t.event_refused).letter(letters::webhook(at));
    };
    let (became, learned) = texts::delivered(event.outcome, event.source);
    let mut facts = vec![(t.event_at, Moment::of(event.received_at).shown), (t.event_learned, learned.to_owned())];
    facts.extend(event.change.as_ref().map(|change| (t.event_status, at.known.names.told(change.to))));
    match event.outcome {
        EventOutcome::Accepted | EventOutcome::Duplicate => at.good(became).facts(facts),
        EventOutcome::Held | EventOutcome::Ignored(Ignored::Echo) => at.wait(became).facts(facts),
        EventOutcome::Ignored(Ignored::NotATrigger | Ignored::OtherType) => {
            at.wait(became).facts(facts).letter(letters::triggers(at))
        }
    }
}

/// Whether it is on, and what holds it back.
pub(super) fn live(at: &At<'_>) -> Tested {
    let t = texts::ONBOARDING;
    match at.working() {
        Working::PausedWithRegion => at.wait(t.gate_region),
        Working::NotActivated => {
            let missing = at.known.ready.missing().into_iter();
            let names = missing.map(|needed| super::super::step::of_needed(needed).title().to_owned()).collect();
            at.wait(t.live_not_activated).names(names)
        }
        Working::Paused(_) => at.wait(t.live_missing).fix(t.live_resume),
        Working::Live => at.good(t.live_good),
    }
}

/// How far the first walk is, and what holds it up.
pub(super) fn import(at: &At<'_>) -> Tested {
    let (t, sync) = (texts::ONBOARDING, &at.known.sync);
    if at.tenant.settings.sync.source == SyncSource::Off {
        return at.wait(t.import_off);
    }
    if let Some(why) = &sync.failure {
        return at.bad(t.answers_failed).because(why.clone()).letter(letters::rights(at));
    }
    let tested = match (sync.walked_at, &at.known.walk) {
        (Some(walked_at), _) => at.good(t.import_good).facts(vec![(t.import_at, Moment::of(walked_at).shown)]),
        (None, Some(walk)) => {
            let expected = walk.expected.map_or_else(|| t.test_unsaid.to_owned(), |many| many.to_string());
            let facts = vec![(t.import_read, walk.counts.read.to_string()), (t.import_expected, expected)];
            let tested = at.wait(t.import_goes_on).facts(facts);
            if let Some(note) = &walk.note { tested.because(note.clone()) } else { tested }
        }
        (None, None) => at.wait(t.import_wait),
    };
    if sync.unknown_folders.is_empty() {
        return tested;
    }
    tested.fix(t.import_folders).names(sync.unknown_folders.clone()).letter(letters::rights(at))
}

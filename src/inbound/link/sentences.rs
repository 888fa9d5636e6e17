//! What the page says, in one place: plain words, and always what happens next.

use crate::domain::{Advance, AdvanceOutcome, Progress, Waiting, Way};

/// How a state looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inbound) enum Tone {
    Good,
    Wait,
    Alert,
}

impl Tone {
    /// The class in the style sheet.
    pub(in crate::inbound) fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Alert => "alert",
        }
    }
}

/// Where a hand-off stands and what happens next.
pub(in crate::inbound) fn state(progress: Progress, advance: Option<&Advance>) -> (Tone, &'static str, String) {
    match progress {
        Progress::Waiting(None) => (Tone::Wait, "Reading from iCIMS", "The details appear here in a moment.".into()),
        Progress::Waiting(Some(Waiting::NotVisibleYet)) => (
            Tone::Wait,
            "iCIMS does not show the new data yet",
            "This can take about six minutes. The details appear here by themselves; you can open the candidate now.".into(),
        ),
        Progress::Waiting(Some(Waiting::Unavailable)) => (
            Tone::Wait,
            "iCIMS is not answering",
            "The details appear here once it does; you can open the candidate now.".into(),
        ),
        Progress::Waiting(Some(Waiting::Refused)) => (
            Tone::Alert,
            "iCIMS does not let GoodTime read this application",
            "Ask your iCIMS administrator to check the rights of the GoodTime API user. You can open the candidate now.".into(),
        ),
        Progress::Waiting(Some(Waiting::NotConnected)) => (
            Tone::Alert,
            "GoodTime is not connected to your company's iCIMS",
            "Ask your GoodTime administrator to check the connection. You can open the candidate now.".into(),
        ),
        Progress::Waiting(Some(Waiting::NotUnderstood)) => (
            Tone::Alert,
            "iCIMS answers in a way that GoodTime does not understand",
            "Give the reference below to GoodTime support. You can open the candidate now.".into(),
        ),
        Progress::Ready => (Tone::Good, "Ready to be scheduled", "Open the candidate to start scheduling.".into()),
        Progress::Moving if goes_back(advance) => {
            (Tone::Wait, "Opened", "The candidate is being moved back to the earlier status in iCIMS.".into())
        }
        Progress::Moving => (Tone::Wait, "Opened", "The candidate is being moved to the next status in iCIMS.".into()),
        Progress::Opened => (Tone::Good, "Opened", opened(advance)),
        Progress::NeedsAttention => (Tone::Alert, "Opened, but please check the status in iCIMS", attention(advance)),
        Progress::Scheduled => (Tone::Good, "Scheduled", "The interview is made.".into()),
        Progress::Lapsed | Progress::Superseded => (Tone::Alert, "This link is no longer valid", String::new()),
        Progress::Failed => (
            Tone::Alert,
            "This candidate could not be handed over",
            "The application is not in iCIMS any more. If the candidate still applies, set the status again.".into(),
        ),
    }
}

fn goes_back(advance: Option<&Advance>) -> bool {
    advance.is_some_and(|advance| advance.key.way == Way::Back)
}

fn opened(advance: Option<&Advance>) -> String {
    match (goes_back(advance), advance.and_then(|advance| advance.outcome.as_ref())) {
        (false, Some(AdvanceOutcome::Advanced)) => "The candidate was moved to the next status in iCIMS.",
        (false, Some(AdvanceOutcome::AlreadyThere)) => "The candidate was in the next status already.",
        (false, Some(AdvanceOutcome::MovedBySomeone)) => {
            "Somebody moved the candidate in iCIMS meanwhile, so the status was left as it is."
        }
        (true, Some(AdvanceOutcome::Advanced | AdvanceOutcome::AlreadyThere)) => {
            "The move was taken back: the candidate is in the earlier status again."
        }
        (true, Some(AdvanceOutcome::MovedBySomeone)) => {
            "Somebody moved the candidate in iCIMS meanwhile, so the move was not taken back."
        }
        (
            _,
            Some(AdvanceOutcome::Overrode { .. } | AdvanceOutcome::Refused { .. } | AdvanceOutcome::Failed { .. })
            | None,
        ) => "The status in iCIMS stays as it is.",
    }
    .to_owned()
}

fn attention(advance: Option<&Advance>) -> String {
    match (goes_back(advance), advance.and_then(|advance| advance.outcome.as_ref())) {
        (_, Some(AdvanceOutcome::Overrode { .. })) => {
            "Somebody moved the candidate in the same moment, and that move was covered. Decide which status is right and set it in iCIMS."
        }
        (false, Some(AdvanceOutcome::Refused { .. })) => {
            "iCIMS did not allow the move to the next status. Move the candidate there yourself, and tell your iCIMS administrator."
        }
        (true, _) => "The move could not be taken back. Please move the candidate in iCIMS yourself.",
        (false, _) => "The candidate could not be moved to the next status. Please move the candidate in iCIMS yourself.",
    }
    .to_owned()
}

/// A role's setting name as people say it.
pub(in crate::inbound) fn role(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

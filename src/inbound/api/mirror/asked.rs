//! What of a list of the mirror can be asked for.

use utoipa::IntoParams;

use crate::inbound::api::time::Time;

/// What of a list is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what lists read")]
pub(super) struct MirrorQuery {
    /// Only what the mirror took a change of at this time or later, in the order of those changes. What changes while you read comes
    /// again at the end, so nothing is missed. Ask again from a minute before the last change that you saw.
    updated_since: Option<Time>,
    /// Also what has left the mirror: with `gone_at`, and of what was deleted nothing but its number.
    #[param(default = false)]
    include_gone: Option<bool>,
}

/// What of a list of profiles is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what lists read")]
pub(super) struct ProfileQuery {
    /// Only what has this text in its names, e-mail address, title or requisition id, whatever the case.
    #[param(max_length = 100, example = "jane")]
    text: Option<String>,
    /// Only what stands in this folder: its id or its exact label.
    #[param(example = "Cand:Active")]
    folder: Option<String>,
}

/// What of the list of applications is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what lists read")]
pub(super) struct ApplicationQuery {
    /// Only those whose status or source has this text, whatever the case.
    #[param(max_length = 100, example = "goodtime")]
    text: Option<String>,
    /// Only those of this person.
    #[param(minimum = 1)]
    person_id: Option<i64>,
    /// Only those for this job.
    #[param(minimum = 1)]
    job_id: Option<i64>,
}

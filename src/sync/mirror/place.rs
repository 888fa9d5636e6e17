//! Where a profile belongs: in which list, met by which part of the plan.

use crate::domain::{Content, Entity, Folder, Gone, Known, MirrorKind, MirrorWrite, Profiled, SyncSettings, Timestamp};

/// Where something was met, where that is known before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    pub(super) kind: MirrorKind,
    pub(super) scope: String,
}

impl Met {
    /// In a folder of persons, as the settings name it.
    pub(super) fn in_folder(kind: MirrorKind, folder: &str) -> Self {
        Self { kind, scope: format!("{kind}:{folder}") }
    }

    /// Among all jobs or applications.
    pub(super) fn among(kind: MirrorKind) -> Self {
        Self { kind, scope: kind.name().to_owned() }
    }
}

/// What becomes of a profile.
#[derive(Debug, PartialEq, Eq)]
enum Belongs {
    There(Met),
    /// It is not mirrored, or not any more.
    Nowhere,
    /// The ATS does not show where it stands.
    Unknown,
}

fn belongs(
    settings: &SyncSettings,
    entity: Entity,
    folder: &Folder,
    (met, is_outside): (Option<&Met>, bool),
) -> Belongs {
    match entity {
        Entity::Person => match settings.person_in(folder) {
            Some((kind, name)) => Belongs::There(Met::in_folder(kind, name)),
            None if folder.is_shown() || is_outside => Belongs::Nowhere,
            None => met.cloned().map_or(Belongs::Unknown, Belongs::There),
        },
        Entity::Job if settings.jobs_without.iter().any(|name| folder.is_named(name)) => Belongs::Nowhere,
        Entity::Job if !folder.is_shown() && is_outside => Belongs::Nowhere,
        Entity::Job => Belongs::There(Met::among(MirrorKind::Job)),
        // Only searches know whether the job is open and the candidate active.
        Entity::Application => met.cloned().map_or(Belongs::Nowhere, Belongs::There),
    }
}

/// What is known of where a profile stands, before it is read.
#[derive(Clone, Copy)]
pub(super) struct Where<'a> {
    pub(super) known: Option<&'a Known>,
    /// Where searches met it.
    pub(super) met: Option<&'a Met>,
    /// Searches say that it stands outside, or a walk met it nowhere: that counts where the ATS hides folders.
    pub(super) is_outside: bool,
}

/// What was read, as it is to be kept; `None` where it is nothing to the mirror, and an error where the ATS does not show
/// enough of it.
pub(super) fn placed(
    settings: &SyncSettings,
    profile: Profiled,
    Where { known, met, is_outside }: Where<'_>,
    (read_at, is_late): (Timestamp, bool),
) -> Result<Option<MirrorWrite>, NotShown> {
    if profile.content.shown().iter().all(|(_, shown)| !shown) {
        return Err(NotShown); // It is too new, or hidden; what is known of it stays.
    }
    let stood = known.filter(|known| known.kind.entity() != Entity::Application);
    let stood = stood.and_then(|known| Some(Met { kind: known.kind, scope: known.scope.clone()? }));
    let met = met.or(stood.as_ref().filter(|_| !is_outside));
    let write = |profile, kind, scope, gone| MirrorWrite { profile, kind, scope, gone, read_at, is_late };
    match belongs(settings, profile.content.entity(), &profile.folder, (met, is_outside)) {
        Belongs::There(Met { kind, scope }) => Ok(Some(write(profile, kind, Some(scope), None))),
        Belongs::Nowhere => {
            let Some(known) = known.filter(|known| known.scope.is_some()) else { return Ok(None) };
            let gone = if profile.merged_into.is_some() { Gone::Merged } else { Gone::MovedOut };
            Ok(Some(write(profile, known.kind, None, Some(gone))))
        }
        Belongs::Unknown => Err(NotShown),
    }
}

/// The ATS does not show enough of a profile.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotShown;

/// Whether something was there to be found before a run began, so that looks for changes should have found it.
pub(super) fn is_old(content: &Content, before: Timestamp) -> bool {
    content.updated_at().is_some_and(|at| at < before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Person, PersonId};

    fn person(folder: Folder, last_name: &str) -> Profiled {
        let id = PersonId::try_from(9_100).unwrap();
        let (phones, last_name) = (Vec::new(), Some(last_name.to_owned()));
        let (first_name, middle_name, email, location, updated_at) = (None, None, None, None, None);
        let label = folder.label.clone();
        let person =
            Person { id, first_name, middle_name, last_name, email, phones, location, folder: label, updated_at };
        Profiled { content: Content::Person(person), folder, fields: serde_json::Map::new(), merged_into: None }
    }

    fn known() -> Known {
        let (kind, scope) = (MirrorKind::Candidate, Some("candidate:Cand:Active".to_owned()));
        Known { id: 9_100, scope, kind, read_at: Timestamp::from_micros(1) }
    }

    fn judged(folder: Folder, place: Where<'_>) -> Option<(Option<String>, Option<Gone>)> {
        let write =
            placed(&SyncSettings::default(), person(folder, "Example"), place, (Timestamp::from_micros(2), false));
        write.unwrap().map(|write| (write.scope, write.gone))
    }

    #[test]
    fn where_the_folder_is_hidden_searches_tell() {
        let known = known();
        let place = Where { known: Some(&known), met: None, is_outside: false };
        let stays = Some((known.scope.clone(), None));
        assert_eq!(judged(Folder::default(), place), stays);
        let outside = Where { is_outside: true, ..place };
        assert_eq!(judged(Folder::default(), outside), Some((None, Some(Gone::MovedOut))));
        let shown = Folder { id: None, label: Some("Cand:Active".to_owned()) };
        assert_eq!(judged(shown, outside), stays, "what the profile says counts more");
        let met = Met::in_folder(MirrorKind::User, "HM:Active");
        let new = Where { known: None, met: Some(&met), is_outside: false };
        assert_eq!(judged(Folder::default(), new), Some((Some("user:HM:Active".to_owned()), None)));
    }

    #[test]
    fn who_was_never_mirrored_does_not_leave() {
        let folder = Folder { id: None, label: Some("Cand:Inactive".to_owned()) };
        assert_eq!(judged(folder, Where { known: None, met: None, is_outside: true }), None);
    }
}

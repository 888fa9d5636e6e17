//! What a walk does, part by part.

use super::place::Met;
use super::{Ended, Mirroring, OVERLAP};
use crate::ats::{AtsError, ListNode, ProfilesAsked};
use crate::domain::{Entity, Folder, MirrorKind, SyncKind, SyncRun, SyncSettings, SyncStanding, SyncStep};

/// Everything that the tenant wants mirrored.
pub(super) fn entities(settings: &SyncSettings) -> Vec<Entity> {
    let mut entities = vec![Entity::Job, Entity::Person];
    if settings.applications {
        entities.push(Entity::Application);
    }
    entities
}

/// The parts of a walk. Jobs and persons go first: applications name them.
pub(super) fn steps(settings: &SyncSettings, run: &SyncRun, standing: &SyncStanding) -> Vec<SyncStep> {
    let entities = entities(settings);
    let mut steps = Vec::new();
    if run.kind == SyncKind::Import {
        steps.extend(entities.iter().map(|&entity| SyncStep::Count { entity }));
    }
    steps.push(SyncStep::All { kind: MirrorKind::Job });
    for kind in [MirrorKind::User, MirrorKind::Candidate] {
        let folders = settings.folders(kind).iter();
        steps.extend(folders.map(|folder| SyncStep::Folder { kind, folder: folder.clone() }));
    }
    if settings.applications {
        steps.push(SyncStep::All { kind: MirrorKind::Application });
    }
    // Whatever is read anew anyway need not be looked for.
    if let Some(walked_at) = standing.walked_at {
        let since = walked_at.minus(OVERLAP);
        let others = entities.iter().filter(|&&entity| !run.wish.reads_all(entity));
        steps.extend(others.map(|&entity| SyncStep::Changed { entity, since }));
    }
    steps.extend(entities.iter().map(|&entity| SyncStep::Gone { entity }));
    steps
}

/// The part of the mirror that a step looks through; what changed or is gone can be anywhere.
pub(super) fn looks_through(step: &SyncStep) -> Option<Met> {
    match step {
        SyncStep::Folder { kind, folder } => Some(Met::in_folder(*kind, folder)),
        SyncStep::All { kind } => Some(Met::among(*kind)),
        SyncStep::Count { .. } | SyncStep::Changed { .. } | SyncStep::Gone { .. } => None,
    }
}

/// Where a search for changes met what it names, where that does not depend on the profile.
pub(super) fn met_among_changes(entity: Entity) -> Option<Met> {
    match entity {
        Entity::Application => Some(Met::among(MirrorKind::Application)),
        Entity::Person | Entity::Job => None,
    }
}

/// All parts of the mirror that the settings name.
pub(super) fn scopes(settings: &SyncSettings) -> Vec<String> {
    let mut scopes = vec![Met::among(MirrorKind::Job).scope];
    for kind in [MirrorKind::User, MirrorKind::Candidate] {
        scopes.extend(settings.folders(kind).iter().map(|folder| Met::in_folder(kind, folder).scope));
    }
    if settings.applications {
        scopes.push(Met::among(MirrorKind::Application).scope);
    }
    scopes
}

/// The folders of all persons that are mirrored.
pub(super) fn person_folders(settings: &SyncSettings) -> Vec<String> {
    settings.candidate_folders.iter().chain(&settings.user_folders).cloned().collect()
}

/// Everything of an entity that is mirrored, wherever it stands. `folders` are those of persons.
pub(super) fn all_of<'a>(settings: &'a SyncSettings, folders: &'a [String], entity: Entity) -> ProfilesAsked<'a> {
    let none: &[String] = &[];
    let asked = ProfilesAsked { entity, folders: none, without: none, job_folders: none, changed: None, after: 0 };
    match entity {
        Entity::Person => ProfilesAsked { folders, ..asked },
        Entity::Job => ProfilesAsked { without: &settings.jobs_without, ..asked },
        Entity::Application => {
            ProfilesAsked { folders: &settings.candidate_folders, job_folders: &settings.open_job_folders, ..asked }
        }
    }
}

/// Everything of an entity that is not mirrored because of where it stands; `None` where nothing is, or no search can tell.
pub(super) fn outside<'a>(
    settings: &'a SyncSettings,
    folders: &'a [String],
    entity: Entity,
) -> Option<ProfilesAsked<'a>> {
    let none: &[String] = &[];
    let asked = ProfilesAsked { entity, folders: none, without: none, job_folders: none, changed: None, after: 0 };
    match entity {
        Entity::Person => Some(ProfilesAsked { without: folders, ..asked }),
        Entity::Job if settings.jobs_without.is_empty() => None,
        Entity::Job => Some(ProfilesAsked { folders: &settings.jobs_without, ..asked }),
        Entity::Application => None,
    }
}

impl Mirroring<'_> {
    /// The folders of the settings that the ATS does not have. Where it does not show its folders, nothing is said.
    pub(super) async fn unknown_folders(&self) -> Result<Vec<String>, Ended> {
        let mut unknown = Vec::new();
        for entity in [Entity::Person, Entity::Job] {
            match self.ats.folders(self.call(), entity).await {
                Ok(nodes) => unknown.extend(unknown_folders(&nodes, &self.tenant.settings.sync, entity)),
                Err(error @ (AtsError::Throttled { .. } | AtsError::Busy | AtsError::Unavailable { .. })) => {
                    return Err(error.into());
                }
                Err(error) => tracing::debug!(%error, "the folders are not shown"),
            }
        }
        Ok(unknown)
    }
}

/// The folders of the settings that are not among those of the ATS. An answer without nodes tells nothing.
#[must_use]
pub fn unknown_folders(nodes: &[ListNode], settings: &SyncSettings, entity: Entity) -> Vec<String> {
    let named = match entity {
        Entity::Person => person_folders(settings),
        Entity::Job if settings.applications => [&settings.jobs_without[..], &settings.open_job_folders].concat(),
        Entity::Job => settings.jobs_without.clone(),
        Entity::Application => Vec::new(),
    };
    let folders: Vec<_> = nodes.iter().map(|node| Folder { id: node.id.clone(), label: node.label.clone() }).collect();
    let is_there = |name: &String| folders.is_empty() || folders.iter().any(|folder| folder.is_named(name));
    named.into_iter().filter(|name| !is_there(name)).collect()
}

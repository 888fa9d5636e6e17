//! The header line: where it stands and which of its columns means what.

use super::given_id::GivenId;
use super::limits::HEADER_WITHIN;
use super::mapping::{Mapping, Place};
use super::table::Table;
use super::words::{Meaning, Role, meaning};

/// Which column (from 0) has which role, so far as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Roles {
    pub(super) bin: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) id: Option<usize>,
}

/// A line, or two that were merged, read as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Which of the table's lines (from 0) is the last of the header.
    pub(super) at: usize,
    /// How many lines it has: one or two.
    pub(super) height: usize,
    /// The text over each column.
    pub(super) names: Vec<String>,
    pub(super) roles: Roles,
}

impl Roles {
    fn count(self) -> usize {
        [self.bin, self.status, self.id].into_iter().flatten().count()
    }

    pub(super) fn has(self, column: usize) -> bool {
        [self.bin, self.status, self.id].contains(&Some(column))
    }

    /// Stages can be read with these.
    fn is_enough(self) -> bool {
        self.status.is_some() && self.id.is_some()
    }
}

/// The line that says most, the first of several; lines with enough to read stages by go before all others.
pub(super) fn recognised(table: &Table) -> Option<Header> {
    let mut best: Option<Header> = None;
    for header in candidates(table) {
        let filled = header.names.iter().filter(|name| !name.is_empty()).count();
        // A title such as "Status" stands alone in its line, and a line with an id is a stage called "Status" or "Phase".
        let stage = header.names.iter().any(|name| GivenId::read(name).is_some());
        if filled < 2 || stage || header.roles.count() == 0 {
            continue;
        }
        let rank = |h: &Header| (h.roles.is_enough(), h.roles.count());
        if best.as_ref().is_none_or(|best| rank(&header) > rank(best)) {
            best = Some(header);
        }
    }
    best
}

/// The first line that has all headers a caller names.
pub(super) fn with_all(table: &Table, mapping: &Mapping) -> Option<Header> {
    candidates(table).find(|header| {
        let named =
            |place: &Place| matches!(place, Place::Number(_)) || header.names.iter().any(|n| place.is_header(n));
        mapping.places().all(named)
    })
}

/// Every line as a header; then, in case none is better, every two lines together.
fn candidates(table: &Table) -> impl Iterator<Item = Header> {
    let lines = || table.lines.iter().take(HEADER_WITHIN).enumerate();
    let single = lines().map(|(at, line)| header(at, 1, line.cells.clone()));
    let double = lines().zip(table.lines.iter().skip(1)).take(HEADER_WITHIN - 1);
    single.chain(double.map(|((at, upper), lower)| header(at + 1, 2, joined(&upper.cells, &lower.cells))))
}

fn header(at: usize, height: usize, names: Vec<String>) -> Header {
    let roles = roles(&names);
    Header { at, height, names, roles }
}

/// A merged header cell stands over several columns but its text only over the first.
fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut over = "";
    let mut names = Vec::new();
    for column in 0..upper.len().max(lower.len()) {
        let below = lower.get(column).map_or("", String::as_str);
        match upper.get(column) {
            Some(text) if !text.is_empty() => over = text,
            _ => {}
        }
        names.push(format!("{over} {below}").trim().to_owned());
    }
    names
}

fn roles(names: &[String]) -> Roles {
    let meanings: Vec<Option<Meaning>> = names.iter().map(|name| meaning(name)).collect();
    let all = |wanted: Meaning| -> Vec<usize> {
        meanings.iter().enumerate().filter(|(_, m)| **m == Some(wanted)).map(|(at, _)| at).collect()
    };
    let plain = |role| all(Meaning::Plain(role)).first().copied();
    let loose = |role| all(Meaning::Loose(role)).first().copied();
    let mut stages = all(Meaning::Stage).into_iter();
    let bin = plain(Role::Bin);
    // Two columns "stage" and "status" are bin and status; one of them beside a bin, or alone, is the status.
    let status = plain(Role::Status).or_else(|| stages.next()).or_else(|| loose(Role::Status));
    let bin = bin.or_else(|| stages.next()).or_else(|| loose(Role::Bin));
    // Where both bin and status have a column "id", each stands behind its name.
    let ids = [all(Meaning::Plain(Role::Id)), all(Meaning::Loose(Role::Id))].into_iter().find(|ids| !ids.is_empty());
    let ids = ids.unwrap_or_default();
    let behind = ids.iter().find(|id| status.is_some_and(|status| **id > status));
    Roles { bin, status, id: behind.or(ids.first()).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str]) -> (Option<usize>, Option<usize>, Option<usize>) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let roles = roles(&names);
        (roles.bin, roles.status, roles.id)
    }

    #[test]
    fn the_plainer_name_wins() {
        assert_eq!(read(&["Bin", "Status", "ID"]), (Some(0), Some(1), Some(2)));
        assert_eq!(read(&["ID", "Status ID", "Name", "Status"]), (None, Some(3), Some(1)));
        assert_eq!(read(&["Stage", "Status", "ID"]), (Some(0), Some(1), Some(2)));
        assert_eq!(read(&["Bin", "Stage", "ID"]), (Some(0), Some(1), Some(2)));
        assert_eq!(read(&["Bin", "ID", "Status", "ID"]), (Some(0), Some(2), Some(3)));
        assert_eq!(read(&["Bin ID", "Bin", "Order", "Status", "Node ID"]), (Some(1), Some(3), Some(4)));
        assert_eq!(read(&["Interview", "Phone Screen", "C1"]), (None, None, None));
    }

    #[test]
    fn a_merged_cell_stands_over_the_columns_beside_it() {
        let cells = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let names = joined(&cells(&["Bin", "Status"]), &cells(&["", "Name", "ID"]));
        assert_eq!(names, ["Bin", "Status Name", "Status ID"]);
    }
}

//! Which columns hold what, judged by their values: for exports without a header that is understood.

use std::collections::HashSet;

use super::given_id::GivenId;
use super::header::Roles;
use super::table::Line;

/// Fills the gaps in what is known of the columns, as far as the values leave no doubt.
pub(super) fn completed(known: Roles, lines: &[Line], width: usize) -> Roles {
    let mut roles = known;
    if roles.id.is_none() {
        roles.id = (0..width).filter(|column| !known.has(*column)).filter_map(|c| id_rank(lines, c)).max().map(|r| r.1);
    }
    if roles.id.is_none() || roles.status.is_some() {
        return roles;
    }
    let texts: Vec<usize> = (0..width).filter(|column| !roles.has(*column) && is_text(lines, *column)).collect();
    match (texts.as_slice(), roles.bin) {
        ([status], _) => roles.status = Some(*status),
        ([left, right], None) => {
            // A bin holds several statuses; where that shows nothing, the bin stands first.
            let (bin, status) =
                if distinct(lines, *left) > distinct(lines, *right) { (right, left) } else { (left, right) };
            roles.bin = Some(*bin);
            roles.status = Some(*status);
        }
        _ => {}
    }
    roles
}

/// How well a column serves as the ids: letters first, then many different and long ones, unlike a column of order.
fn id_rank(lines: &[Line], column: usize) -> Option<((usize, usize, usize), usize)> {
    let mut seen = HashSet::new();
    let (mut full, mut length) = (0, 0);
    for text in filled(lines, column) {
        let given = GivenId::read(text)?;
        full += usize::from(given.id.is_some());
        length += text.len();
        seen.insert(given.key);
    }
    (!seen.is_empty()).then_some(((full, seen.len(), length), column))
}

/// Names, as opposed to numbers and ids: most values have a letter and are no id.
fn is_text(lines: &[Line], column: usize) -> bool {
    let (mut names, mut others) = (0, 0);
    for text in filled(lines, column) {
        if text.chars().any(char::is_alphabetic) && GivenId::read(text).is_none() {
            names += 1;
        } else {
            others += 1;
        }
    }
    names > others
}

fn distinct(lines: &[Line], column: usize) -> usize {
    filled(lines, column).collect::<HashSet<_>>().len()
}

fn filled(lines: &[Line], column: usize) -> impl Iterator<Item = &str> {
    lines.iter().map(move |line| line.cell(column)).filter(|text| !text.is_empty())
}

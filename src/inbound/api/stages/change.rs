//! What an import would change, or changed, as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{StageId, StageKey};
use crate::stages::{Change, Changed, Duplicate, Gone, Malformed, Read, SameLabel, Use};
use crate::sync::Prepared;

/// Entries of each list; there may be more, as the counts say.
const SHOWN_MOST: usize = 200;

/// A stage that is new.
#[derive(Serialize, ToSchema)]
#[schema(as = NewStage)]
pub(in crate::inbound) struct NewView {
    /// The line of the file.
    #[schema(example = 2)]
    pub(in crate::inbound) line: usize,
    /// The status, by its digits.
    #[schema(value_type = i64, example = 20700)]
    pub(in crate::inbound) digits: StageKey,
    /// Its full id, where the file has it.
    #[schema(value_type = Option<String>, required = false, example = "C20700")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) id: Option<StageId>,
    /// Its bin, where the file has it.
    #[schema(example = "Review")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) bin: Option<String>,
    /// What the customer calls it.
    #[schema(example = "Send to GoodTime")]
    pub(in crate::inbound) label: String,
}

impl NewView {
    fn of(read: &Read) -> Self {
        let Read { line, bin, label, id, key, position: _ } = read.clone();
        Self { line, digits: key, id, bin, label }
    }
}

/// A value that becomes another; none stands for no value.
#[derive(Serialize, ToSchema)]
#[schema(as = StageValueChange)]
pub(in crate::inbound) struct ValueView {
    /// As it is known.
    #[schema(example = "Send to scheduling")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) was: Option<String>,
    /// As the file says.
    #[schema(example = "Send to GoodTime")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) is: Option<String>,
}

impl ValueView {
    /// As it is known, for people.
    pub(in crate::inbound) fn was_shown(&self) -> &str {
        self.was.as_deref().unwrap_or("–")
    }

    /// As the file says, for people.
    pub(in crate::inbound) fn is_shown(&self) -> &str {
        self.is.as_deref().unwrap_or("–")
    }

    fn of<T>(change: Option<&Change<T>>, text: impl Fn(&T) -> Option<String>) -> Option<Self> {
        change.map(|change| Self { was: text(&change.was), is: text(&change.is) })
    }
}

/// A known stage of which something changes.
#[derive(Serialize, ToSchema)]
#[schema(as = ChangedStage)]
pub(in crate::inbound) struct ChangedView {
    /// The line of the file.
    #[schema(example = 3)]
    pub(in crate::inbound) line: usize,
    /// The status, by its digits.
    #[schema(value_type = i64, example = 20700)]
    pub(in crate::inbound) digits: StageKey,
    /// Another label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) label: Option<ValueView>,
    /// Another bin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) bin: Option<ValueView>,
    /// Another full id, or one where none was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) id: Option<ValueView>,
}

impl ChangedView {
    fn of(changed: &Changed) -> Self {
        Self {
            line: changed.line,
            digits: changed.key,
            label: ValueView::of(changed.label.as_ref(), |label| Some(label.clone())),
            bin: ValueView::of(changed.bin.as_ref(), Clone::clone),
            id: ValueView::of(changed.id.as_ref(), |id| id.as_ref().map(ToString::to_string)),
        }
    }
}

/// A known stage that the file does not have.
#[derive(Serialize, ToSchema)]
#[schema(as = GoneStage)]
pub(in crate::inbound) struct GoneView {
    /// The status, by its digits.
    #[schema(value_type = i64, example = 20900)]
    pub(in crate::inbound) digits: StageKey,
    /// What it was called.
    #[schema(example = "Verbal Offer")]
    pub(in crate::inbound) label: String,
    /// A line that has its number and could not be taken: to be put right first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) malformed_line: Option<usize>,
}

impl GoneView {
    fn of(gone: &Gone) -> Self {
        Self { digits: gone.known.key, label: gone.known.label.clone(), malformed_line: gone.malformed_line }
    }
}

/// A line of the file, and what is said of it.
#[derive(Serialize, ToSchema)]
#[schema(as = StageFileLine)]
pub(in crate::inbound) struct LineView {
    /// The line.
    #[schema(example = 7)]
    pub(in crate::inbound) line: usize,
    /// What is said of it.
    #[schema(example = "\"C2O800\" is no status id; it must be digits, with or without one letter before them")]
    pub(in crate::inbound) detail: String,
}

impl LineView {
    fn malformed(row: &Malformed) -> Self {
        Self { line: row.line, detail: row.fault.to_string() }
    }

    fn duplicate(row: &Duplicate) -> Self {
        Self { line: row.line, detail: format!("says once more what line {} says", row.first) }
    }

    fn same(same: &SameLabel, stages: &[Read]) -> Option<Self> {
        let lines: Vec<_> = same.positions.iter().filter_map(|at| stages.get(*at)).map(|read| read.line).collect();
        let (first, others) = lines.split_first()?;
        let others = others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Some(Self { line: *first, detail: format!("the stages on lines {others} have the same label") })
    }
}

/// A rule that names a stage which the file does not have.
#[derive(Serialize, ToSchema)]
#[schema(as = BrokenRule)]
pub(in crate::inbound) struct BreakView {
    /// The trigger status of the rule.
    #[schema(value_type = i64, example = 20700)]
    pub(in crate::inbound) trigger: StageKey,
    /// The stage that is not there: the trigger itself, or the next status.
    #[schema(value_type = i64, example = 20800)]
    pub(in crate::inbound) digits: StageKey,
    /// What it was called, where it was known.
    #[schema(example = "Interview Scheduled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) label: Option<String>,
}

/// What an import changes. Of each list the first 200 entries are shown.
#[derive(Serialize, ToSchema)]
#[schema(as = StageImport)]
pub(in crate::inbound) struct ImportView {
    /// Whether it is in place; else it only shows what it would change.
    pub(in crate::inbound) applied: bool,
    /// Stages of the file.
    #[schema(example = 42)]
    pub(in crate::inbound) stages: usize,
    /// How many are new.
    #[schema(example = 1)]
    pub(in crate::inbound) new_count: usize,
    /// Of how many something changes.
    #[schema(example = 1)]
    pub(in crate::inbound) changed_count: usize,
    /// How many are no longer there.
    #[schema(example = 0)]
    pub(in crate::inbound) gone_count: usize,
    /// How many stay as they are.
    #[schema(example = 40)]
    pub(in crate::inbound) unchanged_count: usize,
    /// Lines that could not be taken.
    #[schema(example = 0)]
    pub(in crate::inbound) malformed_count: usize,
    /// The columns that were read, by what they are.
    #[schema(example = json!(["status: Status Name (column 2)"]))]
    pub(in crate::inbound) columns: Vec<String>,
    /// The stages that are new.
    pub(in crate::inbound) new: Vec<NewView>,
    /// The stages of which something changes.
    pub(in crate::inbound) changed: Vec<ChangedView>,
    /// The stages that are no longer there.
    pub(in crate::inbound) gone: Vec<GoneView>,
    /// Lines that could not be taken, and why.
    pub(in crate::inbound) malformed: Vec<LineView>,
    /// Lines that repeat others.
    pub(in crate::inbound) duplicates: Vec<LineView>,
    /// Stages that people cannot tell apart, because their labels are the same.
    pub(in crate::inbound) same_labels: Vec<LineView>,
    /// Rules that name a stage which is not there.
    pub(in crate::inbound) broken_rules: Vec<BreakView>,
}

impl ImportView {
    pub(in crate::inbound) fn of(prepared: &Prepared, applied: bool) -> Self {
        let Prepared { reading, preview, .. } = prepared;
        let broken = preview.breaks.iter().map(|one| {
            let trigger = match one.used.what {
                Use::Trigger => one.used.key,
                Use::NextOf(trigger) => trigger,
            };
            BreakView { trigger, digits: one.used.key, label: one.label.clone() }
        });
        Self {
            applied,
            stages: reading.stages.len(),
            new_count: preview.new.len(),
            changed_count: preview.changed.len(),
            gone_count: preview.gone.len(),
            unchanged_count: preview.unchanged,
            malformed_count: reading.malformed.len(),
            columns: reading.columns.told(),
            new: preview.new.iter().take(SHOWN_MOST).map(NewView::of).collect(),
            changed: preview.changed.iter().take(SHOWN_MOST).map(ChangedView::of).collect(),
            gone: preview.gone.iter().take(SHOWN_MOST).map(GoneView::of).collect(),
            malformed: reading.malformed.iter().take(SHOWN_MOST).map(LineView::malformed).collect(),
            duplicates: reading.duplicates.iter().take(SHOWN_MOST).map(LineView::duplicate).collect(),
            same_labels: {
                let same = reading.same_label.iter().take(SHOWN_MOST);
                same.filter_map(|same| LineView::same(same, &reading.stages)).collect()
            },
            broken_rules: broken.take(SHOWN_MOST).collect(),
        }
    }
}

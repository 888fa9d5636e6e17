//! The operators of filters and groups, and which of them suit which type of filter.

/// What a filter does with its value (data-apis §1.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Operator {
    /// `=`, the default: a text contains, a date lies in the range, anything else equals.
    #[default]
    Equal,
    /// `!=`.
    NotEqual,
    /// `==`.
    Exact,
    /// `!==`.
    NotExact,
    /// `<`.
    Less,
    /// `>`.
    Greater,
    /// `<=`.
    AtMost,
    /// `>=`.
    AtLeast,
}

/// What decides which operators a filter takes and how its values are read (data-apis §1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldType {
    Text,
    Number,
    /// Both `dateonly` and `datetime`.
    Date,
    /// `multiselect` and `select`.
    List,
    /// `listnode` and `zipradius`, which take `=` only.
    Node,
    /// `idCSV`: a text by its operators, several ids by its meaning.
    Ids,
}

impl Operator {
    /// The filters schema lists neither `==` nor `!==`, the prose does; the prose is followed (data-apis §1.3).
    pub(super) fn parse(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "=" => Self::Equal,
            "!=" => Self::NotEqual,
            "==" => Self::Exact,
            "!==" => Self::NotExact,
            "<" => Self::Less,
            ">" => Self::Greater,
            "<=" => Self::AtMost,
            ">=" => Self::AtLeast,
            _ => return None,
        })
    }

    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Exact => "==",
            Self::NotExact => "!==",
            Self::Less => "<",
            Self::Greater => ">",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
        }
    }

    /// "Some fields refuse" a negation, but which is not public, so every field of a type takes what its type takes.
    pub(super) fn suits(self, field: FieldType) -> bool {
        match field {
            FieldType::Text | FieldType::Ids => {
                matches!(self, Self::Equal | Self::NotEqual | Self::Exact | Self::NotExact)
            }
            FieldType::Number | FieldType::Date => !matches!(self, Self::Exact | Self::NotExact),
            FieldType::List => matches!(self, Self::Equal | Self::NotEqual),
            FieldType::Node => self == Self::Equal,
        }
    }

    pub(super) fn negates(self) -> bool {
        matches!(self, Self::NotEqual | Self::NotExact)
    }

    pub(super) fn orders(self) -> bool {
        matches!(self, Self::Less | Self::Greater | Self::AtMost | Self::AtLeast)
    }

    /// Whether `left operator right` holds; a negation is not told here from what it negates.
    pub(super) fn compares(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal | Self::NotEqual | Self::Exact | Self::NotExact => left == right,
            Self::Less => left < right,
            Self::Greater => left > right,
            Self::AtMost => left <= right,
            Self::AtLeast => left >= right,
        }
    }
}

/// How the parts of a group are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joint {
    /// `&`, the default: all of them.
    #[default]
    All,
    /// `|`: at least one.
    Any,
}

impl Joint {
    pub(super) fn parse(symbol: &str) -> Option<Self> {
        match symbol {
            "&" => Some(Self::All),
            "|" => Some(Self::Any),
            _ => None,
        }
    }
}

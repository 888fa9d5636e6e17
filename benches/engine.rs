//! What is compared: the engines, and on each the references and the product.

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// By its name in settings.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "sqlite" => Some(Self::Sqlite),
            "postgres" => Some(Self::Postgres),
            _ => None,
        }
    }

    /// As people write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What answers the deliveries. All verify, inflate and read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    /// Keeps nothing.
    Answer,
    /// Keeps one row each, one writer, many rows in a commit.
    One,
    /// The same with the product's four rows.
    Four,
    /// One row, a commit for each, as many connections as the pool has.
    Naive,
    /// The product.
    Product,
}

impl Mode {
    pub(crate) const ALL: [Self; 5] = [Self::Answer, Self::One, Self::Four, Self::Naive, Self::Product];

    /// By its name as an argument.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.argument() == name)
    }

    pub(crate) fn argument(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::One => "one",
            Self::Four => "four",
            Self::Naive => "naive",
            Self::Product => "product",
        }
    }

    /// As the table has it.
    pub(crate) fn name(self, engine: Engine) -> &'static str {
        match (self, engine) {
            (Self::Answer, _) => "(iii) verify, inflate, read; nothing kept",
            (Self::One, Engine::Sqlite) => "(iv) + one durable row, group commit",
            (Self::One, Engine::Postgres) => "(vi-group) + one durable row, group commit",
            (Self::Four, Engine::Sqlite) => "**(iv4) + the product's four rows, group commit**",
            (Self::Four, Engine::Postgres) => "**(vi-group-4) + the product's four rows, group commit**",
            (Self::Naive, Engine::Sqlite) => "(v) naive: pool, a commit for each row",
            (Self::Naive, Engine::Postgres) => "(vi-naive) pool of 16, a commit for each row",
            (Self::Product, _) => "**the product**",
        }
    }
}

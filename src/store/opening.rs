//! How a database is opened, and how its tables stand to this program.
//!
//! Tables change in two steps, so that programs of two versions can use them at once: first a migration adds (expand), and
//! when no program uses the old any more, a later one removes (contract). One that removes raises `meta.oldest_program`.

use sqlx::migrate::Migrator;

use super::StoreError;

/// What is done to a database that is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is brought up to date, and made where it is a file that is not there.
    Prepare,
    /// Nothing: another process may be serving it.
    AsItIs,
}

/// A migration that a database still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub version: i64,
    /// What it does.
    pub what: String,
}

/// What a database says of its tables.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tables {
    /// The newest migration that was applied; 0 where there are none.
    pub(super) applied: i64,
    /// The newest migration that a program must know to use them.
    pub(super) oldest_program: i64,
}

impl Tables {
    /// Whether all migrations can be one transaction: the database is new, and none of them has to be outside of one.
    pub(super) fn are_made_at_once(self, migrations: &Migrator) -> bool {
        self.applied == 0 && migrations.iter().all(|one| !one.no_tx)
    }

    /// Whether a newer program has brought them up to date already.
    pub(super) fn are_newer_than(self, migrations: &Migrator) -> bool {
        self.applied > newest(migrations)
    }

    /// Refuses tables that this program cannot use.
    pub(super) fn check(self, migrations: &Migrator) -> Result<(), StoreError> {
        let (applied, newest) = (self.applied, newest(migrations));
        if applied < newest {
            return Err(StoreError::WrongDatabase(format!(
                "its tables are of version {applied}, this program's of version {newest}: run `migrate` first"
            )));
        }
        if self.oldest_program > newest {
            return Err(StoreError::WrongDatabase(format!(
                "its tables are of version {applied} and need a program that knows version {}; this one knows {newest}: use a newer one",
                self.oldest_program
            )));
        }
        Ok(())
    }

    /// Those still to be applied.
    pub(super) fn pending(self, migrations: &Migrator) -> Vec<Pending> {
        let lacking = migrations.iter().filter(|one| one.version > self.applied);
        lacking.map(|one| Pending { version: one.version, what: one.description.to_string() }).collect()
    }
}

fn newest(migrations: &Migrator) -> i64 {
    migrations.iter().map(|one| one.version).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

    #[test]
    fn tables_of_the_next_program_are_used_until_they_no_longer_fit() {
        let newest = newest(&MIGRATIONS);
        let tables = |ahead, oldest_program| Tables { applied: newest + ahead, oldest_program };
        assert!(tables(0, 1).check(&MIGRATIONS).is_ok());
        assert!(tables(1, newest).check(&MIGRATIONS).is_ok(), "the next one only added to them");
        let told = tables(2, newest + 1).check(&MIGRATIONS).expect_err("it also removed").to_string();
        assert!(told.contains("use a newer one"), "{told}");
        let told = tables(-1, 1).check(&MIGRATIONS).expect_err("they lack one").to_string();
        assert!(told.contains("run `migrate` first"), "{told}");
        assert_eq!(Tables::default().pending(&MIGRATIONS)[0].version, 1);
        assert!(tables(1, 1).pending(&MIGRATIONS).is_empty());
    }
}

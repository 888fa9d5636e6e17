//! Rows of a batch in parts of few sizes.
//!
//! A statement's text depends on how many rows it has. Few sizes are few texts, all of them kept ready to be used again;
//! whatever the size of a batch, a few statements take it, in one transaction.

/// The sizes of parts.
const SIZES: [usize; 15] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256];

/// The rows in order, in as few parts as that takes.
pub(super) fn parts<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().rev().find(|size| *size <= rest.len())?;
        let (part, after) = rest.split_at(size);
        rest = after;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_all_rows_in_order_and_few() {
        for many in 0..=600 {
            let rows: Vec<usize> = (0..many).collect();
            let found: Vec<&[usize]> = parts(&rows).collect();
            assert_eq!(found.concat(), rows);
            assert!(found.len() <= 5 + many / 256, "{many} rows in {} parts", found.len());
            assert!(found.iter().all(|part| SIZES.contains(&part.len())));
        }
    }
}

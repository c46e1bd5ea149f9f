//! Sums of people as those may see them who keep no records: nothing that speaks of fewer than five.
//!
//! A small number that is left out must not come back by subtraction. So of every line of numbers that add up, across
//! and down and with its total, either none is left out or at least two are.

/// Sums of fewer people than this are left out.
pub const FEWEST: u64 = 5;

/// A table of counts whose rows and columns add up.
#[derive(Clone, Debug)]
pub struct Counts {
    /// With the total as the last of each row, and the totals of all columns as the last row.
    cells: Vec<Vec<(u64, bool)>>,
}

impl Counts {
    /// These rows, all of the same length, as everybody may see them.
    pub fn guarded(rows: impl IntoIterator<Item = Vec<u64>>) -> Counts {
        let mut counts = Counts::open(rows);
        for (count, hidden) in counts.cells.iter_mut().flatten() {
            *hidden = (1..FEWEST).contains(count);
        }
        // Each round hides at least one more, so that it ends.
        while counts.hide_another() {}
        counts
    }

    /// These rows with nothing left out.
    pub fn open(rows: impl IntoIterator<Item = Vec<u64>>) -> Counts {
        let mut cells: Vec<Vec<(u64, bool)>> = Vec::new();
        for mut row in rows {
            row.push(row.iter().sum());
            cells.push(row.into_iter().map(|count| (count, false)).collect());
        }
        let width = cells.first().map_or(0, Vec::len);
        let total = |column: usize| cells.iter().filter_map(|row| row.get(column)).map(|(count, _)| count).sum::<u64>();
        let totals: Vec<(u64, bool)> = (0..width).map(|column| (total(column), false)).collect();
        cells.push(totals);
        Counts { cells }
    }

    /// Whether to leave small numbers out is for `guard` to say.
    pub fn new(rows: impl IntoIterator<Item = Vec<u64>>, guard: bool) -> Counts {
        if guard { Counts::guarded(rows) } else { Counts::open(rows) }
    }

    /// The counts of a row, its total last; none for what is left out.
    pub fn row(&self, row: usize) -> Vec<Option<u64>> {
        self.cells.get(row).map(|cells| cells.iter().map(seen).collect()).unwrap_or_default()
    }

    /// The totals of all columns, that of everything last.
    pub fn totals(&self) -> Vec<Option<u64>> {
        self.row(self.cells.len() - 1)
    }

    /// Whether anything is left out.
    pub fn leaves_out(&self) -> bool {
        self.cells.iter().flatten().any(|(_, hidden)| *hidden)
    }

    fn hide_another(&mut self) -> bool {
        let (height, width) = (self.cells.len(), self.cells.first().map_or(0, Vec::len));
        let across = (0..height).map(|row| (0..width).map(|column| (row, column)).collect::<Vec<_>>());
        let down = (0..width).map(|column| (0..height).map(|row| (row, column)).collect::<Vec<_>>());
        for line in across.chain(down).collect::<Vec<_>>() {
            if line.iter().filter(|(row, column)| self.cells[*row][*column].1).count() != 1 {
                continue;
            }
            let open = line.into_iter().filter(|(row, column)| {
                let (count, hidden) = self.cells[*row][*column];
                !hidden && count > 0
            });
            if let Some((row, column)) = open.min_by_key(|(row, column)| self.cells[*row][*column].0) {
                self.cells[row][column].1 = true;
                return true;
            }
        }
        false
    }
}

fn seen((count, hidden): &(u64, bool)) -> Option<u64> {
    (!hidden).then_some(*count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_large_enough_is_shown_with_its_totals() {
        let counts = Counts::guarded([vec![12, 7, 0], vec![5, 30, 6]]);
        assert_eq!(counts.row(0), [Some(12), Some(7), Some(0), Some(19)]);
        assert_eq!(counts.totals(), [Some(17), Some(37), Some(6), Some(60)]);
        assert!(!counts.leaves_out());
    }

    #[test]
    fn a_small_number_takes_others_with_it() {
        let counts = Counts::guarded([vec![12, 3, 20], vec![9, 30, 6]]);
        assert_eq!(counts.row(0), [None, None, None, Some(35)]);
        assert_eq!(counts.row(1), [None, None, None, Some(45)]);
        assert_eq!(Counts::open([vec![12, 3, 20]]).row(0), [Some(12), Some(3), Some(20), Some(35)]);
    }

    #[test]
    fn one_row_of_few_says_nothing_at_all() {
        let counts = Counts::guarded([vec![3, 0]]);
        assert_eq!((counts.row(0), counts.totals()), (vec![None, Some(0), None], vec![None, Some(0), None]));
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(Counts::guarded([]).totals(), Vec::<Option<u64>>::new());
    }

    proptest! {
        #[test]
        fn no_small_number_is_shown_and_none_comes_back_by_subtraction(
            rows in proptest::collection::vec(proptest::collection::vec(0_u64..12, 4), 0..6)
        ) {
            let counts = Counts::guarded(rows.clone());
            let height = counts.cells.len();
            let lines = counts.cells.clone().into_iter().chain((0..counts.cells[0].len()).map(|column| {
                (0..height).map(|row| counts.cells[row][column]).collect()
            }));
            for line in lines {
                let hidden = line.iter().filter(|(_, hidden)| *hidden).count();
                prop_assert!(hidden != 1, "{line:?}");
                prop_assert!(line.iter().all(|(count, hidden)| *hidden || *count == 0 || *count >= FEWEST));
            }
        }
    }
}

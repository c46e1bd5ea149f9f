//! The order of the table of figures, as it stands in the address. What makes no sense is passed over.

use super::quality::Measured;
use crate::format::{Figures, Reading};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Lesson,
    Minutes,
    Words,
    Grade,
    Checks,
    WordsACheck,
    Sources,
    ReviewBy,
    Languages,
}

impl Column {
    /// All of them, as they stand on the page.
    pub const ALL: [Column; 9] = [
        Column::Lesson,
        Column::Minutes,
        Column::Words,
        Column::Grade,
        Column::Checks,
        Column::WordsACheck,
        Column::Sources,
        Column::ReviewBy,
        Column::Languages,
    ];

    /// Whether it holds numbers, which stand below each other by their last digit.
    pub fn is_number(self) -> bool {
        !matches!(self, Column::Lesson | Column::ReviewBy | Column::Languages)
    }

    /// Its name in an address.
    fn name(self) -> &'static str {
        match self {
            Column::Lesson => "lesson",
            Column::Minutes => "minutes",
            Column::Words => "words",
            Column::Grade => "grade",
            Column::Checks => "checks",
            Column::WordsACheck => "words-a-check",
            Column::Sources => "sources",
            Column::ReviewBy => "review-by",
            Column::Languages => "languages",
        }
    }
}

/// By what the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub by: Column,
    /// The greatest first.
    pub down: bool,
}

impl Order {
    /// Reads the query of an address; without one the lessons stand by shelf mark.
    pub fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let value = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let by = Column::ALL.into_iter().find(|column| value("by") == Some(column.name()));
        Self { by: by.unwrap_or(Column::Lesson), down: value("down").is_some() }
    }

    /// The address that sorts by a column, and the other way round where it is sorted by it already.
    pub fn link(self, column: Column) -> String {
        let down = if self.by == column && !self.down { "&down=1" } else { "" };
        format!("/lessons/quality?by={}{down}", column.name())
    }

    /// For `aria-sort`: how a column is sorted, if it is.
    pub fn aria(self, column: Column) -> Option<&'static str> {
        (self.by == column).then_some(if self.down { "descending" } else { "ascending" })
    }

    /// Sorts lessons; those that are equal stay by shelf mark.
    pub fn sort(self, lessons: &mut [Measured]) {
        let count = |lesson: &Measured, of: fn(&Figures) -> u32| lesson.original().map_or(0, of);
        lessons.sort_by(|one, other| {
            let by = |of: fn(&Figures) -> u32| count(one, of).cmp(&count(other, of));
            let order = match self.by {
                Column::Lesson => one.edition.original().mark.cmp(&other.edition.original().mark),
                Column::Minutes => by(|figures| figures.seconds),
                Column::Words => by(|figures| figures.words),
                Column::Grade => grade(one).total_cmp(&grade(other)),
                Column::Checks => by(|figures| figures.checks),
                Column::WordsACheck => by(Figures::words_a_check),
                Column::Sources => by(|figures| figures.sources),
                Column::ReviewBy => one.edition.original().review_by.cmp(&other.edition.original().review_by),
                Column::Languages => one.figures.len().cmp(&other.figures.len()),
            };
            if self.down { order.reverse() } else { order }
        });
    }
}

fn grade(lesson: &Measured) -> f64 {
    lesson.original().and_then(|figures| figures.reading).map_or(0.0, Reading::figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_sorts_and_the_same_link_turns_it_round() {
        let grade = Order::read("by=grade");
        assert_eq!(grade, Order { by: Column::Grade, down: false });
        assert_eq!(grade.link(Column::Grade), "/lessons/quality?by=grade&down=1");
        assert_eq!(Order::read("by=grade&down=1").link(Column::Grade), "/lessons/quality?by=grade");
        assert_eq!(grade.link(Column::Words), "/lessons/quality?by=words");
        assert_eq!((grade.aria(Column::Grade), grade.aria(Column::Words)), (Some("ascending"), None));
        for nonsense in ["", "by=luck", "by", "%ff", "down"] {
            assert_eq!(Order::read(nonsense).by, Column::Lesson, "{nonsense}");
        }
    }
}

//! How much two texts have in common, by the runs of words they share.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a run.
const RUN: usize = 2;

/// The words of a text alone: small letters and digits, single spaces.
pub(super) fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.to_lowercase().replace('’', "'")).collect();
    words.join(" ")
}

/// The set of a text's runs of two words (its shingles).
#[derive(Debug, Clone, Default)]
pub(super) struct Runs(Vec<u64>);

impl Runs {
    /// The runs of some texts; none goes from one text into the next.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut runs = Vec::new();
        for text in texts {
            let text = normal(text);
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            runs.extend(words.windows(RUN.min(words.len().max(1))).map(|run| {
                let mut hasher = DefaultHasher::new();
                run.hash(&mut hasher);
                hasher.finish()
            }));
        }
        runs.sort_unstable();
        runs.dedup();
        Self(runs)
    }

    /// How many different runs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The coefficient of Jaccard: runs in both ÷ runs in either, from 0 to 1.
    ///
    /// Source: Broder, "On the resemblance and containment of documents", Proceedings of Compression
    /// and Complexity of Sequences 1997, where texts are compared by their shingles.
    pub fn likeness(&self, other: &Runs) -> f64 {
        let (mut ours, mut theirs) = (self.0.as_slice(), other.0.as_slice());
        let mut both = 0_u32;
        while let (Some(one), Some(two)) = (ours.first(), theirs.first()) {
            both += u32::from(one == two);
            ours = &ours[usize::from(one <= two)..];
            theirs = &theirs[usize::from(two <= one)..];
        }
        let either = u32::try_from(self.len() + other.len()).unwrap_or(u32::MAX) - both;
        if either == 0 { 0.0 } else { f64::from(both) / f64::from(either) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> f64 {
        Runs::of([one]).likeness(&Runs::of([other]))
    }

    #[test]
    fn marks_and_capitals_are_not_what_a_text_asks() {
        assert_eq!(normal("  What—do you DO, Ana’s way?"), "what do you do ana's way");
        assert!((like("What do you do?", "what do you  do") - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn likeness_counts_shared_runs() {
        // a b, b c, c d and b c, c d, d e: two of four.
        assert!((like("a b c d", "b c d e") - 0.5).abs() < f64::EPSILON);
        assert!(like("a b c d", "d c b a").abs() < f64::EPSILON);
        assert!(like("", "a b").abs() < f64::EPSILON && like("", "").abs() < f64::EPSILON);
        // A text of one word is one run.
        assert!((like("yes", "Yes.") - 1.0).abs() < f64::EPSILON);
        // No run goes over from one text into the next.
        assert_eq!(Runs::of(["a b", "c d"]).len(), 2);
    }
}

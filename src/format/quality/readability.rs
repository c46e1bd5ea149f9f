//! How hard a text reads: a school grade for English, a scale of ease for Spanish.

use super::{english, spanish};
use crate::i18n::Language;
use crate::text::{sentences, words};

/// The highest grade of an English lesson (curriculum.md, quality gate).
pub(super) const GRADE: f64 = 9.0;

/// The lowest ease of a Spanish lesson: where the INFLESZ scale begins to say "normal". Its bands are
/// very hard under 40, rather hard to 55, normal to 65, quite easy to 80, very easy above.
///
/// Source: Barrio-Cantalejo, Simón-Lorda, Melguizo and others, "Validación de la Escala INFLESZ para
/// evaluar la legibilidad de los textos dirigidos a pacientes", Anales del Sistema Sanitario de
/// Navarra 31(2), 2008, 135-152.
pub(super) const EASE: f64 = 55.0;

/// With fewer words a figure says nothing.
const LEAST_WORDS: u32 = 100;

/// How hard a lesson reads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// English: the Flesch-Kincaid school grade; less is easier.
    Grade(f64),
    /// Spanish: the index of Flesch-Szigriszt, read by the INFLESZ scale; more is easier.
    Ease(f64),
}

impl Reading {
    /// Measures a text with a sentence or more in each line; nothing for one under 100 words.
    pub fn of(text: &str, language: Language) -> Option<Self> {
        let counts = Counts::of(text, language);
        (counts.words >= LEAST_WORDS).then(|| counts.reading(language))
    }

    /// Whether it is easy enough: grade 9 at most, or an ease of 55 at least.
    pub fn is_plain(self) -> bool {
        match self {
            Reading::Grade(grade) => grade <= GRADE,
            Reading::Ease(ease) => ease >= EASE,
        }
    }

    /// The figure alone.
    pub fn figure(self) -> f64 {
        match self {
            Reading::Grade(figure) | Reading::Ease(figure) => figure,
        }
    }
}

/// What the formulas are made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
}

impl Counts {
    /// Counts a text. A line that ends without a full stop (an option, a thing to do) is a sentence too.
    pub fn of(text: &str, language: Language) -> Self {
        let syllables = match language {
            Language::English => english::syllables,
            Language::Spanish => spanish::syllables,
        };
        let sentences = text.lines().map(|line| sentences(line).len()).sum::<usize>();
        Self {
            words: words(text),
            sentences: u32::try_from(sentences).unwrap_or(u32::MAX).max(1),
            syllables: text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '-' | '/')).map(syllables).sum(),
        }
    }

    /// The figure for a language, whatever the length.
    pub fn reading(self, language: Language) -> Reading {
        match language {
            Language::English => Reading::Grade(self.flesch_kincaid()),
            Language::Spanish => Reading::Ease(self.perspicuity()),
        }
    }

    /// `0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59`.
    ///
    /// Source: Kincaid, Fishburne, Rogers and Chissom, *Derivation of New Readability Formulas for
    /// Navy Enlisted Personnel*, Research Branch Report 8-75, 1975.
    pub fn flesch_kincaid(self) -> f64 {
        let (words, sentences, syllables) = self.floats();
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }

    /// `206.835 − 62.3 × syllables ÷ words − words ÷ sentences`.
    ///
    /// Source: Szigriszt Pazos, *Sistemas predictivos de legibilidad del mensaje escrito: fórmula de
    /// perspicuidad*, thesis, Universidad Complutense de Madrid, 1993.
    pub fn perspicuity(self) -> f64 {
        let (words, sentences, syllables) = self.floats();
        206.835 - 62.3 * syllables / words - words / sentences
    }

    fn floats(self) -> (f64, f64, f64) {
        (f64::from(self.words.max(1)), f64::from(self.sentences.max(1)), f64::from(self.syllables))
    }
}

/// The longest sentence of a text, in words, and how it begins.
pub(super) fn longest_sentence(text: &str) -> (u32, String) {
    let all = text.lines().flat_map(|line| sentences(line).into_iter().map(move |range| &line[range]));
    let longest = all.max_by_key(|sentence| words(sentence)).unwrap_or_default();
    let opening: Vec<&str> = longest.split_whitespace().take(6).collect();
    (words(longest), opening.join(" "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 0.05, "{found} for {wanted}");
    }

    #[test]
    fn sentences_whose_grade_is_known() {
        // 13 words with 24 syllables, grade 11.3: the example by which the formula is mostly taught.
        let platypus = Counts::of(
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            Language::English,
        );
        assert_eq!(platypus, Counts { words: 13, sentences: 1, syllables: 24 });
        near(platypus.flesch_kincaid(), 11.3);
        // Only words of one syllable, six to a sentence.
        let cat = Counts::of("The cat sat on the mat. The dog sat on a log.", Language::English);
        assert_eq!(cat, Counts { words: 12, sentences: 2, syllables: 12 });
        near(cat.flesch_kincaid(), -1.45);
    }

    /// Lincoln's address at Gettysburg, in the text of the Bliss copy: 10 sentences, and by a
    /// dictionary's syllables grade 11 or just under.
    #[test]
    fn a_speech_whose_grade_is_known() {
        let speech = "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great battle-field of that war. We have come to dedicate a portion of that field, as a final resting place for those who here gave their lives that that nation might live. It is altogether fitting and proper that we should do this. But, in a larger sense, we can not dedicate, we can not consecrate, we can not hallow this ground. The brave men, living and dead, who struggled here, have consecrated it, far above our poor power to add or detract. The world will little note, nor long remember what we say here, but it can never forget what they did here. It is for us the living, rather, to be dedicated here to the unfinished work which they who fought here have thus far so nobly advanced. It is rather for us to be here dedicated to the great task remaining before us, that from these honored dead we take increased devotion to that cause for which they gave the last full measure of devotion, that we here highly resolve that these dead shall not have died in vain, that this nation, under God, shall have a new birth of freedom, and that government of the people, by the people, for the people, shall not perish from the earth.";
        let counts = Counts::of(speech, Language::English);
        assert_eq!((counts.words, counts.sentences), (271, 10));
        let Some(Reading::Grade(grade)) = Reading::of(speech, Language::English) else { panic!() };
        assert!((10.5..11.3).contains(&grade), "{grade}");
    }

    #[test]
    fn the_opening_of_the_quixote() {
        // En un lu-gar de la Man-cha de cu-yo nom-bre no quie-ro a-cor-dar-me.
        let text = "En un lugar de la Mancha, de cuyo nombre no quiero acordarme.";
        let counts = Counts::of(text, Language::Spanish);
        assert_eq!(counts, Counts { words: 12, sentences: 1, syllables: 20 });
        near(counts.perspicuity(), 91.0);
    }

    #[test]
    fn plain_is_where_the_limits_are() {
        assert!(Reading::Grade(9.0).is_plain() && !Reading::Grade(9.01).is_plain());
        assert!(Reading::Ease(55.0).is_plain() && !Reading::Ease(54.9).is_plain());
        assert_eq!(Reading::of("Too short to say.", Language::English), None);
    }

    #[test]
    fn the_longest_sentence_is_found_by_its_beginning() {
        let text = "Short one. Then a much longer one that goes on and on.\nA last line";
        assert_eq!(longest_sentence(text), (10, "Then a much longer one that".to_owned()));
        assert_eq!(longest_sentence(""), (0, String::new()));
    }
}

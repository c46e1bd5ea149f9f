//! How hard a text reads, as an advice to its author.

use super::words::{sentences, words};

/// The Flesch-Kincaid grade of an English text, or nothing when it is too short to say.
///
/// Formula: Kincaid, Fishburne, Rogers and Chissom, *Derivation of New Readability Formulas for
/// Navy Enlisted Personnel*, Research Branch Report 8-75, 1975:
/// `0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59`.
pub fn grade(plain: &str) -> Option<f64> {
    let words = words(plain);
    // A line that ends without a full stop (a list item, a heading) is a sentence too.
    let sentences: usize = plain.lines().map(|line| sentences(line).len()).sum();
    let sentences = u32::try_from(sentences).ok()?;
    if words < 100 || sentences == 0 {
        return None;
    }
    let syllables: u32 = plain.split_whitespace().map(syllables).sum();
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    Some(0.39 * words / sentences + 11.8 * syllables / words - 15.59)
}

/// An estimate: groups of vowels, less a silent final e.
fn syllables(word: &str) -> u32 {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        return u32::from(word.contains(char::is_alphanumeric));
    }
    let mut groups = 0;
    let mut in_vowel = false;
    for letter in letters.chars() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        groups += u32::from(vowel && !in_vowel);
        in_vowel = vowel;
    }
    let silent = letters.ends_with('e') && !letters.ends_with("le") && groups > 1;
    (groups - u32::from(silent)).max(1)
}

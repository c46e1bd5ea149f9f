//! Syllables of Spanish words. Spanish is written as it is spoken, so this is a rule and no estimate.
//!
//! Source: Real Academia Española, *Ortografía de la lengua española*, 2010, on diphthongs and
//! hiatus: an open vowel (a, e, o) and a closed one without accent (i, u) are one syllable, two
//! different closed ones too; two open vowels, and an open one beside í or ú, are two. An h between
//! vowels changes nothing.

/// How many syllables a word has. What is no word has none; a number counts as one.
pub(super) fn syllables(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        return u32::from(word.contains(char::is_alphanumeric));
    }
    let mut count = 0;
    let mut last: Option<char> = None;
    for at in 0..letters.len() {
        let Some(vowel) = vowel(&letters, at) else {
            // An h between vowels is passed over.
            if letters[at] != 'h' {
                last = None;
            }
            continue;
        };
        count += u32::from(last.is_none_or(|last| apart(last, vowel)));
        last = Some(vowel);
    }
    count.max(1)
}

/// The letter as a vowel, if it is one here: the u of "que" and "guía" is none, and a y is one at the end.
fn vowel(letters: &[char], at: usize) -> Option<char> {
    let letter = letters[at];
    let before = at.checked_sub(1).map(|at| letters[at]);
    let next = letters.get(at + 1);
    match letter {
        'u' if matches!(before, Some('q' | 'g')) && matches!(next, Some('e' | 'é' | 'i' | 'í')) => None,
        'y' if next.is_none() => Some('i'),
        'ü' => Some('u'),
        'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú' => Some(letter),
        _ => None,
    }
}

/// Whether two neighboring vowels belong to two syllables.
fn apart(one: char, other: char) -> bool {
    let stressed = |vowel| matches!(vowel, 'í' | 'ú');
    let closed = |vowel| stressed(vowel) || matches!(vowel, 'i' | 'u');
    let sound = |vowel| match vowel {
        'í' => 'i',
        'ú' => 'u',
        other => other,
    };
    match (closed(one), closed(other)) {
        // Together in spite of an accent, as in "lingüística".
        (true, true) => sound(one) == sound(other),
        (true, false) => stressed(one),
        (false, true) => stressed(other),
        (false, false) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_the_rules_divide_them() {
        let known = [
            "y no soy ley muy que pie buey Dios hoy 2019",
            "libro cuando aire causa ruido ciudad quiero guía día país siete cuyo usted pingüe",
            "bahía teatro poeta caída guitarra pregunta leído sabía público lingüista prohíbe cuidado ahijado",
            "biblioteca información comunidad lingüística ciudadano acordarme",
            "bibliotecario universidad",
        ];
        for (wanted, words) in (1..).zip(known) {
            for word in words.split(' ') {
                assert_eq!(syllables(word), wanted, "{word}");
            }
        }
        assert_eq!((syllables(""), syllables("¿"), syllables("¿Qué?")), (0, 0, 1));
    }
}

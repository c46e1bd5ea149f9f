//! Which passwords are taken: long ones that aren't the first anyone would try.
//!
//! After NIST SP 800-63B, section 3.1.1.2 (length over composition, no forced mix of characters,
//! a check against what is commonly used or drawn from the account itself).

/// How many characters a password has at least.
pub const LEAST: usize = 12;
/// How many characters a password has at most: room for a sentence.
pub const LONGEST: usize = 256;

/// Words that people reach for first. What is left of a password without them, and without digits
/// and signs, must still be worth guessing.
const COMMON: [&str; 24] = [
    "password",
    "passwort",
    "contrasena",
    "passphrase",
    "welcome",
    "letmein",
    "iloveyou",
    "trustno",
    "admin",
    "login",
    "changeme",
    "secret",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwerty",
    "monkey",
    "dragon",
    "library",
    "librarian",
    "books",
    "carrel",
    "abcdefgh",
    "abc",
];

/// Whose password it is going to be.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// Their address.
    pub email: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their library, or empty.
    pub library: &'a str,
    /// The name of the site.
    pub site: &'a str,
}

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Shorter than [`LEAST`].
    Short,
    /// Longer than [`LONGEST`].
    Long,
    /// Made of what is known about its owner.
    Personal,
    /// Among the first that anyone tries.
    Common,
}

/// What is wrong with a password, if anything.
pub fn weakness(password: &str, owner: Owner<'_>) -> Option<Weakness> {
    let length = password.chars().count();
    if length < LEAST {
        return Some(Weakness::Short);
    }
    if length > LONGEST {
        return Some(Weakness::Long);
    }
    let plain = letters(password);
    let known = words(owner);
    let without_known = without(&plain, known.iter().map(String::as_str));
    if without_known != plain && worthless(&without(&without_known, COMMON.into_iter())) {
        return Some(Weakness::Personal);
    }
    let varied = distinct(password) >= 5;
    // Signs and digits alone can be good ("48151 62342, 10:8"), letters must not be common words.
    let common = plain != without(&plain, COMMON.into_iter());
    if !varied || common && worthless(&without(&plain, COMMON.into_iter())) || in_order(password) {
        return Some(Weakness::Common);
    }
    None
}

/// The letters of a text in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// The words that an owner's name, address and library consist of, longest first.
fn words(owner: Owner<'_>) -> Vec<String> {
    let all = [owner.email, owner.name, owner.library, owner.site];
    let pieces = all.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()));
    let mut words: Vec<String> = pieces.map(letters).filter(|word| word.chars().count() >= 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn without<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> String {
    words.fold(text.to_owned(), |text, word| text.replace(word, ""))
}

/// Whether what is left is too little to guess at.
fn worthless(left: &str) -> bool {
    left.chars().count() < 4
}

fn distinct(text: &str) -> usize {
    let mut seen: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

/// Whether most characters only follow the one before: "123456789012", "abcdefghijkl".
fn in_order(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = codes.windows(2).filter(|pair| matches!(pair, [a, b] if a.abs_diff(*b) == 1)).count();
    steps * 3 >= codes.len() * 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RUTH: Owner<'static> =
        Owner { email: "ruth.miller@elmcreek.org", name: "Ruth Miller", library: "Elm Creek Library", site: "Carrel" };

    #[test]
    fn length_is_what_counts() {
        assert_eq!(weakness("tR0ub4dor&3", RUTH), Some(Weakness::Short));
        assert_eq!(weakness("three gray cats on a fence", RUTH), None);
        assert_eq!(weakness("vxqzjhwpktrm", RUTH), None);
        assert_eq!(weakness("48151 62342, 10:8", RUTH), None);
        assert_eq!(weakness(&"three gray cats ".repeat(20), RUTH), Some(Weakness::Long));
        assert_eq!(weakness("ñandú señal ágil", RUTH), None);
    }

    #[test]
    fn name_and_address_are_no_password() {
        for bad in ["ruth.miller@elmcreek.org", "Ruth Miller 1987", "elmcreek-library", "RuthMillerRuthMiller"] {
            assert_eq!(weakness(bad, RUTH), Some(Weakness::Personal), "{bad}");
        }
        assert_eq!(weakness("Ruth keeps bees in October", RUTH), None);
    }

    #[test]
    fn the_first_that_anyone_tries_are_refused() {
        for bad in [
            "password1234",
            "Password!2026",
            "aaaaaaaaaaaa",
            "121212121212",
            "123456789012",
            "abcdefghijkl",
            "qwertyuiop123",
            "987654321098",
        ] {
            assert_eq!(weakness(bad, RUTH), Some(Weakness::Common), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gets_an_answer(text in ".{0,300}", name in ".{0,40}") {
            let length = text.chars().count();
            let found = weakness(&text, Owner { name: &name, ..RUTH });
            prop_assert_eq!(found == Some(Weakness::Short), length < LEAST);
            prop_assert_eq!(found == Some(Weakness::Long), length > LONGEST);
        }
    }
}

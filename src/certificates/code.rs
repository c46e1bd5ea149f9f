//! The code printed on a certificate, which knows when it was mistyped.

use std::fmt;

use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};

/// The characters of the last eight places: no 0 O 1 I L U, which people confuse.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters after the prefix, the check character among them.
const SERIAL: usize = 8;
/// The smallest prime that leaves every character a value of its own.
const MODULUS: u32 = 31;

/// The letters that an organization puts before its codes: two to five of A to Z.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prefix(String);

impl Prefix {
    /// Reads a prefix in either case. `None` unless it is two to five letters of A to Z.
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.trim().to_ascii_uppercase();
        let good = (2..=5).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
        good.then_some(Self(letters))
    }

    /// The letters, upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Prefix {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a certificate prefix is two to five letters")
    }
}

impl From<Prefix> for String {
    fn from(prefix: Prefix) -> Self {
        prefix.0
    }
}

/// A certificate code such as `TLA-7K4M-Q2SY`: prefix, seven random characters, one check character.
///
/// The check is that of ISBN-10 (ISO 2108:1992) with another prime: number the
/// places 1, 2, 3… from the right, multiply each character's value by its place, and the sum must be
/// divisible by 31. Because 31 is prime and neither a place (at most 13) nor the difference of two places
/// is a multiple of it, every single wrong character and every swap of two different characters, also
/// across the prefix, changes the remainder. ISBN-10 writes the remainder 10 as X; here the thirty
/// characters leave one remainder without a sign, and a code that would need it is never issued.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text can't be a certificate code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Typo {
    /// The number of letters and digits is not that of any code (10 to 13).
    #[error("a code has 10 to 13 letters and digits, this one has {found}")]
    Length {
        /// Letters and digits found, spaces and dashes left out.
        found: usize,
    },
    /// This character never stands in this place.
    #[error("character {place} can't be {wrong}")]
    Character {
        /// The character as it was typed, upper case.
        wrong: char,
        /// Its place among the letters and digits, from 1.
        place: usize,
    },
    /// Every character could be right, but not all of them together.
    #[error("one of the characters is wrong, or two changed places")]
    Check,
}

impl Code {
    /// Draws a new code under `prefix`, about 2 × 10¹⁰ equally likely ones.
    pub fn random<R: CryptoRng + ?Sized>(prefix: &Prefix, rng: &mut R) -> Self {
        loop {
            let mut characters = prefix.0.clone();
            for _ in 1..SERIAL {
                characters.push(char::from(ALPHABET[rng.random_range(0..ALPHABET.len())]));
            }
            if let Some(check) = check_character(&characters) {
                characters.push(check);
                return Self(characters);
            }
        }
    }

    /// Reads a code as people type it: either case, spaces and dashes anywhere or nowhere.
    pub fn parse(text: &str) -> Result<Self, Typo> {
        let typed: Vec<char> = text.chars().filter(|c| !is_filler(*c)).map(|c| c.to_ascii_uppercase()).collect();
        let wrong_at = |is_wrong: &dyn Fn(usize, char) -> bool| {
            let found = typed.iter().enumerate().find(|(i, c)| is_wrong(*i, **c));
            found.map(|(i, c)| Typo::Character { wrong: *c, place: i + 1 })
        };
        // What never stands anywhere is the better message than a wrong length.
        if let Some(typo) = wrong_at(&|_, c| !c.is_ascii_alphanumeric() || c == '0' || c == '1') {
            return Err(typo);
        }
        let found = typed.len();
        if !(SERIAL + 2..=SERIAL + 5).contains(&found) {
            return Err(Typo::Length { found });
        }
        let serial_starts = found - SERIAL;
        if let Some(typo) = wrong_at(&|i, c| {
            !if i < serial_starts { c.is_ascii_uppercase() } else { in_alphabet(c) }
        }) {
            return Err(typo);
        }
        let code: String = typed.into_iter().collect();
        if !weighted_sum(&code, 1).is_multiple_of(MODULUS) {
            return Err(Typo::Check);
        }
        Ok(Self(code))
    }

    /// The organization's letters.
    pub fn prefix(&self) -> &str {
        self.0.split_at(self.0.len() - SERIAL).0
    }

    /// The code without dashes.
    pub fn compact(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, serial) = self.0.split_at(self.0.len() - SERIAL);
        let (first, second) = serial.split_at(SERIAL / 2);
        write!(f, "{prefix}-{first}-{second}")
    }
}

impl TryFrom<String> for Code {
    type Error = Typo;

    fn try_from(text: String) -> Result<Self, Typo> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.to_string()
    }
}

impl std::str::FromStr for Code {
    type Err = Typo;

    fn from_str(text: &str) -> Result<Self, Typo> {
        Self::parse(text)
    }
}

/// Spaces, and dashes of all the kinds that keyboards and word processors make.
fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}' | '\u{feff}')
}

fn in_alphabet(c: char) -> bool {
    u8::try_from(c).is_ok_and(|b| ALPHABET.contains(&b))
}

/// What a character counts for, below 31.
///
/// The alphabet's characters count 0 to 29 in order. I, L, O and U stand only in prefixes, where digits
/// never do, so they share the digits' values without being confused with them; none of the letters
/// counts 0, so that one too many at the front is noticed as well.
fn value(character: char) -> u32 {
    let place = match character {
        'I' => Some(1),
        'L' => Some(2),
        'O' => Some(3),
        'U' => Some(4),
        other => ALPHABET.iter().position(|b| char::from(*b) == other),
    };
    place.and_then(|p| u32::try_from(p).ok()).unwrap_or(0)
}

/// The sum of value × place, the last character standing at place `last`.
fn weighted_sum(characters: &str, last: u32) -> u32 {
    characters.chars().rev().zip(last..).map(|(c, place)| value(c) * place).sum()
}

/// The character that completes a code, or `None` where its value would be the thirty-first.
fn check_character(all_but_last: &str) -> Option<char> {
    let needed = (MODULUS - weighted_sum(all_but_last, 2) % MODULUS) % MODULUS;
    let index = usize::try_from(needed).ok()?;
    ALPHABET.get(index).map(|b| char::from(*b))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    fn samples() -> Vec<String> {
        let mut rng = StdRng::seed_from_u64(7);
        let prefixes = ["TL", "TLA", "OKLI", "ILOUZ", "AAAAA", "LU"];
        let draw = |p: &&str| Code::random(&Prefix::parse(p).unwrap(), &mut rng).0;
        prefixes.iter().cycle().take(60).map(draw).collect()
    }

    fn with(code: &str, place: usize, character: char) -> String {
        code.chars().enumerate().map(|(i, c)| if i == place { character } else { c }).collect()
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        let keyboard = ('0'..='9').chain('A'..='Z');
        for code in samples() {
            for place in 0..code.len() {
                for wrong in keyboard.clone().filter(|c| !code[place..].starts_with(*c)) {
                    assert!(Code::parse(&with(&code, place, wrong)).is_err(), "{code} with {wrong} at {place}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_two_characters_is_noticed() {
        for code in samples() {
            let letters: Vec<char> = code.chars().collect();
            for a in 0..letters.len() {
                for b in (a + 1)..letters.len() {
                    if letters[a] != letters[b] {
                        let mut swapped = letters.clone();
                        swapped.swap(a, b);
                        let swapped: String = swapped.into_iter().collect();
                        assert!(Code::parse(&swapped).is_err(), "{code} as {swapped}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_letter_too_many_in_front_is_noticed() {
        for code in samples().iter().filter(|c| c.len() < 13) {
            assert!(('A'..='Z').all(|extra| Code::parse(&format!("{extra}{code}")).is_err()));
        }
    }

    #[test]
    fn the_check_character_follows_the_formula() {
        // 24·11 + 2·10 + 8·9 + 5·8 + 17·7 + 2·6 + 18·5 + 21·4 + 0·3 + 23·2 = 747 = 24·31 + 3, so 28 is needed.
        assert_eq!(check_character("TLA7K4MQ2S"), Some('Y'));
        // With R for S the sum is 745 and 30 would be needed, which no character counts.
        assert_eq!(check_character("TLA7K4MQ2R"), None);
        assert_eq!(Code::parse("tla 7K4M-Q2SY").unwrap().to_string(), "TLA-7K4M-Q2SY");
    }

    #[test]
    fn case_spaces_and_dashes_do_not_matter() {
        for typed in ["tla7k4mq2sy", " TLA–7K4M Q2SY ", "T L A 7 K 4 M Q 2 S Y", "TLA\u{a0}7K4M\u{2011}Q2SY\n"] {
            assert_eq!(Code::parse(typed).unwrap().to_string(), "TLA-7K4M-Q2SY", "{typed:?}");
        }
    }

    #[test]
    fn the_message_names_what_cannot_be_right() {
        let typo = |text: &str| Code::parse(text).unwrap_err();
        assert_eq!(typo("TLA-7K4M-Q2SO"), Typo::Character { wrong: 'O', place: 11 });
        assert_eq!(typo("TLA-7U4M-2227"), Typo::Character { wrong: 'U', place: 5 });
        assert_eq!(typo("TLA-7K4M-Q0"), Typo::Character { wrong: '0', place: 9 });
        assert_eq!(typo("T7A-7K4M-Q2SY"), Typo::Character { wrong: '7', place: 2 });
        assert_eq!(typo("TLA-7K4M-Q2Sß"), Typo::Character { wrong: 'ß', place: 11 });
        assert_eq!(typo(""), Typo::Length { found: 0 });
        assert_eq!(typo("TLA-7K4M-Q"), Typo::Length { found: 8 });
        assert_eq!(typo("TALLGRASS-7K4M-Q2SY"), Typo::Length { found: 17 });
        assert_eq!(typo("TLA-7K4M-Q2SX"), Typo::Check);
    }

    #[test]
    fn a_prefix_is_two_to_five_letters() {
        assert_eq!(Prefix::parse(" tla ").unwrap().as_str(), "TLA");
        assert!(["T", "TALLGR", "T2A", "ÉLA", ""].iter().all(|bad| Prefix::parse(bad).is_none()));
    }

    proptest! {
        #[test]
        fn random_codes_read_back(seed: u64, prefix in "[A-Z]{2,5}") {
            let code = Code::random(&Prefix::parse(&prefix).unwrap(), &mut StdRng::seed_from_u64(seed));
            prop_assert_eq!(Code::parse(&code.to_string()), Ok(code.clone()));
            prop_assert_eq!(Code::parse(code.compact()), Ok(code.clone()));
            prop_assert_eq!(serde_json::from_str::<Code>(&serde_json::to_string(&code).unwrap()).unwrap(), code);
        }

        #[test]
        fn any_text_gets_an_answer(text: String) {
            if let Ok(code) = Code::parse(&text) {
                prop_assert_eq!(Code::parse(&code.to_string()), Ok(code));
            }
        }
    }
}

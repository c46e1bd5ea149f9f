//! The stamp: a few facts with a signature, short enough for the QR code on paper, where it stands behind
//! the address of the public page. Who has the issuer's keys checks it without any network.

use chrono::{Days, NaiveDate};

use super::keys::SigningKey;
use super::ring::{KnownKey, KnownKeys};
use crate::certificates::{Code, Facts};

/// Before the bytes that are signed, so that nothing else can pass for a stamp.
const PURPOSE: &[u8] = b"carrel stamp\0";
/// The version of the form.
const VERSION: u8 = 1;
/// Longest name and title, in bytes; more would make the squares of the code too small to scan.
const LONGEST: usize = 60;
/// Letters that a QR code packs into five and a half bits (RFC 4648, section 6).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Bytes of a signature, and of a key's name as a stamp says it.
const SIGNATURE: usize = 64;
const KEY: usize = 8;

/// What a stamp says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The learner's name, or how it begins.
    pub learner: String,
    /// The module's title, or how it begins.
    pub module: String,
    /// Minutes of study.
    pub minutes: u16,
    /// The day of completion.
    pub completed_on: NaiveDate,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// The last day on which it holds, if it ends.
    pub expires_on: Option<NaiveDate>,
}

impl Stamp {
    /// What of these facts fits on a stamp.
    pub fn of(facts: &Facts) -> Stamp {
        Stamp {
            learner: beginning(&facts.learner),
            module: beginning(&facts.module.title),
            minutes: u16::try_from(facts.minutes).unwrap_or(u16::MAX),
            completed_on: facts.completed_on,
            issued_on: facts.issued_on,
            expires_on: facts.expires_on,
        }
    }

    /// Signs it for a certificate: the text that goes behind the `#` of its address. Equal stamps and keys
    /// give equal texts.
    pub fn sign(&self, code: &Code, key: &SigningKey) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend(name(&key.public().id().to_string()));
        bytes.extend(self.minutes.to_be_bytes());
        for day in [Some(self.completed_on), Some(self.issued_on), self.expires_on] {
            bytes.extend(day.map_or(0, number).to_be_bytes());
        }
        for text in [&self.learner, &self.module] {
            bytes.push(u8::try_from(text.len()).unwrap_or_default());
            bytes.extend(text.as_bytes());
        }
        let signature = key.sign(&message(code, &bytes));
        bytes.extend(signature);
        letters(&bytes)
    }

    /// Reads the stamp of a certificate, if one of these keys signed it and had not been retired by then.
    /// `None` for anything else.
    pub fn open<'k>(text: &str, code: &Code, keys: &'k KnownKeys) -> Option<(Stamp, &'k KnownKey)> {
        let bytes = bytes(text)?;
        let (body, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        let mut rest = body;
        let mut take = |count: usize| {
            let (taken, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(taken)
        };
        if take(1)? != [VERSION] {
            return None;
        }
        let by = take(KEY)?.to_vec();
        let minutes = u16::from_be_bytes(take(2)?.try_into().ok()?);
        let mut day = || Some(u16::from_be_bytes(take(2)?.try_into().ok()?));
        let (completed, issued, expires) = (day()?, day()?, day()?);
        let mut text = || {
            let length = usize::from(*take(1)?.first()?);
            String::from_utf8(take(length)?.to_vec()).ok()
        };
        let (learner, module) = (text()?, text()?);
        let known = keys.keys.iter().find(|known| name(&known.key.id().to_string()) == by)?;
        if !rest.is_empty() || !known.key.signed(&message(code, body), signature) {
            return None;
        }
        let stamp = Stamp {
            learner,
            module,
            minutes,
            completed_on: date(completed)?,
            issued_on: date(issued)?,
            expires_on: if expires == 0 { None } else { Some(date(expires)?) },
        };
        let in_time = known.until.is_none_or(|until| stamp.issued_on <= until.date_naive() + Days::new(1));
        in_time.then_some((stamp, known))
    }
}

/// The code is signed with it, so that a stamp can't be moved to another certificate.
fn message(code: &Code, body: &[u8]) -> Vec<u8> {
    [PURPOSE, code.compact().as_bytes(), &[0], body].concat()
}

/// How a key is named on a stamp: how its name begins.
fn name(id: &str) -> Vec<u8> {
    id.bytes().take(KEY).collect()
}

/// A text up to [`LONGEST`] bytes, with dots where it goes on.
fn beginning(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if kept.len() + letter.len_utf8() + '\u{2026}'.len_utf8() > LONGEST {
            break;
        }
        kept.push(letter);
    }
    kept + "\u{2026}"
}

/// Days since the beginning of 1970, up to the year 2149.
fn number(day: NaiveDate) -> u16 {
    u16::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).unwrap_or_default()
}

fn date(number: u16) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_days(Days::new(u64::from(number)))
}

/// Bytes in letters, five bits each.
fn letters(bytes: &[u8]) -> String {
    let (mut text, mut held, mut count) = (String::new(), 0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            text.push(letter(held >> count));
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        text.push(letter(held << (5 - count)));
    }
    text
}

fn letter(value: u32) -> char {
    let place = usize::try_from(value % 32).unwrap_or_default();
    LETTERS.get(place).map_or('A', |letter| char::from(*letter))
}

/// What [`letters`] wrote; `None` for other letters, or bits left over that say something.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut count) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        held = (held << 5) | u32::try_from(value).ok()?;
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count).ok()?);
            held &= (1 << count) - 1;
        }
    }
    (held == 0 && count < 5).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::badge::tests::keys;
    use crate::certificates::facts::tests::ruth;
    use proptest::prelude::*;

    #[test]
    fn a_stamp_says_what_the_certificate_says_and_is_small() {
        let facts = ruth();
        let text = Stamp::of(&facts).sign(&facts.code, keys().active());
        let public = keys().public();
        let (stamp, known) = Stamp::open(&text, &facts.code, &public).unwrap();
        assert_eq!((stamp, known.key), (Stamp::of(&facts), keys().active().public()));
        let matrix = crate::qr::modules(&format!("{}#{text}", facts.verify_url)).unwrap();
        assert!(matrix.size() <= 61, "{} squares", matrix.size());
    }

    #[test]
    fn nothing_on_a_stamp_can_be_changed_or_moved() {
        let facts = ruth();
        let text = Stamp::of(&facts).sign(&facts.code, keys().active());
        let public = keys().public();
        for place in 0..text.len() {
            let mut letters = text.clone().into_bytes();
            letters[place] = if letters[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(letters).unwrap();
            assert_eq!(Stamp::open(&changed, &facts.code, &public), None, "letter {place}");
        }
        assert_eq!(Stamp::open(&text, &facts.code, &KnownKeys::default()), None);
        let other = Code::random(&crate::certificates::Prefix::parse("TLA").unwrap(), &mut rand::rng());
        assert_eq!(Stamp::open(&text, &other, &public), None);
        for text in ["", "A", "a", "0189", &text.repeat(2)] {
            assert_eq!(Stamp::open(text, &facts.code, &public), None);
        }
    }

    #[test]
    fn a_retired_key_stamps_nothing_that_is_newer() {
        let facts = ruth();
        let stolen = SigningKey::from_seed(&[1; 32]);
        let text = Stamp::of(&facts).sign(&facts.code, &stolen);
        assert_eq!(Stamp::open(&text, &facts.code, &keys().public()), None);
    }

    #[test]
    fn long_texts_are_cut_between_letters_and_say_so() {
        let mut facts = ruth();
        facts.learner = "Đặng Thị Phương Thảo Wiśniewska-Kowalczyk y Nguyễn Thị Ánh Nguyệt".into();
        facts.expires_on = None;
        let text = Stamp::of(&facts).sign(&facts.code, keys().active());
        let public = keys().public();
        let (stamp, _) = Stamp::open(&text, &facts.code, &public).unwrap();
        assert!(stamp.learner.len() <= LONGEST && stamp.learner.ends_with('\u{2026}'), "{}", stamp.learner);
        assert_eq!(stamp.expires_on, None);
    }

    proptest! {
        #[test]
        fn any_bytes_survive_their_letters(all in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(bytes(&letters(&all)), Some(all));
        }
    }
}

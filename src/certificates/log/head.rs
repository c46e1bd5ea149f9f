//! Signed tree heads: how large the log was at a moment and what its root was (C2SP `tlog-checkpoint`).

use chrono::{DateTime, SecondsFormat, Utc};

use super::hash::Hash;
use super::note::{self, NoteError};
use super::proof::Tree;
use crate::certificates::badge::{PublicKey, SigningKey};

/// Before the moment, on the line after the three that the format asks for.
const AT: &str = "at ";

/// The state of a log at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The log's name, by which its key signs: an address without `https://`.
    pub origin: String,
    /// Its size and root.
    pub tree: Tree,
    /// When it was so, to the second.
    pub at: DateTime<Utc>,
}

impl Head {
    /// Signs the head: a note that can be kept, published and compared.
    ///
    /// # Errors
    /// [`NoteError::Form`] when the name has spaces or `+`.
    pub fn sign(&self, key: &SigningKey) -> Result<String, NoteError> {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let text = format!("{}\n{}\n{}\n{AT}{at}\n", self.origin, self.tree.size, self.tree.root);
        note::sign(&text, &self.origin, key)
    }

    /// Reads a signed head of the log of this name, and the place among `keys` of the one that signed it.
    ///
    /// # Errors
    /// [`NoteError`] for anything that isn't such a head, signed by one of these keys.
    pub fn open(text: &str, origin: &str, keys: &[PublicKey]) -> Result<(Head, usize), NoteError> {
        let (text, place) = note::open(text, origin, keys)?;
        let head = Head::read(text).filter(|head| head.origin == origin).ok_or(NoteError::Form)?;
        Ok((head, place))
    }

    /// Whether a signature in the name of this log stands under a note, whoever made it.
    pub fn is_signed_as(text: &str, origin: &str) -> bool {
        let signatures = text.rsplit_once("\n\n").map_or("", |(_, signatures)| signatures);
        let by = |line: &str| {
            line.strip_prefix(note::DASH).and_then(|rest| rest.split_once(' ')).map(|(by, _)| by.to_owned())
        };
        signatures.lines().any(|line| by(line).is_some_and(|by| by == origin))
    }

    fn read(text: &str) -> Option<Head> {
        let mut lines = text.lines();
        let origin = lines.next()?.to_owned();
        let digits = lines.next()?;
        let size: u64 = digits.parse().ok()?;
        // One way to write each number, so that one head has one text.
        if size.to_string() != digits {
            return None;
        }
        let root = Hash::parse(lines.next()?)?;
        let at = lines.find_map(|line| DateTime::parse_from_rfc3339(line.strip_prefix(AT)?).ok())?;
        Some(Head { origin, tree: Tree { size, root }, at: at.to_utc() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head {
            origin: "learn.tallgrass.example/log".into(),
            tree: Tree { size: 20_852_163, root: Hash::leaf(b"x") },
            at: DateTime::from_timestamp(1_763_733_787, 0).unwrap(),
        }
    }

    #[test]
    fn a_head_is_signed_in_the_shared_format_and_read_back() {
        let key = SigningKey::from_seed(&[7; 32]);
        let note = head().sign(&key).unwrap();
        let lines: Vec<&str> = note.lines().collect();
        assert_eq!(lines[..2], ["learn.tallgrass.example/log", "20852163"]);
        assert_eq!(lines[2], Hash::leaf(b"x").to_string());
        assert_eq!(lines[3..5], ["at 2025-11-21T14:03:07Z", ""]);
        assert!(lines[5].starts_with("\u{2014} learn.tallgrass.example/log "));
        assert_eq!(Head::open(&note, &head().origin, &[key.public()]), Ok((head(), 0)));
    }

    #[test]
    fn a_head_of_another_log_key_or_size_is_refused() {
        let key = SigningKey::from_seed(&[7; 32]);
        let note = head().sign(&key).unwrap();
        let keys = [key.public()];
        assert_eq!(Head::open(&note, "other.example/log", &keys), Err(NoteError::Unsigned));
        assert_eq!(Head::open(&note, &head().origin, &[]), Err(NoteError::Unsigned));
        assert_eq!(Head::open(&note.replace("20852163", "20852164"), &head().origin, &keys), Err(NoteError::False));
        let odd = note::sign("log\n007\nAAAA\n", "log", &key).unwrap();
        assert_eq!(Head::open(&odd, "log", &keys), Err(NoteError::Form));
    }
}

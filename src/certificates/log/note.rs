//! Signed notes: a text and the signatures under it, in the format that transparency logs share
//! (C2SP `signed-note`).

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use crate::certificates::badge::{PublicKey, SigningKey};

/// What stands for Ed25519 in a key's number and before its bytes.
const ED25519: u8 = 1;
/// Longest note that is read, in bytes.
const LONGEST: usize = 16 * 1024;
/// Before each signature: an em dash and a space.
pub(super) const DASH: &str = "\u{2014} ";

/// Why a note can't be made or trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Not a text with an empty line and signatures after it.
    #[error("this is not a signed note")]
    Form,
    /// No signature by a key that is trusted.
    #[error("the note isn't signed by a key that is known")]
    Unsigned,
    /// A signature that claims to be by a trusted key and isn't.
    #[error("a signature under the note is false")]
    False,
}

/// A name fit for a key: not empty, without spaces and `+`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+')
}

/// The number by which a signature names its key: the first four bytes of SHA-256 over name and key.
fn number(name: &str, key: &PublicKey) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update([b'\n', ED25519]).chain_update(key.bytes()).finalize();
    let mut number = [0; 4];
    for (to, from) in number.iter_mut().zip(digest) {
        *to = from;
    }
    number
}

/// A key as other programs take it: `name+number+key`.
pub fn verifier_key(name: &str, key: &PublicKey) -> String {
    let digits: String = number(name, key).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{name}+{digits}+{}", BASE64.encode([&[ED25519], &key.bytes()[..]].concat()))
}

/// Signs a text, which must end with a line break and hold no empty line at its end.
///
/// # Errors
/// [`NoteError::Form`] for another text, or a name with spaces or `+`.
pub fn sign(text: &str, name: &str, key: &SigningKey) -> Result<String, NoteError> {
    let fits = text.ends_with('\n') && !text.contains("\n\n") && !text.starts_with('\n');
    let plain = !text.chars().any(|c| c.is_control() && c != '\n');
    if !fits || !plain || !is_name(name) {
        return Err(NoteError::Form);
    }
    let signature = [&number(name, &key.public())[..], &key.sign(text.as_bytes())].concat();
    Ok(format!("{text}\n{DASH}{name} {}\n", BASE64.encode(signature)))
}

/// The text of a note and the place among `keys` of the first that signed it under this name. Signatures
/// by other keys, such as witnesses', are passed over.
///
/// # Errors
/// [`NoteError`].
pub fn open<'n>(note: &'n str, name: &str, keys: &[PublicKey]) -> Result<(&'n str, usize), NoteError> {
    let plain = !note.chars().any(|c| c.is_control() && c != '\n');
    if note.len() > LONGEST || !plain || !is_name(name) {
        return Err(NoteError::Form);
    }
    let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Form)?;
    // The text is signed with the line break at its end.
    let text = note.get(..=text.len()).ok_or(NoteError::Form)?;
    let signatures = signatures.strip_suffix('\n').ok_or(NoteError::Form)?;
    let mut signer = None;
    for line in signatures.split('\n') {
        let (by, signature) = line.strip_prefix(DASH).and_then(|rest| rest.split_once(' ')).ok_or(NoteError::Form)?;
        let bytes = BASE64.decode(signature).map_err(|_| NoteError::Form)?;
        let (claimed, signature) = bytes.split_at_checked(4).ok_or(NoteError::Form)?;
        if !is_name(by) {
            return Err(NoteError::Form);
        }
        let mut candidates = keys.iter().enumerate().filter(|(_, key)| by == name && number(name, key) == claimed);
        if let Some((place, key)) = candidates.next() {
            if !key.signed(text.as_bytes(), signature) {
                return Err(NoteError::False);
            }
            signer = signer.or(Some(place));
        }
    }
    Ok((text, signer.ok_or(NoteError::Unsigned)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of golang.org/x/mod/sumdb/note, which defined the format.
    const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    fn peter() -> PublicKey {
        let bytes = BASE64.decode(KEY.rsplit_once('+').unwrap().1).unwrap();
        PublicKey::from_bytes(bytes[1..].try_into().unwrap()).unwrap()
    }

    #[test]
    fn the_formats_own_example_opens() {
        assert_eq!(verifier_key("PeterNeumann", &peter()), KEY);
        let (text, place) = open(NOTE, "PeterNeumann", &[peter()]).unwrap();
        assert!(text.ends_with("your problem is.\n"));
        assert_eq!(place, 0);
        let other = SigningKey::from_seed(&[7; 32]).public();
        assert_eq!(open(NOTE, "PeterNeumann", &[other]), Err(NoteError::Unsigned));
        assert_eq!(open(NOTE, "Somebody", &[peter()]), Err(NoteError::Unsigned));
        assert_eq!(open(&NOTE.replace("answer", "Answer"), "PeterNeumann", &[peter()]), Err(NoteError::False));
    }

    #[test]
    fn a_note_is_signed_and_opened_also_beside_other_signatures() {
        let key = SigningKey::from_seed(&[7; 32]);
        let note = sign("one\ntwo\n", "log.example", &key).unwrap();
        let witnessed = format!("{note}\u{2014} witness.example AAAAAAAA\n");
        for note in [&note, &witnessed] {
            assert_eq!(open(note, "log.example", &[peter(), key.public()]), Ok(("one\ntwo\n", 1)));
        }
    }

    #[test]
    fn what_is_no_note_is_refused() {
        let key = SigningKey::from_seed(&[7; 32]);
        for text in ["no break", "two\n\n", "\n", "a\n\nb\n", "tab\t\n"] {
            assert_eq!(sign(text, "log", &key), Err(NoteError::Form), "{text:?}");
        }
        assert_eq!(sign("a\n", "a log", &key), Err(NoteError::Form));
        for note in ["", "a\n", "a\n\n", "a\n\n— log\n", "a\n\n— log !\n", "a\n\n— log AAAA", "a\n\n- log AAAAAAAA\n"]
        {
            assert_eq!(open(note, "log", &[key.public()]), Err(NoteError::Form), "{note:?}");
        }
        assert_eq!(open(&"x".repeat(LONGEST + 1), "log", &[]), Err(NoteError::Form));
    }
}

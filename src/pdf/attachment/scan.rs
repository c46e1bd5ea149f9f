//! Finding attached files in a PDF that anybody may have made, without reading the rest of it.
//!
//! Streams always stand by themselves in a PDF, each behind its dictionary, also in files whose other
//! objects are packed. So it is enough to go through the file once, look at every dictionary before a
//! stream, and unpack those streams that say they are attached files. Tables of contents, which a broken or
//! hostile file may have wrong, are never looked at. What is encrypted is not found.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Largest file that is looked through, in bytes.
const LARGEST: usize = 32 << 20;
/// Largest attached file, unpacked.
const LARGEST_FILE: u64 = 1 << 20;
/// Largest stream whose end is looked for, in bytes.
const LARGEST_STREAM: usize = 2 << 20;
/// Most attached files that are looked for.
const MOST_FILES: usize = 16;
/// Most that is looked at in dictionaries, in bytes.
const MOST_LOOKED_AT: usize = 16 << 20;
/// Longest dictionary that is looked at: those of attached files have a few hundred bytes.
const LONGEST_DICTIONARY: usize = 4 * 1024;
/// How deep arrays and dictionaries may stand in each other.
const DEEPEST: usize = 16;

/// A file that is larger, or would unpack to more, than a certificate ever has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the PDF or a file in it is too large")]
pub struct Bomb;

/// The files that are attached to a PDF, in the order in which they stand in it. None for what is no PDF.
///
/// # Errors
/// [`Bomb`] where the file, or one in it, is too large.
pub fn attached(pdf: &[u8]) -> Result<Vec<Vec<u8>>, Bomb> {
    if pdf.len() > LARGEST {
        return Err(Bomb);
    }
    let (mut at, mut looked_at, mut tried, mut files) = (0, 0, 0, Vec::new());
    while let Some(found) = find(pdf, at, b"obj") {
        at = found + 3;
        let start = at + blank(&pdf[at..]);
        if !pdf[start..].starts_with(b"<<") {
            continue;
        }
        let end = pdf.len().min(start + LONGEST_DICTIONARY);
        let dictionary = Dictionary::read(&pdf[start..end]);
        looked_at += dictionary.as_ref().map_or(end - start, |found| found.length);
        if looked_at > MOST_LOOKED_AT {
            return Err(Bomb);
        }
        let Some(dictionary) = dictionary.filter(|found| found.is_file) else { continue };
        // Each may be looked for through the whole file, so those that are broken count as well.
        tried += 1;
        if tried > MOST_FILES {
            return Err(Bomb);
        }
        at = start + dictionary.length;
        if let Some(content) = dictionary.stream(&pdf[at..]) {
            // What is in an attached file is its own affair.
            at += content.len();
            files.extend(unpacked(content, dictionary.packing)?);
        }
    }
    Ok(files)
}

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Flate,
    Other,
}

/// A file unpacked; nothing where it is packed in a way that attachments of ours never are, or is broken.
fn unpacked(content: &[u8], packing: Packing) -> Result<Option<Vec<u8>>, Bomb> {
    let mut file = Vec::new();
    let read = match packing {
        Packing::None => content.take(LARGEST_FILE + 1).read_to_end(&mut file),
        Packing::Flate => ZlibDecoder::new(content).take(LARGEST_FILE + 1).read_to_end(&mut file),
        Packing::Other => return Ok(None),
    };
    match read {
        Ok(size) if u64::try_from(size).is_ok_and(|size| size > LARGEST_FILE) => Err(Bomb),
        Ok(_) => Ok(Some(file)),
        Err(_) => Ok(None),
    }
}

/// What there is to know of the dictionary of a stream.
#[derive(Debug)]
struct Dictionary {
    /// Bytes of it.
    length: usize,
    is_file: bool,
    packing: Packing,
    /// Bytes of its stream, if it says so itself.
    stream_length: Option<usize>,
}

impl Dictionary {
    /// Reads a dictionary that begins with `<<`.
    fn read(text: &[u8]) -> Option<Dictionary> {
        let (mut at, mut open, mut top) = (0, Vec::new(), Vec::new());
        loop {
            at += blank(&text[at..]);
            let (token, length) = Token::read(&text[at..])?;
            at += length;
            match token {
                Token::Open(bracket) if open.len() < DEEPEST => open.push(bracket),
                Token::Open(_) => return None,
                Token::Close(bracket) if open.pop()? == bracket => {}
                Token::Close(_) => return None,
                other if open == [Bracket::Dictionary] => top.push(other),
                // The one filter may stand in an array.
                Token::Name(name) if open == [Bracket::Dictionary, Bracket::Array] => top.push(Token::Listed(name)),
                _ => {}
            }
            if open.is_empty() {
                return Some(Dictionary::of(&top, at));
            }
        }
    }

    fn of(top: &[Token], length: usize) -> Dictionary {
        let name_after = |key: &str| {
            let key = top.iter().position(|token| token.is(key))?;
            top.get(key + 1).and_then(Token::name)
        };
        let packing = match top.iter().position(|token| token.is("Filter")) {
            None => Packing::None,
            Some(at) => match top.get(at + 1..).unwrap_or_default() {
                [Token::Listed(_), Token::Listed(_), ..] => Packing::Other,
                [Token::Name(filter) | Token::Listed(filter), ..] if filter == "FlateDecode" => Packing::Flate,
                _ => Packing::Other,
            },
        };
        let stream_length = top.iter().position(|token| token.is("Length")).and_then(|at| match top.get(at + 1..)? {
            // `7 0 R`: it stands in another object.
            [Token::Number(_), Token::Number(_), ..] => None,
            [Token::Number(length), ..] => Some(*length),
            _ => None,
        });
        Dictionary { length, is_file: name_after("Type") == Some("EmbeddedFile"), packing, stream_length }
    }

    /// The stream after the dictionary, if there is one.
    fn stream<'p>(&self, after: &'p [u8]) -> Option<&'p [u8]> {
        let content = after[blank(after)..].strip_prefix(b"stream")?;
        let content = content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n"))?;
        let said = self.stream_length.and_then(|length| content.split_at_checked(length));
        if let Some((content, _)) = said.filter(|(_, rest)| rest[blank(rest)..].starts_with(b"endstream")) {
            return Some(content);
        }
        // Its length stands elsewhere, or is wrong.
        let content = &content[..content.len().min(LARGEST_STREAM)];
        let content = &content[..find(content, 0, b"endstream")?];
        let content = content.strip_suffix(b"\n").unwrap_or(content);
        Some(content.strip_suffix(b"\r").unwrap_or(content))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bracket {
    Dictionary,
    Array,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open(Bracket),
    Close(Bracket),
    Name(String),
    /// A name in an array.
    Listed(String),
    Number(usize),
    Other,
}

impl Token {
    fn is(&self, wanted: &str) -> bool {
        self.name() == Some(wanted)
    }

    fn name(&self) -> Option<&str> {
        match self {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The token at the beginning of a text, and its length.
    fn read(text: &[u8]) -> Option<(Token, usize)> {
        match text {
            [b'<', b'<', ..] => Some((Token::Open(Bracket::Dictionary), 2)),
            [b'>', b'>', ..] => Some((Token::Close(Bracket::Dictionary), 2)),
            [b'[', ..] => Some((Token::Open(Bracket::Array), 1)),
            [b']', ..] => Some((Token::Close(Bracket::Array), 1)),
            [b'<', ..] => Some((Token::Other, text.iter().position(|b| *b == b'>')? + 1)),
            [b'(', ..] => Some((Token::Other, string(text)?)),
            [b'/', rest @ ..] => {
                let length = regular(rest);
                Some((Token::Name(name(&rest[..length])), length + 1))
            }
            _ => {
                let length = Some(regular(text)).filter(|length| *length > 0)?;
                let number = std::str::from_utf8(&text[..length]).ok().and_then(|digits| digits.parse().ok());
                Some((number.map_or(Token::Other, Token::Number), length))
            }
        }
    }
}

/// The length of a string in parentheses.
fn string(text: &[u8]) -> Option<usize> {
    let (mut depth, mut escaped) = (0_usize, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// A name with its `#45` written out.
fn name(text: &[u8]) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let escaped = digit(0).zip(digit(1)).filter(|_| *first == b'#');
        let escaped = escaped.and_then(|(high, low)| char::from_u32(16 * high + low));
        out.push(escaped.unwrap_or(char::from(*first)));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    out
}

/// How many bytes belong to a name, number or word.
fn regular(text: &[u8]) -> usize {
    let ends = |byte: &u8| is_blank(*byte) || b"()<>[]{}/%".contains(byte);
    text.iter().position(ends).unwrap_or(text.len())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// How many bytes of white space a text begins with.
fn blank(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_blank(**byte)).count()
}

/// Where `wanted` next stands.
fn find(text: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    text.get(from..)?.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

#[cfg(test)]
mod tests;

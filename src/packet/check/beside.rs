//! Whether a ZIP is nothing but its files and their directory. Programs that unpack pass over anything that stands before,
//! between or after them, so it could be hidden there.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

/// How the record begins that ends a ZIP, and how large it is without a comment (APPNOTE.TXT, 4.3.16).
const END: (&[u8], u64) = (b"PK\x05\x06", 22);
/// The same of the two that stand before it in a large one: record and locator (4.3.14, 4.3.15).
const LARGE_END: (&[u8], u64) = (b"PK\x06\x06", 56 + 20);
/// How a descriptor behind a file's data may begin (4.3.9).
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
/// Bytes of a directory's entry without its three texts (4.3.12).
const ENTRY: u64 = 46;
/// Longest descriptor, in bytes.
const LONGEST: u64 = 24;

/// The bytes that belong to a file.
struct Span {
    starts: u64,
    data_ends: u64,
    crc: u32,
    packed: u64,
    size: u64,
}

/// Whether every byte belongs to a file or to the directory. What can't be read has none that do.
pub fn nothing_beside<R: Read + Seek>(packet: &mut R) -> bool {
    looked(packet).unwrap_or(false)
}

fn looked<R: Read + Seek>(packet: &mut R) -> io::Result<bool> {
    let length = packet.seek(SeekFrom::End(0))?;
    let Some((mut spans, last_entry)) = spans(packet) else { return Ok(false) };
    let Some((directory, ends)) = directory(packet, length)? else { return Ok(false) };
    spans.sort_by_key(|span| span.starts);
    let mut reached = 0;
    for (index, span) in spans.iter().enumerate() {
        let next = spans.get(index + 1).map_or(directory, |next| next.starts);
        if span.starts != reached || !is_descriptor(packet, span, next)? {
            return Ok(false);
        }
        reached = next;
    }
    // The directory ends with its last entry.
    let Some(last) = last_entry else { return Ok(directory == 0 && ends == 0) };
    let texts = bytes(packet, last + 28, 6)?;
    let texts: u64 = [0, 2, 4].into_iter().map(|at| number(&texts, at, 2)).sum();
    Ok(reached == directory && last + ENTRY + texts == ends)
}

/// What each file takes up, and where the last entry of the directory begins.
fn spans<R: Read + Seek>(packet: &mut R) -> Option<(Vec<Span>, Option<u64>)> {
    let mut archive = ZipArchive::new(packet).ok()?;
    let (mut spans, mut last) = (Vec::with_capacity(archive.len()), None);
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).ok()?;
        last = last.max(Some(file.central_header_start()));
        let (packed, size) = (file.compressed_size(), file.size());
        let data_ends = file.data_start()?.checked_add(packed)?;
        spans.push(Span { starts: file.header_start(), data_ends, crc: file.crc32(), packed, size });
    }
    Some((spans, last))
}

/// Where the directory begins and ends, if the file ends with what belongs behind it.
fn directory<R: Read + Seek>(packet: &mut R, length: u64) -> io::Result<Option<(u64, u64)>> {
    let Some(end) = length.checked_sub(END.1) else { return Ok(None) };
    let record = bytes(packet, end, END.1)?;
    if !record.starts_with(END.0) || number(&record, 20, 2) != 0 {
        return Ok(None);
    }
    let (size, starts) = (number(&record, 12, 4), number(&record, 16, 4));
    if starts.checked_add(size) == Some(end) {
        return Ok(Some((starts, end)));
    }
    let Some(end) = end.checked_sub(LARGE_END.1) else { return Ok(None) };
    let record = bytes(packet, end, LARGE_END.1)?;
    let (size, starts) = (number(&record, 40, 8), number(&record, 48, 8));
    // The size of the record is counted without its first twelve bytes; the locator says where it begins.
    let whole = record.starts_with(LARGE_END.0) && number(&record, 4, 8) == 44 && number(&record, 64, 8) == end;
    Ok((whole && starts.checked_add(size) == Some(end)).then_some((starts, end)))
}

/// Whether nothing stands between a file's data and what comes next, or only what says its hash and size again.
fn is_descriptor<R: Read + Seek>(packet: &mut R, span: &Span, next: u64) -> io::Result<bool> {
    let Some(gap) = next.checked_sub(span.data_ends).filter(|gap| *gap <= LONGEST) else { return Ok(false) };
    let found = bytes(packet, span.data_ends, gap)?;
    let found = found.strip_prefix(DESCRIPTOR).unwrap_or(&found);
    let says = |width: usize| {
        found.len() == 4 + 2 * width
            && number(found, 0, 4) == u64::from(span.crc)
            && number(found, 4, width) == span.packed
            && number(found, 4 + width, width) == span.size
    };
    Ok(found.is_empty() && gap == 0 || says(4) || says(8))
}

fn bytes<R: Read + Seek>(packet: &mut R, at: u64, count: u64) -> io::Result<Vec<u8>> {
    packet.seek(SeekFrom::Start(at))?;
    let mut found = Vec::new();
    packet.take(count).read_to_end(&mut found)?;
    Ok(found)
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, width: usize) -> u64 {
    let digits = bytes.get(at..at + width).unwrap_or_default();
    digits.iter().rev().fold(0, |number, digit| number << 8 | u64::from(*digit))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn sees(packet: &[u8]) -> bool {
        !nothing_beside(&mut Cursor::new(packet))
    }

    fn filled<W: Write + Seek>(mut zip: ZipWriter<W>) -> W {
        for name in ["a.txt", "b/c.txt"] {
            zip.start_file(name, SimpleFileOptions::DEFAULT).unwrap();
            zip.write_all(name.repeat(50).as_bytes()).unwrap();
        }
        zip.finish().unwrap()
    }

    fn streamed() -> Vec<u8> {
        let mut zip = ZipWriter::new_stream(Vec::new());
        for name in ["a.txt", "b/c.txt"] {
            zip.start_file(name, SimpleFileOptions::DEFAULT).unwrap();
            zip.write_all(name.repeat(50).as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_stands_before_between_and_after_the_files_is_seen() {
        let plain = filled(ZipWriter::new(Cursor::new(Vec::new()))).into_inner();
        for whole in [plain, streamed()] {
            assert!(!sees(&whole));
            assert!(sees(&[&whole[..], b"junk"].concat()), "after");
            assert!(sees(&[b"junk", &whole[..]].concat()), "before");
            // Behind the last file's data, with the directory moved to where it is then.
            let directory = usize::try_from(number(&whole[whole.len() - 6..], 0, 4)).unwrap();
            let mut between = [&whole[..directory], b"four", &whole[directory..]].concat();
            let place = between.len() - 6;
            between[place..place + 4].copy_from_slice(&u32::try_from(directory + 4).unwrap().to_le_bytes());
            assert!(ZipArchive::new(Cursor::new(&between)).is_ok_and(|archive| archive.offset() == 0));
            assert!(sees(&between), "between");
            // A comment at the end is no file either.
            let mut comment = [&whole[..], b"junk"].concat();
            let place = whole.len() - 2;
            comment[place] = 4;
            assert!(ZipArchive::new(Cursor::new(&comment)).is_ok());
            assert!(sees(&comment), "comment");
        }
        assert!(sees(b"") && sees(b"PK\x05\x06"));
    }
}

//! The characters of a file, whatever program wrote it.

/// The text of a file: UTF-8 or, as Teams writes it, UTF-16. What is neither is read as far as it goes.
pub(super) fn decode(file: &[u8]) -> String {
    let sixteen = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match file {
        [0xff, 0xfe, rest @ ..] => sixteen(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => sixteen(rest, u16::from_be_bytes),
        // Without the mark: the second half of each letter is empty.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => sixteen(file, u16::from_le_bytes),
        _ => String::from_utf8_lossy(file).into_owned(),
    };
    // Newer reports put a narrow space before AM and PM.
    let plain = |c: char| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') { ' ' } else { c };
    text.trim_start_matches('\u{feff}').chars().map(plain).collect()
}

/// A cell with its white space made single.
pub(super) fn tidy(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Attached files are found however they are written, and nothing hostile takes long or fills memory.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::*;

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

/// An object with a dictionary, of which `LEN` becomes the length, and a stream.
fn object(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let dictionary = dictionary.replace("LEN", &content.len().to_string());
    [b"%PDF-1.7\n5 0 obj\n", dictionary.as_bytes(), b"\nstream\n", content, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_file_is_found_however_its_dictionary_is_written() {
    let file = b"some.signed.text".to_vec();
    for (dictionary, content) in [
        ("<</Type/EmbeddedFile/Length LEN>>", file.clone()),
        ("<< /Length LEN /Type /EmbeddedFile /Filter /FlateDecode >>", packed(&file)),
        ("<</Filter[/FlateDecode]/Type/EmbeddedFile/Length LEN/Params<</Size 16/CheckSum<00>>>>>", packed(&file)),
        ("<</Type/#45mbeddedFile/Subtype/application#2Fvc+jwt/Length 7 0 R/Filter/FlateDecode>>", packed(&file)),
        ("<</Type/EmbeddedFile/Length 9999>>", file.clone()),
        ("<</Params<</Desc(a \\) (b) >> /Type)>>/Type/EmbeddedFile/Length LEN>>", file.clone()),
    ] {
        assert_eq!(attached(&object(dictionary, &content)), Ok(vec![file.clone()]), "{dictionary}");
    }
}

#[test]
fn other_streams_are_passed_over() {
    for dictionary in [
        "<</Type/XObject/Length LEN>>",
        "<</Length LEN>>",
        "<</Params<</Type/EmbeddedFile>>/Length LEN>>",
        "<</Type/EmbeddedFile/Filter/LZWDecode/Length LEN>>",
        "<</Type/EmbeddedFile/Filter[/ASCIIHexDecode/FlateDecode]/Length LEN>>",
        "<</Type/EmbeddedFile/Length LEN",
        "<</Type/EmbeddedFile]]/Length LEN>>",
    ] {
        assert_eq!(attached(&object(dictionary, b"text")), Ok(Vec::new()), "{dictionary}");
    }
    assert_eq!(attached(b""), Ok(Vec::new()));
    assert_eq!(attached(b"5 0 obj << /Type /EmbeddedFile >> endobj"), Ok(Vec::new()));
    let broken = object("<</Type/EmbeddedFile/Filter/FlateDecode/Length LEN>>", b"not packed");
    assert_eq!(attached(&broken), Ok(Vec::new()));
}

#[test]
fn several_files_are_found_in_their_order() {
    let one = object("<</Type/EmbeddedFile/Length LEN>>", b"one");
    let two = object("<</Type/EmbeddedFile/Length LEN/Filter/FlateDecode>>", &packed(b"two"));
    assert_eq!(attached(&[one, two].concat()), Ok(vec![b"one".to_vec(), b"two".to_vec()]));
}

#[test]
fn bombs_are_refused() {
    let bomb = packed(&vec![0; 50 << 20]);
    assert!(bomb.len() < 60_000);
    assert_eq!(attached(&object("<</Type/EmbeddedFile/Filter/FlateDecode/Length LEN>>", &bomb)), Err(Bomb));
    let file = object("<</Type/EmbeddedFile/Length LEN>>", b"x");
    assert_eq!(attached(&file.repeat(MOST_FILES)).map(|files| files.len()), Ok(MOST_FILES));
    assert_eq!(attached(&file.repeat(MOST_FILES + 1)), Err(Bomb));
    assert_eq!(attached(&vec![b' '; LARGEST + 1]), Err(Bomb));
    assert_eq!(attached(&b"obj<<(".repeat(1 << 14)), Err(Bomb));
    assert_eq!(attached(&b"obj<</Type/EmbeddedFile>>stream\n".repeat(1 << 17)), Err(Bomb), "in no time");
    let deep = object(&format!("<</Type/EmbeddedFile/A{}", "[".repeat(1000)), b"x");
    assert_eq!(attached(&deep), Ok(Vec::new()));
}

proptest! {
    #[test]
    fn any_bytes_are_looked_through_without_harm(bytes: Vec<u8>, dictionary in "[<>()\\[\\]/ #0-9A-Za-z\\\\]{0,60}") {
        let _ = attached(&bytes);
        let _ = attached(&object(&format!("<<{dictionary}"), &bytes));
        let _ = attached(&object(&format!("<</Type/EmbeddedFile{dictionary}>>"), &bytes));
    }
}

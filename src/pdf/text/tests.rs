//! Text is shaped, wrapped and put in order, in every script that is printed.

#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

fn text(words: &str) -> Text {
    Text::new(fonts().unwrap(), &[(words, Style::new(Face::Bold, 10.0, Ink::Text))])
}

fn said(text: &Text, lines: &[Line]) -> Vec<String> {
    let of_line = |line: &Line| line.glyphs.clone().map(|g| text.text_of(g)).collect::<String>();
    lines.iter().map(of_line).collect()
}

#[test]
fn lines_break_after_spaces_and_slashes() {
    let text = text("one two learn.example/v/ABC");
    assert_eq!(said(&text, &text.lines(70.0)), ["one two ", "learn.example/", "v/ABC"]);
}

#[test]
fn a_number_stays_with_its_unit() {
    let text = self::text("for 50\u{a0}minutes");
    assert_eq!(said(&text, &text.lines(65.0)), ["for ", "50\u{a0}minutes"]);
}

#[test]
fn what_no_font_has_is_left_out_and_keeps_its_text() {
    let name = text("Lý 山田 \u{200e}\u{7}Ω \u{e000}");
    assert_eq!(name.text, "Lý 山田 Ω \u{25a1}");
    let dots = text(LEFT_OUT).glyphs.iter().map(|g| g.id).collect::<Vec<_>>();
    let ids: Vec<u32> = name.glyphs.iter().map(|g| g.id).collect();
    assert_eq!(ids.windows(dots.len()).filter(|found| *found == dots).count(), 2);
    assert_eq!(name.glyphs.iter().find(|g| g.id == dots[0]).map(|g| &name.text[g.text.clone()]), Some("山田"));
    assert_eq!(unprintable("Lý 山田山 Ω"), "山田");
}

/// Names as they are written in each script that is printed.
const NAMES: [&str; 18] = [
    "محمد علي",
    "רות אוקפור",
    "Հակոբ Պարոնյան",
    "ნინო ბერიძე",
    "ᏣᎳᎩ ᏍᏏᏉᏯ",
    "ᐃᓄᒃ ᑎᑐᑦ",
    "𐓏𐒰𐓓𐒰𐓓𐒷",
    "አበበ ቢቂላ",
    "सरस्वती शर्मा",
    "রবীন্দ্রনাথ ঠাকুর",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "કસ્તૂરબા",
    "திருவள்ளுவர்",
    "శ్రీనివాస్",
    "കൃഷ്ണൻ",
    "สมชาย ใจดี",
    "ສົມສັກ",
    "សុខ ចាន់ថា",
];

#[test]
fn no_glyph_is_missing_in_any_name() {
    let others = ["山田 花子", "김민준", "မောင်", "🦀 \u{e000}\u{202e}", "Đặng \u{301}", "a\u{10ffff}b"];
    for name in NAMES.into_iter().chain(others) {
        let boxes = text("\u{25a1}").glyphs.len();
        assert_eq!(boxes, LEFT_OUT.chars().count(), "no box is drawn");
        assert!(text(name).glyphs.iter().all(|g| g.id != 0), "{name}");
    }
    for name in NAMES {
        assert_eq!(unprintable(name), "", "{name}");
    }
    assert_eq!(wholly_unprintable("山田 花子").as_deref(), Some("山田花子"));
    assert_eq!(wholly_unprintable("山田花子 (Yamada Hanako)"), None);
    assert_eq!(wholly_unprintable("Ruth"), None);
}

#[test]
fn what_is_read_from_the_right_begins_there_on_each_line() {
    let name = text("Ms. רות אוקפור");
    let first = |line: &Line| {
        let placed = name.visual(line);
        placed.iter().map(|glyph| &name.text[glyph.text.clone()]).collect::<String>()
    };
    assert_eq!(first(&name.single()), "Ms. רופקוא תור");
    let lines = name.lines(40.0);
    assert_eq!(lines.iter().map(first).collect::<Vec<_>>(), ["Ms. תור ", "רופקוא"]);
}

#[test]
fn a_mark_typed_apart_is_drawn() {
    assert!(text("Nguye\u{302}\u{303}n").glyphs.iter().all(|g| g.id != 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn wrapping_loses_nothing(words in "[\\PC ]{0,80}", width in 20.0f32..400.0) {
        let text = text(&words);
        for lines in [text.lines(width), text.balanced(width)] {
            let drawn: Vec<usize> = lines.iter().flat_map(|line| line.glyphs.clone()).collect();
            prop_assert_eq!(drawn, (0..text.glyphs.len()).collect::<Vec<_>>());
        }
        prop_assert!(text.glyphs.iter().all(|g| g.id != 0 || g.advance == 0.0));
    }
}

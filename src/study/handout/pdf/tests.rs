//! Every lesson fits on two sheets, the same each time.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use proptest::prelude::*;

use super::super::points::{Point as Told, Sign};
use super::*;
use crate::i18n::Language;
use crate::study::handout::content::{Part, Source};
use crate::study::handout::question::{Answer, Choice, Question};

/// The largest file, in bytes.
const LARGEST: usize = 60_000;

fn contains(pdf: &[u8], needle: &str) -> bool {
    pdf.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn pages(pdf: &[u8]) -> usize {
    let kind = b"/Type/Page";
    let spaced: Vec<u8> = pdf.iter().copied().filter(|b| *b != b' ').collect();
    spaced.windows(kind.len() + 1).filter(|w| w.starts_with(kind) && w[kind.len()] != b's').count()
}

/// Writes the PDF into the directory of `CARREL_PDF_SAMPLES`, if it is set, to be looked at.
fn sample(name: &str, pdf: &[u8]) {
    if let Some(directory) = std::env::var_os("CARREL_PDF_SAMPLES") {
        std::fs::write(Path::new(&directory).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

#[test]
fn every_lesson_that_ships_fits_on_two_sheets() {
    let library = crate::format::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    assert!(library.lessons.len() > 4);
    for files in &library.lessons {
        for (language, lesson) in &files.languages {
            let words = Words::of(*language);
            let handout = Handout::of(words, lesson, "https://learn.tallgrass.example/l/PUB-02");
            let pdf = render(words, &handout).unwrap();
            let name = format!("{}-{}", files.slug, language.tag());
            sample(&name, &pdf);
            assert!(
                pages(&pdf) <= SHEETS && pdf.len() <= LARGEST,
                "{name}: {} pages, {} bytes",
                pages(&pdf),
                pdf.len()
            );
            assert_eq!(pdf, render(words, &handout).unwrap(), "{name}");
            for mark in ["/StructTreeRoot", "pdfaid:part>2", "pdfuaid:part>1", "learn.tallgrass.example/l/PUB-02"] {
                assert!(contains(&pdf, mark), "{name}: {mark}");
            }
            assert!(contains(&pdf, &format!("/Lang({})", language.tag())), "{name}");
        }
    }
}

fn some(text: &str, count: usize) -> Handout {
    let words = |_| text.to_owned();
    let point = |_| Told { sign: Sign::Bullet, lead: text.to_owned(), text: text.to_owned() };
    let answer = || Answer { label: "A.".to_owned(), text: text.to_owned(), why: text.to_owned() };
    Handout {
        title: text.to_owned(),
        kicker: text.to_owned(),
        able: text.to_owned(),
        parts: (0..count).map(|_| Part { title: text.to_owned(), points: (0..count).map(point).collect() }).collect(),
        questions: (0..count)
            .map(|_| Question {
                story: (0..count / 4).map(words).collect(),
                ask: text.to_owned(),
                boxes: ["A.", "B.", ""]
                    .map(|label| Choice { label: label.to_owned(), text: text.to_owned(), tick: label != "A." })
                    .into(),
                answers: vec![answer()],
            })
            .collect(),
        tries: (0..count).map(words).collect(),
        sources: (0..count).map(|_| Source { text: text.to_owned(), url: Some(text.to_owned()) }).collect(),
        license: text.to_owned(),
        legal: None,
        url: format!("https://example.org/{text}"),
        address: text.to_owned(),
        reviewed_on: chrono::NaiveDate::MIN,
    }
}

#[test]
fn too_much_is_an_error_and_not_a_third_sheet() {
    let words = Words::of(Language::English);
    assert!(matches!(render(words, &some(&"privacy ".repeat(400), 12)), Err(PdfError::TooLong)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_words_make_a_valid_document(text: String, count in 0usize..6) {
        let pdf = render(Words::of(Language::Spanish), &some(&text, count)).unwrap();
        prop_assert!((1..=SHEETS).contains(&pages(&pdf)));
    }
}

//! A certificate is drawn whole, tagged, and the same each time.

#![allow(clippy::unwrap_used)]

use super::super::facts::Approved;
use super::super::facts::tests::ruth;
use super::*;
use proptest::prelude::*;

/// Writes the PDF into the directory of `CARREL_PDF_SAMPLES`, if it is set, to be looked at.
pub(super) fn keep(name: &str, pdf: &[u8]) {
    if let Some(directory) = std::env::var_os("CARREL_PDF_SAMPLES") {
        std::fs::write(std::path::Path::new(&directory).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

fn sample(name: &str, facts: &Facts) -> Vec<u8> {
    let pdf = render(facts, &Look::default()).unwrap();
    keep(name, &pdf);
    pdf
}

pub(super) fn contains(pdf: &[u8], needle: &str) -> bool {
    pdf.windows(needle.len()).any(|window| window == needle.as_bytes())
}

pub(super) fn pages(pdf: &[u8]) -> usize {
    let kind = b"/Type/Page";
    let spaced: Vec<u8> = pdf.iter().copied().filter(|b| *b != b' ').collect();
    spaced.windows(kind.len() + 1).filter(|w| w.starts_with(kind) && w[kind.len()] != b's').count()
}

/// Everything longer than it should be, in several scripts.
fn longest() -> Facts {
    let mut facts = ruth();
    facts.learner = "Wojciech Brzęczyszczykiewicz-Szczęśniewski y Nguyễn Thị Ánh Nguyệt Παπαδοπούλου".into();
    facts.library = Some("Biblioteca Pública Municipal de San Sebastián de los Ballesteros y Łąkocin".into());
    facts.module.title = "Rights, privacy and the records of readers when one person runs the whole building".into();
    facts.module.description = facts.module.description.repeat(3);
    facts.provider.name = "The Greater Tallgrass Prairie Regional Association of Small and Rural Libraries".into();
    facts.provider.approval_number = Some("KS-2025-000417-B".into());
    let by = "Nebraska Library Commission, Public Librarian Certification";
    let approved = |number: &str| Approved { by: by.into(), number: number.into() };
    facts.module.approvals = ["NLC 2026-000117", "NLC 2026-000118"].map(approved).into();
    facts.signatory.name = "Maximiliana Featherstonehaugh-Cholmondeley".into();
    facts.signatory.title = "Acting Deputy Director for Continuing Education and Certification".into();
    facts.verify_url =
        "https://learning.small-and-rural-libraries.tallgrass.example/certificates/v/TLA-7K4M-Q2SY".into();
    let mut second = facts.credits[0].clone();
    second.programme = "Voluntary Certification for Staff of Public and School Libraries".into();
    second.unit = "continuing education units".into();
    facts.credits.push(second);
    facts.example = true;
    facts
}

#[test]
fn a_certificate_is_one_tagged_archival_page() {
    let pdf = sample("ruth", &ruth());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(pages(&pdf), 1);
    assert!(pdf.len() <= 60_000, "{} bytes", pdf.len());
    for mark in ["/StructTreeRoot", "/Lang(en)", "pdfaid:part>2", "pdfaid:conformance>A", "pdfuaid:part>1"] {
        assert!(contains(&pdf, mark), "{mark}");
    }
    assert!(contains(&pdf, "Certificate of Continuing Education: Ruth Okafor"));
    assert!(contains(&pdf, "https://learn.tallgrass.example/v/TLA-7K4M-Q2SY"));
    assert!(contains(&pdf, "2025-11-21T00:00:00"));
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    assert_eq!(render(&ruth(), &Look::default()).unwrap(), render(&ruth(), &Look::default()).unwrap());
    let mut other = ruth();
    other.issued_on = other.completed_on;
    assert_ne!(render(&other, &Look::default()).unwrap(), render(&ruth(), &Look::default()).unwrap());
}

#[test]
fn long_texts_wrap_and_stay_on_the_page() {
    let pdf = sample("longest", &longest());
    assert_eq!(pages(&pdf), 1);
    assert!(pdf.len() <= 60_000, "{} bytes", pdf.len());
}

#[test]
fn names_of_each_length_class_fit() {
    for (name, learner) in
        [("class2", "Bartholomew Montgomery-Jones"), ("class3", "Đặng Thị Phương Thảo Wiśniewska-Kowalczyk")]
    {
        let facts = Facts { learner: learner.into(), library: None, expires_on: None, ..ruth() };
        assert_eq!(pages(&sample(name, &facts)), 1);
    }
}

#[test]
fn a_spanish_certificate_speaks_spanish() {
    let facts = Facts { language: "es-US".into(), example: true, learner: "Íñigo Muñoz Ibáñez".into(), ..ruth() };
    let pdf = sample("spanish", &facts);
    assert!(contains(&pdf, "/Lang(es-US)"));
    assert!(!contains(&pdf, "Certificate of Continuing Education"));
}

#[test]
fn a_name_in_an_unknown_script_still_makes_a_certificate() {
    let facts = Facts { learner: "山田 花子 ขวัญ \u{e000}\u{7}\u{202e}אבג 🦀".into(), ..ruth() };
    let pdf = sample("left-out", &facts);
    assert_eq!(pages(&pdf), 1);
    assert!(
        Content::new(fonts().unwrap(), &facts, Scale { large: 1.0, small: 1.0 })
            .library
            .said()
            .ends_with("TLA-7K4M-Q2SY")
    );
    let whole = Content::new(fonts().unwrap(), &ruth(), Scale { large: 1.0, small: 1.0 });
    assert_eq!(whole.library.said(), "Elm Creek Public Library");
}

#[test]
fn names_in_further_scripts_are_printed_and_stay_small() {
    for (name, learner) in [
        ("hebrew", "רות אוקפור"),
        ("arabic", "محمد علي الحسن"),
        ("cherokee", "ᏣᎳᎩ ᏍᏏᏉᏯ"),
        ("devanagari", "सरस्वती शर्मा"),
        ("thai", "สมชาย ใจดี"),
        ("ethiopic", "አበበ ቢቂላ (Abebe Bikila)"),
        ("mixed", "Dr. רות 42 Okafor"),
    ] {
        let pdf = sample(name, &Facts { learner: learner.into(), ..ruth() });
        assert_eq!(pages(&pdf), 1);
        assert!(pdf.len() <= 60_000, "{name}: {} bytes", pdf.len());
    }
}

#[test]
fn little_can_be_said_as_well() {
    let mut facts = Facts { library: None, expires_on: None, credits: Vec::new(), topics: Vec::new(), ..ruth() };
    facts.module.description = String::new();
    facts.module.objectives = Vec::new();
    facts.provider = super::super::facts::Provider {
        founded: None,
        address: None,
        website: None,
        approval_number: None,
        ..facts.provider
    };
    assert_eq!(pages(&sample("little", &facts)), 1);
}

#[test]
fn too_much_is_an_error_and_not_a_second_page() {
    let mut facts = ruth();
    facts.module.description = "privacy ".repeat(2_000);
    assert!(matches!(render(&facts, &Look::default()), Err(PdfError::TooLong)));
}

/// A look with everything in it: a logo with many colors and two signatures.
fn full_look() -> Look {
    use crate::certificates::layout::{Picture, Purpose};
    let picture = |width: u32, height: u32, purpose| {
        let image = image::RgbaImage::from_fn(width, height, |x, y| {
            let (dx, dy) = (i64::from(x) - i64::from(width) / 2, i64::from(y) - i64::from(height) / 2);
            let part = |value: i64| u8::try_from(value.rem_euclid(256)).unwrap();
            let inside = dx * dx + dy * dy < i64::from(height * height / 4);
            image::Rgba([part(i64::from(x) / 3), part(dx * dy / 900), 90, if inside { 255 } else { 0 }])
        });
        let mut png = std::io::Cursor::new(Vec::new());
        image.write_to(&mut png, image::ImageFormat::Png).unwrap();
        Picture::from_upload(png.get_ref(), purpose).unwrap()
    };
    Look {
        accent: "#7a1f3d".parse().unwrap(),
        logo: Some(picture(900, 400, Purpose::Logo)),
        signatures: vec![Some(picture(700, 160, Purpose::Signature)), Some(picture(600, 200, Purpose::Signature))],
    }
}

#[test]
fn a_layout_of_an_organizations_own_stays_archival_and_small() {
    let wording = crate::certificates::facts::Wording {
        title: Some("Certificate of Library Learning".into()),
        statement: vec!["completed Rights and privacy in 50\u{a0}minutes on November 20, 2025.".into()],
        closing: Some("Tallgrass keeps a record of this training for seven years.".into()),
    };
    let other = super::super::facts::Signatory { name: "Ada Byron".into(), title: "President of the board".into() };
    let facts = Facts { wording: Some(wording), cosignatories: vec![other], layout: Some(2), ..ruth() };
    let pdf = render(&facts, &full_look()).unwrap();
    keep("layout", &pdf);
    assert_eq!(pages(&pdf), 1);
    assert!(pdf.len() <= 60_000, "{} bytes", pdf.len());
    for mark in ["pdfaid:conformance>A", "pdfuaid:part>1", "Signature of Ada Byron"] {
        assert!(contains(&pdf, mark), "{mark}");
    }
    assert!(contains(&pdf, "Certificate of Library Learning: Ruth Okafor"));
    let signed = render_signed(&facts, &full_look(), &"x".repeat(6_000), &"A".repeat(320)).unwrap();
    assert!(signed.len() <= 60_000, "{} bytes", signed.len());
    assert_eq!(render(&facts, &full_look()).unwrap(), pdf, "the same bytes each time");
    let longest = Facts { cosignatories: facts.cosignatories.clone(), ..longest() };
    assert_eq!(pages(&render(&longest, &full_look()).unwrap()), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_text_makes_a_valid_page(learner: String, title: String, url: String, language: String) {
        let mut facts = Facts { learner, verify_url: url, language, ..ruth() };
        facts.module.title = title;
        prop_assert_eq!(pages(&render(&facts, &Look::default()).unwrap()), 1);
    }
}

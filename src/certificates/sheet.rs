//! The certificate as a part of a page, in the words of the printed one.

use maud::{Markup, html};

use super::facts::Facts;
use super::layout::{Accent, Layout, PictureHash};
use super::words::{self, Words, words};
use crate::qr;
use crate::web::components::{Sign, seal};

/// Where the pictures and the color of a sheet are found. The plain sheet has none.
#[derive(Clone, Debug, Default)]
pub struct Dress {
    /// The address of the style sheet with its color.
    pub style: Option<String>,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The address of the signature of each who signs.
    pub signatures: Vec<Option<String>>,
    /// Whether it stands on a page with a heading of its own.
    pub within: bool,
}

impl Dress {
    /// What a layout wears, its pictures being found below `pictures`.
    pub fn of(layout: &Layout, pictures: &str) -> Dress {
        let address = |hash: &PictureHash| format!("{pictures}/{hash}");
        Dress {
            style: layout.accent.map(style_address),
            logo: layout.logo.as_ref().map(address),
            signatures: layout.signatories.iter().map(|one| one.signature.as_ref().map(address)).collect(),
            within: false,
        }
    }
}

/// The address of the style sheet that gives a sheet its color.
fn style_address(accent: Accent) -> String {
    format!("/certificates/{}.css", accent.digits())
}

/// The style sheet that gives a sheet its color.
pub fn style(accent: Accent) -> String {
    format!(".sheet{{--lamp:{accent}}}")
}

/// The sheet. It says what the PDF says above its small print, from the same facts and words.
pub fn sheet(facts: &Facts, dress: &Dress) -> Markup {
    let words = words(&facts.language);
    html! {
        @if let Some(style) = &dress.style { link rel="stylesheet" href=(style); }
        article.sheet lang=(facts.language) aria-label=(words::title(facts)) {
            div.plate {
                @for _ in 0..4 { (corner()) }
                @match &dress.logo {
                    Some(logo) => img.mid src=(logo) alt="" height="72";,
                    None => (emblem()),
                }
                p.by { (facts.provider.name) }
                @if dress.within { h2 { (words::title(facts)) } } @else { h1 { (words::title(facts)) } }
                (rule())
                @if facts.example { p.err { (words.example) } }
                div.stack.g3 {
                    p.soft { (words.awarded_to) }
                    p.who.long[length(facts) > 24].longer[length(facts) > 34] { (facts.learner) }
                    @if let Some(library) = &facts.library { p.soft { (library) } }
                }
                (statement(words, facts))
                div.sig {
                    @for (place, one) in std::iter::once(&facts.signatory).chain(&facts.cosignatories).enumerate() {
                        div {
                            @match dress.signatures.get(place).and_then(Option::as_ref) {
                                Some(picture) => p.hand { img src=(picture) alt={ (words.signature_of) " " (one.name) } height="48"; },
                                None => p.hand aria-hidden="true" { (one.name) },
                            }
                            p.small { (one.name) br; (one.title) }
                        }
                    }
                    div.stamped { (seal(Sign::Book, &facts.provider.name, &founded(words, facts))) }
                    div.proof {
                        (qr::svg(&facts.verify_url, &format!("{} {}", words.qr, facts.verify_url)))
                        p.small {
                            b { (words.issued) } " " (words.date(facts.issued_on)) br;
                            @if let Some(last) = facts.expires_on { b { (words.good_until) } " " (words.date(last)) br; }
                            code { (facts.code) } br;
                            span.soft { (words.check_it_at) br; (address(facts)) }
                        }
                    }
                }
            }
        }
    }
}

fn length(facts: &Facts) -> usize {
    facts.learner.chars().count()
}

fn statement(words: &Words, facts: &Facts) -> Markup {
    let own = words::statement(facts);
    html! {
        div.say {
            @for line in &own { p { @for (text, apart) in line { @if *apart { b { (text) } } @else { (text) } } } }
            @if let Some(line) = words::of_period(facts) {
                p { @for (text, apart) in &line { @if *apart { b { (text) } } @else { (text) } } }
            } @else if own.is_empty() {
                p {
                    (words.for_completing) " " b { (facts.module.title) } ", "
                    b { (words.minutes_together(facts.minutes)) } " "
                    (words.of_study) ", " (words.on) " " (words.date(facts.completed_on)) "."
                }
            }
            @for credit in words::credits(facts) {
                @let (amount, rest) = credit.said();
                p { (words.credit) ": " b { (amount) } (rest) }
            }
            @if let Some(closing) = facts.wording.as_ref().and_then(|wording| wording.closing.as_ref()) {
                p.small.soft { (closing) }
            }
        }
    }
}

fn founded(words: &Words, facts: &Facts) -> String {
    facts.provider.founded.map(|year| format!("{} {year}", words.founded)).unwrap_or_default()
}

/// The page where codes are checked, short enough to type.
fn address(facts: &Facts) -> &str {
    let bare = facts.verify_url.split_once("://").map_or(facts.verify_url.as_str(), |(_, rest)| rest);
    bare.rsplit_once('/').map_or(bare, |(page, _)| page)
}

fn corner() -> Markup {
    html! {
        svg.k viewBox="0 0 56 56" width="54" height="54" fill="none" stroke="currentColor" aria-hidden="true" {
            path d="M2 54V24C14 24 24 14 24 2h30M8 54V30C20 29 29 20 30 8h24" {}
            circle cx="10" cy="10" r="5" {}
        }
    }
}

/// The desk lamp over an open book.
fn emblem() -> Markup {
    html! {
        svg.mid viewBox="0 0 120 74" width="104" height="64" fill="none" stroke="currentColor" stroke-width="2.2"
            stroke-linejoin="round" stroke-linecap="round" aria-hidden="true" {
            path d="M20 24c0-11 7-16 18-16h44c11 0 18 5 18 16zM54 8V4h12v4M60 24v26M84 24v10M18 70c13-9 28-9 42 0 14-9 29-9 42 0V50c-13-8-28-8-42 0-14-8-29-8-42 0zM60 50v20M27 57c8-4 17-4 25 0M27 63c8-4 17-4 25 0M68 57c8-4 17-4 25 0M68 63c8-4 17-4 25 0" {}
            circle cx="84" cy="36" r="2.2" {}
        }
    }
}

fn rule() -> Markup {
    html! {
        svg.mid viewBox="0 0 200 20" width="176" height="18" fill="none" stroke="currentColor" aria-hidden="true" {
            path d="M0 10h78M122 10h78" stroke-width="1.2" {}
            path d="M100 2c5 4 10 6 16 8-6 2-11 4-16 8-5-4-10-6-16-8 6-2 11-4 16-8z" stroke-width="1.4" {}
            circle cx="100" cy="10" r="2.4" fill="currentColor" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificates::facts::tests::{of_period, ruth};

    #[test]
    fn a_period_is_said_with_its_program_its_days_and_what_counted() {
        let html = sheet(&of_period(), &Dress::default()).into_string();
        let said = "for continuing education in <b>Public Librarian Certification</b>, Library director, December 1, 2022 to \
            November 30, 2025, accepted on November 20, 2025.";
        assert!(html.contains(said), "{html}");
        assert!(!html.contains("of study"), "{html}");
    }

    #[test]
    fn the_sheet_says_the_facts_and_escapes_them() {
        let mut facts = ruth();
        facts.learner = "Ruth <Okafor>".into();
        let html = sheet(&facts, &Dress::default()).into_string();
        for said in [
            "Ruth &lt;Okafor&gt;",
            "Elm Creek Public Library",
            "<b>50\u{a0}minutes</b>",
            "<b>0.833\u{a0}contact hours</b>, Library Certification Program",
            "November 20, 2025",
            "June 30, 2029",
            "TLA-7K4M-Q2SY",
            "learn.tallgrass.example/v<",
        ] {
            assert!(html.contains(said), "{said} is not in {html}");
        }
        assert!(!html.contains("Example organization"));
        facts.example = true;
        assert!(sheet(&facts, &Dress::default()).into_string().contains("Example organization: not valid as proof"));
    }
}

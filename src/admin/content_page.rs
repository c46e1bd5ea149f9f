//! The content folder: what is sound in it, and what is not.

use maud::{Markup, html};

use super::content_check::Checked;
use super::{note, up};
use crate::format::Fault;
use crate::i18n::Words;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub checked: &'a Checked,
    /// Why rules were not taken in at the last loading, a sentence each.
    pub refused: &'a [String],
    /// The content folder.
    pub dir: String,
    /// What was done just now.
    pub done: &'a str,
    /// How many lessons and modules had a new version then.
    pub new: u32,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let Checked { faults, advice, .. } = shown.checked;
    html! {
        div.wrap.stack.g6.mid {
            @match shown.done {
                "loaded" => p.note.ok role="status" { (words.fill("folder-loaded", &[("count", shown.new.into())])) },
                "missing" => (note(words, false, "folder-missing")),
                _ => {}
            }
            div.stack.g1 {
                (up(words, "/admin", "desk-title"))
                h1 { (words.say("folder-title")) }
                p.soft { (words.fill("folder-lead", &[("dir", shown.dir.as_str().into())])) }
            }
            (sound(words, shown.checked))
            form.stack.g2 method="post" action="/admin/content" {
                p { button.btn { (words.say("folder-load")) } }
                p.small.soft { (words.say("folder-load-hint")) }
            }
            section.stack aria-labelledby="faults-title" {
                h2.h3 #faults-title { (words.fill("folder-faults", &[("count", faults.len().into())])) }
                @if faults.is_empty() {
                    p { (words.say("folder-no-faults")) }
                } @else {
                    p.small.soft { (words.say("folder-faults-hint")) }
                    (list(faults))
                }
            }
            @if !shown.refused.is_empty() {
                section.stack aria-labelledby="rules-title" {
                    h2.h3 #rules-title { (words.say("folder-rules-refused")) }
                    p.small.soft { (words.say("folder-rules-refused-hint")) }
                    ul lang="en" { @for sentence in shown.refused { li { (sentence) } } }
                }
            }
            @if !advice.is_empty() {
                details {
                    summary { (words.fill("folder-advice", &[("count", advice.len().into())])) }
                    div.stack {
                        p.small.soft { (words.say("folder-advice-hint")) }
                        (list(advice))
                    }
                }
            }
        }
    }
}

fn sound(words: Words, checked: &Checked) -> Markup {
    let figures = [
        ("folder-lessons", checked.lessons),
        ("folder-modules", checked.modules),
        ("folder-pathways", checked.pathways),
        ("folder-organizations", checked.organizations),
        ("folder-rules", checked.rules),
    ];
    html! {
        section.stack aria-labelledby="sound-title" {
            h2.h3 #sound-title { (words.say("folder-sound")) }
            dl.figs { @for (key, count) in figures { div { dt { (words.say(key)) } dd { (count) } } } }
        }
    }
}

/// What the check says, in its own words, which are English.
fn list(faults: &[Fault]) -> Markup {
    html! {
        ul.stack lang="en" {
            @for fault in faults {
                li {
                    p { code { (fault.file.display()) ":" (fault.line) } ": " (fault.message) }
                    p.small { (fault.fix) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(message: &str) -> Fault {
        Fault {
            file: "lessons/weeding/lesson.md".into(),
            line: 12,
            message: message.into(),
            fix: "Say what the picture shows.".into(),
            item: None,
        }
    }

    #[test]
    fn a_fault_is_named_with_its_place_and_what_to_do() {
        let checked = Checked { faults: vec![fault("The picture <a> has no text.")], ..Checked::default() };
        let refused = ["rule set x: the test fails".to_owned()];
        let shown = Shown { checked: &checked, refused: &refused, dir: "content".into(), done: "", new: 0 };
        let html = view(Words::default(), &shown).into_string();
        assert!(
            html.contains("<code>lessons/weeding/lesson.md:12</code>: The picture &lt;a&gt; has no text."),
            "{html}"
        );
        assert!(html.contains("Say what the picture shows.") && html.contains("rule set x: the test fails"));
        assert!(!html.contains("<details>"));
    }

    #[test]
    fn advice_is_folded_away_from_faults() {
        let checked = Checked { advice: vec![fault("It reads hard.")], ..Checked::default() };
        let shown = Shown { checked: &checked, refused: &[], dir: "content".into(), done: "loaded", new: 2 };
        let html = view(Words::default(), &shown).into_string();
        let folded = html.split("<details>").nth(1).unwrap_or_default();
        assert!(folded.contains("It reads hard.") && folded.contains("1 thing to think about"), "{html}");
        assert!(html.contains("2 lessons and modules have a new version"), "{html}");
    }
}

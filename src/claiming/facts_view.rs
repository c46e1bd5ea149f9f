//! What a claim says and what shows it, for those who sent it and those who decide.

use maud::{Markup, html};

use super::typed::Headings;
use crate::activities::{self, Claim, File};
use crate::i18n::Words;
use crate::store::Kind;
use crate::web::components::icon;

/// The claim as a list of facts; `headings` are those that its owner may claim.
pub fn facts(words: Words, claim: &Claim, headings: &[Headings]) -> Markup {
    let fact = |key: &str, value: String| html! { div { dt { (words.say(key)) } dd { (value) } } };
    html! {
        dl.facts {
            (fact("add-title-label", claim.title.clone()))
            (fact("add-provider", claim.provider.clone()))
            (fact("add-date", words.date(claim.occurred_on)))
            (fact("add-minutes", claim.extent().said(words)))
            (fact("add-kind", activities::kind(words, claim.kind)))
            (fact("add-mode", activities::mode(words, claim.mode)))
            (fact("add-outcome", claim.outcome.clone()))
            @if !claim.teaches.is_empty() {
                (fact("add-teaches", claim.teaches.iter().map(|one| words.say(&format!("teaches-{}", one.as_str()))).collect::<Vec<_>>().join(", ")))
            }
            @if !claim.categories.is_empty() {
                (fact("add-headings", Headings::named(headings, &claim.categories).join(", ")))
            }
        }
    }
}

/// The evidence: pictures to look at, documents to download. `base` is the address of the activity for
/// whoever looks.
pub fn pictures(words: Words, base: &str, files: &[File]) -> Markup {
    html! {
        @if files.is_empty() {
            p.soft { (words.say("evidence-none")) }
        } @else {
            ul.grid.plain {
                @for (index, file) in files.iter().enumerate() {
                    @let address = format!("{base}/files/{}", file.id);
                    @let number = words.fill("evidence-number", &[("number", (index + 1).into())]);
                    li.stack.g2 {
                        @if file.kind() == Some(Kind::Jpeg) {
                            a href=(address) { img src=(address) alt=(number) loading="lazy"; }
                        } @else {
                            p { a href=(address) { (icon("download")) " " (words.say("evidence-download")) span.vh { ": " (number) } } }
                        }
                        p.small.soft { (file.name) @if !file.name.is_empty() { ", " } (size(words, file.bytes)) }
                    }
                }
            }
        }
    }
}

/// The size of a file, rounded up.
pub(super) fn size(words: Words, bytes: i32) -> String {
    let kb = bytes.unsigned_abs().div_ceil(1000);
    words.fill("evidence-size", &[("kb", kb.into())])
}

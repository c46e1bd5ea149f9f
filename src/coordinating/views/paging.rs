//! From page to page of a long list.

use maud::{Markup, html};

use crate::coordinating::paging::Pages;
use crate::i18n::Words;

/// Links to the page before and the next one, where there is more than one. The address has the rest of what was
/// asked, and `at` is where the list stands in the page.
pub(super) fn paging(words: Words, pages: Pages, path: &str, query: &str, at: &str) -> Markup {
    let Pages { page, last } = pages;
    let link = |page: usize| {
        let query = if query.is_empty() { String::new() } else { format!("{query}&") };
        format!("{path}?{query}page={page}#{at}")
    };
    html! {
        @if last > 1 {
            nav.row.noprint aria-label=(words.say("standing-pages")) {
                @if page > 1 { a.btn.quiet.sm href=(link(page - 1)) rel="prev" { (words.say("page-before")) } }
                span.small { (words.fill("page-of", &[("page", page.into()), ("pages", last.into())])) }
                @if page < last { a.btn.quiet.sm href=(link(page + 1)) rel="next" { (words.say("page-next")) } }
            }
        }
    }
}

//! The page of the notes as markup.

use chrono_tz::Tz;
use maud::{Markup, html};

use super::pages::{Line, Page, Shelf, anchor};
use super::write::LONGEST;
use crate::i18n::Words;
use crate::web::components::{back, hidden, icon};
use crate::web::{Frame, Nav};

/// The page.
pub fn page(frame: &Frame, page: &Page, zone: Tz) -> Markup {
    let words = frame.words;
    let main = html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                (back("/record", words.say("nav-record")))
                h1 { (words.say("notes-title")) }
                p.read { (words.say("notes-about")) }
            }
            @if let Some((lesson, step)) = &page.deleted { div role="status" {
                form.note.info.row.apart.noprint method="post" action="/notes/restore" {
                    p { (words.say("notes-deleted")) }
                    (hidden("lesson", lesson.to_string())) (hidden("step", step.as_str()))
                    button.btn.quiet.sm { (words.say("notes-undo")) }
                }
            } }
            @if page.total == 0 {
                div.empty.stack {
                    p { (words.say("notes-empty")) }
                    p { a.btn href="/" { (words.say("notes-find")) } }
                }
            } @else {
                form.row.low.noprint action="/notes" role="search" {
                    div.field.grow {
                        label for="q" { (words.say("notes-search")) }
                        input #q name="q" type="search" value=(page.query) autocomplete="off";
                    }
                    button.btn { (icon("search")) " " (words.say("notes-look")) }
                }
                @if !page.query.is_empty() { (found(words, page)) }
                @for shelf in &page.shelves { (one(words, shelf, zone)) }
            }
        }
    };
    frame.page(words.say("notes-title")).at(Nav::Record).noindex().render(main)
}

fn found(words: Words, page: &Page) -> Markup {
    let count: usize = page.shelves.iter().map(|shelf| shelf.lines.len()).sum();
    html! {
        p role="status" {
            (words.fill("notes-found", &[("count", count.into()), ("query", page.query.as_str().into())])) " "
            a.noprint href="/notes" { (words.say("notes-all")) }
        }
    }
}

fn one(words: Words, shelf: &Shelf, zone: Tz) -> Markup {
    let lesson = shelf.edition.text(words.language());
    let lang = words.lang(shelf.edition.speaks(words.language()));
    html! {
        section.stack aria-labelledby={ "l-" (shelf.edition.lesson_id) } {
            h2.h3 id={ "l-" (shelf.edition.lesson_id) } lang=[lang] {
                @if shelf.open { a href=(shelf.edition.path()) { (lesson.title) } } @else { (lesson.title) }
            }
            @if !shelf.open { p.small.soft { (words.say("notes-withdrawn")) } }
            @for line in &shelf.lines { (note(words, shelf, line, zone)) }
        }
    }
}

fn note(words: Words, shelf: &Shelf, line: &Line, zone: Tz) -> Markup {
    let note = &line.note;
    let id = anchor(note.lesson_id, &note.step_id);
    let which = || html! { (hidden("lesson", note.lesson_id.to_string())) (hidden("step", note.step_id.as_str())) };
    let day = words.date(note.noted_at.with_timezone(&zone).date_naive());
    let name = [("title", line.title.as_str().into())];
    let of = shelf.edition.speaks(words.language());
    html! {
        article.panel.stack.g2 id=(id) {
            h3.h4 {
                @match line.number.filter(|_| shelf.open) {
                    Some(number) => a href={ (shelf.edition.path()) "/" (number) } {
                        (words.around("notes-step", &[("step", number.into())], ("title", &line.title, of)))
                    },
                    None => span lang=[words.lang(of)] { (line.title) },
                }
            }
            @if !note.text.is_empty() { p.said { (note.text) } }
            p.small.soft {
                @if note.bookmarked_at.is_some() { span.tag { (icon("mark")) (words.say("note-bookmarked")) } " " }
                (day)
            }
            div.row.noprint {
                details.grow {
                    summary {
                        (words.say(if note.text.is_empty() { "notes-add" } else { "notes-change" }))
                        span.vh { " " (words.around("notes-at", &[], ("title", &line.title, of))) }
                    }
                    form.stack.g3 method="post" action="/notes" {
                        (which()) (hidden("version", note.lesson_version_id.to_string()))
                        div.field {
                            label for={ (id) "-text" } { (words.say("note-title")) }
                            textarea id={ (id) "-text" } name="note" rows="4" maxlength=(LONGEST) { (note.text) }
                        }
                        button.btn.quiet { (words.say("note-save")) }
                    }
                }
                form method="post" action="/notes/delete" {
                    (which())
                    button.btn.plain aria-label=(words.fill("notes-delete-one", &name)) { (words.say("notes-delete")) }
                }
            }
        }
    }
}

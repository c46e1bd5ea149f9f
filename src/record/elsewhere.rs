//! Training done elsewhere on the record: what there is, and the way to add more.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::activities::{self, Activity, State};
use crate::i18n::Words;
use crate::web::components::icon;

/// What was added, each with how far it has come.
pub fn list(words: Words, all: &[Activity], today: NaiveDate) -> Markup {
    html! {
        section.stack aria-labelledby="elsewhere" {
            h2 #elsewhere { (words.say("elsewhere-title")) }
            table aria-labelledby="elsewhere" {
                thead { tr {
                    th scope="col" { (words.say("record-date")) }
                    th scope="col" { (words.say("record-what")) }
                    th.num scope="col" { (words.say("record-time")) }
                } }
                tbody { @for activity in all { (row(words, activity, today)) } }
            }
        }
    }
}

fn row(words: Words, activity: &Activity, today: NaiveDate) -> Markup {
    let claim = activity.sent();
    let text = |field: &str| activity.form.get(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let title = claim.as_ref().map_or_else(|| text("title"), |claim| claim.title.clone());
    let title = if title.is_empty() { words.say("elsewhere-untitled") } else { title };
    html! {
        tr {
            td { @if let Some(day) = activity.occurred_on { (date(words, day, today)) } }
            th scope="row" {
                a href=(activity.path()) { (title) }
                div.small.plainly {
                    @if let Some(claim) = &claim { span.soft { (activities::kind(words, claim.kind)) ", " (claim.provider) } br; }
                    (activities::tag(words, activity.state))
                }
            }
            td.num {
                @if let Some(claim) = claim.filter(|_| activity.state != State::Draft) {
                    (claim.extent().short(words))
                }
            }
        }
    }
}

fn date(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    if day.year() == today.year() { words.short_date(day) } else { words.short_date_and_year(day) }
}

/// The way to add more.
pub fn panel(words: Words) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="learned" {
            h2.h4 #learned { (words.say("elsewhere-panel")) }
            p.small { (words.say("elsewhere-about")) }
            p { a.btn href="/record/add" { (icon("plus")) " " (words.say("add-title")) } }
            p.small { a href="/room" { (words.say("room-have-code")) } }
        }
    }
}

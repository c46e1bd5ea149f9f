//! A run as a page.

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::accounts::User;
use crate::i18n::Words;
use crate::registrar::run_rows::{Counts, Run};
use crate::web::components::{back, bar};

/// What the page shows.
pub(in crate::registrar) struct Shown<'a> {
    pub run: &'a Run,
    /// The title of the module, or the name of the program; none where certificates are issued anew.
    pub what: Option<&'a str>,
    pub counts: Counts,
    pub by: User,
    pub zone: Tz,
}

impl Shown<'_> {
    /// Whether it is at work.
    pub fn works(&self) -> bool {
        self.run.finished_at.is_none() && self.run.stopped_at.is_none()
    }

    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let Counts { open, issued, kept } = self.counts;
        let path = self.run.path();
        let state = match (self.run.finished_at, self.run.stopped_at) {
            (Some(_), _) => "run-finished",
            (None, Some(_)) => "run-stopped",
            (None, None) => "run-works",
        };
        html! {
            div.wrap.stack.g5.mid {
                div.stack.g2 {
                    (back("/assoc/certificates", words.say("register-title")))
                    h1 { (words.say("run-title")) }
                    p.soft { @match self.what { Some(title) => (title), None => (words.say("run-anew")) } }
                }
                div.stack.g5 #run data-again=[self.works().then_some("2")] {
                    p role="status" { (words.fill(state, &[("done", (issued + kept).into()), ("all", self.counts.all().into())])) }
                    (bar(self.counts.percent()))
                    dl.figs {
                        div { dt { (words.say("run-issued")) } dd { (issued) } }
                        div { dt { (words.say("run-kept")) } dd { (kept) } }
                        div { dt { (words.say("run-open")) } dd { (open) } }
                    }
                    @if kept > 0 { p.small.soft { (words.say("run-kept-why")) } }
                    @if self.run.finished_at.is_none() {
                        div.row {
                            @if self.works() {
                                a.btn.quiet href=(path) { (words.say("run-look")) }
                                form method="post" action={ (path) "/stop" } { button.btn.quiet { (words.say("run-stop")) } }
                            } @else {
                                form method="post" action={ (path) "/go-on" } { button.btn { (words.say("run-go-on")) } }
                            }
                        }
                        p.small.soft { (words.say("run-leave")) }
                    }
                }
                dl.facts {
                    div { dt { (words.say("run-by")) } dd { (self.by.name) } }
                    div { dt { (words.say("run-when")) } dd { (words.moment(self.run.made_at, self.zone)) } }
                    div { dt { (words.say("desk-why")) } dd.said { (self.run.note) } }
                    div { dt { (words.say("run-mail")) } dd { (words.say(if self.run.tell { "run-mail-yes" } else { "run-mail-no" })) } }
                }
            }
        }
    }
}

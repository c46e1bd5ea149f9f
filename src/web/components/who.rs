//! Who a line of a list is: typed by hand, with everybody offered once for the whole page.

use maud::{Markup, Render, html};

use crate::i18n::Words;

/// The id of the list of everybody that is offered.
const EVERYBODY: &str = "everybody";

/// Everybody that is offered, once for a page.
pub fn everybody<'a>(people: impl Iterator<Item = (&'a str, &'a str)>) -> Markup {
    html! { datalist id=(EVERYBODY) { @for (name, email) in people { option value={ (name) ", " (email) } {} } } }
}

/// The question who a line is. It sends `line` and `person` for each line, in their order, and `nobody` for one that is
/// left out.
pub struct Who<'a> {
    /// In whose language.
    pub words: Words,
    /// Which line.
    pub number: String,
    /// What the list calls them.
    pub name: &'a str,
    /// What was typed before.
    pub typed: &'a str,
    /// Whether it was said that the line is left out.
    pub nobody: bool,
    /// Whether nobody is known by what the list says: then it is asked openly.
    pub open: bool,
    /// What is wrong with what was typed.
    pub problem: Option<String>,
}

impl Render for Who<'_> {
    fn render(&self) -> Markup {
        html! {
            @if self.open || self.nobody || !self.typed.is_empty() { (self.asked()) } @else {
                details {
                    summary.small { (self.words.say("who-somebody-else")) span.vh { ": " (self.name) } }
                    (self.asked())
                }
            }
        }
    }
}

impl Who<'_> {
    fn asked(&self) -> Markup {
        let id = format!("who-{}", self.number);
        let problem_id = format!("{id}-problem");
        html! {
            div.field.bad[self.problem.is_some()] {
                label for=(id) { (self.words.fill("attendance-who", &[("name", self.name.into())])) }
                @if let Some(problem) = &self.problem { p.err id=(problem_id) { (problem) } }
                input type="hidden" name="line" value=(self.number);
                input id=(id) name="person" type="text" list=(EVERYBODY) value=(self.typed) autocomplete="off"
                    aria-describedby=[self.problem.as_ref().map(|_| &problem_id)] aria-invalid=[self.problem.as_ref().map(|_| "true")];
            }
            label.check {
                input type="checkbox" name="nobody" value=(self.number) checked[self.nobody];
                span { (self.words.say("attendance-leave-out")) span.vh { ": " (self.name) } }
            }
        }
    }
}

//! A labelled control with its hint and its problem.

use maud::{Markup, Render, html};

use crate::i18n::Words;
use crate::web::Problems;

/// One field of a form. The label names it, the hint helps, the problem says what to change.
pub struct Field<'a> {
    /// The name and the id.
    pub name: &'static str,
    /// What it asks for.
    pub label: String,
    /// What to type, when the label doesn't say it all.
    pub hint: Option<String>,
    /// What was typed before.
    pub value: &'a str,
    /// `text`, `email`, `password`, `date`, `time` or `textarea`.
    pub kind: &'static str,
    /// The autocomplete token of HTML, so that nobody types what the browser knows.
    pub autocomplete: &'static str,
    /// What is wrong, if anything.
    pub problems: &'a Problems,
}

/// Makes the plain fields of one form: name, key of the label, kind and what was typed. They have no hint, and the
/// browser fills in nothing.
pub fn plain<'a>(
    words: Words,
    problems: &'a Problems,
) -> impl Fn(&'static str, &str, &'static str, &'a str) -> Field<'a> {
    move |name, label, kind, value| {
        let label = words.say(label);
        Field { name, label, hint: None, value, kind, autocomplete: "off", problems }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        labelled(self.name, &self.label, self.hint.as_deref(), self.problems, |described, invalid| {
            html! {
                @if self.kind == "textarea" {
                    textarea id=(self.name) name=(self.name) rows="5" aria-describedby=[described] aria-invalid=[invalid] { (self.value) }
                } @else {
                    input id=(self.name) name=(self.name) type=(self.kind) value=(self.value) autocomplete=(self.autocomplete)
                        aria-describedby=[described] aria-invalid=[invalid];
                }
            }
        })
    }
}

/// One choice of several, as a select.
pub struct Choice<'a> {
    /// The name and the id.
    pub name: &'static str,
    /// What it asks for.
    pub label: String,
    /// What to choose, when the label doesn't say it all.
    pub hint: Option<String>,
    /// The options, the chosen one marked.
    pub options: Markup,
    /// What is wrong, if anything.
    pub problems: &'a Problems,
}

impl Render for Choice<'_> {
    fn render(&self) -> Markup {
        labelled(self.name, &self.label, self.hint.as_deref(), self.problems, |described, invalid| {
            html! { select id=(self.name) name=(self.name) aria-describedby=[described] aria-invalid=[invalid] { (self.options) } }
        })
    }
}

/// A control between its label, hint and problem. It is told what describes it, and whether it is invalid.
fn labelled(
    name: &str,
    label: &str,
    hint: Option<&str>,
    problems: &Problems,
    control: impl FnOnce(Option<String>, Option<&str>) -> Markup,
) -> Markup {
    let problem = problems.of(name);
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let described = [hint.map(|_| hint_id.as_str()), problem.map(|_| problem_id.as_str())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        div.field.bad[problem.is_some()] {
            label for=(name) { (label) }
            @if let Some(hint) = hint { p.hint id=(hint_id) { (hint) } }
            @if let Some(problem) = problem { p.err id=(problem_id) { (problem) } }
            (control(Some(described).filter(|ids| !ids.is_empty()), problem.map(|_| "true")))
        }
    }
}

/// A value that goes along with a form.
pub fn hidden(name: &str, value: impl Render) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

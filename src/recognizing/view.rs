//! The form of a certificate that is recognized.

use maud::{Markup, html};

use super::form::RecognizeForm;
use crate::accounts::User;
use crate::credit::programs::Standing;
use crate::i18n::{Language, Words};
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden, plain};

/// What the page shows.
pub(super) struct Shown<'a> {
    pub person: &'a User,
    pub standing: &'a Standing,
    pub form: &'a RecognizeForm,
    pub problems: &'a Problems,
}

/// The page.
pub(super) fn view(words: Words, shown: &Shown<'_>) -> Markup {
    let (standing, form) = (shown.standing, shown.form);
    let english = words.lang(Language::English);
    let people = format!("/assoc/programs/{}/people", standing.enrollment.program);
    let span = words.fill(
        "program-span",
        &[("from", words.date(standing.kept.period.span.starts).into()), ("to", words.date(standing.ends).into())],
    );
    let field = plain(words, shown.problems);
    html! {
        div.wrap.stack.g5.mid {
            (shown.problems.summary(words))
            div.stack.g2 {
                (back(&people, words.say("rules-people")))
                h1 { (words.say("recognize-title")) }
                p {
                    b { (shown.person.name) } ", "
                    span lang=[english] { (standing.rules.program.name) ", " (standing.track.name) } ", " (span)
                }
                p.read { (words.say("recognize-about")) }
            }
            form.stack.g5 method="post" enctype="multipart/form-data" novalidate {
                (hidden("id", form.id.as_str()))
                (field("title", "recognize-which", "text", &form.title))
                (field("number", "recognize-number", "text", &form.number))
                (field("issuer", "recognize-issuer", "text", &form.issuer))
                (field("issued_on", "recognize-issued", "date", &form.issued_on))
                (Field { hint: Some(words.say("recognize-expires-hint")), ..field("expires_on", "recognize-expires", "date", &form.expires_on) })
                (satisfies(words, shown))
                (Field { hint: Some(words.say("recognize-reason-hint")), ..field("reason", "rules-reason", "textarea", &form.reason) })
                (evidence(words, shown.problems))
                p { button.btn { (words.say("recognize-save")) } }
            }
        }
    }
}

fn satisfies(words: Words, shown: &Shown<'_>) -> Markup {
    let (form, rules) = (shown.form, &shown.standing.rules);
    let english = words.lang(Language::English);
    let problem = shown.problems.of("satisfies");
    let field = plain(words, shown.problems);
    let unit = [("unit", rules.unit.name.as_str().into())];
    html! {
        fieldset.stack.g3.bad[problem.is_some()] aria-describedby=[problem.map(|_| "satisfies-problem")] {
            legend.label { (words.say("recognize-satisfies")) }
            @if let Some(problem) = problem { p.err #satisfies-problem { (problem) } }
            label.check {
                input #satisfies type="radio" name="satisfies" value="period" checked[form.satisfies == "period"];
                (words.say("recognize-period"))
            }
            label.check {
                input type="radio" name="satisfies" value="units" checked[form.satisfies == "units"];
                (words.fill("recognize-units", &unit))
            }
            (Field { hint: Some(words.say("recognize-amount-hint")), label: words.fill("recognize-amount", &unit), ..field("amount", "recognize-which", "text", &form.amount) })
            @if !rules.categories.is_empty() {
                (Choice { name: "category", label: words.say("recognize-category"), hint: None, problems: shown.problems, options: html! {
                    option value="" { (words.say("recognize-no-category")) }
                    @for category in &rules.categories {
                        option value=(category.code) selected[form.category == category.code] lang=[english] { (category.name) }
                    }
                } })
            }
        }
    }
}

fn evidence(words: Words, problems: &Problems) -> Markup {
    let problem = problems.of("evidence");
    html! {
        div.field.bad[problem.is_some()] {
            label for="evidence" { (words.say("recognize-evidence")) }
            p.hint #evidence-hint { (words.say("recognize-evidence-hint")) }
            @if let Some(problem) = problem { p.err #evidence-problem { (problem) } }
            input #evidence name="evidence" type="file" accept="image/jpeg,image/png,image/webp,image/gif,application/pdf" multiple
                aria-describedby=(if problem.is_some() { "evidence-hint evidence-problem" } else { "evidence-hint" })
                aria-invalid=[problem.map(|_| "true")];
        }
    }
}

//! The form of a layout beside its preview.

use maud::{Markup, html};

use crate::certificates::layout::{Layout, Placeholder};
use crate::certificates::{Dress, Facts, sheet};
use crate::i18n::{Language, Words};
use crate::organizations::Organization;
use crate::registrar::layout_form::LayoutForm;
use crate::web::Problems;
use crate::web::components::{Choice, Field, back, hidden};

/// What the page shows.
pub(in crate::registrar) struct Shown<'a> {
    pub organization: &'a Organization,
    pub form: &'a LayoutForm,
    /// What the form means.
    pub layout: &'a Layout,
    pub problems: &'a Problems,
    pub saved: bool,
    /// The certificate of the preview.
    pub facts: &'a Facts,
    pub dress: &'a Dress,
}

/// The organizations of somebody who keeps several.
pub(in crate::registrar) fn choice(words: Words, all: &[Organization]) -> Markup {
    html! {
        div.wrap.stack.g5.mid {
            div.stack.g2 { (back("/assoc/certificates", words.say("register-title"))) h1 { (words.say("layout-page")) } }
            ul { @for one in all { li { a href={ "/assoc/certificates/layout/" (one.slug) } { (one.body.name) } } } }
        }
    }
}

impl Shown<'_> {
    /// The page.
    pub fn render(&self, words: Words) -> Markup {
        let path = format!("/assoc/certificates/layout/{}", self.organization.slug);
        let preview = format!("{path}/preview");
        html! {
            div.wrap.stack.g6 {
                @if self.saved { p.note.ok role="status" { (words.say("layout-saved")) } }
                (self.problems.summary(words))
                div.stack.g2 {
                    (back("/assoc/certificates", words.say("register-title")))
                    h1 { (words.say("layout-page")) }
                    p.soft { (self.organization.body.name) }
                    p { (words.say("layout-means")) }
                }
                // Beside the form it stays in view while somebody types.
                div.cols.even {
                    section.stack.g3 aria-labelledby="preview-title" {
                        h2.h3 #preview-title { (words.say("layout-preview")) }
                        p.small.soft { (words.say("layout-preview-hint")) }
                        div #preview { (sheet(self.facts, self.dress)) }
                    }
                    form.stack.g6.mid method="post" action=(path) enctype="multipart/form-data" novalidate data-preview=(preview) {
                        (hidden("seen", self.form.seen))
                        (self.words_of_it(words))
                        (self.looks(words))
                        (self.signing(words))
                        div.row {
                            button.btn { (words.say("layout-save")) }
                            button.btn.quiet formaction=(preview) { (words.say("layout-show")) }
                            button.btn.quiet formaction={ (preview) ".pdf" } { (words.say("layout-show-pdf")) }
                            a.btn.plain href="/assoc/certificates" { (words.say("cancel")) }
                        }
                        p.small.soft { (words.say("layout-old")) }
                    }
                }
            }
        }
    }

    fn field<'f>(&'f self, words: Words, name: &'static str, kind: &'static str, value: &'f str) -> Field<'f> {
        Field {
            name,
            label: words.say(&format!("layout-{name}")),
            hint: Some(words.say(&format!("layout-{name}-hint"))),
            value,
            kind,
            autocomplete: "off",
            problems: self.problems,
        }
    }

    fn words_of_it(&self, words: Words) -> Markup {
        let form = self.form;
        html! {
            fieldset.stack.g5 {
                legend.h3 { (words.say("layout-words")) }
                (Choice { name: "language", label: words.say("layout-language"), hint: None, problems: self.problems, options: html! {
                    option value="" { (words.say("layout-language-usual")) }
                    @for language in Language::ALL {
                        option value=(language.tag()) lang=(language.tag()) selected[form.language == language.tag()] { (language.own_name()) }
                    }
                } })
                (self.field(words, "title", "text", &form.title))
                (self.field(words, "statement", "textarea", &form.statement))
                details {
                    summary { (words.say("layout-places")) }
                    dl.facts.tight {
                        @for place in Placeholder::ALL {
                            div { dt { code { "{" (place.name()) "}" } } dd { (words.say(&format!("layout-place-{}", place.name()))) } }
                        }
                    }
                    p.small.soft { (words.say("layout-places-hint")) }
                }
                (self.field(words, "closing", "textarea", &form.closing))
                (self.field(words, "accredited_until", "date", &form.accredited_until))
            }
        }
    }

    fn looks(&self, words: Words) -> Markup {
        let form = self.form;
        html! {
            fieldset.stack.g5 {
                legend.h3 { (words.say("layout-looks")) }
                (self.field(words, "accent", "color", &form.accent))
                (self.picture(words, "logo_file", ("logo", &form.logo), ("no_logo", self.layout.logo.is_some())))
            }
        }
    }

    fn signing(&self, words: Words) -> Markup {
        let form = self.form;
        let has = |place: usize| self.layout.signatories.get(place).is_some_and(|one| one.signature.is_some());
        html! {
            fieldset.stack.g5 {
                legend.h3 { (words.say("layout-first")) }
                (self.field(words, "first_name", "text", &form.first_name))
                (self.field(words, "first_title", "text", &form.first_title))
                (self.picture(words, "first_signature_file", ("first_signature", &form.first_signature), ("no_first_signature", has(0))))
            }
            fieldset.stack.g5 {
                legend.h3 { (words.say("layout-second")) }
                p.hint { (words.say("layout-second-hint")) }
                (self.field(words, "second_name", "text", &form.second_name))
                (self.field(words, "second_title", "text", &form.second_title))
                (self.picture(words, "second_signature_file", ("second_signature", &form.second_signature), ("no_second_signature", has(1))))
            }
        }
    }

    /// A picture to choose; what was chosen before goes along and can be taken out.
    fn picture(
        &self,
        words: Words,
        name: &'static str,
        (kept, hash): (&'static str, &str),
        (without, has): (&'static str, bool),
    ) -> Markup {
        let problem = self.problems.of(name);
        let hint_id = format!("{name}-hint");
        let problem_id = format!("{name}-problem");
        let described = match problem {
            Some(_) => format!("{hint_id} {problem_id}"),
            None => hint_id.clone(),
        };
        html! {
            div.field.bad[problem.is_some()] {
                label for=(name) { (words.say(&format!("layout-{kept}"))) }
                p.hint id=(hint_id) { (words.say("layout-picture-hint")) }
                @if let Some(problem) = problem { p.err id=(problem_id) { (problem) } }
                input id=(name) name=(name) type="file" accept="image/png,image/jpeg,image/webp,image/gif" aria-describedby=(described)
                    aria-invalid=[problem.map(|_| "true")];
                (hidden(kept, hash))
            }
            @if has { label.check { input type="checkbox" name=(without) value="yes"; (words.say(&format!("layout-{kept}-without"))) } }
        }
    }
}

//! `/m/{slug}/feedback`: the feedback form that closes a module, and with it the module.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::complete_module::Done;
use super::evaluation::pages::{Found, find};
use crate::accounts::Learner;
use crate::app::App;
use crate::error::Result;
use crate::format::{FeedbackItem, FeedbackKind};
use crate::i18n::Language;
use crate::modules::Edition;
use crate::progress::Said;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// The longest answer in words, in characters.
const LONGEST: usize = 2_000;

/// `GET /m/{slug}/feedback`
pub async fn show(learner: Learner, app: Data<App>, slug: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let Found { module, evaluation, turns } = find(&mut conn, &app, &learner, &slug).await?;
    if turns.open.is_none() {
        return Ok(see_other(module.path()));
    }
    if evaluation.is_none_or(|evaluation| evaluation.passed_at.is_none()) {
        return Ok(see_other(format!("{}/evaluation", module.path())));
    }
    Ok(ok(view(&learner, &module, &Said::new(), &Problems::new())))
}

/// The form: a field for each item, named by its id.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(flatten)]
    fields: BTreeMap<String, String>,
}

/// `POST /m/{slug}/feedback`: send it, and finish the module.
pub async fn send(learner: Learner, app: Data<App>, slug: Path<String>, form: Form<Sent>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let Found { module, evaluation, .. } = find(&mut conn, &app, &learner, &slug).await?;
    if evaluation.is_none_or(|evaluation| evaluation.passed_at.is_none()) {
        return Ok(see_other(format!("{}/evaluation", module.path())));
    }
    let said = said(&module, &form.0);
    let unanswered = module.body.feedback.iter().filter(|item| matches!(item.kind, FeedbackKind::Scale { .. }));
    let missing = unanswered.filter(|item| !said.contains_key(&item.id)).count();
    if missing > 0 {
        let mut problems = Problems::new();
        problems.add("feedback", learner.frame.words.fill("feedback-open", &[("count", missing.into())]));
        return Ok(unprocessable(view(&learner, &module, &said, &problems)));
    }
    Ok(match super::complete_module(&mut conn, &app, learner.id, &module, &said, app.now()).await? {
        Done::Finished(_) => see_other(format!("{}/done", module.path())),
        // The module got another lesson or question meanwhile: its page says what is still to do.
        Done::Missing(_) => see_other(module.path()),
    })
}

fn said(module: &Edition, sent: &Sent) -> Said {
    let mut said = Said::new();
    for item in &module.body.feedback {
        let answer = sent.fields.get(&format!("f-{}", item.id)).map(|text| text.trim()).unwrap_or_default();
        let fits = match item.kind {
            FeedbackKind::Scale { .. } => matches!(answer, "1" | "2" | "3" | "4" | "5"),
            FeedbackKind::Text => !answer.is_empty(),
        };
        if fits {
            said.insert(item.id.clone(), answer.chars().take(LONGEST).collect());
        }
    }
    said
}

fn view(learner: &Learner, module: &Edition, said: &Said, problems: &Problems) -> Markup {
    let words = learner.frame.words;
    let title = words.fill("feedback-title", &[("module", module.body.title.as_str().into())]);
    let main = html! {
        div.wrap.lesson.stack.g5 {
            (problems.summary(words))
            p.kicker { a href=(module.path()) lang=[words.lang(Language::English)] { (module.body.title) } }
            h1 { (words.around("feedback-title", &[], ("module", &module.body.title, Language::English))) }
            p.read { (words.say("feedback-about")) }
            form #feedback.stack.read.g6 method="post" action={ (module.path()) "/feedback" } {
                @for item in &module.body.feedback { (field(learner, item, said.get(&item.id).map_or("", String::as_str))) }
                div.row { button.btn { (words.say("feedback-send")) } }
            }
        }
    };
    learner.frame.page(title).at(Nav::Lessons).noindex().error(!problems.is_empty()).render(main)
}

fn field(learner: &Learner, item: &FeedbackItem, value: &str) -> Markup {
    let words = learner.frame.words;
    let name = format!("f-{}", item.id);
    match &item.kind {
        FeedbackKind::Text => html! {
            div.field {
                label for=(name) lang=[words.lang(Language::English)] { (item.text) }
                p.hint id={ (name) "-hint" } { (words.say("feedback-optional")) }
                textarea id=(name) name=(name) rows="3" aria-describedby={ (name) "-hint" } { (value) }
            }
        },
        FeedbackKind::Scale { low, high } => html! {
            fieldset.stack.g2.ask {
                legend lang=[words.lang(Language::English)] { (item.text) }
                p.hint { (words.fill("feedback-scale", &[("low", low.as_str().into()), ("high", high.as_str().into())])) }
                div.row.scale {
                    @for number in ["1", "2", "3", "4", "5"] {
                        label.choice { input type="radio" name=(name) value=(number) checked[value == number]; " " span { (number) } }
                    }
                }
            }
        },
    }
}

//! `/welcome`: what a new account is asked once: the name and the library for certificates.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};
use serde::Deserialize;

use super::pages::read;
use super::views::{library_field, name_field};
use crate::accounts::permission::Learner;
use crate::accounts::signin::pages::next_of;
use crate::accounts::{profile, sessions};
use crate::app::App;
use crate::error::Result;
use crate::web::components::hidden;
use crate::web::{Form, Frame, Problems, local_path, ok, see_other, unprocessable};

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
pub(in crate::accounts) struct WelcomeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    library: String,
    #[serde(default)]
    next: String,
}

/// `GET /welcome`
pub(in crate::accounts) async fn show(learner: Learner, request: HttpRequest) -> HttpResponse {
    let form = WelcomeForm { next: next_of(&request), ..WelcomeForm::default() };
    ok(page(&learner.frame, &form, &Problems::new()))
}

/// `POST /welcome`
pub(in crate::accounts) async fn save(
    learner: Learner,
    app: Data<App>,
    form: Form<WelcomeForm>,
) -> Result<HttpResponse> {
    let Form(form) = form;
    let words = learner.frame.words;
    let mut problems = Problems::new();
    let name = read("name", profile::name(&form.name), words, &mut problems);
    let library = read("library", profile::library(&form.library), words, &mut problems);
    if !problems.is_empty() {
        return Ok(unprocessable(page(&learner.frame, &form, &problems)));
    }
    let mut conn = app.conn().await?;
    profile::save_names(&mut conn, learner.id, &name, &library).await?;
    sessions::call_back(&mut conn, &app, learner.id).await?;
    Ok(see_other(local_path(&form.next)))
}

fn page(frame: &Frame, form: &WelcomeForm, problems: &Problems) -> Markup {
    let words = frame.words;
    let title = words.fill("welcome-title", &[("site", frame.site.as_str().into())]);
    let main = html! {
        div.wrap { div.read.stack.g5 {
            (problems.summary(words))
            h1 { (title) }
            p { (words.say("welcome-lead")) }
            form.panel.stack method="post" action="/welcome" novalidate {
                (hidden("next", form.next.as_str()))
                (name_field(words, &form.name, problems))
                (library_field(words, &form.library, problems))
                button.btn { (words.say("welcome-save")) }
            }
            p.small.soft { (words.say("welcome-later")) }
        } }
    };
    frame.page(title).error(!problems.is_empty()).noindex().render(main)
}

//! Which digests someone gets: `/me/email`.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use maud::{Markup, html};
use serde::Deserialize;

use crate::accounts::Learner;
use crate::app::App;
use crate::cohorts::{self, Cohort, CohortId, Membership};
use crate::coordinating::days;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::web::components::{hidden, icon};
use crate::web::{Form, ok, see_other};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// One cohort, and whether its digest is wanted.
#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    cohort: String,
    digest: String,
}

/// `GET /me/email`
pub(super) async fn show(learner: Learner, app: Data<App>, told: Query<Told>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let mine = cohorts::memberships(&mut conn, learner.id).await?;
    let words = learner.frame.words;
    Ok(ok(learner.frame.page(words.say("email-title")).render(view(words, &mine, told.done == "saved"))))
}

/// `POST /me/email`
pub(super) async fn save(learner: Learner, app: Data<App>, Form(choice): Form<Choice>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let cohort: CohortId = choice.cohort.parse().map_err(|_| Error::NotFound)?;
    if !cohorts::set_digest(&mut conn, learner.id, cohort, choice.digest == "on", app.now()).await? {
        return Err(Error::NotFound);
    }
    Ok(see_other("/me/email?done=saved"))
}

fn view(words: Words, mine: &[(Cohort, Membership)], saved: bool) -> Markup {
    html! {
        div.wrap.stack.g6.mid {
            @if saved { p.note.ok role="status" { (words.say("email-saved")) } }
            div.stack.g2 {
                p.kicker { a href="/me" { (icon("back")) " " (words.say("me-title")) } }
                h1 { (words.say("email-title")) }
            }
            p { (words.say("email-about")) }
            @if mine.is_empty() {
                div.empty.stack {
                    h2.h3 { (words.say("email-empty-title")) }
                    p { (words.say("email-empty")) }
                    p { a.btn.quiet href="/" { (words.say("email-empty-lessons")) } }
                }
            }
            @for (cohort, membership) in mine { (choice(words, cohort, membership)) }
        }
    }
}

fn choice(words: Words, cohort: &Cohort, membership: &Membership) -> Markup {
    let on = membership.digest_stopped_at.is_none();
    html! {
        section.panel.stack.g3 {
            h2.h4 { a href=(cohort.path()) { (cohort.name) } }
            @match cohort.digest_rhythm {
                None => p { (words.say("email-none")) },
                Some(rhythm) => {
                    p { (words.fill(if on { "email-on" } else { "email-off" }, &[("days", days(words, rhythm).into())])) }
                    form method="post" action="/me/email" {
                        (hidden("cohort", cohort.id.to_string()))
                        (hidden("digest", if on { "off" } else { "on" }))
                        button.btn.quiet { (words.say(if on { "email-stop" } else { "email-start" })) span.vh { " " (cohort.name) } }
                    }
                }
            }
        }
    }
}

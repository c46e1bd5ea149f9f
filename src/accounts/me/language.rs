//! `/language`: the other language, from the foot of any page.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::pages::DISPLAY_SECONDS;
use crate::accounts::permission::Visitor;
use crate::accounts::{profile, sessions};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Language;
use crate::web::{Display, Form, cookies, local_path, see_other};

/// Which language, and the page to come back to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::accounts) struct Choice {
    language: String,
    next: String,
}

/// `POST /language`: kept on this device, and for someone signed in with their account.
pub(in crate::accounts) async fn choose(
    visitor: Visitor,
    request: HttpRequest,
    app: Data<App>,
    form: Form<Choice>,
) -> Result<HttpResponse> {
    let Form(Choice { language, next }) = form;
    if let Some(language) = Language::known(&language) {
        let display = Display { language: Some(language), ..visitor.frame.display };
        cookies::set(&request, &app, Display::COOKIE, display.to_cookie(), DISPLAY_SECONDS);
        if let Some(person) = &visitor.person {
            let mut conn = app.conn().await?;
            profile::save_language(&mut conn, person.id, language).await?;
            sessions::call_back(&mut conn, &app, person.id).await?;
        }
    }
    Ok(see_other(local_path(&next)))
}

//! `/me`: the account page and its form.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::views::{self, Account};
use crate::accounts::permission::Learner;
use crate::accounts::profile::{self, Fault};
use crate::accounts::signin::pages::unkept;
use crate::accounts::{password, sessions, users};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Words};
use crate::time::Zone;
use crate::web::{Display, Form, Problems, cookies, ok, see_other, unprocessable};

/// How long a device remembers its display settings: a year.
pub(super) const DISPLAY_SECONDS: i64 = 365 * 24 * 60 * 60;

/// The form as it was typed.
#[derive(Clone, Debug, Deserialize)]
pub(in crate::accounts) struct AboutForm {
    /// Name on certificates.
    #[serde(default)]
    pub name: String,
    /// Library.
    #[serde(default)]
    pub library: String,
    /// IANA name.
    #[serde(default)]
    pub time_zone: String,
    /// Tag.
    #[serde(default)]
    pub language: String,
    /// `yes` where older certificates may say the present name.
    #[serde(default)]
    pub present_name: String,
}

/// The form as it was understood.
struct About {
    name: String,
    library: String,
    zone: Zone,
    language: Language,
}

impl AboutForm {
    fn parse(&self, words: Words) -> Result<About, Problems> {
        let mut problems = Problems::new();
        let name = read("name", profile::name(&self.name), words, &mut problems);
        let library = read("library", profile::library(&self.library), words, &mut problems);
        let zone = self.time_zone.parse().unwrap_or_else(|_| {
            problems.add("time_zone", words.say("me-zone-bad"));
            Zone::UTC
        });
        problems.or(About { name, library, zone, language: Language::from_tag(&self.language) })
    }
}

/// A line of text, or a note of what is wrong with it.
pub(super) fn read(field: &'static str, line: Result<String, Fault>, words: Words, problems: &mut Problems) -> String {
    line.unwrap_or_else(|fault| {
        problems.add(
            field,
            match fault {
                Fault::Empty => words.say("me-name-empty"),
                Fault::Long => words.say("me-line-long"),
                Fault::Unprintable(letters) => words.fill("me-name-unprintable", &[("letters", letters.into())]),
            },
        );
        String::new()
    })
}

/// `GET /me`
pub(in crate::accounts) async fn show(learner: Learner, request: HttpRequest, app: Data<App>) -> Result<HttpResponse> {
    let account = account(&learner, &app, None).await?;
    let saved = request.query_string() == "saved";
    Ok(unkept(ok(views::account(&learner.frame, &account, saved, &Problems::new()))))
}

/// `POST /me`
pub(in crate::accounts) async fn save(
    learner: Learner,
    request: HttpRequest,
    app: Data<App>,
    form: Form<AboutForm>,
) -> Result<HttpResponse> {
    let consents = form.0.present_name == "yes";
    let about = match form.0.parse(learner.frame.words) {
        Ok(about) => about,
        Err(problems) => {
            let account = account(&learner, &app, Some(form.0)).await?;
            return Ok(unkept(unprocessable(views::account(&learner.frame, &account, false, &problems))));
        }
    };
    let mut conn = app.conn().await?;
    conn.transaction(async |conn| {
        profile::save(conn, learner.id, &about.name, &about.library, about.zone, about.language).await?;
        profile::save_consent(conn, learner.id, consents, app.now()).await?;
        Ok::<(), Error>(())
    })
    .await?;
    sessions::call_back(&mut conn, &app, learner.id).await?;
    // Signed out, this device goes on in the language that was chosen last.
    if learner.frame.display.language.is_some() {
        let display = Display { language: Some(about.language), ..learner.frame.display };
        cookies::set(&request, &app, Display::COOKIE, display.to_cookie(), DISPLAY_SECONDS);
    }
    Ok(see_other("/me?saved"))
}

/// Everything the page shows; the form as typed, if it must be shown again.
async fn account(learner: &Learner, app: &App, typed: Option<AboutForm>) -> Result<Account> {
    let mut conn = app.conn().await?;
    let user = users::by_id(&mut conn, learner.id).await?;
    let typed = typed.unwrap_or_else(|| AboutForm {
        name: user.name.clone(),
        library: user.library.clone(),
        time_zone: user.time_zone.clone(),
        language: user.language.clone(),
        present_name: if user.present_name_since.is_some() { "yes".to_owned() } else { String::new() },
    });
    let mut roles: Vec<&'static str> = learner.person.roles.iter().map(|at| at.role.word()).collect();
    roles.sort_unstable();
    roles.dedup();
    Ok(Account {
        typed,
        roles,
        has_password: password::of(&mut conn, learner.id).await?.is_some(),
        devices: sessions::of(&mut conn, learner.id, app.now()).await?,
        here: learner.person.session,
        zone: user.zone(),
        email: user.email,
    })
}

//! `/admin`: the desk of the person who runs the site.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::desk_page::{Seen, view};
use super::{content_check, figures};
use crate::accounts::Administrator;
use crate::app::App;
use crate::error::Result;
use crate::web::{Nav, ok};

/// `GET /admin`
pub(super) async fn show(administrator: Administrator, app: Data<App>) -> Result<HttpResponse> {
    let checked = content_check::last(&app).await?;
    let figures = figures::figures(&mut *app.conn().await?, app.now()).await?;
    let (words, zone) = (administrator.frame.words, administrator.person.zone());
    let seen = Seen {
        figures: &figures,
        checked: &checked,
        checked_at: super::when(words, checked.at, zone),
        mail_server: app.config().smtp.as_ref().map(|smtp| smtp.host.as_str()),
        content_dir: app.config().content_dir.display().to_string(),
    };
    let page = administrator.frame.page(words.say("desk-title")).at(Nav::Admin);
    Ok(ok(page.render(view(words, &seen))))
}

//! Looking ahead, for registrars and for coordinators of the organization that answers for a program: which rules may
//! come into force, and for whom that would change something.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::rules::named;
use super::what_if_views::{self, Back};
use crate::accounts::{self, Role, Steward};
use crate::app::App;
use crate::credit;
use crate::credit::programs::{Answered, Holder, answered, answered_by, what_if as forecast};
use crate::error::Result;
use crate::web::ok;

/// `GET /assoc/ahead`: the rules that wait for their approval.
pub(super) async fn list(steward: Steward, app: Data<App>) -> Result<HttpResponse> {
    let mut waiting = Vec::new();
    for Answered { program, .. } in answered_by(&mut *app.conn().await?, &steward.organizations, app.now()).await? {
        // A version that a newer one has taken the place of comes no more.
        let drafts = program.versions.iter().filter(|kept| !kept.gives_credit() && program.is_newest(kept));
        waiting.extend(drafts.cloned().map(|kept| (program.code.clone(), kept)));
    }
    Ok(ok(what_if_views::list(&steward.frame, &waiting)))
}

/// The part of the changes that is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ahead {
    /// The page of changes.
    page: usize,
}

/// `GET /assoc/programs/{code}/{version}/what-if`
pub(super) async fn what_if(
    steward: Steward,
    app: Data<App>,
    path: Path<(String, String)>,
    Query(Ahead { page }): Query<Ahead>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (code, version) = path.into_inner();
    let Answered { program, role, .. } = answered(&mut conn, &steward.organizations, &code, app.now()).await?;
    let (program, kept) = named(program, &version)?;
    let forecast = forecast(&mut conn, &app, kept.id).await?;
    let from = page.saturating_sub(1) * what_if_views::A_PAGE;
    let mut rows = Vec::new();
    for change in forecast.changes.iter().skip(from).take(what_if_views::A_PAGE) {
        let name = match change.holder {
            Holder::Person(id) => accounts::by_id(&mut conn, id).await?.name,
            Holder::Board(id) => credit::programs::board_name(&mut conn, id).await?,
        };
        rows.push((name, change));
    }
    // The rules themselves are for those who keep them.
    let back = if role == Role::Registrar { Back::Rules } else { Back::List };
    let today = kept.rules.program.time_zone.day(app.now());
    Ok(ok(what_if_views::page(&steward.frame, (&program, &kept, back), &forecast, &rows, (page.max(1), today))))
}

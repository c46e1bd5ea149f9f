//! `/assoc/reports/{id}`: a saved report, run now, as a page and as files.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path, Query};
use futures_util::TryStreamExt;
use serde::Deserialize;

use super::guard::guarded;
use super::query::{Line, lines, with_total};
use super::run_view::{self, Shown};
use super::saved::{self, Saved};
use super::sheet::{self, Wanted};
use super::workbook::{LONGEST, workbook};
use crate::accounts::Staff;
use crate::app::App;
use crate::credit;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::libraries_of;
use crate::text::slug;
use crate::web::{Nav, Out, in_parts, ok, see_other};

/// Lines that a page shows; the files have them all.
const LINES: usize = 500;

/// What happened before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// `long` when there were too many lines for a workbook.
    done: String,
}

/// A report of somebody's organizations.
pub(super) async fn mine(conn: &mut Conn, staff: &Staff, id: &str) -> Result<Saved> {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    saved::one(conn, id, &staff.organizations).await
}

/// Whether somebody sees persons and small numbers of this organization.
fn registrar(staff: &Staff, saved: &Saved) -> bool {
    staff.registrar_of.contains(&saved.organization.uuid())
}

/// `GET /assoc/reports/{id}`
pub(super) async fn show(
    staff: Staff,
    app: Data<App>,
    id: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let saved = mine(&mut conn, &staff, &id).await?;
    let (registrar, today) = (registrar(&staff, &saved), app.now().with_timezone(&staff.zone).date_naive());
    let allowed = registrar || !saved.report.group.names_persons();
    let mut found: Vec<Line> = Vec::new();
    let mut figures = Vec::new();
    let mut whole = None;
    if registrar {
        // One more than is shown tells whether there are more.
        let most = i64::try_from(LINES).unwrap_or(i64::MAX).saturating_add(1);
        (found, whole) = with_total(&mut conn, saved.organization, &saved.report, today, most).await?;
        figures = found.iter().map(|line| Some(line.figures())).collect();
    } else if allowed {
        found = lines(&mut conn, saved.organization, &saved.report, today, None).await?.try_collect().await?;
        figures = guarded(&found);
    }
    let more = found.len() > LINES;
    found.truncate(LINES);
    let libraries = libraries_of(&mut conn, saved.organization).await?;
    let library = saved.report.library.and_then(|id| libraries.into_iter().find(|library| library.id == id));
    let rules = credit::rule_sets(&mut conn).await?;
    let of_it = || rules.iter().filter(|kept| kept.rules.program_code() == saved.report.measure);
    let (rules, pools) = (of_it().next_back(), of_it().any(|kept| kept.rules.allow_pooling));
    let shown = Shown {
        saved: &saved,
        lines: &found,
        figures: &figures,
        total: whole,
        more: more.then_some(LINES),
        too_long: (asked.done == "long").then_some(LONGEST),
        allowed,
        guarded: !registrar,
        library: library.as_ref().map(|library| library.name.as_str()),
        measure: rules.map(|kept| kept.rules.program.name.as_str()),
        unit: rules.map(|kept| kept.rules.unit.name.as_str()),
        pools,
        days: saved.report.span.days(today),
        today,
    };
    let page = staff.frame.page(saved.name.clone()).at(Nav::Association);
    Ok(ok(page.render(run_view::page(staff.frame.words, &shown))))
}

/// What a file is made of; forbidden where it names persons to those who may not see them.
async fn wanted(conn: &mut Conn, staff: &Staff, app: &App, id: &str) -> Result<(Saved, Wanted)> {
    let saved = mine(conn, staff, id).await?;
    let registrar = registrar(staff, &saved);
    if !registrar && saved.report.group.names_persons() {
        return Err(Error::Forbidden);
    }
    let wanted = Wanted {
        organization: saved.organization,
        report: saved.report.clone(),
        registrar,
        today: app.now().with_timezone(&staff.zone).date_naive(),
        words: staff.frame.words,
    };
    Ok((saved, wanted))
}

fn disposition(saved: &Saved, wanted: &Wanted, ending: &str) -> (header::HeaderName, String) {
    let name = format!("{}-{}.{ending}", slug(&saved.name), wanted.today);
    (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", name.trim_start_matches('-')))
}

/// `GET /assoc/reports/{id}.csv`
pub(super) async fn csv(staff: Staff, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (saved, wanted) = wanted(&mut conn, &staff, &app, &id).await?;
    let name = disposition(&saved, &wanted, "csv");
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(name)
        .streaming(in_parts(async move |out: Out| sheet::write(&mut conn, &wanted, &out).await)))
}

/// `GET /assoc/reports/{id}.xlsx`
pub(super) async fn xlsx(staff: Staff, app: Data<App>, id: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (saved, wanted) = wanted(&mut conn, &staff, &app, &id).await?;
    match workbook(&mut conn, &wanted, &saved.name).await? {
        Some(bytes) => Ok(HttpResponse::Ok()
            .content_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .insert_header(disposition(&saved, &wanted, "xlsx"))
            .body(bytes)),
        None => Ok(see_other(format!("/assoc/reports/{}?done=long", saved.id))),
    }
}

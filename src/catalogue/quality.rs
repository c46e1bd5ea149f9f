//! The figures, review dates and sources of every lesson, for whoever wants to know before trusting it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::quality_order::Order;
use super::{quality_page, quality_sources};
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::format::{Figures, Lesson};
use crate::i18n::Language;
use crate::lessons::{self, Edition, LessonVersionId};
use crate::progress::{self, Median, Medians};
use crate::{modules, web};

/// A review is announced this many days before it is due.
const NOTICE_DAYS: i64 = 60;

/// The figures of a version by language.
pub(super) type ByLanguage = Arc<BTreeMap<Language, Figures>>;

/// What this server has counted. A version never changes, so neither do its figures.
#[derive(Default)]
struct Counted(RwLock<HashMap<LessonVersionId, ByLanguage>>);

/// A lesson with its figures.
pub(super) struct Measured {
    pub edition: Arc<Edition>,
    pub figures: ByLanguage,
    /// How long people were at it, where enough were measured.
    pub live: Option<Median>,
}

impl Measured {
    /// Counts a version, or remembers what was counted.
    fn of(app: &App, edition: Arc<Edition>, medians: &Medians) -> Self {
        let counted = app.kept::<Counted>();
        let kept = counted.0.read().ok().and_then(|counted| counted.get(&edition.id).cloned());
        let figures = kept.unwrap_or_else(|| {
            let count = |(language, lesson): (&Language, &Lesson)| (*language, Figures::of(lesson, *language));
            let figures: ByLanguage = Arc::new(edition.languages.iter().map(count).collect());
            if let Ok(mut counted) = counted.0.write() {
                counted.insert(edition.id, figures.clone());
            }
            figures
        });
        let live = medians.of(edition.lesson_id.uuid());
        Self { edition, figures, live }
    }

    /// The figures of the English text, which every lesson has.
    pub fn original(&self) -> Option<&Figures> {
        self.figures.get(&Language::English)
    }
}

/// How a review stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Its day has come or is past.
    Now,
    /// In so many days, 60 at most.
    In(i64),
    /// Later.
    Later,
}

impl Due {
    /// How a review that has to be made by `review_by` stands on the day `today`.
    pub fn on(today: NaiveDate, review_by: NaiveDate) -> Self {
        match (review_by - today).num_days() {
            ..=0 => Due::Now,
            days @ 1..=NOTICE_DAYS => Due::In(days),
            _ => Due::Later,
        }
    }
}

/// `GET /lessons/quality`
pub(super) async fn all(visitor: Visitor, app: Data<App>, request: HttpRequest) -> Result<HttpResponse> {
    let order = Order::read(request.query_string());
    let mut conn = app.conn().await?;
    let editions = lessons::current_all(&mut conn, &app).await?;
    let medians = progress::medians(&mut conn).await?;
    let off = modules::current_all(&mut conn, &app)
        .await?
        .into_iter()
        .filter(|module| medians.of(module.module_id.uuid()).is_some_and(|median| median.deviates()));
    let off: Vec<Arc<modules::Edition>> = off.collect();
    drop(conn);
    let measure = |edition: Arc<Edition>| Measured::of(&app, edition, &medians);
    let mut measured: Vec<Measured> = editions.into_iter().map(measure).collect();
    order.sort(&mut measured);
    let today = today(&visitor, &app);
    Ok(web::ok(quality_page::page(&visitor.frame, (&measured, &off), order, today)))
}

/// `GET /l/{mark}/quality`
pub(super) async fn one(visitor: Visitor, app: Data<App>, mark: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let edition = lessons::by_mark(&mut conn, &app, &mark).await?;
    let medians = progress::medians(&mut conn).await?;
    drop(conn);
    let measured = Measured::of(&app, edition, &medians);
    Ok(web::ok(quality_sources::page(&visitor.frame, &measured, today(&visitor, &app))))
}

/// Today where the reader is; in universal time for someone of whom nothing is known.
fn today(visitor: &Visitor, app: &App) -> NaiveDate {
    let zone = visitor.person.as_ref().map_or(Tz::UTC, |person| person.zone());
    app.now().with_timezone(&zone).date_naive()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_announced_sixty_days_before() {
        let day = |month, day| NaiveDate::from_ymd_opt(2027, month, day).unwrap();
        let today = day(1, 1);
        assert_eq!(Due::on(today, today), Due::Now);
        assert_eq!(Due::on(day(1, 2), today), Due::Now);
        assert_eq!((Due::on(today, day(1, 2)), Due::on(today, day(3, 2))), (Due::In(1), Due::In(60)));
        assert_eq!(Due::on(today, day(3, 3)), Due::Later);
    }
}

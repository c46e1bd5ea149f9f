//! The catalogue: what fits the time, the shelf and the words.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::list_page;
use super::standing::{Place, Standing};
use super::wish::Wish;
use crate::accounts::Visitor;
use crate::app::App;
use crate::error::Result;
use crate::lessons::{self, Card, Found, LessonId};
use crate::{study, web};

/// What the page shows.
pub(super) struct List {
    /// What was asked for.
    pub wish: Wish,
    /// What there is.
    pub found: Found,
    /// The shortest lesson, when nothing fits the time.
    pub shortest: Option<Card>,
    /// How far the reader is.
    pub standing: Standing,
    /// How many questions from earlier lessons are due, when nothing fits the time.
    pub due: usize,
    /// Whether someone is signed in.
    pub signed_in: bool,
}

impl List {
    /// The place to offer first: the latest whose rest fits the time that was asked for.
    pub fn resume(&self) -> Option<&Place> {
        let Wish { minutes: Some(minutes), ref words, page: 1, topic, .. } = self.wish else { return None };
        if !words.is_empty() {
            return None;
        }
        let fits = |place: &&Place| {
            place.minutes_left <= u32::from(minutes) && topic.is_none_or(|topic| topic == place.edition.topic())
        };
        self.standing.begun.iter().find(fits)
    }
}

/// `GET /lessons`
pub(super) async fn show(visitor: Visitor, app: Data<App>, request: HttpRequest) -> Result<HttpResponse> {
    let language = visitor.frame.words.language();
    let mut wish = Wish::read(request.query_string());
    if let Some(minutes) = wish.minutes.filter(|_| wish.page == 1) {
        study::has_time(&request, &app, minutes);
    }
    let mut conn = app.conn().await?;
    let mut found = lessons::find(&mut conn, language, &wish.filter()).await?;
    if found.cards.is_empty() && wish.page > 1 {
        wish.page = 1;
        found = lessons::find(&mut conn, language, &wish.filter()).await?;
    }
    let shortest = match wish.minutes {
        Some(minutes) if found.cards.is_empty() => {
            let shortest = lessons::shortest(&mut conn, language, &wish.filter()).await?;
            shortest.filter(|card| card.minutes > i32::from(minutes))
        }
        _ => None,
    };
    let listed: Vec<LessonId> = found.cards.iter().chain(&shortest).map(|card| card.id).collect();
    let user = visitor.person.as_ref().map(|person| person.id);
    let standing = Standing::of(&mut conn, &app, user, &listed).await?;
    let due = match &visitor.person {
        Some(person) if wish.minutes.is_some() && found.cards.is_empty() => {
            study::due_today(&mut conn, &app, person).await?.len()
        }
        _ => 0,
    };
    let list = List { wish, found, shortest, standing, due, signed_in: user.is_some() };
    Ok(web::ok(list_page::page(&visitor.frame, &list)))
}

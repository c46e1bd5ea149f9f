//! Joining a program: which ones there are, and what has to be said.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use serde::Deserialize;
use serde_json::json;

use super::join_views;
use super::log::write_down;
use crate::accounts::Learner;
use crate::app::App;
use crate::credit::KeptRules;
use crate::credit::programs::{
    EnrollError, Holder, Joining, Program, boards_with, enroll, enrollments_of, left_of, programs, standings_of,
};
use crate::credit::rules::{Anchor, Subject};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::study;
use crate::time::typed_date;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct JoinForm {
    /// The code of the track.
    pub track: String,
    /// The day that periods hang on.
    pub anchor_on: String,
    /// The first day of all.
    pub since: String,
}

/// `GET /record/programs`
pub(super) async fn list(learner: Learner, app: Data<App>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let mine = enrollments_of(&mut conn, Holder::Person(learner.id)).await?;
    let all = programs(&mut conn).await?;
    let today = app.now().with_timezone(&learner.person.zone()).date_naive();
    let mut boards = Vec::new();
    for board in boards_with(&mut conn, learner.id, today).await? {
        let standings = standings_of(&mut conn, &app, Holder::Board(board.id)).await?;
        boards.push((board, standings));
    }
    let left = left_of(&mut conn, Holder::Person(learner.id)).await?;
    Ok(ok(join_views::list(&learner.frame, &all, (&mine, &left), &boards, app.now())))
}

/// The program with this code, if a person can be in it.
async fn program(conn: &mut Conn, app: &App, code: &str) -> Result<Program> {
    let all = programs(conn).await?;
    let found = all.into_iter().find(|program| program.code == code).ok_or(Error::NotFound)?;
    let subject = found.current(app.now().date_naive()).rules.program.subject;
    if subject == Subject::Board { Err(Error::NotFound) } else { Ok(found) }
}

/// `GET /record/programs/new/{code}`
pub(super) async fn show(learner: Learner, app: Data<App>, code: Path<String>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &code).await?;
    let form = JoinForm::begun(&program, app.now());
    Ok(ok(join_views::form(&learner.frame, &program, &form, &Problems::new(), app.now())))
}

/// `POST /record/programs/new/{code}`
pub(super) async fn join(
    learner: Learner,
    app: Data<App>,
    code: Path<String>,
    Form(form): Form<JoinForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &code).await?;
    let words = learner.frame.words;
    let again =
        |problems: &Problems| Ok(unprocessable(join_views::form(&learner.frame, &program, &form, problems, app.now())));
    let joining = match form.parse(words, &program, app.now()) {
        Ok(joining) => joining,
        Err(problems) => return again(&problems),
    };
    let mut problems = Problems::new();
    let now = app.now();
    let enrolled = conn
        .transaction(async |conn| {
            let enrolled = enroll(conn, Holder::Person(learner.id), &program, &joining, now).await?;
            if let Ok(id) = enrolled {
                let Joining { track, anchor_on, since } = &joining;
                let after =
                    json!({ "program": program.code, "position": track, "anchor_on": anchor_on, "since": since });
                write_down(conn, learner.id, (&program.code, id), "joined", (json!({}), after), now).await?;
                study::enter_lessons(conn, &app, &[learner.id], now).await?;
            }
            Ok::<_, Error>(enrolled)
        })
        .await?;
    match enrolled {
        Ok(id) => return Ok(see_other(format!("/record/programs/{id}"))),
        // Pressed twice, or in another window: they are where they wanted to be.
        Err(EnrollError::Already) => return Ok(see_other("/record#programs")),
        Err(why) => said_of(why, words, &mut problems),
    }
    again(&problems)
}

/// Why somebody can't join, on the field that it belongs to.
pub(super) fn said_of(why: EnrollError, words: Words, problems: &mut Problems) {
    match why {
        EnrollError::Already => {}
        EnrollError::NoTrack => problems.add("track", words.say("join-no-track")),
        EnrollError::NoAnchor => problems.add("anchor_on", words.say("join-no-anchor")),
        EnrollError::AnchorAhead => problems.add("anchor_on", words.say("join-anchor-ahead")),
        EnrollError::NotThen { starts, tracks } => {
            let values = [
                ("date", words.date(starts).into()),
                ("count", tracks.len().into()),
                ("positions", tracks.join("; ").into()),
            ];
            problems.add("track", words.fill("join-not-then", &values));
        }
    }
}

impl JoinForm {
    /// The empty form; where there is one track only, it is chosen.
    pub fn begun(program: &Program, now: DateTime<Utc>) -> JoinForm {
        let tracks = &program.current(now.date_naive()).rules.tracks;
        let only = tracks.first().filter(|_| tracks.len() == 1);
        JoinForm { track: only.map(|track| track.code.clone()).unwrap_or_default(), ..JoinForm::default() }
    }

    /// The rules for whose positions one is asked: those of the period that the typed day leads to.
    pub fn rules<'p>(&self, program: &'p Program, now: DateTime<Utc>) -> &'p KeptRules {
        let today = program.current(now.date_naive()).rules.program.time_zone.day(now);
        program.rules_to_join(&self.track, typed_date(self.anchor_on.trim()), today)
    }

    /// What it means, or what must change.
    pub fn parse(&self, words: Words, program: &Program, now: DateTime<Utc>) -> std::result::Result<Joining, Problems> {
        let mut problems = Problems::new();
        let mut all = program.to_join(now.date_naive());
        let track = self.rules(program, now).rules.track(&self.track);
        let track = track.or_else(|| all.find_map(|kept| kept.rules.track(&self.track)));
        if track.is_none() {
            problems.add("track", words.say("join-no-track"));
        }
        let anchor_on = day(&self.anchor_on, "anchor_on", words, &mut problems);
        let since = day(&self.since, "since", words, &mut problems);
        if track.is_some_and(|track| track.anchor != Anchor::FixedMmDd) && self.anchor_on.trim().is_empty() {
            problems.add("anchor_on", words.say("join-no-anchor"));
        }
        problems.or(Joining { track: track.map(|track| track.code.clone()).unwrap_or_default(), anchor_on, since })
    }
}

/// A day that may be left out.
pub(super) fn day(typed: &str, field: &'static str, words: Words, problems: &mut Problems) -> Option<NaiveDate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let found = typed_date(typed);
    if found.is_none() {
        problems.add(field, words.say("join-bad-date"));
    }
    found
}

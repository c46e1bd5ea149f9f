//! `/record/add`: the form, new, again from an earlier entry, or as it was left.

use actix_web::web::{Data, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::OptionalExtension;
use serde::Deserialize;

use super::add_view::{self, Form};
use super::typed::{Headings, Typed};
use super::upload::{FILES, Picked, Upload};
use super::{send, worth};
use crate::accounts::Learner;
use crate::activities::evidence::{self, Bench};
use crate::activities::{self, ActivityId, FileId, NewActivity, NewFile, SHELF};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::web::{Nav, Problems, ok, see_other, unprocessable};

/// Which form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// One that was begun.
    id: String,
    /// An earlier entry that is done again.
    again: String,
    /// There where something was added without a network just now.
    kept: Option<String>,
}

/// What is sent besides the words of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sent {
    id: String,
    /// `later` for what is not complete yet.
    #[serde(rename = "do")]
    what: String,
    /// Files to take out.
    remove: Vec<FileId>,
}

/// What the page is besides the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The form of something that was begun, or is done again.
    Nothing,
    /// A new form.
    Fresh,
    /// A new form, after something was added without a network.
    Kept,
}

/// The learner's day.
pub(super) fn today(learner: &Learner, app: &App) -> NaiveDate {
    app.now().with_timezone(&learner.person.zone()).date_naive()
}

/// `GET /record/add`
pub(super) async fn show(learner: Learner, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let headings = worth::headings(&mut conn, learner.id, app.now()).await?;
    if let Ok(id) = asked.id.parse::<ActivityId>() {
        let activity = activities::one(&mut conn, learner.id, id).await?;
        if !activity.is_open() {
            return Ok(see_other(activity.path()));
        }
        let form = (id, Typed::of(&activity));
        return Ok(ok(page(&mut conn, &learner, &app, form, &headings, (&Problems::new(), Told::Nothing)).await?));
    }
    let today = today(&learner, &app);
    let typed = match asked.again.parse::<ActivityId>() {
        Ok(earlier) => Typed::of(&activities::one(&mut conn, learner.id, earlier).await?).again(),
        Err(_) => Typed { occurred_on: today.to_string(), ..Typed::default() },
    };
    let form = (ActivityId::new(), typed);
    let told = match (&asked.kept, asked.again.as_str()) {
        (Some(_), _) => Told::Kept,
        (None, "") => Told::Fresh,
        (None, _) => Told::Nothing,
    };
    Ok(ok(page(&mut conn, &learner, &app, form, &headings, (&Problems::new(), told)).await?))
}

async fn page(
    conn: &mut Conn,
    learner: &Learner,
    app: &App,
    (id, typed): (ActivityId, Typed),
    headings: &[Headings],
    (problems, told): (&Problems, Told),
) -> Result<maud::Markup> {
    let words = learner.frame.words;
    let files = activities::files(conn, learner.id, id).await?;
    let providers = worth::providers(conn, learner.id, app.now()).await?;
    let (latest, files, providers) = (Some(today(learner, app)), &files, &providers);
    let (fresh, kept) = (told != Told::Nothing, told == Told::Kept);
    let form = Form { id, typed: &typed, files, headings, providers, problems, fresh, latest, kept };
    let page = learner.frame.page(words.say("add-title")).at(Nav::Record).noindex().error(!problems.is_empty());
    Ok(page.render(add_view::view(words, &form)))
}

/// `POST /record/add`: keeps what was typed and what was attached, whether it is complete or not.
pub(super) async fn keep(
    learner: Learner,
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let words = learner.frame.words;
    let mut upload = Upload::read(&request, payload).await?;
    let (typed, sent): (Typed, Sent) = (upload.form()?, upload.form()?);
    let id: ActivityId = sent.id.parse().map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let mut problems = Problems::new();
    let picked = upload.evidence(words, &mut problems);
    let files = take(&app, words, picked, &mut problems).await?;
    let mut conn = app.conn().await?;
    let kept = activities::files(&mut conn, learner.id, id).await?.len();
    if kept.saturating_sub(sent.remove.len()) + files.len() > FILES {
        problems.add("evidence", words.fill("evidence-too-many", &[("most", FILES.into())]));
    }
    let files = if problems.is_empty() { files } else { files.into_iter().take(FILES.saturating_sub(kept)).collect() };
    // A form in which nothing was said begins nothing.
    let begins = !typed.is_blank() || !files.is_empty();
    if begins || activities::one(&mut conn, learner.id, id).await.optional()?.is_some() {
        let organization = send::addressee(&mut conn, learner.id, app.now()).await?;
        let form = serde_json::to_value(&typed)?;
        let new = NewActivity { user: learner.id, id, organization: organization.id, form };
        if !send::keep(&mut conn, &new, &files, &sent.remove, app.now()).await? {
            return Ok(see_other(format!("/record/requests/{id}")));
        }
    }
    if sent.what == "later" {
        let problems = typed.too_long(words).and(problems);
        if problems.is_empty() {
            return Ok(see_other("/record#elsewhere"));
        }
        let headings = worth::headings(&mut conn, learner.id, app.now()).await?;
        let form = (id, typed);
        return Ok(unprocessable(page(&mut conn, &learner, &app, form, &headings, (&problems, Told::Nothing)).await?));
    }
    let headings = worth::headings(&mut conn, learner.id, app.now()).await?;
    if let Err(more) = typed.parse(words, &headings, today(&learner, &app)) {
        problems = more.and(problems);
    }
    if problems.is_empty() {
        return Ok(see_other(format!("/record/requests/{id}")));
    }
    Ok(unprocessable(page(&mut conn, &learner, &app, (id, typed), &headings, (&problems, Told::Nothing)).await?))
}

/// Puts what is good of the files into the store; what isn't becomes a problem that says what to do.
pub async fn take(app: &App, words: Words, files: Vec<Picked>, problems: &mut Problems) -> Result<Vec<NewFile>> {
    let (bench, shelf) = (app.kept::<Bench>(), app.store().shelf(SHELF));
    let mut taken = Vec::with_capacity(files.len());
    for Picked { name, content } in files {
        match evidence::cleaned(&bench, content).await? {
            Ok(clean) => {
                let bytes = clean.content.len();
                let hash = shelf.put(clean.content).await?;
                taken.push(NewFile { hash, kind: clean.kind, bytes, name });
            }
            Err(refusal) => {
                let said = words.fill(refusal.key(), &[("name", name.as_str().into())]);
                problems.add("evidence", said);
            }
        }
    }
    Ok(taken)
}

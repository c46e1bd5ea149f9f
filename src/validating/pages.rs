//! One request: what it says, what shows it, what it would be worth, and the decision.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use maud::Markup;
use serde::Deserialize;

use super::forms::{AcceptForm, WordForm};
use super::queue::Due;
use super::request_view::{self, Shown};
use super::{decide, likeness, ours, queue};
use crate::accounts::{self, UserId, Validator};
use crate::activities::{self, Activity, ActivityId, Claim, FileId, State, Step};
use crate::app::App;
use crate::claiming::{self, Headings};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// What stands in the forms of the page.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub accept: AcceptForm,
    pub question: String,
    pub refusal: String,
    pub reversal: String,
}

impl Typed {
    /// Nothing but what the claim says already.
    fn of(claim: &Claim) -> Typed {
        let teaches = claim.teaches.iter().map(|one| one.as_str().to_owned()).collect();
        Typed { accept: AcceptForm { teaches, ..AcceptForm::default() }, ..Typed::default() }
    }
}

/// The request with this id, if it is this validator's to look at.
pub(super) async fn mine(conn: &mut Conn, validator: &Validator, id: ActivityId) -> Result<(Activity, Claim)> {
    let activity = activities::by_id(conn, &ours(validator), id).await?;
    let claim = activity.sent().ok_or(Error::NotFound)?;
    Ok((activity, claim))
}

/// `GET /assoc/requests/{id}`
pub(super) async fn show(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    told: Query<Told>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let request = mine(&mut conn, &validator, *id).await?;
    let headings = headings(&mut conn, &app, &request.0).await?;
    let nothing = (Typed::of(&request.1), Problems::new());
    Ok(ok(page(&mut conn, &app, &validator, &request, &headings, &nothing, &told.done).await?))
}

async fn headings(conn: &mut Conn, app: &App, activity: &Activity) -> Result<Vec<Headings>> {
    claiming::headings(conn, activity.user_id, app.now()).await
}

async fn page(
    conn: &mut Conn,
    app: &App,
    validator: &Validator,
    (activity, claim): &(Activity, Claim),
    headings: &[Headings],
    (typed, problems): &(Typed, Problems),
    done: &str,
) -> Result<Markup> {
    let words = validator.frame.words;
    let zone = validator.person.zone();
    let today = app.now().with_timezone(&zone).date_naive();
    let steps = activities::steps(conn, activity.user_id, activity.id).await?;
    let names = names(conn, &steps).await?;
    let reported = activities::first_sent(&steps).map(|at| at.with_timezone(&zone).date_naive());
    let view = Shown {
        learner: accounts::by_id(conn, activity.user_id).await?,
        files: activities::files(conn, activity.user_id, activity.id).await?,
        steps,
        names,
        worth: match activity.state {
            State::Accepted => claiming::of_accepted(conn, words, activity.user_id, activity.id).await?,
            _ => claiming::of_claim(conn, words, activity.user_id, activity.id, claim, (reported, app.now())).await?,
        },
        terms: claiming::terms(conn, activity.user_id, activity.id).await?,
        likeness: likeness::of(conn, &ours(validator), activity).await?,
        next: queue::next(conn, &ours(validator), activity).await?,
        own: validator.id == activity.user_id,
        due: Due::of(conn, &[activity.user_id], today).await?,
        today,
        activity,
        claim,
        headings,
        typed,
        problems,
        zone,
        done,
    };
    let title = words
        .fill("request-title", &[("title", claim.title.as_str().into()), ("name", view.learner.name.as_str().into())]);
    let page = validator.frame.page(title).at(Nav::Association).noindex().error(!problems.is_empty());
    Ok(page.render(request_view::view(words, &view)))
}

/// The names of those who took these steps.
async fn names(conn: &mut Conn, steps: &[Step]) -> Result<HashMap<UserId, String>> {
    let mut names = HashMap::new();
    for step in steps {
        if let Entry::Vacant(unknown) = names.entry(step.actor) {
            unknown.insert(accounts::by_id(conn, step.actor).await?.name);
        }
    }
    Ok(names)
}

/// `POST /assoc/requests/{id}/accept`
pub(super) async fn accept(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<AcceptForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let request = mine(&mut conn, &validator, *id).await?;
    let headings = headings(&mut conn, &app, &request.0).await?;
    match form.parse(validator.frame.words, &request.1, &headings) {
        Ok(acceptance) => {
            let done = decide::accept(&mut conn, &app, validator.id, &request.0, &acceptance).await?;
            onward(&mut conn, &validator, &request.0, if done { "accepted" } else { "already" }).await
        }
        Err(problems) => {
            let again = (Typed { accept: form, ..Typed::default() }, problems);
            again_page(&mut conn, &app, &validator, &request, &again).await
        }
    }
}

/// After a decision comes the next one that waits; after the last one, the empty queue.
async fn onward(conn: &mut Conn, validator: &Validator, activity: &Activity, done: &str) -> Result<HttpResponse> {
    Ok(see_other(match queue::next(conn, &ours(validator), activity).await? {
        Some(next) if done != "already" => format!("/assoc/requests/{next}?done={done}"),
        Some(_) => format!("{}?done=already", activity.assoc_path()),
        None => format!("/assoc/requests?done={done}"),
    }))
}

/// A decision that needs words for the learner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saying {
    /// A question; the request goes back.
    Ask,
    /// Why it does not count.
    Reject,
    /// Why it does not count after all.
    Reverse,
}

impl Saying {
    /// The field of the words, and what is said when it is empty.
    fn field(self) -> (&'static str, &'static str) {
        match self {
            Saying::Ask => ("question", "decide-question-empty"),
            Saying::Reject => ("refusal", "decide-reason-empty"),
            Saying::Reverse => ("reversal", "decide-reason-empty"),
        }
    }

    fn typed(self, said: String, claim: &Claim) -> Typed {
        let typed = Typed::of(claim);
        match self {
            Saying::Ask => Typed { question: said, ..typed },
            Saying::Reject => Typed { refusal: said, ..typed },
            Saying::Reverse => Typed { reversal: said, ..typed },
        }
    }
}

async fn say(validator: &Validator, app: &App, id: ActivityId, form: WordForm, what: Saying) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let request = mine(&mut conn, validator, id).await?;
    let (field, empty) = what.field();
    let said = match form.parse(validator.frame.words, field, empty) {
        Ok(said) => said,
        Err(problems) => {
            let again = (what.typed(form.reason, &request.1), problems);
            return again_page(&mut conn, app, validator, &request, &again).await;
        }
    };
    let activity = &request.0;
    let (done, word) = match what {
        Saying::Ask => (decide::ask(&mut conn, app, validator.id, activity, &said).await?, "returned"),
        Saying::Reject => (decide::reject(&mut conn, app, validator.id, activity, &said).await?, "rejected"),
        Saying::Reverse => (decide::reverse(&mut conn, app, validator.id, activity, &said).await?, "reversed"),
    };
    let word = if done { word } else { "already" };
    match what {
        // It was decided before: there is no next one to go to.
        Saying::Reverse => Ok(see_other(format!("{}?done={word}", activity.assoc_path()))),
        Saying::Ask | Saying::Reject => onward(&mut conn, validator, activity, word).await,
    }
}

/// `POST /assoc/requests/{id}/ask`
pub(super) async fn ask(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<WordForm>,
) -> Result<HttpResponse> {
    say(&validator, &app, *id, form, Saying::Ask).await
}

/// `POST /assoc/requests/{id}/reject`
pub(super) async fn reject(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<WordForm>,
) -> Result<HttpResponse> {
    say(&validator, &app, *id, form, Saying::Reject).await
}

/// `POST /assoc/requests/{id}/reverse`
pub(super) async fn reverse(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<WordForm>,
) -> Result<HttpResponse> {
    say(&validator, &app, *id, form, Saying::Reverse).await
}

async fn again_page(
    conn: &mut Conn,
    app: &App,
    validator: &Validator,
    request: &(Activity, Claim),
    again: &(Typed, Problems),
) -> Result<HttpResponse> {
    let headings = headings(conn, app, &request.0).await?;
    Ok(unprocessable(page(conn, app, validator, request, &headings, again, "").await?))
}

/// `GET /assoc/requests/{id}/files/{file}`
pub(super) async fn file(
    validator: Validator,
    app: Data<App>,
    path: Path<(ActivityId, FileId)>,
) -> Result<HttpResponse> {
    let (id, file) = path.into_inner();
    let (activity, _) = mine(&mut *app.conn().await?, &validator, id).await?;
    claiming::sent_file(&app, activity.user_id, activity.id, file).await
}

//! `/record/requests/{id}`: one piece of training done elsewhere, for whose it is.

use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::add::{take, today};
use super::request_view::{self, Shown};
use super::typed::Typed;
use super::upload::Upload;
use super::{send as verbs, worth};
use crate::accounts::{self, Learner, UserId};
use crate::activities::{self, Activity, ActivityId, Claim, FileId, SHELF, State, Step};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations;
use crate::store;
use crate::web::{Nav, Problems, ok, see_other, unprocessable};

/// Characters of a reply.
const REPLY: usize = 2_000;

/// `GET /record/requests/{id}`
pub(super) async fn show(learner: Learner, app: Data<App>, id: Path<ActivityId>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let activity = activities::one(&mut conn, learner.id, *id).await?;
    let Some(claim) = claim(&mut conn, &learner, &app, &activity).await? else {
        return Ok(see_other(format!("/record/add?id={}", activity.id)));
    };
    Ok(ok(page(&mut conn, &learner, &app, (&activity, &claim), "", &Problems::new()).await?))
}

/// What was sent, or what stands in the draft; none while that is not complete.
async fn claim(conn: &mut Conn, learner: &Learner, app: &App, activity: &Activity) -> Result<Option<Claim>> {
    if activity.state != State::Draft {
        return Ok(activity.sent());
    }
    written(conn, learner, app, activity).await
}

/// What stands in the form; none while that is not complete.
async fn written(conn: &mut Conn, learner: &Learner, app: &App, activity: &Activity) -> Result<Option<Claim>> {
    let words = learner.frame.words;
    let headings = worth::headings(conn, learner.id, app.now()).await?;
    Ok(Typed::of(activity).parse(words, &headings, today(learner, app)).ok())
}

async fn page(
    conn: &mut Conn,
    learner: &Learner,
    app: &App,
    (activity, claim): (&Activity, &Claim),
    typed: &str,
    problems: &Problems,
) -> Result<maud::Markup> {
    let words = learner.frame.words;
    let files = activities::files(conn, learner.id, activity.id).await?;
    let steps = activities::steps(conn, learner.id, activity.id).await?;
    let worth = match activity.state {
        State::Draft | State::Submitted | State::Returned => {
            let sent = activities::first_sent(&steps).unwrap_or(app.now());
            let reported_on = sent.with_timezone(&learner.person.zone()).date_naive();
            let when = (Some(reported_on), app.now());
            worth::of_claim(conn, words, learner.id, activity.id, claim, when).await?
        }
        State::Accepted => worth::of_accepted(conn, words, learner.id, activity.id).await?,
        State::Rejected | State::Withdrawn => Vec::new(),
    };
    let organization = organizations::by_id(conn, activity.organization_id).await?;
    let headings = worth::headings(conn, learner.id, app.now()).await?;
    let decider = match (activity.state, latest_word(&steps)) {
        (State::Accepted | State::Rejected | State::Returned, Some(step)) => {
            accounts::by_id(conn, step.actor).await?.name
        }
        _ => String::new(),
    };
    let terms = match activity.state {
        State::Accepted | State::Rejected => worth::terms(conn, learner.id, activity.id).await?,
        _ => None,
    };
    // What was written since it was sent, and not sent yet.
    let changed = match activity.state {
        State::Returned => written(conn, learner, app, activity).await?.filter(|written| written != claim),
        _ => None,
    };
    let view = Shown {
        activity,
        claim,
        changed: changed.as_ref(),
        files: &files,
        steps: &steps,
        worth: &worth,
        headings: &headings,
        decider: &decider,
        terms: terms.as_ref(),
        contact: organization.help_line(),
        me: learner.id,
        zone: learner.person.zone(),
        typed,
        problems,
    };
    let page = learner.frame.page(claim.title.as_str()).at(Nav::Record).noindex().error(!problems.is_empty());
    Ok(page.render(request_view::view(words, &view)))
}

/// `POST /record/requests/{id}/send`
pub(super) async fn send(learner: Learner, app: Data<App>, id: Path<ActivityId>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let activity = activities::one(&mut conn, learner.id, *id).await?;
    if !activity.is_open() {
        return Ok(see_other(activity.path()));
    }
    let Some(claim) = written(&mut conn, &learner, &app, &activity).await? else {
        return Ok(see_other(format!("/record/add?id={}", activity.id)));
    };
    verbs::send(&mut conn, &activity, &claim, app.now()).await?;
    Ok(see_other(activity.path()))
}

/// What is answered to a question.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reply {
    text: String,
}

/// `POST /record/requests/{id}/reply`: an answer, with files or without. What was changed in the form
/// meanwhile goes along.
pub(super) async fn reply(
    learner: Learner,
    app: Data<App>,
    id: Path<ActivityId>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let words = learner.frame.words;
    let mut upload = Upload::read(&request, payload).await?;
    let Reply { text } = upload.form()?;
    let mut problems = Problems::new();
    let text = problems.remark(words, "text", &text, REPLY);
    let picked = upload.evidence(words, &mut problems);
    let files = take(&app, words, picked, &mut problems).await?;
    if text.is_empty() && files.is_empty() && problems.is_empty() {
        problems.add("text", words.say("request-reply-empty"));
    }
    let mut conn = app.conn().await?;
    let activity = activities::one(&mut conn, learner.id, *id).await?;
    let Some(sent) = activity.sent().filter(|_| activity.state == State::Returned) else {
        return Ok(see_other(activity.path()));
    };
    if !problems.is_empty() {
        // A file that was good waits with what was sent before.
        verbs::attach(&mut conn, &activity, &files, app.now()).await?;
        let again = page(&mut conn, &learner, &app, (&activity, &sent), &text, &problems).await?;
        return Ok(unprocessable(again));
    }
    let claim = written(&mut conn, &learner, &app, &activity).await?.unwrap_or(sent);
    verbs::reply(&mut conn, &activity, &claim, &text, &files, app.now()).await?;
    Ok(see_other(activity.path()))
}

/// `POST /record/requests/{id}/withdraw`
pub(super) async fn withdraw(learner: Learner, app: Data<App>, id: Path<ActivityId>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let activity = activities::one(&mut conn, learner.id, *id).await?;
    verbs::withdraw(&mut conn, &activity, app.now()).await?;
    Ok(see_other(activity.path()))
}

/// `POST /record/requests/{id}/discard`
pub(super) async fn discard(learner: Learner, app: Data<App>, id: Path<ActivityId>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    activities::one(&mut conn, learner.id, *id).await?;
    verbs::discard(&mut conn, learner.id, *id).await?;
    Ok(see_other("/record#elsewhere"))
}

/// `GET /record/requests/{id}/files/{file}`
pub(super) async fn file(learner: Learner, app: Data<App>, path: Path<(ActivityId, FileId)>) -> Result<HttpResponse> {
    let (activity, file) = path.into_inner();
    sent_file(&app, learner.id, activity, file).await
}

/// The answer with a piece of somebody's evidence, once it is known that the asker may see it.
pub async fn sent_file(app: &App, owner: UserId, activity: ActivityId, file: FileId) -> Result<HttpResponse> {
    let file = activities::file(&mut *app.conn().await?, owner, activity, file).await?;
    let (hash, kind) = file.hash.parse().ok().zip(file.kind()).ok_or(Error::NotFound)?;
    let content = app.store().shelf(SHELF).get(hash).await?.ok_or(Error::NotFound)?;
    Ok(store::send(content, kind, &format!("evidence-{}", file.id)))
}

/// The steps with a reason, in the order of a page: the latest question or decision.
pub(super) fn latest_word(steps: &[Step]) -> Option<&Step> {
    steps.iter().rev().find(|step| step.did.is_decision())
}

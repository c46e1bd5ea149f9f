//! One event, many people: list those who sent it, check, confirm, and decide once.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::event_view::{self, Shown};
use super::forms::Acceptance;
use super::{decide, likeness, ours, pages};
use crate::accounts::{UserId, Validator};
use crate::activities::{self, Activity, ActivityId, Claim, Listed, Part, State};
use crate::app::App;
use crate::claiming;
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Minutes;
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// Who was ticked, and how long the event was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EventForm {
    /// Requests, by id.
    pub request: Vec<ActivityId>,
    /// How long it was: nobody gets more. May be empty.
    pub most: String,
    /// A word to all of them; may be empty.
    pub reason: String,
    /// Those of which the check page said that they look like something sent twice.
    pub twice: Vec<ActivityId>,
}

/// Someone who says that they were there.
pub(super) struct Claimed {
    pub listed: Listed,
    pub claim: Claim,
    /// What the same person sent that looks like it: accepted by now, or before it in the list.
    pub earlier: Vec<Listed>,
}

impl Claimed {
    /// What of the same person it would repeat, if those that are `ticked` are accepted.
    pub fn repeats(&self, ticked: &[ActivityId]) -> Option<&Listed> {
        let counts = |one: &&Listed| one.activity.state == State::Accepted || ticked.contains(&one.activity.id);
        self.earlier.iter().find(counts)
    }
}

/// Those that are ticked in advance: all, but nobody twice.
fn in_advance(all: &[Claimed]) -> Vec<ActivityId> {
    let mut ticked = Vec::new();
    for one in all {
        if one.repeats(&ticked).is_none() {
            ticked.push(one.listed.activity.id);
        }
    }
    ticked
}

/// The claims of the event that wait for a decision, this one first; never the validator's own.
async fn waiting(conn: &mut Conn, validator: &Validator, id: ActivityId) -> Result<(Activity, Claim, Vec<Claimed>)> {
    let (activity, claim) = pages::mine(conn, validator, id).await?;
    let day = activities::of_day(conn, &ours(validator), claim.occurred_on).await?;
    let accepted: Vec<Listed> = day.iter().filter(|one| one.activity.state == State::Accepted).cloned().collect();
    let this = day.into_iter().find(|one| one.activity.id == activity.id && one.activity.user_id == activity.user_id);
    let others = likeness::of(conn, &ours(validator), &activity).await?.others;
    let all = this
        .into_iter()
        .chain(others)
        .filter(|one| one.activity.state == State::Submitted && one.activity.user_id != validator.id);
    let all = all.filter_map(|listed| listed.activity.sent().map(|claim| (listed, claim)));
    // What a transcript states can't be measured against the length of an event.
    let all = all.filter(|(_, claim)| claim.stated.is_none());
    let mut list: Vec<Claimed> = Vec::new();
    for (listed, claim) in all {
        let before = accepted.iter().chain(list.iter().map(|one| &one.listed));
        let earlier = before.filter(|other| likeness::is_twice(&listed.activity, &other.activity)).cloned().collect();
        list.push(Claimed { listed, claim, earlier });
    }
    Ok((activity, claim, list))
}

/// `GET /assoc/requests/event/{id}`: everybody is ticked, once.
pub(super) async fn show(validator: Validator, app: Data<App>, id: Path<ActivityId>) -> Result<HttpResponse> {
    let (activity, claim, all) = waiting(&mut *app.conn().await?, &validator, *id).await?;
    let form = EventForm { request: in_advance(&all), ..EventForm::default() };
    Ok(ok(page(&validator, (&activity, &claim, &all), &form, &Problems::new(), false)))
}

fn page(
    validator: &Validator,
    (activity, claim, all): (&Activity, &Claim, &[Claimed]),
    form: &EventForm,
    problems: &Problems,
    confirm: bool,
) -> maud::Markup {
    let words = validator.frame.words;
    let view = Shown { activity, claim, all, form, problems, most: claiming::minutes(&form.most) };
    let page =
        validator.frame.page(words.say("event-title")).at(Nav::Association).noindex().error(!problems.is_empty());
    page.render(if confirm { event_view::confirm(words, &view) } else { event_view::list(words, &view) })
}

/// What is wrong with the form, if anything.
fn problems(validator: &Validator, form: &EventForm, all: &[Claimed]) -> Problems {
    let words = validator.frame.words;
    let mut problems = Problems::new();
    if !all.iter().any(|one| form.request.contains(&one.listed.activity.id)) {
        problems.add("request", words.say("event-nobody"));
    }
    if !form.most.trim().is_empty() && claiming::minutes(&form.most).is_none() {
        problems.add("most", words.say("add-minutes-bad"));
    }
    problems
}

/// `POST /assoc/requests/event/{id}`: shows what would be done, and changes nothing.
pub(super) async fn check(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<EventForm>,
) -> Result<HttpResponse> {
    let (activity, claim, all) = waiting(&mut *app.conn().await?, &validator, *id).await?;
    let problems = problems(&validator, &form, &all);
    let shown = (&activity, &claim, all.as_slice());
    if !problems.is_empty() {
        return Ok(unprocessable(page(&validator, shown, &form, &problems, false)));
    }
    Ok(ok(page(&validator, shown, &form, &problems, true)))
}

/// `POST /assoc/requests/event/{id}/accept`: accepts all that were ticked, at once.
pub(super) async fn accept(
    validator: Validator,
    app: Data<App>,
    id: Path<ActivityId>,
    Form(form): Form<EventForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let (activity, claim, all) = waiting(&mut conn, &validator, *id).await?;
    let problems = problems(&validator, &form, &all);
    if !problems.is_empty() {
        return Ok(unprocessable(page(&validator, (&activity, &claim, &all), &form, &problems, false)));
    }
    let most = claiming::minutes(&form.most);
    let ticked: Vec<&Claimed> = all.iter().filter(|one| form.request.contains(&one.listed.activity.id)).collect();
    // What looks like a repetition by now was named on the page before, or is named now.
    let named = |one: &&Claimed| one.repeats(&form.request).is_none() || form.twice.contains(&one.listed.activity.id);
    if !ticked.iter().all(named) {
        return Ok(unprocessable(page(&validator, (&activity, &claim, &all), &form, &problems, true)));
    }
    let count = accept_all(&mut conn, &app, validator.id, &ticked, most, form.reason.trim()).await?;
    Ok(see_other(format!("/assoc/requests?done=event&count={count}")))
}

/// One transaction: all of them, or none. Returns how many were still open.
async fn accept_all(
    conn: &mut Conn,
    app: &App,
    validator: UserId,
    all: &[&Claimed],
    most: Option<Minutes>,
    reason: &str,
) -> Result<usize> {
    conn.transaction(async |conn| {
        let mut count = 0;
        for one in all {
            let acceptance = accepted(&one.claim, most, reason);
            count += usize::from(decide::accept(conn, app, validator, &one.listed.activity, &acceptance).await?);
        }
        Ok(count)
    })
    .await
}

/// As it was claimed, and never more than the event was long.
pub(super) fn accepted(claim: &Claim, most: Option<Minutes>, reason: &str) -> Acceptance {
    let minutes = most.map_or(claim.minutes, |most| most.min(claim.minutes));
    let part = Part { minutes, ..claim.whole() };
    Acceptance { parts: vec![part], ..Acceptance::in_full(claim, reason) }
}

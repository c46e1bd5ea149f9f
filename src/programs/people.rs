//! Who is in a program, for the registrar: where they stand, and decisions on their periods.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use serde::Deserialize;
use uuid::Uuid;

use super::join::day;
use super::people_views::{self, Shown};
use crate::accounts::{self, Registrar, Role, UserId};
use crate::app::App;
use crate::credit::programs::{
    self, Attestation, Decider, Enrollment, Holder, PassedStep, PeriodDecision, PeriodId, PeriodState, Program,
    Standing, Turn, answered, attestations_of, boards_with, decidable_in, decide as settle, enrolled_in, extend,
    handed_in_of, hold_enrolled, holding, steps_passed, with_validators,
};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::registrar;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// How many people a page shows.
const A_PAGE: i64 = 50;
/// How many standings are worked out together, so that memory stays flat.
const AT_ONCE: usize = 200;

/// A period and whose it is.
type Whose = (UserId, PeriodId);

/// Somebody in the list.
pub(super) struct Row {
    /// Their name, or their board's.
    pub name: String,
    /// Where they stand.
    pub standing: Standing,
    /// Who was asked last to attest it.
    pub attestation: Option<Attestation>,
    /// Whose turn it is, where its rules name steps.
    pub turn: Option<Turn>,
}

/// What was done just now.
#[derive(Clone, Copy, Debug)]
struct Done {
    /// Periods that were decided.
    done: usize,
    /// Renewals that were left to a validator.
    left: usize,
}

/// The part of the list that is shown, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The last holder of the page before.
    pub after: Option<Uuid>,
    /// `yes` for those alone who handed something in that waits.
    handed_in: String,
    /// How many periods were decided.
    pub done: Option<usize>,
    /// How many renewals were left to a validator, who comes first.
    pub left: Option<usize>,
}

impl Asked {
    /// Whether only those are asked for who handed something in that waits.
    pub fn only_handed_in(&self) -> bool {
        self.handed_in == "yes"
    }

    /// The address of the same list of a program, after this holder.
    pub fn address(&self, program: &str, after: Option<Uuid>) -> String {
        self.address_with(program, after, None)
    }

    /// The same with how many were decided and how many left to a validator.
    fn address_with(&self, program: &str, after: Option<Uuid>, done: Option<Done>) -> String {
        let parts = [
            self.only_handed_in().then(|| "handed_in=yes".to_owned()),
            after.map(|after| format!("after={after}")),
            done.map(|done| format!("done={}", done.done)),
            done.filter(|done| done.left > 0).map(|done| format!("left={}", done.left)),
        ];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/assoc/programs/{program}/people{mark}{query}")
    }

    /// A page of those who are asked for.
    async fn enrolled(&self, conn: &mut Conn, program: &str, after: Option<Uuid>) -> Result<Vec<Enrollment>> {
        if self.only_handed_in() {
            handed_in_of(conn, program, after, A_PAGE).await
        } else {
            enrolled_in(conn, program, after, A_PAGE).await
        }
    }
}

/// `GET /assoc/programs/{code}/people`
pub(super) async fn list(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Query(asked): Query<Asked>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &registrar, &code).await?;
    page(&mut conn, &app, &registrar, &program, &asked, &DecisionForm::default(), &Problems::new()).await.map(ok)
}

/// The program with this code, if this registrar answers for it.
async fn program(conn: &mut Conn, app: &App, registrar: &Registrar, code: &str) -> Result<Program> {
    Ok(answered(conn, &registrar.rights(), code, app.now()).await?.program)
}

async fn page(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    program: &Program,
    asked: &Asked,
    form: &DecisionForm,
    problems: &Problems,
) -> Result<maud::Markup> {
    let enrolled = asked.enrolled(conn, &program.code, asked.after).await?;
    let waiting = programs::handed_in(conn, app).await?;
    let next = enrolled.last().filter(|_| enrolled.len() == usize::try_from(A_PAGE).unwrap_or_default());
    let next = next.map(|last| last.holder.uuid());
    let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
    let mut attested = attestations_of(conn, &holders).await?;
    let passed = steps_passed(conn, &holders).await?;
    let mut rows = Vec::with_capacity(enrolled.len());
    for standing in decidable_in(conn, app, &enrolled).await? {
        let name = name(conn, standing.enrollment.holder).await?;
        let (attestation, turn) = (attested.remove(&standing.kept.id), turn(&standing, &passed));
        rows.push(Row { name, attestation, turn, standing });
    }
    let mut left = Vec::new();
    if asked.after.is_none() && !asked.only_handed_in() {
        for one in programs::left_in(conn, &program.code, A_PAGE).await? {
            left.push((name(conn, one.enrollment.holder).await?, one));
        }
    }
    let shown = Shown {
        program,
        left: &left,
        rows: &rows,
        next,
        asked,
        waiting: waiting.iter().find(|waiting| waiting.program == program.code),
        form,
        problems,
        now: app.now(),
    };
    Ok(people_views::page(&registrar.frame, &shown))
}

/// What a person or a board is called.
async fn name(conn: &mut Conn, holder: Holder) -> Result<String> {
    Ok(match holder {
        Holder::Person(id) => accounts::by_id(conn, id).await?.name,
        Holder::Board(id) => programs::board_name(conn, id).await?,
    })
}

/// A decision on some periods, or on all of them, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// The ids of the periods that are ticked.
    pub period: Vec<String>,
    /// `yes` for everybody's open period.
    pub all: String,
    /// `extend`, `renew`, `return` or `exempt`.
    pub decision: String,
    /// The new last day.
    pub to: String,
    /// Why.
    pub reason: String,
}

enum Wanted {
    Extend(NaiveDate),
    Decide(PeriodDecision),
}

impl DecisionForm {
    /// Whether it is about this period. What has lapsed is meant only where it is ticked.
    fn means(&self, standing: &Standing) -> bool {
        let kept = &standing.kept;
        let everybody = self.all == "yes" && kept.state != PeriodState::Lapsed;
        everybody || self.period.contains(&kept.id.to_string())
    }

    /// Who is meant: everybody who is asked for, or those who have a period that is ticked, who are on the page at hand or
    /// moved behind it meanwhile.
    async fn chosen(&self, conn: &mut Conn, program: &Program, asked: &Asked) -> Result<Vec<Enrollment>> {
        let all = self.all == "yes";
        let ticked: Vec<PeriodId> = self.period.iter().filter_map(|id| id.parse().ok()).collect();
        let (mut chosen, mut after) = (Vec::new(), asked.after.filter(|_| !all));
        while all || chosen.len() < ticked.len() {
            let enrolled = asked.enrolled(conn, &program.code, after).await?;
            let Some(last) = enrolled.last() else { break };
            after = Some(last.holder.uuid());
            chosen.extend(if all { enrolled } else { holding(conn, enrolled, &ticked).await? });
        }
        Ok(chosen)
    }

    fn parse(&self, words: Words) -> std::result::Result<Wanted, Problems> {
        let mut problems = Problems::new();
        if self.period.is_empty() && self.all != "yes" {
            problems.add("period", words.say("people-nobody-ticked"));
        }
        let to = day(&self.to, "to", words, &mut problems);
        let wanted = match self.decision.as_str() {
            "extend" => {
                if self.to.trim().is_empty() {
                    problems.add("to", words.say("people-to-empty"));
                }
                to.map(Wanted::Extend)
            }
            "renew" => Some(Wanted::Decide(PeriodDecision::Renewed)),
            "return" => Some(Wanted::Decide(PeriodDecision::Returned)),
            "exempt" => Some(Wanted::Decide(PeriodDecision::Exempt)),
            _ => {
                problems.add("decision", words.say("people-decision-empty"));
                None
            }
        };
        if self.reason.trim().is_empty() {
            problems.add("reason", words.say("rules-reason-empty"));
        }
        wanted.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// `POST /assoc/programs/{code}/people`
pub(super) async fn decide(
    registrar: Registrar,
    app: Data<App>,
    code: Path<String>,
    Query(asked): Query<Asked>,
    Form(form): Form<DecisionForm>,
) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let program = program(&mut conn, &app, &registrar, &code).await?;
    let done = match form.parse(registrar.frame.words) {
        Ok(wanted) => carry_out(&mut conn, &app, &registrar, (&program, &asked), (&form, wanted)).await?,
        Err(problems) => Err(problems),
    };
    match done {
        Ok(done) => Ok(see_other(asked.address_with(&program.code, asked.after, Some(done)))),
        Err(problems) => {
            let page = page(&mut conn, &app, &registrar, &program, &asked, &form, &problems).await?;
            Ok(unprocessable(page))
        }
    }
}

/// Decides on all that were chosen, or on none of them; renewals that a validator has to look at first are left to them.
/// Returns how many that were, or what must be said otherwise.
async fn carry_out(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    (program, asked): (&Program, &Asked),
    (form, wanted): (&DecisionForm, Wanted),
) -> Result<std::result::Result<Done, Problems>> {
    let (now, why) = (app.now(), form.reason.trim());
    let organization = programs::answers_for(conn, program, now).await?.map(|organization| organization.id);
    let by = Decider { id: registrar.id, role: Some(Role::Registrar), organization };
    let own = own(conn, registrar, now).await?;
    conn.transaction(async |conn| {
        let chosen = form.chosen(conn, program, asked).await?;
        let words = registrar.frame.words;
        if form.all != "yes" && chosen.iter().any(|enrollment| own.contains(&enrollment.holder.uuid())) {
            let mut problems = Problems::new();
            problems.add("period", words.say("people-own"));
            return Ok(Err(problems));
        }
        // Who enters or takes back something of theirs meanwhile waits: what is decided is what was looked at.
        hold_enrolled(conn, &chosen).await?;
        if let Wanted::Extend(to) = wanted
            && let Some(problems) = too_far(conn, app, words, &chosen, (form, to)).await?
        {
            return Ok(Err(problems));
        }
        let (mut done, mut left) = (0_usize, 0_usize);
        let (mut accepted, mut undone): (Vec<Whose>, Vec<Whose>) = (Vec::new(), Vec::new());
        for enrolled in chosen.chunks(AT_ONCE) {
            let before = done;
            let holders: Vec<Uuid> = enrolled.iter().map(|enrollment| enrollment.holder.uuid()).collect();
            let (passed, checked) = (steps_passed(conn, &holders).await?, with_validators(conn, enrolled).await?);
            for standing in decidable_in(conn, app, enrolled).await?.iter().filter(|one| form.means(one)) {
                let changed = match &wanted {
                    Wanted::Extend(to) => extend(conn, standing, by, (*to, why), now).await?,
                    // Nobody decides on their own.
                    Wanted::Decide(_) if own.contains(&standing.kept.holder) => false,
                    // It was accepted before, and so is perhaps being audited.
                    Wanted::Decide(PeriodDecision::Renewed) if standing.kept.state == PeriodState::Renewed => false,
                    Wanted::Decide(PeriodDecision::Renewed)
                        if checked.contains(&standing.enrollment.id)
                            && turn(standing, &passed).is_some_and(|turn| turn.is_validators()) =>
                    {
                        left += 1;
                        false
                    }
                    Wanted::Decide(decided) => {
                        settle(conn, standing, by, (*decided, why), now).await?;
                        if let Holder::Person(person) = standing.enrollment.holder {
                            let renewed = *decided == PeriodDecision::Renewed;
                            let list = if renewed { &mut accepted } else { &mut undone };
                            list.push((person, standing.kept.id));
                        }
                        true
                    }
                };
                done += usize::from(changed);
            }
            if done > before {
                programs::keep_standings(conn, enrolled, now).await?;
            }
        }
        if done > 0 && matches!(wanted, Wanted::Extend(_)) {
            // Other rules may judge what lies in a longer period.
            programs::work_out_anew(conn, &program.code, now).await?;
        }
        // At last and together: whoever signs for the same organization waits until this is done.
        registrar::take_back_periods(conn, app, registrar, why, &undone, now).await?;
        registrar::certify(conn, app, registrar, why, (&program.code, &accepted), now).await?;
        Ok(Ok(Done { done, left }))
    })
    .await
}

/// Whose periods a registrar leaves to others: their own, and those of boards that they are on.
async fn own(conn: &mut Conn, registrar: &Registrar, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let today = now.with_timezone(&registrar.person.zone()).date_naive();
    let boards = boards_with(conn, registrar.id, today).await?;
    Ok(boards.iter().map(|board| board.id.uuid()).chain([registrar.id.uuid()]).collect())
}

/// Whose turn it is.
fn turn(standing: &Standing, passed: &HashMap<PeriodId, Vec<PassedStep>>) -> Option<Turn> {
    standing.turn(passed.get(&standing.kept.id).map(Vec::as_slice).unwrap_or_default())
}

/// What is to be said where the rules don't let the end of somebody's period be moved so far (rule R16).
async fn too_far(
    conn: &mut Conn,
    app: &App,
    words: Words,
    chosen: &[Enrollment],
    (form, to): (&DecisionForm, NaiveDate),
) -> Result<Option<Problems>> {
    for enrolled in chosen.chunks(AT_ONCE) {
        for standing in decidable_in(conn, app, enrolled).await?.iter().filter(|one| form.means(one)) {
            let Some(most) = standing.most_extended().filter(|most| to > *most) else { continue };
            let name = name(conn, standing.enrollment.holder).await?;
            let values = [("date", words.date(most).into()), ("name", name.as_str().into())];
            let mut problems = Problems::new();
            problems.add("to", words.fill("people-to-most", &values));
            return Ok(Some(problems));
        }
    }
    Ok(None)
}

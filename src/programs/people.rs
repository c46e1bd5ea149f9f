//! Who is in a program, for the registrar: where they stand, and decisions on their periods.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::join::day;
use super::people_decide::{Came, carry_out};
use super::people_sure_view;
use super::people_views::{self, Shown};
use crate::accounts::{self, Registrar};
use crate::app::App;
use crate::credit::programs::{
    self, Attestation, Enrollment, Holder, PassedStep, PeriodDecision, PeriodId, PeriodState, Program, Standing, Turn,
    answered, attestations_of, decidable_in, enrolled_in, handed_in_of, holding, steps_passed,
};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::web::{Form, Problems, ok, see_other, unprocessable};

/// How many people a page shows.
const A_PAGE: i64 = 50;

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
pub(super) struct Done {
    /// Periods that were decided.
    pub done: usize,
    /// Renewals that were left to a validator.
    pub left: usize,
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
pub(super) async fn name(conn: &mut Conn, holder: Holder) -> Result<String> {
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
    /// The fingerprint of what was shown and is to be carried out.
    pub sure: String,
    /// What speaks against it and is accepted all the same.
    pub with: Vec<String>,
    /// `yes` to go back to the list with what was typed.
    pub back: String,
}

/// What a form asks for.
pub(super) enum Wanted {
    /// The end is moved to this day.
    Extend(NaiveDate),
    /// This is decided.
    Decide(PeriodDecision),
}

impl DecisionForm {
    /// Whether it is about this period. What has lapsed is meant only where it is ticked.
    pub fn means(&self, standing: &Standing) -> bool {
        let kept = &standing.kept;
        let everybody = self.all == "yes" && kept.state != PeriodState::Lapsed;
        everybody || self.period.contains(&kept.id.to_string())
    }

    /// Who is meant: everybody who is asked for, or those who have a period that is ticked, who are on the page at hand or
    /// moved behind it meanwhile.
    pub async fn chosen(&self, conn: &mut Conn, program: &Program, asked: &Asked) -> Result<Vec<Enrollment>> {
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
    if form.back == "yes" {
        return page(&mut conn, &app, &registrar, &program, &asked, &form, &Problems::new()).await.map(ok);
    }
    let came = match form.parse(registrar.frame.words) {
        Ok(wanted) => carry_out(&mut conn, &app, &registrar, (&program, &asked), (&form, wanted)).await?,
        Err(problems) => Came::Refused(problems),
    };
    match came {
        Came::Done(done) => Ok(see_other(asked.address_with(&program.code, asked.after, Some(done)))),
        Came::Shown(plan, changed, problems) => {
            let names = plan.names(&mut conn).await?;
            let (program, asked, form) = (&program, &asked, &form);
            let shown = people_sure_view::Shown {
                program,
                asked,
                form,
                plan: &plan,
                names: &names,
                changed,
                problems: &problems,
            };
            let page = people_sure_view::page(&registrar.frame, &shown);
            Ok(if problems.is_empty() { ok(page) } else { unprocessable(page) })
        }
        Came::Refused(problems) => {
            let page = page(&mut conn, &app, &registrar, &program, &asked, &form, &problems).await?;
            Ok(unprocessable(page))
        }
    }
}

/// Whose turn it is.
pub(super) fn turn(standing: &Standing, passed: &HashMap<PeriodId, Vec<PassedStep>>) -> Option<Turn> {
    standing.turn(passed.get(&standing.kept.id).map(Vec::as_slice).unwrap_or_default())
}

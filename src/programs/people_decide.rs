//! A registrar's decision on periods: looked at first where it is about many or where something speaks against it, then
//! carried out in one transaction, with the letters about it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use super::decided_mail;
use super::people::{Asked, DecisionForm, Done, Wanted, name};
use super::people_plan::{AT_ONCE, Fate, Plan};
use crate::accounts::{Registrar, Role, UserId};
use crate::app::App;
use crate::credit::programs::{
    self, Decider, Enrollment, Holder, PeriodDecision, PeriodId, Program, boards_with, decidable_in, decide as settle,
    extend, hold_enrolled,
};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::registrar;
use crate::web::Problems;

/// A period and whose it is.
type Whose = (UserId, PeriodId);

/// What came of a form.
pub(super) enum Came {
    /// It was carried out.
    Done(Done),
    /// It is to be looked at first; nothing was done. Whether something else was shown before, and what must change.
    Shown(Plan, bool, Problems),
    /// Something must change.
    Refused(Problems),
}

/// Decides on all that were chosen, or on none of them; renewals that a validator has to look at first are left to them.
pub(super) async fn carry_out(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    (program, asked): (&Program, &Asked),
    (form, wanted): (&DecisionForm, Wanted),
) -> Result<Came> {
    let (now, why, words) = (app.now(), form.reason.trim(), registrar.frame.words);
    let organization = programs::answers_for(conn, program, now).await?.map(|organization| organization.id);
    let by = Decider { id: registrar.id, role: Some(Role::Registrar), organization };
    let own = own(conn, registrar, now).await?;
    conn.transaction(async |conn| {
        let chosen = form.chosen(conn, program, asked).await?;
        if form.all != "yes" && chosen.iter().any(|enrollment| own.contains(&enrollment.holder.uuid())) {
            return Ok(Came::Refused(problem("period", words.say("people-own"))));
        }
        // Who enters or takes back something of theirs meanwhile waits: what is decided is what was looked at.
        hold_enrolled(conn, &chosen).await?;
        if let Wanted::Extend(to) = wanted
            && let Some(problems) = too_far(conn, app, words, &chosen, (form, to)).await?
        {
            return Ok(Came::Refused(problems));
        }
        let plan = Plan::of(conn, app, (form, &wanted), &chosen, &own).await?;
        let decided = plan.decided(form);
        if plan.is_shown_first(form) {
            if form.sure != plan.print() {
                return Ok(Came::Shown(plan, !form.sure.is_empty(), Problems::new()));
            }
            if decided.is_empty() {
                return Ok(Came::Shown(plan, false, problem("with", words.say("sure-none"))));
            }
        }
        let mut done = 0_usize;
        let (mut accepted, mut undone): (Vec<Whose>, Vec<Whose>) = (Vec::new(), Vec::new());
        for enrolled in chosen.chunks(AT_ONCE) {
            let before = done;
            for standing in decidable_in(conn, app, enrolled).await?.iter().filter(|one| decided.contains(&one.kept.id))
            {
                let changed = match &wanted {
                    Wanted::Extend(to) => extend(conn, standing, by, (*to, why), now).await?,
                    Wanted::Decide(what) => {
                        settle(conn, standing, by, (*what, why), now).await?;
                        if let Holder::Person(person) = standing.enrollment.holder {
                            let renewed = *what == PeriodDecision::Renewed;
                            let list = if renewed { &mut accepted } else { &mut undone };
                            list.push((person, standing.kept.id));
                        }
                        true
                    }
                };
                if !changed {
                    continue;
                }
                decided_mail::tell(conn, app, standing, (&wanted, why), now).await?;
                done += 1;
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
        let left = plan.lines.iter().filter(|line| line.fate == Fate::Validators).count();
        Ok(Came::Done(Done { done, left }))
    })
    .await
}

fn problem(field: &'static str, sentence: String) -> Problems {
    let mut problems = Problems::new();
    problems.add(field, sentence);
    problems
}

/// Whose periods a registrar leaves to others: their own, and those of boards that they are on.
async fn own(conn: &mut Conn, registrar: &Registrar, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let today = now.with_timezone(&registrar.person.zone()).date_naive();
    let boards = boards_with(conn, registrar.id, today).await?;
    Ok(boards.iter().map(|board| board.id.uuid()).chain([registrar.id.uuid()]).collect())
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
            return Ok(Some(problem("to", words.fill("people-to-most", &values))));
        }
    }
    Ok(None)
}

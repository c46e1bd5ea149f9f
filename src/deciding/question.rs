//! One entry that waits, or was decided: what is known of it, and the decision, in one transaction.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use diesel_async::AsyncConnection;
use serde::Deserialize;

use super::emails;
use super::form::{Decided, DecisionForm};
use super::question_view::{self, Shown, Stand};
use crate::accounts::{self, Authority, UserId};
use crate::activities::{self, ActivityId};
use crate::app::App;
use crate::credit::programs::{self, Answered, Holder, InAccount, answered};
use crate::credit::rules::Outcome;
use crate::credit::{self, CreditDecision, EntryId, LedgerEntry, NewCreditDecision, Source, question_in};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::lessons;
use crate::measure::Credit;
use crate::modules;
use crate::registrar::{self, By};
use crate::web::{Form, Nav, Problems, ok, see_other, unprocessable};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    done: String,
}

/// Which entry, in which program.
type Which = (String, UserId, EntryId);

/// What an entry is called.
pub(super) async fn title(conn: &mut Conn, app: &App, entry: &LedgerEntry) -> Result<String> {
    Ok(match entry.source {
        Source::Module { version, .. } => modules::version(conn, app, version).await?.body.title.clone(),
        Source::Activity { activity, .. } => {
            activities::title(conn, entry.user_id, ActivityId::from_uuid(activity)).await?
        }
        Source::Lesson { version, .. } => lessons::version(conn, app, version).await?.original().title.clone(),
    })
}

/// An entry as it stands, and what was decided about it.
struct Open {
    account: InAccount,
    /// Where it counts as well: for a board.
    others: Vec<InAccount>,
    decisions: Vec<CreditDecision>,
}

impl Open {
    /// Reads it. What the rules answer themselves is not found: nobody has to decide.
    async fn of(conn: &mut Conn, app: &App, answered: &Answered, (program, person, entry): &Which) -> Result<Open> {
        let mut others = programs::in_accounts(conn, app, &answered.program, (*person, *entry)).await?;
        let account = others.remove(0);
        let decisions = credit::decisions_on(conn, *person, *entry, program).await?;
        let open = matches!(account.outcome, Outcome::NeedsDecision { .. });
        if open || !decisions.is_empty() { Ok(Open { account, others, decisions }) } else { Err(Error::NotFound) }
    }

    /// The number of the decision that holds.
    fn number(&self) -> i16 {
        self.decisions.last().map_or(0, |decision| decision.number)
    }

    /// Whether a decision can be taken, and if not, why.
    async fn stand(&self, conn: &mut Conn, person: UserId) -> Result<Stand> {
        let outcome = &self.account.outcome;
        if !outcome.is_decided() && !matches!(outcome, Outcome::NeedsDecision { .. }) {
            return Ok(Stand::Overtaken);
        }
        let all = || std::iter::once(&self.account).chain(&self.others).map(|one| &one.standing);
        if all().any(|standing| standing.kept.state.is_settled()) {
            return Ok(Stand::Settled);
        }
        // Nobody decides on their own, or on what their own board earns.
        let mut own = self.account.entry.user_id == person;
        for standing in all() {
            if let Holder::Board(board) = standing.enrollment.holder {
                own |= programs::members(conn, board).await?.iter().any(|one| one.person == person);
            }
        }
        Ok(if own { Stand::Own } else { Stand::Open })
    }
}

/// `GET /assoc/questions/{program}/{person}/{entry}`
pub(super) async fn show(
    authority: Authority,
    app: Data<App>,
    which: Path<Which>,
    Query(told): Query<Told>,
) -> Result<HttpResponse> {
    let (mut conn, which) = (app.conn().await?, which.into_inner());
    let answered = answered(&mut conn, &authority.organizations, &which.0, app.now()).await?;
    let open = Open::of(&mut conn, &app, &answered, &which).await?;
    let form = DecisionForm { after: open.number().to_string(), ..DecisionForm::default() };
    Ok(ok(page(&mut conn, &app, &authority, &open, &(form, Problems::new()), &told.done).await?))
}

async fn page(
    conn: &mut Conn,
    app: &App,
    authority: &Authority,
    open: &Open,
    (form, problems): &(DecisionForm, Problems),
    done: &str,
) -> Result<maud::Markup> {
    let words = authority.frame.words;
    let account = &open.account;
    let shown = Shown {
        title: title(conn, app, &account.entry).await?,
        learner: accounts::by_id(conn, account.entry.user_id).await?,
        board: match account.standing.enrollment.holder {
            Holder::Person(_) => None,
            Holder::Board(board) => Some(programs::board_name(conn, board).await?),
        },
        stand: open.stand(conn, authority.id).await?,
        grant: account.grant()?,
        headings: account.headings()?,
        by_itself: account.by_itself()?,
        account,
        decisions: &open.decisions,
        form,
        problems,
        zone: authority.person.zone(),
        done,
    };
    let title = words
        .fill("request-title", &[("title", shown.title.as_str().into()), ("name", shown.learner.name.as_str().into())]);
    let page = authority.frame.page(title).at(Nav::Association).noindex().error(!problems.is_empty());
    Ok(page.render(question_view::view(words, &shown)))
}

/// What became of a decision.
enum Done {
    /// It holds.
    Taken(Credit),
    /// The form has to change.
    Again(Box<Open>, Problems),
    /// Somebody else decided first; nothing was changed, and what was typed can be sent as a correction.
    Overtaken(Box<Open>),
    /// Something came between; nothing was changed.
    Nothing(&'static str),
}

/// `POST /assoc/questions/{program}/{person}/{entry}`
pub(super) async fn decide(
    authority: Authority,
    app: Data<App>,
    which: Path<Which>,
    Form(form): Form<DecisionForm>,
) -> Result<HttpResponse> {
    let (mut conn, which) = (app.conn().await?, which.into_inner());
    let (words, now) = (authority.frame.words, app.now());
    let answered = answered(&mut conn, &authority.organizations, &which.0, now).await?;
    let done = conn
        .transaction(async |conn| {
            // Whoever decides at the same moment comes after, and sees this decision.
            programs::hold_people(conn, &[which.1]).await?;
            let open = Open::of(conn, &app, &answered, &which).await?;
            match open.stand(conn, authority.id).await? {
                Stand::Open => {}
                Stand::Own => return Err(Error::Forbidden),
                Stand::Settled => return Ok(Done::Nothing("settled")),
                Stand::Overtaken => return Ok(Done::Nothing("overtaken")),
            }
            let grant = open.account.grant()?;
            let rules = &open.account.standing.rules;
            match form.parse(words, &grant, &rules.unit.name, &open.account.headings()?) {
                Ok(decided) => take(conn, &app, (&authority, &answered), open, &decided).await,
                Err(problems) => Ok(Done::Again(Box::new(open), problems)),
            }
        })
        .await?;
    let path = format!("/assoc/questions/{}/{}/{}", which.0, which.1, which.2);
    Ok(match done {
        Done::Taken(credit) if credit > Credit::ZERO => see_other(format!("{path}?done=credit")),
        Done::Taken(_) => see_other(format!("{path}?done=none")),
        Done::Nothing(why) => see_other(format!("{path}?done={why}")),
        Done::Again(open, problems) => {
            unprocessable(page(&mut conn, &app, &authority, &open, &(form, problems), "").await?)
        }
        Done::Overtaken(open) => {
            let open = Open::of(&mut conn, &app, &answered, &which).await.map(Box::new).unwrap_or(open);
            let form = DecisionForm { after: open.number().to_string(), ..form };
            unprocessable(page(&mut conn, &app, &authority, &open, &(form, Problems::new()), "already").await?)
        }
    })
}

async fn take(
    conn: &mut Conn,
    app: &App,
    (authority, answered): (&Authority, &Answered),
    open: Open,
    decided: &Decided,
) -> Result<Done> {
    let account = &open.account;
    let question = match &account.outcome {
        Outcome::NeedsDecision { question, .. } => question_in(Words::default(), question),
        _ => String::new(),
    };
    let (called, program) = (title(conn, app, &account.entry).await?, &account.standing.rules.program.name);
    let new = NewCreditDecision {
        person: account.entry.user_id,
        entry: account.entry.id,
        program: &answered.program.code,
        about: &format!("{called}, {program}"),
        after: decided.after,
        credit: decided.credit,
        category: decided.category.as_deref(),
        unit: &account.standing.rules.unit.name,
        reason: &decided.reason,
        actor: (authority.id, answered.role),
        organization: answered.organization.id,
        question: &question,
    };
    let revalued = match decided.after == open.number() {
        true => credit::decide_credit(conn, &new, app.now()).await?,
        false => None,
    };
    if let Some(revalued) = revalued {
        emails::tell(conn, app, answered, (account, &called), decided).await?;
        let by = By { actor: authority.id, role: Some(answered.role), why: &decided.reason };
        registrar::follow(conn, app, by, (account.entry.user_id, &revalued), app.now()).await?;
        return Ok(Done::Taken(decided.credit));
    }
    // Pressed twice is decided once; another's decision in between has to be seen first.
    let same = open.decisions.last().is_some_and(|last| {
        (last.number, last.actor) == (decided.after.saturating_add(1), authority.id)
            && (last.credit, &last.category, &last.reason) == (decided.credit, &decided.category, &decided.reason)
    });
    Ok(if same { Done::Taken(decided.credit) } else { Done::Overtaken(Box::new(open)) })
}

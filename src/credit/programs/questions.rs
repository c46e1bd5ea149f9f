//! Entries that wait for the authority of a program (rule R29): the list of them, and one with all it takes to decide.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Program;
use super::enrollments::{keys_of_people, still_there};
use super::standing::{Batch, Standing};
use crate::accounts::UserId;
use crate::app::App;
use crate::credit::ledger::{EntryId, LedgerEntry};
use crate::credit::rule_sets::RuleSetId;
use crate::credit::rules::{self, Category, Entry, Grant, Outcome, Question, headings_left_open};
use crate::db::Conn;
use crate::error::{Error, Result};

/// An entry that waits, as the list has it.
#[derive(Clone, Debug, QueryableByName)]
pub struct Waiting {
    /// Whose.
    #[diesel(sql_type = SqlUuid)]
    pub person: UserId,
    /// Their name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Where they say that they work.
    #[diesel(sql_type = Text)]
    pub library: String,
    /// Which entry.
    #[diesel(sql_type = SqlUuid)]
    pub entry: EntryId,
    /// In which program, by its code.
    #[diesel(sql_type = Text)]
    pub program: String,
    /// The version of the rules that leaves it open.
    #[diesel(sql_type = SqlUuid)]
    pub rule_set: RuleSetId,
    /// The day that it ended.
    #[diesel(sql_type = Date)]
    pub occurred_on: NaiveDate,
    #[diesel(sql_type = Jsonb)]
    question: serde_json::Value,
}

impl Waiting {
    /// What is asked.
    pub fn question(&self) -> Result<rules::Question> {
        Ok(serde_json::from_value(self.question.clone())?)
    }

    /// Its place in the list.
    pub fn place(&self) -> Place {
        (self.occurred_on, self.entry.uuid(), self.program.clone())
    }
}

/// Where an entry stands in the list: its day, itself, its program.
pub type Place = (NaiveDate, Uuid, String);

/// What waits in these programs, the oldest training first, after this place, at most so many. What counts for a
/// person and for a board waits once.
pub async fn waiting(
    conn: &mut Conn,
    programs: &[String],
    after: Option<&Place>,
    limit: i64,
) -> QueryResult<Vec<Waiting>> {
    diesel::sql_query(
        "select distinct on (q.occurred_on, q.ledger_entry_id, q.program) q.person_id as person, u.name, u.library,
             q.ledger_entry_id as entry, q.program, q.rule_set_id as rule_set, q.occurred_on, q.question
         from kept_questions q join users u on u.id = q.person_id
         where q.program = any($1) and ($2 is null or (q.occurred_on, q.ledger_entry_id, q.program) > ($2, $3, $4))
         order by q.occurred_on, q.ledger_entry_id, q.program, q.holder_id limit $5",
    )
    .bind::<Array<Text>, _>(programs)
    .bind::<Nullable<Date>, _>(after.map(|place| place.0))
    .bind::<Nullable<SqlUuid>, _>(after.map(|place| place.1))
    .bind::<Nullable<Text>, _>(after.map(|place| place.2.as_str()))
    .bind::<BigInt, _>(limit)
    .load(conn)
    .await
}

/// How many wait in these programs.
pub async fn how_many_wait(conn: &mut Conn, programs: &[String]) -> QueryResult<i64> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let counted: Count = diesel::sql_query(
        "select count(*) as count
         from (select distinct person_id, ledger_entry_id, program from kept_questions where program = any($1)) q",
    )
    .bind::<Array<Text>, _>(programs)
    .get_result(conn)
    .await?;
    Ok(counted.count)
}

/// An entry in the account of a period, and what the rules make of it.
#[derive(Clone, Debug)]
pub struct InAccount {
    /// Where its owner, or a board that they are on, stands.
    pub standing: Standing,
    /// The entry.
    pub entry: LedgerEntry,
    /// What became of it.
    pub outcome: Outcome,
}

impl InAccount {
    fn seen(&self) -> Result<Entry> {
        let standing = &self.standing;
        Ok(self.entry.facts.seen_by(self.entry.bare()?, &standing.enrollment.program, &standing.rules))
    }

    /// What can be given for it. Minutes that count already in this period are not in it (rule R5).
    pub fn grant(&self) -> Result<Grant> {
        let mut seen = self.seen()?;
        match &self.outcome {
            Outcome::NeedsDecision { question: Question::Undefined { minutes, .. }, .. }
            | Outcome::NeedsDecision { question: Question::NothingSaid { minutes }, .. } => seen.minutes = *minutes,
            Outcome::Credit { explanation, .. } => seen.minutes = explanation.minutes,
            _ => {}
        }
        Ok(Grant::of(&seen, &self.standing.rules, &self.standing.track))
    }

    /// The headings under one of which it has to be put; none where the rules say under which it falls.
    pub fn headings(&self) -> Result<Vec<&Category>> {
        Ok(headings_left_open(&self.seen()?, &self.standing.rules))
    }

    /// What it would make by its length alone, where the rules say so and something else is open.
    pub fn by_itself(&self) -> Result<Option<Outcome>> {
        let outcome = rules::award(&Entry { decided: None, ..self.seen()? }, &self.standing.rules);
        Ok(Some(outcome).filter(|outcome| matches!(outcome, Outcome::Credit { .. })))
    }
}

/// Somebody's entry in the accounts of a program: their own, and those of boards that they are or were on. What is
/// decided holds in all of them; those of a period that is not settled come first. Not found where it counts in none.
pub async fn in_accounts(
    conn: &mut Conn,
    app: &App,
    program: &Program,
    (person, entry): (UserId, EntryId),
) -> Result<Vec<InAccount>> {
    let keys = keys_of_people(conn, &[person]).await?;
    let mut enrolled = still_there(conn, &keys).await?;
    enrolled.retain(|enrollment| enrollment.program == program.code);
    let batch = Batch::read(conn, &enrolled).await?;
    let mut found = Vec::new();
    for enrollment in &enrolled {
        for kept in batch.periods.get(&enrollment.id).into_iter().flatten() {
            let Some(standing) = batch.standing(program, enrollment, kept, None, app.now())? else { continue };
            let mine = |line: &&LedgerEntry| line.id == entry && line.user_id == person;
            let Some(line) = standing.entries.iter().find(mine).cloned() else { continue };
            let award = standing.account.awards.iter().find(|award| award.entry == entry.uuid());
            let Some(outcome) = award.map(|award| award.outcome.clone()) else { continue };
            // Of two periods that have its day, it waits in the one that it counts in.
            if !outcome.counts_elsewhere() {
                found.push(InAccount { standing, entry: line, outcome });
            }
        }
    }
    found.sort_by_key(|one: &InAccount| one.standing.kept.state.is_settled());
    if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

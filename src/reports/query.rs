//! Asking the ledger: one statement, whose lines come one after the other.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use futures_util::{Stream, TryStreamExt};
use uuid::Uuid;

use super::report::{Column, Group, Report};
use super::statement::{Asked, Measure, statement};
use crate::credit::{self, RuleSetId};
use crate::db::Conn;
use crate::error::Result;
use crate::measure::Credit;
use crate::organizations::{self, OrganizationId};

/// The figures of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// How many people.
    pub people: i64,
    /// How many entries.
    pub entries: i64,
    /// Nominal minutes.
    pub nominal: i64,
    /// Seconds that were measured.
    pub measured: i64,
    /// Credit.
    pub credit: Credit,
}

impl Figures {
    /// One of them as text: whole numbers, and credit in exact decimals.
    pub fn text(&self, column: Column) -> String {
        match column {
            Column::People => self.people.to_string(),
            Column::Entries => self.entries.to_string(),
            Column::Nominal => self.nominal.to_string(),
            Column::Measured => (self.measured / 60).to_string(),
            Column::Credit => self.credit.to_string(),
        }
    }
}

/// A line of the answer. What its group doesn't speak of is empty.
#[derive(Clone, Debug, QueryableByName)]
pub struct Line {
    /// The day of an entry, or the first of a month.
    #[diesel(sql_type = Nullable<Date>)]
    pub day: Option<NaiveDate>,
    /// The name of a person.
    #[diesel(sql_type = Text)]
    pub who: String,
    /// The library, as it is listed.
    #[diesel(sql_type = Text)]
    pub library: String,
    /// Its region.
    #[diesel(sql_type = Text)]
    pub region: String,
    /// What it was called.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// The codes of headings, or the word of a topic.
    #[diesel(sql_type = Text)]
    pub category: String,
    /// The word of a kind.
    #[diesel(sql_type = Text)]
    pub kind: String,
    /// The word of a mode.
    #[diesel(sql_type = Text)]
    pub mode: String,
    /// Whether it is all lines together.
    #[diesel(sql_type = Bool)]
    whole: bool,
    #[diesel(sql_type = BigInt)]
    people: i64,
    #[diesel(sql_type = BigInt)]
    entries: i64,
    #[diesel(sql_type = BigInt)]
    nominal: i64,
    #[diesel(sql_type = BigInt)]
    measured: i64,
    #[diesel(sql_type = BigInt)]
    credit: Credit,
}

impl Line {
    /// Its figures.
    pub fn figures(&self) -> Figures {
        let Line { people, entries, nominal, measured, credit, .. } = *self;
        Figures { people, entries, nominal, measured, credit }
    }
}

/// The rule sets that a report counts by: every version of its program, or of its plain measure.
async fn rule_sets(conn: &mut Conn, measure: &str) -> Result<(Vec<RuleSetId>, bool)> {
    let all = credit::rule_sets(conn).await?;
    let ours = || all.iter().filter(|kept| kept.rules.program_code() == measure);
    Ok((ours().map(|kept| kept.id).collect(), ours().any(|kept| !kept.rules.is_measure())))
}

/// What is asked for, line after line. Whoever works in no library that is listed counts for the organization that
/// this site belongs to.
async fn stream<'c>(
    conn: &'c mut Conn,
    organization: OrganizationId,
    report: &Report,
    (asked, most): (Asked, Option<i64>),
    today: NaiveDate,
) -> Result<impl Stream<Item = QueryResult<Line>> + 'c> {
    let (rule_sets, program) = rule_sets(conn, &report.measure).await?;
    let measure = Measure { program, rule_sets: rule_sets.len() };
    let home = organizations::home(conn).await?.map(|home| home.id.uuid()).unwrap_or(Uuid::nil());
    let (from, to) = report.span.days(today);
    let region = Some(report.region.clone()).filter(|region| !region.is_empty());
    let stream = diesel::sql_query(statement(report, asked, measure))
        .bind::<SqlUuid, _>(organization)
        .bind::<SqlUuid, _>(home)
        .bind::<Text, _>(report.measure.clone())
        .bind::<Array<SqlUuid>, _>(rule_sets)
        .bind::<Nullable<Date>, _>(from)
        .bind::<Nullable<Date>, _>(to)
        .bind::<Nullable<SqlUuid>, _>(report.library)
        .bind::<Nullable<Text>, _>(region)
        .bind::<Nullable<Text>, _>(report.topic.map(|topic| topic.as_str().to_owned()))
        .bind::<Nullable<Text>, _>(report.kind.map(|kind| kind.as_str().to_owned()))
        .bind::<Nullable<Text>, _>(report.mode.map(|mode| mode.as_str().to_owned()))
        .bind::<Nullable<BigInt>, _>(most)
        .load_stream::<Line>(conn)
        .await?;
    Ok(stream)
}

/// The lines of a report over an organization's people, so many of them at most.
pub async fn lines<'c>(
    conn: &'c mut Conn,
    organization: OrganizationId,
    report: &Report,
    today: NaiveDate,
    most: Option<i64>,
) -> Result<impl Stream<Item = QueryResult<Line>> + 'c> {
    stream(conn, organization, report, (Asked::Lines, most), today).await
}

/// The first lines, and the sum of all that there are; each person counts once in it.
pub(super) async fn with_total(
    conn: &mut Conn,
    organization: OrganizationId,
    report: &Report,
    today: NaiveDate,
    most: i64,
) -> Result<(Vec<Line>, Option<Figures>)> {
    let mut found: Vec<Line> = Vec::new();
    let mut asked = Asked::Both;
    if report.group == Group::Entry {
        // The first entries are found by their days; what all of them come to is another question.
        found = lines(conn, organization, report, today, Some(most)).await?.try_collect().await?;
        asked = Asked::Whole;
    }
    let rest = stream(conn, organization, report, (asked, Some(most)), today).await?;
    let rest: Vec<Line> = rest.try_collect().await?;
    let (mut whole, others): (Vec<Line>, Vec<Line>) = rest.into_iter().partition(|line| line.whole);
    found.extend(others);
    Ok((found, whole.pop().map(|line| line.figures())))
}

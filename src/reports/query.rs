//! Asking the ledger: one statement, whose lines come one after the other.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use futures_util::Stream;
use uuid::Uuid;

use super::report::{Column, Group, Report};
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

/// A category as a column: what the program's own headings are, or else the topic.
const CATEGORY: &str = "coalesce((select string_agg(h, ', ' order by h)
        from jsonb_array_elements_text(e.facts -> 'categories' -> $3) h), e.facts ->> 'shelf', v.body ->> 'topic', '')";

/// What a line says that is about nothing in particular.
fn nothing() -> [String; 8] {
    ["null::date", "''", "''", "''", "''", "''", "''", "''"].map(str::to_owned)
}

/// What a line of this group says, in the order of [`Line`], and what makes it one line.
fn columns(group: Group) -> ([String; 8], &'static str, &'static str) {
    let (library, region) = (|| "coalesce(l.name, '')".to_owned(), || "coalesce(l.region, '')".to_owned());
    match group {
        Group::Entry => {
            let title = "coalesce(v.title, c.claim ->> 'title', '')".to_owned();
            let kind = "coalesce(e.facts ->> 'kind', 'course')".to_owned();
            let (day, who, mode) = ("e.occurred_on".to_owned(), "u.name".to_owned(), "e.mode".to_owned());
            let columns = [day, who, library(), region(), title, CATEGORY.to_owned(), kind, mode];
            (columns, "", "order by e.occurred_on, e.user_id, e.id")
        }
        Group::Person => {
            let mut columns = nothing();
            (columns[1], columns[2], columns[3]) = ("u.name".to_owned(), library(), region());
            (columns, "group by u.id, u.name, l.name, l.region", "order by u.name, u.id")
        }
        Group::Library => {
            let mut columns = nothing();
            (columns[2], columns[3]) = (library(), region());
            (columns, "group by l.name, l.region", "order by lower(l.name)")
        }
        Group::Category => {
            let mut columns = nothing();
            columns[5] = CATEGORY.to_owned();
            (columns, "group by 6", "order by 6")
        }
        Group::Month => {
            let mut columns = nothing();
            columns[0] = "date_trunc('month', e.occurred_on)::date".to_owned();
            (columns, "group by 1", "order by 1")
        }
    }
}

/// The statement: of each line, or of all of it as one.
fn statement(report: &Report, whole: bool, program: bool) -> String {
    let (labels, group, order) = if whole { (nothing(), "", "") } else { columns(report.group) };
    let each = report.group == Group::Entry && !whole;
    let sum = |what: &str| if each { what.to_owned() } else { format!("coalesce(sum({what}), 0)::bigint") };
    let people = if each { "1::bigint" } else { "count(distinct e.user_id)" };
    let entries = if each { "1::bigint" } else { "count(*)" };
    let names = ["day", "who", "library", "region", "title", "category", "kind", "mode"];
    let labels: Vec<String> = labels.iter().zip(names).map(|(label, name)| format!("{label} as {name}")).collect();
    // Time is measured lesson by lesson; looking it up costs, so it is done for those who want it.
    let measured = match report.columns.contains(&Column::Measured) {
        true => {
            "coalesce((e.facts ->> 'engaged_seconds')::bigint, (select sum(t.seconds) from module_version_lessons m
            join lesson_times t on t.user_id = e.user_id and t.lesson_id = m.lesson_id
            where m.module_version_id = e.module_version_id), 0)::bigint * sign(e.minutes)::bigint"
        }
        false => "0::bigint",
    };
    let known = if program { "and w.credit is not null" } else { "" };
    format!(
        "select {}, {people} as people, {entries} as entries, {} as nominal, {} as measured, {} as credit
         from ledger_entries e
         join users u on u.id = e.user_id
         left join libraries l on lower(l.name) = lower(u.library)
         left join module_versions v on v.id = e.module_version_id
         left join activities c on c.user_id = e.user_id and c.id = e.activity_id
         left join lateral (select sum(a.credit_thousandths)::bigint as credit from awards a
             where a.user_id = e.user_id and a.ledger_entry_id = e.id and a.rule_set_id = any($4)) w on true
         where coalesce(l.organization_id, $2) = $1 {known}
             and ($5 is null or e.occurred_on >= $5) and ($6 is null or e.occurred_on <= $6)
             and ($7 is null or l.id = $7) and ($8 is null or l.region = $8)
             and ($9 is null or coalesce(e.facts ->> 'shelf', v.body ->> 'topic') = $9)
             and ($10 is null or coalesce(e.facts ->> 'kind', 'course') = $10)
             and ($11 is null or e.mode = $11)
         {group} {order}",
        labels.join(", "),
        sum("e.minutes::bigint"),
        sum(measured),
        sum("coalesce(w.credit, 0)"),
    )
}

/// The rule sets that a report counts by: every version of its program, or of its plain measure.
async fn rule_sets(conn: &mut Conn, measure: &str) -> Result<(Vec<RuleSetId>, bool)> {
    let all = credit::rule_sets(conn).await?;
    let ours = || all.iter().filter(|kept| kept.rules.program_code() == measure);
    Ok((ours().map(|kept| kept.id).collect(), ours().any(|kept| kept.rules.program.authority.is_some())))
}

/// The lines of a report, one after the other, or the one line of all of it. Whoever works in no library that is
/// listed counts for the organization that this site belongs to.
async fn stream<'c>(
    conn: &'c mut Conn,
    organization: OrganizationId,
    report: &Report,
    whole: bool,
    today: NaiveDate,
) -> Result<impl Stream<Item = QueryResult<Line>> + 'c> {
    let (rule_sets, program) = rule_sets(conn, &report.measure).await?;
    let home = organizations::home(conn).await?.map(|home| home.id.uuid()).unwrap_or(Uuid::nil());
    let (from, to) = report.span.days(today);
    let region = Some(report.region.clone()).filter(|region| !region.is_empty());
    let stream = diesel::sql_query(statement(report, whole, program))
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
        .load_stream::<Line>(conn)
        .await?;
    Ok(stream)
}

/// The lines of a report over an organization's people.
pub async fn lines<'c>(
    conn: &'c mut Conn,
    organization: OrganizationId,
    report: &Report,
    today: NaiveDate,
) -> Result<impl Stream<Item = QueryResult<Line>> + 'c> {
    stream(conn, organization, report, false, today).await
}

/// The sum of all of them; each person once.
pub(super) async fn total(
    conn: &mut Conn,
    organization: OrganizationId,
    report: &Report,
    today: NaiveDate,
) -> Result<Option<Figures>> {
    use futures_util::TryStreamExt;
    let lines = stream(conn, organization, report, true, today).await?;
    let mut lines = std::pin::pin!(lines);
    Ok(lines.try_next().await?.map(|line| line.figures()))
}

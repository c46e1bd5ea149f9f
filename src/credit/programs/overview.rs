//! Reading where people stand: sums by program, region, library and heading, and lists of people.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::state::State;
use super::tallies::MET;
use crate::db::Conn;
use crate::measure::Credit;
use crate::organizations::{LibraryId, OrganizationId};

/// How many stand in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u64; State::ALL.len()]);

impl Tally {
    /// How many in this state.
    pub fn of(&self, state: State) -> u64 {
        State::ALL.iter().position(|one| *one == state).map_or(0, |at| self.0[at])
    }

    /// How many in each, in the order of [`State::ALL`].
    pub fn counts(&self) -> [u64; State::ALL.len()] {
        self.0
    }

    /// How many in all.
    pub fn people(&self) -> u64 {
        self.0.iter().sum()
    }

    fn add(&mut self, word: &str, people: i64) {
        let at = State::from_word(word).and_then(|state| State::ALL.iter().position(|one| *one == state));
        if let (Some(at), Ok(people)) = (at, u64::try_from(people)) {
            self.0[at] += people;
        }
    }
}

/// What sums are made over.
#[derive(Clone, Copy, Debug)]
pub struct Among<'a> {
    /// Whose people.
    pub organization: OrganizationId,
    /// In this program only.
    pub program: Option<&'a str>,
    /// In this region only.
    pub region: Option<&'a str>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    label: String,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = BigInt)]
    people: i64,
}

/// Sums by what this expression says, over those who are meant.
async fn lines(conn: &mut Conn, label: &str, headings: bool, among: Among<'_>) -> QueryResult<Vec<Line>> {
    let which = if headings { ">" } else { "=" };
    let statement = format!(
        "select {label} as label, t.state, sum(t.people)::bigint as people
         from standing_tallies t left join libraries l on l.id = t.library_id
         where t.organization_id = $1 and t.heading {which} '' and ($2 is null or t.program = $2)
             and ($3 is null or coalesce(l.region, '') = $3)
         group by 1, 2 having sum(t.people) > 0"
    );
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(among.organization)
        .bind::<Nullable<Text>, _>(among.program)
        .bind::<Nullable<Text>, _>(among.region)
        .load(conn)
        .await
}

fn by_label(lines: Vec<Line>) -> BTreeMap<String, Tally> {
    let mut found: BTreeMap<String, Tally> = BTreeMap::new();
    for Line { label, state, people } in lines {
        found.entry(label).or_default().add(&state, people);
    }
    found
}

/// Sums by the program's code.
pub async fn by_program(conn: &mut Conn, among: Among<'_>) -> QueryResult<BTreeMap<String, Tally>> {
    lines(conn, "t.program", false, among).await.map(by_label)
}

/// Sums by region; those in no region under the empty one.
pub async fn by_region(conn: &mut Conn, among: Among<'_>) -> QueryResult<BTreeMap<String, Tally>> {
    lines(conn, "coalesce(l.region, '')", false, among).await.map(by_label)
}

/// By heading: how many have what is asked for under it, and how many lack something.
pub async fn by_heading(conn: &mut Conn, among: Among<'_>) -> QueryResult<BTreeMap<String, (u64, u64)>> {
    let mut found: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for Line { label, state, people } in lines(conn, "t.heading", true, among).await? {
        let people = u64::try_from(people).unwrap_or_default();
        let sums = found.entry(label).or_default();
        if state == MET { sums.0 += people } else { sums.1 += people }
    }
    Ok(found)
}

/// A library and where those who work there stand.
#[derive(Clone, Debug)]
pub struct AtLibrary {
    /// Which.
    pub id: LibraryId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: String,
    /// How many stand where.
    pub tally: Tally,
}

/// A page of libraries, by name, after this one; those where nobody is in a program too.
pub async fn by_library(conn: &mut Conn, among: Among<'_>, after: &str, limit: i64) -> QueryResult<Vec<AtLibrary>> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = SqlUuid)]
        id: LibraryId,
        #[diesel(sql_type = Text)]
        name: String,
        #[diesel(sql_type = Text)]
        region: String,
    }
    #[derive(QueryableByName)]
    struct Sum {
        #[diesel(sql_type = SqlUuid)]
        id: LibraryId,
        #[diesel(sql_type = Text)]
        state: String,
        #[diesel(sql_type = BigInt)]
        people: i64,
    }
    let rows: Vec<Row> = diesel::sql_query(
        "select id, name, region from libraries
         where organization_id = $1 and ($2 is null or region = $2) and lower(name) > lower($3)
         order by lower(name) limit $4",
    )
    .bind::<SqlUuid, _>(among.organization)
    .bind::<Nullable<Text>, _>(among.region)
    .bind::<Text, _>(after)
    .bind::<BigInt, _>(limit)
    .load(conn)
    .await?;
    let ids: Vec<LibraryId> = rows.iter().map(|row| row.id).collect();
    let sums: Vec<Sum> = diesel::sql_query(
        "select library_id as id, state, sum(people)::bigint as people from standing_tallies
         where library_id = any($1) and heading = '' and ($2 is null or program = $2)
         group by 1, 2",
    )
    .bind::<Array<SqlUuid>, _>(&ids)
    .bind::<Nullable<Text>, _>(among.program)
    .load(conn)
    .await?;
    let at = |Row { id, name, region }| {
        let mut tally = Tally::default();
        for sum in sums.iter().filter(|sum| sum.id == id) {
            tally.add(&sum.state, sum.people);
        }
        AtLibrary { id, name, region, tally }
    };
    Ok(rows.into_iter().map(at).collect())
}

/// Whom a list shows.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Whose people, in which program and region.
    pub among: Among<'a>,
    /// At this library only.
    pub library: Option<LibraryId>,
    /// In this state only.
    pub state: Option<State>,
    /// Whose name has this in it; everybody where it is empty.
    pub name: &'a str,
    /// After this row of the page before: name, holder and enrollment.
    pub after: Option<(&'a str, Uuid, Uuid)>,
    /// At most so many.
    pub limit: i64,
}

/// Somebody in a list.
#[derive(Clone, Debug, QueryableByName)]
pub struct Stands {
    /// The person or the board.
    #[diesel(sql_type = SqlUuid)]
    pub holder: Uuid,
    /// The enrollment.
    #[diesel(sql_type = SqlUuid)]
    pub enrollment: Uuid,
    /// Their name.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The library, where it is listed.
    #[diesel(sql_type = Nullable<Text>)]
    pub library: Option<String>,
    /// The program's code.
    #[diesel(sql_type = Text)]
    pub program: String,
    #[diesel(sql_type = Text)]
    state: String,
    /// What counts.
    #[diesel(sql_type = BigInt)]
    pub counted: Credit,
    /// What is asked for.
    #[diesel(sql_type = BigInt)]
    pub required: Credit,
    /// The unit, in the singular.
    #[diesel(sql_type = Text)]
    pub unit: String,
    /// The last day on which training counts.
    #[diesel(sql_type = Date)]
    pub ends: NaiveDate,
}

impl Stands {
    /// Where they stand.
    pub fn state(&self) -> State {
        State::from_word(&self.state).unwrap_or(State::NeedsDecision)
    }
}

/// A page of people, by name.
pub async fn people(conn: &mut Conn, wanted: &Wanted<'_>) -> QueryResult<Vec<Stands>> {
    let pattern = wanted.name.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let pattern = (!pattern.is_empty()).then(|| format!("%{pattern}%"));
    let after = wanted.after;
    // What isn't asked for isn't in the statement, so that Postgres takes the index that fits the rest.
    let mut statement = String::from(
        "select k.holder_id as holder, k.enrollment_id as enrollment, k.name, l.name as library, k.program, k.state,
             k.counted_thousandths as counted, k.required_thousandths as required, k.unit, k.ends
         from kept_standings k left join libraries l on l.id = k.library_id
         where k.organization_id = $1",
    );
    let parts = [
        (wanted.among.program.is_some(), " and k.program = $2"),
        (wanted.among.region.is_some(), " and coalesce(l.region, '') = $3"),
        (wanted.library.is_some(), " and k.library_id = $4"),
        (wanted.state.is_some(), " and k.state = $5"),
        (pattern.is_some(), " and k.name ilike $6"),
        (after.is_some(), " and (k.name, k.holder_id, k.enrollment_id) > ($7, $8, $9)"),
    ];
    statement.extend(parts.into_iter().filter(|(asked, _)| *asked).map(|(_, part)| part));
    statement.push_str(" order by k.name, k.holder_id, k.enrollment_id limit $10");
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(wanted.among.organization)
        .bind::<Nullable<Text>, _>(wanted.among.program)
        .bind::<Nullable<Text>, _>(wanted.among.region)
        .bind::<Nullable<SqlUuid>, _>(wanted.library)
        .bind::<Nullable<Text>, _>(wanted.state.map(State::word))
        .bind::<Nullable<Text>, _>(pattern)
        .bind::<Nullable<Text>, _>(after.map(|after| after.0))
        .bind::<Nullable<SqlUuid>, _>(after.map(|after| after.1))
        .bind::<Nullable<SqlUuid>, _>(after.map(|after| after.2))
        .bind::<BigInt, _>(wanted.limit)
        .load(conn)
        .await
}

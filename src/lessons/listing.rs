//! Lists of lessons: the catalogue with its filters, search that forgives misspellings.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Uuid};
use diesel_async::RunQueryDsl;

use super::LessonId;
use crate::db::{Conn, prepared};
use crate::format::Topic;
use crate::i18n::Language;

/// A lesson as its catalogue card shows it.
#[derive(Clone, Debug, QueryableByName)]
pub struct Card {
    /// Identity.
    #[diesel(sql_type = Uuid)]
    pub id: LessonId,
    /// The lesson's folder.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// The tag of the language that title and summary are in.
    #[diesel(sql_type = Text)]
    pub language: String,
    /// Shelf mark, with spaces.
    #[diesel(sql_type = Text)]
    pub mark: String,
    /// Title in the reader's language, or in English.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Summary likewise.
    #[diesel(sql_type = Text)]
    pub summary: String,
    /// The name of its topic.
    #[diesel(sql_type = Text)]
    pub topic: String,
    /// Stated minutes.
    #[diesel(sql_type = Integer)]
    pub minutes: i32,
    /// Readable without an account.
    #[diesel(sql_type = Bool)]
    pub open: bool,
    /// Part of a credit module.
    #[diesel(sql_type = Bool)]
    pub credit: bool,
    /// Whether it exists in Spanish.
    #[diesel(sql_type = Bool)]
    pub spanish: bool,
}

impl Card {
    /// Its address.
    pub fn path(&self) -> String {
        format!("/l/{}", self.mark.replace(' ', "-"))
    }

    /// The language that title and summary are in.
    pub fn speaks(&self) -> Language {
        Language::from_tag(&self.language)
    }

    /// Its shelf.
    pub fn topic(&self) -> Topic {
        Topic::ALL.into_iter().find(|topic| topic.as_str() == self.topic).unwrap_or(Topic::PublicService)
    }
}

/// What to list.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At most so many minutes.
    pub minutes: Option<i32>,
    /// On this shelf only.
    pub topic: Option<Topic>,
    /// Only what is part of a credit module.
    pub credit: bool,
    /// Only what exists in Spanish.
    pub spanish: bool,
    /// Words to look for; empty for none.
    pub words: String,
    /// How many to leave out from the beginning.
    pub offset: i32,
    /// How many at most.
    pub limit: i32,
}

impl Filter {
    fn looks_for_words(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The cards of this page.
    pub cards: Vec<Card>,
    /// How many match in all.
    pub total: i64,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(embed)]
    card: Card,
    #[diesel(sql_type = BigInt)]
    total: i64,
}

/// Each lesson once: in the reader's language (`$1`), or in English where there is no such text.
const ONCE: &str = "c.language = coalesce(
    (select t.language from lesson_texts t where t.lesson_id = c.id and t.language = $1), 'en')";

/// Whether a lesson exists in Spanish.
const SPANISH: &str = "exists (select 1 from lesson_texts t where t.lesson_id = c.id and t.language = 'es')";

/// How well a lesson matches words: each by its stem, or, when mistyped, by looking alike.
const MATCH: &str = "join lateral (
        select max(ts_rank(s.document, q) + word_similarity(lower($5), s.words)) as rank
        from lesson_texts s, lateral (select websearch_to_tsquery('english', $5) || websearch_to_tsquery('spanish', $5) as q) q
        where s.lesson_id = c.id and (s.document @@ q or word_similarity(lower($5), s.words) > 0.4)
    ) match on match.rank is not null";

/// The lessons that match a filter, in the given order. Where no words are looked for, nothing about them is asked.
fn matching(words: bool, order: &str) -> String {
    let matching = if words { MATCH } else { "" };
    format!(
        "select c.*, {SPANISH} as spanish, count(*) over () as total
         from lesson_cards c {matching}
         where {ONCE} and ($2::int is null or minutes <= $2) and ($3::text is null or topic = $3)
             and (not $4 or credit) and (not $8 or {SPANISH})
         order by {order}
         limit $6 offset $7"
    )
}

async fn load(conn: &mut Conn, language: Language, filter: &Filter, order: &str) -> QueryResult<Found> {
    let query = diesel::sql_query(matching(filter.looks_for_words(), order))
        .bind::<Text, _>(language.tag())
        .bind::<Nullable<Integer>, _>(filter.minutes)
        .bind::<Nullable<Text>, _>(filter.topic.map(Topic::as_str))
        .bind::<Bool, _>(filter.credit)
        .bind::<Text, _>(filter.words.trim())
        .bind::<Integer, _>(filter.limit)
        .bind::<Integer, _>(filter.offset)
        .bind::<Bool, _>(filter.spanish);
    let rows: Vec<Counted> = prepared(query).load(conn).await?;
    let total = rows.as_slice().first().map_or(0, |row| row.total);
    Ok(Found { cards: rows.into_iter().map(|row| row.card).collect(), total })
}

/// The lessons that match: the best match first, without words the newest first.
pub async fn find(conn: &mut Conn, language: Language, filter: &Filter) -> QueryResult<Found> {
    let order = if filter.looks_for_words() { "match.rank desc, c.id desc" } else { "c.id desc" };
    load(conn, language, filter, order).await
}

/// The shortest lesson that matches when any length will do.
pub async fn shortest(conn: &mut Conn, language: Language, filter: &Filter) -> QueryResult<Option<Card>> {
    let filter = Filter { minutes: None, offset: 0, limit: 1, ..filter.clone() };
    Ok(load(conn, language, &filter, "minutes, open desc, mark").await?.cards.pop())
}

/// What to suggest.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// At most so many minutes.
    pub minutes: i32,
    /// Whether the longest that fits comes first, for a time that was picked; else the shortest.
    pub longest: bool,
    /// Not these.
    pub without: &'w [LessonId],
    /// These before all others, in this order.
    pub first: &'w [LessonId],
    /// Whether those that need no account come before those that do.
    pub open: bool,
    /// How many at most.
    pub limit: i32,
}

/// Lessons that fit: those that come first for this reader, then those in their language.
pub async fn suggestions(conn: &mut Conn, language: Language, wanted: &Wanted<'_>) -> QueryResult<Vec<Card>> {
    let sql = format!(
        "select c.*, {SPANISH} as spanish from lesson_cards c where {ONCE} and minutes <= $2 and c.id <> all ($3)
         order by array_position($4, c.id) nulls last, c.language = $1 desc, (c.open or not $5) desc,
             case when $6 then -minutes else minutes end, mark
         limit $7"
    );
    let query = diesel::sql_query(sql)
        .bind::<Text, _>(language.tag())
        .bind::<Integer, _>(wanted.minutes)
        .bind::<Array<Uuid>, _>(wanted.without)
        .bind::<Array<Uuid>, _>(wanted.first)
        .bind::<Bool, _>(wanted.open)
        .bind::<Bool, _>(wanted.longest)
        .bind::<Integer, _>(wanted.limit);
    prepared(query).load(conn).await
}

/// The cards of these lessons, in their order; withdrawn ones are left out.
pub async fn cards(conn: &mut Conn, language: Language, ids: &[LessonId]) -> QueryResult<Vec<Card>> {
    let sql = format!(
        "select c.*, {SPANISH} as spanish from lesson_cards c where {ONCE} and c.id = any ($2) order by array_position($2, c.id)"
    );
    prepared(diesel::sql_query(sql).bind::<Text, _>(language.tag()).bind::<Array<Uuid>, _>(ids)).load(conn).await
}

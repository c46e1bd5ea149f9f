//! `/assoc/reports/board`: one printed page for a board: people, hours, what was finished, by topic.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use super::board_view;
use crate::accounts::Staff;
use crate::app::App;
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::{self, OrganizationId};
use crate::standings::ours;
use crate::web::{Nav, Problems, ok, unprocessable};

/// The days, as they were typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub organization: String,
    pub from: String,
    pub to: String,
}

/// What a topic comes to: its word, people and nominal minutes.
#[derive(Clone, Debug, QueryableByName)]
pub(super) struct Topic {
    #[diesel(sql_type = Text)]
    pub topic: String,
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    #[diesel(sql_type = BigInt)]
    pub minutes: i64,
}

/// What all of it comes to.
#[derive(Clone, Copy, Debug, Default, QueryableByName)]
pub(super) struct Whole {
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    #[diesel(sql_type = BigInt)]
    pub minutes: i64,
    /// Modules that were finished, those taken back left out.
    #[diesel(sql_type = BigInt)]
    pub modules: i64,
    /// Training done elsewhere that was accepted, likewise.
    #[diesel(sql_type = BigInt)]
    pub elsewhere: i64,
}

/// Entries of an organization's people in some days. Whoever works in no library that is listed counts for the
/// organization that this site belongs to.
const FROM: &str = "from ledger_entries e
    join users u on u.id = e.user_id
    left join libraries l on lower(l.name) = lower(u.library)
    left join module_versions v on v.id = e.module_version_id
    where coalesce(l.organization_id, $2) = $1 and e.occurred_on between $3 and $4";

async fn whole(
    conn: &mut Conn,
    ids: (OrganizationId, OrganizationId),
    days: (NaiveDate, NaiveDate),
) -> QueryResult<Whole> {
    // An entry that takes another back has minutes below zero, and counts as one less.
    let statement = format!(
        "select count(distinct e.user_id) as people, coalesce(sum(e.minutes), 0)::bigint as minutes,
             coalesce(sum(sign(e.minutes)) filter (where e.source = 'module'), 0)::bigint as modules,
             coalesce(sum(sign(e.minutes)) filter (where e.source = 'activity'), 0)::bigint as elsewhere {FROM}"
    );
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(ids.0)
        .bind::<SqlUuid, _>(ids.1)
        .bind::<Date, _>(days.0)
        .bind::<Date, _>(days.1)
        .get_result(conn)
        .await
}

async fn topics(
    conn: &mut Conn,
    ids: (OrganizationId, OrganizationId),
    days: (NaiveDate, NaiveDate),
) -> QueryResult<Vec<Topic>> {
    let statement = format!(
        "select coalesce(e.facts ->> 'shelf', v.body ->> 'topic', '') as topic, count(distinct e.user_id) as people,
             coalesce(sum(e.minutes), 0)::bigint as minutes {FROM} group by 1 order by 3 desc, 1"
    );
    diesel::sql_query(statement)
        .bind::<SqlUuid, _>(ids.0)
        .bind::<SqlUuid, _>(ids.1)
        .bind::<Date, _>(days.0)
        .bind::<Date, _>(days.1)
        .load(conn)
        .await
}

/// `GET /assoc/reports/board`
pub(super) async fn show(staff: Staff, app: Data<App>, Query(mut asked): Query<Asked>) -> Result<HttpResponse> {
    let words = staff.frame.words;
    let mut conn = app.conn().await?;
    let (all, organization) = ours(&mut conn, &staff.organizations, &asked.organization).await?;
    let today = app.now().with_timezone(&organization.zone()).date_naive();
    let mut problems = Problems::new();
    let mut day = |typed: &mut String, field: &'static str, usual: Option<NaiveDate>| {
        if typed.trim().is_empty() {
            *typed = usual.map(|day| day.to_string()).unwrap_or_default();
        }
        let day: Option<NaiveDate> = typed.trim().parse().ok();
        if day.is_none() {
            problems.add(field, words.say("join-bad-date"));
        }
        day.unwrap_or(today)
    };
    let from = day(&mut asked.from, "from", NaiveDate::from_ymd_opt(today.year(), 1, 1));
    let to = day(&mut asked.to, "to", Some(today));
    if to < from {
        problems.add("to", words.say("report-to-before"));
    }
    let home = organizations::home(&mut conn).await?.map_or(organization.id, |home| home.id);
    let ids = (organization.id, home);
    let whole = whole(&mut conn, ids, (from, to)).await?;
    let topics = topics(&mut conn, ids, (from, to)).await?;
    let shown = board_view::Shown {
        asked: &asked,
        all: &all,
        organization: &organization,
        guarded: !staff.registrar_of.contains(&organization.id.uuid()),
        days: (from, to),
        whole,
        topics: &topics,
        problems: &problems,
        today,
    };
    let page = staff.frame.page(words.say("board-title")).at(Nav::Association).error(!problems.is_empty());
    let page = page.render(board_view::page(words, &shown));
    Ok(if problems.is_empty() { ok(page) } else { unprocessable(page) })
}

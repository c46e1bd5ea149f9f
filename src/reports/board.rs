//! `/assoc/reports/board`: one printed page for a board: people, hours, what was finished, by topic.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Uuid as SqlUuid};
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
#[derive(Clone, Debug)]
pub(super) struct Topic {
    pub topic: String,
    pub people: i64,
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

/// What each of an organization's people did in some days, by topic. Whoever works in no library that is listed counts
/// for the organization that this site belongs to. People are counted afterwards, and the file of a module is opened
/// once, since it is long. An entry that takes another back counts as one less. A lesson outside a module stands in the ledger of few, and in a
/// module as well when that is finished; it is left out.
const EACH: &str = "with versions as materialized (select id, body ->> 'topic' as topic from module_versions),
    readers as materialized (select u.id from users u left join libraries l on lower(l.name) = lower(u.library)
        where coalesce(l.organization_id, $2) = $1),
    each as materialized (select e.user_id, coalesce(e.facts ->> 'shelf', v.topic, '') as topic,
            sum(e.minutes) as minutes,
            coalesce(sum(case when e.reverses is null then 1 else -1 end) filter (where e.source = 'module'), 0)::bigint as modules,
            coalesce(sum(case when e.reverses is null then 1 else -1 end) filter (where e.source = 'activity'), 0)::bigint as elsewhere
        from ledger_entries e left join versions v on v.id = e.module_version_id
        where e.user_id in (select id from readers) and e.occurred_on between $3 and $4 and e.source <> 'lesson'
        group by 1, 2)";

/// A line: a topic, or all of them where there is none.
#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Nullable<Text>)]
    topic: Option<String>,
    #[diesel(embed)]
    whole: Whole,
}

/// What all of it comes to, and each topic, that with the most minutes first.
async fn figures(
    conn: &mut Conn,
    (organization, home): (OrganizationId, OrganizationId),
    (from, to): (NaiveDate, NaiveDate),
) -> QueryResult<(Whole, Vec<Topic>)> {
    const SUMS: &str = "count(*) as people, coalesce(sum(minutes), 0)::bigint as minutes,
        coalesce(sum(modules), 0)::bigint as modules, coalesce(sum(elsewhere), 0)::bigint as elsewhere";
    let statement = format!(
        "{EACH} select topic, {SUMS} from each group by topic
         union all select null, {SUMS} from (select user_id, sum(minutes) as minutes, sum(modules) as modules,
             sum(elsewhere) as elsewhere from each group by user_id) g
         order by minutes desc, topic"
    );
    let lines: Vec<Line> = diesel::sql_query(statement)
        .bind::<SqlUuid, _>(organization)
        .bind::<SqlUuid, _>(home)
        .bind::<Date, _>(from)
        .bind::<Date, _>(to)
        .load(conn)
        .await?;
    let (mut whole, mut topics) = (Whole::default(), Vec::with_capacity(lines.len()));
    for line in lines {
        match line.topic {
            Some(topic) => topics.push(Topic { topic, people: line.whole.people, minutes: line.whole.minutes }),
            None => whole = line.whole,
        }
    }
    Ok((whole, topics))
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
    let (whole, topics) = figures(&mut conn, ids, (from, to)).await?;
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

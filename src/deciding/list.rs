//! `/assoc/questions`: the entries that wait for a decision, the oldest training first.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::list_view::{self, Row};
use super::question::title;
use crate::accounts::{Authority, Role, UserId};
use crate::app::App;
use crate::credit::programs::{self, Answered, Place, answered_by};
use crate::credit::{self, EntryId, LedgerEntry};
use crate::db::Conn;
use crate::error::Result;
use crate::web::{Nav, ok};

/// How many a page shows.
const A_PAGE: i64 = 50;

/// The part of the list that is shown, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The last one of the page before: its day, the entry and the program.
    on: Option<NaiveDate>,
    after: Option<Uuid>,
    program: String,
    done: String,
}

/// How many entries wait for a decision of these organizations' validators and registrars.
pub async fn how_many_wait(conn: &mut Conn, organizations: &[Uuid], now: DateTime<Utc>) -> Result<i64> {
    let mine: Vec<(Uuid, Role)> = organizations.iter().map(|id| (*id, Role::Validator)).collect();
    let answered = answered_by(conn, &mine, now).await?;
    let codes: Vec<String> = answered.into_iter().map(|one| one.program.code).collect();
    Ok(programs::how_many_wait(conn, &codes).await?)
}

/// `GET /assoc/questions`
pub(super) async fn show(authority: Authority, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let words = authority.frame.words;
    let mine = answered_by(&mut conn, &authority.organizations, app.now()).await?;
    let codes: Vec<String> = mine.iter().map(|one| one.program.code.clone()).collect();
    let after: Option<Place> = asked.on.zip(asked.after).map(|(on, after)| (on, after, asked.program.clone()));
    let waiting = programs::waiting(&mut conn, &codes, after.as_ref(), A_PAGE).await?;
    let which: Vec<(UserId, EntryId)> = waiting.iter().map(|one| (one.person, one.entry)).collect();
    let entries: HashMap<(UserId, EntryId), LedgerEntry> =
        credit::entries(&mut conn, &which).await?.into_iter().map(|entry| ((entry.user_id, entry.id), entry)).collect();
    let mut rows = Vec::with_capacity(waiting.len());
    for one in &waiting {
        let answered: Option<&Answered> = mine.iter().find(|answered| answered.program.code == one.program);
        let (Some(entry), Some(answered)) = (entries.get(&(one.person, one.entry)), answered) else { continue };
        let Some(rules) = answered.program.versions.iter().find(|kept| kept.id == one.rule_set) else { continue };
        rows.push(Row {
            waiting: one,
            entry,
            title: title(&mut conn, &app, entry).await?,
            rules: &rules.rules,
            question: one.question()?,
        });
    }
    let full = usize::try_from(A_PAGE).is_ok_and(|page| page == waiting.len());
    let next = waiting.last().filter(|_| full).map(|last| last.place());
    let count = programs::how_many_wait(&mut conn, &codes).await?;
    let page = authority.frame.page(words.say("questions-title")).at(Nav::Association).noindex();
    Ok(ok(page.render(list_view::view(words, &rows, count, (after.is_none(), next.as_ref()), &asked.done))))
}

//! The cards of an account that is joined into another of the same person.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::card::Recollection;
use super::queries::take;
use crate::accounts::joins::{Pair, run};
use crate::db::Conn;
use crate::db::schema::review_cards;
use crate::error::Result;
use crate::lessons::LessonId;

type Row = (LessonId, String, serde_json::Value);

/// Brings them over. A check that was answered in both has one card, of all its answers in the order of time. Whether
/// questions come at all is as the account that stays has it.
pub async fn bring_over(conn: &mut Conn, pair: Pair) -> Result<()> {
    let statements = [
        "update review_cards f set user_id = $2 where user_id = $1 and not exists (select from review_cards t
             where t.user_id = $2 and (t.lesson_id, t.step_id) = (f.lesson_id, f.step_id))",
        "delete from reviews_off where user_id = $1 and $2::uuid is not null",
    ];
    run(conn, pair, &statements).await?;
    let both = || review_cards::table.filter(review_cards::user_id.eq(pair.from));
    let columns = (review_cards::lesson_id, review_cards::step_id, review_cards::answers);
    let rows: Vec<Row> = both().select(columns).load(conn).await?;
    for (lesson, step, answers) in rows {
        let answers: Vec<Recollection> = serde_json::from_value(answers)?;
        take(conn, pair.into, lesson, &step, &answers).await?;
    }
    diesel::delete(both()).execute(conn).await?;
    Ok(())
}

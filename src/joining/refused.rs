//! Why two accounts can't become one before somebody else has settled something.

use chrono::NaiveDate;
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;

use super::programs::{Same, same_programs};
use crate::accounts::joins::Pair;
use crate::app::App;
use crate::credit::programs::{authorities_of, programs};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations;

/// What has to be settled first. A reason that names somebody says whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One of the two is joined into another already.
    Closed,
    /// Others were joined into the account that would be left: it is the one that stays.
    TookIn,
    /// One of the two is about to be erased.
    Leaves,
    /// The one decided about the other, or attested or led what it took part in, which nobody does for themselves.
    EachOther {
        /// The authority, or the organization that the site belongs to.
        ask: String,
    },
    /// Both approved the same rules, which takes two people.
    SameRules {
        /// As above.
        ask: String,
    },
    /// Both were in one room, where each person is once.
    SameRoom {
        /// When it was held.
        on: NaiveDate,
    },
    /// The same training stands in both, and counts once.
    SameTraining {
        /// What it is called.
        title: String,
        /// The day.
        on: NaiveDate,
    },
    /// Their places in a program differ.
    Program {
        /// Its name.
        name: String,
        /// Its authority.
        ask: String,
    },
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    closed: bool,
    #[diesel(sql_type = Bool)]
    took_in: bool,
    #[diesel(sql_type = Bool)]
    leaves: bool,
    #[diesel(sql_type = Bool)]
    each_other: bool,
    #[diesel(sql_type = Bool)]
    same_rules: bool,
    #[diesel(sql_type = Nullable<Date>)]
    room_on: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    training: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    training_on: Option<NaiveDate>,
}

/// `two` is each of them with the other, and what was done with accounts that were joined before. An activity that
/// has the same id in both was sent from one form.
const FOUND: &str = "with two (one, other) as (select $1::uuid, $2::uuid union all select $2, $1
        union all select id, $1 from users where joined_into = $2),
    training as (select t.claim ->> 'title' as title, t.occurred_on from activities f join activities t
        on t.id = f.id or (f.state = 'accepted' and t.state = 'accepted' and f.occurred_on = t.occurred_on
            and lower(f.claim ->> 'title') = lower(t.claim ->> 'title'))
        where f.user_id = $1 and t.user_id = $2 order by t.occurred_on limit 1)
    select exists (select from users where id in ($1, $2) and joined_into is not null) as closed,
    exists (select from users where joined_into = $1) as took_in,
    exists (select from erasures where user_id in ($1, $2)) as leaves,
    exists (select from two where
        exists (select from decisions where actor_id = one and person_id = other)
        or exists (select from activity_steps where actor_id = one and user_id = other)
        or exists (select from credit_decisions where actor_id = one and user_id = other)
        or exists (select from period_steps where passed_by = one and holder_id = other)
        or exists (select from period_extensions where extended_by = one and holder_id = other)
        or exists (select from period_attestations a join users u on lower(a.email) = u.email
            where u.id = one and a.holder_id = other and a.answered_at is not null)
        or exists (select from room_seats s join rooms r on r.id = s.room_id where s.user_id = other
            and s.removed_at is null and one in (r.facilitator_id, s.seated_by))) as each_other,
    exists (select from rule_set_approvals f join rule_set_approvals t on t.rule_set_id = f.rule_set_id
        where f.approver_id = $1 and t.approver_id = $2) as same_rules,
    (select min(r.held_on) from room_seats f join room_seats t on t.room_id = f.room_id join rooms r on r.id = f.room_id
        where f.user_id = $1 and t.user_id = $2 and f.removed_at is null and t.removed_at is null) as room_on,
    (select coalesce(title, '') from training) as training, (select coalesce(occurred_on, current_date) from training) as training_on";

/// All that has to be settled first.
pub(super) async fn refusals(conn: &mut Conn, app: &App, pair: Pair) -> Result<Vec<Refusal>> {
    let query = diesel::sql_query(FOUND).bind::<SqlUuid, _>(pair.from).bind::<SqlUuid, _>(pair.into);
    let found: Found = query.get_result(conn).await?;
    let today = app.now().date_naive();
    let mut authorities = authorities_of(conn, pair.into, today).await?;
    authorities.extend(authorities_of(conn, pair.from, today).await?);
    let home =
        organizations::home(conn).await?.map_or_else(|| app.config().name.clone(), |home| home.body.name.clone());
    let ask = authorities.into_iter().next().unwrap_or_else(|| home.clone());
    let mut refused: Vec<Refusal> = [
        (found.closed, Refusal::Closed),
        (found.took_in, Refusal::TookIn),
        (found.leaves, Refusal::Leaves),
        (found.each_other, Refusal::EachOther { ask: ask.clone() }),
        (found.same_rules, Refusal::SameRules { ask }),
    ]
    .into_iter()
    .filter_map(|(found, refusal)| found.then_some(refusal))
    .collect();
    refused.extend(found.room_on.map(|on| Refusal::SameRoom { on }));
    refused.extend(found.training.zip(found.training_on).map(|(title, on)| Refusal::SameTraining { title, on }));
    let all = programs(conn).await?;
    for same in same_programs(conn, pair).await? {
        let Same::Differ(code) = same else { continue };
        let known = all.iter().find(|program| program.code == code).map(|program| program.current(today));
        refused.push(Refusal::Program {
            name: known.map_or(code, |kept| kept.rules.program.name.clone()),
            ask: known.and_then(|kept| kept.rules.program.authority.clone()).unwrap_or_else(|| home.clone()),
        });
    }
    Ok(refused)
}

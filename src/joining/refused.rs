//! Why two accounts can't become one, or not before somebody else has settled something.

use chrono::NaiveDate;
use diesel::QueryableByName;
use diesel::sql_types::{Bool, Date, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;

use super::programs::{Same, counted_twice, same_programs};
use crate::accounts::joins::Pair;
use crate::app::App;
use crate::credit::programs::{authorities_of, programs};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations;

/// What stands against it, most of which can be settled. A reason that names somebody says whom to ask.
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
        /// As above.
        ask: String,
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
    /// One has left a program with something in hand for days on which the other was in it as well.
    Left {
        /// Its name.
        name: String,
        /// Its authority.
        ask: String,
    },
}

impl Refusal {
    /// Whether nothing that anybody does later opens the way.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Self::EachOther { .. } | Self::SameRules { .. } | Self::SameRoom { .. } | Self::Left { .. })
    }
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

/// `two` is each of them with the other, and what was done with accounts that were joined before; `boards` are those that
/// the other is or was on, for which it earns. A later end of a period is no judgment. An activity that has the same id
/// in both was sent from one form.
const FOUND: &str = "with two (one, other) as (select $1::uuid, $2::uuid union all select $2, $1
        union all select id, $1 from users where joined_into = $2),
    boards as (select distinct two.one, m.board_id as board from two join board_members m on m.person_id = two.other),
    training as (select t.claim ->> 'title' as title, t.occurred_on from activities f join activities t
        on t.id = f.id or (f.state = 'accepted' and t.state = 'accepted' and f.occurred_on = t.occurred_on
            and lower(f.claim ->> 'title') = lower(t.claim ->> 'title'))
        where f.user_id = $1 and t.user_id = $2 order by t.occurred_on limit 1)
    select exists (select from users where id in ($1, $2) and joined_into is not null) as closed,
    exists (select from users where joined_into = $1) as took_in,
    exists (select from erasures where user_id in ($1, $2)) as leaves,
    exists (select from two where
        exists (select from decisions where actor_id = one and person_id = other and outcome <> 'extended')
        or exists (select from activity_steps where actor_id = one and user_id = other)
        or exists (select from credit_decisions where actor_id = one and user_id = other)
        or exists (select from period_steps where passed_by = one and holder_id = other)
        or exists (select from period_attestations a join users u on lower(a.email) = u.email
            where u.id = one and a.holder_id = other and a.answered_at is not null)
        or exists (select from room_seats s join rooms r on r.id = s.room_id where s.user_id = other
            and s.removed_at is null and one in (r.facilitator_id, s.seated_by, r.attested_by)))
    or exists (select from boards where
        exists (select from period_steps where passed_by = one and holder_id = board)
        or exists (select from decisions d join periods p on p.id = d.subject_id where d.subject_kind = 'period'
            and d.actor_id = one and d.role <> 'learner' and d.outcome <> 'extended' and p.holder_id = board)
        or exists (select from credit_decisions c join board_members m on m.person_id = c.user_id
            join enrollments e on e.board_id = m.board_id and e.program = c.program
            where c.actor_id = one and m.board_id = board)) as each_other,
    exists (select from rule_set_approvals f join rule_set_approvals t on t.rule_set_id = f.rule_set_id
        where f.approver_id = $1 and t.approver_id = $2) as same_rules,
    (select min(r.held_on) from room_seats f join room_seats t on t.room_id = f.room_id join rooms r on r.id = f.room_id
        where f.user_id = $1 and t.user_id = $2 and f.removed_at is null and t.removed_at is null) as room_on,
    (select coalesce(title, '') from training) as training, (select coalesce(occurred_on, current_date) from training) as training_on";

/// All that stands against it.
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
        (found.same_rules, Refusal::SameRules { ask: ask.clone() }),
    ]
    .into_iter()
    .filter_map(|(found, refusal)| found.then_some(refusal))
    .collect();
    refused.extend(found.room_on.map(|on| Refusal::SameRoom { on, ask }));
    refused.extend(found.training.zip(found.training_on).map(|(title, on)| Refusal::SameTraining { title, on }));
    let all = programs(conn).await?;
    let named = |code: String| {
        let known = all.iter().find(|program| program.code == code).map(|program| program.current(today));
        let authority = known.and_then(|kept| kept.rules.program.authority.clone());
        (known.map_or(code, |kept| kept.rules.program.name.clone()), authority.unwrap_or_else(|| home.clone()))
    };
    for same in same_programs(conn, pair).await? {
        let Same::Differ { program, .. } = same else { continue };
        let (name, ask) = named(program);
        refused.push(Refusal::Program { name, ask });
    }
    for program in counted_twice(conn, pair).await? {
        let (name, ask) = named(program);
        refused.push(Refusal::Left { name, ask });
    }
    Ok(refused)
}

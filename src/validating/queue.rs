//! `/assoc/requests`: what waits, oldest first, with the day it is due; and what was decided.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::{ours, queue_view};
use crate::accounts::{UserId, Validator};
use crate::activities::{self, Activity, ActivityId, KINDS, Listed, State};
use crate::app::App;
use crate::credit::programs;
use crate::db::Conn;
use crate::deciding;
use crate::error::Result;
use crate::format::rules::ActivityKind;
use crate::organizations::OrganizationId;
use crate::text::slug;
use crate::web::{Nav, ok};

/// Days in which a request is answered where the rules of a learner's programs don't say it.
const DUE_DAYS: u32 = 7;

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Show {
    /// What waits for a decision.
    #[default]
    Waiting,
    /// What waits for the learner's answer.
    Asked,
    /// What was decided or taken back.
    Decided,
}

impl Show {
    /// All of them, in the order of the form.
    pub const ALL: [Show; 3] = [Show::Waiting, Show::Asked, Show::Decided];

    /// The word in the address and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Show::Waiting => "waiting",
            Show::Asked => "asked",
            Show::Decided => "decided",
        }
    }

    fn states(self) -> &'static [State] {
        match self {
            Show::Waiting => &[State::Submitted],
            Show::Asked => &[State::Returned],
            Show::Decided => &[State::Accepted, State::Rejected, State::Withdrawn],
        }
    }
}

/// The filter, as the address says it. What it says wrong is left out.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    show: String,
    kind: String,
    q: String,
    /// What was done just now.
    done: String,
    /// How many at once.
    count: String,
}

/// The filter, read.
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub show: Show,
    pub kind: Option<ActivityKind>,
    pub query: String,
}

impl Filter {
    fn of(asked: &Asked) -> Filter {
        Filter {
            show: Show::ALL.into_iter().find(|show| show.word() == asked.show).unwrap_or_default(),
            kind: KINDS.into_iter().find(|kind| kind.as_str() == asked.kind),
            query: asked.q.chars().filter(|c| !c.is_control()).take(100).collect::<String>().trim().to_owned(),
        }
    }

    fn finds(&self, listed: &Listed) -> bool {
        let Some(claim) = listed.activity.sent() else { return false };
        let wanted = slug(&self.query);
        let all = slug(&format!("{} {} {} {}", claim.title, claim.provider, listed.name, listed.library));
        self.kind.is_none_or(|kind| kind == claim.kind) && wanted.split('-').all(|word| all.contains(word))
    }
}

/// In how many days people are to be answered, by the rules of their programs.
#[derive(Debug, Default)]
pub(super) struct Due(HashMap<UserId, u32>);

impl Due {
    /// For these people.
    pub async fn of(conn: &mut Conn, people: &[UserId], today: NaiveDate) -> Result<Due> {
        Ok(Due(programs::due_days_of(conn, people, today).await?))
    }

    /// The day by which a person is to be answered, on somebody's calendar.
    pub fn day(&self, person: UserId, submitted_at: DateTime<Utc>, zone: Tz) -> NaiveDate {
        let days = self.0.get(&person).copied().unwrap_or(DUE_DAYS);
        (submitted_at + TimeDelta::days(days.into())).with_timezone(&zone).date_naive()
    }
}

/// `GET /assoc/requests`
pub(super) async fn show(validator: Validator, app: Data<App>, asked: Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let filter = Filter::of(&asked);
    let mut all = activities::listed(&mut conn, &ours(&validator), filter.show.states()).await?;
    let waiting = activities::waiting_of(&mut conn, &ours(&validator)).await?;
    all.retain(|listed| filter.finds(listed));
    if filter.show == Show::Decided {
        all.sort_by_key(|listed| std::cmp::Reverse(listed.activity.changed_at));
    }
    let open = deciding::how_many_wait(&mut conn, &validator.organizations, app.now()).await?;
    let zone = validator.person.zone();
    let today = app.now().with_timezone(&zone).date_naive();
    let people: Vec<UserId> = all.iter().map(|listed| listed.activity.user_id).collect();
    let due = Due::of(&mut conn, &people, today).await?;
    let words = validator.frame.words;
    let done = (asked.done.as_str(), asked.count.parse().unwrap_or(0));
    let page = validator.frame.page(words.say("requests-title")).at(Nav::Association).noindex();
    Ok(ok(page.render(queue_view::view(words, &filter, (&all, &due), (waiting, open), (today, zone), done))))
}

/// The one that comes after this one in the queue; the first one when this was the last.
pub(super) async fn next(
    conn: &mut Conn,
    organizations: &[OrganizationId],
    after: &Activity,
) -> Result<Option<ActivityId>> {
    let waiting = activities::listed(conn, organizations, &[State::Submitted]).await?;
    let later = waiting.iter().find(|listed| listed.activity.submitted_at > after.submitted_at);
    let other = later.or_else(|| waiting.iter().find(|listed| listed.activity.id != after.id));
    Ok(other.map(|listed| listed.activity.id))
}

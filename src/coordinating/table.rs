//! The table of a cohort's members: whom a coordinator asks for, in which order, and a page of them.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Deserialize;

use super::overview::{Overview, Stand, rank};
use super::paging::Pages;
use crate::accounts::UserId;
use crate::cohorts::{self, CohortId, Member, Standing};
use crate::db::Conn;
use crate::error::Result;

/// How the members are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Quietest,
    Most,
    Name,
}

impl Order {
    pub const ALL: [Order; 3] = [Order::Quietest, Order::Most, Order::Name];

    pub fn word(self) -> &'static str {
        match self {
            Order::Quietest => "quietest",
            Order::Most => "most",
            Order::Name => "name",
        }
    }

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Order::Quietest => "hand-order-quietest",
            Order::Most => "hand-order-most",
            Order::Name => "hand-order-name",
        }
    }

    /// The order with this word; the first one for any other.
    pub fn from_word(word: &str) -> Order {
        Order::ALL.into_iter().find(|order| order.word() == word).unwrap_or_default()
    }
}

/// A word for addresses, the message that names it, and whether somebody of a cohort with a last day (or without one)
/// ever stands there.
type Place = (&'static str, &'static str, fn(bool) -> bool);

/// Where members may be asked to stand.
const WHERE: [Place; 6] = [
    ("not-started", "standing-not-started", |_| true),
    ("quiet", "hand-quiet", |_| true),
    ("behind", "standing-behind", |ends| ends),
    ("active", "standing-active", |ends| !ends),
    ("on-track", "standing-on-track", |ends| ends),
    ("finished", "standing-finished", |_| true),
];

/// The words and messages of where members of a cohort may stand.
pub(super) fn places(ends: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    WHERE.into_iter().filter(move |(.., here)| here(ends)).map(|(word, key, _)| (word, key))
}

fn place(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not-started",
        Standing::Quiet(_) => "quiet",
        Standing::Behind => "behind",
        Standing::Active => "active",
        Standing::OnTrack => "on-track",
        Standing::Finished => "finished",
    }
}

/// What the table is asked for, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    order: String,
    /// Where they stand: a word of [`places`], any other for everybody.
    #[serde(rename = "where")]
    pub place: String,
    /// A part of a name, an address or a library.
    pub q: String,
    page: String,
}

impl Asked {
    /// In which order.
    pub fn order(&self) -> Order {
        Order::from_word(&self.order)
    }

    /// Whether some members are left out.
    pub fn narrows(&self) -> bool {
        !self.q.trim().is_empty() || WHERE.iter().any(|(word, ..)| *word == self.place)
    }

    /// What it asks but for the page, as the query of an address.
    pub fn query(&self) -> String {
        let all = [("q", self.q.trim()), ("where", &self.place), ("order", &self.order)];
        serde_html_form::to_string(all.into_iter().filter(|(_, value)| !value.is_empty()).collect::<Vec<_>>())
            .unwrap_or_default()
    }
}

/// A member and where they stand.
pub(super) struct Row {
    pub member: Member,
    pub stand: Stand,
}

/// A page of the table.
pub(super) struct Table {
    pub rows: Vec<Row>,
    /// How many members fit.
    pub found: usize,
    pub pages: Pages,
}

impl Table {
    /// The page that is asked for.
    pub async fn of(conn: &mut Conn, cohort: CohortId, overview: &Overview, asked: &Asked) -> Result<Table> {
        let order = asked.order();
        // Names are looked at for those alone who ask for them.
        let mut chosen: Vec<&Stand> = if order == Order::Name || !asked.q.trim().is_empty() {
            let stands: HashMap<UserId, &Stand> = overview.stands.iter().map(|stand| (stand.id, stand)).collect();
            let named = cohorts::by_name(conn, cohort, &asked.q).await?;
            named.iter().filter_map(|id| stands.get(id).copied()).collect()
        } else {
            overview.stands.iter().collect()
        };
        if WHERE.iter().any(|(word, ..)| *word == asked.place) {
            chosen.retain(|stand| place(stand.standing) == asked.place);
        }
        match order {
            Order::Quietest => {
                let key = |stand: &Stand| (rank(stand.standing), stand.tally.last_active, stand.joined_at, stand.id);
                chosen.sort_unstable_by_key(|stand| key(stand));
            }
            Order::Most => {
                chosen.sort_unstable_by_key(|stand| (Reverse(stand.tally.minutes), stand.joined_at, stand.id));
            }
            Order::Name => {}
        }
        let pages = Pages::of(chosen.len(), &asked.page);
        let shown: Vec<&Stand> = pages.part(&chosen).to_vec();
        let ids: Vec<UserId> = shown.iter().map(|stand| stand.id).collect();
        let mut full = cohorts::in_full(conn, cohort, &ids).await?.into_iter().peekable();
        // Somebody may have left meanwhile.
        let rows = shown.iter().filter_map(|stand| {
            let member = full.next_if(|member| member.id == stand.id)?;
            Some(Row { member, stand: **stand })
        });
        Ok(Table { rows: rows.collect(), found: chosen.len(), pages })
    }
}

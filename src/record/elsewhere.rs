//! Training done elsewhere on the record: what there is, and the way to add more.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use maud::{Markup, html};
use uuid::Uuid;

use crate::accounts::UserId;
use crate::activities::{self, Activity, Extent, State};
use crate::claiming;
use crate::credit::{self, EntryId, LedgerEntry, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::Words;
use crate::time::typed_date;
use crate::web::components::icon;

/// Characters of a title that are shown.
const TITLE: usize = 160;

/// Something done elsewhere.
pub struct Elsewhere {
    /// What, and how far it has come.
    pub activity: Activity,
    /// How much: what was accepted of it, or else what was claimed, or what a draft says by now.
    pub extent: Option<Extent>,
}

/// All of somebody's, what has no day yet first, then the one that happened last.
pub async fn elsewhere(conn: &mut Conn, user: UserId) -> Result<Vec<Elsewhere>> {
    let mut accepted: HashMap<Uuid, Extent> = HashMap::new();
    let entries = credit::entries_of(conn, user).await?;
    let taken_back: HashSet<EntryId> = entries.iter().filter_map(|entry| entry.reverses).collect();
    // What was accepted, taken back and accepted otherwise may be stated in another unit since.
    let stands = |entry: &&LedgerEntry| entry.reverses.is_none() && !taken_back.contains(&entry.id);
    for entry in entries.iter().filter(stands) {
        if let Source::Activity { activity, .. } = entry.source {
            let so_far = accepted.entry(activity).or_default();
            *so_far = so_far.with(Extent::of_entry(entry.minutes, entry.stated()));
        }
    }
    let with_extent = |activity: Activity| {
        let extent = match activity.state {
            State::Draft => written(&activity),
            State::Accepted => accepted.get(&activity.id.uuid()).copied(),
            _ => activity.sent().map(|claim| claim.extent()),
        };
        Elsewhere { activity, extent }
    };
    Ok(activities::of_user(conn, user).await?.into_iter().map(with_extent).collect())
}

/// How much a draft says; none while it says nothing that can be read.
fn written(draft: &Activity) -> Option<Extent> {
    let minutes = claiming::minutes(&text(draft, "minutes")).map_or(0, |minutes| minutes.get().into());
    let stated = claiming::unit(&text(draft, "stated_unit")).zip(claiming::amount(&text(draft, "stated")));
    Some(Extent { minutes, stated }).filter(|extent| *extent != Extent::default())
}

/// What stands in a field of its form.
fn text(activity: &Activity, field: &str) -> String {
    activity.form.get(field).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

/// A title that takes no more room than one that can be sent.
fn clipped(title: &str) -> String {
    let clipped: String = title.chars().take(TITLE).collect();
    if clipped.len() < title.len() { format!("{clipped}…") } else { clipped }
}

/// What was added, each with how far it has come.
pub fn list(words: Words, all: &[Elsewhere], today: NaiveDate) -> Markup {
    html! {
        section.stack aria-labelledby="elsewhere" {
            h2 #elsewhere { (words.say("elsewhere-title")) }
            table aria-labelledby="elsewhere" {
                thead { tr {
                    th scope="col" { (words.say("record-date")) }
                    th scope="col" { (words.say("record-what")) }
                    th.num scope="col" { (words.say("record-time")) }
                } }
                tbody { @for one in all { (row(words, one, today)) } }
            }
        }
    }
}

fn row(words: Words, Elsewhere { activity, extent }: &Elsewhere, today: NaiveDate) -> Markup {
    let claim = activity.sent();
    // What was never sent may be of any length.
    let draft = || clipped(&text(activity, "title"));
    let title = claim.as_ref().map_or_else(draft, |claim| claim.title.clone());
    let title = if title.is_empty() { words.say("elsewhere-untitled") } else { title };
    let day = activity.occurred_on.or_else(|| typed_date(&text(activity, "occurred_on")));
    html! {
        tr {
            td { @if let Some(day) = day { (date(words, day, today)) } }
            th scope="row" {
                a href=(activity.path()) { (title) }
                div.small.plainly {
                    @if let Some(claim) = &claim { span.soft { (activities::kind(words, claim.kind)) ", " (claim.provider) } br; }
                    (activities::tag(words, activity.state))
                }
            }
            td.num {
                @if let Some(extent) = extent { (extent.short(words)) }
            }
        }
    }
}

fn date(words: Words, day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    if day.year() == today.year() { words.short_date(day) } else { words.short_date_and_year(day) }
}

/// The way to add more.
pub fn panel(words: Words) -> Markup {
    html! {
        section.panel.stack.g3 aria-labelledby="learned" {
            h2.h4 #learned { (words.say("elsewhere-panel")) }
            p.small { (words.say("elsewhere-about")) }
            p { a.btn href="/record/add" { (icon("plus")) " " (words.say("add-title")) } }
            p.small { a href="/room" { (words.say("room-have-code")) } }
        }
    }
}

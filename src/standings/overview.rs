//! `/assoc/standing`: who is on track, in sums.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::around::{Around, NO_REGION};
use super::overview_view;
use super::suppress::Counts;
use crate::accounts::Staff;
use crate::app::App;
use crate::credit::programs::{Among, AtLibrary, State, Tally, by_heading, by_library, by_program, by_region};
use crate::error::Result;
use crate::web::{Nav, ok};

/// Libraries on a page.
pub(super) const A_PAGE: i64 = 50;

/// What is looked at, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The slug of an organization.
    pub organization: String,
    /// The code of a program; all of them where it is empty.
    pub program: String,
    /// A region; all of them where it is empty.
    pub region: String,
    /// The last library of the page before.
    pub after: String,
}

impl Asked {
    /// The program that is meant.
    pub fn program(&self) -> Option<&str> {
        Some(self.program.trim()).filter(|code| !code.is_empty())
    }

    /// The region that is meant, the empty one for those in none.
    pub fn region(&self) -> Option<&str> {
        match self.region.trim() {
            "" => None,
            NO_REGION => Some(""),
            region => Some(region),
        }
    }
}

/// A line of a table: what it is about, and its name where it has one.
pub(super) struct Named {
    /// The code, the region or the id.
    pub key: String,
    /// What people call it.
    pub name: String,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub asked: &'a Asked,
    pub around: &'a Around,
    /// Whether the reader sees persons and small numbers.
    pub registrar: bool,
    pub by_program: (Vec<Named>, Counts),
    pub by_region: (Vec<Named>, Counts),
    /// How many have all under a heading, and how many lack something.
    pub by_heading: (Vec<Named>, Counts),
    pub libraries: (Vec<AtLibrary>, Counts),
    /// The figures at the top.
    pub figures: Vec<Option<u64>>,
    /// Where the libraries go on.
    pub next: Option<String>,
}

fn counted(sums: &BTreeMap<String, Tally>, guard: bool) -> Counts {
    Counts::new(sums.values().map(|tally| tally.counts().to_vec()), guard)
}

/// `GET /assoc/standing`
pub(super) async fn show(staff: Staff, app: Data<App>, Query(asked): Query<Asked>) -> Result<HttpResponse> {
    let mut conn = app.conn().await?;
    let today = app.now().date_naive();
    let around = Around::of(&mut conn, &staff.organizations, &asked.organization, today).await?;
    let registrar = staff.registrar_of.contains(&around.organization.id.uuid());
    let among = Among { organization: around.organization.id, program: asked.program(), region: asked.region() };

    let sums = by_program(&mut conn, Among { program: None, ..among }).await?;
    let lines = sums.keys().map(|code| Named { key: code.clone(), name: around.program(code).to_owned() });
    let by_program = (lines.collect(), counted(&sums, !registrar));

    let sums = by_region(&mut conn, Among { region: None, ..among }).await?;
    let lines: Vec<Named> = sums.keys().map(|region| Named { key: region.clone(), name: region.clone() }).collect();
    let by_region = (lines, counted(&sums, !registrar));
    let figures = match asked.region() {
        // A region nobody is in has no line.
        Some(region) => match by_region.0.iter().position(|line| line.key == region) {
            Some(at) => by_region.1.row(at),
            None => vec![Some(0); State::ALL.len() + 1],
        },
        None if by_region.0.is_empty() => vec![Some(0); State::ALL.len() + 1],
        None => by_region.1.totals(),
    };

    // Headings of different programs have nothing in common but a word.
    let sums = if asked.program().is_some() { by_heading(&mut conn, among).await? } else { BTreeMap::new() };
    let lines = sums.keys().map(|heading| Named { key: heading.clone(), name: heading.clone() }).collect();
    let by_heading = (lines, Counts::new(sums.values().map(|(met, short)| vec![*met, *short]), !registrar));

    let libraries = by_library(&mut conn, among, &asked.after, A_PAGE).await?;
    let full = libraries.len() == usize::try_from(A_PAGE).unwrap_or_default();
    let next = libraries.last().filter(|_| full).map(|last| last.name.clone());
    let sums = Counts::new(libraries.iter().map(|library| library.tally.counts().to_vec()), !registrar);
    let shown = Shown {
        asked: &asked,
        around: &around,
        registrar,
        by_program,
        by_region,
        by_heading,
        libraries: (libraries, sums),
        figures,
        next,
    };
    let page = staff.frame.page(staff.frame.words.say("standing-title")).at(Nav::Association);
    Ok(ok(page.render(overview_view::page(staff.frame.words, &shown))))
}

//! The cohort on one shelf: a book for each person, taller for more minutes.
//!
//! It is decoration; the same numbers stand in the table below it.

use std::cmp::Reverse;
use std::fmt::Write;

use maud::{Markup, html};

use crate::cohorts::Standing;
use crate::coordinating::overview::{Overview, rank};
use crate::coordinating::wording::{self, duration};
use crate::i18n::Words;
use crate::text::capital;

const WIDTH: u32 = 600;
const HEIGHT: u32 = 140;
/// The tallest book, below the edge so that the line can lie above it.
const TALLEST: u32 = 130;
/// More books than this are too thin to see; then each stands for several people.
const MOST: usize = 200;

/// The colors of the cloth, and what each says of those it stands for.
const CLOTH: [&str; 3] = ["var(--c2)", "var(--c5)", "var(--c1)"];

/// A shelf of a cohort, and what its colors mean.
pub(super) struct Shelf {
    drawing: Markup,
    /// People for each book.
    pub each: usize,
}

impl maud::Render for Shelf {
    fn render(&self) -> Markup {
        self.drawing.clone()
    }
}

/// Draws it, those with most minutes first.
pub(super) fn shelf(words: Words, overview: &Overview) -> Shelf {
    let mut people: Vec<(u32, Standing)> =
        overview.stands.iter().map(|stand| (stand.tally.minutes, stand.standing)).collect();
    people.sort_unstable_by_key(|(minutes, standing)| (Reverse(*minutes), Reverse(rank(*standing))));
    let each = people.len().div_ceil(MOST).max(1);
    // Of several people the one in the middle stands for all.
    let books: Vec<(u32, Standing)> =
        people.chunks(each).filter_map(|people| people.get(people.len() / 2).copied()).collect();
    let expected = overview.pace.expected.filter(|minutes| *minutes > 0);
    let most = books.iter().map(|(minutes, _)| *minutes).chain(expected).max().unwrap_or(0).max(1);
    let top = |minutes: u32| tenths(HEIGHT * 10 - TALLEST * 10 * minutes / most);
    let mut cloth = [String::new(), String::new(), String::new()];
    let mut bands = String::new();
    let count = u32::try_from(books.len()).unwrap_or(1).max(1);
    let place = WIDTH * 10 / count;
    // A gap of two between books, as long as they are wide enough for it.
    let gap = if place >= 60 { 20 } else { 0 };
    for (index, (minutes, standing)) in (0_u32..).zip(books) {
        let height = (TALLEST * 10 * minutes / most).max(30);
        let (x, y, width) = (index * WIDTH * 10 / count + gap / 2, HEIGHT * 10 - height, place - gap);
        let path = &mut cloth[color(standing)];
        // Writing to a string can't fail.
        let _ = write!(path, "M{} {}h{}V{HEIGHT}h-{}z", tenths(x), tenths(y), tenths(width), tenths(width));
        if gap > 0 && height > 240 {
            let _ = write!(
                bands,
                "M{} {}h{}M{} 129h{}",
                tenths(x),
                tenths(y + 70),
                tenths(width),
                tenths(x),
                tenths(width)
            );
        }
    }
    let drawing = html! {
        svg.shelf viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) aria-hidden="true" {
            @for (path, fill) in cloth.iter().zip(CLOTH) {
                @if !path.is_empty() { path.bk d=(path) fill=(fill) {} }
            }
            @if !bands.is_empty() { path d=(bands) fill="none" stroke="var(--glow)" stroke-opacity=".8" stroke-width="1.4" {} }
            @if let Some(minutes) = expected {
                path d={ "M0 " (top(minutes)) "H" (WIDTH) } stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="2 5" stroke-linecap="round" {}
            }
        }
        (legend(words, overview.pace.expected.is_some(), expected))
    };
    Shelf { drawing, each }
}

/// What the colors mean, and the line.
fn legend(words: Words, ends: bool, expected: Option<u32>) -> Markup {
    let meanings = [if ends { "figure-on-track" } else { "figure-active" }, "figure-behind", "figure-quiet"];
    let shown = CLOTH.iter().zip(meanings).filter(|(_, meaning)| ends || *meaning != "figure-behind");
    html! {
        ul.row.small.soft {
            @for (color, meaning) in shown {
                li {
                    svg.ic viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" {
                        path d="M7 3h10v18H7z" fill=(color) fill-opacity="var(--book)" {}
                    }
                    " " (capital(&words.say(meaning)))
                }
            }
            @if let Some(minutes) = expected {
                li {
                    svg.ic viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" {
                        path d="M0 12h24" stroke="currentColor" stroke-dasharray="2 5" {}
                    }
                    " " (words.fill("shelf-expected", &[("duration", duration(words, minutes).into())]))
                }
            }
        }
    }
}

/// Green for those who are well, brass for those behind, red for the quiet.
fn color(standing: Standing) -> usize {
    match standing {
        Standing::Finished | Standing::OnTrack | Standing::Active => 0,
        Standing::Behind => 1,
        Standing::Quiet(_) | Standing::NotStarted => 2,
    }
}

fn tenths(tenths: u32) -> String {
    wording::tenths(u64::from(tenths))
}

//! A shelf of books: one for each quarter of an hour of learning.

use std::fmt::Write as _;

use maud::{Markup, html};

/// Books that stand side by side on one board.
const ACROSS: u32 = 24;
/// Width of a book's place and of the book, in units of the drawing.
const PLACE: f32 = 25.0;
const WIDTH: f32 = 23.5;
const BOTTOM: u8 = 80;

/// The binding of a book.
#[derive(Clone, Copy)]
enum Binding {
    Lines,
    Ribs,
    Label,
    Double,
}
use Binding::{Double, Label, Lines, Ribs};

/// Top edge, binding, and whether the cloth is a shade lighter, by the book's place: so the shelf
/// looks the same each time, and a new book moves none of the others.
const BOOKS: [(u8, Binding, bool); 13] = [
    (6, Lines, false),
    (15, Ribs, true),
    (10, Label, false),
    (8, Double, true),
    (17, Double, false),
    (11, Lines, false),
    (26, Ribs, true),
    (4, Label, false),
    (13, Lines, true),
    (22, Double, false),
    (20, Label, true),
    (9, Ribs, false),
    (24, Lines, false),
];

/// Books of the topic with this number (1 to 5), and the outline of the one that is being filled. It
/// is decoration: the same is said in words beside it.
pub fn shelf(topic: u8, books: u32, one_begun: bool) -> Markup {
    let places = (books + u32::from(one_begun)).max(1);
    html! {
        @for board in 0..places.div_ceil(ACROSS) {
            @let first = board * ACROSS;
            (self::board(topic, first..books.min(first + ACROSS), one_begun && books < first + ACROSS))
        }
    }
}

/// Books toward a goal, all on one board: a bookend stands behind the last one that is needed, and what is
/// missing is outlined. It is decoration: the same is said in words beside it.
pub fn shelf_toward(topic: u8, books: u32, goal: u32) -> Markup {
    let goal = goal.clamp(1, ACROSS - 1);
    let books = books.min(ACROSS);
    let Books { cloth, light, bands } = spines(0..books);
    let (from, end) = (left(books), left(goal));
    html! {
        svg.shelf viewBox="0 0 600 80" width="600" height="80" aria-hidden="true" {
            @if !cloth.is_empty() { (drawn(topic, &cloth, &light, &bands)) }
            @if books < goal {
                rect.gap x=(format!("{:.1}", from + 1.0)) y="22" width=(format!("{:.1}", end - from - 3.0)) height="57" rx="1.5" fill="none" stroke="currentColor" {}
            }
            path.end d=(format!("M{end:.1} 12h4v62h16v6h-20z")) {}
        }
    }
}

/// The paths of some books on a board.
#[derive(Default)]
struct Books {
    cloth: String,
    light: String,
    bands: String,
}

fn spines(books: std::ops::Range<u32>) -> Books {
    let Books { mut cloth, mut light, mut bands } = Books::default();
    let first = books.start;
    for book in books {
        let index = usize::try_from(book).unwrap_or(0) % BOOKS.len();
        let (top, binding, lighter) = BOOKS[index];
        let x = left(book - first);
        let spine = format!("M{x:.1} {top}h{WIDTH}v{}h-{WIDTH}z", BOTTOM - top);
        if lighter {
            light.push_str(&spine);
        }
        cloth.push_str(&spine);
        band(&mut bands, binding, x, f32::from(top));
    }
    Books { cloth, light, bands }
}

fn drawn(topic: u8, cloth: &str, light: &str, bands: &str) -> Markup {
    html! {
        path.bk d=(cloth) fill={ "var(--c" (topic) ")" } {}
        path d=(light) fill="var(--card)" fill-opacity=".13" {}
        path d=(bands) fill="none" stroke="var(--glow)" stroke-opacity=".8" stroke-width="1.4" {}
    }
}

fn board(topic: u8, books: std::ops::Range<u32>, one_begun: bool) -> Markup {
    let first = books.start;
    let Books { cloth, light, bands } = spines(books.clone());
    let begun = one_begun.then(|| left(books.end.max(first) - first));
    html! {
        svg.shelf viewBox="0 0 600 80" width="600" height="80" aria-hidden="true" {
            @if !cloth.is_empty() { (drawn(topic, &cloth, &light, &bands)) }
            @if let Some(x) = begun {
                rect.gap x=(format!("{:.1}", x + 1.0)) y="22" width="21.5" height="57" rx="1.5" fill="none" stroke="currentColor" {}
            }
        }
    }
}

/// Left edge of the book in this place of its board.
fn left(place: u32) -> f32 {
    // A board has 24 places, so that the number fits.
    f32::from(u8::try_from(place).unwrap_or(0)) * PLACE + 1.8 - PLACE * 0.04
}

/// The gold on a spine.
fn band(bands: &mut String, binding: Binding, x: f32, top: f32) {
    let (inner, right) = (x + 5.0, x + 18.4);
    // Writing to a String can't fail.
    let _ = match binding {
        Lines => write!(bands, "M{x:.1} {}h{WIDTH}M{x:.1} 66h{WIDTH}", top + 8.0),
        Ribs => write!(bands, "M{inner:.1} {0}v20M{right:.1} {0}v20M{x:.1} 72h{WIDTH}", top + 12.0),
        Label => write!(bands, "M{:.1} {}h14.5v10h-14.5zM{x:.1} 69h{WIDTH}", x + 4.5, top + 11.0),
        Double => write!(bands, "M{x:.1} {}h{WIDTH}M{x:.1} {}h{WIDTH}M{x:.1} 70h{WIDTH}", top + 9.0, top + 13.0),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(books: u32, one_begun: bool) -> (usize, usize, usize) {
        let html = shelf(2, books, one_begun).into_string();
        let spines = html.split("class=\"bk\"").skip(1).map(|part| part.split("fill").next().unwrap_or(""));
        (html.matches("<svg").count(), spines.map(|path| path.matches('z').count()).sum(), html.matches("gap").count())
    }

    #[test]
    fn there_are_as_many_books_as_were_earned_on_as_many_boards_as_they_need() {
        assert_eq!(drawn(0, false), (1, 0, 0));
        assert_eq!(drawn(0, true), (1, 0, 1));
        assert_eq!(drawn(23, true), (1, 23, 1));
        assert_eq!(drawn(24, false), (1, 24, 0));
        assert_eq!(drawn(24, true), (2, 24, 1));
        assert_eq!(drawn(50, true), (3, 50, 1));
    }

    #[test]
    fn what_is_missing_toward_a_goal_is_outlined_up_to_the_bookend() {
        let shows = |books, goal| {
            let html = shelf_toward(1, books, goal).into_string();
            (html.contains("class=\"gap\""), html.contains("class=\"end\""), html.contains("class=\"bk\""))
        };
        assert_eq!([shows(0, 16), shows(5, 16)], [(true, true, false), (true, true, true)]);
        assert_eq!([shows(16, 16), shows(90, 16)], [(false, true, true); 2]);
    }

    #[test]
    fn a_new_book_moves_none_of_the_others() {
        let path = |books| {
            let html = shelf(1, books, false).into_string();
            html.split("class=\"bk\" d=\"").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned))
        };
        let (four, five) = (path(4).unwrap_or_default(), path(5).unwrap_or_default());
        assert!(!four.is_empty() && five.starts_with(&four), "{five}");
    }
}

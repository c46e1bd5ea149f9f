//! The round date-stamp seal, with words around its rim.

use maud::{Markup, html};

/// What stands in the middle of a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Genuine.
    Check,
    /// Withdrawn.
    Cross,
    /// Its date has passed.
    Clock,
    /// Replaced by a newer one.
    Arrow,
    /// An open book: the organization's own seal.
    Book,
}

/// A seal. Its color is that of the text around it; the heading beside it says what it means.
pub fn seal(sign: Sign, above: &str, below: &str) -> Markup {
    let (shape, width) = match sign {
        Sign::Check => ("M54 76l14 15 30-33", "8"),
        Sign::Cross => ("M57 57l36 36M93 57L57 93", "8"),
        Sign::Clock => ("M75 52v25l17 10", "8"),
        Sign::Arrow => ("M52 75h44M80 58l18 17-18 17", "8"),
        Sign::Book => ("M46 93c10-6 19-6 29 0 10-6 19-6 29 0V62c-10-6-19-6-29 0-10-6-19-6-29 0zM75 62v31", "4"),
    };
    html! {
        svg.seal viewBox="0 0 150 150" width="120" height="120" fill="none" stroke="currentColor" aria-hidden="true" {
            path id="rim-above" d="M19.1 95.4A59.5 59.5 0 1 1 130.9 95.4" {}
            path id="rim-below" d="M20.9 112.9A66 66 0 0 0 129.1 112.9" {}
            circle.disc cx="75" cy="75" r="73.5" {}
            circle cx="75" cy="75" r="72" stroke-width="3" {}
            circle cx="75" cy="75" r="49" stroke-width="1.5" {}
            circle cx="75" cy="75" r="46" stroke-width="1" {}
            text { textPath href="#rim-above" startOffset="50%" text-anchor="middle" { (above.to_uppercase()) } }
            text { textPath href="#rim-below" startOffset="50%" text-anchor="middle" { (below.to_uppercase()) } }
            path d=(shape) stroke-width=(width) stroke-linecap="round" stroke-linejoin="round" {}
        }
    }
}

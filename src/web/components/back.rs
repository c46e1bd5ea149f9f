//! The way back to the page above.

use maud::{Markup, Render, html};

use super::icon;

/// A link to the page above, before the heading; on paper it leads nowhere and is left out.
pub fn back(href: &str, label: impl Render) -> Markup {
    html! { p.small.noprint { a href=(href) { (icon("back")) " " (label) } } }
}

//! The icons: drawn for this project on a grid of 24, always beside a word.

use maud::{Markup, PreEscaped, html};

/// The icon with this name. Width and height are attributes, so that it stays small without styles.
pub fn icon(name: &'static str) -> Markup {
    html! {
        svg.ic viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true" {
            (PreEscaped(shape(name)))
        }
    }
}

fn shape(name: &str) -> &'static str {
    match name {
        "back" => r#"<path d="M19 12H5M11 6l-6 6 6 6"/>"#,
        "check" => r#"<path d="M4.5 12.5l5 5 10-11"/>"#,
        "clock" => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#,
        "cross" => r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
        "download" => r#"<path d="M12 4v10M8 10.5l4 4 4-4M5 19.5h14"/>"#,
        "info" => r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.1"/>"#,
        "lamp" => {
            r#"<path d="M2.5 11C2.5 7.4 4.6 5.5 8 5.5h8c3.4 0 5.5 1.9 5.5 5.5zM10.5 5.5V4h3v1.5"/><path d="M12 11v9M7 20h10M17 11v2.8"/><circle cx="17" cy="15" r=".9"/>"#
        }
        "mail" => r#"<path d="M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5"/>"#,
        "mark" => r#"<path d="M6.5 3.5h11v17l-5.5-4-5.5 4z"/>"#,
        "next" => r#"<path d="M5 12h14M13 6l6 6-6 6"/>"#,
        "people" => {
            r#"<circle cx="9" cy="8.5" r="3.2"/><path d="M3 19c.4-3.6 2.6-5.3 6-5.3s5.6 1.7 6 5.3M16 5.8a3 3 0 010 5.6M17.5 14c2.1.6 3.3 2.3 3.6 5"/>"#
        }
        "phone" => r#"<path d="M7.5 3h9v18h-9zM11 18h2"/>"#,
        "plus" => r#"<path d="M12 5v14M5 12h14"/>"#,
        "print" => r#"<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7.5 14h9v6h-9z"/>"#,
        "seal" => r#"<circle cx="12" cy="9.5" r="5.5"/><path d="M9 14.5L7.5 21l4.5-2.5 4.5 2.5L15 14.5"/>"#,
        "search" => r#"<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>"#,
        "warn" => r#"<path d="M12 4l9 16H3zM12 10v5M12 17.6v.1"/>"#,
        _ => "",
    }
}

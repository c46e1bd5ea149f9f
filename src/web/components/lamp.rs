//! The banker's lamp on the desk of the home page.

use maud::{Markup, PreEscaped, html};

/// The lamp. It is decoration; its colors are its own in light and dark.
pub fn lamp() -> Markup {
    html! {
        svg.lamp viewBox="0 0 300 240" width="150" height="120" aria-hidden="true" { (PreEscaped(DRAWING)) }
    }
}

const DRAWING: &str = concat!(
    r##"<defs><linearGradient id="lamp-glass" x2="0" y2="1"><stop stop-color="#8fdcb0"/><stop offset=".35" stop-color="#37a06f"/><stop offset="1" stop-color="#0d4a30"/></linearGradient>"##,
    r##"<linearGradient id="lamp-brass"><stop stop-color="#7d551a"/><stop offset=".4" stop-color="#f6d892"/><stop offset="1" stop-color="#8a5f1c"/></linearGradient>"##,
    r##"<radialGradient id="lamp-light" gradientUnits="userSpaceOnUse" cx="150" cy="84" r="158"><stop stop-color="#fff0bf" stop-opacity=".95"/><stop offset=".45" stop-color="#ffe39a" stop-opacity=".4"/><stop offset="1" stop-color="#ffe39a" stop-opacity="0"/></radialGradient></defs>"##,
    r##"<path d="M30 84H270L318 240H-18z" fill="url(#lamp-light)"/><path d="M144 84h12v128h-12z" fill="url(#lamp-brass)"/>"##,
    r##"<path d="M138 150h24v9h-24zM136 200h28v8h-28z" fill="#c9963f"/><path d="M96 226c4-12 26-18 54-18s50 6 54 18z" fill="url(#lamp-brass)"/><path d="M88 226h124q4 0 4 4v10H84v-10q0-4 4-4z" fill="#6b4716"/>"##,
    r##"<path d="M14 82C14 50 30 28 66 28H234C270 28 286 50 286 82z" fill="url(#lamp-glass)"/><path d="M40 62C44 46 54 40 76 40H176" fill="none" stroke="#eafff2" stroke-opacity=".7" stroke-width="5" stroke-linecap="round"/>"##,
    r##"<path d="M258 82c0-26-8-42-26-54 36 0 54 22 54 54z" fill="#06301f" fill-opacity=".35"/><rect x="8" y="80" width="284" height="9" rx="4.5" fill="url(#lamp-brass)"/>"##,
    r##"<path d="M140 16h20l4 12h-28z" fill="url(#lamp-brass)"/><circle cx="150" cy="12" r="7" fill="#f6d892"/><path d="M206 89v30" stroke="#f6d892" stroke-width="2.5"/><circle cx="206" cy="124" r="5.5" fill="#f6d892"/>"##,
);

//! The summary as a page that needs nothing else: it can be read and printed anywhere.

use std::cmp::Reverse;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::blocks::{Block, Document, Table};

/// The page lies in a ZIP and is opened from a disk: there is no other file that it could take its looks from.
const LOOKS: &str = "body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#241e17;\
background:#fff}h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2rem}table{border-collapse:collapse;\
width:100%;font:14px/1.4 system-ui,sans-serif}caption{text-align:left;color:#574b3d;padding-bottom:.3rem}th,td{\
border:1px solid #b5a98f;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
h3{font-size:1.05rem;margin:1.5rem 0 .3rem}.sign{border-top:1px solid #241e17;max-width:24rem;margin-top:4rem;\
padding-top:.3rem;break-inside:avoid}thead th{background:#f4eee2}div{overflow-x:auto}@page{margin:15mm}@media print{body{margin:0;max-width:none;font-size:\
11pt}table{font-size:9pt}tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}div{overflow:visible}}";

/// The page.
pub(super) fn page(document: &Document) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(document.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) }
                style { (PreEscaped(LOOKS)) }
            }
            body { main {
                h1 { (said(document, &document.title)) }
                @for block in &document.blocks { (part(document, block)) }
            } }
        }
    }
}

/// A text in which every English passage says that it is one; of two that begin at one place, the longer.
fn said(document: &Document, text: &str) -> Markup {
    let found = document.english.iter().filter_map(|passage| Some((passage, text.split_once(passage.as_str())?)));
    match found.min_by_key(|(passage, (before, _))| (before.len(), Reverse(passage.len()))) {
        Some((passage, (before, after))) => html! { (before) span lang="en" { (passage) } (said(document, after)) },
        None => html! { (text) },
    }
}

fn part(document: &Document, block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(text) => h2 { (text) },
            Block::Subheading(text) => h3 { (said(document, text)) },
            Block::Sign(text) => p.sign { (said(document, text)) },
            Block::Text(text) => p { (said(document, text)) },
            Block::List(items) => ul { @for item in items { li { (said(document, item)) } } },
            Block::Table(table) => (rows(document, table)),
        }
    }
}

fn rows(document: &Document, table: &Table) -> Markup {
    html! {
        div tabindex="0" role="region" aria-label=(table.caption) {
            table {
                caption { (table.caption) }
                thead { tr { @for (name, _) in &table.columns { th scope="col" { (name) } } } }
                tbody { @for row in &table.rows {
                    tr { @for (place, cell) in row.iter().enumerate() {
                        @if place == 0 { th scope="row" { (said(document, cell)) } } @else { td { (said(document, cell)) } }
                    } }
                } }
            }
        }
    }
}

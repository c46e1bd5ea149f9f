//! Text: Markdown to safe HTML, and what can be measured in words (length, reading time, slug).

mod code;
mod escape;
mod links;
mod markdown;
mod references;
mod said;
mod slug;
mod spreadsheet;
mod typography;
mod words;
mod writer;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use code::{random_code, read_code};
pub use markdown::{Around, Block, Citation, Image, Page, Picture, Trouble, TroubleKind, render, render_inline};
pub use said::{Said, SaidKind, said, said_in_line};
pub use slug::{is_slug, slug};
pub use spreadsheet::{Sheet, cell};
pub use typography::{curly, full_stop};
pub use words::{READING_WORDS_A_MINUTE, capital, last_fact, reading_seconds, sentences, words};

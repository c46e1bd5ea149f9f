//! PDF: tagged pages that are the same bytes each time, and what is set and drawn on them.
//!
//! What is made here is fit for screen readers (PDF/UA-1) and archives (PDF/A-2a, or 3a where files are
//! attached); krilla checks both while it writes. What no font here has is left out, with dots in brackets in its place, but kept as
//! text.

mod attachment;
mod canvas;
mod document;
mod fonts;
mod further;
mod order;
mod para;
mod pen;
mod square;
mod text;

pub use attachment::{Attachment, Bomb, Relation, attach, attached};
pub use canvas::Canvas;
pub use document::{PdfError, carrier, document, group, language_tag, link, midnight};
pub use fonts::{Cut, Face, Fonts, fonts};
pub use para::Para;
pub use pen::Pen;
pub use square::{Square, draw_square};
pub use text::{Glyph, Ink, Line, Style, Text, unprintable, wholly_unprintable};

//! How a check is asked, taken and explained, wherever it stands: in a lesson, in a review, on paper.
//!
//! A check is shown inside a form of the page that asks it. The form sends `a` and `b` (what is
//! chosen), `text` (what is typed), `hints` (how many were shown) and `sure` (how sure one is);
//! [`Given::read`] makes an answer of them. `do=check` sends it, `do=hint` asks for a hint.

mod asked;
mod explained;
mod given;
mod packed;
mod printed;

pub use asked::{New, button, hint_button, question, said};
pub use explained::{explanation, verdict};
pub use given::{Confidence, Given, Half};
pub use packed::{every_explanation, turns};
pub use printed::{printed, printed_answers};

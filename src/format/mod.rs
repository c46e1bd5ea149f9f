//! The content format: what authors write, read and checked.
mod fault;
mod kinds;
mod lesson;
mod library;
pub use fault::*;
pub use kinds::*;
pub use lesson::*;
pub use library::*;

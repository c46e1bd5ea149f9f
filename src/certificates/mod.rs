//! Certificates: what they attest, the codes under which anyone can check them, and their PDF.

pub mod code;
pub mod facts;
pub mod pdf;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}

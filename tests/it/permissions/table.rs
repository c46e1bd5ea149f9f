//! Who may use which route: one line each.

/// The least that someone must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Signed in or not.
    Anyone,
    /// Signed in.
    Learner,
    /// A coordinator of an organization.
    Coordinator,
    /// An administrator of the site.
    Administrator,
}

use Who::*;

/// Method, pattern as in the slice's `routes()`, a path that fits it, and who may use it. What the
/// path names need not be there: not found is no refusal.
#[rustfmt::skip]
pub const ROUTES: &[(&str, &str, &str, Who)] = &[
    ("GET", "/s/{name}", "/s/carrel.css", Anyone),
];

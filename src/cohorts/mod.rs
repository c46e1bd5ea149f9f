//! Cohorts, their members, and how far they are.

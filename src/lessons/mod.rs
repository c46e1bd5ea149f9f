//! Lessons and their immutable versions.

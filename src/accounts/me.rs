//! `/me`: what people say about themselves, their password, and where they are signed in.

pub(super) mod devices;
pub(super) mod language;
pub(super) mod leaving;
pub(super) mod pages;
pub(super) mod password_pages;
mod password_views;
mod views;
pub(super) mod welcome;

//! Signing in by link and by password, and looking after one's account.

mod account;
mod limits;
mod links;
mod passwords;
mod secrecy;

use crate::harness::{Page, TestApp, Visitor};

/// Asks for a link as a person does.
async fn ask<'v>(browser: &'v Visitor, email: &str) -> Page<'v> {
    browser.visit("/signin").await.fill("Your email", email).press("Email me a link").await
}

/// Signs in by the link in the latest letter to this address.
async fn follow<'v>(app: &TestApp, browser: &'v Visitor, email: &str) -> Page<'v> {
    let link = app.letter_to(email).await.link();
    browser.visit(&link).await.press(&format!("Sign in as {}", masked(email))).await
}

fn masked(email: &str) -> String {
    format!("{}…{}", &email[..1], &email[email.find('@').unwrap()..])
}

/// Whether the browser is signed in, as the header of a page shows it.
async fn is_signed_in(browser: &Visitor) -> bool {
    browser.visit("/signout").await.h1 == "Sign out"
}

//! The rules by their numbers (domain.md 1.3), the golden vectors, and what must hold for any entries.

#![allow(clippy::unwrap_used)]

mod any;
mod boards;
mod golden;
mod headings;
mod kept;
mod once;
mod overlap;
mod periods;
mod pooling;
mod procedure;
mod sentences;
mod single;

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::measure::{Credit, Minutes};

/// The text of a rule set that ships.
fn shipped_text(code: &str) -> String {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/content/rules");
    std::fs::read_to_string(format!("{dir}/{code}.toml")).unwrap()
}

/// A rule set that ships.
fn shipped(code: &str) -> RuleSet {
    RuleSet::parse(code, &shipped_text(code)).unwrap()
}

/// A plain program: contact hours of 60 minutes to the thousandth, 10 of them in a year, and what else
/// a test wants to know about.
fn plain(more: &str) -> RuleSet {
    with("method = \"exact\"", more, "")
}

/// The same with a rounding of its own, keys on top, and what stands in the track.
fn with(rounding: &str, more: &str, track: &str) -> RuleSet {
    let (keys, tables) = more.split_at(more.find('[').unwrap_or(more.len()));
    let text = format!(
        "name = \"Plain\"\nversion = 1\nstatus = \"draft\"\neffective_from = 2020-01-01\n{keys}\n\
         [[sources]]\ntitle = \"A page\"\nurl = \"https://example.org/page\"\nread_on = 2026-11-21\n\
         [program]\nname = \"Plain\"\nauthority = \"Nobody\"\nkind = \"certificate\"\nsubject = \"person\"\n\
         time_zone = \"UTC\"\n[unit]\nname = \"hour\"\nminutes = 60\n[rounding]\n{rounding}\n{tables}\n\
         [[track]]\ncode = \"all\"\nname = \"All\"\nquantity = \"10\"\nmonths = 12\nanchor = \"issue_date\"\n{track}\n\
         [[test]]\nminutes = 0\ncredit = \"0\"\n"
    );
    RuleSet::parse("plain", &text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A module of so many minutes in the middle of the year.
fn module(number: u128, minutes: u16) -> Entry {
    Entry::module(id(number), day("2026-06-15"), Minutes::from(minutes))
}

/// The year 2026.
fn year() -> Period {
    Period::of(Span { starts: day("2026-01-01"), ends: day("2026-12-31") })
}

/// What the plain program's track makes of entries in 2026.
fn in_2026(entries: &[Entry], rules: &RuleSet) -> Account {
    account(entries, rules, &rules.tracks[0], &year())
}

/// The credit of an entry in an account; `None` while it waits for the authority.
fn of(account: &Account, number: u128) -> Option<String> {
    let award = account.awards.iter().find(|award| award.entry == id(number)).unwrap();
    award.outcome.credit().map(|credit| credit.to_string())
}

/// What became of an entry, in words.
fn said(account: &Account, number: u128) -> String {
    account.awards.iter().find(|award| award.entry == id(number)).unwrap().outcome.to_string()
}

fn counted_in(account: &Account) -> String {
    account.counted.to_string()
}

fn amount(text: &str) -> Credit {
    text.parse().unwrap()
}

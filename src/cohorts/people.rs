//! The people whom an organization knows, and who among them is meant by an address or a name.

use std::collections::HashSet;
use std::str::FromStr;

use crate::accounts::{self, Email, UserId};
use crate::db::Conn;
use crate::error::Result;
use crate::organizations::OrganizationId;
use crate::text::slug;

use super::{listed, members};

/// Somebody whom the organization knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Where they work; may be empty.
    pub library: String,
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(Person),
    /// One of several with this name.
    Several,
    /// Nobody who is known.
    Nobody,
}

/// Everybody in a cohort of the organization, each once, by name.
pub async fn people_of(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<Person>> {
    let (mut people, mut seen) = (Vec::new(), HashSet::new());
    for listed in listed(conn, &[organization]).await? {
        for member in members(conn, listed.cohort.id).await? {
            if seen.insert(member.id) {
                let (id, name, email, library) = (member.id, member.name, member.email, member.library);
                people.push(Person { id, name, email, library });
            }
        }
    }
    people.sort_by(|a: &Person, b| a.name.cmp(&b.name));
    Ok(people)
}

/// By the address, whoever has it; then by the name, among these people.
async fn find_person(conn: &mut Conn, people: &[Person], email: &str, name: &str) -> Result<Found> {
    if !email.is_empty()
        && let Some(user) = accounts::by_email(conn, email).await?
    {
        return Ok(Found::One(Person { id: user.id, name: user.name, email: user.email, library: user.library }));
    }
    let names = names_of(name);
    let same: Vec<&Person> = people.iter().filter(|one| names.contains(&slug(&one.name))).collect();
    Ok(match same.as_slice() {
        [one] => Found::One((*one).clone()),
        [] => Found::Nobody,
        _ => Found::Several,
    })
}

/// Whom somebody said that a line of a list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nobody: it is left out.
    Nobody,
    /// Whoever has this name or address.
    Somebody(String),
}

impl Said {
    /// What was typed; nothing for one that is left out.
    pub fn typed(&self) -> &str {
        if let Said::Somebody(typed) = self { typed } else { "" }
    }
}

/// What a form says of lines, each as `line:` and what was typed, or as `line:nobody` where it is left out.
pub fn answers(lines: &[String], people: &[String], left_out: &[String]) -> Vec<String> {
    let typed = lines.iter().zip(people).map(|(line, person)| format!("{line}:{}", person.trim()));
    let typed = typed.filter(|one| !one.ends_with(':'));
    typed.chain(left_out.iter().map(|line| format!("{line}:nobody"))).collect()
}

/// Whom a line of a list was said to be in a form. None where nothing was said; what was said last counts.
pub fn said<L: FromStr + PartialEq>(who: &[String], line: &L) -> Option<Said> {
    let mut said = who.iter().rev().filter_map(|one| one.split_once(':'));
    let mine = said.find(|(number, _)| number.parse().is_ok_and(|number: L| number == *line));
    mine.and_then(|(_, person)| match person {
        "" => None,
        "nobody" => Some(Said::Nobody),
        typed => Some(Said::Somebody(typed.to_owned())),
    })
}

/// Who a line of a list is: who it was said to be, or else who is found by the address and the name. None for one
/// that is left out.
pub async fn meant(
    conn: &mut Conn,
    people: &[Person],
    said: Option<&Said>,
    (email, name): (&str, &str),
) -> Result<Option<Found>> {
    Ok(match said {
        Some(Said::Nobody) => None,
        Some(Said::Somebody(typed)) => Some(match address(typed) {
            Some(email) => find_person(conn, people, email.as_str(), "").await?,
            None => find_person(conn, people, "", typed).await?,
        }),
        None => Some(find_person(conn, people, email, name).await?),
    })
}

/// The address in what was typed, as `Ruth Okafor, ruth@example.org`.
fn address(typed: &str) -> Option<Email> {
    typed.split(|c: char| c.is_whitespace() || ['<', '>', ',', '(', ')'].contains(&c)).find_map(Email::parse)
}

/// The names that a shown name may stand for: `Okafor, Ruth`, `Ruth (Elm Creek)`, `iPad (Ruth Okafor)`.
fn names_of(shown: &str) -> Vec<String> {
    let mut names = vec![slug(shown)];
    if let Some((before, rest)) = shown.split_once('(') {
        names.push(slug(before));
        names.extend(rest.split_once(')').map(|(inside, _)| slug(inside)));
    }
    if let Some((last, first)) = shown.split_once(',') {
        names.push(slug(&format!("{first} {last}")));
    }
    names.retain(|name| !name.is_empty());
    names
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_shown_name_may_stand_for_several() {
        for shown in ["Ruth Okafor", "ruth  okafor", "Okafor, Ruth", "Ruth Okafor (Elm Creek)", "iPad (Ruth Okafor)"] {
            assert!(names_of(shown).contains(&"ruth-okafor".to_owned()), "{shown}: {:?}", names_of(shown));
        }
        assert!(!names_of("Ruth").contains(&"ruth-okafor".to_owned()));
        assert!(names_of("()").is_empty());
    }

    #[test]
    fn what_was_said_of_a_line_last_counts() {
        let of = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<String>>();
        let who = answers(&of(&["1", "2", "4", "5"]), &of(&[" ", "Ruth", "Tom: Reyes", "Nell"]), &of(&["2", "3"]));
        let somebody = |name: &str| Some(Said::Somebody(name.to_owned()));
        let expected = [None, Some(Said::Nobody), Some(Said::Nobody), somebody("Tom: Reyes"), somebody("Nell"), None];
        assert_eq!([1, 2, 3, 4, 5, 6].map(|line: u64| said(&who, &line)), expected);
    }

    #[test]
    fn an_address_is_found_in_what_was_typed() {
        assert_eq!(address("Mia Chen, mia.chen@example.org").unwrap().as_str(), "mia.chen@example.org");
        assert!(address("Mia Chen").is_none());
    }
}

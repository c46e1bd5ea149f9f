//! The sheet as it was typed: who each line is, and what entering it would do.

use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::decide::{Decider, write_down};
use super::forms::ANSWER;
use super::{Room, close, queries, seats};
use crate::accounts::{self, Email, User, UserId};
use crate::app::App;
use crate::cohorts::{self, Found, Person, Said};
use crate::credit::programs::members;
use crate::db::Conn;
use crate::error::Result;

/// Lines of a sheet at most.
pub(super) const LONGEST: usize = 200;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SheetForm {
    /// One person a line: a name or an address, and after a semicolon what they wrote.
    pub lines: String,
    /// Who a line is, `line:` and a name or an address, or `line:nobody` for one that is left out.
    pub who: Vec<String>,
    /// The lines of which the table asks who they are.
    pub line: Vec<String>,
    /// What was typed for each of them.
    pub person: Vec<String>,
    /// The lines that are left out.
    pub nobody: Vec<String>,
    /// The fingerprint of what was shown.
    pub print: String,
}

impl SheetForm {
    /// Takes over what was said in the table of who everybody is.
    pub fn answered(mut self) -> SheetForm {
        if !self.line.is_empty() {
            self.who = cohorts::answers(&self.line, &self.person, &self.nobody);
        }
        self
    }

    /// Whom a line was said to be. None where nothing was said.
    pub fn said(&self, line: usize) -> Option<Said> {
        cohorts::said(&self.who, &line)
    }
}

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Which, counted from one.
    pub number: usize,
    /// The name, or the address.
    pub who: String,
    /// What they wrote, if anything; no longer than an answer may be.
    pub answer: Option<String>,
}

/// The lines that say something.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let line = |(index, line): (usize, &str)| {
        let (who, answer) = line.split_once([';', '\t']).unwrap_or((line, ""));
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let answer: String = plain(answer).chars().take(ANSWER).collect();
        let (who, answer) = (plain(who), Some(answer).filter(|answer| !answer.is_empty()));
        (!who.is_empty()).then_some(Line { number: index + 1, who, answer })
    };
    text.lines().enumerate().filter_map(line).collect()
}

/// What happens with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// They get a seat, or the answer that their seat lacks.
    Enter,
    /// Nothing: all of it is there already.
    Already,
    /// Nothing: it is who leads the room, or who enters the sheet; nobody answers for themselves.
    Own,
    /// Nothing: they were taken off the list.
    TakenOff,
    /// Nothing yet: nobody is known by this address or name.
    Unknown,
    /// Nothing yet: several are.
    Several,
    /// Nothing: it was said so.
    LeftOut,
}

/// A line and what happens with it.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub line: Line,
    pub person: Option<Person>,
    pub outcome: Outcome,
}

impl Planned {
    /// Whether somebody has to say who it is.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Unknown | Outcome::Several)
    }
}

/// The whole sheet.
pub(super) struct Plan {
    pub lines: Vec<Planned>,
    /// Everybody who may be chosen for those who aren't known.
    pub people: Vec<Person>,
}

impl Plan {
    /// The plan for a sheet at this moment.
    pub async fn of(conn: &mut Conn, room: &Room, by: UserId, form: &SheetForm) -> Result<Plan> {
        let people = people(conn, room, by).await?;
        let mut taken: Vec<UserId> = Vec::new();
        let mut planned = Vec::new();
        for line in lines(&form.lines) {
            let (name, email) = address_in(&line.who);
            let found = cohorts::meant(conn, &people, form.said(line.number).as_ref(), (&email, &name)).await?;
            let (person, outcome) = match found {
                None => (None, Outcome::LeftOut),
                Some(Found::Nobody) => (None, Outcome::Unknown),
                Some(Found::Several) => (None, Outcome::Several),
                Some(Found::One(person)) if taken.contains(&person.id) => (Some(person), Outcome::Already),
                Some(Found::One(person)) => {
                    taken.push(person.id);
                    let seat = seats::one(conn, person.id, room.id).await?;
                    let outcome = match seat {
                        _ if person.id == by || person.id == room.facilitator_id => Outcome::Own,
                        Some(seat) if !seat.is_taken() => Outcome::TakenOff,
                        Some(seat) if seat.answer.is_some() || line.answer.is_none() => Outcome::Already,
                        _ => Outcome::Enter,
                    };
                    (Some(person), outcome)
                }
            };
            planned.push(Planned { line, person, outcome });
        }
        Ok(Plan { lines: planned, people })
    }

    /// How many are entered.
    pub fn entries(&self) -> usize {
        self.lines.iter().filter(|line| line.outcome == Outcome::Enter).count()
    }

    /// How many aren't known.
    pub fn open(&self) -> usize {
        self.lines.iter().filter(|line| line.is_open()).count()
    }

    /// A fingerprint of what it enters, by which it is known again when it is confirmed.
    pub fn print(&self) -> String {
        let mut hash = Sha256::new();
        for line in self.lines.iter().filter(|line| line.outcome == Outcome::Enter) {
            if let Some(person) = &line.person {
                hash.update(format!("{} {:?}\n", person.id, line.line.answer));
            }
        }
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Everybody in a cohort of the organization, and on the board that met; and who leads the room or enters the sheet, so
/// that their own names are known on it.
async fn people(conn: &mut Conn, room: &Room, by: UserId) -> Result<Vec<Person>> {
    let mut people = cohorts::people_of(conn, room.organization_id).await?;
    if let Some(board) = room.board_id {
        for member in members(conn, board).await? {
            if people.iter().all(|one| one.id != member.person) {
                let (id, name, email) = (member.person, member.name, member.email);
                people.push(Person { id, name, email, library: String::new() });
            }
        }
    }
    for id in [room.facilitator_id, by] {
        if people.iter().all(|one| one.id != id) {
            let User { name, email, library, .. } = accounts::by_id(conn, id).await?;
            people.push(Person { id, name, email, library });
        }
    }
    people.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(people)
}

/// The name and the address in what was typed; either may be empty: `Ruth Okafor <ruth@example.org>`.
fn address_in(typed: &str) -> (String, String) {
    let words = typed.split(|c: char| c.is_whitespace() || ['<', '>', ',', '(', ')'].contains(&c));
    let email = words.into_iter().find_map(Email::parse);
    let Some(email) = email else { return (typed.to_owned(), String::new()) };
    let name = typed.to_ascii_lowercase().find(email.as_str()).map(|at| typed.get(..at).unwrap_or_default());
    (name.unwrap_or_default().trim_matches(['<', ' ', '(', ',']).to_owned(), email.as_str().to_owned())
}

/// Does what the plan with the form's fingerprint says, or nothing at all. When the plan is another one by now it
/// is given back instead, to look at again. Before the list is attested those who are entered wait with the others on
/// it; after that, and where there is nothing but the sheet, who enters them attests that they were there.
pub(super) async fn enter(
    conn: &mut Conn,
    app: &App,
    room: &Room,
    by: Decider,
    form: &SheetForm,
) -> Result<std::result::Result<usize, Plan>> {
    let now = app.now();
    conn.transaction(async |conn| {
        let room = queries::locked(conn, room.id).await?;
        let plan = Plan::of(conn, &room, by.id, form).await?;
        if plan.print() != form.print {
            return Ok(Err(plan));
        }
        let mut entered: Vec<UserId> = Vec::new();
        for line in plan.lines.iter().filter(|line| line.outcome == Outcome::Enter) {
            let Some(person) = &line.person else { continue };
            seats::sit(conn, person.id, room.id, Some(by.id), now).await?;
            if let Some(answer) = &line.line.answer {
                seats::keep(conn, person.id, room.id, answer, now).await?;
            }
            entered.push(person.id);
        }
        if entered.is_empty() {
            return Ok(Ok(0));
        }
        let after = json!({ "people": entered });
        write_down(conn, &room, by, ("entered_from_sheet", None), (json!({}), after), now).await?;
        let signs = room.attested_at.is_none() && room.is_on_paper();
        let room = if signs { close::sign(conn, &room, by, now).await? } else { room };
        close::settle(conn, app, &room, &entered).await?;
        Ok(Ok(entered.len()))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_person_and_what_they_wrote() {
        let read = lines(" Ruth  Okafor ; I'll ask; and ask again\n\nbob@example.org\tA sign.\n;nobody\nTom\n");
        let short: Vec<_> = read.iter().map(|line| (line.number, line.who.as_str(), line.answer.as_deref())).collect();
        let expected = [
            (1, "Ruth Okafor", Some("I'll ask; and ask again")),
            (3, "bob@example.org", Some("A sign.")),
            (5, "Tom", None),
        ];
        assert_eq!(short, expected);
    }

    #[test]
    fn an_address_is_found_beside_a_name() {
        let read = |typed: &str| address_in(typed);
        let pair = |name: &str, email: &str| (name.to_owned(), email.to_owned());
        assert_eq!(read("Ruth Okafor <Ruth@Example.org>"), pair("Ruth Okafor", "ruth@example.org"));
        assert_eq!(read("ruth@example.org"), pair("", "ruth@example.org"));
        assert_eq!(read("Okafor, Ruth"), pair("Okafor, Ruth", ""));
    }
}

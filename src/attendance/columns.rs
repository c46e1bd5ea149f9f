//! What the columns of a report are called.

use super::text::tidy;

const NAMES: [&str; 6] =
    ["name (original name)", "user name (original name)", "full name", "name", "participant", "user name"];
const EMAILS: [&str; 5] = ["user email", "email", "email address", "e-mail", "participant id (upn)"];
const JOINS: [&str; 2] = ["join time", "first join"];
const LEAVES: [&str; 2] = ["leave time", "last leave"];
const MINUTES: [&str; 3] = ["duration (minutes)", "total duration (minutes)", "time in session (minutes)"];
const LENGTHS: [&str; 2] = ["in-meeting duration", "duration"];

/// Where in a line everything stands.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub name: usize,
    pub email: Option<usize>,
    pub join: Option<usize>,
    pub leave: Option<usize>,
    /// Minutes as a number.
    pub minutes: Option<usize>,
    /// A length in words: `1h 13m 42s`.
    pub length: Option<usize>,
    /// `No` for those who registered and did not come.
    pub attended: Option<usize>,
    /// `Yes` for time in the waiting room.
    pub waiting: Option<usize>,
    /// The first coming and the last going alone: what lies between is not all theirs.
    pub first_and_last: bool,
}

impl Columns {
    /// The columns, if this line names them.
    pub fn read<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Columns> {
        let cells: Vec<String> = cells.map(|cell| tidy(cell).to_lowercase()).collect();
        let at = |names: &[&str]| names.iter().find_map(|name| cells.iter().position(|cell| cell == name));
        let name = at(&NAMES)?;
        // A report in one table repeats the host's columns before those of the person.
        let after = |names: &[&str]| {
            let behind = |wanted: &&str| cells.iter().skip(name).position(|cell| cell == wanted).map(|at| at + name);
            names.iter().find_map(behind).or_else(|| at(names))
        };
        let columns = Columns {
            name,
            email: after(&EMAILS),
            join: after(&JOINS),
            leave: after(&LEAVES),
            minutes: after(&MINUTES),
            length: after(&LENGTHS),
            attended: at(&["attended"]),
            waiting: after(&["in waiting room"]),
            first_and_last: cells.iter().any(|cell| cell == "first join"),
        };
        let spans = columns.join.is_some() && columns.leave.is_some();
        // What Zoom writes above the table has a length too: the meeting's.
        let above = cells.iter().any(|cell| cell == "topic" || cell == "participants") && !spans;
        (!above && (spans || columns.minutes.is_some() || columns.length.is_some())).then_some(columns)
    }
}

//! The sample people. Their names, libraries and towns are made up.

use crate::accounts::Role;

/// One of them.
pub struct Person {
    /// Their address, at a domain that no mail can reach.
    pub email: &'static str,
    /// Their name.
    pub name: &'static str,
    /// Where they work.
    pub library: &'static str,
    /// What they are besides a learner.
    pub role: Option<Role>,
    /// How many weeks ago they joined the cohort, if they did.
    pub weeks: Option<i64>,
    /// How many lessons of the first module they finished.
    pub lessons: usize,
    /// How many days ago the last of them was.
    pub last_days_ago: i64,
    /// Whether they are in the middle of the next lesson, with a half-made answer.
    pub halfway: bool,
    /// Whether their sign-in link is printed.
    pub shown: bool,
    /// The page their link opens.
    pub begins_at: &'static str,
}

impl Person {
    /// What they are, in a word.
    pub fn what(&self) -> &'static str {
        self.role.map_or("learner", Role::word)
    }
}

const fn learner(
    email: &'static str,
    name: &'static str,
    library: &'static str,
    weeks: i64,
    lessons: usize,
    last_days_ago: i64,
) -> Person {
    Person {
        email,
        name,
        library,
        role: None,
        weeks: Some(weeks),
        lessons,
        last_days_ago,
        halfway: false,
        shown: false,
        begins_at: "/",
    }
}

const fn staff(email: &'static str, name: &'static str, role: Role, begins_at: &'static str) -> Person {
    let library = "Tallgrass Library Association";
    Person {
        email,
        name,
        library,
        role: Some(role),
        weeks: None,
        lessons: 0,
        last_days_ago: 0,
        halfway: false,
        shown: true,
        begins_at,
    }
}

/// All of them.
pub const CAST: &[Person] = &[
    Person {
        halfway: true,
        shown: true,
        ..learner("ruth@demo.example", "Ruth Okafor", "Elm Creek Public Library", 10, 3, 3)
    },
    staff("tom@demo.example", "Tom Aldane", Role::Author, "/lessons"),
    staff("dana@demo.example", "Dana Whitlock", Role::Coordinator, "/assoc/cohorts"),
    staff("registrar@demo.example", "Iris Novak", Role::Registrar, "/assoc"),
    staff("validator@demo.example", "Sam Whitfield", Role::Validator, "/assoc/requests"),
    learner("bea@demo.example", "Bea Lindqvist", "Harlan Valley Library", 10, 5, 11),
    learner("marisol@demo.example", "Marisol Vega", "Alder Springs Library", 9, 5, 5),
    learner("amos@demo.example", "Amos Teller", "Dry Lake Public Library", 10, 2, 19),
    learner("wren@demo.example", "Wren Halvorsen", "Mill Fork Library", 10, 1, 43),
    learner("luz@demo.example", "Luz Ortega", "Cedar Bend Library", 7, 0, 0),
    learner("theo@demo.example", "Theo Brandt", "Stone Prairie Library", 8, 4, 2),
    learner("nell@demo.example", "Nell Castagna", "Three Rivers Library", 9, 2, 6),
    learner("ike@demo.example", "Ike Danforth", "Sand Hills Branch", 6, 1, 9),
];

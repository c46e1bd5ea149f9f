//! Reads a pasted list of people: one a line, "Name, email, library", or what mail programs and
//! spreadsheets make of it.

use std::collections::HashMap;

use crate::accounts::Email;

/// More lines than this are sent in parts.
pub const LONGEST: usize = 2000;
const NAME_CHARACTERS: usize = 120;

/// Someone in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Their name; empty when the line has none.
    pub name: String,
    /// Their address, in lower case.
    pub email: String,
    /// Where they work; may be empty.
    pub library: String,
}

/// Why a line can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing in it is an address.
    NoAddress,
    /// What looks like an address isn't one.
    BadAddress(String),
    /// There are two addresses; whose name is it?
    TwoAddresses,
    /// The address stands in this line already.
    Again(usize),
    /// The name or the library is longer than a certificate holds.
    TooLong,
}

/// A line that isn't empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counts from one, empty lines included.
    pub number: usize,
    /// As it was typed.
    pub text: String,
    /// What it says.
    pub read: Result<Entry, Fault>,
}

/// The lines of a pasted list, without empty ones and without a header.
pub fn read(pasted: &str) -> Vec<Line> {
    let pasted = pasted.trim_start_matches('\u{feff}');
    let mut lines = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut order = Order::default();
    let mut first = true;
    for (index, text) in pasted.lines().enumerate() {
        let fields = split(text);
        if fields.is_empty() {
            continue;
        }
        if std::mem::take(&mut first)
            && let Some(header) = Order::of_header(&fields)
        {
            order = header;
            continue;
        }
        let number = index + 1;
        let mut read = order.entry(&fields);
        if let Ok(entry) = &read {
            match seen.get(&entry.email) {
                Some(earlier) => read = Err(Fault::Again(*earlier)),
                None => {
                    seen.insert(entry.email.clone(), number);
                }
            }
        }
        lines.push(Line { number, text: text.trim().to_owned(), read });
    }
    lines
}

/// Where name and library stand besides the address.
#[derive(Default)]
struct Order {
    library_first: bool,
    family_name: Option<usize>,
}

impl Order {
    /// A first line that names its columns instead of a person.
    fn of_header(fields: &[String]) -> Option<Order> {
        const EMAIL: [&str; 7] = ["email", "e-mail", "email address", "e-mail address", "mail", "address", "correo"];
        const NAME: [&str; 7] = ["name", "full name", "first name", "given name", "person", "nombre", "who"];
        const FAMILY: [&str; 4] = ["last name", "family name", "surname", "apellido"];
        const LIBRARY: [&str; 5] = ["library", "institution", "organization", "workplace", "biblioteca"];
        let lower: Vec<String> = fields.iter().map(|field| field.to_lowercase()).collect();
        let place = |words: &[&str]| lower.iter().position(|field| words.contains(&field.as_str()));
        let email = place(&EMAIL)?;
        // Columns are counted as they are once the address is taken out.
        let without = |at: usize| if at > email { at - 1 } else { at };
        let (name, library) = (place(&NAME), place(&LIBRARY));
        let library_first = match (name, library) {
            (Some(name), Some(library)) => library < name,
            (None, Some(_)) => true,
            _ => false,
        };
        Some(Order { library_first, family_name: place(&FAMILY).map(without) })
    }

    fn entry(&self, fields: &[String]) -> Result<Entry, Fault> {
        let mut others: Vec<String> = Vec::new();
        let mut email: Option<String> = None;
        for field in fields {
            let (name, address) = mailbox(field);
            let Some(address) = address else {
                others.push(field.clone());
                continue;
            };
            if email.is_some() {
                return Err(Fault::TwoAddresses);
            }
            let Some(read) = Email::parse(&address) else { return Err(Fault::BadAddress(address)) };
            email = Some(read.as_str().to_owned());
            if !name.is_empty() {
                others.push(name);
            }
        }
        let email = email.ok_or(Fault::NoAddress)?;
        if let Some(family) = self.family_name.filter(|at| *at > 0 && *at < others.len()) {
            let family = others.remove(family);
            if let Some(given) = others.first_mut() {
                *given = format!("{given} {family}").trim().to_owned();
            }
        }
        let mut others = others.into_iter();
        let (one, two) = (others.next().unwrap_or_default(), others.next().unwrap_or_default());
        let (name, library) = if self.library_first { (two, one) } else { (one, two) };
        if name.chars().count() > NAME_CHARACTERS || library.chars().count() > NAME_CHARACTERS {
            return Err(Fault::TooLong);
        }
        Ok(Entry { name, email, library })
    }
}

/// `Ruth Okafor <ruth@example.org>`, `ruth@example.org`, or neither.
fn mailbox(field: &str) -> (String, Option<String>) {
    let unquoted = |text: &str| text.trim().trim_matches('"').trim().to_owned();
    if let Some((name, rest)) = field.split_once('<')
        && let Some((address, _)) = rest.split_once('>')
    {
        return (unquoted(name), Some(unquoted(address.trim().trim_start_matches("mailto:"))));
    }
    let bare = field.trim().trim_start_matches("mailto:").trim_end_matches('.');
    if bare.contains('@') { (String::new(), Some(bare.to_owned())) } else { (String::new(), None) }
}

/// The fields of a line: by tabs if it has any, else by semicolons, else by commas. Quotes keep a
/// field together. Empty fields at the end fall away; a line of nothing has none.
fn split(line: &str) -> Vec<String> {
    let separator = ['\t', ';'].into_iter().find(|mark| outside_quotes(line).any(|c| c == *mark)).unwrap_or(',');
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(&mut fields, '"');
            }
            '"' => quoted = !quoted,
            c if c == separator && !quoted => fields.push(String::new()),
            c => push(&mut fields, if c.is_control() { ' ' } else { c }),
        }
    }
    let mut fields: Vec<String> =
        fields.iter().map(|field| field.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    while fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    fields
}

fn push(fields: &mut [String], c: char) {
    if let Some(field) = fields.last_mut() {
        field.push(c);
    }
}

fn outside_quotes(line: &str) -> impl Iterator<Item = char> + '_ {
    let mut quoted = false;
    line.chars().filter(move |c| {
        quoted ^= *c == '"';
        !quoted
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn entry(name: &str, email: &str, library: &str) -> Result<Entry, Fault> {
        Ok(Entry { name: name.into(), email: email.into(), library: library.into() })
    }

    fn one(text: &str) -> Result<Entry, Fault> {
        let lines = read(text);
        assert_eq!(lines.len(), 1, "{lines:?}");
        lines[0].read.clone()
    }

    #[test]
    fn a_line_may_be_written_in_many_ways() {
        let ruth = entry("Ruth Okafor", "ruth@elmcreek.example", "Elm Creek");
        for text in [
            "Ruth Okafor, ruth@elmcreek.example, Elm Creek",
            "Ruth Okafor;Ruth@ElmCreek.example;Elm Creek",
            "Ruth Okafor\truth@elmcreek.example\tElm Creek",
            "  Ruth  Okafor , ruth@elmcreek.example ,Elm Creek,,",
            "\"Ruth Okafor\",\"ruth@elmcreek.example\",\"Elm Creek\"",
            "Ruth Okafor <ruth@elmcreek.example>, Elm Creek",
            "\"Ruth Okafor\" <ruth@elmcreek.example>; Elm Creek",
            "Ruth Okafor <mailto:ruth@elmcreek.example>, Elm Creek",
            "ruth@elmcreek.example, Ruth Okafor, Elm Creek",
            "\u{feff}Ruth Okafor,ruth@elmcreek.example,Elm Creek\r\n",
        ] {
            assert_eq!(one(text), ruth, "{text:?}");
        }
        assert_eq!(one("ruth@elmcreek.example"), entry("", "ruth@elmcreek.example", ""));
        assert_eq!(one("<ruth@elmcreek.example>"), entry("", "ruth@elmcreek.example", ""));
    }

    #[test]
    fn quotes_keep_commas_and_quotes_in_a_field() {
        assert_eq!(
            one("\"Okafor, Ruth\",r@x.example,\"The \"\"Old\"\" Mill\""),
            entry("Okafor, Ruth", "r@x.example", "The \"Old\" Mill")
        );
        assert_eq!(one("\"a;b\",r@x.example"), entry("a;b", "r@x.example", ""));
    }

    #[test]
    fn a_header_is_left_out_and_its_order_kept() {
        let read = |text: &str| read(text).into_iter().map(|line| line.read).collect::<Vec<_>>();
        assert_eq!(read("Name,Email,Library\nRuth,r@x.example,Elm"), [entry("Ruth", "r@x.example", "Elm")]);
        assert_eq!(read("Library;E-mail;Name\nElm;r@x.example;Ruth"), [entry("Ruth", "r@x.example", "Elm")]);
        assert_eq!(
            read("First name\tLast name\tEmail\tLibrary\nRuth\tOkafor\tr@x.example\tElm"),
            [entry("Ruth Okafor", "r@x.example", "Elm")]
        );
        assert_eq!(read("email\n\nr@x.example"), [entry("", "r@x.example", "")]);
    }

    #[test]
    fn each_fault_is_named_with_the_line_as_it_was_counted() {
        let lines = read("Ruth, r@x.example\n\nTom\nTom, tom@\nTom, a@x.example, b@x.example\nR, R@x.example");
        let found: Vec<(usize, Option<Fault>)> = lines.into_iter().map(|line| (line.number, line.read.err())).collect();
        assert_eq!(
            found,
            [
                (1, None),
                (3, Some(Fault::NoAddress)),
                (4, Some(Fault::BadAddress("tom@".into()))),
                (5, Some(Fault::TwoAddresses)),
                (6, Some(Fault::Again(1))),
            ]
        );
        assert_eq!(one(&format!("{}, r@x.example", "x".repeat(121))), Err(Fault::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_entry_has_an_address(text in "\\PC*(\n\\PC*){0,5}") {
            for line in read(&text) {
                if let Ok(entry) = line.read {
                    prop_assert!(entry.email.contains('@') && entry.email == entry.email.to_ascii_lowercase());
                }
            }
        }
    }
}

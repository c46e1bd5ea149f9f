//! A text with places that are filled in: a small set of names in braces, checked, and nothing else.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::certificates::facts::Facts;
use crate::certificates::words::words;

/// Most characters of a template.
pub const LONGEST: usize = 600;
/// Most of its lines.
pub const LINES: usize = 6;

/// What can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// The learner's name.
    Learner,
    /// Her library; may be missing.
    Library,
    /// The title of what was completed.
    Module,
    /// The minutes, with their unit.
    Minutes,
    /// The day of completion.
    Completed,
    /// The day of issue.
    Issued,
    /// What it is worth; may be missing.
    Credit,
    /// Who issues it.
    Provider,
}

impl Placeholder {
    /// All of them.
    pub const ALL: [Placeholder; 8] = [
        Placeholder::Learner,
        Placeholder::Library,
        Placeholder::Module,
        Placeholder::Minutes,
        Placeholder::Completed,
        Placeholder::Issued,
        Placeholder::Credit,
        Placeholder::Provider,
    ];
    /// What a statement must speak of, or an auditor does not know what was done.
    pub const NEEDED: [Placeholder; 3] = [Placeholder::Module, Placeholder::Minutes, Placeholder::Completed];

    /// The name in braces.
    pub fn name(self) -> &'static str {
        match self {
            Placeholder::Learner => "learner",
            Placeholder::Library => "library",
            Placeholder::Module => "module",
            Placeholder::Minutes => "minutes",
            Placeholder::Completed => "completed",
            Placeholder::Issued => "issued",
            Placeholder::Credit => "credit",
            Placeholder::Provider => "provider",
        }
    }

    /// Whether a certificate can be without it.
    fn may_be_missing(self) -> bool {
        matches!(self, Placeholder::Library | Placeholder::Credit)
    }

    fn value(self, facts: &Facts) -> String {
        let words = words(&facts.language);
        match self {
            Placeholder::Learner => facts.learner.clone(),
            Placeholder::Library => facts.library.clone().unwrap_or_default(),
            Placeholder::Module => facts.module.title.clone(),
            Placeholder::Minutes => words.minutes_together(facts.minutes),
            Placeholder::Completed => words.date(facts.completed_on),
            Placeholder::Issued => words.date(facts.issued_on),
            Placeholder::Credit => {
                let lines: Vec<String> = facts.credits.iter().map(|line| line.said()).map(|(a, b)| a + &b).collect();
                lines.join("; ")
            }
            Placeholder::Provider => facts.provider.name.clone(),
        }
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is nothing of this name to fill in.
    #[error("nothing is called {0}")]
    Unknown(String),
    /// A brace without its other half.
    #[error("a brace stands alone")]
    Brace,
    /// More characters than there may be.
    #[error("too long")]
    Long,
    /// More lines than there may be.
    #[error("too many lines")]
    Lines,
    /// In a statement this must be said.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// What must be said stands in a line with what may be missing, and would go with it.
    #[error("{0} needs a line without {1}")]
    Together(&'static str, &'static str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(Placeholder),
}

/// A checked template: lines of text and places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Template(Vec<Vec<Piece>>);

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first [`Fault`] in it.
    pub fn parse(text: &str) -> Result<Template, Fault> {
        if text.chars().count() > LONGEST {
            return Err(Fault::Long);
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<Vec<Piece>> = lines.map(pieces).collect::<Result<_, Fault>>()?;
        if lines.len() > LINES { Err(Fault::Lines) } else { Ok(Template(lines)) }
    }

    /// Reads the statement of a certificate, which is empty or says what was done, for how long and when.
    ///
    /// # Errors
    /// The first [`Fault`] in it.
    pub fn statement(text: &str) -> Result<Template, Fault> {
        let template = Template::parse(text)?;
        if template.is_empty() {
            return Ok(template);
        }
        for needed in Placeholder::NEEDED {
            let lines: Vec<_> = template.0.iter().filter(|line| line.contains(&Piece::Place(needed))).collect();
            let unsure = |line: &&Vec<Piece>| line.iter().find_map(missing).is_some();
            match lines.first() {
                None => return Err(Fault::Missing(needed.name())),
                Some(first) if lines.iter().all(unsure) => {
                    let with = first.iter().find_map(missing).map_or("", Placeholder::name);
                    return Err(Fault::Together(needed.name(), with));
                }
                Some(_) => {}
            }
        }
        Ok(template)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it speaks of this.
    pub fn has(&self, place: Placeholder) -> bool {
        self.0.iter().flatten().any(|piece| *piece == Piece::Place(place))
    }

    /// Its lines, filled in. A line that speaks of something which the certificate does not have is left out.
    pub fn fill(&self, facts: &Facts) -> Vec<String> {
        let line = |pieces: &Vec<Piece>| {
            let parts = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => Some(text.clone()),
                Piece::Place(place) => Some(place.value(facts)).filter(|value| !value.trim().is_empty()),
            });
            parts.collect::<Option<String>>()
        };
        self.0.iter().filter_map(line).collect()
    }
}

fn missing(piece: &Piece) -> Option<Placeholder> {
    match piece {
        Piece::Place(place) if place.may_be_missing() => Some(*place),
        _ => None,
    }
}

fn pieces(line: &str) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((text, more)) = rest.split_once('{') {
        let (name, after) = more.split_once('}').ok_or(Fault::Brace)?;
        let known = Placeholder::ALL.into_iter().find(|place| place.name() == name.trim().to_lowercase());
        push(&mut pieces, text)?;
        pieces.push(Piece::Place(known.ok_or_else(|| Fault::Unknown(name.trim().to_owned()))?));
        rest = after;
    }
    push(&mut pieces, rest)?;
    Ok(pieces)
}

fn push(pieces: &mut Vec<Piece>, text: &str) -> Result<(), Fault> {
    if text.contains('}') {
        return Err(Fault::Brace);
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
    Ok(())
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, line) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            for piece in line {
                match piece {
                    Piece::Text(text) => f.write_str(text)?,
                    Piece::Place(place) => write!(f, "{{{}}}", place.name())?,
                }
            }
        }
        Ok(())
    }
}

impl TryFrom<String> for Template {
    type Error = Fault;

    fn try_from(text: String) -> Result<Template, Fault> {
        Template::parse(&text)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> String {
        template.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::certificates::facts::tests::ruth;

    #[test]
    fn places_are_filled_in_and_lines_without_their_value_left_out() {
        let text = "{learner} did { Module } in {minutes},\r\n\r\n  on {completed}.\nFor {credit}\nAt {library}";
        let template = Template::statement(text).unwrap();
        assert_eq!(
            template.fill(&ruth()),
            [
                "Ruth Okafor did Rights and privacy in 50\u{a0}minutes,",
                "on November 20, 2025.",
                "For 0.833\u{a0}contact hours, Library Certification Program",
                "At Elm Creek Public Library",
            ]
        );
        let bare = Facts { library: None, credits: Vec::new(), ..ruth() };
        assert_eq!(template.fill(&bare).len(), 2);
        assert!(template.has(Placeholder::Credit) && !template.has(Placeholder::Issued));
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        let facts = Facts { learner: "{module} {x}".into(), ..ruth() };
        assert_eq!(Template::parse("To {learner}").unwrap().fill(&facts), ["To {module} {x}"]);
    }

    #[test]
    fn each_fault_is_named() {
        let fault = |text: &str| Template::statement(text).unwrap_err();
        assert_eq!(fault("{modul}"), Fault::Unknown("modul".into()));
        assert_eq!(fault("{{module}}"), Fault::Unknown("{module".into()));
        assert_eq!(fault("{module"), Fault::Brace);
        assert_eq!(fault("module}"), Fault::Brace);
        assert_eq!(fault("{module} {minutes}"), Fault::Missing("completed"));
        assert_eq!(fault("{module} {minutes}\n{completed} {library}"), Fault::Together("completed", "library"));
        assert_eq!(fault(&"x".repeat(LONGEST + 1)), Fault::Long);
        assert_eq!(fault(&"x\n".repeat(LINES + 1)), Fault::Lines);
        assert!(Template::statement(" \n ").unwrap().is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_reads_the_same_again(text in "\\PC{0,60}(\\{(module|minutes|x)\\}\n?){0,4}") {
            if let Ok(template) = Template::parse(&text) {
                let again = Template::parse(&template.to_string()).unwrap();
                prop_assert_eq!(again.fill(&ruth()), template.fill(&ruth()));
            }
        }
    }
}

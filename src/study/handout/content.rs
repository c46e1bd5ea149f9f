//! What a handout says: a lesson in plain words, cut to what two sheets hold.

use super::points::{Point, points};
use super::question::{Question, questions};
use crate::format::{Lesson, StepBody};
use crate::i18n::Words;
use crate::text::full_stop;

/// The words of a handout.
pub struct Handout {
    /// The lesson's title.
    pub title: String,
    /// Topic and mark.
    pub kicker: String,
    /// "After this you can ...".
    pub able: String,
    /// What to remember, by step.
    pub parts: Vec<Part>,
    /// The checks and reflections, in order.
    pub questions: Vec<Question>,
    /// What to do at the desk.
    pub tries: Vec<String>,
    /// Where it comes from, in the order of the numbers in the lesson.
    pub sources: Vec<Source>,
    /// Who wrote it, when it was reviewed, and under which license.
    pub license: String,
    /// What a lesson on law says.
    pub legal: Option<String>,
    /// The whole address of the lesson.
    pub url: String,
    /// The same as people write it.
    pub address: String,
    /// The day of its review, which dates the document.
    pub reviewed_on: chrono::NaiveDate,
}

/// What to remember of one step.
pub struct Part {
    /// The step's title.
    pub title: String,
    /// In its order.
    pub points: Vec<Point>,
}

/// A source.
pub struct Source {
    /// Title and publisher.
    pub text: String,
    /// Its address; a printed source has none.
    pub url: Option<String>,
}

impl Handout {
    /// The handout of a lesson that is found at this address.
    pub fn of(words: Words, lesson: &Lesson, url: &str) -> Handout {
        let parts = lesson.steps.iter().map(|step| Part { title: step.title.clone(), points: points(step) });
        let tries = lesson.steps.iter().filter_map(|step| match &step.body {
            StepBody::TryIt { items } => Some(items.iter().map(|item| item.plain.clone())),
            _ => None,
        });
        let topic = words.say(&format!("topic-{}", lesson.topic.as_str()));
        let values = [
            ("author", lesson.author.as_str().into()),
            ("date", words.date(lesson.reviewed_on).into()),
            ("license", lesson.license.as_str().into()),
        ];
        Handout {
            title: lesson.title.clone(),
            kicker: format!("{topic}, {}", lesson.mark.as_str()),
            able: words.fill("cover-after", &[("objective", lesson.objective.as_str().into())]),
            parts: parts.filter(|part| !part.points.is_empty()).collect(),
            questions: lesson.steps.iter().flat_map(|step| questions(words, step)).collect(),
            tries: tries.flatten().collect(),
            sources: lesson.sources.iter().map(source).collect(),
            license: words.fill("handout-license", &values),
            legal: lesson.legal_note.then(|| words.say("legal-note")),
            url: url.to_owned(),
            address: url.split_once("://").map_or(url, |(_, address)| address).to_owned(),
            reviewed_on: lesson.reviewed_on,
        }
    }
}

fn source(source: &crate::format::Source) -> Source {
    let publisher = Some(source.publisher.as_str()).filter(|publisher| !source.title.contains(publisher));
    let text = publisher
        .map_or(source.title.clone(), |publisher| format!("{}{} {publisher}", source.title, full_stop(&source.title)));
    Source { text, url: source.url.clone() }
}

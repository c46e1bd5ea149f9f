//! What the digest says to one person, before it has a form: text and HTML are made of the same parts.

use chrono::Datelike;

use super::issue::{Issue, Kind, Suggestion};
use super::news::Pace;
use crate::coordinating::{self, Tally};
use crate::i18n::Words;
use crate::text::capital;
use crate::time::Zone;

/// Ten-minute lessons are what is counted in.
const LESSON_MINUTES: u32 = 10;

/// What is told to one person.
pub(super) struct Told<'a> {
    pub words: Words,
    /// Their zone.
    pub zone: Zone,
    /// What to call them.
    pub first_name: &'a str,
    pub suggestion: Option<Suggestion>,
    /// How many questions from earlier lessons are due, as many as are asked a day.
    pub due: u32,
    /// What is missing until when, a sentence and a path for each period that ends.
    pub ending: Vec<(String, String)>,
    pub tally: Tally,
    /// The coordinator's note, if it is news.
    pub note: Option<&'a str>,
    pub pace: Pace,
    /// The full address that stops it.
    pub stop_url: String,
}

/// The sentences of a digest, in order; a part that is empty is absent.
pub(super) struct Letter {
    pub words: Words,
    pub site: String,
    pub day: String,
    pub heading: String,
    pub intro: Option<String>,
    pub lesson: Option<LessonPart>,
    pub ending: Vec<DuePart>,
    pub due: Option<DuePart>,
    pub so_far: Option<SoFar>,
    pub note: Option<NotePart>,
    pub reply: String,
    /// Why it comes less often, if it does.
    pub quiet: Option<String>,
    pub why: String,
    pub change: Link,
    pub stop: Link,
    pub sender: String,
    pub untracked: String,
}

/// The one thing to do.
pub(super) struct LessonPart {
    pub title: String,
    /// The `lang` attribute of title and summary, when the letter speaks another language.
    pub lang: Option<&'static str>,
    pub mark: Option<String>,
    pub summary: String,
    /// "7 minutes, counts for CE."
    pub meta: String,
    pub button: Link,
}

/// Questions that are due, or a period that ends.
pub(super) struct DuePart {
    pub heading: String,
    pub sentence: String,
    pub link: Link,
}

/// How far someone is.
pub(super) struct SoFar {
    pub heading: String,
    pub sentence: String,
    /// 0 to 100.
    pub percent: u32,
}

/// A word from the coordinator.
pub(super) struct NotePart {
    pub heading: String,
    pub text: String,
}

/// Words that lead somewhere.
pub(super) struct Link {
    pub label: String,
    pub url: String,
}

impl Letter {
    /// The letter of an issue to one person. `url` makes a full address of a path of this site.
    pub fn of(issue: &Issue, told: &Told<'_>, site: &str, url: impl Fn(&str) -> String) -> Letter {
        let words = told.words;
        let cohort = &issue.cohort;
        let day = told.zone.day(issue.slot);
        let person = [("person", issue.coordinator.first_name().into())];
        let days = cohort.digest_rhythm.map(|rhythm| coordinating::days(words, rhythm)).unwrap_or_default();
        let why = [("days", days.into()), ("cohort", cohort.name.as_str().into())];
        let body = &issue.organization.body;
        Letter {
            words,
            site: site.to_owned(),
            day: capital(&words.fill(
                "digest-day",
                &[("weekday", words.weekday(day.weekday()).into()), ("date", words.date(day).into())],
            )),
            heading: heading(issue, told),
            intro: told.suggestion.as_ref().map(|suggestion| words.say(intro(suggestion.kind))),
            lesson: told.suggestion.as_ref().map(|suggestion| lesson(words, suggestion, &url)),
            ending: told
                .ending
                .iter()
                .map(|(sentence, path)| DuePart {
                    heading: words.say("digest-ends-heading"),
                    sentence: sentence.clone(),
                    link: Link { label: words.say("digest-ends-link"), url: url(path) },
                })
                .collect(),
            due: (told.due > 0).then(|| DuePart {
                heading: words.say("digest-due-heading"),
                sentence: words.fill("digest-due", &[("count", told.due.into())]),
                link: Link { label: words.say("digest-due-link"), url: url("/r") },
            }),
            so_far: so_far(issue, told),
            note: told.note.map(|note| NotePart { heading: words.fill("digest-note", &person), text: note.to_owned() }),
            reply: words.fill("digest-reply", &person),
            quiet: match told.pace {
                Pace::Monthly => Some(words.say("digest-monthly")),
                Pace::Last => Some(words.say("digest-last")),
                Pace::Usual | Pace::Silent => None,
            },
            why: words.fill("digest-why", &why),
            change: Link { label: words.say("digest-change"), url: url("/me/email") },
            stop: Link { label: words.say("digest-stop"), url: told.stop_url.clone() },
            sender: format!("{}, {}", body.name, body.address),
            untracked: words.say("digest-untracked"),
        }
    }
}

fn heading(issue: &Issue, told: &Told<'_>) -> String {
    let words = told.words;
    match &told.suggestion {
        Some(suggestion) => {
            let number = words.fill("digest-number", &[("count", suggestion.minutes.into())]);
            let values =
                [("name", told.first_name.into()), ("count", suggestion.minutes.into()), ("number", number.into())];
            words.fill("digest-heading", &values)
        }
        None if told.note.is_none() => {
            words.fill("digest-heading-due", &[("name", told.first_name.into()), ("count", told.due.into())])
        }
        None => {
            let values = [("name", told.first_name.into()), ("person", issue.coordinator.first_name().into())];
            words.fill("digest-heading-note", &values)
        }
    }
}

fn intro(kind: Kind) -> &'static str {
    match kind {
        Kind::CarryOn => "digest-intro-carry-on",
        Kind::Lesson => "digest-intro-lesson",
        Kind::Evaluation => "digest-intro-evaluation",
    }
}

fn lesson(words: Words, suggestion: &Suggestion, url: &impl Fn(&str) -> String) -> LessonPart {
    let minutes = words.fill("minutes", &[("count", suggestion.minutes.into())]);
    let key = match suggestion.kind {
        Kind::CarryOn => "digest-carry-on",
        Kind::Lesson => "digest-start",
        Kind::Evaluation => "digest-evaluation",
    };
    let meta = if suggestion.credit { "digest-meta-credit" } else { "digest-meta" };
    LessonPart {
        title: suggestion.title.clone(),
        lang: words.lang(suggestion.speaks),
        mark: suggestion.mark.clone(),
        summary: suggestion.summary.clone(),
        meta: words.fill(meta, &[("minutes", minutes.into())]),
        button: Link { label: words.say(key), url: url(&suggestion.path) },
    }
}

/// Absent until there is something to say.
fn so_far(issue: &Issue, told: &Told<'_>) -> Option<SoFar> {
    let (words, minutes, whole) = (told.words, told.tally.minutes, issue.pace.minutes);
    if minutes == 0 || whole == 0 {
        return None;
    }
    let left = whole.saturating_sub(minutes);
    let of = coordinating::duration(words, whole);
    let today = issue.cohort.time_zone.day(issue.slot);
    let sentence = if told.tally.finished {
        words.fill("digest-finished", &[("pathway", issue.pathway.body.title.as_str().into())])
    } else {
        match issue.cohort.ends_on.filter(|last| *last > today) {
            Some(last) => {
                let weeks = u32::try_from((last - today).num_days()).unwrap_or(1).div_ceil(7).max(1);
                let values = [
                    ("left", coordinating::duration(words, left).into()),
                    ("date", words.date(last).into()),
                    ("lessons", left.div_ceil(LESSON_MINUTES * weeks).into()),
                ];
                words.fill("digest-to-go-by", &values)
            }
            None => words.fill("digest-to-go", &[("left", coordinating::duration(words, left).into())]),
        }
    };
    let heading = words.fill("digest-so-far", &[("minutes", minutes.into()), ("of", of.into())]);
    Some(SoFar { heading, sentence, percent: (minutes * 100 / whole).min(100) })
}

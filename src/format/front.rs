//! The front matter of a lesson.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fault::Report;
use super::fields::{Fields, with_fields};
use super::lesson::{Lesson, Mark, Source};
use super::pilot::pilot;
use crate::text::is_slug;

/// The keys a translation must share with the English file.
pub(super) const SHARED: [&str; 8] =
    ["mark", "topic", "open", "legal_note", "basic_skill", "competencies", "major", "counts_with"];

/// What could be read of a front matter, whatever else is wrong with it.
#[derive(Default)]
pub(super) struct Front {
    pub mark: Option<Mark>,
    pub minutes: Option<u32>,
    /// With their lines; `None` when one of them cannot be read.
    pub sources: Option<Vec<(usize, Source)>>,
    /// Lines of keys, for what is found later.
    pub lines: BTreeMap<&'static str, usize>,
    /// Complete but for its steps; `None` when a key is missing or wrong.
    pub lesson: Option<Lesson>,
}

impl Front {
    pub fn line(&self, key: &str) -> usize {
        self.lines.get(key).copied().unwrap_or(1)
    }
}

/// Reads a front matter that begins at `first_line` of its file.
pub(super) fn read(text: &str, first_line: usize, report: &Report) -> Option<Front> {
    with_fields(text, first_line, report, |fields| Some(front(fields)))
}

fn front(fields: &Fields<'_>) -> Front {
    let mark = mark(fields);
    let minutes = fields.whole("minutes", 3, 10);
    let sources = sources(fields);
    let title = fields.printed("title");
    let objective = fields.printed("objective");
    let summary = fields.printed("summary");
    let topic = fields.choice("topic");
    let pilot = pilot(fields);
    let open = fields.yes_or_no("open");
    let author = fields.text("author");
    let review = review(fields);
    let legal_note = fields.yes_or_no("legal_note");
    let basic_skill = fields.yes_or_no("basic_skill");
    let major = fields.optional("major", |fields| fields.whole("major", 1, 99));
    let counts_with = fields.optional("counts_with", group);
    let license = fields.text("license");
    let competencies = competencies(fields);
    let keywords = fields.texts("keywords", 0);
    let lesson = || {
        let (reviewed_on, review_by) = review?;
        Some(Lesson {
            mark: mark.clone()?,
            title: title?,
            objective: objective?,
            summary: summary?,
            topic: topic?,
            minutes: minutes?,
            pilot: pilot?,
            open: open?,
            author: author?,
            reviewed_on,
            review_by,
            legal_note: legal_note?,
            basic_skill: basic_skill?,
            major: major?.unwrap_or(1),
            counts_with: counts_with?,
            license: license?,
            competencies: competencies?,
            keywords: keywords?.into_iter().map(|(_, keyword)| keyword).collect(),
            sources: sources.as_ref()?.iter().map(|(_, source)| source.clone()).collect(),
            steps: Vec::new(),
        })
    };
    let lesson = lesson();
    let lines = SHARED.into_iter().chain(["minutes"]).map(|key| (key, fields.line(key))).collect();
    Front { mark, minutes, sources, lines, lesson }
}

/// `counts_with`: the name of a group.
fn group(fields: &Fields<'_>) -> Option<String> {
    let group = fields.text("counts_with")?;
    if !is_slug(&group) {
        fields.fault(
            "counts_with",
            format!("\"{group}\" cannot be the name of a group."),
            "Use small letters, digits and single hyphens, such as `weeding`, and the same in each lesson of the group.",
        );
        return None;
    }
    Some(group)
}

fn mark(fields: &Fields<'_>) -> Option<Mark> {
    let mark = fields.text("mark")?;
    let sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.');
    if mark.chars().count() > 12 || !mark.chars().all(sound) || mark.contains("  ") {
        fields.fault(
            "mark",
            format!("\"{mark}\" cannot be a shelf mark."),
            "Use at most 12 letters, digits, points and single spaces, such as \"PUB 02\".",
        );
        return None;
    }
    Some(Mark(mark))
}

fn sources(fields: &Fields<'_>) -> Option<Vec<(usize, Source)>> {
    let mut sources: Vec<(usize, Source)> = Vec::new();
    let mut sound = true;
    for table in fields.tables("source") {
        let line = table.line("id");
        let source = source(&table);
        table.finish();
        match source {
            Some(source) if sources.iter().any(|(_, other)| other.id == source.id) => {
                let id = source.id;
                fields.report.fault(
                    line,
                    format!("The source `{id}` is declared twice."),
                    "Give it another id, or take one out.",
                );
            }
            Some(source) => sources.push((line, source)),
            None => sound = false,
        }
    }
    sound.then_some(sources)
}

fn source(table: &Fields<'_>) -> Option<Source> {
    let id = id(table);
    let title = table.printed("title");
    let publisher = table.printed("publisher");
    let url = address_or_none(table, "url");
    let read_on = table.date("read_on");
    Some(Source { id: id?, title: title?, publisher: publisher?, url: url?, read_on: read_on? })
}

/// The key `id`: a slug.
pub(super) fn id(fields: &Fields<'_>) -> Option<String> {
    let id = fields.text("id")?;
    if !is_slug(&id) {
        fields.fault(
            "id",
            format!("`{id}` cannot be an id."),
            "Use small letters, digits and single hyphens, such as `first-look`.",
        );
        return None;
    }
    Some(id)
}

/// An address that may be left out: the outer `None` says that it is there and wrong.
pub(super) fn address_or_none(fields: &Fields<'_>, key: &'static str) -> Option<Option<String>> {
    if !fields.has(key) {
        fields.text_or_none(key);
        return Some(None);
    }
    address(fields, key).map(Some)
}

/// An address of the web.
pub(super) fn address(fields: &Fields<'_>, key: &'static str) -> Option<String> {
    let url = fields.text(key)?;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_none_or(|rest| !rest.starts_with(char::is_alphanumeric))
        || url.contains(|c: char| c.is_whitespace() || c.is_control())
    {
        fields.fault(
            key,
            format!("\"{url}\" is not an address of the web."),
            "Copy the whole address from the browser. It begins with https://.",
        );
        return None;
    }
    Some(url)
}

/// `competencies`: at least one, each as `framework:heading`.
pub(super) fn competencies(fields: &Fields<'_>) -> Option<Vec<String>> {
    let mut sound = true;
    let competencies = fields.texts("competencies", 1)?;
    for (line, competency) in &competencies {
        let parts =
            competency.split_once(':').filter(|(framework, heading)| is_slug(framework) && !heading.trim().is_empty());
        if parts.is_none() {
            sound = false;
            fields.report.fault(
                *line,
                format!("\"{competency}\" is not a competency."),
                "Write a framework and a heading, such as \"alsc-2015:VII\".",
            );
        }
    }
    sound.then(|| competencies.into_iter().map(|(_, competency)| competency).collect())
}

/// `reviewed_on` and `review_by`, in that order.
pub(super) fn review(fields: &Fields<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let (reviewed_on, review_by) = (fields.date("reviewed_on"), fields.date("review_by"));
    let (reviewed_on, review_by) = (reviewed_on?, review_by?);
    if review_by < reviewed_on {
        fields.fault(
            "review_by",
            format!("`review_by` ({review_by}) comes before `reviewed_on` ({reviewed_on})."),
            "Set it to a year after the last review, or three months where the law moves fast.",
        );
        return None;
    }
    Some((reviewed_on, review_by))
}

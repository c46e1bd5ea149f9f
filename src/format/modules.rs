//! Credit modules and pathways, with everything they refer to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::approvals::{Approvers, approvals};
use super::check::{Check, Choice};
use super::fault::counted;
use super::fields::Fields;
use super::front::{competencies, id, review};
use super::kinds::{FeedbackKind, PassRule};
use super::library::{FeedbackItem, Module, Pathway, Question};
use super::media::Media;
use super::pilot::{Pilot, pilot};
use super::rendering::{Addresses, Claims, Context, Shape};
use super::split::Snippet;
use crate::i18n::Language;
use crate::text::curly;

/// What is there to refer to, sound or not: a faulty one may have a last good state.
pub(super) struct Index {
    pub lessons: BTreeMap<String, Option<u32>>,
    pub addresses: Addresses,
    pub organizations: BTreeSet<String>,
    pub modules: BTreeSet<String>,
    pub approvers: Approvers,
}

/// Reads a module.
pub(super) fn module(fields: &Fields<'_>, index: &Index) -> Option<Module> {
    let title = fields.printed("title");
    let summary = fields.printed("summary");
    let objectives = fields.texts("objectives", 1);
    let provider = provider(fields, index);
    let instructor = fields.text("instructor");
    let evaluation_minutes = fields.whole("evaluation_minutes", 1, 60);
    let lessons = references(fields, "lessons", 1, "lesson", |slug| index.lessons.contains_key(slug));
    let minutes = minutes(fields, index, lessons.as_deref(), evaluation_minutes);
    let pilot = tried(fields, minutes);
    let pass = pass(fields);
    let mode = fields.choice("mode");
    let topic = fields.choice("topic");
    let competencies = competencies(fields);
    let basic_skill = fields.yes_or_no("basic_skill");
    let onboarding = fields.optional("onboarding", |fields| fields.yes_or_no("onboarding"));
    let review = review(fields);
    let approvals = approvals(fields, &index.approvers);
    let valid_for_months = fields.optional("valid_for_months", |fields| fields.whole("valid_for_months", 1, 240));
    let questions = questions(fields, index, lessons.as_deref());
    let feedback = feedback(fields);
    let (reviewed_on, review_by) = review?;
    Some(Module {
        title: title?,
        summary: summary?,
        objectives: objectives?.into_iter().map(|(_, objective)| curly(&objective)).collect(),
        provider: provider?,
        instructor: instructor?,
        minutes: minutes?,
        evaluation_minutes: evaluation_minutes?,
        pilot: pilot?,
        lessons: lessons?,
        pass: pass?,
        mode: mode?,
        topic: topic?,
        competencies: competencies?,
        basic_skill: basic_skill?,
        onboarding: onboarding?.unwrap_or_default(),
        reviewed_on,
        review_by,
        approvals: approvals?,
        valid_for_months: valid_for_months?,
        questions: questions?,
        feedback: feedback?,
    })
}

/// Reads a pathway.
pub(super) fn pathway(fields: &Fields<'_>, index: &Index) -> Option<Pathway> {
    let title = fields.printed("title");
    let summary = fields.printed("summary");
    let audience = fields.printed("audience");
    let stage = fields.choice("stage");
    let known = |slug: &str| index.modules.contains(slug);
    let modules = references(fields, "modules", 1, "module", known);
    let electives = references(fields, "electives", 0, "module", known);
    if let (Some(modules), Some(electives)) = (&modules, &electives) {
        for slug in electives.iter().filter(|slug| modules.contains(slug)) {
            fields.fault(
                "electives",
                format!("The module `{slug}` is in `modules` already."),
                "Take it out of one of the two.",
            );
        }
    }
    Some(Pathway {
        title: title?,
        summary: summary?,
        audience: audience?,
        stage: stage?,
        modules: modules?,
        electives: electives?,
    })
}

fn provider(fields: &Fields<'_>, index: &Index) -> Option<String> {
    let provider = fields.text("provider")?;
    if index.organizations.contains(&provider) {
        return Some(provider);
    }
    fields.fault(
        "provider",
        format!("There is no organization `{provider}`."),
        "Use the name of a file in organizations, without `.toml`.",
    );
    None
}

/// Slugs of other items: each must be there, and only once.
fn references(
    fields: &Fields<'_>,
    key: &'static str,
    least: usize,
    what: &str,
    known: impl Fn(&str) -> bool,
) -> Option<Vec<String>> {
    let mut slugs: Vec<String> = Vec::new();
    let mut sound = true;
    for (line, slug) in fields.texts(key, least)? {
        if !known(&slug) {
            sound = false;
            fields.report.fault(
                line,
                format!("There is no {what} `{slug}`."),
                format!("Use a name from the folder {what}s."),
            );
        } else if slugs.contains(&slug) {
            sound = false;
            fields.report.fault(line, format!("The {what} `{slug}` is here twice."), "Take one out.");
        }
        slugs.push(slug);
    }
    sound.then_some(slugs)
}

/// `minutes`: the sum of the lessons' minutes and the evaluation's.
fn minutes(fields: &Fields<'_>, index: &Index, lessons: Option<&[String]>, evaluation: Option<u32>) -> Option<u32> {
    let stated = fields.whole("minutes", 1, 600)?;
    // A lesson whose minutes cannot be read has its own fault; without it there is no sum to hold against.
    let parts: Option<Vec<u32>> = lessons?.iter().map(|slug| index.lessons.get(slug).copied().flatten()).collect();
    let (parts, evaluation) = (parts?, evaluation?);
    let sum = parts.iter().sum::<u32>() + evaluation;
    if stated != sum {
        let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
        fields.fault(
            "minutes",
            format!("The module says {stated} minutes, and its parts make {sum}: {} for the lessons and {evaluation} for the evaluation.", parts.join(" + ")),
            format!("Write `minutes = {sum}`, or change the parts."),
        );
    }
    Some(stated)
}

/// `[pilot]`: its median must bear out the minutes, which are those of the parts.
fn tried(fields: &Fields<'_>, minutes: Option<u32>) -> Option<Option<Pilot>> {
    let tried = pilot(fields)?;
    if let (Some(tried), Some(minutes)) = (tried, minutes)
        && tried.median_seconds.abs_diff(minutes * 60) * 4 > minutes * 60
    {
        fields.fault(
            "pilot",
            format!("The module says {minutes} minutes, and its trial is more than a quarter off that."),
            "Change the lengths of its parts until they say what people need.",
        );
    }
    Some(tried)
}

fn pass(fields: &Fields<'_>) -> Option<PassRule> {
    let rule = match fields.value("pass")?.get_ref() {
        DeValue::String(text) if text == "all" => Some(PassRule::All),
        DeValue::Integer(number) if number.radix() == 10 => {
            number.as_str().parse().ok().filter(|percent| (50..=100).contains(percent)).map(PassRule::Percent)
        }
        _ => None,
    };
    if rule.is_none() {
        fields.fault(
            "pass",
            "`pass` is not a rule Carrel knows.",
            "Write `pass = \"all\"`, or a whole percentage from 50 to 100 without quotes: `pass = 80`.",
        );
    }
    rule
}

fn questions(fields: &Fields<'_>, index: &Index, lessons: Option<&[String]>) -> Option<Vec<Question>> {
    let tables = fields.tables("question");
    if tables.is_empty() && !fields.has("question") {
        fields.report.fault(fields.first_line(), "The module has no evaluation.", "Add at least one `[[question]]`.");
        return None;
    }
    let mut ids = BTreeSet::new();
    let questions: Vec<Option<Question>> =
        tables.iter().map(|table| question(table, index, lessons, &mut ids)).collect();
    questions.into_iter().collect()
}

fn question(
    table: &Fields<'_>,
    index: &Index,
    lessons: Option<&[String]>,
    ids: &mut BTreeSet<String>,
) -> Option<Question> {
    let id = distinct(table, ids);
    let text = words(table, "text", index, Shape::Line);
    let lesson = table.text("lesson");
    if let Some(slug) = &lesson {
        if !index.lessons.contains_key(slug) {
            table.fault("lesson", format!("There is no lesson `{slug}`."), "Use a name from the folder lessons.");
        } else if lessons.is_some_and(|lessons| !lessons.contains(slug)) {
            table.fault(
                "lesson",
                format!("The lesson `{slug}` is not in this module."),
                "Name the lesson that a reader can go back to.",
            );
        }
    }
    let options = table.tables("option");
    table.finish();
    if !(2..=6).contains(&options.len()) {
        let count = counted(options.len(), "option", "options");
        table.report.fault(
            table.first_line(),
            format!("The question has {count}."),
            "Write 2 to 6, each under `[[question.option]]`.",
        );
    }
    let mut ids = BTreeSet::new();
    let options: Option<Vec<Choice>> =
        options.iter().map(|option| choice(option, index, &mut ids)).collect::<Vec<_>>().into_iter().collect();
    let options = options?;
    let right = options.iter().filter(|option| option.right).count();
    if right == 0 && !options.is_empty() {
        table.report.fault(table.first_line(), "No option is right.", "Write `right = true` at what is right.");
    }
    if right == options.len() && right > 0 {
        table.report.fault(
            table.first_line(),
            "Every option is right, so there is nothing to choose.",
            "Write `right = false` at one option at least.",
        );
    }
    let (question_html, question) = text?;
    Some(Question { id: id?, lesson: lesson?, check: Check::choose(question_html, question, options) })
}

fn choice(option: &Fields<'_>, index: &Index, ids: &mut BTreeSet<String>) -> Option<Choice> {
    let id = distinct(option, ids);
    let text = words(option, "text", index, Shape::Line);
    let right = option.yes_or_no("right");
    let feedback = words(option, "feedback", index, Shape::Blocks);
    option.finish();
    let ((text_html, plain), (feedback_html, _)) = (text?, feedback?);
    Some(Choice { id: id?, text_html, plain, right: right?, feedback_html })
}

fn feedback(fields: &Fields<'_>) -> Option<Vec<FeedbackItem>> {
    let tables = fields.tables("feedback");
    let count = tables.len();
    if !(2..=5).contains(&count) {
        fields.report.fault(
            tables.first().map_or(fields.first_line(), Fields::first_line),
            format!("The feedback form has {}.", counted(count, "item", "items")),
            "Write 2 to 5, each under `[[feedback]]`.",
        );
    }
    let mut ids = BTreeSet::new();
    let items: Vec<Option<FeedbackItem>> = tables.iter().map(|table| feedback_item(table, &mut ids)).collect();
    items.into_iter().collect()
}

fn feedback_item(table: &Fields<'_>, ids: &mut BTreeSet<String>) -> Option<FeedbackItem> {
    let id = distinct(table, ids);
    let text = table.text("text");
    let kind = match table.text("kind").as_deref() {
        Some("scale") => {
            let (low, high) = (table.text("low"), table.text("high"));
            low.zip(high).map(|(low, high)| FeedbackKind::Scale { low, high })
        }
        Some("text") => Some(FeedbackKind::Text),
        Some(other) => {
            table.text_or_none("low");
            table.text_or_none("high");
            table.fault(
                "kind",
                format!("`kind` is \"{other}\", which Carrel does not know."),
                "Write \"scale\" or \"text\".",
            );
            None
        }
        None => None,
    };
    table.finish();
    Some(FeedbackItem { id: id?, text: text?, kind: kind? })
}

/// The key `id`, not used before in `ids`.
fn distinct(fields: &Fields<'_>, ids: &mut BTreeSet<String>) -> Option<String> {
    let id = id(fields)?;
    if !ids.insert(id.clone()) {
        fields.fault("id", format!("The id `{id}` is used twice."), "Give this one an id of its own.");
        return None;
    }
    Some(id)
}

/// Markdown in a key, as HTML and as plain words.
fn words(fields: &Fields<'_>, key: &'static str, index: &Index, shape: Shape) -> Option<(String, String)> {
    let text = fields.text(key)?;
    let line = fields.line(key);
    let text = Snippet(text.lines().map(|words| (line, words.to_owned())).collect());
    let (media, cited) = (Media::new(), RefCell::default());
    let context = Context {
        report: fields.report,
        language: Language::English,
        lessons: &index.addresses,
        media: &media,
        sources: Some(&[]),
        cited: &cited,
    };
    let page = context.render(&text, shape, Claims::None, &mut Vec::new());
    Some((page.html, page.plain))
}

//! What the gate asks of each lesson by itself.

use super::authority::authority;
use super::figures::Figures;
use super::links::Addresses;
use super::places::Places;
use super::readability::{Counts, EASE, GRADE, Reading, longest_sentence};
use super::{counted, feedback, visible};
use crate::format::fault::Fault;
use crate::format::lesson::{Lesson, Step, StepBody};
use crate::format::library::{LessonFiles, Library};
use crate::i18n::Language;
use crate::text::words;

/// The shortest lesson, in seconds by the estimate: a shorter one has not taught (curriculum.md).
const SHORTEST: u32 = 240;
/// The fewest words of a step whose own reading figure says something.
const STEP_WORDS: u32 = 40;

/// The slug and the English text of a lesson; every sound lesson has one.
pub(super) fn original(files: &LessonFiles) -> Option<(&str, &Lesson)> {
    Some((&files.slug, files.languages.get(&Language::English)?))
}

/// Checks every lesson in every language.
pub(super) fn check(library: &Library, places: &Places<'_>) -> Vec<Fault> {
    let addresses = Addresses::of(library);
    let mut faults = Vec::new();
    for files in &library.lessons {
        for (language, lesson) in &files.languages {
            let bench = Bench { slug: &files.slug, language: *language, lesson, places };
            faults.extend(bench.time());
            faults.extend(bench.grade());
            faults.extend(bench.sources());
            for step in &lesson.steps {
                faults.extend(bench.authority(step));
                faults.extend(bench.description(step));
                faults.extend(bench.links(step, &addresses));
                faults.extend(bench.feedback(step));
            }
        }
    }
    faults
}

/// One lesson in one language.
struct Bench<'a> {
    slug: &'a str,
    language: Language,
    lesson: &'a Lesson,
    places: &'a Places<'a>,
}

impl Bench<'_> {
    fn time(&self) -> Option<Fault> {
        let seconds = self.lesson.seconds();
        (seconds < SHORTEST).then(|| {
            let message =
                format!("The lesson takes {}:{:02} minutes, and 4 are the least.", seconds / 60, seconds % 60);
            let fix = "Add what a reader still needs, such as another case or check, or join it to another lesson.";
            self.places.at_key(self.slug, self.language, "minutes", message, fix.to_owned())
        })
    }

    /// The reading figure of the whole, at the step that reads hardest.
    fn grade(&self) -> Option<Fault> {
        let reading = Figures::of(self.lesson, self.language).reading.filter(|reading| !reading.is_plain())?;
        let text = |step: &Step| visible::of_step(step);
        let hard = |step: &&Step| {
            let counts = Counts::of(&text(step), self.language);
            if counts.words < STEP_WORDS {
                return f64::NEG_INFINITY;
            }
            match counts.reading(self.language) {
                Reading::Grade(grade) => grade,
                Reading::Ease(ease) => -ease,
            }
        };
        let hardest = self.lesson.steps.iter().max_by(|one, other| hard(one).total_cmp(&hard(other)))?;
        let figure = Counts::of(&text(hardest), self.language).reading(self.language).figure();
        let message = match reading {
            Reading::Grade(grade) => format!(
                "The lesson reads at grade {grade:.1}, and {GRADE:.0} is the most. This step is its hardest, at {figure:.1}."
            ),
            Reading::Ease(ease) => format!(
                "The lesson has an ease of {ease:.1} by the INFLESZ scale, and {EASE:.0} is the least. This step is its hardest, at {figure:.1}."
            ),
        };
        let (longest, opening) = longest_sentence(&text(hardest));
        let fix = format!(
            "Make two sentences of long ones, and take shorter words. The longest here has {} and begins \"{opening}\".",
            counted(usize::try_from(longest).unwrap_or_default(), "word", "words")
        );
        Some(self.at(hardest, None, message, fix))
    }

    fn sources(&self) -> Option<Fault> {
        self.lesson.sources.is_empty().then(|| {
            let message = "The lesson names no source.".to_owned();
            let fix = "Add at least one `[[source]]` that you have read, and cite it where it is used.".to_owned();
            self.places.at_key(self.slug, self.language, "title", message, fix)
        })
    }

    /// A step that leans on an authority and cites none. Translations cite what the original does.
    fn authority(&self, step: &Step) -> Option<Fault> {
        if self.language != Language::English || !step.cites.is_empty() {
            return None;
        }
        let found = said(step).iter().find_map(|text| authority(text))?;
        let message = format!("This step leans on an authority (\"{found}\") and cites no source.");
        let fix = "Add a citation such as `[^lbr]` where it says so, or say it without the authority.".to_owned();
        Some(self.at(step, None, message, fix))
    }

    fn description(&self, step: &Step) -> Option<Fault> {
        let (alt, file, caption) = match &step.body {
            StepBody::Picture(picture) => (&picture.alt, &picture.file, &picture.caption_html),
            StepBody::Audio(recording) | StepBody::Video(recording) => {
                (&recording.label, &recording.file, &recording.caption_html)
            }
            _ => return None,
        };
        let alt = alt.trim();
        if alt.is_empty() {
            // "decoration"
            return None;
        }
        let same = |text: &str| alt.trim_end_matches('.').eq_ignore_ascii_case(text.trim_end_matches('.'));
        let message = if words(alt) < 4 || same(file) {
            format!("\"{alt}\" does not say what this is.")
        } else if same(&visible::plain(caption)) {
            "The description says the same as the caption, so a listener hears it twice.".to_owned()
        } else {
            return None;
        };
        let fix = "Say in a sentence or two everything that a picture says, or what a recording is: `![What it shows](file.svg)`.".to_owned();
        Some(self.at(step, None, message, fix))
    }

    fn links(&self, step: &Step, addresses: &Addresses) -> Vec<Fault> {
        let broken = html(step).into_iter().flat_map(|html| addresses.broken(html));
        let fix = "Link to a lesson by its folder, `[words](lesson:patron-records)`, so that the address is looked up.";
        let fault = |address| self.at(step, None, format!("The link to `{address}` leads nowhere."), fix.to_owned());
        broken.map(fault).collect()
    }

    fn feedback(&self, step: &Step) -> Vec<Fault> {
        let Some(check) = step.check() else { return Vec::new() };
        let found = feedback::of(check).into_iter();
        found.map(|trouble| self.at(step, Some(&trouble.option), trouble.message, trouble.fix)).collect()
    }

    fn at(&self, step: &Step, option: Option<&str>, message: String, fix: String) -> Fault {
        self.places.at_step(self.slug, self.language, (&step.id, option), message, fix)
    }
}

/// What a step says for true: not its question, nor options that may be wrong.
fn said(step: &Step) -> Vec<String> {
    html(step).into_iter().map(visible::plain).collect()
}

/// The texts of a step that say something for true, as HTML.
fn html(step: &Step) -> Vec<&str> {
    let mut texts = vec![step.prose_html.as_str()];
    match &step.body {
        StepBody::Reading | StepBody::Case => {}
        StepBody::Picture(picture) => texts.push(&picture.caption_html),
        StepBody::Audio(recording) | StepBody::Video(recording) => {
            texts.extend([recording.caption_html.as_str(), &recording.transcript_html]);
        }
        StepBody::Check(check) => texts.extend(check.feedback_html().into_iter().map(|(_, html)| html)),
        StepBody::Reflection { model_html, .. } => texts.push(model_html),
        StepBody::TryIt { items } => texts.extend(items.iter().map(|item| item.text_html.as_str())),
    }
    texts
}

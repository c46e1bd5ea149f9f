//! A lesson as it is kept: rendered once, with plain text beside it for search.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check::{Check, Task};
use super::kinds::{StepKind, Topic};
use super::pilot::Pilot;

/// A shelf mark, such as `PUB 02`: unique, at most 12 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mark(pub(super) String);

impl Mark {
    /// As it is shown, with spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it stands in an address: `PUB-02`.
    pub fn in_address(&self) -> String {
        self.0.replace(' ', "-")
    }
}

/// One lesson in one language: the body of a lesson version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Shelf mark.
    pub mark: Mark,
    /// Title.
    pub title: String,
    /// Completes "After this you can ...".
    pub objective: String,
    /// One or two sentences for the catalogue card.
    pub summary: String,
    /// Shelf.
    pub topic: Topic,
    /// Stated minutes, 3 to 10.
    pub minutes: u32,
    /// The trial that its minutes come from; without one they are those of the formula.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
    /// Readable without an account.
    pub open: bool,
    /// Who wrote it.
    pub author: String,
    /// When it was last reviewed.
    pub reviewed_on: NaiveDate,
    /// When it has to be reviewed again.
    pub review_by: NaiveDate,
    /// Shows "General information, not legal advice".
    pub legal_note: bool,
    /// Onboarding and basic skills, which some programs give no credit for.
    pub basic_skill: bool,
    /// How often its author called a change a major one, and one: what it teaches is then another.
    #[serde(default = "first_major")]
    pub major: u32,
    /// The group of lessons of which one is as good as another, so that they count once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_with: Option<String>,
    /// License of the text.
    pub license: String,
    /// `framework:heading`, at least one.
    pub competencies: Vec<String>,
    /// Further words to find it by.
    pub keywords: Vec<String>,
    /// Sources in the order of their numbers; the first is 1.
    pub sources: Vec<Source>,
    /// Steps in order.
    pub steps: Vec<Step>,
}

/// What was published before lessons said it.
fn first_major() -> u32 {
    1
}

impl Lesson {
    /// Estimated seconds for the whole lesson: 200 words a minute and 20 s a question (ux.md 6.1).
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(|step| step.seconds).sum()
    }

    /// Nominal seconds for credit (domain.md R7): 200 words a minute, 45 s a check, 90 s a case with turns, 20 s a
    /// reflection or try-it.
    pub fn nominal_seconds(&self) -> u32 {
        self.steps.iter().map(Step::nominal_seconds).sum()
    }

    /// All words a reader sees.
    pub fn words(&self) -> u32 {
        self.steps.iter().map(|step| step.words).sum()
    }

    /// Plain text for search; it holds no feedback and no model answers.
    pub fn plain(&self) -> String {
        let parts = [self.title.as_str(), &self.objective, &self.summary].into_iter();
        let parts = parts.chain(self.steps.iter().flat_map(|step| [step.title.as_str(), step.plain.as_str()]));
        let parts: Vec<&str> = parts.chain(self.keywords.iter().map(String::as_str)).collect();
        parts.join("\n")
    }

    /// The step with this id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Id within the lesson; citations link to `#s-<id>`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Address; a printed source has none.
    pub url: Option<String>,
    /// When the author last read it.
    pub read_on: NaiveDate,
}

/// One screen of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Unique in the lesson and stable for ever.
    pub id: String,
    /// Title.
    pub title: String,
    /// All words a reader sees, feedback included.
    pub words: u32,
    /// Estimated seconds (ux.md 6.1).
    pub seconds: u32,
    /// The text before the question.
    pub prose_html: String,
    /// Plain text for search, without feedback and model answers.
    pub plain: String,
    /// The sentence for "You had just read"; a step without prose has none.
    pub last_fact: Option<String>,
    /// Ids of the sources cited anywhere in the step, each once, in order.
    pub cites: Vec<String>,
    /// What the step asks.
    pub body: StepBody,
}

impl Step {
    /// What kind of step it is.
    pub fn kind(&self) -> StepKind {
        match self.body {
            StepBody::Reading => StepKind::Reading,
            StepBody::Picture(_) => StepKind::Picture,
            StepBody::Audio(_) => StepKind::Audio,
            StepBody::Video(_) => StepKind::Video,
            StepBody::Case => StepKind::Case,
            StepBody::Check(_) => StepKind::Check,
            StepBody::Reflection { .. } => StepKind::Reflection,
            StepBody::TryIt { .. } => StepKind::TryIt,
        }
    }

    /// The question of a check.
    pub fn check(&self) -> Option<&Check> {
        match &self.body {
            StepBody::Check(check) => Some(check),
            _ => None,
        }
    }

    /// Nominal seconds for credit (domain.md R7).
    pub fn nominal_seconds(&self) -> u32 {
        // The estimate holds 20 s for a check; credit counts 45, and 90 where a case is played through.
        let more = match self.check().map(|check| &check.task) {
            Some(Task::Branching { .. }) => 70,
            Some(_) => 25,
            None => 0,
        };
        self.seconds + more
    }
}

/// What a step asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum StepBody {
    /// Nothing but reading.
    Reading,
    /// A picture after the prose.
    Picture(StepPicture),
    /// Something to listen to after the prose, or to read.
    Audio(Recording),
    /// Something to watch after the prose, or to read.
    Video(Recording),
    /// Nothing but following; the moves are a numbered list in the prose.
    Case,
    /// A question with right answers.
    Check(Check),
    /// A question without; the answer is compared with ours.
    Reflection {
        /// The prompt, as words in a line.
        prompt_html: String,
        /// The prompt without marks.
        prompt: String,
        /// Our answer.
        model_html: String,
    },
    /// Things to do at the desk, 1 to 5.
    TryIt {
        /// In order.
        items: Vec<TryItem>,
    },
}

/// The picture of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPicture {
    /// Name of the file beside the lesson.
    pub file: String,
    /// Address, by content.
    pub url: String,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Description; empty for pure decoration.
    pub alt: String,
    /// Caption, as words in a line; may be empty.
    pub caption_html: String,
}

/// A recording with its transcript. It plays when it is asked to, and is never needed to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// Name of the file beside the lesson.
    pub file: String,
    /// Address, by content.
    pub url: String,
    /// What it is served as.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// What it is, in a few words.
    pub label: String,
    /// Caption, as words in a line; may be empty.
    pub caption_html: String,
    /// Address of the captions that run along; a video always has them.
    pub captions: Option<String>,
    /// Every word that is said, and in a video what is shown.
    pub transcript_html: String,
}

/// Something to do at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryItem {
    /// Unique in the step and stable for ever.
    pub id: String,
    /// As words in a line.
    pub text_html: String,
    /// Without marks.
    pub plain: String,
}

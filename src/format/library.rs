//! What a content folder holds: all that is sound, and all that is not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::approvals::ModuleApproval;
use super::check::Check;
use super::fault::{Fault, Item};
use super::kinds::{FeedbackKind, Mode, OrganizationKind, PassRule, Stage, Topic};
use super::lesson::Lesson;
use super::pilot::Pilot;
use super::rules::RuleSet;
use crate::i18n::Language;

/// A content folder, read and checked.
#[derive(Debug, Default)]
pub struct Library {
    /// Sound lessons by slug.
    pub lessons: Vec<LessonFiles>,
    /// Sound modules by slug.
    pub modules: Vec<Entry<Module>>,
    /// Sound pathways by slug.
    pub pathways: Vec<Entry<Pathway>>,
    /// Sound organizations by slug.
    pub organizations: Vec<Entry<Organization>>,
    /// Sound rule sets by code.
    pub rules: Vec<Entry<RuleSet>>,
    /// Everything to mend, by file and line.
    pub faults: Vec<Fault>,
    /// Things to think about; they hinder nothing.
    pub advice: Vec<Fault>,
}

impl Library {
    /// The items that are there but not sound. Their last good state stays; what is neither here
    /// nor in the lists was taken out by its author. A sound item may refer to one of these.
    pub fn faulty(&self) -> BTreeSet<&Item> {
        self.faults.iter().filter_map(|fault| fault.item.as_ref()).collect()
    }
}

/// A sound lesson in all its languages.
#[derive(Debug, Clone)]
pub struct LessonFiles {
    /// The name of its folder.
    pub slug: String,
    /// SHA-256 in hex over all that makes it: texts, the pictures it shows, the addresses it links to.
    pub hash: String,
    /// English always; Spanish when there is a `lesson.es.md`.
    pub languages: BTreeMap<Language, Lesson>,
    /// The pictures it shows and the recordings it plays.
    pub media: Vec<MediaFile>,
}

/// A picture, a recording or its captions, beside a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// File name.
    pub name: String,
    /// SHA-256 of the bytes in hex.
    pub sha256: String,
    /// The media type to serve it as.
    pub media_type: &'static str,
    /// Where lessons expect it: `/media/<sha256>.<ending>`.
    pub url: String,
    /// Width and height of a picture, in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A sound file with its name and hash.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The file's name without its ending.
    pub slug: String,
    /// SHA-256 of the file in hex.
    pub hash: String,
    /// What it says.
    pub body: T,
}

/// A credit module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What a learner can do afterwards; at least one.
    pub objectives: Vec<String>,
    /// Slug of the organization that gives it.
    pub provider: String,
    /// Instructor of record.
    pub instructor: String,
    /// Nominal minutes, evaluation included.
    pub minutes: u32,
    /// Nominal minutes of the evaluation.
    pub evaluation_minutes: u32,
    /// The trial that confirms its minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
    /// Slugs of its lessons, in order.
    pub lessons: Vec<String>,
    /// When the evaluation is passed.
    pub pass: PassRule,
    /// How it is given.
    pub mode: Mode,
    /// Shelf.
    pub topic: Topic,
    /// `framework:heading`, at least one.
    pub competencies: Vec<String>,
    /// Basic skills, which some programs give no credit for.
    pub basic_skill: bool,
    /// How the place works, for new people: some programs give no credit for that either.
    #[serde(default)]
    pub onboarding: bool,
    /// When it was last reviewed.
    pub reviewed_on: NaiveDate,
    /// When it has to be reviewed again.
    pub review_by: NaiveDate,
    /// Who approved it, for programs that ask for that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<ModuleApproval>,
    /// For how many months after its completion a certificate for it holds; for ever where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_for_months: Option<u32>,
    /// The evaluation; at least one question.
    pub questions: Vec<Question>,
    /// The feedback form, 2 to 5 items.
    pub feedback: Vec<FeedbackItem>,
}

/// A question of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the module and stable for ever.
    pub id: String,
    /// Slug of the lesson it comes back to.
    pub lesson: String,
    /// Text and options.
    #[serde(flatten)]
    pub check: Check,
}

/// An item of a feedback form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackItem {
    /// Unique in the form and stable for ever.
    pub id: String,
    /// What it asks.
    pub text: String,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: FeedbackKind,
}

/// An ordered set of modules for one stage of a career.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pathway {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Whom it is for.
    pub audience: String,
    /// Stage.
    pub stage: Stage,
    /// Slugs of modules, in order; at least one.
    pub modules: Vec<String>,
    /// Slugs of modules to choose from; may be empty.
    pub electives: Vec<String>,
}

/// An association, state library, system, library or provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// A made-up one, and marked as such wherever it is shown.
    pub example: bool,
    /// Zone of its clock.
    pub time_zone: Tz,
    /// Whom to ask.
    pub contact_name: String,
    /// What they do there.
    pub contact_role: String,
    /// Mail address.
    pub contact_email: String,
    /// Telephone.
    pub contact_phone: String,
    /// When they answer.
    pub contact_hours: String,
    /// The same in Spanish; where it is left out, Spanish pages say it in English.
    #[serde(default)]
    pub contact_hours_es: Option<String>,
    /// Post address.
    pub address: String,
    /// Website.
    pub website: String,
    /// The letters its certificate numbers begin with, 2 to 5 capitals, unique.
    pub certificate_prefix: String,
    /// Year of foundation.
    pub established: u32,
    /// Who signs.
    pub signatory_name: String,
    /// As what.
    pub signatory_title: String,
    /// Approval as a provider, where a program has given one.
    pub approval_number: Option<String>,
    /// Words round the seal.
    pub seal_text: String,
}
